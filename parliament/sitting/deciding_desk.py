"""What the use cases of deciding share: the matter in its transaction, its seats, its journal, its view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.live.outbox import announce_state
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import deciding_refusals, deciding_rules, proposal_rules, rules
from parliament.sitting.deciding_models import Matter, Proposal, QuestionPut
from parliament.sitting.models import AgendaItem, Sitting
from parliament.sitting.plan_models import ItemDetail
from parliament.sitting.rows import load
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction


class _Asked:
    """What a higher room answers; bound by the application."""

    conflicts: Callable[[str], frozenset[str]] = staticmethod(lambda item_id: frozenset())


def bind_conflicts(conflicts: Callable[[str], frozenset[str]]) -> None:
    """Have ``conflicts`` asked which seats have a conflict of interest in an item."""
    _Asked.conflicts = staticmethod(conflicts)


def has_conflict(item_id: str, seat_id: str) -> bool:
    """Whether a seat has a noted conflict of interest (jäv) in an item."""
    return seat_id in _Asked.conflicts(item_id)


class Desk:
    """A matter on the table: loaded in a transaction, with the moment and the reason of what is done.

    Args:
        tx: the transaction.
        item_id: the item that is decided.
        by: who does it.
        at: the real time (UTC) when it is recorded afterwards.
        reason: why it is recorded afterwards.
        follows: it follows from a division, which has its own rules of when: nothing more is asked here.

    Raises:
        NotFound: there is no such item.
        SittingNotOpen: the sitting has not been opened, or has ended.
        MatterNotCurrent: another item is current, and nothing is recorded afterwards.
        TimeNotPossible, TimeBeforeOpening: ``at`` cannot be true.
    """

    def __init__(
        self,
        tx: Transaction,
        item_id: str,
        by: Actor,
        *,
        at: datetime | None = None,
        reason: str = "",
        follows: bool = False,
    ) -> None:
        item = tx.session.get(AgendaItem, item_id)
        if item is None:
            raise NotFound
        self.tx, self.item, self.by, self.reason = tx, item, by, reason
        self.session: Session = tx.session
        self.sitting: Sitting = load(tx.session, item.sitting_id)
        self.afterwards = at is not None
        self.now = rules.when(at, now=clock.now(), opened_at=self.sitting.opened_at)
        self.matter = tx.session.get(Matter, item_id)
        if not follows:
            self._check_time()

    def _check_time(self) -> None:
        allowed = (rules.OPEN, rules.ADJOURNED) if self.afterwards else (rules.OPEN,)
        if self.sitting.phase not in allowed:
            raise rules.SittingNotOpen
        if not self.afterwards and self.item.status != rules.CURRENT:
            raise deciding_refusals.MatterNotCurrent

    def the_matter(self) -> Matter:
        """The matter, made when this is the first that happens in it, with the agenda's proposal."""
        if self.matter is None:
            detail = self.session.get(ItemDetail, self.item.id)
            self.matter = Matter(item_id=self.item.id, prepared=detail.proposal if detail else "")
            self.session.add(self.matter)
            self.session.flush()
        return self.matter

    def question(self) -> QuestionPut | None:
        """The question that is being put: the latest that is not taken."""
        return open_question(self.session, self.item.id)

    def latest_question(self) -> QuestionPut | None:
        """The latest question, taken or not."""
        query = select(QuestionPut).filter_by(item_id=self.item.id).order_by(QuestionPut.number.desc())
        return self.session.scalars(query.limit(1)).first()

    def proposals(self, *kinds: str) -> list[Proposal]:
        """The standing proposals of these kinds in the order of putting; of all kinds without any."""
        query = select(Proposal).filter_by(item_id=self.item.id, status=proposal_rules.STANDING)
        if kinds:
            query = query.where(Proposal.kind.in_(kinds))
        return list(self.session.scalars(query.order_by(Proposal.position, Proposal.number)))

    def proposal(self, proposal_id: str) -> Proposal:
        """A proposal of this matter.

        Raises:
            NotFound: there is none.
        """
        row = self.session.get(Proposal, proposal_id)
        if row is None or row.item_id != self.item.id:
            raise NotFound
        return row

    def add_proposal(self, **facts: object) -> Proposal:
        """A new proposal, last in number and in order."""
        highest = select(func.max(Proposal.number)).filter_by(item_id=self.item.id)
        number = (self.session.scalar(highest) or 0) + 1
        row = Proposal(item_id=self.item.id, number=number, position=number, at=self.now, **facts)
        self.session.add(row)
        self.session.flush()
        return row

    def put_in_order(self) -> None:
        """Formal ones first and additions last: the order that the program proposes."""
        rows = {row.id: row for row in self.proposals()}
        known = [(row.id, row.kind) for row in rows.values()]
        for position, id_ in enumerate(proposal_rules.proposed_order(known), 1):
            rows[id_].position = position
        self.session.flush()

    def carried(self) -> list[Proposal]:
        """The proposals that the matter's decision is made of."""
        wanted = (*proposal_rules.SUBSTANCE, proposal_rules.ADDITION)
        query = select(Proposal).filter_by(item_id=self.item.id, status=proposal_rules.CARRIED)
        return list(self.session.scalars(query.where(Proposal.kind.in_(wanted)).order_by(Proposal.position)))

    def the_question(self) -> QuestionPut:
        """The question that is being put, after a check that there is one."""
        question = self.question()
        if question is None:
            raise deciding_refusals.QuestionNotOpen
        return question

    def add_question(self, **facts: object) -> QuestionPut:
        """A new question, last in number."""
        latest = self.latest_question()
        row = QuestionPut(
            item_id=self.item.id, number=latest.number + 1 if latest else 1, asked_at=self.now, **facts
        )
        self.session.add(row)
        self.session.flush()
        return row

    def asked_about(self, question: QuestionPut) -> list[str]:
        """The proposals that a question is between: what the chair may perceive as carried."""
        if question.role == deciding_rules.MAIN:
            return [row.id for row in self.proposals(*proposal_rules.SUBSTANCE)]
        return [id_ for id_ in (question.main_id, question.counter_id) if id_]

    def name_counter(self, question: QuestionPut) -> None:
        """Let the only rival of a demanded main question be its counter-proposal."""
        rivals = [row for row in self.proposals(*proposal_rules.SUBSTANCE) if row.id != question.main_id]
        if len(rivals) == 1:
            question.counter_id = rivals[0].id
            self.session.flush()

    def check_nothing_is_voted_on(self) -> None:
        """Refuse what would touch an open ballot, or a result that is not declared."""
        question = self.question()
        if question is not None and question.status == deciding_rules.VOTING:
            raise deciding_refusals.BallotsAreOpen
        if self.matter is not None and self.matter.phase in deciding_rules.ENDED:
            raise deciding_refusals.AlreadyDecided

    def standing(self) -> deciding_rules.Standing:
        """Where the matter stands."""
        question = self.question()
        return deciding_rules.Standing(
            phase=self.matter.phase if self.matter else deciding_rules.DEBATE,
            question=question.status if question else None,
            counter_missing=question is not None and self.rivals(question) > 1,
        )

    def rivals(self, question: QuestionPut) -> int:
        """How many compete to be the counter-proposal of a demanded main question; 0 when it is settled."""
        if question.role != deciding_rules.MAIN or question.counter_id or question.main_id is None:
            return 0
        if question.status != deciding_rules.DEMANDED:
            return 0
        return len(self.proposals(*proposal_rules.SUBSTANCE)) - 1

    def check_step(self, step: str) -> None:
        """Refuse a step that is not possible now; the sentence says which are."""
        deciding_rules.check_step(self.standing(), step)

    def move(self, step: str) -> None:
        """Take the matter a step on."""
        matter = self.the_matter()
        target = deciding_rules.MATTER_STEPS.get((matter.phase, step))
        if target is None:
            self.check_step(step)  # says what is possible instead
            raise deciding_refusals.AlreadyDecided
        matter.phase = target

    def record(self, action: str, *, words: str = "", **facts: object) -> None:
        """Journal a step and tell everybody that the picture has changed."""
        told: dict[str, object] = {"at": clock.iso(self.now), "item": self.item.id, **facts}
        if self.afterwards:
            told["recorded"] = "afterwards"
        personal = {key: value for key, value in (("reason", self.reason), ("words", words)) if value}
        journal.record(
            self.tx,
            action=f"deciding.{action}",
            subject=self.sitting.id,
            actor=self.by,
            facts=told,
            personal=personal,
        )
        announce_state(self.tx, edition_id=self.sitting.edition_id, urgent=True)

    def mover(self, seat_id: str, *, in_the_room: bool = False) -> proposal_rules.Mover:
        """What is known of a seat that takes part; ``in_the_room``: it was seen or heard there."""
        seat = registration.seat(seat_id)
        if not seat.active or seat.edition_id != self.sitting.edition_id:
            raise NotFound
        present = in_the_room or bool(door.present_among([seat_id]))
        in_conflict = has_conflict(self.item.id, seat_id)
        return proposal_rules.Mover(may_vote=seat.may_vote, present=present, in_conflict=in_conflict)


def open_question(session: Session, item_id: str) -> QuestionPut | None:
    """The question that is being put in an item: the latest that is not taken."""
    query = select(QuestionPut).where(
        QuestionPut.item_id == item_id, QuestionPut.status != deciding_rules.TAKEN
    )
    return session.scalars(query.order_by(QuestionPut.number.desc()).limit(1)).first()
