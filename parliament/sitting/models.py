"""Rows of the sitting: the sitting, its agenda, its officers and the notes for the minutes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Sitting(Row):
    """A sitting of an edition's parliament."""

    __tablename__ = "sitting"
    __table_args__ = (
        UniqueConstraint("edition_id", name="uq_sitting_edition"),
        CheckConstraint("phase IN ('planned','open','adjourned','closed')", name="phase"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    phase: Mapped[str] = mapped_column(default="planned")
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    notice: Mapped[str] = mapped_column(default="")
    scene: Mapped[str] = mapped_column(default="")
    resumes_at: Mapped[datetime | None]
    welcome_note: Mapped[str] = mapped_column(default="")


class AgendaItem(Row):
    """An item of the agenda. At most one item of a sitting is current."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("sitting_id", "position", name="uq_agenda_item_position"),
        Index(
            "uq_agenda_item_current",
            "sitting_id",
            unique=True,
            sqlite_where=text("status = 'current'"),
            postgresql_where=text("status = 'current'"),
        ),
        CheckConstraint("status IN ('waiting','current','done','skipped')", name="status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    theme_id: Mapped[str | None]
    planned_start: Mapped[datetime | None]
    minutes: Mapped[int] = mapped_column(default=0)
    fixed: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="waiting")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(default="")
    slides: Mapped[int] = mapped_column(default=0)
    slide: Mapped[int] = mapped_column(default=0)


class Officer(Row):
    """Who does what at the sitting: chair, secretary, adjusters."""

    __tablename__ = "sitting_officer"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"))
    role: Mapped[str]
    name: Mapped[str]
    seat_id: Mapped[str | None]


class MinutesNote(Row):
    """A timed note for the minutes, also of what was recorded afterwards."""

    __tablename__ = "minutes_note"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"))
    item_id: Mapped[str | None]
    at: Mapped[datetime]
    text: Mapped[str]


class ItemTool(Row):
    """A tool that is switched on for an item ("Fler verktyg")."""

    __tablename__ = "item_tool"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    tool: Mapped[str] = mapped_column(primary_key=True)


class SittingTool(Row):
    """A tool that is switched on for every item of a sitting."""

    __tablename__ = "sitting_tool"

    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), primary_key=True)
    tool: Mapped[str] = mapped_column(primary_key=True)
