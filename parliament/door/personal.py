"""What the door keeps about a person: when a seat's delegate came and went."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from parliament.door.models import Attendance, DoorScan, LateArrival
from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading, transaction


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """Arrivals, departures and scans of these seats, and when they said that they would come later."""
    scans = select(DoorScan).where(DoorScan.seat_id.in_(list(seat_ids))).order_by(DoorScan.at)
    late = select(LateArrival).where(LateArrival.seat_id.in_(list(seat_ids)))
    query = select(Attendance).where(Attendance.seat_id.in_(list(seat_ids))).order_by(Attendance.arrived_at)
    with reading() as session:
        rows = [
            {"arrived_at": row.arrived_at, "left_at": row.left_at, "how": row.how}
            for row in session.scalars(query)
        ]
        scanned = [{"at": row.at, "status": row.outcome} for row in session.scalars(scans)]
        expected = [{"arrived_at": row.expected_at, "at": row.noted_at} for row in session.scalars(late)]
    return [held("attendance", rows), held("door_scan", scanned), held("late_arrival", expected)]


def erase_person(seat_ids: Sequence[str]) -> int:
    """Forget which device checked the seats in. That a seat was here stays: the registers rest on it."""
    with transaction() as tx:
        ids = list(tx.session.scalars(select(Attendance.id).where(Attendance.seat_id.in_(list(seat_ids)))))
        tx.session.execute(update(Attendance).where(Attendance.id.in_(ids)).values(device=""))
        return len(ids)
