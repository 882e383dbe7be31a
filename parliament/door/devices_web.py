"""Where the phones at the doors tell how many check-ins wait in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from parliament.door import devices, rules
from parliament.editions import service as editions
from parliament.shared.errors import NotFound

blueprint = Blueprint("door_devices", __name__)


@blueprint.post("/door/devices")
def report() -> ResponseReturnValue:
    """A phone's report: ``device``, ``name``, ``unsent``, ``at`` (ISO 8601), ``finished``; JSON or a form."""
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    given = _given()
    devices.report(
        edition_id=edition.id,
        device=str(given.get("device", "")),
        name=str(given.get("name", "")),
        unsent=given.get("unsent", ""),
        at=_moment(given.get("at")),
        finished=given.get("finished") in (True, "true", "1"),
    )
    return jsonify(status="heard")


def _given() -> dict[str, Any]:
    if not request.is_json:
        return dict(request.form)
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise rules.DeviceReportMalformed(why_sv="den är inget objekt", why_en="it is no object")
    return body


def _moment(written: object) -> datetime | None:
    if written in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        raise rules.TimeNotPlausible(field="at") from None
    if moment.tzinfo is None:
        raise rules.TimeNotPlausible(field="at")
    return moment
