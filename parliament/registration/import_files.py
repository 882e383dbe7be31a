"""Reading a file that somebody has saved from a spreadsheet: CSV in whatever encoding, or a workbook.

It takes longer than the server's loop may stand still, so the caller runs it apart.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import load_workbook

from parliament.registration import import_columns
from parliament.shared import text
from parliament.shared.errors import RuleBroken

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 60 * 1024 * 1024
MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 60
CELL_LENGTH: Final = 400
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_WORKBOOK: Final = b"PK\x03\x04"
_STARTS_FORMULA: Final = ("'=", "'+", "'-", "'@")


class FileTooLarge(RuleBroken):
    """More bytes than a list of registrations has."""

    code = "import_too_large"
    status = 413
    sv = "Filen är för stor: högst {most} MB. Ta bort bilder och blad som inte behövs, och spara om den."
    en = "The file is too large: at most {most} MB. Remove pictures and sheets not needed, and save it again."


class TooManyRows(RuleBroken):
    """More rows than an import takes."""

    code = "import_too_many_rows"
    status = 422
    sv = "Filen har fler än {most} rader. Dela den i flera filer."
    en = "The file has more than {most} rows. Split it into several files."


class FileUnreadable(RuleBroken):
    """Neither CSV nor a workbook."""

    code = "import_unreadable"
    status = 422
    sv = "Filen går inte att läsa. Öppna den i Excel eller LibreOffice och spara den som .xlsx eller .csv."
    en = "The file cannot be read. Open it in Excel or LibreOffice and save it as .xlsx or .csv."


class OldWorkbook(RuleBroken):
    """A workbook of the old kind, .xls, or one with a password."""

    code = "import_old_workbook"
    status = 422
    sv = "Filen är av det gamla slaget (.xls) eller har ett lösenord. Spara den som .xlsx utan lösenord."
    en = "The file is of the old kind (.xls) or has a password. Save it as .xlsx without a password."


class FileEmpty(RuleBroken):
    """No rows under the headings."""

    code = "import_empty"
    status = 422
    sv = "Filen har inga rader under rubrikerna. Första raden ska vara rubriker."
    en = "The file has no rows under the headings. The first row should be headings."


class HeadingsMissing(RuleBroken):
    """The first row holds a person, not headings."""

    code = "import_headings_missing"
    status = 422
    sv = "Första raden ser ut att vara en person. Lägg till en rad med rubriker överst."
    en = "The first row looks like a person. Add a row of headings at the top."


@dataclass(frozen=True, slots=True)
class Table:
    """The headings and the rows under them, without personal identity numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read(content: bytes) -> Table:
    """The table in a file; what it is is told by its content, not by its name.

    Raises:
        FileTooLarge, TooManyRows, FileUnreadable, OldWorkbook, FileEmpty, HeadingsMissing: see there.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(field="file", most=MOST_BYTES // 1024 // 1024)
    if content.startswith(_OLD_WORKBOOK):
        raise OldWorkbook(field="file")
    rows = _workbook(content) if content.startswith(_WORKBOOK) else _csv(_decoded(content))
    filled = [row for row in rows if any(row)]
    if len(filled) < 2:
        raise FileEmpty(field="file")
    header, *people = filled
    if any("@" in heading for heading in header):
        raise HeadingsMissing(field="file")
    width = max(index for row in filled for index, cell in enumerate(row, start=1) if cell)
    return Table(tuple(header[:width]), tuple(tuple(row[:width]) for row in people))


def _decoded(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(content, "utf-16")
    sample = content[:2000]
    if sample.count(0) * 4 > len(sample):  # every other byte of Swedish in UTF-16 is nought
        return _as(content, "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as(content, "cp1252")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileUnreadable(field="file") from None


def _csv(written: str) -> list[list[str]]:
    if "\0" in written:
        raise FileUnreadable(field="file")
    lines = written.lstrip("\ufeff").splitlines(keepends=True)
    if lines and lines[0].lower().startswith("sep="):  # Excel's own note of the separator
        lines = lines[1:]
    first = lines[0] if lines else ""
    separator = max(";\t,|", key=first.count)
    try:
        return _limited(csv.reader(lines, delimiter=separator))
    except csv.Error:
        raise FileUnreadable(field="file") from None


def _workbook(content: bytes) -> list[list[str]]:
    """The first sheet that holds anything. What it unpacks to is measured before it is unpacked."""
    try:
        _measure(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            rows = _limited(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))
            if any(any(row) for row in rows):
                return rows
    except RuleBroken:
        raise
    except Exception as fault:  # openpyxl raises whatever its parsers do on a broken file
        raise FileUnreadable(field="file") from fault
    return []


def _measure(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > MOST_UNPACKED:
        raise FileTooLarge(field="file", most=MOST_BYTES // 1024 // 1024)


def _limited(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        if any(cells):
            found.append(cells)
        if len(found) > MOST_ROWS + 1:
            raise TooManyRows(field="file", most=MOST_ROWS)
    return found


def _cell(value: object) -> str:
    """A cell as text on one line: 5599001234.0 is a number that Excel has made of an organisation number."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = text.one_line(str(value))[:CELL_LENGTH]
    if written.startswith(_STARTS_FORMULA):  # our own exports put the apostrophe there
        written = written[1:]
    return import_columns.without_personal_numbers(written)
