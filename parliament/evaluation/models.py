"""Rows of the evaluation. Who has answered, what was marked and what was written lie apart.

The three tables share no id, no time and no order. On SQLite they have no hidden row number either:
the rows lie in the order of their keys, and those of the answers are random.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Survey(Row):
    """The survey of an edition. ``sealed_at``: when the physical order of its answers was removed."""

    __tablename__ = "evaluation_survey"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), unique=True)
    version: Mapped[str]
    status: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]


class Answered(Row):
    """That a seat has answered. Nothing else: no time, no row number, no way to the answer."""

    __tablename__ = "evaluation_answered"
    __table_args__ = {"sqlite_with_rowid": False}

    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)


class Marks(Row):
    """What somebody marked, as JSON by question."""

    __tablename__ = "evaluation_answer"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"))
    marks: Mapped[str] = mapped_column(Text)


class Words(Row):
    """What somebody wrote under one question; apart from the marks, for words may tell who wrote them."""

    __tablename__ = "evaluation_words"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"))
    item: Mapped[str]
    words: Mapped[str] = mapped_column(Text)
