"""The budget as a spreadsheet (XLSX): where the frame stands, the plan beside its outcome, every entry."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from flask_babel import gettext as _

from parliament.budget.setting import Setting
from parliament.budget.views import BudgetView, ExpenseView
from parliament.budget.words import entry_word
from parliament.shared import text

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_STARTS = ("=", "+", "-", "@", "\u2212", "|", "%")


@dataclass(frozen=True)
class Ore:
    """A cell of money; None stands for an empty cell."""

    ore: int


def build(budget: BudgetView, entries: Sequence[ExpenseView], setting: Setting) -> bytes:
    """The workbook as bytes. Text stays text: no cell is a formula, whatever it begins with."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        put = _writer(book)
        put(_("Översikt"), [_("Vad"), _("Belopp (kr)")], _overview_rows(budget))
        put(_("Planerade poster"), _line_columns(), _line_rows(budget))
        put(_("Händelser"), _entry_columns(), [_entry_row(e, budget, setting) for e in entries])
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
                elif isinstance(value, int):
                    sheet.write_number(line, at, value)
                elif isinstance(value, str):
                    plain = text.one_line(value)
                    risky = plain.startswith(_FORMULA_STARTS)
                    sheet.write_string(line, at, plain, quoted if risky else None)
                elif value is not None:
                    sheet.write_datetime(line, at, value, day)

    return put


def _overview_rows(budget: BudgetView) -> list[list[Any]]:
    return [
        [_("Ram"), Ore(budget.frame_ore)],
        [_("Planerat"), Ore(budget.planned_ore)],
        [_("Upparbetat"), Ore(budget.spent_ore)],
        [_("Bundet"), Ore(budget.committed_ore)],
        [_("Disponibelt"), Ore(budget.available_ore)],
        [_("Prognos"), Ore(budget.forecast_ore)],
        [_("Avvikelse (ram minus prognos)"), Ore(budget.variance_ore)],
    ]


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
        _("Motivering till att ramen bröts"),
    ]


def _entry_row(entry: ExpenseView, budget: BudgetView, setting: Setting) -> list[Any]:
    partners = {partner.id: partner.name for partner in setting.partners}
    themes = {theme.id: theme.name for theme in setting.themes}
    lines = {line.id: line.name for line in budget.lines}
    return [
        entry.number,
        entry.date,
        entry_word(entry),
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
        entry.override_reason,
    ]
