"""The same company under another spelling of its name. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

_FORMS = re.compile(
    r"\b(aktiebolag(et)?|ab|publ|handelsbolag(et)?|hb|kommanditbolag(et)?|kb|ekonomisk forening|ek for|"
    r"enskild firma|ef|firma|as|asa|stiftelsen|sverige|sweden|the|och|and)\b"
)
_ALIKE = 0.88
_BLOCK = 4
_BLOCK_MOST = 200


def name_key(name: str) -> str:
    """A company's name without what spellings differ in: case, accents, company form, spaces, signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("æ", "a").replace("ø", "o")
    words = re.sub(r"[^\w]+", " ", plain.replace("&", " och ")).replace("_", " ")
    short = re.sub(r"\s+", "", _FORMS.sub(" ", words))
    return short or re.sub(r"\s+", "", words)


def duplicates(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Which of these companies may be the same: id → ids of the others.

    Args:
        names: id → ``name_key``. Only keys that begin or end alike are compared: quick for thousands.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for id_, key in names.items():
        for block in {f"<{key[:_BLOCK]}", f"{key[-_BLOCK:]}>"}:
            blocks[block].append(id_)
    found: dict[str, set[str]] = defaultdict(set)
    for ids in blocks.values():
        for index, one in enumerate(ids[:_BLOCK_MOST]):
            for other in ids[index + 1 : _BLOCK_MOST]:
                if alike(names[one], names[other]):
                    found[one].add(other)
                    found[other].add(one)
    return {id_: tuple(sorted(others)) for id_, others in found.items()}


def alike(one: str, other: str) -> bool:
    """Whether two name keys may be of the same company."""
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    )
