"""Divisions for machines."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify
from flask_smorest import Blueprint

from parliament.access.roles import CHAIR, OPERATOR, ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading, transaction
from parliament.voting import breakdowns, rules, service
from parliament.voting.api_schemas import (
    AnnulSchema,
    BallotSchema,
    BreakdownSchema,
    CastingVoteSchema,
    DivisionSchema,
    ExtendSchema,
    NewDivisionSchema,
    NoMembers,
    OpenSchema,
    StepTakenSchema,
)
from parliament.voting.groups import Group
from parliament.voting.service import NewDivision
from parliament.voting.views import DivisionView

blueprint = Blueprint(
    "api_divisions", __name__, url_prefix="/divisions", description="Divisions and their results"
)

LABEL_LENGTH = 80
_EARLY = frozenset({CHAIR, OPERATOR, ORGANISER})


class BallotsNotPublic(RuleBroken):
    """Somebody asks for the ballots of a division before they may see them."""

    code = "ballots_not_public"
    status = 403
    sv = "Rösterna visas först när resultatet är avgjort. Fråga igen då."
    en = "The ballots are shown once the result is declared. Ask again then."


@blueprint.post("")
@blueprint.arguments(NewDivisionSchema)
@blueprint.response(201, StepTakenSchema)
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Put a division as a draft in the sitting of the current edition."""
    with transaction():
        sitting_id = sittings.prepare(edition_id=_edition_id(), by=current_actor())
        new = _new_division(sitting_id, body)
        return _taken(service.create_division(sitting_id=sitting_id, new=new, by=current_actor()))


@blueprint.get("/<division_id>")
@blueprint.response(200, DivisionSchema)
def one(division_id: str) -> Response:
    """Tell a division; its result is there after close for the presidium, for all once declared."""
    with reading():
        division = service.division(division_id)
        version = outbox.version(division.edition_id)
    shown = DivisionSchema().dump(
        {
            **division.as_dict(with_result=_may_see_result(division)),
            "cast": division.cast,
            "item_id": division.item_id,
            "repeats": division.repeats,
            "compares_with": division.compares_with,
            "v": version,
            **({"annul_reason": division.annul_reason} if division.annul_reason else {}),
        }
    )
    response = jsonify(shown)
    response.headers["ETag"] = f'"{version}"'
    return response


@blueprint.get("/<division_id>/ballots")
@blueprint.response(200, BallotSchema(many=True))
def ballots(division_id: str) -> list[dict[str, object]]:
    """List the ballots: secret ones by tracker, recorded ones by seat."""
    with reading():
        if not _may_see_result(service.division(division_id)):
            raise BallotsNotPublic
        return service.public_ballots(division_id)


@blueprint.get("/<division_id>/breakdowns")
@blueprint.response(200, BreakdownSchema(many=True))
def by_group(division_id: str) -> list[dict[str, object]]:
    """Tell a declared recorded division by kind of company, small groups hidden; a secret one has none."""
    return [
        {
            "dimension": one.dimension,
            "groups": [_group(group) for group in one.told.shown],
            "hidden": list(one.told.hidden),
            "rest": _group(one.told.rest) if one.told.rest else None,
        }
        for one in breakdowns.breakdowns(division_id)
    ]


def _group(group: Group) -> dict[str, object]:
    return {"name": group.name, "voters": group.voters, "marks": list(group.marks)}


