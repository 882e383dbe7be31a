"""Use cases of the door: check in, check out, undo, and who is here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import IntegrityError

from parliament.access.seat_keys import SeatDirectory, SeatIdentity, SeatKeys, UnknownDoorCode
from parliament.door import rules
from parliament.door.models import Attendance
from parliament.editions import service as editions
from parliament.live.outbox import announce_seats, announce_state
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock, text
from parliament.shared.errors import RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.bulk import among
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

How = Literal["door_code", "name", "self", "api"]
Status = Literal["welcome", "already_in", "cancelled", "wrong_edition", "unknown"]
DEVICE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class CheckInView:
    """What came of a check-in. ``at`` and ``by`` tell of the one that counts, which may be an earlier one."""

    status: Status
    seat_id: str | None = None
    at: datetime | None = None
    by: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """A time that a seat's delegate was here."""

    seat_id: str
    arrived_at: datetime
    left_at: datetime | None
    how: str


def check_in(
    *,
    seat_id: str,
    how: How,
    by: Actor,
    at: datetime | None = None,
    device: str = "",
    edition_id: str | None = None,
) -> CheckInView:
    """Note that a seat's delegate is here. Again: nothing changes, and the answer says since when.

    Args:
        seat_id: whose.
        how: by the badge's code, from the list of names, by oneself, or by a device over the API.
        by: who does it.
        at: UTC, when a device that was offline did it; now when left out.
        device: what the device calls itself.
        edition_id: the edition that this door is for, when it matters.

    Raises:
        NotFound: there is no such seat.
        DoorClosed: the edition is over or cancelled.
        NotTheDay: by oneself, before the day.
        TimeNotPlausible: ``at`` is in the future or long ago.
    """
    device = text.clean(device, max_length=DEVICE_LENGTH, field="device", required=False)
    with transaction() as tx:
        place = registration.seat(seat_id)
        if not place.active:
            return CheckInView("cancelled", place.id)
        if edition_id is not None and place.edition_id != edition_id:
            return CheckInView("wrong_edition", place.id)
        present = open_row(tx, seat_id)
        if present is not None:
            return _already(present)
        moment = _moment(place, how, at)
        row = Attendance(
            edition_id=place.edition_id,
            seat_id=seat_id,
            arrived_at=moment,
            how=how,
            by=str(by),
            device=device,
        )
        if not _entered(tx, row):
            return _already(open_row(tx, seat_id) or row)
        facts = {"how": how, "at": clock.iso(moment)}
        journal.record(tx, action="door.checked_in", subject=seat_id, actor=by, facts=facts)
        _announce(tx, place)
        return CheckInView("welcome", seat_id, moment, str(by), how)


def _entered(tx: Transaction, row: Attendance) -> bool:
    """Whether the database took the row; not when somebody else has just noted the same arrival."""
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
    except IntegrityError as error:
        if violates(error, "uq_attendance_open"):
            return False
        raise
    return True


def check_in_by_code(
    *,
    door_code: str,
    keys: SeatKeys,
    directory: SeatDirectory,
    how: How = "door_code",
    by: Actor,
    at: datetime | None = None,
    device: str = "",
    edition_id: str | None = None,
) -> CheckInView:
    """Check in by the code of a badge or a ticket. A code that is not known gives the status ``unknown``.

    Raises:
        KeyIsNoDoorCode: it is a delegate's private key, which opens nothing here.
        RuleBroken: as ``check_in``.
    """
    try:
        place = keys.seat_of_door_code(door_code, CancelledToo(directory))
    except UnknownDoorCode:
        return CheckInView("unknown")
    return check_in(seat_id=place.id, how=how, by=by, at=at, device=device, edition_id=edition_id)


def check_out(*, seat_id: str, by: Actor, at: datetime | None = None) -> None:
    """Note that a seat's delegate has left; ``at`` (UTC) is when, if that was earlier.

    Raises:
        NotHere: the delegate is not here.
        TimeNotPlausible: ``at`` is in the future, or before the arrival.
    """
    with transaction() as tx:
        row = open_row(tx, seat_id)
        if row is None:
            raise rules.NotHere
        row.left_at = rules.departure(at, arrived_at=row.arrived_at, now=clock.now())
        tx.session.flush()
        facts = {"at": clock.iso(row.left_at)}
        journal.record(tx, action="door.checked_out", subject=seat_id, actor=by, facts=facts)
        _announce(tx, registration.seat(seat_id))


