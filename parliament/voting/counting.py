"""Counting: from ballots to a result. Pure; the order of the ballots never matters.

`choose`: each option's count; the theme says how many issues are answered (``places``). A tie over the
last place follows the rule that was chosen before opening: *both* (everyone at the border is answered),
*deciding* (a deciding division) or *lot*. `yes_no`: simple majority of yes and no, abstentions not
counted (KL 5:55); a tie needs a casting vote (recorded, chair a delegate) or the lot (KL 5:56).
`points`: the sum of the points that the ballots give. `rank`: Schulze's order (see ``ranking``); the counts
are first choices. `election`: as many as there are places, by most votes; a tie is always drawn by lot
(KL 5:56).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from parliament.voting import choices as said
from parliament.voting.ranking import Pairs, Placing, pairwise
from parliament.voting.rules import ELECTION, POINTS, RANK, YES_NO


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ballots each option has (or points, or first choices), digital and paper together.

    ``pairs`` is there for ranked ballots: how many put the one option above the other; and ``named`` are
    those that some ballot ranks.
    """

    counts: Mapping[str, int]
    blank: int
    digital: int
    paper: int
    pairs: Pairs | None = None
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """A counted division. ``tied`` are the options at the border when there is a tie.

    ``order`` is there for ranked ballots: the options in levels, with the ``pairs`` and ``paths`` behind it.
    """

    counts: Mapping[str, int]
    blank: int
    digital: int
    paper: int
    winners: tuple[str, ...]
    tie: bool
    decided_by: str
    tied: tuple[str, ...] = field(default=())
    order: tuple[tuple[str, ...], ...] = field(default=())
    pairs: Pairs | None = None
    paths: Pairs | None = None

    def as_dict(self) -> dict[str, object]:
        """As the API and the live protocol write it."""
        data: dict[str, object] = {
            "counts": dict(self.counts),
            "blank": self.blank,
            "digital": self.digital,
            "paper": self.paper,
            "winners": list(self.winners),
            "tie": self.tie,
            "tied": list(self.tied),
            "decided_by": self.decided_by,
        }
        if self.pairs is not None and self.paths is not None:
            data["order"] = [list(level) for level in self.order]
            data["pairs"] = {one: dict(row) for one, row in self.pairs.items()}
            data["paths"] = {one: dict(row) for one, row in self.paths.items()}
        return data


def tally(
    options: Sequence[str],
    ballots: Iterable[Sequence[str]],
    *,
    kind: str = "choose",
    paper: Mapping[str, int] | None = None,
    paper_ballots: int = 0,
    paper_blank: int = 0,
) -> Tally:
    """Count ballots and add the paper totals.

    Args:
        options: the option ids, in the order of the ballot.
        ballots: the choices of each digital ballot; none is a blank ballot. Points as ``A:3``.
        kind: the division's.
        paper: as two tellers found them, for each option; of ranked ballots, for each written ranking.
        paper_ballots: how many ballot papers there were.
        paper_blank: how many of these were blank.
    """
    alike = Counter(tuple(choices) for choices in ballots)
    digital, blank = alike.total(), alike[()] + paper_blank
    del alike[()]
    if kind == RANK:
        alike.update({said.split(ranking): number for ranking, number in (paper or {}).items()})
        counts = _summed(options, ((ranking[0], number) for ranking, number in alike.items()))
        named = frozenset(option for ranking in alike for option in ranking)
        return Tally(counts, blank, digital, paper_ballots, pairwise(options, alike), named)
    marks = (mark for choices, number in alike.items() for mark in _marks(kind, choices, number))
    counts = _summed(options, chain(marks, (paper or {}).items()))
    return Tally(counts, blank, digital, paper_ballots)


def _summed(options: Sequence[str], marks: Iterable[tuple[str, int]]) -> dict[str, int]:
    counts = dict.fromkeys(options, 0)
    for option, number in marks:
        counts[option] += number
    return counts


