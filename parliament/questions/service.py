"""Use cases of the question queue."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.editions import service as editions
from parliament.live.outbox import announce
from parliament.questions import rows, rules
from parliament.questions.models import Question, Support
from parliament.questions.moderation import (
    approve,
    mark_answered,
    move,
    reject,
    reopen,
    show_on_screen,
    take_down,
)
from parliament.questions.queries import (
    brief_of_seats,
    current_on_screen,
    list_questions,
    question,
    questions_of_seat,
    supported_by,
)
from parliament.questions.views import QuestionView
from parliament.registration import service as registration
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import transaction

__all__ = [
    "QuestionView",
    "approve",
    "ask",
    "brief_of_seats",
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
            open_questions=[(theme, words) for theme, words in waiting],
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
        rows.tell(tx, row)
        return row.id


def withdraw(*, question_id: str, seat_id: str, by: Actor) -> None:
    """Take back one's own question while it waits.

    Raises:
        NotFound: there is none.
        NotYourQuestion: another seat asked it.
        NotInThatState: it is on the screen, answered or decided.
    """
    with transaction() as tx:
        row = rows.load(tx, question_id)
        if row.seat_id != seat_id:
            raise rules.NotYourQuestion
        row.status = rules.next_status(rows.status(row), "withdraw")
        row.position = None
        rows.save(tx, row, "questions.withdrawn", by)


def support(*, question_id: str, seat_id: str) -> Literal["supported", "already_supported"]:
    """Support another seat's question. The second time changes nothing and says so.

    Raises:
        NotFound: no such question in the seat's edition, or the seat is not in use.
        OwnQuestion, NotToBeSupported, QuestionsClosed: the rules refuse.
    """
    with transaction() as tx:
        seat = _active_seat(seat_id)
        row = rows.load(tx, question_id)
        if row.edition_id != seat.edition_id:
            raise NotFound
        rules.check_may_support(
            edition_status=editions.edition(row.edition_id).status,
            status=rows.status(row),
            own=row.seat_id == seat_id,
        )
        try:
            with tx.session.begin_nested():
                tx.session.add(Support(question_id=question_id, seat_id=seat_id, supported_at=clock.now()))
        except IntegrityError as error:
            if violates(error, "uq_support_question_seat"):
                return "already_supported"
            raise
        announce(tx, rows.TOPIC, edition_id=row.edition_id)
        return "supported"


def _active_seat(seat_id: str) -> registration.SeatView:
    seat = registration.seat(seat_id)
    if not seat.active:
        raise NotFound
    return seat


def _theme_of(edition_id: str, theme_id: str) -> None:
    if all(theme.id != theme_id for theme in editions.themes(edition_id)):
        raise rules.UnknownTheme(field="theme")
