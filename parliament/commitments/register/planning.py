"""A plan made here: its title, its strategic areas and their action areas."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.commitments.register.models import ActionArea, ActionPlan, StrategicArea
from parliament.commitments.register.refusals import PlanExists
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import transaction

MAX_NAME = 200
MAX_TEXT = 4000


def create_plan(*, region_name: str, title: str, period_text: str, background: str, by: Actor) -> str:
    """Begin a plan without areas; returns its id. Only organisers see it until it is published.

    Raises:
        PlanExists: the region has one of that title.
        TextEmpty, TextTooLong: see shared.
    """
    row = ActionPlan(
        region_name=text.clean(region_name, max_length=MAX_NAME, field="region_name"),
        title=text.clean(title, max_length=MAX_NAME, field="title"),
        period_text=text.clean(period_text, max_length=MAX_NAME, field="period_text", required=False),
        background=text.clean(background, max_length=MAX_TEXT, field="background", required=False),
        indicator_rule="",
        created_at=clock.now(),
    )
    with transaction() as tx:
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_action_plan_title"):
                raise PlanExists(title=title, field="title") from error
            raise
        journal.record(tx, action="register.plan_created", subject=row.id, actor=by, facts={})
        return row.id


def add_area(plan_id: str, *, strategic_name: str, name: str, by: Actor) -> str:
    """Put an action area last in a plan, under a strategic area that is made if there is none; its id.

    Raises:
        NotFound: no such plan.
        TextEmpty, TextTooLong: see shared.
    """
    strategic_name = text.clean(strategic_name, max_length=MAX_NAME, field="strategic_name")
    name = text.clean(name, max_length=MAX_NAME, field="name")
    with transaction() as tx:
        if tx.session.get(ActionPlan, plan_id) is None:
            raise NotFound
        above = _strategic(tx.session, plan_id, strategic_name)
        row = ActionArea(
            plan_id=plan_id,
            strategic_area_id=above,
            number=_next(tx.session, ActionArea, plan_id),
            name=name,
            note="",
        )
        tx.session.add(row)
        tx.session.flush()
        journal.record(tx, action="register.area_added", subject=row.id, actor=by, facts={"plan": plan_id})
        return row.id


def _strategic(session: Session, plan_id: str, name: str) -> str:
    known = select(StrategicArea.id).where(StrategicArea.plan_id == plan_id, StrategicArea.name == name)
    found = session.scalar(known)
    if found is not None:
        return found
    row = StrategicArea(
        plan_id=plan_id, number=_next(session, StrategicArea, plan_id), name=name, heading="", note=""
    )
    session.add(row)
    session.flush()
    return row.id


def _next(session: Session, kind: type[ActionArea] | type[StrategicArea], plan_id: str) -> int:
    return (session.scalar(select(func.max(kind.number)).where(kind.plan_id == plan_id)) or 0) + 1
