"""Use cases of the evaluation: open, answer, close, sum up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import grouping, rows, rules, sealing
from parliament.evaluation.answering import (
    answer,
    answer_invited,
    has_answered,
    has_paper,
    invited_has_answered,
)
from parliament.evaluation.core import PARTICIPANTS, POLITICIANS, Audience
from parliament.evaluation.grouping import Breakdown
from parliament.evaluation.models import Invited, Marks, Survey, Words
from parliament.live.outbox import announce_state
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

__all__ = [
    "SurveySummary",
    "answer",
    "answer_invited",
    "close_survey",
    "has_answered",
    "has_paper",
    "invited_has_answered",
    "note_links_printed",
    "open_survey",
    "seal_closed",
    "summary",
    "survey_open",
]

WhyNot = Literal["not_opened", "open", "too_few"]


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """What may be known of a survey. ``items``, ``texts`` and ``groups`` are empty unless it may be shown.

    ``seats``: the seats in use, or how many were invited. ``present``: how many of them have been there.
    """

    edition_id: str
    status: Literal["none", "open", "closed"]
    answers: int
    seats: int
    opened_at: datetime | None
    closed_at: datetime | None
    why_not: WhyNot | None
    items: tuple[rules.ItemSummary, ...]
    texts: tuple[tuple[rules.Item, tuple[str, ...]], ...]
    audience: Audience = "participants"
    present: int = 0
    on_paper: int = 0
    groups: tuple[Breakdown, ...] = ()


def open_survey(*, edition_id: str, audience: Audience = "participants", by: Actor) -> None:
    """Let people answer; when it is open already nothing happens.

    Raises:
        NotFound: there is no such edition.
        SurveyHasResults: it was closed and its result has been shown.
    """
    with transaction() as tx:
        editions.edition(edition_id)
        row = rows.survey(tx.session, edition_id, audience)
        if row is not None and row.status == "open":
            return
        rows.current_form(tx, edition_id, audience)
        if row is None:
            row = Survey(
                edition_id=edition_id,
                audience=audience,
                version=rules.VERSION,
                status="open",
                opened_at=clock.now(),
            )
            tx.session.add(row)
        else:
            rules.check_may_open(rows.status_of(row), rows.count_answers(tx.session, row.id))
            row.status, row.closed_at, row.sealed_at = "open", None, None
        tx.session.flush()
        journal.record(
            tx, action="evaluation.opened", subject=row.id, actor=by, facts={"version": row.version}
        )
        announce_state(tx, edition_id=edition_id)


def close_survey(*, edition_id: str, audience: Audience = "participants", by: Actor) -> None:
    """Take no more answers, and remove the physical order of those that came; twice changes nothing.

    What is known of groups too small to be shown is erased.

    Raises:
        SurveyNotOpen: it was never opened.
    """
    with transaction() as tx:
        row = rows.survey(tx.session, edition_id, audience)
        if row is None:
            raise rules.SurveyNotOpen
        if row.status == "closed":
            return
        row.status, row.closed_at = "closed", clock.now()
        tx.session.flush()
        grouping.erase_small(tx.session, row.id)
        facts = {"answers": rows.count_answers(tx.session, row.id)}
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


def note_links_printed(*, edition_id: str, count: int, by: Actor) -> None:
    """Journal that the personal links to the survey were given out."""
    with transaction() as tx:
        journal.record(
            tx, action="evaluation.links_printed", subject=edition_id, actor=by, facts={"links": count}
        )


def survey_open(edition_id: str, audience: str = PARTICIPANTS) -> bool:
    """Whether the edition's survey takes answers now."""
    with reading() as session:
        row = rows.survey(session, edition_id, audience)
        return row is not None and row.status == "open"


def summary(edition_id: str, audience: Audience = "participants") -> SurveySummary:
    """What may be known: figures and texts only when the survey is closed and five have answered.

    While it is open only the number of answers is told: from two summaries, before and after, one could
    work out what was answered in between.

    Raises:
        NotFound: there is no such edition.
    """
    editions.edition(edition_id)
    with reading() as session:
        asked, present = _asked(session, edition_id, audience)
        row = rows.survey(session, edition_id, audience)
        if row is None:
            return SurveySummary(
                edition_id, "none", 0, asked, None, None, "not_opened", (), (), audience, present
            )
        answers = rows.count_answers(session, row.id)
        why_not = _why_not(row, answers)
        items = rows.asked_items(session, edition_id, audience)
        marks = [] if why_not else _all_marks(session, row.id)
        return SurveySummary(
            edition_id=edition_id,
            status=rows.status_of(row),
            answers=answers,
            seats=asked,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            why_not=why_not,
            items=() if why_not else rules.summarise(marks, items),
            texts=() if why_not else _all_words(session, row.id, items),
            audience=audience,
            present=present,
            on_paper=rows.papers(session, row.id)[1],
            groups=() if why_not else grouping.breakdowns(session, row.id, items, marks),
        )


def _asked(session: Session, edition_id: str, audience: str) -> tuple[int, int]:
    """How many are asked, and how many of them have been there."""
    if audience == POLITICIANS:
        query = select(func.count()).select_from(Invited).where(Invited.edition_id == edition_id)
        invited = session.scalar(query) or 0
        return invited, invited
    present = {each.seat_id for each in door.attendance(edition_id)}
    return registration.count_seats(edition_id), len(present)


def _why_not(row: Survey, answers: int) -> WhyNot | None:
    if row.status == "open":
        return "open"
    return None if rules.may_show(answers) else "too_few"


def _all_marks(session: Session, survey_id: str) -> list[dict[str, str]]:
    query = select(Marks.marks).where(Marks.survey_id == survey_id).order_by(Marks.id)
    return [json.loads(marks) for marks in session.scalars(query)]


def _all_words(
    session: Session, survey_id: str, items: tuple[rules.Item, ...]
) -> tuple[tuple[rules.Item, tuple[str, ...]], ...]:
    """Every question's texts in the order of their random ids, which is no order and stays the same."""
    query = select(Words.item, Words.words).where(Words.survey_id == survey_id).order_by(Words.id)
    written = session.execute(query).all()
    found = []
    for item in items:
        texts = tuple(words for key, words in written if key == item.key)
        if item.kind == "text":
            found.append((item, texts if rules.may_show_texts(item, len(texts)) else ()))
    return tuple(found)
