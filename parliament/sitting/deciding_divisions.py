"""Use cases around a demanded division: the demand, the counter-proposal, the wording, and its result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from parliament.shared import text
from parliament.sitting import deciding_refusals as refusals
from parliament.sitting import deciding_rules as rules
from parliament.sitting import proposal_rules
from parliament.sitting.deciding_desk import Desk
from parliament.sitting.deciding_models import QuestionPut
from parliament.sitting.deciding_queries import proposal_view
from parliament.sitting.deciding_settle import settle, take
from parliament.sitting.deciding_views import proposed_wording
from parliament.sitting.models import AgendaItem
from parliament.sitting.tools import tools
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

_TITLES = {rules.COUNTER: "Förberedande votering", rules.FORMAL: "Votering i formell fråga"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The approved wording of a division: what is asked, what yes means and what no means."""

    question_id: str
    sitting_id: str
    title: str
    yes_means: str
    no_means: str
    repeats: str | None


def demand_division(
    *, item_id: str, seat_id: str, by: Actor, question_id: str = "", in_the_room: bool = False
) -> None:
    """Demand a division (begära votering), before the gavel falls. One member is enough (KL 5:53).

    Args:
        item_id: the matter's item.
        seat_id: who demands it.
        by: who enters it.
        question_id: the question that was seen on the phone; empty: the one being put.
        in_the_room: a call from the floor, entered for the seat.

    Raises:
        TooLateToDemand: the gavel has fallen.
        NothingToDemand, AlreadyDemanded: nothing is perceived yet, or it is demanded already.
        NoRightToPropose, NotInTheRoom, HasConflict: the seat takes no part in the decision.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        question = desk.question()
        latest = desk.latest_question()
        seen_is_over = bool(question_id) and (question is None or question.id != question_id)
        if (question is None and latest is not None) or (question is not None and seen_is_over):
            raise refusals.TooLateToDemand
        rules.check_demand(question.status if question else None)
        assert question is not None  # noqa: S101 - check_demand has refused otherwise
        if question.role == rules.COUNTER and "counterproposals" not in tools(item_id):
            raise refusals.NoPreliminaryDivisions
        proposal_rules.check_takes_part(desk.mover(seat_id, in_the_room=in_the_room))
        question.status = rules.QUESTION_STEPS[(question.status, "demand")]
        question.demanded_by, question.demanded_at = seat_id, desk.now
        question.demanded_from = "floor" if in_the_room else "phone"
        if question.role == rules.MAIN:
            desk.name_counter(question)
        desk.record("demanded", question=question.id, seat=seat_id, call=question.demanded_from)


def withdraw_demand(*, item_id: str, by: Actor) -> None:
    """Take back the demand before anything is voted on: the chair's perception stands again.

    Raises:
        DecidingStepNotPossible, AlreadyDecided: nothing is demanded.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("withdraw_demand")
        question = desk.the_question()
        question.status = rules.QUESTION_STEPS[(question.status, "withdraw_demand")]
        question.demanded_by = question.demanded_at = None
        question.demanded_from = question.yes_means = question.no_means = ""
        if question.role == rules.MAIN:
            question.counter_id = None
        desk.record("demand_withdrawn", question=question.id)


def find_counter(*, item_id: str, by: Actor) -> str:
    """Put the next pair of those who compete to be the counter-proposal; returns the question's id.

    They are put two by two in the approved order, each pair first by acclamation; the last one left meets
    the main proposal. The order can decide who wins, so it is logged.

    Raises:
        DecidingStepNotPossible, AlreadyDecided: the counter-proposal is settled, or nothing is demanded.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("find_counter")
        main = desk.the_question()
        first, second = [row for row in desk.proposals(*proposal_rules.SUBSTANCE) if row.id != main.main_id][
            :2
        ]
        question = desk.add_question(role=rules.COUNTER, main_id=first.id, counter_id=second.id)
        desk.record("asked", question=question.id, role=rules.COUNTER, pair=[first.id, second.id])
        return question.id


def propose_wording(
    *, item_id: str, by: Actor, yes_is: str = "", yes_means: str = "", no_means: str = ""
) -> None:
    """The chair proposes the wording of the division, for the room to approve; it can be proposed anew.

    Args and raises: as ``approve_wording``.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("approve_wording")
        _propose(desk, desk.the_question(), yes_is, yes_means, no_means)


