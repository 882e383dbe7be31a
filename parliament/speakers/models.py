"""Rows of the speaker list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_OPEN = text("status IN ('waiting','speaking','interrupted')")
_SPEAKING = text("status = 'speaking'")


class SpeakingTurn(Row):
    """A seat's turn in an item, from the request until it has spoken, withdrawn or been removed.

    ``used_seconds`` are those before ``running_since``; the clock stands still while that is NULL.
    ``answers_id`` is the speech that a rejoinder belongs to.
    """

    __tablename__ = "speaking_turn"
    __table_args__ = (
        # A seat has one open request of a kind in an item, and a sitting one speaker: kept by the database.
        Index(
            "uq_speaking_turn_open",
            "item_id",
            "seat_id",
            "kind",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(
            "uq_speaking_turn_speaking",
            "sitting_id",
            unique=True,
            sqlite_where=_SPEAKING,
            postgresql_where=_SPEAKING,
        ),
        Index("ix_speaking_turn_item_id_status_position", "item_id", "status", "position"),
        CheckConstraint(
            "kind IN ('speech','rejoinder','point_of_order','point_of_information')", name="kind"
        ),
        CheckConstraint(
            "status IN ('waiting','speaking','interrupted','done','withdrawn','skipped')", name="status"
        ),
        CheckConstraint("stance IN ('','for','against')", name="stance"),
        CheckConstraint("running_since IS NULL OR status = 'speaking'", name="running_since"),
        CheckConstraint("used_seconds >= 0", name="used_seconds"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), index=True)
    kind: Mapped[str]
    stance: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="waiting")
    position: Mapped[int]
    answers_id: Mapped[str | None] = mapped_column(ForeignKey("speaking_turn.id", ondelete="SET NULL"))
    limit_seconds: Mapped[int] = mapped_column(default=0)
    used_seconds: Mapped[int] = mapped_column(default=0)
    running_since: Mapped[datetime | None]
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class SpeakerList(Row):
    """The list of an item, when it has been closed (streck)."""

    __tablename__ = "speaker_list"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    closed_at: Mapped[datetime | None]


class AddressedSeat(Row):
    """A seat that has been addressed in an item, and so may have a rejoinder."""

    __tablename__ = "addressed_seat"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    at: Mapped[datetime]


class SpeakerSetting(Row):
    """The sitting's times and numbers, and its latest step, for taking it back. ``last_step`` is JSON."""

    __tablename__ = "speaker_setting"

    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), primary_key=True)
    first_seconds: Mapped[int]
    later_seconds: Mapped[int]
    rejoinder_seconds: Mapped[int]
    breaking_seconds: Mapped[int]
    max_rejoinders: Mapped[int]
    from_phones: Mapped[bool]
    sound: Mapped[bool]
    last_step: Mapped[str] = mapped_column(Text, default="")
