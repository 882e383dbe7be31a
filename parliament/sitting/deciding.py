"""Use cases of deciding a matter: the debate is closed, proposals confirmed, questions put, the gavel falls.

Every step takes ``at`` and ``reason`` when it is recorded afterwards: the room leads.
"""

from __future__ import annotations

from datetime import datetime

from parliament.shared.errors import NotFound
from parliament.sitting import deciding_rules as rules
from parliament.sitting import proposal_rules
from parliament.sitting.deciding_desk import Desk
from parliament.sitting.deciding_models import Proposal, QuestionPut
from parliament.sitting.deciding_refusals import NotAmongTheProposals
from parliament.sitting.deciding_settle import settle, take
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

_STAMPS = {
    "close_debate": "debate_closed_at",
    "confirm_proposals": "confirmed_at",
    "approve_order": "order_approved_at",
}
SIMPLE_STEPS = (
    "close_debate",
    "reopen_debate",
    "confirm_proposals",
    "reopen_proposals",
    "approve_order",
    "take_up",
    "drop",
)
"""Steps of the matter that need nothing but that they have happened."""


def step_matter(*, item_id: str, name: str, by: Actor, at: datetime | None = None, reason: str = "") -> None:
    """Take a matter one of ``SIMPLE_STEPS`` on.

    When the proposals are confirmed and nobody has proposed anything about the matter itself, the prepared
    proposal is what is put.

    Args:
        item_id: the matter's item.
        name: which step.
        by: who.
        at: the real time (UTC) when it is recorded afterwards.
        reason: why it is recorded afterwards, or why the matter is taken up again or dropped.

    Raises:
        NotFound: no such step.
        DecidingStepNotPossible, AlreadyDecided: wrong phase; the sentence says what is possible.
        MatterNotCurrent, SittingNotOpen, TimeNotPossible, TimeBeforeOpening: see ``Desk``.
    """
    if name not in SIMPLE_STEPS:
        raise NotFound
    with transaction() as tx:
        desk = Desk(tx, item_id, by, at=at, reason=reason)
        _move(desk, name)


def ask(*, item_id: str, by: Actor, at: datetime | None = None) -> str:
    """Put the next question in the approved order; returns its id.

    Raises:
        DecidingStepNotPossible, AlreadyDecided: a question is being put, or the order is not approved.
    """
    with transaction() as tx:
        return _ask(Desk(tx, item_id, by, at=at)).id


def perceive(*, item_id: str, proposal_id: str | None, by: Actor, at: datetime | None = None) -> None:
    """Note what the chair perceives ("jag finner"); until the gavel it can be said anew.

    Args:
        item_id: the matter's item.
        proposal_id: what the chair finds carried; None: "not so", where one proposal is put by itself.
        by: who.
        at: the real time (UTC) when it is recorded afterwards.

    Raises:
        NotAmongTheProposals: that one is not being put.
        DecidingStepNotPossible, AlreadyDecided: no question is asked.
    """
    with transaction() as tx:
        _perceive(Desk(tx, item_id, by, at=at), proposal_id)


def gavel(*, item_id: str, by: Actor, at: datetime | None = None) -> None:
    """The gavel falls: what the chair perceived is decided, by acclamation.

    Raises:
        DecidingStepNotPossible, AlreadyDecided: the chair has perceived nothing, or a division is demanded.
    """
    with transaction() as tx:
        _gavel(Desk(tx, item_id, by, at=at))


def record_decision(*, item_id: str, proposal_id: str | None, by: Actor, at: datetime, reason: str) -> None:
    """Record afterwards that the chair has already decided by acclamation: every step up to the gavel.

    Formal proposals other than ``proposal_id`` were rejected, additions approved unless the matter was
    rejected. Ballots are never touched.

    Args:
        item_id: the matter's item.
        proposal_id: what was decided; None: the prepared proposal.
        by: who.
        at: the real time (UTC).
        reason: why it is recorded afterwards.

    Raises:
        BallotsAreOpen: a division is open or not yet declared.
        AlreadyDecided: the matter is decided.
        NotAmongTheProposals: that proposal does not stand.
        TimeNotPossible, TimeBeforeOpening: ``at`` cannot be true.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by, at=at, reason=reason)
        desk.check_nothing_is_voted_on()
        _catch_up(desk)
        wanted = desk.proposal(proposal_id) if proposal_id else desk.proposals(*proposal_rules.SUBSTANCE)[0]
        if wanted.status != proposal_rules.STANDING:
            raise NotAmongTheProposals
        while desk.the_matter().phase == rules.PUTTING:
            question = desk.question() or _ask(desk)
            question.afterwards = reason or "–"
            _perceive(desk, _as_it_went(question, wanted))
            _gavel(desk)


def _as_it_went(question: QuestionPut, wanted: Proposal) -> str | None:
    if question.role == rules.MAIN:
        return wanted.id
    if question.role == rules.FORMAL:
        return wanted.id if question.main_id == wanted.id else None
    return question.main_id


def _catch_up(desk: Desk) -> None:
    """Take the steps that come before the questions, as they must have been taken in the room."""
    for name in ("take_up", "close_debate", "confirm_proposals", "approve_order"):
        if rules.MATTER_STEPS.get((desk.the_matter().phase, name)):
            _move(desk, name)
    question = desk.question()
    if question is not None and question.status in (rules.DEMANDED, rules.WORDED):
        question.status = rules.PERCEIVED  # nothing has been opened: the demand was taken back in the room


def _move(desk: Desk, name: str) -> None:
    desk.move(name)
    matter = desk.the_matter()
    if name in _STAMPS:
        setattr(matter, _STAMPS[name], desk.now)
    if name == "take_up":
        matter.ended_at = None
    if name == "drop":
        matter.ended_at, matter.outcome = desk.now, "Ärendet utgår."
        desk.item.decision = matter.outcome
    if name == "confirm_proposals" and not desk.proposals(*proposal_rules.SUBSTANCE):
        desk.add_proposal(kind=proposal_rules.APPROVE)
        desk.put_in_order()
    desk.record(name)


def _ask(desk: Desk) -> QuestionPut:
    desk.check_step("ask")
    first = desk.proposals()[0]
    role = rules.MAIN
    if first.kind in proposal_rules.FORMAL:
        role = rules.FORMAL
    elif first.kind == proposal_rules.ADDITION:
        role = rules.ADDITION
    alone = role != rules.MAIN or len(desk.proposals(*proposal_rules.SUBSTANCE)) == 1
    question = desk.add_question(role=role, main_id=first.id if alone else None)
    desk.record("asked", question=question.id, role=role)
    return question


def _perceive(desk: Desk, proposal_id: str | None) -> None:
    desk.check_step("perceive")
    question = desk.the_question()
    among = desk.asked_about(question)
    if proposal_id is None and len(among) > 1:
        raise NotAmongTheProposals
    if proposal_id is not None and proposal_id not in among:
        raise NotAmongTheProposals
    question.against = proposal_id is None
    if question.role == rules.COUNTER and proposal_id == question.counter_id:
        question.main_id, question.counter_id = question.counter_id, question.main_id
    elif proposal_id is not None:
        question.main_id = proposal_id
    question.status = rules.QUESTION_STEPS[(question.status, "perceive")]
    question.perceived_at = desk.now
    desk.record("perceived", question=question.id, proposal=proposal_id or "")


def _gavel(desk: Desk) -> None:
    desk.check_step("gavel")
    question = desk.the_question()
    take(desk, question, "gavel", "acclamation", None if question.against else question.main_id)
    settle(desk, question)
