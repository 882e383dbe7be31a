"""Rows of the budget. Sums are never stored: they are taken from the entries, under the write lock."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class BudgetFrame(Row):
    """A decision on the frame. A new decision is a new row with the next revision; the latest holds."""

    __tablename__ = "budget_frame"
    __table_args__ = (
        UniqueConstraint("edition_id", "revision", name="uq_budget_frame_revision"),
        CheckConstraint("frame_ore >= 0", name="not_negative"),
        CheckConstraint("revision >= 1", name="revision"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int]
    frame_ore: Mapped[int]
    decision: Mapped[str] = mapped_column(Text)  # who decided, or the words of the source
    decided_on: Mapped[dt.date | None]
    set_by: Mapped[str]
    set_at: Mapped[dt.datetime]


class PlannedLine(Row):
    """A line of the plan: what is meant to cost how much, in öre that count against the frame."""

    __tablename__ = "budget_line"
    __table_args__ = (
        UniqueConstraint("edition_id", "position", name="uq_budget_line_position"),
        CheckConstraint("planned_ore >= 0", name="not_negative"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    name: Mapped[str]
    planned_ore: Mapped[int]
    finished: Mapped[bool] = mapped_column(default=False)


class Expense(Row):
    """An entry: an order or an expense. It is never edited; only its standing changes, once."""

    __tablename__ = "budget_expense"
    __table_args__ = (
        UniqueConstraint("edition_id", "number", name="uq_budget_expense_number"),
        UniqueConstraint("replaces_id", name="uq_budget_expense_replaces"),
        UniqueConstraint("request_id", name="uq_budget_expense_request"),
        CheckConstraint("status IN ('committed', 'spent', 'settled', 'corrected')", name="status"),
        CheckConstraint("amount_ore >= 0 AND vat_ore >= 0 AND counted_ore >= 0", name="not_negative"),
        CheckConstraint("vat_rate BETWEEN 0 AND 100", name="vat_rate"),
        CheckConstraint("basis IN ('excl', 'incl')", name="basis"),
        CheckConstraint(
            "(carrier = 'net' AND counted_ore = amount_ore)"
            " OR (carrier = 'gross' AND counted_ore = amount_ore + vat_ore)",
            name="counted",
        ),
        # for the approval's foreign key: it says who booked, and cannot say wrong
        Index("uq_budget_expense_booker", "id", "booked_by", unique=True),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int]  # 1, 2, 3 … within the edition; what people call it by
    status: Mapped[str]
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("budget_expense.id"))
    request_id: Mapped[str | None]  # the same form sent twice is one entry
    amount_ore: Mapped[int]  # without VAT
    vat_ore: Mapped[int]
    vat_rate: Mapped[int]
    basis: Mapped[str]  # whether the amount was given without or with VAT
    carrier: Mapped[str]  # net: the payer gets the VAT back; gross: not
    counted_ore: Mapped[int]
    supplier: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    date: Mapped[dt.date]  # of the invoice, or when an order is expected
    line_id: Mapped[str | None] = mapped_column(ForeignKey("budget_line.id"))
    theme_id: Mapped[str | None]
    partner_id: Mapped[str | None]
    override_reason: Mapped[str] = mapped_column(Text, default="")
    booked_by: Mapped[str]
    booked_at: Mapped[dt.datetime]


class ExpenseCoding(Row):
    """The coding of an entry; entries without any have no row. Written once, like the entry."""

    __tablename__ = "budget_coding"

    expense_id: Mapped[str] = mapped_column(ForeignKey("budget_expense.id"), primary_key=True)
    responsibility: Mapped[str]
    account: Mapped[str]
    project: Mapped[str]
    note: Mapped[str]


class Receipt(Row):
    """A file that proves an entry. It lies in the folder for uploads, named by the id, which is chance."""

    __tablename__ = "budget_receipt"
    __table_args__ = (
        UniqueConstraint("expense_id", "sha256", name="uq_budget_receipt_content"),
        CheckConstraint("kind IN ('pdf', 'jpeg', 'png', 'heic')", name="kind"),
        CheckConstraint("size > 0", name="size"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    expense_id: Mapped[str] = mapped_column(ForeignKey("budget_expense.id"))
    name: Mapped[str]
    kind: Mapped[str]
    size: Mapped[int]  # bytes
    sha256: Mapped[str]
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[dt.datetime]


class Approval(Row):
    """That an entry is approved: once, and by another than the one who booked it."""

    __tablename__ = "budget_approval"
    __table_args__ = (
        ForeignKeyConstraint(
            ["expense_id", "booked_by"],
            ["budget_expense.id", "budget_expense.booked_by"],
            name="fk_budget_approval_booker",
        ),
        CheckConstraint("approved_by <> booked_by", name="another"),
    )

    expense_id: Mapped[str] = mapped_column(primary_key=True)
    booked_by: Mapped[str]
    approved_by: Mapped[str]
    approved_at: Mapped[dt.datetime]


class SupplierNote(Row):
    """What the entries do not tell of the purchases from a supplier: options, and the documentation."""

    __tablename__ = "budget_supplier"
    __table_args__ = (
        UniqueConstraint("edition_id", "supplier_key", name="uq_budget_supplier"),
        CheckConstraint("options_ore >= 0", name="not_negative"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str]
    supplier_key: Mapped[str]
    options_ore: Mapped[int]  # without VAT
    documented_on: Mapped[dt.date | None]
    reference: Mapped[str]
    saved_by: Mapped[str]
    saved_at: Mapped[dt.datetime]


class EnteredCost(Row):
    """A cost of an earlier edition that was never booked here, with its source."""

    __tablename__ = "budget_earlier_cost"
    __table_args__ = (
        UniqueConstraint("edition_id", "name", name="uq_budget_earlier_cost_name"),
        CheckConstraint("cost_ore >= 0", name="not_negative"),
        CheckConstraint("vat IN ('excl', 'incl', 'unknown')", name="vat"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str]
    name: Mapped[str]
    cost_ore: Mapped[int]
    vat: Mapped[str]
    source: Mapped[str] = mapped_column(Text)
    entered_by: Mapped[str]
    entered_at: Mapped[dt.datetime]
