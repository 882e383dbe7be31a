"""Rows of the door: who is here, from when to when, and the phones that check people in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
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


class DoorScan(Row):
    """A scan or tap that a door's phone has sent, under the name that the phone gave it: twice is once."""

    __tablename__ = "door_scan"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('welcome','already_in','cancelled','wrong_edition','unknown','closed')",
            name="outcome",
        ),
        CheckConstraint("told IN ('','welcome')", name="told"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"), index=True)
    at: Mapped[datetime]
    device: Mapped[str]
    by: Mapped[str]
    told: Mapped[str]
    outcome: Mapped[str]


class DoorConflict(Row):
    """Two doors let in one seat, or one let in somebody who has none. Stands until someone settles it."""

    __tablename__ = "door_conflict"
    __table_args__ = (
        UniqueConstraint("scan_id", name="uq_door_conflict_scan_id"),
        CheckConstraint("kind IN ('double','cancelled','wrong_edition','unknown','closed')", name="kind"),
        CheckConstraint("(kind = 'double') = (first_at IS NOT NULL)", name="first_at"),
        CheckConstraint("first_at IS NULL OR first_at <= second_at", name="second_at"),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"), index=True)
    scan_id: Mapped[str] = mapped_column(ForeignKey("door_scan.id"))
    kind: Mapped[str]
    first_at: Mapped[datetime | None]
    first_device: Mapped[str]
    second_at: Mapped[datetime]
    second_device: Mapped[str]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]


class LateArrival(Row):
    """Somebody has told the door that a seat's delegate comes later."""

    __tablename__ = "late_arrival"

    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    expected_at: Mapped[datetime | None]
    noted_at: Mapped[datetime]
