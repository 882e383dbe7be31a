"""Use cases of the evaluation: open, answer, close, sum up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.editions import service as editions
from parliament.evaluation import rules, sealing
from parliament.evaluation.models import Answered, Marks, Survey, Words
from parliament.live.outbox import announce, announce_seats, announce_state
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

WhyNot = Literal["not_opened", "open", "too_few"]


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """What may be known of a survey. ``items`` and ``texts`` are empty unless ``why_not`` is None."""

    edition_id: str
    status: Literal["none", "open", "closed"]
    answers: int
    seats: int
    opened_at: datetime | None
    closed_at: datetime | None
    why_not: WhyNot | None
    items: tuple[rules.ItemSummary, ...]
    texts: tuple[tuple[rules.Item, tuple[str, ...]], ...]


def open_survey(*, edition_id: str, by: Actor) -> None:
    """Let seats answer; when it is open already nothing happens.

    Raises:
        NotFound: there is no such edition.
        SurveyHasResults: it was closed and its result has been shown.
    """
    with transaction() as tx:
        editions.edition(edition_id)
        row = _survey(tx.session, edition_id)
        if row is not None and row.status == "open":
            return
        if row is None:
            row = Survey(edition_id=edition_id, version=rules.VERSION, status="open", opened_at=clock.now())
            tx.session.add(row)
        else:
            rules.check_may_open(_status(row), _count(tx.session, row.id))
            row.status, row.closed_at, row.sealed_at = "open", None, None
        tx.session.flush()
        journal.record(
            tx, action="evaluation.opened", subject=row.id, actor=by, facts={"version": row.version}
        )
        announce_state(tx, edition_id=edition_id)


def close_survey(*, edition_id: str, by: Actor) -> None:
    """Take no more answers, and remove the physical order of those that came; twice changes nothing.

    Raises:
        SurveyNotOpen: it was never opened.
    """
    with transaction() as tx:
        row = _survey(tx.session, edition_id)
        if row is None:
            raise rules.SurveyNotOpen
        if row.status == "closed":
            return
        row.status, row.closed_at = "closed", clock.now()
        tx.session.flush()
        facts = {"answers": _count(tx.session, row.id)}
        journal.record(tx, action="evaluation.closed", subject=row.id, actor=by, facts=facts)
        announce_state(tx, edition_id=edition_id)
        tx.after_commit("evaluation.seal", seal_closed)


def seal_closed() -> None:
    """Remove the physical order of closed surveys that still have it; also called at start, after a crash.

    Must be called outside any transaction.
    """
    unsealed = select(Survey.id).where(Survey.status == "closed", Survey.sealed_at.is_(None))
    with reading() as session:
        waiting = list(session.scalars(unsealed))
    if not waiting:
        return
    if not sealing.remove_order():
        return
    with transaction() as tx:
        for row in tx.session.scalars(select(Survey).where(Survey.id.in_(waiting))):
            row.sealed_at = clock.now()


def answer(*, seat_id: str, answers: rules.Answers) -> None:
    """Keep one seat's answers, apart from the note that it has answered. No journal entry, no time.

    Raises:
        NotFound: there is no such seat in use.
        SurveyNotOpen: the survey of its edition takes no answers.
        AlreadyAnswered: the seat has answered.
    """
    with transaction() as tx:
        seat = registration.seat(seat_id)
        if not seat.active:
            raise NotFound
        survey = _survey(tx.session, seat.edition_id)
        if survey is None or survey.status != "open":
            raise rules.SurveyNotOpen
        _note_answered(tx, survey.id, seat_id)
        if answers.marks:
            marks = json.dumps(dict(answers.marks), sort_keys=True)
            tx.session.add(Marks(survey_id=survey.id, marks=marks))
        for key, words in answers.words.items():
            tx.session.add(Words(survey_id=survey.id, item=key, words=words))
        tx.session.flush()
        announce(tx, "evaluation", edition_id=seat.edition_id)
        announce_seats(tx, edition_id=seat.edition_id, seats=(seat_id,))


def note_links_printed(*, edition_id: str, count: int, by: Actor) -> None:
    """Journal that the personal links to the survey were given out."""
    with transaction() as tx:
        journal.record(
            tx, action="evaluation.links_printed", subject=edition_id, actor=by, facts={"links": count}
        )


def survey_open(edition_id: str) -> bool:
    """Whether the edition's survey takes answers now."""
    with reading() as session:
        row = _survey(session, edition_id)
        return row is not None and row.status == "open"


def has_answered(seat_id: str) -> bool:
    """Whether the seat has answered the survey of its edition."""
    with reading() as session:
        found = session.scalar(select(func.count()).select_from(Answered).where(Answered.seat_id == seat_id))
        return bool(found)


def summary(edition_id: str) -> SurveySummary:
    """What may be known: figures and texts only when the survey is closed and five have answered.

    While it is open only the number of answers is told: from two summaries, before and after, one could
    work out what was answered in between.

    Raises:
        NotFound: there is no such edition.
    """
    editions.edition(edition_id)
    seats = registration.count_seats(edition_id)
    with reading() as session:
        row = _survey(session, edition_id)
        if row is None:
            return SurveySummary(edition_id, "none", 0, seats, None, None, "not_opened", (), ())
        answers = _count(session, row.id)
        why_not = _why_not(row, answers)
        return SurveySummary(
            edition_id=edition_id,
            status=_status(row),
            answers=answers,
            seats=seats,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            why_not=why_not,
            items=() if why_not else rules.summarise(_all_marks(session, row.id)),
            texts=() if why_not else _all_words(session, row.id),
        )


def _survey(session: Session, edition_id: str) -> Survey | None:
    return session.scalar(select(Survey).where(Survey.edition_id == edition_id))


def _status(row: Survey) -> rules.Status:
    return cast("rules.Status", row.status)


def _why_not(row: Survey, answers: int) -> WhyNot | None:
    if row.status == "open":
        return "open"
    return None if rules.may_show(answers) else "too_few"


def _count(session: Session, survey_id: str) -> int:
    query = select(func.count()).select_from(Answered).where(Answered.survey_id == survey_id)
    return session.scalar(query) or 0


def _note_answered(tx: Transaction, survey_id: str, seat_id: str) -> None:
    tx.session.add(Answered(survey_id=survey_id, seat_id=seat_id))
    try:
        tx.session.flush()
    except IntegrityError as error:
        if violates(error, "pk_evaluation_answered"):
            raise rules.AlreadyAnswered from error
        raise


def _all_marks(session: Session, survey_id: str) -> list[dict[str, str]]:
    query = select(Marks.marks).where(Marks.survey_id == survey_id).order_by(Marks.id)
    return [json.loads(marks) for marks in session.scalars(query)]


def _all_words(session: Session, survey_id: str) -> tuple[tuple[rules.Item, tuple[str, ...]], ...]:
    """Every question's texts in the order of their random ids, which is no order and stays the same."""
    query = select(Words.item, Words.words).where(Words.survey_id == survey_id).order_by(Words.id)
    rows = session.execute(query).all()
    return tuple((item, tuple(words for key, words in rows if key == item.key)) for item in rules.WRITTEN)
