"""A series drawn as lines: numbers for an SVG picture that a table always stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parliament.commitments.register.views import ValueView

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 32


@dataclass(frozen=True, slots=True)
class Line:
    """One place: its points in the picture, in the order of the periods."""

    place: str
    dash: str
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """The points as an SVG polyline wants them."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Picture:
    """The lines, the periods below them and the least and greatest value beside them."""

    lines: tuple[Line, ...]
    periods: tuple[tuple[str, float], ...]
    least: Decimal
    greatest: Decimal


_DASHES = ("none", "8 4", "2 4", "12 4 2 4", "4 2")


def lines(values: Sequence[ValueView]) -> Picture | None:
    """``values`` as a picture, or None when there is no line to draw: fewer than two periods."""
    periods = sorted({value.period for value in values})
    if len(periods) < 2:
        return None
    step = (WIDTH - LEFT - RIGHT) / (len(periods) - 1)
    at = {period: round(LEFT + step * index, 1) for index, period in enumerate(periods)}
    least, greatest = min(v.value for v in values), max(v.value for v in values)
    span = float(greatest - least) or 1.0

    def height(value: Decimal) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(value - least) / span), 1)

    places = sorted({value.place for value in values})
    by_time = sorted(values, key=lambda value: value.period)
    drawn = tuple(
        Line(
            place,
            _DASHES[index % len(_DASHES)],
            tuple((at[v.period], height(v.value)) for v in by_time if v.place == place),
        )
        for index, place in enumerate(places)
    )
    return Picture(drawn, tuple(at.items()), least, greatest)
