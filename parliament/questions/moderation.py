"""Use cases of the moderator: review, order, show, and note how a question was answered."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy import func, select

from parliament.live.outbox import announce_state
from parliament.questions import answers, rows, rules
from parliament.questions.models import Question
from parliament.questions.queries import shown_on
from parliament.shared import clock, text
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction


def approve(*, question_id: str, by: Actor) -> None:
    """Let a question into the queue of its theme, last.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not waiting for review, nor rejected.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        row.status = rules.next_status(rows.status(row), "approve")
        row.rejection_reason = ""
        row.position = _last_position(tx, row) + 1
        row.decided_at = clock.now()
        rows.save(tx, row, "questions.approved", by)


def reject(*, question_id: str, reason: str, by: Actor) -> None:
    """Keep a question out of the queue, with a reason that the asker reads.

    Raises:
        TextEmpty, TextTooLong: the reason is nothing, or over 500 characters.
        NotFound, NotInThatState: as for ``approve``.
    """
    words = text.clean(reason, max_length=rules.MAX_REASON, field="reason")
    with transaction() as tx:
        row = rows.load(tx, question_id)
        row.status = rules.next_status(rows.status(row), "reject")
        row.rejection_reason = words
        row.position = None
        row.decided_at = clock.now()
        rows.save(tx, row, "questions.rejected", by, personal={"reason": words})


def move(*, question_id: str, direction: Literal["up", "down"], by: Actor) -> None:
    """Change places with the neighbour in the theme's queue; at the end of the queue nothing happens.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not in the queue.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        if row.status not in rules.IN_QUEUE:
            sv, en = rules.WORDS[rows.status(row)]
            raise rules.NotInThatState(state=sv, state_en=en)
        queue = _queue(tx, row)
        here = queue.index(row)
        there = here - 1 if direction == "up" else here + 1
        if not 0 <= there < len(queue):
            return
        queue[here], queue[there] = queue[there], queue[here]
        for position, other in enumerate(queue, start=1):
            other.position = position
        rows.save(tx, row, "questions.moved", by, facts={"position": there + 1})


def show_on_screen(*, question_id: str, by: Actor) -> None:
    """Show a question on the hall screen; the one that was there goes back to its place in the queue.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not approved.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        new_status = rules.next_status(rows.status(row), "show")
        shown = tx.session.scalar(shown_on(row.edition_id))
        if shown is not None:
            shown.status = rules.next_status(rows.status(shown), "take_down")
            rows.save(tx, shown, "questions.taken_down", by)
        row.status = new_status
        announce_state(tx, edition_id=row.edition_id)
        rows.save(tx, row, "questions.shown", by)


def take_down(*, question_id: str, by: Actor) -> None:
    """Take a question off the screen; it keeps its place in the queue.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not on the screen.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        row.status = rules.next_status(rows.status(row), "take_down")
        announce_state(tx, edition_id=row.edition_id)
        rows.save(tx, row, "questions.taken_down", by)


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
    answer = answers.make_answer(
        outcome,
        words=text.clean(words, max_length=answers.MAX_WORDS, field="words", multiline=True, required=False),
        due=due,
        receiver=text.clean(receiver, max_length=answers.MAX_RECEIVER, field="receiver", required=False),
        today=clock.stockholm(clock.now()).date(),
    )
    with transaction() as tx:
        row = rows.load(tx, question_id)
        was_on_screen = row.status == "on_screen"
        row.status = rules.next_status(rows.status(row), "answer")
        row.outcome, row.answer_words = answer.outcome, answer.words
        row.answer_due, row.answer_receiver = answer.due, answer.receiver
        row.answered_at, row.position = clock.now(), None
        if was_on_screen:
            announce_state(tx, edition_id=row.edition_id)
        facts = {"outcome": answer.outcome, "due": answer.due.isoformat() if answer.due else None}
        personal = {"words": answer.words, "receiver": answer.receiver}
        rows.save(tx, row, "questions.answered", by, facts=facts, personal=personal)


def reopen(*, question_id: str, by: Actor) -> None:
    """Take up an answered question again, last in its queue; the noted answer is gone.

    Raises:
        NotFound: there is none.
        NotInThatState: it is not answered.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        row.status = rules.next_status(rows.status(row), "reopen")
        row.outcome, row.answer_words, row.answer_due, row.answer_receiver = None, "", None, ""
        row.answered_at = None
        row.position = _last_position(tx, row) + 1
        rows.save(tx, row, "questions.reopened", by)


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
