"""Use cases around a seat's secrets: print them, show one again, replace one."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.access.seat_keys import SeatKeys
from parliament.access.short_codes import ShortCodes
from parliament.live.outbox import announce_key_replaced
from parliament.registration import letters
from parliament.registration.models import Seat
from parliament.registration.seats import SeatView, identities, seat, seats
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


@dataclass(frozen=True, slots=True)
class PrintedSeat:
    """What is printed for one seat: its two secrets and the private link."""

    seat: int
    company: str
    delegate: str
    key: str
    door_code: str
    link: str


def replace_key(*, seat_id: str, by: Actor, short_codes: ShortCodes | None = None) -> SeatView:
    """Give a seat a new key: the old link is dead at once, open sockets included. The badge stays valid.

    Args:
        seat_id: which seat.
        by: who does it.
        short_codes: where the seat's typed code is renewed too, so that the old one opens nothing.

    Raises:
        NotFound: there is none with this id, or it is cancelled.
    """
    with transaction() as tx:
        row = tx.session.get(Seat, seat_id)
        if row is None or not row.active:
            raise NotFound
        row.key_version += 1
        tx.session.flush()
        journal.record(
            tx,
            action="registration.key_replaced",
            subject=row.id,
            actor=by,
            facts={"version": row.key_version},
        )
        if short_codes is not None:
            short_codes.renew(seat_id=row.id, by=by)
        announce_key_replaced(tx, edition_id=row.edition_id, seat_id=row.id)
        replaced = seat(row.id)
        letters.write_new_link(replaced)
        return replaced


def note_link_shown(*, seat_id: str, by: Actor) -> None:
    """Note in the journal that someone of staff has seen a seat's private link."""
    with transaction() as tx:
        journal.record(tx, action="registration.link_shown", subject=seat_id, actor=by)


def note_code_shown(*, seat_id: str, by: Actor) -> None:
    """Note in the journal that someone of staff has seen a seat's typed code."""
    with transaction() as tx:
        journal.record(tx, action="registration.code_shown", subject=seat_id, actor=by)


def printed_seats(edition_id: str, *, by: Actor, public_url: str, keys: SeatKeys) -> list[PrintedSeat]:
    """The seats in use with their secrets, for printing; each printing is one entry in the journal.

    Args:
        edition_id: which edition.
        by: who prints.
        public_url: what links begin with, without a slash at the end.
        keys: derives the secrets.
    """
    with transaction() as tx:
        found = identities(edition_id)
        views = seats(edition_id)
        facts = {"edition": edition_id, "seats": len(views)}
        journal.record(tx, action="registration.keys_printed", subject=edition_id, actor=by, facts=facts)
    return [
        _printed(view, keys.key(found[view.id]), keys.door_code(found[view.id]), public_url) for view in views
    ]


def _printed(view: SeatView, key: str, door_code: str, public_url: str) -> PrintedSeat:
    link = f"{public_url}/d/{key}"
    return PrintedSeat(view.number, view.company_name, view.delegate_name, key, door_code, link)
