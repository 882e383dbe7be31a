"""What became of a division, laid out for those who show it: rows in the order of the ballot, and the tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parliament.voting import counting, rules
from parliament.voting.views import DivisionView, OptionView

TieWords = Literal["none", "both", "deciding", "lot", "casting_vote", "undecided"]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An option with its count, its share of all votes given to options (0–100), and whether it won."""

    option: OptionView
    count: int
    percent: float
    won: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a division. ``voted`` is digital and paper together."""

    rows: tuple[OutcomeRow, ...]
    winners: tuple[OptionView, ...]
    tied: tuple[OptionView, ...]
    tie: TieWords
    blank: int
    digital: int
    paper: int

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
    return Outcome(
        rows=tuple(
            OutcomeRow(
                option, result["counts"].get(option.id, 0), shares.get(option.id, 0.0), option.id in winners
            )
            for option in division.options
        ),
        winners=division.winners,
        tied=tuple(option for option in division.options if option.id in tied),
        tie=_tie(decided_by=result["decided_by"], tie=result["tie"], winners=winners, tied=tied),
        blank=result["blank"],
        digital=result["digital"],
        paper=result["paper"],
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
