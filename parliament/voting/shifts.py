"""Vote, debate, vote again: how far the shares moved, and how many changed their mind. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parliament.voting.counting import shares


@dataclass(frozen=True, slots=True)
class Shift:
    """An option's share before and after in per cent, and the difference in percentage points."""

    before: float
    after: float

    @property
    def points(self) -> float:
        """Percentage points, with one decimal: what one gets from the two shares that are shown."""
        return round(self.after - self.before, 1)


def shift(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, Shift]:
    """How each option moved from one count to the next; both have the same options."""
    first, second = shares(before), shares(after)
    return {option: Shift(first.get(option, 0.0), second[option]) for option in after}


@dataclass(frozen=True, slots=True)
class Movers:
    """Of the seats that voted both times in recorded divisions, how many changed their ballot."""

    both_times: int
    changed: int


def movers(before: Iterable[Mapping[str, object]], after: Iterable[Mapping[str, object]]) -> Movers:
    """Who changed, counted from two published lists of ``{seat, choices}``."""
    first = {ballot["seat"]: ballot["choices"] for ballot in before}
    pairs = [(first[ballot["seat"]], ballot["choices"]) for ballot in after if ballot["seat"] in first]
    return Movers(len(pairs), sum(one != other for one, other in pairs))
