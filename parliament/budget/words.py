"""Words of the budget that pages and files share."""

from __future__ import annotations

from flask_babel import gettext

from parliament.budget.views import ExpenseView


def entry_word(entry: ExpenseView) -> str:
    """Where an entry stands, in words."""
    if entry.struck:
        return str(gettext("Struken"))
    if entry.status == "committed":
        return str(gettext("Bundet"))
    if entry.status == "spent":
        return str(gettext("Upparbetat"))
    if entry.status == "settled":
        return str(gettext("Slutförd, se nr %(number)s", number=entry.replaced_by_number))
    return str(gettext("Rättad, se nr %(number)s", number=entry.replaced_by_number))


def entry_kind(entry: ExpenseView) -> str:
    """The kind of status mark that goes with the word."""
    if entry.struck:
        return "info"
    return {"committed": "wait", "spent": "ok"}.get(entry.status, "info")
