"""Editions for machines."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from parliament.editions import service
from parliament.editions.service import EditionView, ThemeView
from parliament.shared import clock
from parliament.shared.errors import NotFound

blueprint = Blueprint("api_editions", __name__, url_prefix="/editions", description="The edition of the year")


class PartnerSchema(Schema):
    """One who arranges the edition; ``kind``: region, chamber, other."""

    name = fields.String()
    short_name = fields.String()
    kind = fields.String()
    responsibilities = fields.List(fields.String())


class IssueSchema(Schema):
    """An issue to vote on."""

    id = fields.String()
    letter = fields.String()
    short_name = fields.String()
    text = fields.String()
    is_demo = fields.Boolean()


class ThemeSchema(Schema):
    """A theme; ``tie_rule``: both, deciding, lot."""

    id = fields.String()
    key = fields.String()
    name = fields.String()
    name_en = fields.String()
    palette = fields.String()
    icon = fields.String()
    answers = fields.Integer()
    answer_minutes = fields.Integer()
    tie_rule = fields.String()
    roles = fields.List(fields.String())
    introduction = fields.String()
    issues = fields.List(fields.Nested(IssueSchema))


class ProgrammeItemSchema(Schema):
    """A point of the programme; ``starts_at`` in UTC, or null."""

    id = fields.String()
    kind = fields.String()
    title = fields.String()
    theme = fields.String(allow_none=True)
    starts_at = fields.String(allow_none=True)
    minutes = fields.Integer()
    presenter = fields.String()


class EditionSchema(Schema):
    """An edition; ``status``: planned, open, live, held, cancelled. Amounts in öre."""

    id = fields.String()
    year = fields.Integer()
    name = fields.String()
    series = fields.String()
    region = fields.String()
    date = fields.Date(allow_none=True)
    period = fields.String()
    status = fields.String()
    mode = fields.String()
    venue = fields.String()
    seats = fields.Integer()
    frame = fields.Integer(allow_none=True)
    is_demo = fields.Boolean()
    partners = fields.List(fields.Nested(PartnerSchema))
    themes = fields.List(fields.Nested(ThemeSchema))
    programme = fields.List(fields.Nested(ProgrammeItemSchema))


@blueprint.get("/current")
@blueprint.response(200, EditionSchema)
def current() -> dict[str, Any]:
    """Answer the edition that the site is about now, with partners, themes, issues and programme."""
    edition = service.current_edition()
    if edition is None:
        raise NotFound
    return _edition(edition, service.themes(edition.id))


def _edition(edition: EditionView, themes: list[ThemeView]) -> dict[str, Any]:
    return {
        "id": edition.id,
        "year": edition.year,
        "name": edition.name,
        "series": edition.series_name,
        "region": edition.region_name,
        "date": edition.date,
        "period": edition.period_text,
        "status": edition.status,
        "mode": edition.mode,
        "venue": edition.venue,
        "seats": edition.seats,
        "frame": edition.frame_ore,
        "is_demo": edition.is_demo,
        "partners": edition.partners,
        "themes": themes,
        "programme": [
            {
                "id": item.id,
                "kind": item.kind,
                "title": item.title,
                "theme": item.theme_id,
                "starts_at": clock.iso(item.starts_at) if item.starts_at else None,
                "minutes": item.minutes,
                "presenter": item.presenter,
            }
            for item in service.programme(edition.id)
        ],
    }