@blueprint.post("/<division_id>/open")
@blueprint.arguments(OpenSchema)
@blueprint.response(200, StepTakenSchema)
def open_division(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Freeze the electoral register and open."""
    service.open_division(division_id=division_id, by=current_actor(), seconds=body["seconds"])
    return _taken(division_id)


@blueprint.post("/<division_id>/close")
@blueprint.arguments(NoMembers)
@blueprint.response(200, StepTakenSchema)
def close(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Close and count."""
    del body
    service.close_division(division_id=division_id, by=current_actor())
    return _taken(division_id)


@blueprint.post("/<division_id>/declare")
@blueprint.arguments(NoMembers)
@blueprint.response(200, StepTakenSchema)
def declare(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Declare the result; from now on it is public."""
    del body
    service.declare_division(division_id=division_id, by=current_actor())
    return _taken(division_id)


@blueprint.post("/<division_id>/lot")
@blueprint.arguments(NoMembers)
@blueprint.response(200, StepTakenSchema)
def lot(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Draw the lot in a closed division whose yes and no are equal; it is drawn once."""
    del body
    service.draw_lot(division_id=division_id, by=current_actor())
    return _taken(division_id)


@blueprint.post("/<division_id>/casting-vote")
@blueprint.arguments(CastingVoteSchema)
@blueprint.response(200, StepTakenSchema)
def casting_vote(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Enter the casting vote of a chair who is a delegate and has not voted yes or no."""
    service.give_casting_vote(division_id=division_id, choice=body["choice"], by=current_actor())
    return _taken(division_id)


@blueprint.post("/<division_id>/annul")
@blueprint.arguments(AnnulSchema)
@blueprint.response(200, StepTakenSchema)
def annul(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Annul the division; it counts for nothing and stays on record."""
    service.annul_division(division_id=division_id, reason=body["reason"], by=current_actor())
    return _taken(division_id)


@blueprint.post("/<division_id>/repeat")
@blueprint.arguments(NoMembers)
@blueprint.response(201, StepTakenSchema)
def repeat(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Put the same question again as a new draft; the answer names the new one."""
    del body
    return _taken(service.repeat_division(division_id=division_id, by=current_actor()))


@blueprint.post("/<division_id>/extend")
@blueprint.arguments(ExtendSchema)
@blueprint.response(200, StepTakenSchema)
def extend(body: dict[str, Any], division_id: str) -> dict[str, Any]:
    """Give the countdown of an open division more time."""
    service.extend_division(division_id=division_id, seconds=body["seconds"], by=current_actor())
    return _taken(division_id)


def _edition_id() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition.id


def _new_division(sitting_id: str, body: dict[str, Any]) -> NewDivision:
    sitting = sittings.sitting(sitting_id)
    item_id = body["item_id"] or (sitting.item.id if sitting.item else None)
    item = next((item for item in sitting.items if item.id == item_id), None)
    if body["item_id"] and item is None:
        raise NotFound(field="item_id")
    return NewDivision(
        title=body["title"],
        kind=body["kind"],
        options=[_option(words) for words in body["options"]],
        secrecy=body["secrecy"],
        max_choices=_max_choices(body),
        places=body["places"],
        tie_rule=body["tie_rule"],
        yes_means=body["yes_means"],
        no_means=body["no_means"],
        item_id=item.id if item else None,
        theme_id=item.theme_id if item else None,
        trial=body["trial"],
    )


def _max_choices(body: dict[str, Any]) -> int | None:
    given: int | None = body["points"] if body["kind"] == rules.POINTS else None
    return body["max_choices"] if given is None else given


def _option(words: str) -> tuple[str, str, str | None]:
    """A short text is the label; a longer one is the full text, and its beginning the label."""
    tidy = " ".join(words.split())
    if len(tidy) <= LABEL_LENGTH:
        return tidy, "", None
    return f"{tidy[: LABEL_LENGTH - 1].rstrip()}…", words, None


def _may_see_result(division: DivisionView) -> bool:
    """Public once declared; the presidium sees it as soon as it is counted."""
    if division.status == rules.DECLARED:
        return True
    counted = division.status in (rules.CLOSED, rules.ANNULLED) and division.result is not None
    return counted and bool(current_roles() & _EARLY)


def _taken(division_id: str) -> dict[str, Any]:
    division = service.division(division_id)
    taken = {"id": division.id, "status": division.status, "v": outbox.version(division.edition_id)}
    return {**taken, "repeats": division.repeats} if division.repeats else taken
