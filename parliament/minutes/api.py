"""The minutes for machines."""

from __future__ import annotations

from flask import Response
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from parliament.minutes import rules, web
from parliament.minutes.blocks import SCHEMA

blueprint = Blueprint("api_minutes", __name__, url_prefix="", description="The minutes of the sitting")


class PairSchema(Schema):
    """A line of the first page or of the notice."""

    label = fields.String(required=True)
    value = fields.String(required=True)


class ColumnSchema(Schema):
    """A column of a table; ``num``: of figures."""

    label = fields.String(required=True)
    num = fields.Boolean(required=True)


class PeopleSchema(Schema):
    """People under a heading."""

    heading = fields.String(required=True)
    people = fields.List(fields.String(), required=True)


class BlockSchema(Schema):
    """A fact as it is shown. ``lines`` and ``bullets`` have lines, ``table`` rows, ``groups`` people."""

    kind = fields.String(required=True, validate=validate.OneOf(["lines", "bullets", "table", "groups"]))
    lines = fields.List(fields.String())
    strong = fields.Boolean()
    code = fields.Boolean()
    caption = fields.String()
    columns = fields.List(fields.Nested(ColumnSchema))
    rows = fields.List(fields.List(fields.String()))
    groups = fields.List(fields.Nested(PeopleSchema))


class SectionSchema(Schema):
    """A section: prose from the records (``generated``), the clerk's in its place (``edited``), facts."""

    kind = fields.String(required=True)
    heading = fields.String(required=True)
    generated = fields.String(required=True)
    edited = fields.String(required=True, allow_none=True)
    blocks = fields.List(fields.Nested(BlockSchema), required=True)


class MinutesOptionSchema(Schema):
    """An option of a division; ``means``: what a yes or a no came to mean."""

    id = fields.String(required=True)
    label = fields.String(required=True)
    text = fields.String(required=True)
    means = fields.String(required=True)


class MinutesBallotSchema(Schema):
    """How a seat voted in a recorded division."""

    seat = fields.Integer(required=True)
    choices = fields.Raw(required=True, metadata={"description": "Option ids, or points by option id"})


class MinutesDivisionSchema(Schema):
    """A division. ``result`` as in the API of divisions, once it is declared; ``ballots`` if recorded."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True)
    secrecy = fields.String(required=True)
    status = fields.String(required=True)
    repeats = fields.String(required=True, allow_none=True)
    compares_with = fields.String(required=True, allow_none=True)
    opened_at = fields.DateTime(required=True, allow_none=True)
    closed_at = fields.DateTime(required=True, allow_none=True)
    register_size = fields.Integer(required=True)
    annul_reason = fields.String(required=True)
    options = fields.List(fields.Nested(MinutesOptionSchema), required=True)
    result = fields.Dict(required=True, allow_none=True)
    ballots = fields.List(fields.Nested(MinutesBallotSchema), required=True)


class ParagraphSchema(Schema):
    """A §, or (with no number) a break or what happened outside the agenda."""

    key = fields.String(required=True)
    number = fields.Integer(required=True, allow_none=True)
    mark = fields.String(required=True)
    title = fields.String(required=True)
    item_kind = fields.String(required=True)
    status = fields.String(required=True)
    times = fields.String(required=True)
    started_at = fields.DateTime(required=True, allow_none=True)
    ended_at = fields.DateTime(required=True, allow_none=True)
    remarks = fields.List(fields.String(), required=True)
    sections = fields.List(fields.Nested(SectionSchema), required=True)
    divisions = fields.List(fields.Nested(MinutesDivisionSchema), required=True)


class VotedUpSchema(Schema):
    """The issues of a theme that were voted up."""

    theme = fields.String(required=True)
    issues = fields.List(fields.String(), required=True)


class ApprovalSchema(Schema):
    """An adjuster, and the approval if it is given: when, and the checksum of the text."""

    name = fields.String(required=True)
    approved_at = fields.DateTime(required=True, allow_none=True)
    checksum = fields.String(required=True)
    words = fields.String(required=True)


class StandingSchema(Schema):
    """How the document stands. Not part of its ``checksum``: SHA-256 of the rest as canonical JSON."""

    state = fields.String(required=True, validate=validate.OneOf(rules.STATES))
    mark = fields.String(required=True)
    words = fields.List(fields.String(), required=True)
    checksum = fields.String(required=True)
    adjusters = fields.List(fields.Nested(ApprovalSchema), required=True)
    notice = fields.List(fields.Nested(PairSchema), required=True)


class MinutesSchema(Schema):
    """The minutes as JSON. ``chain_head``: hash of the journal's latest entry when the text was made."""

    schema = fields.String(required=True, validate=validate.Equal(SCHEMA))
    language = fields.String(required=True, validate=validate.OneOf(["sv", "en"]))
    label = fields.String(required=True)
    replay = fields.String(required=True)
    title = fields.String(required=True)
    heading = fields.String(required=True)
    year = fields.Integer(required=True)
    closed = fields.Boolean(required=True)
    first_page = fields.List(fields.Nested(PairSchema), required=True)
    steps = fields.List(fields.String(), required=True)
    voted_up = fields.List(fields.Nested(VotedUpSchema), required=True)
    attendance = fields.List(fields.Nested(SectionSchema), required=True)
    paragraphs = fields.List(fields.Nested(ParagraphSchema), required=True)
    chain_head = fields.String(required=True)
    standing = fields.Nested(StandingSchema, required=True)


@blueprint.get("/minutes.pdf")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def pdf() -> Response:
    """Answer the minutes as PDF: as published; before that the draft, for the presidium and organisers."""
    return web.file_answer("pdf")


@blueprint.get("/minutes.json")
@blueprint.alt_response(200, schema=MinutesSchema, description="The minutes")
def document() -> Response:
    """Answer the minutes as JSON: as published; before that the draft, for the presidium and organisers."""
    return web.file_answer("json")
