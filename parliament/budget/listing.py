"""The entries behind the sums, each with its coding, its receipts and its approval."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.budget.models import Approval, Expense, ExpenseCoding, Receipt
from parliament.budget.views import ApprovalView, Coding, ExpenseView, ReceiptView
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading

R = TypeVar("R", ExpenseCoding, Approval, Receipt)


def expenses(edition_id: str) -> list[ExpenseView]:
    """All entries of the edition, the newest first; those that have been replaced too."""
    with reading() as session:
        return _views(session, edition_id)


def expense(expense_id: str) -> ExpenseView:
    """One entry.

    Raises:
        NotFound: no such entry.
    """
    with reading() as session:
        row = session.get(Expense, expense_id)
        if row is None:
            raise NotFound
        views = _views(session, row.edition_id)
    return next(view for view in views if view.id == expense_id)


def history(expense_id: str) -> list[ExpenseView]:
    """The entry with those it replaced and those that replaced it, the oldest first.

    Raises:
        NotFound: no such entry.
    """
    with reading() as session:
        row = session.get(Expense, expense_id)
        if row is None:
            raise NotFound
        views = {view.id: view for view in _views(session, row.edition_id)}
    next_of = {view.replaces_id: view for view in views.values() if view.replaces_id}
    first = views[expense_id]
    while first.replaces_id:
        first = views[first.replaces_id]
    chain = [first]
    while following := next_of.get(chain[-1].id):
        chain.append(following)
    return chain


def rows(session: Session, edition_id: str) -> list[Expense]:
    """The rows of an edition's entries, the newest first."""
    query = select(Expense).where(Expense.edition_id == edition_id).order_by(Expense.number.desc())
    return list(session.scalars(query))


def _views(session: Session, edition_id: str) -> list[ExpenseView]:
    found = rows(session, edition_id)
    follows = {row.replaces_id: row.number for row in found if row.replaces_id}
    numbers = {row.id: row.number for row in found}
    began = {row.id: row.booked_at for row in found}
    before = {row.id: row.replaces_id for row in found}
    codings = {row.expense_id: row for row in _beside(session, ExpenseCoding, edition_id)}
    approvals = {row.expense_id: row for row in _beside(session, Approval, edition_id)}
    receipts = _receipts(session, edition_id, numbers)
    return [
        _view(
            row,
            replaces=numbers.get(row.replaces_id or ""),
            replaced_by=follows.get(row.id),
            coding=codings.get(row.id),
            approval=approvals.get(row.id),
            began_at=began[_chain(row.id, before)[0]],
            receipts=tuple(one for each in _chain(row.id, before) for one in receipts.get(each, ())),
        )
        for row in found
    ]


def _beside(session: Session, kind: type[R], edition_id: str) -> list[R]:
    """The rows of another table that belong to the entries of an edition."""
    query = select(kind).join(Expense, Expense.id == kind.expense_id).where(Expense.edition_id == edition_id)
    return list(session.scalars(query))


def _receipts(session: Session, edition_id: str, numbers: dict[str, int]) -> dict[str, list[ReceiptView]]:
    kept: dict[str, list[ReceiptView]] = {}
    for row in sorted(_beside(session, Receipt, edition_id), key=lambda row: (row.uploaded_at, row.id)):
        view = ReceiptView(
            id=row.id,
            expense_id=row.expense_id,
            number=numbers[row.expense_id],
            name=row.name,
            kind=row.kind,
            size=row.size,
            uploaded_at=row.uploaded_at,
        )
        kept.setdefault(row.expense_id, []).append(view)
    return kept


def _chain(expense_id: str, before: dict[str, str | None]) -> list[str]:
    """The entry and those it replaces, the oldest first."""
    chain, at = [expense_id], before[expense_id]
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _view(
    row: Expense,
    *,
    replaces: int | None,
    replaced_by: int | None,
    coding: ExpenseCoding | None,
    approval: Approval | None,
    began_at: dt.datetime,
    receipts: tuple[ReceiptView, ...],
) -> ExpenseView:
    return ExpenseView(
        id=row.id,
        edition_id=row.edition_id,
        number=row.number,
        status=row.status,
        amount_ore=row.amount_ore,
        vat_ore=row.vat_ore,
        vat_rate=row.vat_rate,
        basis=row.basis,
        carrier=row.carrier,
        counted_ore=row.counted_ore,
        supplier=row.supplier,
        text=row.text,
        date=row.date,
        line_id=row.line_id,
        theme_id=row.theme_id,
        partner_id=row.partner_id,
        override_reason=row.override_reason,
        replaces_id=row.replaces_id,
        replaces_number=replaces,
        replaced_by_number=replaced_by,
        booked_by=row.booked_by,
        booked_at=row.booked_at,
        began_at=began_at,
        coding=Coding(coding.responsibility, coding.account, coding.project, coding.note)
        if coding
        else Coding(),
        receipts=receipts,
        approval=ApprovalView(approval.approved_by, approval.approved_at) if approval else None,
    )
