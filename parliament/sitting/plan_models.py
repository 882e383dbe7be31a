"""Rows of the agenda before the sitting: what is known of each item, its documents, the summons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class ItemDetail(Row):
    """What an item says besides its title. ``urgent``: it came after the summons."""

    __tablename__ = "item_detail"
    __table_args__ = (CheckConstraint("admitted_at IS NULL OR urgent", name="admitted"),)

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    presenter: Mapped[str] = mapped_column(default="")
    proposal: Mapped[str] = mapped_column(Text, default="")
    urgent: Mapped[bool] = mapped_column(default=False)
    admitted_at: Mapped[datetime | None]


class BasisDocument(Row):
    """A document that an item rests on. The file lies beside the database, under this id."""

    __tablename__ = "basis_document"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    pages: Mapped[int]
    size: Mapped[int]
    digest: Mapped[str]
    added_at: Mapped[datetime]


class Summons(Row):
    """That the sitting has been summoned, and when first. From then on the agenda is frozen."""

    __tablename__ = "summons"

    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), primary_key=True)
    sent_at: Mapped[datetime]
    days_late: Mapped[int]


class SummonsLog(Row):
    """To whom the summons went: one line for each person (KL 5:15)."""

    __tablename__ = "summons_log"
    __table_args__ = (UniqueConstraint("sitting_id", "delegate_id", name="uq_summons_log_person"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("summons.sitting_id", ondelete="CASCADE"))
    delegate_id: Mapped[str] = mapped_column(ForeignKey("delegate.id"))
    seat_id: Mapped[str | None]
    letter_id: Mapped[str]
    at: Mapped[datetime]
