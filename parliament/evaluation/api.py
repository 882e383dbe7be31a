"""The evaluation for machines."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from parliament.editions import service as editions
from parliament.evaluation import service, years
from parliament.evaluation.core import AUDIENCES, Audience
from parliament.evaluation.grouping import Breakdown, GroupFigures
from parliament.evaluation.rules import ItemSummary
from parliament.shared.errors import NotFound

blueprint = Blueprint(
    "api_evaluation", __name__, url_prefix="/evaluation", description="Evaluation of the edition"
)


class EvaluationGroupSchema(Schema):
    """A group of a background question; ``shown`` is false when it is too small."""

    background = fields.String()
    group = fields.String()
    shown = fields.Boolean()
    answers = fields.Integer(allow_none=True)
    mean = fields.Float(allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())


class EvaluationItemSchema(Schema):
    """The figures of one question; ``counts`` is empty when fewer than five answered it.

    ``core``: it is asked the same way every year. ``groups``: the same by background questions.
    """

    key = fields.String()
    kind = fields.String()
    question = fields.String()
    question_en = fields.String()
    answers = fields.Integer()
    mean = fields.Float(allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    core = fields.Boolean()
    groups = fields.List(fields.Nested(EvaluationGroupSchema))


class EvaluationYearSchema(Schema):
    """A figure of an earlier year or this: a mean, or the per cent of yes. ``source`` of those by hand."""

    key = fields.String()
    year = fields.Integer()
    value = fields.Float()
    answers = fields.Integer(allow_none=True)
    source = fields.String()


class EvaluationSummarySchema(Schema):
    """A survey; ``why_not`` says why no figures are shown: not_opened, open or too_few."""

    edition = fields.String()
    audience = fields.String()
    status = fields.String()
    answers = fields.Integer()
    seats = fields.Integer()
    present = fields.Integer()
    on_paper = fields.Integer()
    shown = fields.Boolean()
    why_not = fields.String(allow_none=True)
    items = fields.List(fields.Nested(EvaluationItemSchema))
    years = fields.List(fields.Nested(EvaluationYearSchema))


class EvaluationQuery(Schema):
    """Which edition; the current one when left out. Whose survey; the participants' when left out."""

    edition = fields.String(load_default="")
    audience = fields.String(load_default="participants", validate=validate.OneOf(AUDIENCES))


@blueprint.get("/summary")
@blueprint.arguments(EvaluationQuery, location="query")
@blueprint.response(200, EvaluationSummarySchema)
def summary(query: dict[str, Any]) -> dict[str, Any]:
    """Answer the figures of an edition's survey, when they may be shown."""
    edition = editions.edition(query["edition"]) if query["edition"] else editions.current_edition()
    if edition is None:
        raise NotFound
    found = service.summary(edition.id, query["audience"])
    return {
        "edition": edition.id,
        "audience": found.audience,
        "status": found.status,
        "answers": found.answers,
        "seats": found.seats,
        "present": found.present,
        "on_paper": found.on_paper,
        "shown": found.why_not is None,
        "why_not": found.why_not,
        "items": [_item(part, found.groups) for part in found.items],
        "years": _years(found.audience),
    }


def _item(part: ItemSummary, groups: tuple[Breakdown, ...]) -> dict[str, Any]:
    return {
        "key": part.item.key,
        "kind": part.item.kind,
        "question": part.item.sv,
        "question_en": part.item.en,
        "answers": part.answers,
        "mean": part.mean,
        "counts": {row.option.value: row.count for row in part.rows},
        "core": part.item.core,
        "groups": [
            _group(split.background.key, group)
            for split in groups
            if split.item.key == part.item.key
            for group in split.groups
        ],
    }


def _group(background: str, group: GroupFigures) -> dict[str, Any]:
    found = group.summary
    return {
        "background": background,
        "group": group.group.value,
        "shown": found is not None,
        "answers": found.answers if found else None,
        "mean": found.mean if found else None,
        "counts": {row.option.value: row.count for row in found.rows} if found else {},
    }


def _years(audience: Audience) -> list[dict[str, Any]]:
    return [
        {
            "key": line.item.key,
            "year": figure.year,
            "value": figure.value,
            "answers": figure.answers,
            "source": figure.source,
        }
        for line in years.comparison(audience).lines
        for figure in line.figures
    ]
