"""The outbox: a letter is a row, written in the same transaction as the deed that it tells about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Letter(Row):
    """A letter to one person. Its states are in ``rules``.

    ``key`` says what the letter is (its kind, the seat, the version), so that one letter goes once.
    The text holds marks where personal links go: the links are derived when it is sent, never stored.
    ``round`` counts how many times people have asked for it to be sent; it is part of the Message-ID,
    so a repeated try can be recognised by the receiver and a wanted repeat is not thrown away.
    """

    __tablename__ = "mail_letter"
    __table_args__ = (
        UniqueConstraint("key", name="uq_mail_letter_key"),
        CheckConstraint(
            "status IN ('queued','sending','sent','failed','given_up','bounced','withdrawn')", name="status"
        ),
        CheckConstraint("(status = 'sending') = (lease_until IS NOT NULL)", name="lease"),
        Index("ix_mail_letter_due", "status", "next_try_at"),
        Index("ix_mail_letter_created_at", "created_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str] = mapped_column(index=True, default="")
    about_version: Mapped[int | None]
    recipient: Mapped[str] = mapped_column(index=True)
    recipient_name: Mapped[str]
    sender_name: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    calendar: Mapped[str] = mapped_column(Text, default="")
    calendar_method: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    round: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    first_try_at: Mapped[datetime | None]
    next_try_at: Mapped[datetime]
    not_after: Mapped[datetime | None]
    lease: Mapped[str] = mapped_column(default="")
    lease_until: Mapped[datetime | None]
    last_code: Mapped[str] = mapped_column(default="")
    last_error: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
