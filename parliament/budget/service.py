"""Use cases of the budget: the frame and the plan here, the rest from the modules beside this one."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select

from parliament.budget import rules, setting
from parliament.budget.approvals import approve, count_to_approve, to_approve
from parliament.budget.earlier import comparison, editions_compared, enter_cost, entered_costs, remove_cost
from parliament.budget.entries import book_expense, correct_expense, order, settle_commitment
from parliament.budget.listing import expense, expenses, history
from parliament.budget.models import BudgetFrame, PlannedLine
from parliament.budget.overview import frame_decisions, line, overview
from parliament.budget.participants import bind_own_time, cost_per_participant, own_time
from parliament.budget.receipts import add_receipt, read_upload, receipt_file, remove_receipt
from parliament.budget.report import BudgetReport, report
from parliament.budget.suppliers import note_supplier, supplier, suppliers
from parliament.budget.views import MAX_NAME, MAX_TEXT, BudgetView, Coding, Cost, ExpenseView
from parliament.live.outbox import announce
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


def set_frame(
    edition_id: str, frame_ore: int, *, decision: str, by: Actor, decided_on: dt.date | None = None
) -> str:
    """Set or revise the frame; earlier decisions are kept. One below what is taken is accepted, and alarms.

    Args:
        edition_id: whose frame.
        frame_ore: the frame in öre, 0 or more.
        decision: who decided it, or where it is written.
        by: who enters it.
        decided_on: the day of the decision, if known.

    Raises:
        NotFound: no such edition.
        AmountTooSmall, AmountTooLarge, TextEmpty, TextTooLong: see shared.
    """
    rules.check_amount(frame_ore, least=0, field="frame")
    decision = text.clean(decision, max_length=MAX_TEXT, field="decision")
    with transaction() as tx:
        setting.of(edition_id)
        latest = tx.session.scalar(
            select(func.max(BudgetFrame.revision)).where(BudgetFrame.edition_id == edition_id)
        )
        row = BudgetFrame(
            edition_id=edition_id,
            revision=(latest or 0) + 1,
            frame_ore=frame_ore,
            decision=decision,
            decided_on=decided_on,
            set_by=str(by),
            set_at=clock.now(),
        )
        tx.session.add(row)
        tx.session.flush()
        facts = {"edition": edition_id, "frame_ore": frame_ore, "revision": row.revision}
        journal.record(tx, action="budget.frame_set", subject=row.id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=edition_id)
    return row.id


def plan_line(edition_id: str, *, name: str, planned_ore: int, by: Actor) -> str:
    """Add a line to the plan; the amount is what will count against the frame. Planning breaks no frame.

    Raises:
        NotFound: no such edition.
        AmountTooSmall, AmountTooLarge, TextEmpty, TextTooLong: see shared.
    """
    rules.check_amount(planned_ore, least=0, field="planned")
    name = text.clean(name, max_length=MAX_NAME, field="name")
    with transaction() as tx:
        setting.of(edition_id)
        last = tx.session.scalar(
            select(func.max(PlannedLine.position)).where(PlannedLine.edition_id == edition_id)
        )
        row = PlannedLine(edition_id=edition_id, position=(last or 0) + 1, name=name, planned_ore=planned_ore)
        tx.session.add(row)
        tx.session.flush()
        facts = {"edition": edition_id, "planned_ore": planned_ore}
        journal.record(tx, action="budget.line_planned", subject=row.id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=edition_id)
    return row.id


def change_line(line_id: str, *, name: str, planned_ore: int, finished: bool, by: Actor) -> None:
    """Change the plan of a line, or mark it finished: then its outcome is its forecast.

    Raises:
        NotFound: no such line.
        AmountTooSmall, AmountTooLarge, TextEmpty, TextTooLong: see shared.
    """
    rules.check_amount(planned_ore, least=0, field="planned")
    name = text.clean(name, max_length=MAX_NAME, field="name")
    with transaction() as tx:
        row = tx.session.get(PlannedLine, line_id)
        if row is None:
            raise NotFound
        facts = {"planned_ore": planned_ore, "was_ore": row.planned_ore, "finished": finished}
        row.name, row.planned_ore, row.finished = name, planned_ore, finished
        journal.record(tx, action="budget.line_changed", subject=row.id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=row.edition_id)


__all__ = [
    "MAX_NAME",
    "MAX_TEXT",
    "BudgetReport",
    "BudgetView",
    "Coding",
    "Cost",
    "ExpenseView",
    "add_receipt",
    "approve",
    "bind_own_time",
    "book_expense",
    "comparison",
    "correct_expense",
    "cost_per_participant",
    "count_to_approve",
    "editions_compared",
    "enter_cost",
    "entered_costs",
    "expense",
    "expenses",
    "frame_decisions",
    "history",
    "line",
    "note_supplier",
    "order",
    "overview",
    "own_time",
    "read_upload",
    "receipt_file",
    "remove_cost",
    "remove_receipt",
    "report",
    "settle_commitment",
    "supplier",
    "suppliers",
    "to_approve",
]
