"""A whole plan, read from a data file and entered in one transaction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError

from parliament.commitments import rules
from parliament.commitments.register import service
from parliament.commitments.register.models import ActionArea, ActionPlan, Indicator, StrategicArea
from parliament.commitments.register.refusals import PlanExists
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

DATA = Path(__file__).parent / "data"
_FIRST_VERSION = "Som den lästes in"


def load_plan(file: Path, *, by: Actor, is_public: bool = False) -> str:
    """Enter the plan of ``file`` with areas, actions and indicators; returns its id. All or nothing.

    Raises:
        PlanExists: it is there already; nothing was entered.
    """
    data = json.loads(file.read_text(encoding="utf-8"))
    with transaction() as tx:
        plan_id = _enter_plan(tx, data, is_public)
        above: dict[int, str] = {}
        for facts in data["strategic_areas"]:
            above |= dict.fromkeys(facts["areas"], _enter_strategic(tx, plan_id, facts))
        for facts in data["areas"]:
            _enter_area(tx, plan_id, above[facts["number"]], facts, by)
        _enter_indicators(tx, plan_id, data["indicators"]["groups"])
        facts = {"public": is_public}
        journal.record(tx, action="register.plan_loaded", subject=plan_id, actor=by, facts=facts)
        service.name_version(plan_id, _FIRST_VERSION, by=by)
    return plan_id


def _enter_plan(tx: Transaction, data: dict[str, Any], is_public: bool) -> str:
    row = ActionPlan(
        region_name=data["region"],
        title=data["title"],
        period_text=data["period"],
        background=f"{data['adopted']} {data['surveyed']}",
        indicator_rule=data["indicators"]["rule"],
        is_public=is_public,
        created_at=clock.now(),
    )
    tx.session.add(row)
    try:
        tx.session.flush()
    except IntegrityError as error:
        if violates(error, "uq_action_plan_title"):
            raise PlanExists(title=data["title"]) from error
        raise
    return row.id


def _enter_strategic(tx: Transaction, plan_id: str, facts: dict[str, Any]) -> str:
    row = StrategicArea(
        plan_id=plan_id,
        number=facts["number"],
        name=facts["name"],
        heading=facts["heading"],
        note=facts["note"],
    )
    tx.session.add(row)
    tx.session.flush()
    return row.id


def _enter_area(tx: Transaction, plan_id: str, above: str, facts: dict[str, Any], by: Actor) -> None:
    row = ActionArea(
        plan_id=plan_id,
        strategic_area_id=above,
        number=facts["number"],
        name=facts["name"],
        table_number=facts["table"],
        note=facts["note"],
    )
    tx.session.add(row)
    tx.session.flush()
    for action in facts["actions"]:
        service.add_action(row.id, action, status=rules.ONGOING, by=by)
    for status in (rules.POTENTIAL, rules.COMING, rules.ENDED):
        for words in facts[status]:
            service.add_action(row.id, {"title": words}, status=status, by=by)


def _enter_indicators(tx: Transaction, plan_id: str, groups: list[dict[str, Any]]) -> None:
    named = [(group["name"], name) for group in groups for name in group["indicators"]]
    for position, (group, name) in enumerate(named, start=1):
        row = Indicator(
            plan_id=plan_id,
            position=position,
            group_name=group,
            name=name,
            definition="",
            source="",
            unit="",
            level="",
        )
        tx.session.add(row)
