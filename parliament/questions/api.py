"""The question queue for machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from parliament.access.idempotency import read_again
from parliament.access.who import current_actor, current_roles
from parliament.editions import service as editions
from parliament.questions import rules, service
from parliament.registration import service as registration
from parliament.shared.errors import NotFound

blueprint = Blueprint("api_questions", __name__, url_prefix="/questions", description="Question queue")


class QuestionAnswerSchema(Schema):
    """How a question was answered."""

    outcome = fields.String()
    words = fields.String()
    due = fields.Date(allow_none=True)
    receiver = fields.String()


class QuestionSchema(Schema):
    """A question: the company that asked it, never the person."""

    id = fields.String()
    theme = fields.String(attribute="theme_id")
    seat = fields.String(attribute="seat_id")
    seat_number = fields.Integer()
    company = fields.String()
    text = fields.String()
    status = fields.String()
    position = fields.Integer(allow_none=True)
    support = fields.Integer()
    asked_at = fields.AwareDateTime(format="iso")
    answered_at = fields.AwareDateTime(format="iso", allow_none=True)
    rejection_reason = fields.String()
    answer = fields.Nested(QuestionAnswerSchema, allow_none=True)


class QuestionQuery(Schema):
    """Filters; the current edition, all its themes and states when left out."""

    edition = fields.String(load_default="")
    theme = fields.String(load_default="")
    status = fields.String(load_default="", validate=validate.OneOf(["", *rules.WORDS]))


class NewQuestion(Schema):
    """A question put for a seat. ``seat``: its id or number. ``theme``: its id or key."""

    seat = fields.Raw(required=True)
    theme = fields.String(required=True)
    text = fields.String(required=True)


@blueprint.get("")
@blueprint.arguments(QuestionQuery, location="query")
@blueprint.response(200, QuestionSchema(many=True))
def list_questions(query: dict[str, Any]) -> list[service.QuestionView]:
    """List the approved and answered questions; moderators see those in every state."""
    edition_id = query["edition"] or _current_id()
    statuses = rules.PUBLIC if not current_roles() & {"moderator", "operator", "organiser"} else None
    if query["status"]:
        wanted: frozenset[Any] = frozenset({query["status"]})
        statuses = wanted if statuses is None else statuses & wanted
    theme_id = _theme_id(edition_id, query["theme"]) if query["theme"] else None
    return service.list_questions(edition_id, theme_id=theme_id, statuses=statuses)


def _asked(kept: Mapping[str, Any]) -> Any:
    return QuestionSchema().dump(service.question(kept["id"]))


@blueprint.post("")
@read_again(_asked)
@blueprint.arguments(NewQuestion)
@blueprint.response(201, QuestionSchema)
def ask(body: dict[str, Any]) -> service.QuestionView:
    """Put a question for a seat of the current edition, such as one handed in on paper."""
    edition_id = _current_id()
    question_id = service.ask(
        seat_id=_seat_id(edition_id, str(body["seat"])),
        theme_id=_theme_id(edition_id, body["theme"]),
        text_asked=body["text"],
        by=current_actor(),
    )
    return service.question(question_id)


def _current_id() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition.id


def _theme_id(edition_id: str, wanted: str) -> str:
    for theme in editions.themes(edition_id):
        if wanted in (theme.id, theme.key):
            return theme.id
    raise rules.UnknownTheme(field="theme")


def _seat_id(edition_id: str, wanted: str) -> str:
    for seat in registration.seats(edition_id):
        if wanted in (seat.id, str(seat.number)):
            return seat.id
    raise rules.UnknownSeat(field="seat")
