"""Rows of the evaluation. Who has answered, what was marked and what was written lie apart.

The tables of answers share no id, no time and no order. On SQLite they have no hidden row number either:
the rows lie in the order of their keys, and those of the answers are random.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Survey(Row):
    """An audience's survey of an edition. ``sealed_at``: when the physical order of its answers was removed.

    ``reminders``: how many times those who had not answered have been reminded, last at ``reminded_at``.
    """

    __tablename__ = "evaluation_survey"
    __table_args__ = (
        UniqueConstraint("edition_id", "audience"),
        CheckConstraint("audience IN ('participants','politicians')", name="audience"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    audience: Mapped[str] = mapped_column(default="participants", server_default="participants")
    reminders: Mapped[int] = mapped_column(default=0, server_default="0")
    reminded_at: Mapped[datetime | None]
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


class GroupMark(Row):
    """One mark of somebody in a group: of one question and one background question, never of two.

    When the survey closes, those of groups that may not be shown are erased.
    """

    __tablename__ = "evaluation_group_mark"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"))
    background: Mapped[str]
    grp: Mapped[str]
    item: Mapped[str]
    mark: Mapped[str]


class Form(Row):
    """A version of an audience's survey: its questions as JSON. ``locked``: somebody has answered it."""

    __tablename__ = "evaluation_form"
    __table_args__ = (
        UniqueConstraint("edition_id", "audience", "number"),
        CheckConstraint("audience IN ('participants','politicians')", name="audience"),
        CheckConstraint("status IN ('draft','current','replaced')", name="status"),
        Index(
            "uq_evaluation_form_in_hand",
            "edition_id",
            "audience",
            "status",
            unique=True,
            sqlite_where=text("status <> 'replaced'"),
            postgresql_where=text("status <> 'replaced'"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    audience: Mapped[str]
    number: Mapped[int]
    status: Mapped[str]
    locked: Mapped[bool] = mapped_column(default=False)
    questions: Mapped[str] = mapped_column(Text)


class Invited(Row):
    """Somebody without a seat who is asked to answer: a politician of the day."""

    __tablename__ = "evaluation_invited"
    __table_args__ = (UniqueConstraint("edition_id", "email"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    name: Mapped[str]
    email: Mapped[str]
    link_version: Mapped[int] = mapped_column(default=1)


class InvitedAnswered(Row):
    """That somebody invited has answered. Nothing else, as of the seats."""

    __tablename__ = "evaluation_invited_answered"
    __table_args__ = {"sqlite_with_rowid": False}

    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"), primary_key=True)
    invited_id: Mapped[str] = mapped_column(ForeignKey("evaluation_invited.id"), primary_key=True)


class Paper(Row):
    """How many papers were handed out, and how many have been entered; which answers, nobody can tell."""

    __tablename__ = "evaluation_paper"
    __table_args__ = (
        CheckConstraint("entered BETWEEN 0 AND handed_out", name="entered"),
        {"sqlite_with_rowid": False},
    )

    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"), primary_key=True)
    handed_out: Mapped[int]
    entered: Mapped[int]


class PaperSeat(Row):
    """That a seat has been given a paper, and so answers by no other way."""

    __tablename__ = "evaluation_paper_seat"
    __table_args__ = {"sqlite_with_rowid": False}

    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)


class Tag(Row):
    """A word by which the organisers sort what was written."""

    __tablename__ = "evaluation_tag"
    __table_args__ = (UniqueConstraint("survey_id", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    survey_id: Mapped[str] = mapped_column(ForeignKey("evaluation_survey.id"))
    name: Mapped[str]


class Tagged(Row):
    """That a text has a tag."""

    __tablename__ = "evaluation_tagged"
    __table_args__ = {"sqlite_with_rowid": False}

    words_id: Mapped[str] = mapped_column(ForeignKey("evaluation_words.id"), primary_key=True)
    tag_id: Mapped[str] = mapped_column(ForeignKey("evaluation_tag.id"), primary_key=True)


class Earlier(Row):
    """A figure of an earlier year, entered by hand from a source: a mean, or per cent, in hundredths."""

    __tablename__ = "evaluation_earlier"
    __table_args__ = (
        UniqueConstraint("audience", "year", "item"),
        CheckConstraint("hundredths BETWEEN 0 AND 10000", name="hundredths"),
        CheckConstraint("answers > 0", name="answers"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    audience: Mapped[str]
    year: Mapped[int]
    item: Mapped[str]
    hundredths: Mapped[int]
    answers: Mapped[int | None]
    source: Mapped[str]
