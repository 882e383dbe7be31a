"""Words of the budget that pages and files share."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext

from parliament.access import service as access
from parliament.budget import award_rules
from parliament.budget.views import ExpenseView, SupplierView
from parliament.pages import chosen_language
from parliament.shared import swedish


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


def award_asks(supplier: SupplierView) -> bool:
    """Whether the purchases from a supplier ask for something to be done."""
    return supplier.award.exceeds or supplier.award.state in ("to_document", "overdue")


def award_word(supplier: SupplierView) -> tuple[str, str]:
    """Kind of status mark and word for a supplier's purchases."""
    if supplier.award.exceeds:
        return "stop", str(gettext("Över direktupphandlingsgränsen"))
    return {
        "small": ("ok", str(gettext("Under gränserna"))),
        "to_document": ("wait", str(gettext("Ska dokumenteras"))),
        "overdue": ("warn", str(gettext("Skulle ha dokumenterats"))),
        "documented": ("ok", str(gettext("Dokumenterad"))),
    }[supplier.award.state]


def award_sentence(supplier: SupplierView) -> str:
    """What the purchases from a supplier come to and ask for."""
    award, language = supplier.award, chosen_language()
    value = swedish.kr(award.value_ore, language=language)
    if award.exceeds:
        limit = swedish.kr(award_rules.THRESHOLD_ORE, language=language)
        return str(
            gettext(
                "Inköpen är %(value)s utan moms. Från %(limit)s får de inte direktupphandlas. "
                "Tala med upphandlarna.",
                value=value,
                limit=limit,
            )
        )
    if award.state in ("to_document", "overdue") and award.document_by:
        day = swedish.date(award.document_by, language=language)
        return str(
            gettext(
                "Inköpen är %(value)s utan moms. Direktupphandlingen ska dokumenteras senast %(day)s.",
                value=value,
                day=day,
            )
        )
    return str(gettext("Inköpen är %(value)s utan moms.", value=value))


def vat_word(vat: str) -> str:
    """Whether VAT is in an earlier cost."""
    told = {"excl": gettext("utan moms"), "incl": gettext("med moms")}
    return str(told.get(vat, gettext("källan säger inte om moms ingår")))
