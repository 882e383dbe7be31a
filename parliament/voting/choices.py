"""What a ballot says, as it is written down: ``B,A`` (chosen, or ranked so) or ``A:3,B:2`` (points).

The written form is one for each meaning: points are in the order of the option ids and nothing is written
for none, so that the same ballot always has the same seal. An empty text is a blank ballot. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Public = list[str] | dict[str, int]


def written(choices: Sequence[str], weights: Sequence[int] = ()) -> str:
    """The written form of what was chosen; with ``weights``, the points of each choice."""
    if not weights:
        return ",".join(choices)
    given = sorted(zip(choices, weights, strict=True))
    return ",".join(f"{choice}:{number}" for choice, number in given if number)


def split(text: str) -> tuple[str, ...]:
    """The parts of a written ballot; none of a blank one."""
    return tuple(text.split(",")) if text else ()


def points(parts: Iterable[str]) -> dict[str, int]:
    """The points that a ballot's parts give, by option."""
    named = (part.rpartition(":") for part in parts)
    return {option: int(number) for option, _, number in named}


def public(parts: Sequence[str], *, as_points: bool) -> Public:
    """A ballot as it is published: a list of option ids, or points by option."""
    return points(parts) if as_points else list(parts)


def words(said: object, labels: Mapping[str, str]) -> list[str]:
    """A published ballot in words, one for each choice; ``labels`` are by option id. None of a blank one."""
    if isinstance(said, Mapping):
        return [f"{labels.get(option, option)} {number}" for option, number in said.items()]
    listed = said if isinstance(said, list | tuple) else ()
    return [labels.get(str(option), str(option)) for option in listed]
