"""What the words of a sitting mean, for a chair who hesitates: one source for the page and the folded help.

The texts stand in ``help_texts.json``, each with its question and answer in Swedish and English and the
section of kommunallagen that it follows, where there is one. The event re-enacts a council; the law does
not bind it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HelpText:
    """A word with its question and answer by language. ``source``: the section of the law, or empty."""

    key: str
    source: str
    question: Mapping[str, str]
    answer: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Words that belong together, with their heading by language."""

    title: Mapping[str, str]
    texts: tuple[HelpText, ...]


def _read() -> tuple[HelpSection, ...]:
    written = json.loads(Path(__file__).with_name("help_texts.json").read_text(encoding="utf-8"))
    return tuple(
        HelpSection(section["title"], tuple(HelpText(**text) for text in section["texts"]))
        for section in written
    )


SECTIONS = _read()
BY_KEY = {text.key: text for section in SECTIONS for text in section.texts}
