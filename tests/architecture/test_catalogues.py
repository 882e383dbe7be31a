"""The catalogues: every sentence of the program has its English one, with the same places to fill in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
PLACES = re.compile(r"%\(\w+\)[sd]")
MEND = "Run `make messages` and translate what is new in translations/en."


@cache
def catalogue() -> Catalog:
    """The English catalogue."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


@cache
def sentences() -> frozenset[str]:
    """Every sentence that the program marks for translation; of a plural one the singular."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords: dict[str, object] = dict.fromkeys(("_", "gettext", "_l", "lazy_gettext"))
    keywords |= {"ngettext": (1, 2), "lazy_ngettext": (1, 2)}
    found = set()
    for _, _, message, _, _ in extract_from_dir(ROOT, methods, options, keywords, directory_filter=_is_ours):
        found.add(message if isinstance(message, str) else message[0])
    return frozenset(found)


def _is_ours(folder: str) -> bool:
    """The program and its templates; the rest of the checkout has no sentences."""
    parts = Path(folder).relative_to(ROOT).parts
    return not parts or parts[0] in ("parliament", "templates")


def test_every_sentence_has_its_english_one() -> None:
    missing = sorted(s for s in sentences() if not (m := catalogue().get(s)) or not m.string)
    assert missing == [], MEND


def test_nothing_is_guessed_or_left_over() -> None:
    fuzzy = [message.id for message in catalogue() if message.id and message.fuzzy]
    left_over = sorted(
        str(message.id) for message in catalogue() if message.id and _singular(message.id) not in sentences()
    )
    assert (fuzzy, left_over) == ([], []), MEND


def test_the_places_to_fill_in_are_the_same() -> None:
    wrong = [
        message.id for message in catalogue() if message.id and _places(message.id) != _places(message.string)
    ]
    assert wrong == []


def _singular(identity: str | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _places(text: str | tuple[str, ...] | list[str]) -> set[str]:
    return set(PLACES.findall(text if isinstance(text, str) else text[-1]))
