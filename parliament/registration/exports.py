"""Lists of registrations as files for a spreadsheet. What people typed stays text there, never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook

from parliament.shared import text

Cell = str | int
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LOOKS_LIKE_ONE = ("=", "+", "-", "@", "\u2212", "|", "%")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as CSV with semicolons and a byte order mark, which Swedish Excel opens as it is.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows as a workbook of one sheet; texts are written as texts, whatever they look like."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, options) as book:
        sheet = book.add_worksheet(title[:31])
        sheet.write_row(0, 0, header, book.add_format({"bold": True, "bottom": 1}))
        for index, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(index, column, cell)
                else:
                    sheet.write_string(index, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(header) - 1)
        sheet.autofit()
    return out.getvalue()


def put_text(sheet: Any, line: int, column: int, value: str, quoted: Any) -> None:
    """Write a text into a cell of a workbook as text; one that looks like a formula is ``quoted`` too.

    Args:
        sheet: the worksheet of XlsxWriter.
        line: the row, from 0.
        column: the column, from 0.
        value: the text; line breaks become spaces.
        quoted: a format of the workbook with ``quote_prefix``, so that editing the cell keeps it a text.
    """
    plain = text.one_line(value)
    sheet.write_string(line, column, plain, quoted if plain.startswith(_LOOKS_LIKE_ONE) else None)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell
