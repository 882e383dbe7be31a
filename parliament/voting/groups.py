"""Results by group, with nothing shown from which a small group could be read or subtracted. Pure.

The groups divide those who voted: each belongs to exactly one. The overall result is public, and how many
voted of each group may be known, so what is hidden is known in sum: the total less what is shown. A group
with fewer than five voters is never shown, and as many others are hidden with it, the smallest first, as it
takes until

* at least five voters are hidden together, and
* no small group among them has only one row of numbers that would fit (as when all the hidden voted alike).

When nothing is left to show, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5


@dataclass(frozen=True, slots=True)
class Group:
    """A group of voters: how many they are, and what they gave to each option and to none (blank)."""

    name: str
    voters: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What may be shown: groups, and the sum of the rest without its names' numbers."""

    shown: tuple[Group, ...]
    hidden: tuple[str, ...]
    rest: Group | None


def break_down(groups: Sequence[Group]) -> Breakdown:
    """Choose what may be shown of ``groups``; those that nobody voted in are left out.

    The order of ``groups`` is kept in what is shown; of groups that are equally small, the first is hidden.
    """
    present = [group for group in groups if group.voters]
    hidden = [group for group in present if group.voters < SMALLEST]
    others = sorted((group for group in present if group.voters >= SMALLEST), key=lambda group: group.voters)
    while hidden and _tells_too_much(hidden) and others:
        hidden.append(others.pop(0))
    if hidden and (not others or _tells_too_much(hidden)):
        return Breakdown((), tuple(group.name for group in present), None)
    shown = tuple(group for group in present if group in others)
    names = tuple(group.name for group in present if group in hidden)
    return Breakdown(shown, names, _sum(hidden) if hidden else None)


def _tells_too_much(hidden: Sequence[Group]) -> bool:
    rest = _sum(hidden)
    if rest.voters < SMALLEST:
        return True
    return any(_has_one_row(group, rest) for group in hidden if group.voters < SMALLEST)


def _has_one_row(group: Group, rest: Group) -> bool:
    """Whether the sums of the hidden leave one possible row for the group, its own sum being known."""
    own, of_others = sum(group.marks), sum(rest.marks) - sum(group.marks)
    return all(max(0, marks - of_others) == min(marks, own) for marks in rest.marks)


def _sum(groups: Sequence[Group]) -> Group:
    marks = tuple(sum(column) for column in zip(*(group.marks for group in groups), strict=True))
    return Group("", sum(group.voters for group in groups), marks)
