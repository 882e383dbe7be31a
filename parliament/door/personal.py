"""What the door keeps about a person: when a seat's delegate came and went."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from parliament.door.models import Attendance
from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading, transaction


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """Arrivals and departures of these seats."""
    query = select(Attendance).where(Attendance.seat_id.in_(list(seat_ids))).order_by(Attendance.arrived_at)
    with reading() as session:
        rows = [
            {"arrived_at": row.arrived_at, "left_at": row.left_at, "how": row.how}
            for row in session.scalars(query)
        ]
    return [held("attendance", rows)]


def erase_person(seat_ids: Sequence[str]) -> int:
    """Forget which device checked the seats in. That a seat was here stays: the registers rest on it."""
    with transaction() as tx:
        ids = list(tx.session.scalars(select(Attendance.id).where(Attendance.seat_id.in_(list(seat_ids)))))
        tx.session.execute(update(Attendance).where(Attendance.id.in_(ids)).values(device=""))
        return len(ids)
