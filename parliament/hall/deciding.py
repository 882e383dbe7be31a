"""How a matter is decided, as console, podium and phones see it, and the commands of the panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import deciding_rules, proposal_rules
from parliament.sitting import service as sittings
from parliament.sitting.deciding_views import DecidingMinutes, ProposalView, QuestionView, proposed_wording
from parliament.sitting.service import ItemView
from parliament.voting import rules as voting_rules
from parliament.voting.views import DivisionView

_LEADS_IN = (deciding_rules.DEBATE, deciding_rules.CLOSED, deciding_rules.CONFIRMED, deciding_rules.PUTTING)
_RUNNING = (voting_rules.DRAFT, voting_rules.OPEN, voting_rules.CLOSED)
_NOTHING = DecidingMinutes(
    item_id="",
    phase=deciding_rules.DEBATE,
    prepared="",
    minority_used=False,
    outcome="",
    proposals=(),
    questions=(),
    dissents=(),
    notes=(),
    debate_closed_at=None,
    confirmed_at=None,
    order_approved_at=None,
    ended_at=None,
)


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel "Beslut" of an item.

    ``leads``: its next step comes before the console's own. ``wording``: which side yes is for, what yes and
    no mean, as proposed when a division is demanded.
    """

    item_id: str
    matter: DecidingMinutes
    step: str
    possible: tuple[str, ...]
    candidates: tuple[ProposalView, ...]
    wording: tuple[str, str, str] | None
    seats: Mapping[str, SeatView]
    tools: frozenset[str]
    leads: bool
    seen: str

    @property
    def question(self) -> QuestionView | None:
        """The question that is being put."""
        return self.matter.question

    @property
    def first(self) -> ProposalView | None:
        """The proposal that is put next."""
        return next(iter(self.matter.standing_proposals), None)

    def seat(self, seat_id: str | None) -> SeatView | None:
        """A seat by its id."""
        return self.seats.get(seat_id or "")


def panel(
    item: ItemView | None,
    division: DivisionView | None,
    seats: list[SeatView],
    *,
    theme_first: bool = False,
    resting: bool = False,
) -> Panel | None:
    """The panel of the current item; None where nothing is proposed or decided.

    Args:
        item: the current item.
        division: the division that the console deals with.
        seats: the edition's seats.
        resting: the sitting is adjourned or closed.
        theme_first: the theme's issues come before the matter while it is being debated.
    """
    if item is None:
        return None
    on = sittings.tools(item.id)
    matter = sittings.deciding_for_minutes(item.id)
    if matter is None and not on & {"proposals", "acclamation"}:
        return None
    known = matter or replace(_NOTHING, prepared=item.proposal)
    standing = _standing(known)
    running = division is not None and division.status in _RUNNING
    waits = known.phase == deciding_rules.DEBATE and theme_first
    return Panel(
        item_id=item.id,
        matter=known,
        step=deciding_rules.next_step(standing),
        possible=deciding_rules.possible_steps(standing),
        candidates=_candidates(known),
        wording=_wording(known, standing),
        seats={seat.id: seat for seat in seats},
        tools=on,
        leads=known.phase in _LEADS_IN and not running and not waits and not resting,
        seen=seen(known),
    )


def seen(matter: DecidingMinutes) -> str:
    """What a command of the panel was given against."""
    question = matter.question
    said = f"|{question.yes_is}|{question.yes_means}" if question and question.yes_means else ""
    return f"{matter.phase}|{question.id}|{question.status}{said}" if question else f"{matter.phase}|-|-"


def _standing(matter: DecidingMinutes) -> deciding_rules.Standing:
    question = matter.question
    rivals = [p for p in matter.standing_proposals if p.kind in proposal_rules.SUBSTANCE]
    missing = question is not None and question.role == deciding_rules.MAIN and not question.counter_id
    return deciding_rules.Standing(
        phase=matter.phase,
        question=question.status if question else None,
        counter_missing=missing
        and question is not None
        and question.status == deciding_rules.DEMANDED
        and len(rivals) > 2,
    )


def _wording(matter: DecidingMinutes, standing: deciding_rules.Standing) -> tuple[str, str, str] | None:
    question = matter.question
    main = matter.proposal(question.main_id) if question else None
    if question is None or main is None or deciding_rules.next_step(standing) != "approve_wording":
        return None
    if question.yes_means:
        return question.yes_is, question.yes_means, question.no_means
    return proposed_wording(question.role, main, matter.proposal(question.counter_id))


def _candidates(matter: DecidingMinutes) -> tuple[ProposalView, ...]:
    """What the chair may find carried in the question that is put."""
    question = matter.question
    if question is None:
        return ()
    if question.role == deciding_rules.MAIN:
        return tuple(p for p in matter.standing_proposals if p.kind in proposal_rules.SUBSTANCE)
    return tuple(p for p in matter.proposals if p.id in (question.main_id, question.counter_id))


def phone_state(item: ItemView | None) -> dict[str, Any] | None:
    """What phones and screens are told: where the decision stands, the question, the proposals."""
    if item is None:
        return None
    on = sittings.tools(item.id)
    matter = sittings.deciding_for_minutes(item.id)
    if matter is None and "proposals" not in on:
        return None
    known = matter or _NOTHING
    numbers = {}
    if known.proposals:
        wanted = {p.seat_id for p in known.proposals if p.seat_id}
        wanted |= {seat_id for p in known.proposals for seat_id in p.supporters}
        numbers = {seat.id: seat for seat in registration.seats_among(wanted)}
    return {
        "phase": known.phase,
        "takes": "proposals" in on and known.phase == deciding_rules.DEBATE,
        "question": _question_state(known),
        "outcome": known.outcome or None,
        "proposals": [_proposal_state(p, numbers) for p in known.proposals if p.status != "withdrawn"],
    }


def _question_state(matter: DecidingMinutes) -> dict[str, Any] | None:
    question = matter.question
    if question is None:
        return None
    return {
        "id": question.id,
        "role": question.role,
        "status": question.status,
        "finds": None if question.against else question.main_id,
        "among": [p.id for p in _candidates(matter)],
        "yes_means": question.yes_means,
        "no_means": question.no_means,
    }


def _proposal_state(proposal: ProposalView, seats: Mapping[str, SeatView]) -> dict[str, Any]:
    mover = seats.get(proposal.seat_id or "")
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "words": proposal.words,
        "receiver": proposal.receiver,
        "seat": mover.number if mover else None,
        "name": mover.delegate_name if mover else None,
        "supporters": [seats[id_].number for id_ in proposal.supporters if id_ in seats],
        "status": proposal.status,
    }
