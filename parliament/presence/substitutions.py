"""Use cases of substitution: a seat changes hands, between items, and may change back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.access.short_codes import ShortCodes
from parliament.door import service as door
from parliament.live.outbox import announce_seats
from parliament.presence import rules
from parliament.presence.models import Substitution
from parliament.registration import service as registration
from parliament.registration.service import PersonView
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction


class _Bound:
    """The codes that are renewed with the keys; bound by the application."""

    short_codes: ShortCodes | None = None


def bind_short_codes(short_codes: ShortCodes | None) -> None:
    """Have a seat's typed code renewed too when it changes hands."""
    _Bound.short_codes = short_codes


@dataclass(frozen=True, slots=True)
class SubstitutionView:
    """A seat that changes hands; ``at`` is None while it waits for the next item."""

    id: str
    seat_id: str
    out_delegate_id: str
    out_name: str
    in_delegate_id: str
    in_name: str
    why: str
    status: str
    asked_at: datetime
    at: datetime | None


def substitute(
    *,
    sitting_id: str,
    seat_id: str,
    delegate_id: str,
    by: Actor,
    why: str = rules.OTHER,
    at: datetime | None = None,
    reason: str = "",
) -> SubstitutionView:
    """Let another person of the company take over a seat: the old key is dead at once, the vote stays one.

    While an item is being dealt with the change waits for the next one, unless it has already happened in
    the room (``at`` is its real time, UTC, or ``reason`` is given). The returning delegate takes the seat
    back in the same way.

    Raises:
        SeatInDivision: a division is open.
        SameServing: the person already serves there.
        SameDayReturn: the rule is switched on, and the person has left before today.
        AlreadySeated, NotOfTheCompany: see there.
        SubstitutionStepNotPossible: another change waits for the seat.
        SittingNotOpen: the sitting is over.
    """
    if why not in rules.WHYS:
        raise NotFound
    with transaction() as tx:
        sitting = sittings.sitting(sitting_id)
        if sitting.phase == sitting_rules.CLOSED:
            raise sitting_rules.SittingNotOpen
        if sittings.division_is_open(sitting_id):
            raise rules.SeatInDivision
        moment = sitting_rules.when(at, now=clock.now())
        out = _person_on(seat_id, sitting.edition_id)
        _check_person(tx.session, sitting_id, out, delegate_id)
        row = _add(tx, sitting_id, seat_id, out.delegate_id, delegate_id, why)
        words = text.clean(reason, max_length=300, field="reason", required=False)
        personal = {"reason": words} if words else {}
        facts = {"seat": seat_id, "out": out.delegate_id, "in": delegate_id, "why": why}
        journal.record(
            tx, action="presence.substitution_asked", subject=row.id, actor=by, facts=facts, personal=personal
        )
        kind = sitting.item.kind if sitting.item else None
        if not rules.must_wait(item_kind=kind, has_happened=at is not None or bool(words)):
            _take_over(tx, row, moment, by)
        return _views(tx.session, [row])[0]


def withdraw_substitution(*, substitution_id: str, by: Actor) -> None:
    """Take back a change that waits.

    Raises:
        SubstitutionStepNotPossible: it has been carried out or withdrawn.
        NotFound: there is none.
    """
    with transaction() as tx:
        row = tx.session.get(Substitution, substitution_id)
        if row is None:
            raise NotFound
        row.status = rules.next_substitution(row.status, "withdraw")
        tx.session.flush()
        journal.record(tx, action="presence.substitution_withdrawn", subject=row.id, actor=by)


def take_over_waiting(sitting_id: str, by: Actor) -> None:
    """Carry out the changes that wait: called when an item begins. An open division keeps them waiting.

    A change that has become impossible meanwhile is withdrawn, so that nothing stands in the sitting's way.
    """
    with transaction() as tx:
        query = select(Substitution).filter_by(sitting_id=sitting_id, status=rules.WAITING)
        rows = tx.session.scalars(query.order_by(Substitution.asked_at)).all()
        if not rows or sittings.division_is_open(sitting_id):
            return
        for row in rows:
            if _is_possible(row):
                _take_over(tx, row, clock.now(), by)
                continue
            row.status = rules.next_substitution(row.status, "withdraw")
            tx.session.flush()
            journal.record(tx, action="presence.substitution_withdrawn", subject=row.id, actor=by)


def substitutions(sitting_id: str) -> list[SubstitutionView]:
    """The changes of a sitting, in the order they were asked for; without those taken back."""
    query = (
        select(Substitution).filter_by(sitting_id=sitting_id).where(Substitution.status != rules.WITHDRAWN)
    )
    with reading() as session:
        return _views(session, list(session.scalars(query.order_by(Substitution.asked_at, Substitution.id))))