def undo_check_in(*, seat_id: str, by: Actor) -> None:
    """Take back a check-in that was a mistake: it was never so. The journal keeps that it was done.

    Raises:
        NotHere: the delegate is not here.
    """
    with transaction() as tx:
        row = open_row(tx, seat_id)
        if row is None:
            raise rules.NotHere
        facts = {"arrived_at": clock.iso(row.arrived_at)}
        tx.session.execute(delete(Attendance).where(Attendance.id == row.id))
        journal.record(tx, action="door.check_in_undone", subject=seat_id, actor=by, facts=facts)
        _announce(tx, registration.seat(seat_id))


def since(seat_id: str) -> datetime | None:
    """Since when the seat's delegate is here; None when not."""
    with reading() as session:
        query = select(Attendance.arrived_at).where(
            Attendance.seat_id == seat_id, Attendance.left_at.is_(None)
        )
        return session.scalar(query)


def open_presence(seat_id: str) -> CheckInView | None:
    """The check-in of a seat whose delegate is here; None when not."""
    with reading() as session:
        query = select(Attendance).where(Attendance.seat_id == seat_id, Attendance.left_at.is_(None))
        row = session.scalar(query)
        return _already(row) if row is not None else None


def present_since(edition_id: str) -> dict[str, datetime]:
    """The seats whose delegates are here, and since when."""
    with reading() as session:
        query = select(Attendance.seat_id, Attendance.arrived_at).where(
            Attendance.edition_id == edition_id, Attendance.left_at.is_(None)
        )
        return dict(session.execute(query).all())


def present_seats(edition_id: str) -> set[str]:
    """The seats in use whose delegates are here."""
    with reading() as session:
        query = select(Attendance.seat_id).where(
            Attendance.edition_id == edition_id, Attendance.left_at.is_(None)
        )
        here = set(session.scalars(query))
        return here & set(registration.seat_ids(edition_id, in_use=True)) if here else here


def present_among(seat_ids: Iterable[str]) -> set[str]:
    """Those of ``seat_ids`` whose delegates are here."""
    with reading() as session:
        return present_on(session.connection(), seat_ids)


def attendance(edition_id: str) -> list[AttendanceView]:
    """All arrivals and departures of an edition, in order of arrival."""
    with reading() as session:
        query = select(Attendance.seat_id, Attendance.arrived_at, Attendance.left_at, Attendance.how)
        query = query.where(Attendance.edition_id == edition_id).order_by(
            Attendance.arrived_at, Attendance.id
        )
        return [AttendanceView(*row) for row in session.execute(query)]


def present_on(connection: Connection, seat_ids: Iterable[str]) -> set[str]:
    """Those of ``seat_ids`` whose delegates are here; one query on ``connection``.

    Whether a seat is still in use is told by ``registration.issue_keys_version_on``.
    """
    key = Attendance.seat_id
    return {row[0] for row in among(connection, [key], Attendance.left_at.is_(None), key=key, ids=seat_ids)}


class CancelledToo:
    """A directory that also finds cancelled seats, so that the door can say what is the matter."""

    def __init__(self, directory: SeatDirectory) -> None:
        self._directory = directory

    def by_locator(self, locator: bytes) -> SeatIdentity | None:
        """The seat with this locator, as if it were in use, or None."""
        found = self._directory.by_locator(locator)
        return replace(found, active=True) if found else None

    def by_id(self, seat_id: str) -> SeatIdentity | None:
        """The seat with this id, or None."""
        return self._directory.by_id(seat_id)


def may_check_self_in(edition_id: str) -> bool:
    """Whether delegates may say "Jag är här" themselves now."""
    edition = editions.edition(edition_id)
    try:
        rules.may_check_self_in(edition.status, edition.date, clock.now())
    except RuleBroken:
        return False
    return True


def _moment(place: SeatView, how: How, at: datetime | None) -> datetime:
    edition = editions.edition(place.edition_id)
    now = clock.now()
    if how == "self":
        rules.may_check_self_in(edition.status, edition.date, now)
        return now
    rules.may_check_in(edition.status)
    return rules.plausible(at, now)


def open_row(tx: Transaction, seat_id: str) -> Attendance | None:
    """The row of a presence that goes on, for the door's own modules."""
    query = select(Attendance).where(Attendance.seat_id == seat_id, Attendance.left_at.is_(None))
    return tx.session.scalar(query)


def _already(row: Attendance) -> CheckInView:
    return CheckInView("already_in", row.seat_id, row.arrived_at, row.by, row.how)


def _announce(tx: Transaction, place: SeatView) -> None:
    announce_seats(tx, edition_id=place.edition_id, seats=(place.id,))
    announce_state(tx, edition_id=place.edition_id)
