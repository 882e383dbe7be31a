"""Results of a recorded division by kind of company, with small groups hidden (see ``groups``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from parliament.registration import service as registration
from parliament.registration.traits import CompanyTraits, company_traits
from parliament.shared.errors import RuleBroken
from parliament.storage.transaction import reading
from parliament.voting import choices as said
from parliament.voting import rules
from parliament.voting.groups import Breakdown, Group, break_down
from parliament.voting.models import RecordedBallot
from parliament.voting.queries import division
from parliament.voting.views import DivisionView

Dimension = Literal["theme", "municipality", "sector", "size"]
SEVERAL = "several"
"""The group of those who care about more than one theme: groups never overlap."""

_TRAITS: Mapping[Dimension, Callable[[CompanyTraits], str]] = {
    "theme": lambda traits: SEVERAL if len(traits.theme_ids) > 1 else "".join(traits.theme_ids),
    "municipality": lambda traits: traits.municipality,
    "sector": lambda traits: traits.sector,
    "size": lambda traits: traits.size,
}


class SecretHasNoBreakdown(RuleBroken):
    """Somebody asks for a secret division by groups."""

    code = "secret_has_no_breakdown"
    status = 403
    sv = "Omröstningen var sluten, så den redovisas bara i sin helhet."
    en = "The division was secret, so it is only told as a whole."


class NotDeclaredYet(RuleBroken):
    """Somebody asks for a division by groups before its result is told."""

    code = "not_declared_yet"
    status = 409
    sv = "Resultatet är inte meddelat. Fråga igen när ordföranden har meddelat det."
    en = "The result has not been declared. Ask again once it has."


@dataclass(frozen=True, slots=True)
class BreakdownView:
    """A division by one trait. A group's name is a code; "" are those who never told.

    ``marks`` of a group: votes (points, first choices) by option in the order of the ballot, then blank ones.
    """

    dimension: Dimension
    told: Breakdown


def breakdowns(division_id: str) -> list[BreakdownView]:
    """A declared recorded division by theme interest, municipality, sector and size. Paper is in no group.

    Raises:
        SecretHasNoBreakdown: always, of a secret division.
        NotDeclaredYet: its result is not public.
        NotFound: there is no such division.
    """
    with reading():
        found = division(division_id)
        if found.secrecy != rules.RECORDED:
            raise SecretHasNoBreakdown
        if found.status != rules.DECLARED:
            raise NotDeclaredYet
        ballots = _ballots(found)
        traits = company_traits(found.edition_id)
        company_of = {seat.id: seat.company_id for seat in registration.all_seats(found.edition_id)}
    placed = [(traits[company_of[seat]], marks) for seat, marks in ballots if company_of.get(seat) in traits]
    return [
        BreakdownView(dimension, break_down(_groups([(trait(one), marks) for one, marks in placed])))
        for dimension, trait in _TRAITS.items()
    ]


def _ballots(found: DivisionView) -> list[tuple[str, tuple[int, ...]]]:
    """Each seat with what its ballot gives."""
    with reading() as session:
        rows = session.scalars(select(RecordedBallot).filter_by(division_id=found.id))
        return [(row.seat_id, _marks(found, said.split(row.choices))) for row in rows]


def _marks(found: DivisionView, parts: tuple[str, ...]) -> tuple[int, ...]:
    if found.kind == rules.POINTS:
        given: Mapping[str, int] = said.points(parts)
    else:
        given = dict.fromkeys(parts[:1] if found.kind == rules.RANK else parts, 1)
    return (*(given.get(option.id, 0) for option in found.options), int(not parts))


def _groups(placed: list[tuple[str, tuple[int, ...]]]) -> list[Group]:
    """The groups by name, so that which of two equally small ones is hidden is nobody's choice."""
    sums: dict[str, list[tuple[int, ...]]] = {}
    for name, marks in placed:
        sums.setdefault(name, []).append(marks)
    return [
        Group(name, len(rows), tuple(map(sum, zip(*rows, strict=True))))
        for name, rows in sorted(sums.items())
    ]
