"""The budget for machines. Amounts are whole öre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from parliament.access.idempotency import read_again
from parliament.access.who import current_actor
from parliament.budget import service
from parliament.budget.views import Coding, Cost, ExpenseView, ParticipantCost
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.shared.money import VatBasis

blueprint = Blueprint("api_budget", __name__, url_prefix="", description="Frame, plan, orders and expenses")


class ShareSchema(Schema):
    """Ordered and spent of one part."""

    id = fields.String(allow_none=True)
    name = fields.String()
    committed = fields.Integer(attribute="committed_ore")
    spent = fields.Integer(attribute="spent_ore")


class LineSchema(ShareSchema):
    """A planned line beside its outcome."""

    planned = fields.Integer(attribute="planned_ore")
    forecast = fields.Integer(attribute="forecast_ore")
    variance = fields.Integer(attribute="variance_ore")
    finished = fields.Boolean()


class BudgetSchema(Schema):
    """Where the frame stands. available = frame − spent − committed; variance = frame − forecast."""

    edition = fields.String(attribute="edition_id")
    year = fields.Integer()
    frame = fields.Integer(attribute="frame_ore")
    frame_is_set = fields.Boolean()
    planned = fields.Integer(attribute="planned_ore")
    committed = fields.Integer(attribute="committed_ore")
    spent = fields.Integer(attribute="spent_ore")
    available = fields.Integer(attribute="available_ore")
    forecast = fields.Integer(attribute="forecast_ore")
    variance = fields.Integer(attribute="variance_ore")
    alarm = fields.String()
    lines = fields.List(fields.Nested(LineSchema))
    outside_plan = fields.Nested(ShareSchema)
    by_theme = fields.List(fields.Nested(ShareSchema))
    by_partner = fields.List(fields.Nested(ShareSchema))
    to_approve = fields.Function(
        lambda budget: service.count_to_approve(budget.edition_id), metadata={"type": "integer"}
    )
    per_participant = fields.Function(
        lambda budget: _each_ore(service.cost_per_participant(budget)), metadata={"type": ["integer", "null"]}
    )


class CodingSchema(Schema):
    """How the accounts know a cost."""

    responsibility = fields.String(load_default="")
    account = fields.String(load_default="")
    project = fields.String(load_default="")
    note = fields.String(load_default="")


class ExpenseApprovalSchema(Schema):
    """When an entry was approved, and by whom."""

    by = fields.String(attribute="approved_by")
    at = fields.AwareDateTime(attribute="approved_at", format="iso")


class ExpenseSchema(Schema):
    """An entry. ``amount`` is without VAT; ``counted`` is what counts against the frame while it stands."""

    id = fields.String()
    number = fields.Integer()
    status = fields.String()
    amount = fields.Integer(attribute="amount_ore")
    vat = fields.Integer(attribute="vat_ore")
    including = fields.Integer(attribute="including_ore")
    vat_rate = fields.Integer()
    vat_basis = fields.String(attribute="basis")
    counted = fields.Integer(attribute="counted_ore")
    supplier = fields.String()
    text = fields.String()
    date = fields.Date()
    line = fields.String(attribute="line_id", allow_none=True)
    theme = fields.String(attribute="theme_id", allow_none=True)
    partner = fields.String(attribute="partner_id", allow_none=True)
    override_reason = fields.String()
    replaces = fields.String(attribute="replaces_id", allow_none=True)
    booked_at = fields.AwareDateTime(format="iso")
    coding = fields.Nested(CodingSchema)
    receipts = fields.Function(lambda entry: len(entry.receipts), metadata={"type": "integer"})
    approval = fields.Nested(ExpenseApprovalSchema, allow_none=True)
    needs_approval = fields.Boolean()


def _each_ore(cost: ParticipantCost | None) -> int | None:
    return cost.each_ore if cost else None


class EditionQuery(Schema):
    """Which edition; the current one when left out."""

    edition = fields.String(load_default="")


class ExpenseQuery(EditionQuery):
    """Filters."""

    status = fields.String(
        load_default="", validate=validate.OneOf(["", "committed", "spent", "settled", "corrected"])
    )


class NewExpense(Schema):
    """An expense (``spent``) or an order (``committed``). ``amount`` is in öre, as ``vat_basis`` says."""

    amount = fields.Integer(required=True, strict=True)
    vat_basis = fields.String(load_default="excl", validate=validate.OneOf(["excl", "incl"]))
    vat_rate = fields.Integer(load_default=25, strict=True)
    status = fields.String(load_default="spent", validate=validate.OneOf(["spent", "committed"]))
    supplier = fields.String(required=True)
    text = fields.String(required=True)
    date = fields.Date()
    line = fields.String(load_default=None, allow_none=True)
    theme = fields.String(load_default=None, allow_none=True)
    partner = fields.String(load_default=None, allow_none=True)
    coding = fields.Nested(CodingSchema, load_default=dict)
    override_reason = fields.String(load_default="")
    edition = fields.String(load_default="")


@blueprint.get("/budget")
@blueprint.arguments(EditionQuery, location="query")
@blueprint.response(200, BudgetSchema)
def state(query: dict[str, Any]) -> service.BudgetView:
    """Tell where the frame of an edition stands."""
    return service.overview(_edition(query["edition"]).id)


@blueprint.get("/expenses")
@blueprint.arguments(ExpenseQuery, location="query")
@blueprint.response(200, ExpenseSchema(many=True))
def list_expenses(query: dict[str, Any]) -> list[ExpenseView]:
    """List the entries of an edition, the newest first."""
    entries = service.expenses(_edition(query["edition"]).id)
    return [entry for entry in entries if query["status"] in ("", entry.status)]


def _booked(kept: Mapping[str, Any]) -> Any:
    return ExpenseSchema().dump(service.expense(kept["id"]))


@blueprint.post("/expenses")
@read_again(_booked)
@blueprint.arguments(NewExpense)
@blueprint.response(201, ExpenseSchema)
def book(body: dict[str, Any]) -> ExpenseView:
    """Book an expense or an order; without a date it is today's, or the day of the event in another year."""
    edition = _edition(body["edition"])
    cost = Cost(
        amount_ore=body["amount"],
        date=body.get("date") or _day(edition),
        supplier=body["supplier"],
        text=body["text"],
        vat_rate=body["vat_rate"],
        basis=VatBasis(body["vat_basis"]),
        line_id=body["line"] or None,
        theme_id=body["theme"] or None,
        partner_id=body["partner"] or None,
        coding=Coding(**body["coding"]),
    )
    deed = service.order if body["status"] == "committed" else service.book_expense
    made = deed(edition.id, cost, by=current_actor(), override_reason=body["override_reason"])
    return service.expense(made)


def _day(edition: EditionView) -> dt.date:
    today = clock.stockholm(clock.now()).date()
    if today.year == edition.year:
        return today
    return edition.date or dt.date(edition.year, 12, 31)


def _edition(wanted: str) -> EditionView:
    edition = editions.edition(wanted) if wanted else editions.current_edition()
    if edition is None:
        raise NotFound
    return edition
