"""Rows of what was said in the hall, and of everything that happened to it since."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.commitments.rules import STATUSES
from parliament.commitments.undertakings.rules import KINDS
from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Undertaking(Row):
    """An answer, something taken along, or an undertaking, in its exact words.

    ``accepted_at`` is None until somebody owns it; until then it can only be an idea or dropped.
    ``link_version`` counts owners: another owner's link is another version, and the old one is dead.
    ``told_on`` is the day on which the owner was last told of the last day.
    """

    __tablename__ = "undertaking"
    __table_args__ = (
        UniqueConstraint("fingerprint", name="uq_undertaking_once"),
        CheckConstraint(f"kind IN ({', '.join(repr(kind) for kind in KINDS)})", name="kind"),
        CheckConstraint(f"status IN ({', '.join(repr(status) for status in STATUSES)})", name="status"),
        CheckConstraint("accepted_at IS NOT NULL OR status IN ('potential','dropped')", name="accepted"),
        CheckConstraint(
            "accepted_at IS NULL OR (due_on IS NOT NULL AND due_on >= said_on"
            " AND told_on IS NOT NULL AND kind = 'commitment')",
            name="due",
        ),
        Index("ix_undertaking_edition_status", "edition_id", "status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id", ondelete="SET NULL"))
    issue_id: Mapped[str | None] = mapped_column(ForeignKey("issue.id", ondelete="SET NULL"))
    question_id: Mapped[str | None] = mapped_column(
        ForeignKey("question.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(Text)
    said_by: Mapped[str]
    body: Mapped[str]
    said_on: Mapped[date]  # the day of the sitting
    fingerprint: Mapped[str]  # of edition, words and speaker: a form that is sent twice is noted once
    noted_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    owner_name: Mapped[str] = mapped_column(default="")
    owner_email: Mapped[str] = mapped_column(default="", index=True)
    contributors: Mapped[str] = mapped_column(Text, default="")
    evidence_wanted: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    told_on: Mapped[date | None]
    reported_done_on: Mapped[date | None]
    done_on: Mapped[date | None]
    status: Mapped[str]
    status_reason: Mapped[str] = mapped_column(Text, default="")
    link_version: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)


class UndertakingEvent(Row):
    """Something that happened to it, in words that may be published. Never edited."""

    __tablename__ = "undertaking_event"
    __table_args__ = (UniqueConstraint("undertaking_id", "version", name="uq_undertaking_event_version"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    undertaking_id: Mapped[str] = mapped_column(ForeignKey("undertaking.id", ondelete="CASCADE"))
    version: Mapped[int]  # of the undertaking, after it
    at: Mapped[datetime]
    kind: Mapped[str]
    status: Mapped[str]
    due_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    evidence_link: Mapped[str] = mapped_column(Text, default="")
