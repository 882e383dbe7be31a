"""The kinds of division: what one ballot may say in each. Pure.

========  =========================================  ================  =======
kind      a ballot                                   ``max_choices``   places
========  =========================================  ================  =======
choose    options, in no order                       how many          won
yes_no    yes, no or abstain                         1                 1
rank      options, the dearest first; part or all    how many ranks    won
points    points for options; part or all            points in all     won
election  names, in no order; always secret          how many names    seats
========  =========================================  ================  =======
"""

from __future__ import annotations

from parliament.voting.refusals import DivisionMalformed
from parliament.voting.rules import ELECTION, POINTS, RANK, SECRET

METHODS = (RANK, POINTS, ELECTION)
MAX_POINTS = 100
USUAL_POINTS = 10


def usual_max_choices(kind: str, *, options: int, places: int) -> int:
    """How much one ballot may say when nobody has said it: options, ranks, points, or names."""
    usual = {RANK: options, POINTS: USUAL_POINTS, ELECTION: places}
    return usual.get(kind, 1)


def check_ballot_form(kind: str, *, secrecy: str, max_choices: int, options: int) -> None:
    """What one ballot may say must fit its kind; an election is always secret (KL 5:54).

    Raises:
        DivisionMalformed: it does not fit.
    """
    if kind == ELECTION and secrecy != SECRET:
        raise DivisionMalformed(
            why_sv="ett val är alltid slutet", why_en="an election is always secret", field="secrecy"
        )
    if kind == POINTS and not 1 <= max_choices <= MAX_POINTS:
        raise DivisionMalformed(
            why_sv=f"poängen att dela ut är 1–{MAX_POINTS}",
            why_en=f"the points to give are 1–{MAX_POINTS}",
            field="max_choices",
        )
    if kind != POINTS and not 1 <= max_choices <= options:
        raise DivisionMalformed(
            why_sv="antalet val stämmer inte med alternativen",
            why_en="the number of choices does not fit",
            field="max_choices",
        )