def candidates(sitting_id: str, seat_id: str) -> list[PersonView]:
    """Who may take over a seat: the company's people without a seat, in the order of KL 5:18."""
    with reading() as session:
        seat = registration.seat(seat_id)
        free = {
            p.delegate_id: p for p in registration.people_of_company(seat.company_id) if p.seat_id is None
        }
        served = session.scalars(
            select(Substitution.in_delegate_id).filter_by(sitting_id=sitting_id, status=rules.SERVING)
        ).all()
    positions = ((person.delegate_id, person.position) for person in free.values())
    return [free[id_] for id_ in rules.order_of_substitutes(positions, served)]


def _person_on(seat_id: str, edition_id: str) -> PersonView:
    if registration.seat(seat_id).edition_id != edition_id:
        raise NotFound
    return registration.person_on(seat_id)


def _check_person(session: Session, sitting_id: str, out: PersonView, delegate_id: str) -> None:
    """Whether this person may take over the seat of ``out``."""
    if out.delegate_id == delegate_id:
        raise rules.SameServing
    person = registration.people([delegate_id]).get(delegate_id)
    if person is None:
        raise NotFound
    earlier = substitutions_made(session, sitting_id)
    first_in: dict[str, str] = {}
    for row in earlier:
        first_in.setdefault(row.out_delegate_id, "delegate")
        first_in.setdefault(row.in_delegate_id, "substitute")
    stepped_in = frozenset(id_ for id_, role in first_in.items() if role == "substitute")
    left = [(row.out_delegate_id, row.why) for row in earlier]
    no_return = "no_return" in sittings.tools_now(sitting_id)
    if not rules.may_serve_again(delegate_id, left, no_return=no_return, substitutes=stepped_in):
        raise rules.SameDayReturn(name=person.name)


def substitutions_made(session: Session, sitting_id: str) -> list[Substitution]:
    """The changes that have been carried out, in the order of their times."""
    query = select(Substitution).filter_by(sitting_id=sitting_id, status=rules.SERVING)
    return list(session.scalars(query.order_by(Substitution.at, Substitution.asked_at)))


def _add(tx: Transaction, sitting_id: str, seat_id: str, out: str, into: str, why: str) -> Substitution:
    row = Substitution(
        sitting_id=sitting_id,
        seat_id=seat_id,
        out_delegate_id=out,
        in_delegate_id=into,
        why=why,
        asked_at=clock.now(),
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
    except IntegrityError as error:
        if violates(error, "uq_substitution_waiting"):
            raise rules.SubstitutionStepNotPossible from error
        raise
    return row


def _is_possible(row: Substitution) -> bool:
    person = registration.people([row.in_delegate_id]).get(row.in_delegate_id)
    seat = registration.seat(row.seat_id)
    return person is not None and person.seat_id is None and seat.active


def _take_over(tx: Transaction, row: Substitution, moment: datetime, by: Actor) -> None:
    """Hand the seat over. Who was here leaves, who comes is here, at the same moment.

    Before the sitting nobody is made to be here who has not come.
    """
    here_since = door.since(row.seat_id)
    if here_since is not None:
        moment = max(moment, here_since)
        door.check_out(seat_id=row.seat_id, by=by, at=moment)
    seat = registration.seat_person(
        seat_id=row.seat_id, delegate_id=row.in_delegate_id, by=by, short_codes=_Bound.short_codes
    )
    row.status = rules.next_substitution(row.status, "take_over")
    row.at = moment
    tx.session.flush()
    if here_since is not None or sittings.sitting(row.sitting_id).phase != sitting_rules.PLANNED:
        door.check_in(seat_id=row.seat_id, how="name", by=by, at=moment)
    facts = {"at": clock.iso(moment), "seat": row.seat_id, "in": row.in_delegate_id}
    journal.record(tx, action="presence.seat_taken_over", subject=row.sitting_id, actor=by, facts=facts)
    announce_seats(tx, edition_id=seat.edition_id, seats=(seat.id,))


def _views(session: Session, rows: list[Substitution]) -> list[SubstitutionView]:
    ids = {id_ for row in rows for id_ in (row.out_delegate_id, row.in_delegate_id)}
    names = {id_: person.name for id_, person in registration.people(ids).items()}
    return [
        SubstitutionView(
            id=row.id,
            seat_id=row.seat_id,
            out_delegate_id=row.out_delegate_id,
            out_name=names.get(row.out_delegate_id, "–"),
            in_delegate_id=row.in_delegate_id,
            in_name=names.get(row.in_delegate_id, "–"),
            why=row.why,
            status=row.status,
            asked_at=row.asked_at,
            at=row.at,
        )
        for row in rows
    ]
