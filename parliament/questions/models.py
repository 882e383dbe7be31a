"""Rows of the question queue."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_ON_SCREEN = text("status = 'on_screen'")


class Question(Row):
    """A question from a seat to the politicians of a theme, and what became of it."""

    __tablename__ = "question"
    __table_args__ = (
        # One question on the screen at a time, kept by the database.
        Index(
            "uq_question_on_screen",
            "edition_id",
            unique=True,
            sqlite_where=_ON_SCREEN,
            postgresql_where=_ON_SCREEN,
        ),
        Index("ix_question_edition_id_theme_id", "edition_id", "theme_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(default="asked")
    position: Mapped[int | None]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    rejection_reason: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str | None]
    answer_words: Mapped[str] = mapped_column(Text, default="")
    answer_due: Mapped[date | None]
    answer_receiver: Mapped[str] = mapped_column(default="")


class Support(Row):
    """A seat's support of a question: once."""

    __tablename__ = "question_support"
    __table_args__ = (UniqueConstraint("question_id", "seat_id", name="uq_support_question_seat"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[str] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), index=True)
    supported_at: Mapped[datetime]
