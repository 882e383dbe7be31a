"""What one may ask of the question queue."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, select

from parliament.questions import rules
from parliament.questions.models import Question, Support
from parliament.questions.views import QuestionView, views
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading


def question(question_id: str) -> QuestionView:
    """One question.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(Question, question_id)
        if row is None:
            raise NotFound
        return views(session, [row])[0]


def list_questions(
    edition_id: str, *, theme_id: str | None = None, statuses: frozenset[rules.Status] | None = None
) -> list[QuestionView]:
    """Questions of an edition: the queue in its order first, then by time of asking.

    Args:
        edition_id: which edition.
        theme_id: only of this theme.
        statuses: only in these states, such as ``rules.PUBLIC``.
    """
    query = select(Question).where(Question.edition_id == edition_id)
    if theme_id is not None:
        query = query.where(Question.theme_id == theme_id)
    if statuses is not None:
        query = query.where(Question.status.in_(statuses))
    query = query.order_by(Question.position.is_(None), Question.position, Question.asked_at, Question.id)
    with reading() as session:
        return views(session, list(session.scalars(query)))


def questions_of_seat(seat_id: str) -> list[QuestionView]:
    """What a seat has asked, newest first."""
    query = (
        select(Question).where(Question.seat_id == seat_id).order_by(Question.asked_at.desc(), Question.id)
    )
    with reading() as session:
        return views(session, list(session.scalars(query)))


def brief_of_seats(seat_ids: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    """Id, text and status of what each seat has asked, oldest first; for many seats at once, one query."""
    query = select(Question.seat_id, Question.id, Question.text, Question.status)
    query = query.where(Question.seat_id.in_(list(seat_ids))).order_by(Question.asked_at, Question.id)
    found: dict[str, list[dict[str, str]]] = {}
    with reading() as session:
        for seat_id, question_id, words, status in session.execute(query):
            found.setdefault(seat_id, []).append({"id": question_id, "text": words, "status": status})
    return found


def supported_by(seat_id: str) -> frozenset[str]:
    """Ids of the questions that a seat supports."""
    with reading() as session:
        return frozenset(session.scalars(select(Support.question_id).where(Support.seat_id == seat_id)))


def current_on_screen(edition_id: str) -> QuestionView | None:
    """The question on the hall screen, or None."""
    with reading() as session:
        row = session.scalar(shown_on(edition_id))
        return views(session, [row])[0] if row else None


def shown_on(edition_id: str) -> Select[Question]:
    """The query for the question on an edition's screen."""
    return select(Question).where(Question.edition_id == edition_id, Question.status == "on_screen")
