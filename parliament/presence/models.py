"""Rows of presence: roll calls, substitutions, conflicts of interest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_GOING_ON = text("ended_at IS NULL")
_WAITING = text("status = 'waiting'")


class RollCall(Row):
    """A roll call. At most one goes on at a time."""

    __tablename__ = "roll_call"
    __table_args__ = (
        Index(
            "uq_roll_call_open",
            "sitting_id",
            unique=True,
            sqlite_where=_GOING_ON,
            postgresql_where=_GOING_ON,
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    present: Mapped[int] = mapped_column(default=0)
    members: Mapped[int] = mapped_column(default=0)


class RollCallAnswer(Row):
    """That a seat has been called, and whether somebody answered."""

    __tablename__ = "roll_call_answer"

    roll_call_id: Mapped[str] = mapped_column(
        ForeignKey("roll_call.id", ondelete="CASCADE"), primary_key=True
    )
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    here: Mapped[bool]


class Substitution(Row):
    """A seat that changes hands. ``at`` is set when it is carried out. A seat has one that waits at most."""

    __tablename__ = "substitution"
    __table_args__ = (
        Index(
            "uq_substitution_waiting",
            "seat_id",
            unique=True,
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        CheckConstraint("status IN ('waiting','serving','withdrawn')", name="status"),
        CheckConstraint("why IN ('other','conflict')", name="why"),
        CheckConstraint("(status = 'serving') = (at IS NOT NULL)", name="at"),
        CheckConstraint("out_delegate_id != in_delegate_id", name="two_people"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), index=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"))
    out_delegate_id: Mapped[str] = mapped_column(ForeignKey("delegate.id"))
    in_delegate_id: Mapped[str] = mapped_column(ForeignKey("delegate.id"))
    why: Mapped[str]
    status: Mapped[str] = mapped_column(default="waiting")
    asked_at: Mapped[datetime]
    at: Mapped[datetime | None]


class ConflictOfInterest(Row):
    """A seat that takes no part in an item, for a conflict of interest."""

    __tablename__ = "conflict_of_interest"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    at: Mapped[datetime]