def _marks(kind: str, choices: Sequence[str], ballots: int) -> Iterable[tuple[str, int]]:
    """What a number of ballots that say the same give to each option."""
    if kind == POINTS:
        return ((option, number * ballots) for option, number in said.points(choices).items())
    return ((option, ballots) for option in choices)


def count(
    kind: str,
    options: Sequence[str],
    votes: Tally,
    *,
    places: int = 1,
    tie_rule: str = "both",
    draw_seed: str = "",
    chair: str | None = None,
    drawn: bool = True,
) -> Result:
    """The result of a division.

    Args:
        kind: ``choose``, ``yes_no``, ``rank``, ``points`` or ``election``.
        options: the option ids, in the order of the ballot.
        votes: the tally.
        places: how many options win.
        tie_rule: ``both``, ``deciding`` or ``lot``.
        draw_seed: what a drawing of lots starts from; anyone can repeat the draw from it.
        chair: `yes_no`, where the chair has a casting vote: ``yes``, ``no``, or "" when it is not given yet.
            None where there is none: secret divisions, and a chair who is no delegate (KL 5:56).
        drawn: `yes_no`: whether the lot has been drawn; until then nobody has won.
    """
    running = [option for option in options if option != "abstain"] if kind == YES_NO else list(options)
    places = 1 if kind == YES_NO else min(places, len(running))
    placing = Placing(votes.pairs) if votes.pairs is not None else None
    winners, tied = _top(running, votes, places, placing)
    decided_by = "majority"
    if tied and kind == YES_NO and (chair is not None or not drawn):
        winners = {chair} if chair else set()
        decided_by = "lot" if chair is None else "casting_vote"
    elif tied:
        rule = "lot" if kind == ELECTION or (kind == YES_NO and tie_rule == "both") else tie_rule
        winners, tied, decided_by = _break_tie(
            winners, tied, places, rule=rule, seed=draw_seed, placing=placing
        )
    return Result(
        counts=votes.counts,
        blank=votes.blank,
        digital=votes.digital,
        paper=votes.paper,
        winners=tuple(option for option in options if option in winners),
        tie=decided_by != "majority",
        decided_by=decided_by,
        tied=tuple(option for option in options if option in tied),
        order=tuple(tuple(level) for level in placing.levels()) if placing else (),
        pairs=votes.pairs,
        paths=placing.paths if placing else None,
    )


def _top(
    options: Sequence[str], votes: Tally, places: int, placing: Placing | None
) -> tuple[set[str], set[str]]:
    """The clear winners, and those who tie for what is left. An option that nobody named never wins."""
    if placing is not None:
        return placing.top(min(places, len(votes.named)), among=votes.named)
    counts = votes.counts
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
    winners: set[str], tied: set[str], places: int, *, rule: str, seed: str, placing: Placing | None
) -> tuple[set[str], set[str], str]:
    if rule == "both":
        return winners | tied, tied, "chair_rule"
    if rule == "deciding":
        return winners, tied, "chair_rule"
    drawn = drawn_order(sorted(tied), seed, placing)[: places - len(winners)]
    return winners | set(drawn), tied, "lot"


def drawn_order(tied: Sequence[str], seed: str, placing: Placing | None = None) -> list[str]:
    """The tied options as the lot puts them; of ranked ones, nobody before one who is placed above."""
    if placing is None:
        return draw_lots(tied, seed)
    return placing.in_order(tied, lambda options: draw_lots(options, seed))


def draw_lots(options: Sequence[str], seed: str) -> list[str]:
    """The options in drawn order: by SHA-256 of seed and option, so that anyone can repeat the draw."""
    return sorted(options, key=lambda option: hashlib.sha256(f"{seed}|{option}".encode()).hexdigest())


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Each option's share of all votes given to options, in per cent with one decimal; 0 when none."""
    total = sum(counts.values())
    return {option: round(100 * number / total, 1) if total else 0.0 for option, number in counts.items()}
