"""Rows of the minutes: state, the clerk's prose, adjusters and approvals, corrections, published files."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class MinutesRecord(Row):
    """The minutes of a sitting. ``content_*``: the text as it was sent or published, frozen."""

    __tablename__ = "minutes"
    __table_args__ = (
        UniqueConstraint("sitting_id", name="uq_minutes_sitting"),
        CheckConstraint("state IN ('draft','adjusting','unadjusted','approved','locked')", name="state"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id"))
    state: Mapped[str] = mapped_column(default="draft")
    version: Mapped[int] = mapped_column(default=1)
    remind_after_days: Mapped[int] = mapped_column(default=4)
    content_sv: Mapped[str] = mapped_column(Text, default="")
    content_en: Mapped[str] = mapped_column(Text, default="")
    frozen_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]


class MinutesProse(Row):
    """The clerk's words in the place of a section's generated ones; none when ``words`` is null."""

    __tablename__ = "minutes_prose"
    __table_args__ = (UniqueConstraint("minutes_id", "paragraph", "section", name="uq_minutes_prose_place"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"))
    paragraph: Mapped[str]
    section: Mapped[str]
    words: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    edited_at: Mapped[datetime]


class MinutesAdjuster(Row):
    """One who approves the minutes. The link is derived from id and version, and never stored."""

    __tablename__ = "minutes_adjuster"
    __table_args__ = (UniqueConstraint("minutes_id", "name", name="uq_minutes_adjuster_name"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"))
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    link_version: Mapped[int] = mapped_column(default=1)
    link_sent_at: Mapped[datetime | None]
    reminded: Mapped[int] = mapped_column(default=0)


class MinutesApproval(Row):
    """An adjuster's approval of a text; at most one of each adjuster counts."""

    __tablename__ = "minutes_approval"
    __table_args__ = (
        Index(
            "uq_minutes_approval_counts",
            "adjuster_id",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    adjuster_id: Mapped[str] = mapped_column(ForeignKey("minutes_adjuster.id"))
    at: Mapped[datetime]
    checksum: Mapped[str]
    voided_at: Mapped[datetime | None]


class MinutesCorrection(Row):
    """What an adjuster asks to have changed. An empty place: the minutes as a whole."""

    __tablename__ = "minutes_correction"
    __table_args__ = (CheckConstraint("status IN ('open','accepted','declined')", name="status"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"), index=True)
    adjuster_id: Mapped[str] = mapped_column(ForeignKey("minutes_adjuster.id"))
    paragraph: Mapped[str] = mapped_column(default="")
    section: Mapped[str] = mapped_column(default="")
    was: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[str] = mapped_column(Text, default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(default="open")
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]


class MinutesFile(Row):
    """A published file, byte for byte; never changed. An issue is all files of one publication."""

    __tablename__ = "minutes_file"
    __table_args__ = (
        UniqueConstraint("minutes_id", "issue", "language", "form", name="uq_minutes_file_issue"),
        CheckConstraint("form IN ('html','pdf','json')", name="form"),
        CheckConstraint("language IN ('sv','en')", name="language"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"))
    issue: Mapped[int]
    adjusted: Mapped[bool]
    language: Mapped[str]
    form: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    checksum: Mapped[str]
    made_at: Mapped[datetime]


class MinutesRectification(Row):
    """What was found wrong after the lock: a new entry beside the minutes, which stay as they are."""

    __tablename__ = "minutes_rectification"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
