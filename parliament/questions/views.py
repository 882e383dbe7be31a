"""What the question queue gives to others: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.questions import answers, rules
from parliament.questions.models import Question, Support
from parliament.registration import service as registration

_REMOVED_SEAT = "–"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as pages and screens may show it: the company, never the person's name."""

    id: str
    edition_id: str
    theme_id: str
    seat_id: str
    seat_number: int
    company: str
    text: str
    status: rules.Status
    position: int | None
    support: int
    asked_at: datetime
    decided_at: datetime | None
    answered_at: datetime | None
    rejection_reason: str
    answer: answers.Answer | None

    def can(self, event: rules.Event) -> bool:
        """Whether the state machine allows ``event`` now."""
        return rules.can(self.status, event)

    @property
    def in_queue(self) -> bool:
        """Whether the question is approved and waits for its answer."""
        return self.status in rules.IN_QUEUE


def views(session: Session, rows: list[Question]) -> list[QuestionView]:
    """The rows as frozen values, with company and support; two queries whatever their number."""
    if not rows:
        return []
    counts = support_counts(session, [row.id for row in rows])
    seats: dict[str, registration.SeatView] = {}
    for edition_id in {row.edition_id for row in rows}:
        seats |= {seat.id: seat for seat in registration.all_seats(edition_id)}
    return [_view(row, counts, seats.get(row.seat_id)) for row in rows]


def support_counts(session: Session, question_ids: list[str]) -> dict[str, int]:
    """How many seats support each question."""
    query = (
        select(Support.question_id, func.count())
        .where(Support.question_id.in_(question_ids))
        .group_by(Support.question_id)
    )
    rows = session.execute(query).all()
    return {row[0]: row[1] for row in rows}


def _view(row: Question, counts: Mapping[str, int], seat: registration.SeatView | None) -> QuestionView:
    return QuestionView(
        id=row.id,
        edition_id=row.edition_id,
        theme_id=row.theme_id,
        seat_id=row.seat_id,
        seat_number=seat.number if seat else 0,
        company=seat.company_name if seat else _REMOVED_SEAT,
        text=row.text,
        status=row.status,  # type: ignore[arg-type]
        position=row.position,
        support=counts.get(row.id, 0),
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        answered_at=row.answered_at,
        rejection_reason=row.rejection_reason,
        answer=_answer(row),
    )


def _answer(row: Question) -> answers.Answer | None:
    if row.outcome is None:
        return None
    return answers.Answer(
        outcome=row.outcome,  # type: ignore[arg-type]
        words=row.answer_words,
        due=row.answer_due,
        receiver=row.answer_receiver,
    )
