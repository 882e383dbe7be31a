"""Use cases of the question queue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, cast

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.editions import service as editions
from parliament.live.outbox import announce, announce_seats, announce_state
from parliament.questions import rules
from parliament.questions.models import Question, Support
from parliament.questions.queries import (
    current_on_screen,
    list_questions,
    question,
    questions_of_seat,
    shown_on,
    supported_by,
)
from parliament.questions.views import QuestionView
from parliament.registration import service as registration
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

__all__ = [
    "QuestionView",
    "approve",
    "ask",
    "current_on_screen",
    "list_questions",
    "mark_answered",
    "move",
    "question",
    "questions_of_seat",
    "reject",
    "reopen",
    "show_on_screen",
    "support",
    "supported_by",
    "take_down",
    "withdraw",
]

TOPIC: Final = "questions"


def ask(*, seat_id: str, theme_id: str, text_asked: str, by: Actor) -> str:
    """Put a question from a seat in a theme of its edition; returns its id.

    Raises:
        TextEmpty, TextTooLong: the text is nothing, or over 500 characters.
        NotFound: there is no such seat in use.
        UnknownTheme: the seat's edition has no such theme.
        QuestionsClosed, AlreadyAsked, TooManyOpen: the rules refuse.
    """
    words = text.clean(text_asked, max_length=rules.MAX_TEXT, field="text")
    with transaction() as tx:
        seat = _active_seat(seat_id)
        _theme_of(seat.edition_id, theme_id)
        waiting = tx.session.execute(
            select(Question.theme_id, Question.text).where(
                Question.seat_id == seat_id, Question.status.in_(rules.OPEN)
            )
        )
        rules.check_may_ask(
            edition_status=editions.edition(seat.edition_id).status,
            open_questions=list(waiting.tuples()),
            theme_id=theme_id,
            text=words,
        )
        row = Question(
            edition_id=seat.edition_id,
            theme_id=theme_id,
            seat_id=seat_id,
            text=words,
            status="asked",
            asked_at=clock.now(),
        )
        tx.session.add(row)
        tx.session.flush()
        journal.record(
            tx,
            action="questions.asked",
            subject=row.id,
            actor=by,
            facts={"seat": seat_id, "theme": theme_id},
            personal={"text": words},
        )
        _tell(tx, row)
        return row.id


def approve(*, question_id: str, by: Actor) -> None:
    """Let a question into the queue of its theme, last.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not waiting for review, nor rejected.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        row.status = rules.next_status(_status(row), "approve")
        row.rejection_reason = ""
        row.position = _last_position(tx, row) + 1
        row.decided_at = clock.now()
        _save(tx, row, "questions.approved", by)


def reject(*, question_id: str, reason: str, by: Actor) -> None:
    """Keep a question out of the queue, with a reason that the asker reads.

    Raises:
        TextEmpty, TextTooLong: the reason is nothing, or over 500 characters.
        NotFound, NotInThatState: as for ``approve``.
    """
    words = text.clean(reason, max_length=rules.MAX_REASON, field="reason")
    with transaction() as tx:
        row = _load(tx, question_id)
        row.status = rules.next_status(_status(row), "reject")
        row.rejection_reason = words
        row.position = None
        row.decided_at = clock.now()
        _save(tx, row, "questions.rejected", by, personal={"reason": words})


def withdraw(*, question_id: str, seat_id: str, by: Actor) -> None:
    """Take back one's own question while it waits.

    Raises:
        NotFound: there is none.
        NotYourQuestion: another seat asked it.
        NotInThatState: it is on the screen, answered or decided.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        if row.seat_id != seat_id:
            raise rules.NotYourQuestion
        row.status = rules.next_status(_status(row), "withdraw")
        row.position = None
        _save(tx, row, "questions.withdrawn", by)


def move(*, question_id: str, direction: Literal["up", "down"], by: Actor) -> None:
    """Change places with the neighbour in the theme's queue; at the end of the queue nothing happens.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not in the queue.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        if row.status not in rules.IN_QUEUE:
            sv, en = rules.WORDS[_status(row)]
            raise rules.NotInThatState(state=sv, state_en=en)
        queue = _queue(tx, row)
        here = queue.index(row)
        there = here - 1 if direction == "up" else here + 1
        if not 0 <= there < len(queue):
            return
        queue[here], queue[there] = queue[there], queue[here]
        for position, other in enumerate(queue, start=1):
            other.position = position
        _save(tx, row, "questions.moved", by, facts={"position": there + 1})


def show_on_screen(*, question_id: str, by: Actor) -> None:
    """Show a question on the hall screen; the one that was there goes back to its place in the queue.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not approved.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        new_status = rules.next_status(_status(row), "show")
        shown = tx.session.scalar(shown_on(row.edition_id))
        if shown is not None:
            shown.status = rules.next_status(_status(shown), "take_down")
            _save(tx, shown, "questions.taken_down", by)
        row.status = new_status
        announce_state(tx, edition_id=row.edition_id)
        _save(tx, row, "questions.shown", by)


def take_down(*, question_id: str, by: Actor) -> None:
    """Take a question off the screen; it keeps its place in the queue.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not on the screen.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        row.status = rules.next_status(_status(row), "take_down")
        announce_state(tx, edition_id=row.edition_id)
        _save(tx, row, "questions.taken_down", by)


