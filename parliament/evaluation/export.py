"""The result of the survey as a spreadsheet file."""

from __future__ import annotations

from collections.abc import Iterable

from parliament.evaluation.service import SurveySummary
from parliament.registration.exports import Cell, as_csv


def result_csv(summary: SurveySummary, *, english: bool = False) -> bytes:
    """Every figure and text, one a line; semicolons and decimal commas, as Swedish spreadsheets want it."""
    head = ("Question", "Answer", "Number", "Per cent") if english else ("Fråga", "Svar", "Antal", "Procent")
    return as_csv(head, [*_figures(summary, english), *_texts(summary, english)])


def _figures(summary: SurveySummary, english: bool) -> Iterable[tuple[Cell, ...]]:
    for part in summary.items:
        question = part.item.en if english else part.item.sv
        for row in part.rows:
            answer = row.option.en if english else row.option.sv
            yield question, answer, row.count, f"{row.percent:.1f}".replace(".", "." if english else ",")


def _texts(summary: SurveySummary, english: bool) -> Iterable[tuple[Cell, ...]]:
    for item, texts in summary.texts:
        for words in texts:
            yield item.en if english else item.sv, words, "", ""
