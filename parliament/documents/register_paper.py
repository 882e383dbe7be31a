"""The register of actions as a printed plan: the tables and lists of each action area."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Response, current_app
from flask_babel import force_locale

from parliament.commitments import rules
from parliament.commitments.register import service, words
from parliament.commitments.register.views import ActionView, Filters, PlanView
from parliament.documents import pdf

blueprint = Blueprint("register_paper", __name__, url_prefix="/office/register")

TEMPLATE: Final = "register.typ"
_ALL: Final = 20_000
_LISTS: Final = (
    (rules.POTENTIAL, "Potentiella utvecklingsinsatser"),
    (rules.COMING, "Kommande insatser"),
    (rules.ENDED, "Avslutade insatser"),
    (rules.DROPPED, "Avfärdade"),
)


@blueprint.get("/<plan_id>/handlingsplan.pdf")
def tables(plan_id: str) -> Response:
    """The plan as PDF."""
    with force_locale("sv"):  # the plan is an act of a Swedish authority
        body = pdf.make(TEMPLATE, paper(plan_id))
    answer = current_app.response_class(body, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="handlingsplan.pdf"'
    return answer


def paper(plan_id: str) -> dict[str, Any]:
    """The data of the printed plan.

    Raises:
        NotFound: no such plan.
    """
    plan = service.plan(plan_id)
    found, _total = service.actions(plan_id, Filters(), limit=_ALL)
    columns = words.columns()
    return {
        "title": plan.title,
        "region": plan.region_name,
        "lead": " ".join(part for part in (plan.region_name, plan.period_text, plan.background) if part),
        "columns": [columns[at] for at in (1, 2, 3, 4)] + ["Tidplan"],
        "areas": _areas(plan, found),
    }


def _areas(plan: PlanView, found: list[ActionView]) -> list[dict[str, Any]]:
    areas: list[dict[str, Any]] = []
    before = ""
    for area in plan.areas:
        own = [action for action in found if action.area_id == area.id]
        strategic = area.strategic_name if area.strategic_name != before else None
        before = area.strategic_name
        areas.append(
            {
                "strategic": strategic,
                "name": f"{area.number}. {area.name}",
                "note": area.note,
                "caption": f"Tabell {area.table_number or area.number}. {area.name}.",
                "actions": [_line(action) for action in own if action.status == rules.ONGOING],
                "lists": _lists(own),
            }
        )
    return areas


def _line(action: ActionView) -> dict[str, str]:
    return {
        "title": action.title,
        "description": action.description,
        "responsible": action.responsible,
        "participants": action.participants,
        "schedule": action.schedule.text,
        "unclear": words.not_understood(action.schedule),
    }


def _lists(own: list[ActionView]) -> list[dict[str, Any]]:
    lists: list[dict[str, Any]] = [
        {"name": name, "items": [_item(action) for action in own if action.status == status]}
        for status, name in _LISTS
    ]
    return [one for one in lists if one["items"]]


def _item(action: ActionView) -> str:
    parts = (action.title, action.description, action.status_reason)
    return " ".join(part for part in parts if part)
