"""The demonstration's ranking and points: two short divisions beside the themes' own."""

from __future__ import annotations

import random
from collections.abc import Callable

from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import rules, service
from parliament.voting.service import NewDivision

SYSTEM = Actor.system()
Said = list[str] | dict[str, int]
Cast = Callable[[str, list[tuple[SeatView, Said]]], None]
_VOTERS = 60  # enough to show, and quick in a large hall
_POINTS = 10


def play(sitting: sittings.SittingView, number: int, cast: Cast, chance: random.Random) -> None:
    """Rank in the second theme, give points in the fourth; ``cast`` puts the ballots in the box."""
    if number == 1:
        _rank(sitting, cast, chance)
    if number == 3:
        _points(sitting, cast, chance)


def _rank(sitting: sittings.SittingView, cast: Cast, chance: random.Random) -> None:
    options = [
        "Yrkesvux på distans",
        "Praktik i små företag",
        "Validering av yrkeskunskap",
        "Språk på jobbet",
    ]
    title = "I vilken ordning ska utbildningarna byggas ut?"
    division_id = _opened(sitting, rules.RANK, title, options)
    ballots: list[tuple[SeatView, Said]] = []
    for seat in registration.seats(sitting.edition_id)[:_VOTERS]:
        order = sorted("ABCD", key=lambda option: "BDAC".index(option) + chance.gauss(0, 1.6))
        ballots.append((seat, order[: chance.randint(2, 4)]))
    _settled(division_id, ballots, cast)


def _points(sitting: sittings.SittingView, cast: Cast, chance: random.Random) -> None:
    options = ["Fiber till sista huset", "Mobiltäckning", "Gemensam datahall", "Kurser i AI"]
    title = f"Dela ut {_POINTS} poäng på satsningarna"
    division_id = _opened(sitting, rules.POINTS, title, options)
    ballots: list[tuple[SeatView, Said]] = []
    for seat in registration.seats(sitting.edition_id)[:_VOTERS]:
        given = chance.choices("ABCD", [6, 5, 1, 3], k=chance.randint(6, _POINTS))
        ballots.append((seat, {option: given.count(option) for option in sorted(set(given))}))
    _settled(division_id, ballots, cast)


def _opened(sitting: sittings.SittingView, kind: str, title: str, options: list[str]) -> str:
    new = NewDivision(title=title, kind=kind, options=[(label, "", None) for label in options])
    division_id = service.create_division(sitting_id=sitting.id, new=new, by=SYSTEM)
    service.open_division(division_id=division_id, by=SYSTEM)
    return division_id


def _settled(division_id: str, ballots: list[tuple[SeatView, Said]], cast: Cast) -> None:
    cast(division_id, ballots)
    service.close_division(division_id=division_id, by=SYSTEM)
    service.declare_division(division_id=division_id, by=SYSTEM)
