"""What a feature keeps about a person, and what it did when asked to erase: the words that privacy gathers.

Kinds and field names are codes; ``privacy.words`` says them to people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """What a feature keeps of one kind about a person; nothing when ``records`` is empty.

    Values are texts, numbers, yes and no, moments (UTC) or None.
    """

    kind: str
    records: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A thing that a rule of disposal would take: its id, and what it is in words for the organiser."""

    id: str
    label: str


ERASED_NAME = "Gallrad person"
"""What stands instead of a name that has been erased."""
ERASED_COMPANY = "Gallrat företag"
ERASED_TEXT = "(gallrad)"


def held(kind: str, records: Sequence[Mapping[str, object]]) -> Held:
    """What is kept of one kind."""
    return Held(kind, tuple(records))
