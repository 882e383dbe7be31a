"""Check-in over the API, for scanners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields

from parliament.access.idempotency import read_again
from parliament.access.seat_keys import UnknownDoorCode
from parliament.access.who import current_actor, parts
from parliament.door import rules, service
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.shared import clock

blueprint = Blueprint("api_check_ins", __name__, url_prefix="/check-ins", description="Arrivals at the door")


class CheckInSchema(Schema):
    """A scan. ``at``: when a device that was offline made it."""

    class Meta:
        unknown = EXCLUDE

    door_code = fields.String(required=True)
    at = fields.AwareDateTime(load_default=None, allow_none=True)
    device = fields.String(load_default="")


class CheckedInSchema(Schema):
    """What came of it. ``status``: welcome or already_in (then ``at`` and ``by`` tell of the first time)."""

    status = fields.String()
    seat = fields.Integer()
    name = fields.String()
    company = fields.String()
    at = fields.String()
    by = fields.String()
    how = fields.String()


def _checked_in(kept: Mapping[str, Any]) -> Any:
    edition = editions.current_edition()
    seats = registration.all_seats(edition.id) if edition else []
    place = next((seat for seat in seats if seat.number == kept["seat"]), None)
    who = {"name": place.delegate_name, "company": place.company_name} if place else {}
    return CheckedInSchema().dump({**kept, **who})


@blueprint.post("")
@read_again(_checked_in)
@blueprint.arguments(CheckInSchema)
@blueprint.response(200, CheckedInSchema)
def check_in(scan: dict[str, Any]) -> dict[str, Any]:
    """Check in by a door code. Again: 200 with ``already_in``, and nothing changes."""
    edition = editions.current_edition()
    came = service.check_in_by_code(
        door_code=scan["door_code"],
        keys=parts().keys,
        directory=parts().directory,
        how="api",
        by=current_actor(),
        at=scan["at"],
        device=scan["device"],
        edition_id=edition.id if edition else None,
    )
    if came.seat_id is None:
        raise UnknownDoorCode(field="door_code")
    if came.status == "cancelled":
        raise rules.SeatCancelled(field="door_code")
    if came.status == "wrong_edition":
        raise rules.WrongEdition(field="door_code")
    seat = registration.seat(came.seat_id)
    return {
        "status": came.status,
        "seat": seat.number,
        "name": seat.delegate_name,
        "company": seat.company_name,
        "at": clock.iso(came.at) if came.at else None,
        "by": came.by,
        "how": came.how,
    }
