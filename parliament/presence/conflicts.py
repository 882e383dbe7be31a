"""Use cases of conflict of interest (jäv), and the electoral register of an item's divisions."""

from __future__ import annotations

from sqlalchemy import delete, select

from parliament.door import service as door
from parliament.live.outbox import announce_seats, announce_state
from parliament.presence import rules
from parliament.presence.models import ConflictOfInterest
from parliament.presence.roll_calls import quorum_now
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction


def set_conflict(*, sitting_id: str, item_id: str, seat_id: str, on: bool, by: Actor) -> None:
    """Note that a seat takes no part in an item for a conflict of interest (KL 5:47), or take that back.

    The seat is left out of the register of divisions that open from now on.

    Raises:
        ConflictsOff: nobody has switched this on for the item.
        SeatInDivision: a division is open.
        NotFound: there is no such item or seat.
    """
    with transaction() as tx:
        sitting = sittings.sitting(sitting_id)
        seat = registration.seat(seat_id)
        if item_id not in {item.id for item in sitting.items} or seat.edition_id != sitting.edition_id:
            raise NotFound
        if on and "jav" not in sittings.tools(item_id):
            raise rules.ConflictsOff
        if sittings.division_is_open(sitting_id):
            raise rules.SeatInDivision
        key = {"item_id": item_id, "seat_id": seat_id}
        known = tx.session.scalar(select(ConflictOfInterest).filter_by(**key)) is not None
        if known == on:
            return
        if on:
            tx.session.add(ConflictOfInterest(**key, at=clock.now()))
            tx.session.flush()
        else:
            tx.session.execute(delete(ConflictOfInterest).filter_by(**key))
        action = "presence.conflict_noted" if on else "presence.conflict_withdrawn"
        journal.record(tx, action=action, subject=item_id, actor=by, facts={"seat": seat_id})
        announce_seats(tx, edition_id=sitting.edition_id, seats=(seat_id,))
        announce_state(tx, edition_id=sitting.edition_id)


def conflicts(item_id: str) -> frozenset[str]:
    """The seats that take no part in an item."""
    with reading() as session:
        return frozenset(session.scalars(select(ConflictOfInterest.seat_id).filter_by(item_id=item_id)))


def conflicts_of_items(sitting_id: str) -> dict[str, frozenset[str]]:
    """The seats that take no part, by item; only items that have some."""
    items = [item.id for item in sittings.sitting(sitting_id).items]
    query = select(ConflictOfInterest.item_id, ConflictOfInterest.seat_id)
    with reading() as session:
        rows = session.execute(query.where(ConflictOfInterest.item_id.in_(items))).all()
    found: dict[str, set[str]] = {}
    for item_id, seat_id in rows:
        found.setdefault(item_id, set()).add(seat_id)
    return {item_id: frozenset(seats) for item_id, seats in found.items()}


def register_for(*, edition_id: str, item_id: str | None) -> rules.Register:
    """Who may vote in a division of an item that opens now, and why each other seat with a vote may not.

    Raises:
        NoQuorum: fewer than more than half are here, and that has been made a block for the item (KL 5:45).
    """
    with reading():
        if item_id is not None and "quorum_block" in sittings.tools(item_id):
            quorum = quorum_now(edition_id)
            if not quorum.is_reached:
                raise rules.NoQuorum(present=quorum.present, members=quorum.members, needed=quorum.needed)
        here = door.present_seats(edition_id)
        out = conflicts(item_id) if item_id is not None else frozenset()
        return rules.register_of(
            rules.Member(seat.id, seat.id in here, seat.id in out)
            for seat in registration.seats(edition_id)
            if seat.may_vote
        )
