"""The budget as a spreadsheet (XLSX): the frame, the plan beside its outcome, every entry, what is around."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from flask_babel import gettext as _

from parliament.budget import words
from parliament.budget.report import BudgetReport
from parliament.budget.views import (
    BudgetView,
    EarlierCost,
    EditionCosts,
    ExpenseView,
    ShareView,
    SupplierView,
)
from parliament.registration.exports import put_text
from parliament.shared import clock


@dataclass(frozen=True)
class Ore:
    """A cell of money; None stands for an empty cell."""

    ore: int


def build(report: BudgetReport) -> bytes:
    """The workbook as bytes. Text stays text: no cell is a formula, whatever it begins with."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    budget, name_of = report.budget, words.names()
    with xlsxwriter.Workbook(buffer, options) as book:
        put = _writer(book)
        put(_("Översikt"), [_("Vad"), _("Värde")], _overview_rows(report))
        put(_("Planerade poster"), _line_columns(), _line_rows(budget))
        shares = [_("Bundet"), _("Upparbetat")]
        put(_("Vem betalar"), [_("Part"), *shares], _share_rows(budget.by_partner, _("Regionen")))
        put(_("Tema"), [_("Tema"), *shares], _share_rows(budget.by_theme, _("Inget särskilt tema")))
        put(_("Händelser"), _entry_columns(), [_entry_row(e, report, name_of) for e in report.entries])
        put(_("Leverantörer"), _supplier_columns(), [_supplier_row(one) for one in report.suppliers])
        put(_("Upplagor"), _edition_columns(), [_edition_row(one) for one in report.compared])
        put(_("Tidigare kostnader"), _earlier_columns(), [_earlier_row(one) for one in report.earlier])
    return buffer.getvalue()


def _writer(book: Any) -> Callable[[str, list[str], list[list[Any]]], None]:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    quoted = book.add_format({"quote_prefix": True})

    def put(name: str, columns: list[str], rows: list[list[Any]]) -> None:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, label in enumerate(columns):
            sheet.write_string(0, at, label, head)
            sheet.set_column(at, at, max(14, min(len(label) + 4, 40)))
        for line, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, Ore):
                    sheet.write_number(line, at, value.ore / 100, money)
                elif isinstance(value, int | Decimal):
                    sheet.write_number(line, at, value)
                elif isinstance(value, str):
                    put_text(sheet, line, at, value, quoted)
                elif value is not None:
                    sheet.write_datetime(line, at, value, day)

    return put


def _overview_rows(report: BudgetReport) -> list[list[Any]]:
    budget, each, time = report.budget, report.per_participant, report.own_time
    rows: list[list[Any]] = [
        [_("Ram"), Ore(budget.frame_ore)],
        [_("Planerat"), Ore(budget.planned_ore)],
        [_("Upparbetat"), Ore(budget.spent_ore)],
        [_("varav attesterat"), Ore(report.approved_ore)],
        [_("Bundet"), Ore(budget.committed_ore)],
        [_("Disponibelt"), Ore(budget.available_ore)],
        [_("Prognos"), Ore(budget.forecast_ore)],
        [_("Avvikelse (ram minus prognos)"), Ore(budget.variance_ore)],
    ]
    if each:
        rows.append(
            [_("Incheckade deltagare") if each.checked_in else _("Bekräftade deltagare"), each.participants]
        )
        rows.append([_("Kostnad per deltagare"), Ore(each.each_ore)])
    if time:
        rows.append([_("Egen tid, planerade timmar"), time.planned_hours])
        rows.append([_("Egen tid, arbetade timmar"), time.worked_hours])
    return rows


def _share_rows(shares: Sequence[ShareView], rest: str) -> list[list[Any]]:
    return [[one.name or rest, Ore(one.committed_ore), Ore(one.spent_ore)] for one in shares]


def _line_columns() -> list[str]:
    return [_("Post"), _("Planerat"), _("Bundet"), _("Upparbetat"), _("Prognos"), _("Avvikelse")]


