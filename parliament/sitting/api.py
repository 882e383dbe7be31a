"""The sitting for machines."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response, jsonify
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import rules, service
from parliament.sitting.service import ItemView, SittingView
from parliament.storage.transaction import reading

blueprint = Blueprint(
    "api_sitting", __name__, url_prefix="/sitting", description="The sitting and its agenda"
)


class ItemSchema(Schema):
    """An item of the agenda; ``status``: waiting, current, done, skipped. Times in UTC."""

    id = fields.String()
    number = fields.Integer()
    kind = fields.String()
    title = fields.String()
    theme = fields.String(allow_none=True)
    status = fields.String()
    planned_start = fields.String(allow_none=True)
    started_at = fields.String(allow_none=True)
    ended_at = fields.String(allow_none=True)
    minutes = fields.Integer()


class SittingSchema(Schema):
    """The current edition's sitting; ``phase``: planned, open, adjourned, closed. ``v``: for If-Match."""

    id = fields.String(allow_none=True)
    edition = fields.String()
    v = fields.Integer()
    phase = fields.String()
    opened_at = fields.String(allow_none=True)
    closed_at = fields.String(allow_none=True)
    item = fields.Nested(ItemSchema, allow_none=True)
    items = fields.List(fields.Nested(ItemSchema))


class StepSchema(Schema):
    """A step: ``at`` is the real time when it is recorded afterwards, ``reason`` why."""

    at = fields.AwareDateTime(load_default=None, allow_none=True)
    reason = fields.String(load_default="")


class TakenSchema(Schema):
    """A step that was taken."""

    id = fields.String()
    phase = fields.String()
    v = fields.Integer()


@blueprint.get("")
@blueprint.response(200, SittingSchema)
def state() -> Response:
    """Tell the phase of the sitting, its current item and its agenda."""
    with reading():
        edition_id = _edition_id()
        picture = _picture(edition_id, service.current(edition_id))
    response = jsonify(SittingSchema().dump(picture))
    response.headers["ETag"] = f'"{picture["v"]}"'
    return response


@blueprint.post("/open")
@blueprint.arguments(StepSchema)
@blueprint.response(200, TakenSchema)
def open_sitting(body: dict[str, Any]) -> dict[str, Any]:
    """Open the sitting, or resume it when it is adjourned."""
    sitting = _sitting()
    return _step(sitting, "resume" if sitting.phase == rules.ADJOURNED else "open", body)


@blueprint.post("/adjourn")
@blueprint.arguments(StepSchema)
@blueprint.response(200, TakenSchema)
def adjourn(body: dict[str, Any]) -> dict[str, Any]:
    """Adjourn the sitting."""
    return _step(_sitting(), "adjourn", body)


@blueprint.post("/close")
@blueprint.arguments(StepSchema)
@blueprint.response(200, TakenSchema)
def close(body: dict[str, Any]) -> dict[str, Any]:
    """Close the sitting."""
    return _step(_sitting(), "close", body)


def _edition_id() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition.id


def _sitting() -> SittingView:
    return service.sitting(service.prepare(edition_id=_edition_id(), by=current_actor()))


def _step(sitting: SittingView, name: str, body: dict[str, Any]) -> dict[str, Any]:
    service.step(
        sitting_id=sitting.id, name=name, by=current_actor(), at=body["at"], reason=body["reason"][:300]
    )
    return {
        "id": sitting.id,
        "phase": service.sitting(sitting.id).phase,
        "v": outbox.version(sitting.edition_id),
    }


def _picture(edition_id: str, sitting: SittingView | None) -> dict[str, Any]:
    return {
        "id": sitting.id if sitting else None,
        "edition": edition_id,
        "v": outbox.version(edition_id),
        "phase": sitting.phase if sitting else rules.PLANNED,
        "opened_at": _iso(sitting.opened_at) if sitting else None,
        "closed_at": _iso(sitting.closed_at) if sitting else None,
        "item": _item(sitting.item) if sitting and sitting.item else None,
        "items": [_item(item) for item in sitting.items] if sitting else [],
    }


def _item(item: ItemView) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "title": item.title,
        "theme": item.theme_id,
        "status": item.status,
        "planned_start": _iso(item.planned_start),
        "started_at": _iso(item.started_at),
        "ended_at": _iso(item.ended_at),
        "minutes": item.minutes,
    }


def _iso(moment: dt.datetime | None) -> str | None:
    return clock.iso(moment) if moment else None
