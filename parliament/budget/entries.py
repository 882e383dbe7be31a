"""Orders and expenses: booked, settled and corrected. The write lock is taken before anything is summed."""

from __future__ import annotations

import datetime as dt
import re

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.budget import refusals, rules, setting
from parliament.budget.models import Expense, ExpenseCoding, PlannedLine
from parliament.budget.rules import Booked, Standing
from parliament.budget.views import MAX_CODE, MAX_NAME, MAX_TEXT, Coding, Cost
from parliament.live.outbox import announce
from parliament.shared import clock, money, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

_REQUEST_ID = re.compile(r"[a-z2-7]{16}")


def order(
    edition_id: str, cost: Cost, *, by: Actor, override_reason: str = "", request_id: str | None = None
) -> str:
    """Commit the edition to a cost; see ``book_expense``."""
    return _enter(edition_id, cost, Standing.COMMITTED, by, override_reason, request_id)


def book_expense(
    edition_id: str, cost: Cost, *, by: Actor, override_reason: str = "", request_id: str | None = None
) -> str:
    """Book an expense against the frame.

    Args:
        edition_id: whose frame.
        cost: what it is.
        by: who books it.
        override_reason: why the frame may be broken; kept only when it is.
        request_id: a random id made with the form; the same one again gives back the entry already made.

    Raises:
        FrameExceeded: the frame does not cover it, and no reason was given.
        FrameNotSet: there is no frame.
        OutsideTheYear, VatRateUnknown, NotOfThisEdition: the cost is not possible.
        AmountTooSmall, AmountTooLarge, TextEmpty, TextTooLong: see shared.
        NotFound: no such edition.
    """
    return _enter(edition_id, cost, Standing.SPENT, by, override_reason, request_id)


def settle_commitment(expense_id: str, cost: Cost, *, by: Actor, override_reason: str = "") -> str:
    """What was ordered has been invoiced: a new entry says what it came to, and the order counts no more.

    Raises:
        NotFound: no such order.
        NotAnOrder, AlreadyReplaced: it is not an open order.
        FrameExceeded and others: see ``book_expense``.
    """
    return _replace(expense_id, cost, "settle", by, override_reason)


def correct_expense(expense_id: str, cost: Cost, *, by: Actor, override_reason: str = "") -> str:
    """A new entry takes the place of one that was wrong; with the amount 0 it is struck out.

    Raises:
        NotFound: no such entry.
        AlreadyReplaced: a newer entry has already taken its place.
        FrameExceeded and others: see ``book_expense``.
    """
    return _replace(expense_id, cost, "correct", by, override_reason)


def _enter(
    edition_id: str, cost: Cost, standing: Standing, by: Actor, reason: str, request_id: str | None
) -> str:
    known = request_id if request_id and _REQUEST_ID.fullmatch(request_id) else None
    with transaction() as tx:
        if known and (made := _made_already(tx.session, edition_id, known)):
            return made
        entry = _entry(tx.session, edition_id, cost, least=1)
        entry.status, entry.request_id = standing.value, known
        _judge(tx.session, entry, reason, None)
        coding = _coding(cost.coding)
        action = "budget.ordered" if standing is Standing.COMMITTED else "budget.expense_booked"
        _keep(tx, entry, coding, action, by)
    return entry.id


def _replace(expense_id: str, cost: Cost, event: str, by: Actor, reason: str) -> str:
    with transaction() as tx:
        old = tx.session.get(Expense, expense_id)
        if old is None:
            raise NotFound
        was = Standing(old.status)
        after = rules.replaced(was, event)
        entry = _entry(tx.session, old.edition_id, cost, least=1 if event == "settle" else 0)
        entry.status = Standing.SPENT.value if event == "settle" else was.value
        entry.replaces_id = old.id
        _judge(tx.session, entry, reason, Booked(was, old.counted_ore))
        coding = _coding(cost.coding)
        old.status = after.value
        action = "budget.order_settled" if event == "settle" else "budget.expense_corrected"
        try:
            _keep(tx, entry, coding, action, by)
        except IntegrityError as error:  # the lock keeps this from happening; the database has the last word
            if violates(error, "uq_budget_expense_replaces"):
                raise refusals.AlreadyReplaced from error
            raise
    return entry.id


