"""Finding the rows of a survey; used by the use cases only."""

from __future__ import annotations

from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.evaluation import building_rules, core, rules
from parliament.evaluation.core import PARTICIPANTS, Audience, Item
from parliament.evaluation.models import Answered, Form, InvitedAnswered, Paper, Survey
from parliament.storage.transaction import Transaction

DRAFT, CURRENT, REPLACED = "draft", "current", "replaced"


def survey(session: Session, edition_id: str, audience: str = PARTICIPANTS) -> Survey | None:
    """The survey, if it has been opened."""
    query = select(Survey).where(Survey.edition_id == edition_id, Survey.audience == audience)
    return session.scalar(query)


def status_of(row: Survey) -> rules.Status:
    """Open or closed."""
    return cast("rules.Status", row.status)


def audience_of(row: Survey) -> Audience:
    """Whom the survey asks."""
    return cast("Audience", row.audience)


def count_answers(session: Session, survey_id: str) -> int:
    """How many have answered, on paper too."""
    seats = select(func.count()).select_from(Answered).where(Answered.survey_id == survey_id)
    invited = select(func.count()).select_from(InvitedAnswered).where(InvitedAnswered.survey_id == survey_id)
    return (session.scalar(seats) or 0) + (session.scalar(invited) or 0) + papers(session, survey_id)[1]


def papers(session: Session, survey_id: str) -> tuple[int, int]:
    """How many papers have been handed out, and entered."""
    row = session.get(Paper, survey_id)
    return (row.handed_out, row.entered) if row else (0, 0)


def results_may_be_seen(session: Session, row: Survey | None) -> bool:
    """Whether the survey is closed with answers enough."""
    return row is not None and row.status == "closed" and rules.may_show(count_answers(session, row.id))


def form(session: Session, edition_id: str, audience: str, status: str) -> Form | None:
    """The version that is a draft, or in use."""
    query = select(Form).where(
        Form.edition_id == edition_id, Form.audience == audience, Form.status == status
    )
    return session.scalar(query)


def current_form(tx: Transaction, edition_id: str, audience: str) -> Form:
    """The version in use; the core alone, until the organisers have added to it."""
    row = form(tx.session, edition_id, audience, CURRENT)
    if row is None:
        questions = core.to_json(core.core_of(audience))
        row = Form(
            edition_id=edition_id,
            audience=audience,
            number=1,
            status=CURRENT,
            questions=questions,
            locked=False,
        )
        tx.session.add(row)
        tx.session.flush()
    return row


def items_of(row: Form) -> tuple[Item, ...]:
    """The questions of a version."""
    return core.from_json(row.audience, row.questions)


def current_items(session: Session, edition_id: str, audience: str) -> tuple[Item, ...]:
    """The questions that are asked now."""
    row = form(session, edition_id, audience, CURRENT)
    return items_of(row) if row else core.core_of(audience)


def asked_items(session: Session, edition_id: str, audience: str) -> tuple[Item, ...]:
    """Every question that has been asked in some version, those of now first."""
    query = select(Form).where(Form.edition_id == edition_id, Form.audience == audience, Form.status != DRAFT)
    versions = [items_of(row) for row in session.scalars(query.order_by(Form.number.desc()))]
    return building_rules.all_items(versions) or core.core_of(audience)
