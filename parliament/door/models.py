"""Rows of the door: who is here, from when to when, and the phones that check people in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_OPEN = text("left_at IS NULL")


class Attendance(Row):
    """A time that a seat's delegate is here, from the arrival until ``left_at``."""

    __tablename__ = "attendance"
    __table_args__ = (
        # One open presence for each seat: two scans at once are one check-in.
        Index("uq_attendance_open", "seat_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        CheckConstraint("how IN ('door_code','name','self','api')", name="how"),
        CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name="left_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), index=True)
    arrived_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    how: Mapped[str]
    by: Mapped[str]
    device: Mapped[str] = mapped_column(default="")


class DoorDevice(Row):
    """A phone at a door: what it told last of the check-ins that it has not sent yet."""

    __tablename__ = "door_device"
    __table_args__ = (CheckConstraint("unsent >= 0", name="unsent"),)

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    unsent: Mapped[int]
    heard_at: Mapped[datetime]
