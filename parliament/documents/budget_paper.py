"""The budget on paper: the frame, the plan beside its outcome, every entry, and what stands around them."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Response, current_app, request
from flask_babel import force_locale

from parliament.budget import service as budgets
from parliament.budget import words
from parliament.budget.service import BudgetReport
from parliament.budget.setting import chosen_edition
from parliament.budget.views import ExpenseView, ShareView
from parliament.documents import pdf
from parliament.shared import clock, swedish
from parliament.shared.errors import NotFound

blueprint = Blueprint("budget_paper", __name__, url_prefix="/office/budget")

TEMPLATE: Final = "budget.typ"
_DASH: Final = "–"


@blueprint.get("/budget.pdf")
def budget() -> Response:
    """The budget as PDF."""
    edition = chosen_edition(request.args.get("edition"))
    if edition is None:
        raise NotFound
    with force_locale("sv"):  # it goes into the accounts of a Swedish authority
        body = pdf.make(TEMPLATE, paper(edition.id))
    answer = current_app.response_class(body, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="budget-{edition.year}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def paper(edition_id: str) -> dict[str, Any]:
    """The data of the printed budget, all of it text.

    Raises:
        NotFound: no such edition.
    """
    report = budgets.report(edition_id)
    year = report.budget.year
    return {
        "title": f"Budget {year}",
        "day": f"Skriven {swedish.date(clock.stockholm(clock.now()).date())}",
        "lead": _lead(report),
        "sums": _sums(report),
        "lines": _lines(report),
        "partners": _shares(report.budget.by_partner, "Regionen (ingen part angiven)"),
        "themes": _shares(report.budget.by_theme, "Inget särskilt tema"),
        "entries": [_entry(entry, report) for entry in report.standing],
        "overrides": [
            f"Nr {entry.number}, {entry.supplier}: {entry.override_reason}"
            for entry in report.standing
            if entry.override_reason
        ],
        "suppliers": _suppliers(report),
        "earlier": _earlier(report),
        "editions": _editions(report),
        "time": _time(report),
    }


def _lead(report: BudgetReport) -> str:
    budget = report.budget
    if not budget.frame_is_set:
        return "Ingen ram är satt."
    frame = swedish.kr(budget.frame_ore)
    if budget.available_ore < 0:
        return f"Ramen på {frame} är överskriden med {swedish.kr(-budget.available_ore)}."
    return f"{swedish.kr(budget.available_ore)} är disponibelt av ramen på {frame}."


def _sums(report: BudgetReport) -> list[list[str]]:
    budget, each = report.budget, report.per_participant
    rows = [
        ["Ram", swedish.kr(budget.frame_ore)],
        ["Upparbetat (fakturerat och bokfört)", swedish.kr(budget.spent_ore)],
        ["varav attesterat", swedish.kr(report.approved_ore)],
        ["Bundet (beställt, inte fakturerat)", swedish.kr(budget.committed_ore)],
        ["Disponibelt (ram − upparbetat − bundet)", swedish.kr(budget.available_ore)],
        ["Prognos", swedish.kr(budget.forecast_ore)],
        ["Avvikelse (ram − prognos)", swedish.kr(budget.variance_ore)],
    ]
    if each:
        who = "incheckade" if each.checked_in else "bekräftade, prognos"
        rows.append([f"Kostnad per deltagare ({each.participants} {who})", swedish.kr(each.each_ore)])
    return rows


def _lines(report: BudgetReport) -> list[list[str]]:
    budget, outside = report.budget, report.budget.outside_plan
    rows = [
        [
            line.name,
            *_money(
                line.planned_ore, line.committed_ore, line.spent_ore, line.forecast_ore, line.variance_ore
            ),
        ]
        for line in budget.lines
    ]
    taken_ore = outside.committed_ore + outside.spent_ore
    if taken_ore:
        rows.append(
            ["Utanför planen", *_money(0, outside.committed_ore, outside.spent_ore, taken_ore, -taken_ore)]
        )
    variance_ore = budget.planned_ore - budget.forecast_ore
    total = _money(
        budget.planned_ore, budget.committed_ore, budget.spent_ore, budget.forecast_ore, variance_ore
    )
    return [*rows, ["Summa", *total]] if rows else []


def _shares(shares: tuple[ShareView, ...], rest: str) -> list[list[str]]:
    shown = [one for one in shares if one.id or one.committed_ore or one.spent_ore]
    rows = [[one.name or rest, *_money(one.committed_ore, one.spent_ore)] for one in shown]
    total = _money(sum(one.committed_ore for one in shares), sum(one.spent_ore for one in shares))
    return [*rows, ["Summa", *total]]


def _entry(entry: ExpenseView, report: BudgetReport) -> dict[str, Any]:
    lines = {line.id: line.name for line in report.budget.lines}
    partners = {partner.id: partner.name for partner in report.setting.partners}
    notes = [
        entry.text,
        lines.get(entry.line_id or "", ""),
        partners.get(entry.partner_id or "", ""),
        f"Kontering: {entry.coding}" if str(entry.coding) else "",
    ]
    missing = "Underlag saknas" if entry.status == "spent" and not entry.receipts else ""
    state = [words.entry_word(entry), words.approval_word(entry), missing]
    return {
        "number": str(entry.number),
        "date": swedish.date_short(entry.date),
        "supplier": entry.supplier,
        "notes": " · ".join(note for note in notes if note),
        "money": _money(entry.amount_ore, entry.vat_ore, entry.counted_ore),
        "rate": swedish.percent(entry.vat_rate),
        "state": [word for word in state if word],
    }


def _suppliers(report: BudgetReport) -> list[list[str]]:
    rows = []
    for one in report.suppliers:
        note = words.award_word(one)[1]
        if one.documented_on:
            note += f" {swedish.date_short(one.documented_on)} {one.reference}".rstrip()
        elif one.award.document_by:
            note += f", senast {swedish.date_short(one.award.document_by)}"
        rows.append(
            [one.name, *_money(one.award.purchased_ore, one.award.options_ore, one.award.value_ore), note]
        )
    return rows


def _earlier(report: BudgetReport) -> list[list[str]]:
    return [
        [
            str(one.year),
            f"{one.name or 'Tekniskt stöd'} ({words.vat_word(one.vat)})",
            swedish.kr(one.cost_ore),
            swedish.kr(one.left_ore) if one.left_ore is not None else _DASH,
            swedish.percent(one.percent) if one.percent is not None else _DASH,
        ]
        for one in report.earlier
    ]


def _editions(report: BudgetReport) -> list[list[str]]:
    rows = []
    for one in report.compared:
        each, support_ore = one.per_participant, one.technical_support_ore
        rows.append(
            [
                str(one.year),
                swedish.kr(one.frame_ore) if one.frame_ore is not None else _DASH,
                swedish.kr(one.taken_ore) if one.taken_ore else _DASH,
                swedish.kr(support_ore) if support_ore is not None else _DASH,
                swedish.kr(each.each_ore) if each else _DASH,
            ]
        )
    return rows


def _time(report: BudgetReport) -> str:
    time = report.own_time
    if time is None:
        return ""
    worked, planned = swedish.number(time.worked_hours), swedish.number(time.planned_hours)
    return f"Egen tid: {worked} timmar av {planned} planerade. Tiden räknas inte i kronor."


def _money(*amounts_ore: int) -> list[str]:
    return [swedish.kr(ore) for ore in amounts_ore]
