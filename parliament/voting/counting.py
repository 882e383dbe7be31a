"""Counting: from ballots to a result. Pure; the order of the ballots never matters.

`choose`: each option's count; the theme says how many issues are answered (``places``). A tie over the
last place follows the rule that was chosen before opening: *both* (everyone at the border is answered),
*deciding* (a deciding division) or *lot*. `yes_no`: simple majority of yes and no, abstentions not
counted (KL 5:55); a tie needs a casting vote (recorded, chair a delegate) or the lot (KL 5:56).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parliament.voting.rules import YES_NO


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ballots each option has, digital and paper together."""

    counts: Mapping[str, int]
    blank: int
    digital: int
    paper: int


@dataclass(frozen=True, slots=True)
class Result:
    """A counted division. ``tied`` are the options at the border when there is a tie."""

    counts: Mapping[str, int]
    blank: int
    digital: int
    paper: int
    winners: tuple[str, ...]
    tie: bool
    decided_by: str
    tied: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """As the API and the live protocol write it."""
        return {
            "counts": dict(self.counts),
            "blank": self.blank,
            "digital": self.digital,
            "paper": self.paper,
            "winners": list(self.winners),
            "tie": self.tie,
            "tied": list(self.tied),
            "decided_by": self.decided_by,
        }


def tally(
    options: Sequence[str],
    ballots: Iterable[Sequence[str]],
    *,
    paper: Mapping[str, int] | None = None,
    paper_ballots: int = 0,
    paper_blank: int = 0,
) -> Tally:
    """Count ballots and add the paper totals.

    Args:
        options: the option ids, in the order of the ballot.
        ballots: the choices of each digital ballot; none is a blank ballot.
        paper: counts per option as two tellers found them.
        paper_ballots: how many ballot papers there were.
        paper_blank: how many of these were blank.
    """
    counts = dict.fromkeys(options, 0)
    blank = digital = 0
    for choices in ballots:
        digital += 1
        blank += not choices
        for choice in choices:
            counts[choice] += 1
    for option, number in (paper or {}).items():
        counts[option] += number
    return Tally(counts, blank + paper_blank, digital, paper_ballots)


def count(
    kind: str,
    options: Sequence[str],
    votes: Tally,
    *,
    places: int = 1,
    tie_rule: str = "both",
    draw_seed: str = "",
) -> Result:
    """The result of a division.

    Args:
        kind: ``choose`` or ``yes_no``.
        options: the option ids, in the order of the ballot.
        votes: the tally.
        places: how many options win (`choose`).
        tie_rule: ``both``, ``deciding`` or ``lot``.
        draw_seed: what a drawing of lots starts from; anyone can repeat the draw from it.
    """
    running = [option for option in options if option != "abstain"] if kind == YES_NO else list(options)
    places = 1 if kind == YES_NO else min(places, len(running))
    winners, tied = _top(running, votes.counts, places)
    decided_by = "majority"
    if tied:
        winners, tied_left, decided_by = _break_tie(
            winners,
            tied,
            places,
            rule="lot" if kind == YES_NO and tie_rule == "both" else tie_rule,
            seed=draw_seed,
        )
        tied = tied_left
    in_order = tuple(option for option in options if option in winners)
    return Result(
        counts=votes.counts,
        blank=votes.blank,
        digital=votes.digital,
        paper=votes.paper,
        winners=in_order,
        tie=decided_by != "majority",
        decided_by=decided_by,
        tied=tuple(option for option in options if option in tied),
    )


def _top(options: Sequence[str], counts: Mapping[str, int], places: int) -> tuple[set[str], set[str]]:
    """The clear winners, and those who tie for what is left. An option without votes never wins."""
    ranked = sorted((option for option in options if counts[option] > 0), key=lambda o: -counts[o])
    if len(ranked) <= places:
        return set(ranked), set()
    border = counts[ranked[places - 1]]
    clear = {option for option in ranked if counts[option] > border}
    at_border = {option for option in ranked if counts[option] == border}
    if len(clear) + len(at_border) == places:
        return clear | at_border, set()
    return clear, at_border


def _break_tie(
    winners: set[str], tied: set[str], places: int, *, rule: str, seed: str
) -> tuple[set[str], set[str], str]:
    if rule == "both":
        return winners | tied, tied, "chair_rule"
    if rule == "deciding":
        return winners, tied, "chair_rule"
    drawn = draw_lots(sorted(tied), seed)[: places - len(winners)]
    return winners | set(drawn), tied, "lot"


def draw_lots(options: Sequence[str], seed: str) -> list[str]:
    """The options in drawn order: by SHA-256 of seed and option, so that anyone can repeat the draw."""
    return sorted(options, key=lambda option: hashlib.sha256(f"{seed}|{option}".encode()).hexdigest())


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Each option's share of all votes given to options, in per cent with one decimal; 0 when none."""
    total = sum(counts.values())
    return {option: round(100 * number / total, 1) if total else 0.0 for option, number in counts.items()}
