"""Reads the raw pages of an SQLite file and its write-ahead log, as somebody with a copy of the disk would.

The file format: https://www.sqlite.org/fileformat2.html (1.6 b-tree pages, 2.1 records, 4.1 the log).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEAF, INTERIOR = 0x0A, 0x02  # of an index b-tree: what a table WITHOUT ROWID is


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it lies on the disk."""

    page: int
    offset: int
    values: tuple[object, ...]


def cells(file: Path, root: int) -> list[Cell]:
    """The rows of the table without rowid at this root page, in the order in which they were laid down.

    SQLite lays a new cell below those that are already on the page.
    """
    data = file.read_bytes()
    size = page_size(data)
    pages = {number: data[(number - 1) * size : number * size] for number in range(1, len(data) // size + 1)}
    return sorted(_walk(pages, root), key=lambda cell: (cell.page, -cell.offset))


def log_cells(log: Path, root: int) -> list[Cell]:
    """The rows of the table in the order in which they first came into the write-ahead log."""
    data = log.read_bytes()
    if not data:
        return []
    size = struct.unpack(">I", data[8:12])[0]
    seen: dict[tuple[object, ...], Cell] = {}
    for start in range(32, len(data) - size, 24 + size):
        number = struct.unpack(">I", data[start : start + 4])[0]
        page = data[start + 24 : start + 24 + size]
        if number == root and page[0] == LEAF:
            for cell in _walk({number: page}, number):
                seen.setdefault(cell.values, cell)
    return list(seen.values())


def page_size(data: bytes) -> int:
    """The page size in the file's header."""
    size: int = struct.unpack(">H", data[16:18])[0]
    return 65536 if size == 1 else size


def _walk(pages: dict[int, bytes], number: int) -> Iterator[Cell]:
    page = pages[number]
    kind = page[0]
    assert kind in (LEAF, INTERIOR), f"page {number} is no index page but {kind:#x}"
    header = 8 if kind == LEAF else 12
    for slot in range(struct.unpack(">H", page[3:5])[0]):
        at = struct.unpack(">H", page[header + 2 * slot : header + 2 * slot + 2])[0]
        body = at
        if kind == INTERIOR:
            yield from _walk(pages, struct.unpack(">I", page[at : at + 4])[0])
            body += 4
        _, body = _varint(page, body)
        yield Cell(number, at, _record(page, body))
    if kind == INTERIOR:
        yield from _walk(pages, struct.unpack(">I", page[8:12])[0])


def _record(page: bytes, at: int) -> tuple[object, ...]:
    header_size, position = _varint(page, at)
    body, values = at + header_size, []
    while position < at + header_size:
        serial, position = _varint(page, position)
        length = (serial - 12) // 2 if serial >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[serial]
        raw = page[body : body + length]
        text = serial >= 13 and serial % 2
        values.append(raw.decode() if text else (serial - 8 if serial in (8, 9) else raw))
        body += length
    return tuple(values)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError("unreachable")
