"""What a second vote on the same options shows beside the first: the shift."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.storage.transaction import reading
from parliament.voting import rules, shifts
from parliament.voting.queries import division, public_ballots
from parliament.voting.shifts import Movers, Shift
from parliament.voting.views import DivisionView, OptionView


@dataclass(frozen=True, slots=True)
class ShiftView:
    """The shift by option. ``movers`` only when both were recorded; secret ones are compared in total."""

    earlier: DivisionView
    rows: tuple[tuple[OptionView, Shift], ...]
    movers: Movers | None


def shift_of(later: DivisionView) -> ShiftView | None:
    """The shift since the division that this one compares with.

    None when it compares with none, before its own result is there, or when the first one no longer stands.
    """
    if later.compares_with is None or later.result is None:
        return None
    with reading():
        earlier = division(later.compares_with)
        if earlier.status != rules.DECLARED or earlier.result is None:
            return None
        moved = shifts.shift(earlier.result["counts"], later.result["counts"])
        recorded = rules.RECORDED == earlier.secrecy == later.secrecy
        movers = shifts.movers(public_ballots(earlier.id), public_ballots(later.id)) if recorded else None
    return ShiftView(earlier, tuple((option, moved[option.id]) for option in later.options), movers)
