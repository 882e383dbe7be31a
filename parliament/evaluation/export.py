"""The result of the survey as a spreadsheet file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from parliament.evaluation.service import SurveySummary

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def result_csv(summary: SurveySummary, *, english: bool = False) -> str:
    """Every figure and text, one a line; semicolons and decimal commas, as Swedish spreadsheets want it."""
    head = ("Question", "Answer", "Number", "Per cent") if english else ("Fråga", "Svar", "Antal", "Procent")
    return as_csv([head, *_figures(summary, english), *_texts(summary, english)])


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with a byte order mark; a cell that a spreadsheet would run as a formula is defused."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_defused(str(cell)) for cell in row])
    return "\ufeff" + file.getvalue()


def _figures(summary: SurveySummary, english: bool) -> Iterable[tuple[object, ...]]:
    for part in summary.items:
        question = part.item.en if english else part.item.sv
        for row in part.rows:
            answer = row.option.en if english else row.option.sv
            yield question, answer, row.count, f"{row.percent:.1f}".replace(".", "." if english else ",")


def _texts(summary: SurveySummary, english: bool) -> Iterable[tuple[object, ...]]:
    for item, texts in summary.texts:
        for words in texts:
            yield item.en if english else item.sv, words, "", ""


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
