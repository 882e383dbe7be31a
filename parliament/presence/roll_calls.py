"""Use cases of the roll call (upprop), and of arrivals and departures entered with their real time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.live.outbox import announce_state
from parliament.presence import rules
from parliament.presence.models import RollCall, RollCallAnswer
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction


@dataclass(frozen=True, slots=True)
class RollCallView:
    """A roll call. ``answers``: by seat, whether somebody answered. The counts are set when it ends."""

    id: str
    began_at: datetime
    ended_at: datetime | None
    quorum: rules.Quorum
    answers: dict[str, bool]


def quorum_now(edition_id: str) -> rules.Quorum:
    """How many of the seats with a vote are here now."""
    with reading():
        here = door.present_seats(edition_id)
        voting = [seat.id for seat in registration.seats(edition_id) if seat.may_vote]
        return rules.Quorum(sum(id_ in here for id_ in voting), len(voting))


def begin_roll_call(*, sitting_id: str, by: Actor) -> str:
    """Begin to call the roll (KL 5:45; repeated when the chair finds it needed); returns its id.

    Raises:
        RollCallStep: one is going on; kept by the database.
        StepNotPossible: the sitting is over.
    """
    with transaction() as tx:
        sitting = sittings.sitting(sitting_id)
        if sitting.phase == sitting_rules.CLOSED:
            raise sitting_rules.SittingNotOpen
        row = RollCall(sitting_id=sitting_id, began_at=clock.now())
        try:
            with tx.session.begin_nested():
                tx.session.add(row)
        except IntegrityError as error:
            if violates(error, "uq_roll_call_open"):
                raise rules.RollCallStep from error
            raise
        _record(tx, "presence.roll_call_begun", sitting_id, by, {"roll_call": row.id})
        announce_state(tx, edition_id=sitting.edition_id)
        return row.id


def answer(*, sitting_id: str, seat_id: str, here: bool, by: Actor) -> None:
    """Note whether a called seat answered: it is here from now, or it has left. Again: a correction.

    A seat that is already as it was called keeps its times.

    Raises:
        RollCallStep: no roll call is going on.
        NotFound: there is no such seat in use.
    """
    with transaction() as tx:
        row = _open(tx.session, sitting_id)
        seat = registration.seat(seat_id)
        if row is None:
            raise rules.RollCallStep
        if not seat.active or seat.edition_id != sittings.sitting(sitting_id).edition_id:
            raise NotFound
        tx.session.execute(delete(RollCallAnswer).filter_by(roll_call_id=row.id, seat_id=seat_id))
        tx.session.add(RollCallAnswer(roll_call_id=row.id, seat_id=seat_id, here=here))
        tx.session.flush()
        present = door.since(seat_id) is not None
        if here and not present:
            door.check_in(seat_id=seat_id, how="name", by=by)
        if present and not here:
            door.check_out(seat_id=seat_id, by=by)
        facts = {"roll_call": row.id, "here": here}
        journal.record(tx, action="presence.roll_called", subject=seat_id, actor=by, facts=facts)


def end_roll_call(*, sitting_id: str, by: Actor) -> rules.Quorum:
    """End the roll call; who was not called stays as the door has it. Returns how many are here.

    Raises:
        RollCallStep: no roll call is going on.
    """
    with transaction() as tx:
        row = _open(tx.session, sitting_id)
        if row is None:
            raise rules.RollCallStep
        edition_id = sittings.sitting(sitting_id).edition_id
        counted = quorum_now(edition_id)
        row.ended_at = clock.now()
        row.present, row.members = counted.present, counted.members
        tx.session.flush()
        facts = {"roll_call": row.id, "present": counted.present, "members": counted.members}
        _record(tx, "presence.roll_call_ended", sitting_id, by, facts)
        announce_state(tx, edition_id=edition_id)
        return counted


def note_arrival(*, sitting_id: str, seat_id: str, by: Actor, at: datetime | None = None) -> None:
    """Note that somebody came; ``at`` (UTC) is when, if it is entered afterwards.

    Raises:
        StaysOverlap: the person was here then.
        TimeNotPlausible: in the future, or long ago.
        NotFound: there is no such seat in use.
    """
    with transaction():
        sitting = sittings.sitting(sitting_id)
        stays = [
            (stay.arrived_at, stay.left_at)
            for stay in door.attendance(sitting.edition_id)
            if stay.seat_id == seat_id
        ]
        rules.check_fits(stays, at or clock.now())
        came = door.check_in(seat_id=seat_id, how="name", by=by, at=at, edition_id=sitting.edition_id)
        if came.status != "welcome":
            raise NotFound


def note_departure(*, sitting_id: str, seat_id: str, by: Actor, at: datetime | None = None) -> None:
    """Note that somebody left; ``at`` (UTC) is when, if it is entered afterwards.

    Raises:
        NotHere: the person is not here.
        TimeNotPlausible: in the future, or before the arrival.
    """
    with transaction():
        if registration.seat(seat_id).edition_id != sittings.sitting(sitting_id).edition_id:
            raise NotFound
        door.check_out(seat_id=seat_id, by=by, at=at)


def roll_call(sitting_id: str) -> RollCallView | None:
    """The roll call that is going on, else the latest one; None before the first."""
    calls = roll_calls(sitting_id)
    return calls[-1] if calls else None


def roll_calls(sitting_id: str) -> list[RollCallView]:
    """All roll calls of a sitting, in order."""
    with reading() as session:
        rows = session.scalars(select(RollCall).filter_by(sitting_id=sitting_id).order_by(RollCall.began_at))
        return [_view(session, row) for row in rows]


def _view(session: Session, row: RollCall) -> RollCallView:
    found = session.scalars(select(RollCallAnswer).filter_by(roll_call_id=row.id))
    answers = {each.seat_id: each.here for each in found}
    return RollCallView(row.id, row.began_at, row.ended_at, rules.Quorum(row.present, row.members), answers)


def _open(session: Session, sitting_id: str) -> RollCall | None:
    query = select(RollCall).filter_by(sitting_id=sitting_id).where(RollCall.ended_at.is_(None))
    return session.scalar(query)


def _record(tx: Transaction, action: str, sitting_id: str, by: Actor, facts: dict[str, object]) -> None:
    journal.record(tx, action=action, subject=sitting_id, actor=by, facts=facts)
