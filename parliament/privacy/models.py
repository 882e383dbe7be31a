"""Rows of privacy: the rules of disposal, and the log of what has been disposed of. No personal data."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class DisposalRule(Row):
    """The rule (gallringsregel) of a kind of record: how many days, and who decided it by which number."""

    __tablename__ = "disposal_rule"
    __table_args__ = (
        CheckConstraint("days >= 0", name="days"),
        CheckConstraint("decision_no <> '' AND decided_by <> ''", name="decision"),
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[int]
    decision_no: Mapped[str]
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    set_at: Mapped[datetime]


class DisposalRun(Row):
    """A disposal that was done: how many records of which kind, under which decision. It stays for good.

    ``edition_id`` is empty for kinds that belong to no edition.
    """

    __tablename__ = "disposal_run"
    __table_args__ = (CheckConstraint("records > 0", name="records"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    edition_id: Mapped[str]
    records: Mapped[int]
    days: Mapped[int]
    decision_no: Mapped[str]
    decided_by: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
