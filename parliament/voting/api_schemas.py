"""What machines send and get about divisions: the shapes of the JSON."""

from __future__ import annotations

from marshmallow import Schema, fields, validate


class NewDivisionSchema(Schema):
    """A division. ``options`` for all but yes_no, which has ``yes_means`` and ``no_means``.

    ``max_choices``: how many options (choose, rank), names (election) or points in all (points; ``points``
    says the same). ``places``: how many win, or how many seats an election fills.
    """

    title = fields.String(required=True)
    kind = fields.String(required=True)
    options = fields.List(fields.String(), load_default=list)
    max_choices = fields.Integer(load_default=None, allow_none=True, strict=True)
    points = fields.Integer(load_default=None, allow_none=True, strict=True)
    secrecy = fields.String(load_default=None, allow_none=True)
    yes_means = fields.String(load_default="")
    no_means = fields.String(load_default="")
    item_id = fields.String(load_default=None, allow_none=True)
    trial = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    places = fields.Integer(load_default=1, strict=True)
    tie_rule = fields.String(load_default="both")


class NoMembers(Schema):
    """A step that needs nothing more said."""


class OpenSchema(Schema):
    """``seconds``: a countdown to show; a person closes, not the clock."""

    seconds = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, 3600)
    )


class ExtendSchema(Schema):
    """How many seconds more."""

    seconds = fields.Integer(required=True, strict=True)


class CastingVoteSchema(Schema):
    """The chair's casting vote: ``yes`` or ``no``."""

    choice = fields.String(required=True, validate=validate.OneOf(["yes", "no"]))


class AnnulSchema(Schema):
    """Why; it stands in the minutes."""

    reason = fields.String(required=True)


class StepTakenSchema(Schema):
    """A division after a step; ``repeats`` is the one it repeats."""

    id = fields.String()
    status = fields.String()
    repeats = fields.String()
    v = fields.Integer()


class OptionSchema(Schema):
    """An option of the ballot."""

    id = fields.String()
    label = fields.String()
    text = fields.String()
    means = fields.String()


class ResultSchema(Schema):
    """A counted division. ``decided_by``: majority, casting_vote, lot, chair_rule.

    Of ranked ballots ``counts`` are first choices, ``order`` the options in levels, ``pairs`` how many
    ballots put the one above the other, and ``paths`` the strongest path from the one to the other.
    """

    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    blank = fields.Integer()
    digital = fields.Integer()
    paper = fields.Integer()
    winners = fields.List(fields.String())
    tie = fields.Boolean()
    tied = fields.List(fields.String())
    decided_by = fields.String()
    order = fields.List(fields.List(fields.String()))
    pairs = fields.Dict(keys=fields.String(), values=fields.Dict())
    paths = fields.Dict(keys=fields.String(), values=fields.Dict())


class DivisionSchema(Schema):
    """A division; ``result`` only for those who may see it. ``v``: for If-Match."""

    id = fields.String()
    title = fields.String()
    kind = fields.String()
    secrecy = fields.String()
    options = fields.List(fields.Nested(OptionSchema))
    max_choices = fields.Integer()
    points = fields.Integer()
    places = fields.Integer()
    tie_rule = fields.String()
    trial = fields.Boolean()
    status = fields.String()
    register_size = fields.Integer()
    cast = fields.Integer()
    item_id = fields.String(allow_none=True)
    repeats = fields.String(allow_none=True)
    compares_with = fields.String(allow_none=True)
    closes_at = fields.String(allow_none=True)
    annul_reason = fields.String()
    result = fields.Nested(ResultSchema)
    v = fields.Integer()


class BallotSchema(Schema):
    """A ballot: by ``tracker`` when secret, by ``seat`` when recorded. No choices: a blank ballot.

    ``choices``: option ids, ranked ones in their order; of points, ``{id: n}``.
    """

    tracker = fields.String()
    seat = fields.Integer()
    choices = fields.Raw()


class VoterGroupSchema(Schema):
    """A group of voters. ``marks``: by option in the order of the ballot, then blank ballots."""

    name = fields.String()
    voters = fields.Integer()
    marks = fields.List(fields.Integer())


class BreakdownSchema(Schema):
    """A division by theme interest, municipality, sector or size; ``hidden`` are told only as ``rest``."""

    dimension = fields.String()
    groups = fields.List(fields.Nested(VoterGroupSchema))
    hidden = fields.List(fields.String())
    rest = fields.Nested(VoterGroupSchema, allow_none=True)
