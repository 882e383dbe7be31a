"""What others see of how a matter is decided: frozen values. Seats are given by id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parliament.sitting import deciding_rules, proposal_rules

_ON_A_BALLOT = 200


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal. ``seat_id`` None: the prepared proposal. ``number`` is the order of being put forward."""

    id: str
    number: int
    kind: str
    words: str
    receiver: str
    reason: str
    seat_id: str | None
    supporters: tuple[str, ...]
    status: str
    at: datetime
    ended_at: datetime | None

    @property
    def short(self) -> str:
        """What it asks for, in Swedish, as it is read out and as the minutes tell it."""
        word = proposal_rules.KIND_WORDS[self.kind][0]
        if self.kind == proposal_rules.REFER_BACK:
            return f"{word} till {self.receiver}"
        if self.kind in (proposal_rules.AMENDMENT, proposal_rules.ADDITION):
            return f"{word}: {self.words}"
        return word


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question put (proposition), in the order of ``number``.

    ``winner_id`` None when taken and ``against``: "not so" won (the matter is decided today, the addition is
    rejected). ``divisions`` are the ids of its divisions in order: annulled ones first, the one that counts
    last. ``decided_by``: acclamation, majority, casting_vote, lot or minority. ``afterwards``: the reason
    when it was recorded afterwards.
    """

    id: str
    number: int
    role: str
    status: str
    main_id: str | None
    counter_id: str | None
    winner_id: str | None
    against: bool
    demanded_by: str | None
    demanded_from: str
    yes_is: str
    yes_means: str
    no_means: str
    divisions: tuple[str, ...]
    decided_by: str
    reading: str
    afterwards: str
    asked_at: datetime
    perceived_at: datetime | None
    demanded_at: datetime | None
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class DissentView:
    """A recorded dissent (``kind`` dissent) or a note for the minutes (``note``), with its motivation."""

    id: str
    kind: str
    status: str
    seat_id: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DecidingMinutes:
    """Everything of a matter that the minutes tell, and the console shows.

    ``proposals`` stand in the order in which they are put, the withdrawn ones (which the minutes leave out,
    KL 5:67) among them with their status. ``outcome`` is the decision in Swedish; ``phase`` says whether
    the matter was decided, adjourned, postponed, referred back or dropped.
    """

    item_id: str
    phase: str
    prepared: str
    minority_used: bool
    outcome: str
    proposals: tuple[ProposalView, ...]
    questions: tuple[QuestionView, ...]
    dissents: tuple[DissentView, ...]
    notes: tuple[DissentView, ...]
    debate_closed_at: datetime | None
    confirmed_at: datetime | None
    order_approved_at: datetime | None
    ended_at: datetime | None

    def proposal(self, proposal_id: str | None) -> ProposalView | None:
        """The proposal with this id, or None."""
        return next((each for each in self.proposals if each.id == proposal_id), None)

    @property
    def standing_proposals(self) -> tuple[ProposalView, ...]:
        """Those that have neither been withdrawn nor tried."""
        return tuple(each for each in self.proposals if each.status == proposal_rules.STANDING)

    @property
    def question(self) -> QuestionView | None:
        """The question that is being put now: the latest that is not taken."""
        return next((q for q in reversed(self.questions) if q.status != deciding_rules.TAKEN), None)


def proposed_wording(role: str, main: ProposalView, counter: ProposalView | None) -> tuple[str, str, str]:
    """Which side yes stands for, and what yes and no mean: as the program proposes it.

    For a formal proposal yes means that the matter is decided today, as is the custom. A long proposal is
    cut to what fits on a ballot; its whole text stands among the proposals.
    """
    if counter is not None:
        return "main", _cut(main.short), _cut(counter.short)
    if role == deciding_rules.FORMAL:
        return "counter", "att ärendet avgörs idag", _cut(main.short)
    rejection = "bifall" if main.kind == proposal_rules.REJECT else "avslag"
    return "main", _cut(main.short), rejection


def _cut(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _ON_A_BALLOT else one[: _ON_A_BALLOT - 1].rstrip() + "…"
