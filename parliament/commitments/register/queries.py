"""What one may ask of the register of actions."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from parliament.commitments.register import schedules
from parliament.commitments.register.models import (
    Action,
    ActionArea,
    ActionChange,
    ActionPlan,
    PlanVersion,
    StrategicArea,
)
from parliament.commitments.register.views import (
    ActionView,
    AreaView,
    ChangeView,
    Filters,
    PlanView,
    VersionView,
)
from parliament.commitments.rules import STATUSES
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading


def plans(*, public_only: bool = False) -> list[PlanView]:
    """All plans, the newest first."""
    query = select(ActionPlan).order_by(ActionPlan.created_at.desc(), ActionPlan.id)
    if public_only:
        query = query.where(ActionPlan.is_public)
    with reading() as session:
        return [_plan(session, row) for row in session.scalars(query)]


def plan(plan_id: str) -> PlanView:
    """One plan.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(ActionPlan, plan_id)
        if row is None:
            raise NotFound
        return _plan(session, row)


def actions(plan_id: str, wanted: Filters, *, limit: int, offset: int = 0) -> tuple[list[ActionView], int]:
    """A page of the actions that ``wanted`` asks for, by area and position, and how many there are in all."""
    asked = _asked(plan_id, wanted)
    query = select(Action).join(ActionArea, Action.area_id == ActionArea.id).where(*asked)
    query = query.order_by(ActionArea.number, Action.position).limit(limit).offset(offset)
    with reading() as session:
        found = session.scalar(select(func.count()).select_from(Action).where(*asked)) or 0
        return [view(row) for row in session.scalars(query)], found


def action(action_id: str) -> ActionView:
    """One action.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(Action, action_id)
        if row is None:
            raise NotFound
        return view(row)


def changes_of(action_id: str) -> list[ChangeView]:
    """What has been changed in an action, the latest first."""
    return _changes(_select_changes().where(ActionChange.action_id == action_id))


def changes_since(plan_id: str, moment: dt.datetime) -> list[ChangeView]:
    """What has been changed in a plan after ``moment`` (UTC), the latest first."""
    return _changes(_select_changes().where(ActionChange.plan_id == plan_id, ActionChange.at > moment))


def folded(words: str) -> str:
    """``words`` as they are searched: without case."""
    return unicodedata.normalize("NFC", words).casefold()


def view(row: Action) -> ActionView:
    """A row as a frozen value."""
    return ActionView(
        id=row.id,
        plan_id=row.plan_id,
        area_id=row.area_id,
        position=row.position,
        title=row.title,
        description=row.description,
        responsible=row.responsible,
        participants=row.participants,
        funding=row.funding,
        schedule=schedules.understand(row.schedule_text),
        note=row.note,
        status=row.status,
        status_reason=row.status_reason,
        version=row.version,
    )


def _asked(plan_id: str, wanted: Filters) -> Sequence[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [Action.plan_id == plan_id]
    if wanted.area_id:
        asked.append(Action.area_id == wanted.area_id)
    if wanted.status:
        asked.append(Action.status == wanted.status)
    if wanted.unclear:
        asked.append(~Action.schedule_is_clear)
    asked += [Action.searched.contains(word, autoescape=True) for word in folded(wanted.q).split()]
    return asked


def _select_changes() -> Select[ActionChange, str]:
    return (
        select(ActionChange, Action.title)
        .join(Action, ActionChange.action_id == Action.id)
        .order_by(ActionChange.at.desc(), ActionChange.version.desc(), ActionChange.field)
    )


def _changes(query: Select[ActionChange, str]) -> list[ChangeView]:
    with reading() as session:
        return [
            ChangeView(row.action_id, title, row.at, row.version, row.field, row.before, row.after)
            for row, title in session.execute(query)
        ]


def _plan(session: Session, row: ActionPlan) -> PlanView:
    areas = session.execute(
        select(ActionArea, StrategicArea)
        .join(StrategicArea, ActionArea.strategic_area_id == StrategicArea.id)
        .where(ActionArea.plan_id == row.id)
        .order_by(ActionArea.number)
    )
    counted = select(Action.status, func.count()).where(Action.plan_id == row.id).group_by(Action.status)
    unclear = select(func.count(Action.id)).where(Action.plan_id == row.id, ~Action.schedule_is_clear)
    versions = select(PlanVersion).where(PlanVersion.plan_id == row.id).order_by(PlanVersion.at.desc())
    found: dict[str, int] = dict(iter(session.execute(counted)))
    return PlanView(
        id=row.id,
        region_name=row.region_name,
        title=row.title,
        period_text=row.period_text,
        background=row.background,
        indicator_rule=row.indicator_rule,
        is_public=row.is_public,
        areas=tuple(_area(area, above) for area, above in areas),
        versions=tuple(VersionView(v.id, v.name, v.at) for v in session.scalars(versions)),
        counts={status: found.get(status, 0) for status in STATUSES},
        unclear=session.scalar(unclear) or 0,
    )


def _area(row: ActionArea, above: StrategicArea) -> AreaView:
    return AreaView(
        row.id, row.number, row.name, row.table_number, row.note, above.number, above.name, above.heading
    )
