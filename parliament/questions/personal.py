"""What the question queue keeps about a person: what a seat asked and supported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select

from parliament.questions import rules
from parliament.questions.models import Question, Support
from parliament.shared.personal import ERASED_TEXT, Held, Record, held
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

_PUBLISHED = tuple(rules.PUBLIC)


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """The questions of these seats, and those that they support."""
    asked = select(Question).where(Question.seat_id.in_(list(seat_ids))).order_by(Question.asked_at)
    supported = (
        select(Question.text, Support.supported_at)
        .join(Support, Support.question_id == Question.id)
        .where(Support.seat_id.in_(list(seat_ids)))
    )
    with reading() as session:
        questions = [
            {
                "text": row.text,
                "status": row.status,
                "asked_at": row.asked_at,
                "rejection_reason": row.rejection_reason,
                "answer": row.answer_words,
            }
            for row in session.scalars(asked)
        ]
        backed = [{"text": text, "supported_at": at} for text, at in session.execute(supported)]
    return [held("question", questions), held("support", backed)]


def erase_person(seat_ids: Sequence[str], *, by: Actor) -> int:
    """Erase the words of what these seats asked and that was never published; the rest is on record."""
    with reading() as session:
        ids = session.scalars(
            select(Question.id).where(Question.seat_id.in_(list(seat_ids)), *_unpublished())
        )
        found = list(ids)
    return erase(found, by=by)


def unpublished_of(edition_id: str) -> list[Record]:
    """The questions of an edition that were never published and still have their words."""
    query = select(Question.id, Question.text).where(Question.edition_id == edition_id, *_unpublished())
    with reading() as session:
        return [Record(id_, text[:80]) for id_, text in session.execute(query)]


def erase(question_ids: Iterable[str], *, by: Actor) -> int:
    """Erase the words of these questions, in the journal too; that they were asked stays. How many."""
    with transaction() as tx:
        rows = tx.session.scalars(select(Question).where(Question.id.in_(list(question_ids)))).all()
        for row in rows:
            row.text, row.rejection_reason = ERASED_TEXT, ""
            journal.erase_payloads(subject=row.id)
            journal.record(tx, action="questions.erased", subject=row.id, actor=by)
        tx.session.flush()
        return len(rows)


def subjects(seat_ids: Sequence[str]) -> list[str]:
    """What the journal calls the questions of these seats."""
    with reading() as session:
        return list(session.scalars(select(Question.id).where(Question.seat_id.in_(list(seat_ids)))))


def _unpublished() -> tuple[ColumnElement[bool], ...]:
    return (Question.status.not_in(_PUBLISHED), Question.text != ERASED_TEXT)
