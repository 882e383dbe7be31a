"""The calendar file behind the personal link."""

from __future__ import annotations

from flask import Blueprint, Response

from parliament.editions import service as editions
from parliament.mail.message import CALENDAR_NAME
from parliament.pages import chosen_language
from parliament.registration.calendar import seat_event
from parliament.registration.lost_link import post_office
from parliament.registration.seats import seat
from parliament.registration.web import seat_behind
from parliament.shared.errors import NotFound

blueprint = Blueprint("calendar", __name__)


@blueprint.get("/d/<key>/kalender.ics")
def seat_day(key: str) -> Response:
    """The day as a calendar file. Fetched again after a change, it replaces what the calendar has."""
    found = seat(seat_behind(key).id)
    server = post_office().server
    event = seat_event(
        found,
        editions.edition(found.edition_id),
        language=chosen_language(),
        organiser=f"mailto:{server.sender}" if server else "",
    )
    if event is None:
        raise NotFound
    response = Response(event.text, content_type=f"text/calendar; charset=utf-8; method={event.method}")
    response.headers["Content-Disposition"] = f'attachment; filename="{CALENDAR_NAME}"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
