"""What a document of minutes is made of: plain values that a page, the typesetter and JSON read alike.

A document is a dictionary, so that what was adjusted can be stored and shown again as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

Block = dict[str, Any]
Document = dict[str, Any]

SCHEMA: Final = "parliament.minutes.v1"
_NOT_SUMMED: Final = ("standing",)


def lines(texts: Iterable[str], *, strong: bool = False, code: bool = False) -> Block:
    """Sentences, each on a line of its own. ``code``: long marks that may break anywhere."""
    return {"kind": "lines", "lines": [each for each in texts if each], "strong": strong, "code": code}


def bullets(texts: Iterable[str]) -> Block:
    """A list."""
    return {"kind": "bullets", "lines": list(texts)}


def column(label: str, *, num: bool = False) -> dict[str, Any]:
    """A column of a table; ``num``: of figures, set to the right."""
    return {"label": label, "num": num}


def table(caption: str, columns: Sequence[dict[str, Any]], rows: Iterable[Sequence[str]]) -> Block:
    """A table. The caption is read aloud and, in the PDF, left to the heading above."""
    return {
        "kind": "table",
        "caption": caption,
        "columns": list(columns),
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def groups(caption: str, found: Iterable[tuple[str, Sequence[str]]]) -> Block:
    """Lists of people under headings, set in columns: who voted what."""
    return {
        "kind": "groups",
        "caption": caption,
        "groups": [{"heading": heading, "people": list(people)} for heading, people in found],
    }


def section(kind: str, heading: str, *, generated: str = "", blocks: Iterable[Block] = ()) -> dict[str, Any]:
    """A section of a §.

    Args:
        kind: what it is, such as ``decision``; with the §'s key the place of an edited text.
        heading: in the language of the document.
        generated: prose from the records, which the clerk may put own words in the place of.
        blocks: facts, which nobody edits here.
    """
    shown = [block for block in blocks if block.get("lines") != []]
    return {
        "kind": kind,
        "heading": heading,
        "generated": generated,
        "edited": None,
        "blocks": shown,
    }


def has_content(each: dict[str, Any]) -> bool:
    """Whether a section says anything."""
    return bool(prose_of(each) or each["blocks"])


def prose_of(each: dict[str, Any]) -> str:
    """The prose that counts: the clerk's, else the generated."""
    edited = each["edited"]
    return str(each["generated"] if edited is None else edited)


def checksum(document: Document) -> str:
    """SHA-256 of the document's canonical JSON (sorted, no spaces, UTF-8) without its ``standing``."""
    content = {key: value for key, value in document.items() if key not in _NOT_SUMMED}
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
