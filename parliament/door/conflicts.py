"""Admissions that need a person: two doors let in one seat, or a door let in somebody without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from parliament.door.models import DoorConflict, DoorScan
from parliament.door.rules import Admission
from parliament.live.outbox import STAFF, announce
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "door"


@dataclass(frozen=True, slots=True)
class ConflictView:
    """An admission to look into. ``kind`` double: ``first_*`` tells of the admission that counts."""

    id: str
    kind: str
    seat: SeatView | None
    first_at: datetime | None
    first_device: str
    second_at: datetime
    second_device: str


def note(tx: Transaction, scan: DoorScan, *, kind: str, first: Admission | None, second: Admission) -> None:
    """Keep a conflict that ``scan`` brought, for all doors and the desk to see."""
    row = DoorConflict(
        edition_id=scan.edition_id,
        seat_id=scan.seat_id,
        scan_id=scan.id,
        kind=kind,
        first_at=first.at if first else None,
        first_device=first.device if first else "",
        second_at=second.at,
        second_device=second.device,
    )
    tx.session.add(row)
    tx.session.flush()
    journal.record(
        tx,
        action="door.conflict",
        subject=scan.seat_id or scan.edition_id,
        actor=Actor.system(),
        facts={
            "kind": kind,
            "first": clock.iso(first.at) if first else "",
            "second": clock.iso(second.at),
        },
    )
    announce(tx, TOPIC, edition_id=scan.edition_id)
    announce(tx, STAFF, edition_id=scan.edition_id)


def noted(tx: Transaction, scan: DoorScan) -> bool:
    """Whether the scan's conflict is kept already."""
    query = select(DoorConflict.id).where(DoorConflict.scan_id == scan.id)
    return tx.session.scalar(query) is not None


def unsettled(edition_id: str) -> list[ConflictView]:
    """The conflicts that nobody has settled, the latest first."""
    query = select(DoorConflict).where(
        DoorConflict.edition_id == edition_id, DoorConflict.settled_at.is_(None)
    )
    with reading() as session:
        rows = session.scalars(query.order_by(DoorConflict.second_at.desc(), DoorConflict.id)).all()
        return [_view(row) for row in rows]


def settle(*, conflict_id: str, by: Actor) -> None:
    """Note that somebody has looked into a conflict. Twice changes nothing.

    Raises:
        NotFound: there is none with this id.
    """
    with transaction() as tx:
        row = tx.session.get(DoorConflict, conflict_id)
        if row is None:
            raise NotFound
        if row.settled_at is not None:
            return
        row.settled_at, row.settled_by = clock.now(), str(by)
        tx.session.flush()
        subject = row.seat_id or row.edition_id
        journal.record(
            tx, action="door.conflict_settled", subject=subject, actor=by, facts={"kind": row.kind}
        )
        announce(tx, TOPIC, edition_id=row.edition_id)
        announce(tx, STAFF, edition_id=row.edition_id)


def _view(row: DoorConflict) -> ConflictView:
    return ConflictView(
        id=row.id,
        kind=row.kind,
        seat=registration.seat(row.seat_id) if row.seat_id else None,
        first_at=row.first_at,
        first_device=row.first_device,
        second_at=row.second_at,
        second_device=row.second_device,
    )
