"""The one primary button of the console: which step comes next, from where the sitting stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.sitting import rules as sitting
from parliament.voting import rules as voting


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the sitting stands, as far as the next step depends on it."""

    phase: str | None
    item_kind: str | None = None
    has_next_item: bool = False
    division_status: str | None = None
    theme_is_decided: bool = False


PREPARE = "prepare"
OPEN_SITTING = "open_sitting"
RESUME = "resume"
NEXT_ITEM = "next_item"
PUT_THEME = "put_theme"
OPEN_DIVISION = "open_division"
CLOSE_DIVISION = "close_division"
DECLARE = "declare"
CLOSE_SITTING = "close_sitting"
NOTHING = "nothing"

_OF_PHASE = {
    None: PREPARE,
    sitting.PLANNED: OPEN_SITTING,
    sitting.ADJOURNED: RESUME,
    sitting.CLOSED: NOTHING,
}
_OF_DIVISION = {
    voting.DRAFT: OPEN_DIVISION,
    voting.OPEN: CLOSE_DIVISION,
    voting.CLOSED: DECLARE,
}


def next_step(standing: Standing) -> str:
    """The step that the console offers first.

    An open or waiting division comes before everything; then a theme whose issues have not been voted on;
    then the next item; and when there is none, the close.
    """
    if standing.phase != sitting.OPEN:
        return _OF_PHASE[standing.phase]
    of_division = _OF_DIVISION.get(standing.division_status or "")
    if of_division is not None:
        return of_division
    if standing.item_kind == "theme" and not standing.theme_is_decided:
        return PUT_THEME
    return NEXT_ITEM if standing.has_next_item else CLOSE_SITTING


def fingerprint(*parts: str | None) -> str:
    """What a command was given against: it is refused when this has changed in the meantime."""
    return "|".join(part or "-" for part in parts)
