"""Use cases of the register of actions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.commitments import rules
from parliament.commitments.register import schedules
from parliament.commitments.register.models import Action, ActionArea, ActionChange, ActionPlan, PlanVersion
from parliament.commitments.register.queries import (
    action,
    actions,
    changes_of,
    changes_since,
    folded,
    plan,
    plans,
    view,
)
from parliament.commitments.register.refusals import VersionNameTaken
from parliament.commitments.register.views import ActionText
from parliament.shared import clock, text
from parliament.shared.errors import NotFound, StaleVersion
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

__all__ = ["action", "actions", "changes_of", "changes_since", "plan", "plans", "view"]

MAX_TITLE = 1000
MAX_TEXT = 4000
MAX_NAME = 120
_LENGTHS = {
    "title": MAX_TITLE,
    "description": MAX_TEXT,
    "responsible": MAX_TEXT,
    "participants": MAX_TEXT,
    "schedule": 200,
    "funding": MAX_TEXT,
    "note": MAX_TEXT,
}


def add_action(area_id: str, facts: ActionText, *, status: str = rules.POTENTIAL, by: Actor) -> str:
    """Put an action last in its area; returns its id.

    Args:
        area_id: the action area.
        facts: what it says; only the title is needed.
        status: where it stands, one of ``rules.STATUSES`` but dropped.
        by: who enters it.

    Raises:
        NotFound: no such area.
        NoSuchStep: an action is not entered as dropped, or in a status that does not exist.
        TextEmpty, TextTooLong: see shared.
    """
    if status not in rules.STATUSES or status == rules.DROPPED:
        raise rules.NoSuchStep
    words = _cleaned(facts)
    with transaction() as tx:
        area = tx.session.get(ActionArea, area_id)
        if area is None:
            raise NotFound
        row = Action(
            plan_id=area.plan_id,
            area_id=area_id,
            position=_last_position(tx.session, area_id) + 1,
            status=status,
            status_reason="",
            **_columns(words),
        )
        tx.session.add(row)
        tx.session.flush()
        _note_change(tx, row, "added", "", status)
        entered = {"plan": area.plan_id}
        journal.record(tx, action="register.action_added", subject=row.id, actor=by, facts=entered)
    return row.id


def change_action(action_id: str, facts: ActionText, *, version: int, by: Actor) -> None:
    """Change what an action says; every changed field is remembered. Nothing happens if nothing is new.

    Raises:
        NotFound: no such action.
        StaleVersion: somebody changed it since ``version`` was read.
        TextEmpty, TextTooLong: see shared.
    """
    columns = _columns(_cleaned(facts))
    with transaction() as tx:
        row = _current(tx.session, action_id, version)
        changed = {
            name: (getattr(row, name), value)
            for name, value in columns.items()
            if name not in _DERIVED and getattr(row, name) != value
        }
        if not changed:
            return
        row.version += 1
        for name, value in columns.items():
            setattr(row, name, value)
        for name, (before, after) in changed.items():
            _note_change(tx, row, name, before, str(after))
        facts_of_it = {"fields": sorted(changed), "version": row.version}
        journal.record(tx, action="register.action_changed", subject=row.id, actor=by, facts=facts_of_it)


def take_step(action_id: str, event: str, *, version: int, by: Actor, reason: str = "") -> str:
    """Move an action a step on its way; returns the new status.

    Raises:
        NotFound: no such action.
        StaleVersion: somebody changed it since ``version`` was read.
        NoSuchStep, ReasonMissing: see ``rules.step``.
    """
    reason = text.clean(reason, max_length=rules.MAX_REASON, field="reason", required=False)
    with transaction() as tx:
        row = _current(tx.session, action_id, version)
        before, row.status = row.status, rules.step(row.status, event, reason=reason)
        row.status_reason = reason
        row.version += 1
        _note_change(tx, row, "status", before, row.status)
        if reason:
            _note_change(tx, row, "status_reason", "", reason)
        facts = {"step": event, "version": row.version}
        journal.record(tx, action="register.step_taken", subject=row.id, actor=by, facts=facts)
        return row.status


def name_version(plan_id: str, name: str, *, by: Actor) -> str:
    """Give this moment of the plan a name, so that later ones can be compared with it; returns its id.

    Raises:
        NotFound: no such plan.
        VersionNameTaken: see there.
        TextEmpty, TextTooLong: see shared.
    """
    name = text.clean(name, max_length=MAX_NAME, field="name")
    with transaction() as tx:
        _plan_row(tx.session, plan_id)
        row = PlanVersion(plan_id=plan_id, name=name, at=clock.now())
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_action_plan_version_name"):
                raise VersionNameTaken(field="name") from error
            raise
        journal.record(tx, action="register.version_named", subject=row.id, actor=by, facts={"plan": plan_id})
    return row.id


def publish(plan_id: str, *, is_public: bool, by: Actor) -> None:
    """Show the register to everybody, or to the organisers only.

    Raises:
        NotFound: no such plan.
    """
    with transaction() as tx:
        row = _plan_row(tx.session, plan_id)
        if row.is_public == is_public:
            return
        row.is_public = is_public
        facts = {"public": is_public}
        journal.record(tx, action="register.published", subject=row.id, actor=by, facts=facts)


_DERIVED = ("schedule_is_clear", "searched")


def _cleaned(facts: ActionText) -> dict[str, str]:
    given: dict[str, object] = dict(facts)
    return {
        name: text.clean(str(given.get(name) or ""), max_length=most, field=name, required=name == "title")
        for name, most in _LENGTHS.items()
    }


def _columns(words: dict[str, str]) -> dict[str, object]:
    """The columns of an action from its cleaned words."""
    schedule = words["schedule"]
    plain = {name: value for name, value in words.items() if name != "schedule"}
    return {
        **plain,
        "schedule_text": schedule,
        "schedule_is_clear": not schedule or schedules.understand(schedule).is_clear,
        "searched": folded(" ".join(words.values())),
    }


def _note_change(tx: Transaction, row: Action, field: str, before: str, after: str) -> None:
    tx.session.add(
        ActionChange(
            plan_id=row.plan_id,
            action_id=row.id,
            at=clock.now(),
            version=row.version or 1,
            field=field,
            before=before,
            after=after,
        )
    )


def _last_position(session: Session, area_id: str) -> int:
    return session.scalar(select(func.max(Action.position)).where(Action.area_id == area_id)) or 0


def _current(session: Session, action_id: str, version: int) -> Action:
    row = session.get(Action, action_id)
    if row is None:
        raise NotFound
    if row.version != version:
        raise StaleVersion
    return row


def _plan_row(session: Session, plan_id: str) -> ActionPlan:
    row = session.get(ActionPlan, plan_id)
    if row is None:
        raise NotFound
    return row
