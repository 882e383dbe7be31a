"""Approval (attest): a second person answers for every cost. The database keeps it to one, and another."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.budget import listing, rules
from parliament.budget.models import Approval, Expense
from parliament.budget.refusals import AlreadyApproved, ChangedSinceSeen, OwnBooking
from parliament.budget.rules import Standing
from parliament.budget.views import ExpenseView
from parliament.live.outbox import announce
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction


def approve(*, expense_id: str, receipts_seen: Collection[str], by: Actor) -> None:
    """Approve a cost that somebody else booked.

    Args:
        expense_id: the entry.
        receipts_seen: ids of the receipts that the approver was shown; an entry never changes, these may.
        by: who approves; a person, signed in.

    Raises:
        NotFound: no such entry.
        AlreadyReplaced: a newer entry has taken its place.
        NotToApprove: an order, which is approved when it has become a cost.
        OwnBooking: the approver booked it, or is no person.
        AlreadyApproved: somebody else was first.
        ChangedSinceSeen: a receipt has come or gone meanwhile.
    """
    with transaction() as tx:
        entry = tx.session.get(Expense, expense_id)
        if entry is None:
            raise NotFound
        rules.check_approvable(Standing(entry.status))
        if by.kind != "staff" or entry.booked_by == str(by):
            raise OwnBooking
        if tx.session.get(Approval, expense_id) is not None:
            raise AlreadyApproved
        if set(receipts_seen) != {receipt.id for receipt in listing.expense(expense_id).receipts}:
            raise ChangedSinceSeen
        row = Approval(
            expense_id=entry.id, booked_by=entry.booked_by, approved_by=str(by), approved_at=clock.now()
        )
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:  # the lock keeps this from happening; the database has the last word
            if violates(error, "pk_budget_approval"):
                raise AlreadyApproved from error
            raise
        facts = {"edition": entry.edition_id, "number": entry.number, "counted_ore": entry.counted_ore}
        journal.record(tx, action="budget.expense_approved", subject=entry.id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=entry.edition_id)


def lapse(tx: Transaction, entry: Expense, by: Actor) -> None:
    """Take away the approvals of ``entry`` and of what replaced it: their papers are others now.

    The journal keeps that they were approved.
    """
    at: Expense | None = entry
    while at is not None:
        row = tx.session.get(Approval, at.id)
        if row is not None:
            facts = {"edition": at.edition_id, "number": at.number, "approved_by": row.approved_by}
            tx.session.delete(row)
            tx.session.flush()
            journal.record(tx, action="budget.approval_lapsed", subject=at.id, actor=by, facts=facts)
        at = tx.session.scalar(select(Expense).where(Expense.replaces_id == at.id))


def to_approve(edition_id: str) -> list[ExpenseView]:
    """The costs that wait to be approved, the oldest first."""
    return [entry for entry in reversed(listing.expenses(edition_id)) if entry.needs_approval]


def count_to_approve(edition_id: str) -> int:
    """How many costs wait to be approved."""
    query = (
        select(Expense.id)
        .outerjoin(Approval, Approval.expense_id == Expense.id)
        .where(
            Expense.edition_id == edition_id,
            Expense.status == Standing.SPENT.value,
            Approval.expense_id.is_(None),
        )
    )
    with reading() as session:
        return len(session.scalars(query).all())
