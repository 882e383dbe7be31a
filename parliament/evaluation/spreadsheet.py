"""The result of a survey as a workbook (XLSX): figures, groups, texts, the years."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

from parliament.evaluation.core import Item, Option
from parliament.evaluation.service import SurveySummary
from parliament.evaluation.years import Comparison
from parliament.registration.exports import put_text

_WIDE, _NARROW = 60, 14
Cell = str | int | float | None
_SHEETS = (
    ("Siffror", ("Fråga", "Svar", "Antal", "Procent", "Medel", "Har svarat")),
    ("Grupper", ("Bakgrund", "Grupp", "Fråga", "Svar", "Antal", "Medel")),
    ("Texter", ("Fråga", "Text")),
    ("År för år", ("Fråga", "År", "Värde", "Antal svar", "Källa")),
)
_SHEETS_EN = (
    ("Figures", ("Question", "Answer", "Number", "Per cent", "Mean", "Answered")),
    ("Groups", ("Background", "Group", "Question", "Answer", "Number", "Mean")),
    ("Texts", ("Question", "Text")),
    ("Years", ("Question", "Year", "Value", "Answers", "Source")),
)


def build(summary: SurveySummary, years: Comparison, *, english: bool = False) -> bytes:
    """The workbook as bytes. Text stays text: no cell is a formula, whatever it begins with."""

    def say(thing: Item | Option) -> str:
        return thing.en if english else thing.sv

    parts = (_figures(summary, say), _groups(summary, say), _texts(summary, say), _years(years, say))
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        quoted = book.add_format({"quote_prefix": True})
        for (name, columns), rows in zip(_SHEETS_EN if english else _SHEETS, parts, strict=True):
            _sheet(book.add_worksheet(name), columns, rows, head, quoted)
    return buffer.getvalue()


def _sheet(
    sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Cell]], head: Any, quoted: Any
) -> None:
    sheet.freeze_panes(1, 0)
    for at, label in enumerate(columns):
        sheet.write_string(0, at, label, head)
        sheet.set_column(at, at, _WIDE if at == 0 or label in ("Text", "Källa", "Source") else _NARROW)
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                put_text(sheet, line, at, value, quoted)
            elif value is not None:
                sheet.write_number(line, at, value)


def _figures(summary: SurveySummary, say: Callable[[Item | Option], str]) -> Iterable[Sequence[Cell]]:
    for part in summary.items:
        for row in part.rows:
            yield say(part.item), say(row.option), row.count, round(row.percent, 1), None, part.answers
        yield say(part.item), "", None, None, part.mean, part.answers


def _groups(summary: SurveySummary, say: Callable[[Item | Option], str]) -> Iterable[Sequence[Cell]]:
    for part in summary.groups:
        for group in part.groups:
            if group.summary is None:
                continue
            for row in group.summary.rows:
                yield (
                    say(part.background),
                    say(group.group),
                    say(part.item),
                    say(row.option),
                    row.count,
                    group.summary.mean,
                )


def _texts(summary: SurveySummary, say: Callable[[Item | Option], str]) -> Iterable[Sequence[Cell]]:
    for item, texts in summary.texts:
        for words in texts:
            yield say(item), words


def _years(years: Comparison, say: Callable[[Item | Option], str]) -> Iterable[Sequence[Cell]]:
    for line in years.lines:
        for figure in line.figures:
            yield say(line.item), figure.year, round(figure.value, 2), figure.answers, figure.source
