"""Words of the budget that pages and files share."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext

from parliament.access import service as access
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


def approval_word(entry: ExpenseView) -> str:
    """Whether an entry is approved, in words; nothing for what needs no approval."""
    if entry.approval is not None:
        return str(gettext("Attesterad"))
    return str(gettext("Att attestera")) if entry.needs_approval else ""


def names() -> Callable[[str], str]:
    """A function from who did something, as entries say it, to a name for people."""
    known = {f"staff:{account.id}": account.name for account in access.list_accounts()}

    def name_of(actor: str) -> str:
        if actor in known:
            return known[actor]
        kind = actor.split(":", maxsplit=1)[0]
        told = {"token": gettext("Ett annat system"), "system": gettext("Programmet")}
        return str(told.get(kind, gettext("Ett borttaget konto")))

    return name_of
