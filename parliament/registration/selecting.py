"""Choosing a balanced hall among those who are interested. Pure, and the same for the same seed.

Each aim says how many seats one value should have: a municipality, sector, size, theme, or newcomers. One
company at a time is chosen: the one that fills most of what is still lacking, counted per seat it asks for.
Between equals the lot decides, drawn from the seed, so that the order of arrival gives no advantage.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parliament.shared.errors import RuleBroken

MUNICIPALITY, SECTOR, SIZE, THEME, NEWCOMER = "municipality", "sector", "size", "theme", "newcomer"
DIMENSIONS = (MUNICIPALITY, SECTOR, SIZE, THEME, NEWCOMER)
NEW = "yes"
SHARE, NUMBER = "share", "number"

LOCKED, AIMS, LOT, NO_ROOM = "locked", "aims", "lot", "no_room"
Key = tuple[str, str]


class AimOutOfRange(RuleBroken):
    """An aim that cannot be reached by anybody."""

    code = "aim_out_of_range"
    status = 422
    sv = "Skriv ett tal från 1, och högst 100 för en andel i procent."
    en = "Write a number from 1, and at most 100 for a share in per cent."


class UnknownAim(RuleBroken):
    """An aim about something that is not asked about."""

    code = "unknown_aim"
    status = 422
    sv = "Välj i listan vad målet gäller."
    en = "Choose from the list what the aim is about."


@dataclass(frozen=True, slots=True)
class Aim:
    """So many seats (``number``), or per cent of the seats (``share``), for one value of a dimension."""

    dimension: str
    value: str
    unit: str
    amount: int

    @property
    def key(self) -> Key:
        """What it is about."""
        return (self.dimension, self.value)

    def seats(self, capacity: int) -> int:
        """How many seats it asks for; a share is rounded to the nearest, half up."""
        return self.amount if self.unit == NUMBER else (self.amount * capacity * 2 + 100) // 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company as the choice sees it."""

    id: str
    seats: int
    municipality: str
    sector: str
    size: str
    themes: frozenset[str]
    newcomer: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every value that it adds to."""
        one_each = ((MUNICIPALITY, self.municipality), (SECTOR, self.sector), (SIZE, self.size))
        themes = tuple((THEME, theme) for theme in sorted(self.themes))
        return one_each + themes + (((NEWCOMER, NEW),) if self.newcomer else ())


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a company is chosen, and why.

    ``reason``: locked (chosen before), aims (``aims`` lacked seats), lot (no aim lacked anything it has), or
    no_room. ``lacked``: for each aim that counted, how many seats it lacked just then.
    """

    id: str
    chosen: bool
    reason: str
    lacked: tuple[tuple[Key, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the balance: how many seats a value has, and how many it should have."""

    key: Key
    have: int
    want: int

    @property
    def lacking(self) -> int:
        """How many seats it lacks."""
        return max(0, self.want - self.have)


def check_aim(aim: Aim, *, values: Iterable[Key]) -> Aim:
    """An aim that may be stored.

    Raises:
        UnknownAim: it is about nothing that is asked about.
        AimOutOfRange: its number makes no sense.
    """
    if aim.key not in set(values) or aim.unit not in {SHARE, NUMBER}:
        raise UnknownAim(field="about")
    if aim.amount < 1 or aim.amount > (100 if aim.unit == SHARE else 1000):
        raise AimOutOfRange(field="amount")
    return aim


def balance(chosen: Iterable[Candidate], aims: Sequence[Aim], *, capacity: int) -> list[Line]:
    """How the chosen stand to the aims, in the order of the aims."""
    have = _have(chosen)
    return [Line(aim.key, have[aim.key], aim.seats(capacity)) for aim in aims]


def propose(
    candidates: Sequence[Candidate],
    aims: Sequence[Aim],
    *,
    capacity: int,
    locked: Sequence[Candidate] = (),
    seed: int,
) -> list[Choice]:
    """Choose among ``candidates`` until the seats are out; never more seats than ``capacity``.

    Args:
        candidates: who may be chosen.
        aims: what the hall should be made up of.
        capacity: how many seats there are, those of ``locked`` counted.
        locked: who is chosen already and stays so.
        seed: of the lot between equals.

    Returns:
        The locked first, then the chosen in the order they were chosen, then the others, the nearest first.
    """
    want = {aim.key: aim.seats(capacity) for aim in aims}
    have = _have(locked)
    free = capacity - sum(candidate.seats for candidate in locked)
    left = sorted(candidates, key=lambda candidate: lot(candidate.id, seed))
    choices = [Choice(candidate.id, True, LOCKED) for candidate in locked]
    while True:
        fitting = [candidate for candidate in left if candidate.seats <= free]
        if not fitting:
            break
        best = max(fitting, key=lambda candidate: _worth(candidate, want, have))
        choices.append(_chosen(best, want, have))
        left.remove(best)
        free -= best.seats
        _add(have, best)
    left.sort(key=lambda candidate: -_worth(candidate, want, have))
    return choices + [Choice(one.id, False, NO_ROOM, _lacked(one, want, have)) for one in left]


def best_reserve(
    reserves: Sequence[Candidate],
    aims: Sequence[Aim],
    *,
    capacity: int,
    seated: Sequence[Candidate],
    free: int,
    seed: int,
) -> Choice | None:
    """The reserve that fits in ``free`` seats and suits the hall best; None when none fits."""
    want = {aim.key: aim.seats(capacity) for aim in aims}
    have = _have(seated)
    fitting = [reserve for reserve in reserves if reserve.seats <= free]
    if not fitting:
        return None
    drawn = sorted(fitting, key=lambda reserve: lot(reserve.id, seed))
    best = max(drawn, key=lambda reserve: _worth(reserve, want, have))
    return _chosen(best, want, have)


def lot(id_: str, seed: int) -> str:
    """A company's place in the lot: the same for the same seed, and nobody's to foretell without it."""
    return hashlib.sha256(f"{seed}:{id_}".encode()).hexdigest()


def _chosen(best: Candidate, want: dict[Key, int], have: Counter[Key]) -> Choice:
    lacked = _lacked(best, want, have)
    return Choice(best.id, True, AIMS if lacked else LOT, lacked)


def _lacked(candidate: Candidate, want: dict[Key, int], have: Counter[Key]) -> tuple[tuple[Key, int], ...]:
    found = ((key, want.get(key, 0) - have[key]) for key in candidate.keys)
    return tuple((key, lacking) for key, lacking in found if lacking > 0)


def _worth(candidate: Candidate, want: dict[Key, int], have: Counter[Key]) -> float:
    """How much of what lacks it fills, as parts of each aim, per seat that it takes."""
    filled = 0.0
    for key in candidate.keys:
        wanted = want.get(key, 0)
        lacking = wanted - have[key]
        if lacking > 0:
            filled += min(lacking, candidate.seats) * lacking / (wanted * wanted)
    return filled / candidate.seats


def _have(chosen: Iterable[Candidate]) -> Counter[Key]:
    have: Counter[Key] = Counter()
    for candidate in chosen:
        _add(have, candidate)
    return have


def _add(have: Counter[Key], candidate: Candidate) -> None:
    for key in candidate.keys:
        have[key] += candidate.seats
