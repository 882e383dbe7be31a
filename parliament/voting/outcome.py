"""What became of a division, laid out for those who show it: rows in the order of the ballot, and the tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from parliament.voting import counting, rules
from parliament.voting.ranking import Pairs, wins_every_pair
from parliament.voting.views import DivisionView, OptionView

HowRanked = Literal["every_pair", "paths", "level", "nobody"]
TieWords = Literal["none", "both", "deciding", "lot", "casting_vote", "undecided"]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An option with its count, its share of all votes given to options (0–100), and whether it won."""

    option: OptionView
    count: int
    percent: float
    won: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """How many ballots put one option above another, and whether that wins their pair."""

    votes: int
    wins: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """Schulze's order in levels, how it came about, and the pairs: for each option a row, None for itself."""

    levels: tuple[tuple[OutcomeRow, ...], ...]
    how: HowRanked
    table: tuple[tuple[OptionView, tuple[Pair | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a division. ``voted`` is digital and paper together; ``ranking`` of ranked ballots."""

    rows: tuple[OutcomeRow, ...]
    winners: tuple[OptionView, ...]
    tied: tuple[OptionView, ...]
    tie: TieWords
    blank: int
    digital: int
    paper: int
    ranking: Ranking | None = None

    @property
    def voted(self) -> int:
        """How many ballots there are."""
        return self.digital + self.paper


def outcome(division: DivisionView) -> Outcome | None:
    """The outcome of a division; None before it is counted. Who may see it is the caller's to keep."""
    if division.result is None:
        return None
    result = division.result
    shares = counting.shares(result["counts"])
    winners, tied = set(result["winners"]), set(result.get("tied", ()))
    rows = tuple(
        OutcomeRow(
            option, result["counts"].get(option.id, 0), shares.get(option.id, 0.0), option.id in winners
        )
        for option in division.options
    )
    return Outcome(
        rows=rows,
        winners=division.winners,
        tied=tuple(option for option in division.options if option.id in tied),
        tie=_tie(decided_by=result["decided_by"], tie=result["tie"], winners=winners, tied=tied),
        blank=result["blank"],
        digital=result["digital"],
        paper=result["paper"],
        ranking=_ranking(result, rows) if "order" in result else None,
    )


def how_ranked(result: Mapping[str, Any]) -> HowRanked:
    """How the first place came about: it won every pair, by the strongest paths, or it is shared."""
    if not result["winners"] and not result["tied"]:
        return "nobody"
    first = result["order"][0]
    if len(first) > 1:
        return "level"
    return "every_pair" if wins_every_pair(result["pairs"], first[0]) else "paths"


def _ranking(result: Mapping[str, Any], rows: tuple[OutcomeRow, ...]) -> Ranking:
    of_option = {row.option.id: row for row in rows}
    pairs: Pairs = result["pairs"]

    def pair(one: str, other: str) -> Pair | None:
        return Pair(pairs[one][other], pairs[one][other] > pairs[other][one]) if one != other else None

    return Ranking(
        levels=tuple(tuple(of_option[option] for option in level) for level in result["order"]),
        how=how_ranked(result),
        table=tuple((row.option, tuple(pair(row.option.id, other) for other in of_option)) for row in rows),
    )


def has_votes(division: DivisionView) -> bool:
    """Whether anybody could have voted: it was opened, and it is no trial."""
    return division.opened_at is not None and not division.trial and division.status != rules.DRAFT


def _tie(*, decided_by: str, tie: bool, winners: set[str], tied: set[str]) -> TieWords:
    if not tie:
        return "none"
    if decided_by == "lot":
        return "lot"
    if decided_by == "casting_vote":
        return "casting_vote"
    if tied <= winners:
        return "both"
    return "deciding" if decided_by == "chair_rule" else "undecided"