def _entry(session: Session, edition_id: str, cost: Cost, *, least: int) -> Expense:
    """``cost`` as a row, with everything about it checked but the frame."""
    here = setting.of(edition_id)
    rules.check_amount(cost.amount_ore, least=least, field="amount")
    rules.check_day(cost.date, year=here.year)
    # the table of rates begins in 2012; what an edition before that paid is judged by its first lines
    money.check_vat_rate(cost.vat_rate, on=max(cost.date, dt.date(2012, 1, 1)), field="vat_rate")
    here.check(theme_id=cost.theme_id, partner_id=cost.partner_id)
    line = session.get(PlannedLine, cost.line_id) if cost.line_id else None
    if cost.line_id and (line is None or line.edition_id != edition_id):
        raise refusals.NotOfThisEdition(field="line")
    split = money.split(cost.amount_ore, cost.vat_rate, cost.basis)
    carrier = rules.carrier_of(here.partner_kind(cost.partner_id))
    last = session.scalar(select(func.max(Expense.number)).where(Expense.edition_id == edition_id))
    return Expense(
        edition_id=edition_id,
        number=(last or 0) + 1,
        amount_ore=split.excluding_ore,
        vat_ore=split.vat_ore,
        vat_rate=cost.vat_rate,
        basis=cost.basis.value,
        carrier=carrier.value,
        counted_ore=rules.counted(split, carrier),
        supplier=text.clean(cost.supplier, max_length=MAX_NAME, field="supplier"),
        text=text.clean(cost.text, max_length=MAX_TEXT, field="text", multiline=True),
        date=cost.date,
        line_id=cost.line_id,
        theme_id=cost.theme_id,
        partner_id=cost.partner_id,
        override_reason="",
    )


def _judge(session: Session, entry: Expense, reason: str, instead_of: Booked | None) -> None:
    """Hold ``entry`` against the frame; what breaks it carries its reason."""
    reason = text.clean(reason, max_length=MAX_TEXT, field="override_reason", required=False, multiline=True)
    before = setting.frame_in(session, entry.edition_id)
    if before is None:
        raise refusals.FrameNotSet
    after = before.book(
        entry.counted_ore,
        standing=Standing(entry.status),
        instead_of=instead_of,
        override=bool(reason),
    )
    entry.override_reason = reason if before.breaks(after) else ""


def _coding(given: Coding) -> ExpenseCoding | None:
    """The coding as a row; None when nothing is coded."""
    row = ExpenseCoding(
        responsibility=_code(given.responsibility, "responsibility"),
        account=_code(given.account, "account"),
        project=_code(given.project, "project"),
        note=text.clean(given.note, max_length=MAX_NAME, field="coding_note", required=False),
    )
    return row if any((row.responsibility, row.account, row.project, row.note)) else None


def _code(typed: str, field: str) -> str:
    return text.clean(typed, max_length=MAX_CODE, field=field, required=False)


def _keep(tx: Transaction, entry: Expense, coding: ExpenseCoding | None, action: str, by: Actor) -> None:
    entry.booked_by, entry.booked_at = str(by), clock.now()
    tx.session.add(entry)
    tx.session.flush()
    if coding is not None:
        coding.expense_id = entry.id
        tx.session.add(coding)
        tx.session.flush()
    facts = {
        "edition": entry.edition_id,
        "number": entry.number,
        "counted_ore": entry.counted_ore,
        "amount_ore": entry.amount_ore,
        "vat_rate": entry.vat_rate,
        "replaces": entry.replaces_id,
        "coded": coding is not None,
        "frame_overridden": bool(entry.override_reason),
    }
    personal = {"supplier": entry.supplier}
    if entry.override_reason:
        personal["override_reason"] = entry.override_reason
    journal.record(tx, action=action, subject=entry.id, actor=by, facts=facts, personal=personal)
    announce(tx, "budget", edition_id=entry.edition_id)


def _made_already(session: Session, edition_id: str, request_id: str) -> str | None:
    return session.scalar(
        select(Expense.id).where(Expense.edition_id == edition_id, Expense.request_id == request_id)
    )
