"""The evaluation for machines."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from parliament.editions import service as editions
from parliament.evaluation import service
from parliament.evaluation.rules import ItemSummary
from parliament.shared.errors import NotFound

blueprint = Blueprint(
    "api_evaluation", __name__, url_prefix="/evaluation", description="Evaluation of the edition"
)


class EvaluationItemSchema(Schema):
    """The figures of one question; ``counts`` is empty when fewer than five answered it."""

    key = fields.String()
    kind = fields.String()
    question = fields.String()
    question_en = fields.String()
    answers = fields.Integer()
    mean = fields.Float(allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())


class EvaluationSummarySchema(Schema):
    """A survey; ``why_not`` says why no figures are shown: not_opened, open or too_few."""

    edition = fields.String()
    status = fields.String()
    answers = fields.Integer()
    seats = fields.Integer()
    shown = fields.Boolean()
    why_not = fields.String(allow_none=True)
    items = fields.List(fields.Nested(EvaluationItemSchema))


class EvaluationQuery(Schema):
    """Which edition; the current one when left out."""

    edition = fields.String(load_default="")


@blueprint.get("/summary")
@blueprint.arguments(EvaluationQuery, location="query")
@blueprint.response(200, EvaluationSummarySchema)
def summary(query: dict[str, Any]) -> dict[str, Any]:
    """Answer the figures of an edition's survey, when they may be shown."""
    edition = editions.edition(query["edition"]) if query["edition"] else editions.current_edition()
    if edition is None:
        raise NotFound
    found = service.summary(edition.id)
    return {
        "edition": edition.id,
        "status": found.status,
        "answers": found.answers,
        "seats": found.seats,
        "shown": found.why_not is None,
        "why_not": found.why_not,
        "items": [_item(part) for part in found.items],
    }


def _item(part: ItemSummary) -> dict[str, Any]:
    return {
        "key": part.item.key,
        "kind": part.item.kind,
        "question": part.item.sv,
        "question_en": part.item.en,
        "answers": part.answers,
        "mean": part.mean,
        "counts": {row.option.value: row.count for row in part.rows},
    }
