"""The purchases of an edition supplier by supplier, and the documentation of direct awards."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.budget import award_rules, listing, rules, setting
from parliament.budget.award_rules import Purchase, supplier_key
from parliament.budget.models import SupplierNote
from parliament.budget.refusals import DocumentedTooEarly
from parliament.budget.setting import Setting
from parliament.budget.views import MAX_NAME, ExpenseView, SupplierView
from parliament.live.outbox import announce
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction


def suppliers(edition_id: str) -> list[SupplierView]:
    """Every supplier that the edition has bought from, the largest first.

    The chamber of commerce is no contracting authority, so what it carries is not counted.

    Raises:
        NotFound: no such edition.
    """
    with reading() as session:
        here, today = setting.of(edition_id), clock.stockholm(clock.now()).date()
        bought: dict[str, list[ExpenseView]] = {}
        for entry in reversed(listing.expenses(edition_id)):
            if _is_award(entry, here):
                bought.setdefault(supplier_key(entry.supplier), []).append(entry)
        notes = {row.supplier_key: row for row in _notes(session, edition_id)}
    found = [_view(key, entries, notes.get(key), today) for key, entries in bought.items()]
    return sorted(found, key=lambda one: (-one.award.value_ore, one.key))


def supplier(edition_id: str, key: str) -> SupplierView:
    """One of them.

    Raises:
        NotFound: nothing was bought from it.
    """
    for one in suppliers(edition_id):
        if one.key == key:
            return one
    raise NotFound


def note_supplier(
    edition_id: str,
    key: str,
    *,
    options_ore: int,
    documented_on: dt.date | None,
    reference: str,
    by: Actor,
) -> None:
    """Write down options, and when and where a direct award was documented.

    Args:
        edition_id: the edition.
        key: the supplier's key.
        options_ore: what agreements may come to beyond what was bought, without VAT; 0 or more.
        documented_on: the day of the documentation; None when there is none yet.
        reference: where it lies, such as a number in the register.
        by: who writes.

    Raises:
        NotFound: nothing was bought from such a supplier.
        AmountTooSmall, AmountTooLarge, TextTooLong: see shared.
        DocumentedTooEarly: the day has not come yet.
    """
    rules.check_amount(options_ore, least=0, field="options")
    reference = text.clean(reference, max_length=MAX_NAME, field="reference", required=False)
    if documented_on is not None and documented_on > clock.stockholm(clock.now()).date():
        raise DocumentedTooEarly(field="documented_on")
    with transaction() as tx:
        supplier(edition_id, key)
        row = next((row for row in _notes(tx.session, edition_id) if row.supplier_key == key), None)
        if row is None:
            row = SupplierNote(edition_id=edition_id, supplier_key=key)
            tx.session.add(row)
        row.options_ore, row.documented_on, row.reference = options_ore, documented_on, reference
        row.saved_by, row.saved_at = str(by), clock.now()
        tx.session.flush()
        facts = {
            "edition": edition_id,
            "options_ore": options_ore,
            "documented_on": documented_on.isoformat() if documented_on else None,
        }
        personal = {"supplier": key, "reference": reference}
        journal.record(
            tx, action="budget.supplier_noted", subject=row.id, actor=by, facts=facts, personal=personal
        )
        announce(tx, "budget", edition_id=edition_id)


def _is_award(entry: ExpenseView, here: Setting) -> bool:
    return entry.stands and not entry.struck and here.partner_kind(entry.partner_id) != "chamber"


def _notes(session: Session, edition_id: str) -> list[SupplierNote]:
    return list(session.scalars(select(SupplierNote).where(SupplierNote.edition_id == edition_id)))


def _view(key: str, entries: list[ExpenseView], note: SupplierNote | None, today: dt.date) -> SupplierView:
    purchases = [Purchase(entry.agreed_on, entry.amount_ore) for entry in entries]
    documented_on = note.documented_on if note else None
    return SupplierView(
        key=key,
        name=entries[-1].supplier,
        purchases=len(entries),
        award=award_rules.award(
            purchases,
            options_ore=note.options_ore if note else 0,
            documented_on=documented_on,
            today=today,
        ),
        documented_on=documented_on,
        reference=note.reference if note else "",
    )