def approve_wording(
    *, item_id: str, by: Actor, yes_is: str = "", yes_means: str = "", no_means: str = ""
) -> None:
    """The room approves the wording of the division: *yes means* / *no means*. Yes may mean rejection.

    What has not been proposed before, or is changed as it is approved, is proposed with it.

    Args:
        item_id: the matter's item.
        by: who.
        yes_is: ``main`` or ``counter``: which side a yes is for; empty: as proposed.
        yes_means: in words; empty: as proposed, by the chair or else by the program.
        no_means: likewise.

    Raises:
        WordingNeeded: they are empty or the same.
        DecidingStepNotPossible, AlreadyDecided: no division is demanded, or its counter-proposal is missing.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("approve_wording")
        question = desk.the_question()
        if not question.yes_means or yes_is or yes_means or no_means:
            _propose(desk, question, yes_is, yes_means, no_means)
        question.status = rules.QUESTION_STEPS[(question.status, "approve_wording")]
        words = _wording_words(question)
        desk.record("wording_approved", words=words, question=question.id, yes_is=question.yes_is)


def _propose(desk: Desk, question: QuestionPut, yes_is: str, yes_means: str, no_means: str) -> None:
    counter = proposal_view(desk.proposal(question.counter_id)) if question.counter_id else None
    main = proposal_view(desk.proposal(str(question.main_id)))
    side, yes, no = proposed_wording(question.role, main, counter)
    if yes_is in ("main", "counter") and yes_is != side:
        side, yes, no = yes_is, no, yes
    yes = text.clean(yes_means or yes, max_length=200, field="yes_means")
    no = text.clean(no_means or no, max_length=200, field="no_means")
    rules.check_wording(yes, no)
    question.yes_is, question.yes_means, question.no_means = side, yes, no
    desk.record("wording_proposed", words=_wording_words(question), question=question.id, yes_is=side)


def _wording_words(question: QuestionPut) -> str:
    return f"Ja för {question.yes_means}. Nej för {question.no_means}."


def change_wording(*, item_id: str, by: Actor) -> None:
    """Take the wording up again, before the division is opened."""
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("change_wording")
        question = desk.the_question()
        question.status = rules.QUESTION_STEPS[(question.status, "change_wording")]
        desk.record("wording_reopened", question=question.id)


def wording(item_id: str) -> Wording | None:
    """The approved wording of the division that is to be opened; None when there is none."""
    with reading() as session:
        query = select(QuestionPut).filter_by(item_id=item_id, status=rules.WORDED)
        row = session.scalar(query.order_by(QuestionPut.number.desc()).limit(1))
        if row is None:
            return None
        voided = json.loads(row.voided) if row.voided else [None]
        item = session.get_one(AgendaItem, item_id)
        kind = _TITLES.get(row.role, "Votering")
        return Wording(
            question_id=row.id,
            sitting_id=item.sitting_id,
            title=f"{kind}: {item.title}"[:200],
            yes_means=row.yes_means,
            no_means=row.no_means,
            repeats=voided[-1],
        )


def link_division(*, item_id: str, division_id: str, by: Actor) -> None:
    """Note which division answers the worded question.

    Raises:
        DecidingStepNotPossible, AlreadyDecided: no wording is approved.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        desk.check_step("open")
        question = desk.the_question()
        question.status = rules.QUESTION_STEPS[(question.status, "open")]
        question.division_id = division_id
        desk.record("division_put", question=question.id, division=division_id)


def division_annulled(*, division_id: str, by: Actor) -> None:
    """A division was annulled: its question can be voted on again. Of no other division: no change.

    Raises:
        AlreadyDecided: the question was taken by it.
    """
    with transaction() as tx:
        question = tx.session.scalar(select(QuestionPut).filter_by(division_id=division_id))
        if question is None:
            return
        if question.status != rules.VOTING:
            raise refusals.AlreadyDecided
        desk = Desk(tx, question.item_id, by, follows=True)
        question.status = rules.QUESTION_STEPS[(question.status, "void")]
        question.voided = json.dumps([*(json.loads(question.voided) if question.voided else []), division_id])
        question.division_id = None
        desk.record("division_voided", question=question.id, division=division_id)


def division_declared(
    *, division_id: str, winner: str, counts: Mapping[str, int], present: int, decided_by: str, by: Actor
) -> None:
    """A division was declared: its question is taken. Of a division that answers none: no change.

    Args:
        division_id: which.
        winner: ``yes``, ``no`` or "" when nobody said either.
        counts: how many voted ``yes`` and ``no``.
        present: the size of the electoral register: those present with a vote.
        decided_by: majority, casting_vote or lot.
        by: who declared it.

    Raises:
        NothingWasDecided: neither yes nor no has won.
    """
    with transaction() as tx:
        question = tx.session.scalar(select(QuestionPut).filter_by(division_id=division_id))
        if question is None or question.status != rules.VOTING:
            return
        if winner not in ("yes", "no"):
            raise refusals.NothingWasDecided
        desk = Desk(tx, question.item_id, by, follows=True)
        main_won = (winner == "yes") == (question.yes_is == "main")
        how = decided_by
        if question.role == rules.FORMAL:
            in_favour = counts.get("yes" if question.yes_is == "main" else "no", 0)
            main_won, how = _formal(desk, question, in_favour, present, won=main_won, decided_by=decided_by)
        take(desk, question, "count", how, question.main_id if main_won else question.counter_id)
        settle(desk, question)


def _formal(
    desk: Desk, question: QuestionPut, in_favour: int, present: int, *, won: bool, decided_by: str
) -> tuple[bool, str]:
    """How a formal proposal fared; the chair's reading is recorded with its numbers (KL 5:50)."""
    kind = desk.proposal(str(question.main_id)).kind
    has_right = kind in (proposal_rules.POSTPONE, proposal_rules.REFER_BACK)
    reading_ = rules.referral(
        in_favour=in_favour,
        present=present,
        minority_allowed=has_right and "minority_referral" in tools(desk.item.id),
        minority_used=desk.the_matter().minority_used,
        won=won,
    )
    words = {
        rules.MAJORITY: "bifallet av en majoritet",
        rules.MINORITY: "bifallet på begäran av en minoritet, minst en tredjedel av de närvarande",
        "": "avslaget",
    }[reading_]
    question.reading = f"Ordföranden finner yrkandet {words}: {in_favour} av {present} närvarande är för."
    return bool(reading_), "minority" if reading_ == rules.MINORITY else decided_by
