"""Registrations over the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields

from parliament.access.idempotency import read_again
from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles, parts
from parliament.editions import service as editions
from parliament.registration import rules, service
from parliament.registration.links import public_link
from parliament.registration.service import CompanyView, NewCompany, NewDelegate
from parliament.shared import clock
from parliament.shared.errors import NotFound

blueprint = Blueprint(
    "api_registrations",
    __name__,
    url_prefix="/registrations",
    description="Companies, their people and their seats",
)


class DelegateSchema(Schema):
    """A person."""

    class Meta:
        unknown = EXCLUDE

    name = fields.String(required=True)
    email = fields.String(required=True)


class NewRegistrationSchema(Schema):
    """A registration as typed."""

    class Meta:
        unknown = EXCLUDE

    kind = fields.String(load_default=rules.COMPANY)
    name = fields.String(required=True)
    org_no = fields.String(load_default="")
    municipality = fields.String(required=True)
    contact_email = fields.String(required=True)
    delegates = fields.List(fields.Nested(DelegateSchema), required=True)
    themes = fields.List(fields.String(), load_default=list)
    votes = fields.Integer(load_default=None, strict=True)
    edition_id = fields.String(load_default="")


class SeatSchema(Schema):
    """A seat of a registration. ``link`` is the private one and is given only when it is new."""

    id = fields.String()
    number = fields.Integer()
    name = fields.String()
    email = fields.String()
    may_vote = fields.Boolean()
    active = fields.Boolean()
    link = fields.String()


class RegistrationSchema(Schema):
    """A registration."""

    id = fields.String()
    edition_id = fields.String()
    kind = fields.String()
    name = fields.String()
    org_no = fields.String(allow_none=True)
    municipality = fields.String()
    contact_email = fields.String()
    votes = fields.Integer()
    themes = fields.List(fields.String())
    registered_at = fields.String()
    cancelled_at = fields.String(allow_none=True)
    seats = fields.List(fields.Nested(SeatSchema))


@blueprint.get("")
@blueprint.response(200, RegistrationSchema(many=True))
def list_registrations() -> list[dict[str, Any]]:
    """The registrations of the current edition (or of ``?edition_id=``), by name."""
    edition_id = request.args.get("edition_id") or _current()
    return [_shown(company) for company in service.list_companies(edition_id)]


def _registered(kept: Mapping[str, Any]) -> Any:
    return RegistrationSchema().dump(_shown(service.company(kept["id"]), with_links=True))


@blueprint.post("")
@read_again(_registered)
@blueprint.arguments(NewRegistrationSchema)
@blueprint.response(201, RegistrationSchema)
def register(typed: dict[str, Any]) -> dict[str, Any]:
    """Register a company; the answer holds each person's private link."""
    company = service.register(
        edition_id=typed["edition_id"] or _current(),
        new=NewCompany(
            kind=typed["kind"],
            name=typed["name"],
            org_no=typed["org_no"],
            municipality=typed["municipality"],
            contact_email=typed["contact_email"],
            delegates=[NewDelegate(**person) for person in typed["delegates"]],
            theme_ids=typed["themes"],
            votes=typed["votes"],
        ),
        late=ORGANISER in current_roles(),
        by=current_actor(),
    )
    return _shown(company, with_links=True)


def _current() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition.id


def _shown(company: CompanyView, *, with_links: bool = False) -> dict[str, Any]:
    return {
        "id": company.id,
        "edition_id": company.edition_id,
        "kind": company.kind,
        "name": company.name,
        "org_no": company.org_no,
        "municipality": company.municipality,
        "contact_email": company.contact_email,
        "votes": company.votes,
        "themes": list(company.theme_ids),
        "registered_at": clock.iso(company.registered_at),
        "cancelled_at": clock.iso(company.cancelled_at) if company.cancelled_at else None,
        "seats": [_seat(seat, with_link=with_links) for seat in _told(company)],
    }


def _told(company: CompanyView) -> list[service.SeatView]:
    """The seats that may be told of together with the company's name: the protected ones to organisers."""
    return [seat for seat in company.seats if not seat.protected or ORGANISER in current_roles()]


def _seat(seat: service.SeatView, *, with_link: bool) -> dict[str, Any]:
    shown = {
        "id": seat.id,
        "number": seat.number,
        "name": seat.delegate_name,
        "email": seat.email,
        "may_vote": seat.may_vote,
        "active": seat.active,
    }
    identity = parts().directory.by_id(seat.id) if with_link else None
    if identity is not None:
        shown["link"] = public_link("registration.ticket", key=parts().keys.key(identity))
    return shown
