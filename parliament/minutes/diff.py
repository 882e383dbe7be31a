"""A correction marked in the text: what goes out and what comes in, word by word. Pure."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stays, goes out or comes in."""

    kind: Literal["same", "out", "in"]
    text: str


def marked(was: str, asked: str) -> list[Piece]:
    """The way from ``was`` to ``asked``: "same" and "out" give the one, "same" and "in" the other."""
    old, new = _WORD.findall(was), _WORD.findall(asked)
    pieces = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("out", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("in", "".join(new[c:d])))
    return pieces