def mark_answered(
    *, question_id: str, outcome: str, by: Actor, words: str = "", due: date | None = None, receiver: str = ""
) -> None:
    """Note how a question was answered; once more corrects what was noted.

    Args:
        question_id: which one.
        outcome: ``answered``, ``in_writing``, ``belongs_elsewhere`` or ``no``.
        by: who notes it.
        words: what was said.
        due: last day of an answer in writing, a day in Sweden.
        receiver: whom the question belongs to.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not in the queue, nor answered.
        UnknownOutcome, DueDateMissing, DueDatePassed, ReceiverMissing, WordsMissing, TextTooLong: the
            answer lacks something.
    """
    answer = rules.make_answer(
        outcome,
        words=text.clean(words, max_length=rules.MAX_WORDS, field="words", multiline=True, required=False),
        due=due,
        receiver=text.clean(receiver, max_length=rules.MAX_RECEIVER, field="receiver", required=False),
        today=clock.stockholm(clock.now()).date(),
    )
    with transaction() as tx:
        row = _load(tx, question_id)
        was_on_screen = row.status == "on_screen"
        row.status = rules.next_status(_status(row), "answer")
        row.outcome, row.answer_words = answer.outcome, answer.words
        row.answer_due, row.answer_receiver = answer.due, answer.receiver
        row.answered_at, row.position = clock.now(), None
        if was_on_screen:
            announce_state(tx, edition_id=row.edition_id)
        facts = {"outcome": answer.outcome, "due": answer.due.isoformat() if answer.due else None}
        personal = {"words": answer.words, "receiver": answer.receiver}
        _save(tx, row, "questions.answered", by, facts=facts, personal=personal)


def reopen(*, question_id: str, by: Actor) -> None:
    """Take up an answered question again, last in its queue; the noted answer is gone.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not answered.
    """
    with transaction() as tx:
        row = _load(tx, question_id)
        row.status = rules.next_status(_status(row), "reopen")
        row.outcome, row.answer_words, row.answer_due, row.answer_receiver = None, "", None, ""
        row.answered_at = None
        row.position = _last_position(tx, row) + 1
        _save(tx, row, "questions.reopened", by)


def support(*, question_id: str, seat_id: str) -> Literal["supported", "already_supported"]:
    """Support another seat's question. The second time changes nothing and says so.

    Raises:
        NotFound: no such question in the seat's edition, or the seat is not in use.
        OwnQuestion, NotToBeSupported, QuestionsClosed: the rules refuse.
    """
    with transaction() as tx:
        seat = _active_seat(seat_id)
        row = _load(tx, question_id)
        if row.edition_id != seat.edition_id:
            raise NotFound
        rules.check_may_support(
            edition_status=editions.edition(row.edition_id).status,
            status=_status(row),
            own=row.seat_id == seat_id,
        )
        try:
            with tx.session.begin_nested():
                tx.session.add(Support(question_id=question_id, seat_id=seat_id, supported_at=clock.now()))
        except IntegrityError as error:
            if violates(error, "uq_support_question_seat"):
                return "already_supported"
            raise
        announce(tx, TOPIC, edition_id=row.edition_id)
        return "supported"


def _active_seat(seat_id: str) -> registration.SeatView:
    seat = registration.seat(seat_id)
    if not seat.active:
        raise NotFound
    return seat


def _theme_of(edition_id: str, theme_id: str) -> None:
    if all(theme.id != theme_id for theme in editions.themes(edition_id)):
        raise rules.UnknownTheme(field="theme")


def _load(tx: Transaction, question_id: str) -> Question:
    row = tx.session.get(Question, question_id)
    if row is None:
        raise NotFound
    return row


def _status(row: Question) -> rules.Status:
    return cast("rules.Status", row.status)


def _queue(tx: Transaction, row: Question) -> list[Question]:
    query = select(Question).where(
        Question.edition_id == row.edition_id,
        Question.theme_id == row.theme_id,
        Question.status.in_(rules.IN_QUEUE),
    )
    return list(tx.session.scalars(query.order_by(Question.position, Question.id)))


def _last_position(tx: Transaction, row: Question) -> int:
    last = tx.session.scalar(
        select(func.max(Question.position)).where(
            Question.edition_id == row.edition_id, Question.theme_id == row.theme_id
        )
    )
    return last or 0


def _save(
    tx: Transaction,
    row: Question,
    action: str,
    by: Actor,
    *,
    facts: Mapping[str, object] | None = None,
    personal: Mapping[str, object] | None = None,
) -> None:
    """Write the row and its journal entry, and tell the moderators and the one who asked."""
    tx.session.flush()
    journal.record(tx, action=action, subject=row.id, actor=by, facts=facts, personal=personal)
    _tell(tx, row)


def _tell(tx: Transaction, row: Question) -> None:
    announce(tx, TOPIC, edition_id=row.edition_id)
    announce_seats(tx, edition_id=row.edition_id, seats=(row.seat_id,))
