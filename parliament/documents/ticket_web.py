"""The ticket to keep, behind the personal link."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, g

from parliament.access.who import parts
from parliament.documents import pdf
from parliament.documents import ticket as tickets
from parliament.editions import service as editions
from parliament.pages import chosen_language, keep_private
from parliament.registration import service as registration
from parliament.registration.web import seat_behind

blueprint = Blueprint("ticket", __name__)


blueprint.after_request(keep_private)


@blueprint.get("/d/<key>/biljett.pdf")
def as_pdf(key: str) -> Response:
    """The ticket as PDF."""
    data = _ticket(key)
    return _file(pdf.make(tickets.TEMPLATE, data, keep=False), "application/pdf", "biljett.pdf")


@blueprint.get("/d/<key>/biljett.svg")
def as_svg(key: str) -> Response:
    """The ticket as one drawing."""
    return _file(tickets.as_svg(_ticket(key)).encode(), "image/svg+xml", "biljett.svg")


def _ticket(key: str) -> dict[str, Any]:
    g.no_store = True
    identity = seat_behind(key)
    seat = registration.seat(identity.id)
    return tickets.ticket(
        seat,
        editions.edition(seat.edition_id),
        door_code=parts().keys.door_code(identity),
        language=chosen_language(),
    )


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