def _line_rows(budget: BudgetView) -> list[list[Any]]:
    rows = [
        [
            line.name,
            Ore(line.planned_ore),
            Ore(line.committed_ore),
            Ore(line.spent_ore),
            Ore(line.forecast_ore),
            Ore(line.variance_ore),
        ]
        for line in budget.lines
    ]
    outside = budget.outside_plan
    rows.append([_("Utanför planen"), None, Ore(outside.committed_ore), Ore(outside.spent_ore), None, None])
    return rows


def _entry_columns() -> list[str]:
    return [
        _("Nr"),
        _("Datum"),
        _("Läge"),
        _("Leverantör"),
        _("Vad kostnaden gäller"),
        _("Utan moms"),
        _("Moms"),
        _("Med moms"),
        _("Momssats (%)"),
        _("Räknas mot ramen"),
        _("Vem betalar"),
        _("Planerad post"),
        _("Tema"),
        _("Ansvar"),
        _("Konto"),
        _("Projekt"),
        _("Fri text"),
        _("Underlag"),
        _("Bokad av"),
        _("Attesterad av"),
        _("Attesterad den"),
        _("Motivering till att ramen bröts"),
    ]


def _entry_row(entry: ExpenseView, report: BudgetReport, name_of: Callable[[str], str]) -> list[Any]:
    partners = {partner.id: partner.name for partner in report.setting.partners}
    themes = {theme.id: theme.name for theme in report.setting.themes}
    lines = {line.id: line.name for line in report.budget.lines}
    coding, approval = entry.coding, entry.approval
    return [
        entry.number,
        entry.date,
        words.entry_word(entry),
        entry.supplier,
        entry.text,
        Ore(entry.amount_ore),
        Ore(entry.vat_ore),
        Ore(entry.including_ore),
        entry.vat_rate,
        Ore(entry.counted_ore if entry.stands else 0),
        partners.get(entry.partner_id or "", _("Regionen")),
        lines.get(entry.line_id or "", ""),
        themes.get(entry.theme_id or "", ""),
        coding.responsibility,
        coding.account,
        coding.project,
        coding.note,
        len(entry.receipts),
        name_of(entry.booked_by),
        name_of(approval.approved_by) if approval else "",
        clock.stockholm(approval.approved_at).date() if approval else None,
        entry.override_reason,
    ]


def _supplier_columns() -> list[str]:
    return [
        _("Leverantör"),
        _("Inköp"),
        _("Köpt utan moms"),
        _("Optioner"),
        _("Värde"),
        _("Direktupphandling"),
        _("Ska dokumenteras senast"),
        _("Dokumenterad den"),
        _("Diarienummer"),
    ]


def _supplier_row(one: SupplierView) -> list[Any]:
    award = one.award
    return [
        one.name,
        one.purchases,
        Ore(award.purchased_ore),
        Ore(award.options_ore),
        Ore(award.value_ore),
        words.award_word(one)[1],
        award.document_by,
        one.documented_on,
        one.reference,
    ]


def _edition_columns() -> list[str]:
    return [
        _("Upplaga"),
        _("Ram"),
        _("Bokat och beställt"),
        _("Tekniskt stöd"),
        _("Deltagare"),
        _("Kostnad per deltagare"),
    ]


def _edition_row(one: EditionCosts) -> list[Any]:
    each, support_ore = one.per_participant, one.technical_support_ore
    return [
        one.year,
        Ore(one.frame_ore) if one.frame_ore is not None else None,
        Ore(one.taken_ore),
        Ore(support_ore) if support_ore is not None else None,
        each.participants if each else None,
        Ore(each.each_ore) if each else None,
    ]


def _earlier_columns() -> list[str]:
    return [
        _("Upplaga"),
        _("Vad"),
        _("Kostnad"),
        _("Moms"),
        _("Kvar av årets ram"),
        _("Del av ramen (%)"),
        _("Källa"),
    ]


def _earlier_row(one: EarlierCost) -> list[Any]:
    return [
        one.year,
        one.name or _("Tekniskt stöd"),
        Ore(one.cost_ore),
        words.vat_word(one.vat),
        Ore(one.left_ore) if one.left_ore is not None else None,
        one.percent,
        one.source,
    ]
