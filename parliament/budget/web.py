"""Pages of the budget, for the organisers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.budget import service, setting, spreadsheet, words
from parliament.budget.award_rules import supplier_key
from parliament.budget.bar import parts
from parliament.budget.forms import ChangeLineForm, CostForm, FrameForm, LineForm, typed_kr
from parliament.budget.refusals import FrameExceeded
from parliament.budget.views import Cost, ExpenseView
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach
from parliament.registration.exports import XLSX
from parliament.shared import clock, money
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("budget", __name__, url_prefix="/office/budget")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def overview() -> str:
    """Where the frame stands, the plan beside its outcome, and the entries."""
    edition = _edition()
    if edition is None:
        return render_template("budget/overview.html", edition=None)
    budget, everything = service.overview(edition.id), request.args.get("show") == "all"
    entries = service.expenses(edition.id)
    return render_template(
        "budget/overview.html",
        edition=edition,
        editions=editions.list_editions(),
        budget=budget,
        parts=parts(budget),
        earlier=service.comparison(edition.id),
        per_participant=service.cost_per_participant(budget),
        own_time=service.own_time(edition.id),
        awards=[one for one in service.suppliers(edition.id) if words.award_asks(one)],
        entries=entries if everything else [entry for entry in entries if entry.stands and not entry.struck],
        everything=everything,
        to_approve=sum(entry.needs_approval for entry in entries),
        replaced=sum(not entry.stands or entry.struck for entry in entries),
        may_write=ORGANISER in current_roles(),
        words=words,
        today=clock.stockholm(clock.now()).date(),
    )


@blueprint.route("/frame", methods=["GET", "POST"])
def set_frame() -> Page:
    """Set or revise the frame."""
    edition, form = _required_edition(), FrameForm()
    status = 200
    if form.is_submitted():
        try:
            frame_ore = money.parse_kr(form.frame.data or "", field="frame", at_least=0)
            service.set_frame(
                edition.id,
                frame_ore,
                decision=form.decision.data or "",
                decided_on=form.day(),
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Ramen är nu %(frame)s.", frame=money.kr(frame_ore)))
            return _to_overview(edition.id)
    decisions = service.frame_decisions(edition.id)
    return render_template("budget/frame.html", edition=edition, form=form, decisions=decisions), status


@blueprint.route("/lines/new", methods=["GET", "POST"])
def plan_line() -> Page:
    """Add a line to the plan."""
    edition, form = _required_edition(), LineForm()

    def deed(name: str, planned_ore: int) -> None:
        service.plan_line(edition.id, name=name, planned_ore=planned_ore, by=current_actor())

    return _line_page(form, edition.id, _("Planera en post"), deed)


@blueprint.route("/lines/<line_id>", methods=["GET", "POST"])
def change_line(line_id: str) -> Page:
    """Change the plan of a line, or mark it finished."""
    line, form = service.line(line_id), ChangeLineForm()
    if request.method == "GET":
        form.name.data, form.planned.data, form.finished.data = (
            line.name,
            typed_kr(line.planned_ore),
            line.finished,
        )

    def deed(name: str, planned_ore: int) -> None:
        service.change_line(
            line_id, name=name, planned_ore=planned_ore, finished=bool(form.finished.data), by=current_actor()
        )

    return _line_page(form, line.edition_id, _("Ändra planerad post"), deed)


@blueprint.route("/orders/new", methods=["GET", "POST"])
def order() -> Page:
    """Order something: the amount is committed until it is invoiced."""
    edition, form = _required_edition(), CostForm()

    def deed(cost: Cost, reason: str) -> None:
        service.order(
            edition.id, cost, by=current_actor(), override_reason=reason, request_id=form.request_id.data
        )

    return _cost_page("order", form, edition.id, deed)


@blueprint.route("/expenses/new", methods=["GET", "POST"])
def book() -> Page:
    """Book an expense."""
    edition, form = _required_edition(), CostForm()

    def deed(cost: Cost, reason: str) -> None:
        service.book_expense(
            edition.id, cost, by=current_actor(), override_reason=reason, request_id=form.request_id.data
        )

    return _cost_page("book", form, edition.id, deed)


@blueprint.route("/expenses/<expense_id>/settle", methods=["GET", "POST"])
def settle(expense_id: str) -> Page:
    """An order has been invoiced."""
    entry, form = service.expense(expense_id), CostForm()

    def deed(cost: Cost, reason: str) -> None:
        service.settle_commitment(expense_id, cost, by=current_actor(), override_reason=reason)

    return _cost_page("settle", form, entry.edition_id, deed, entry)


@blueprint.route("/expenses/<expense_id>/correct", methods=["GET", "POST"])
def correct(expense_id: str) -> Page:
    """Put a new entry in the place of one that was wrong."""
    entry, form = service.expense(expense_id), CostForm()

    def deed(cost: Cost, reason: str) -> None:
        service.correct_expense(expense_id, cost, by=current_actor(), override_reason=reason)

    return _cost_page("correct", form, entry.edition_id, deed, entry)


@blueprint.get("/export.xlsx")
def export() -> Response:
    """Everything as a spreadsheet."""
    edition = _required_edition()
    response = Response(spreadsheet.build(service.report(edition.id)), mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="budget-{edition.year}.xlsx"'
    return response


def _cost_page(
    deed_name: str,
    form: CostForm,
    edition_id: str,
    deed: Callable[[Cost, str], None],
    entry: ExpenseView | None = None,
) -> Page:
    """The one form for every cost: book, order, settle or correct."""
    here, budget = setting.of(edition_id), service.overview(edition_id)
    form.offer(here, budget.lines, clock.stockholm(clock.now()).date())
    if request.method == "GET" and entry is not None:
        form.fill_from(entry)
    status, exceeded = 200, form.overrides
    if form.is_submitted():
        try:
            deed(form.cost(least_ore=0 if deed_name == "correct" else 1), form.reason())
        except RuleBroken as error:
            status = attach(form, error)
            exceeded = exceeded or isinstance(error, FrameExceeded)
        else:
            _tell_of_award(edition_id, form.supplier.data or "")
            return _to_overview(edition_id, _DONE[deed_name]())
    page = render_template(
        "budget/cost.html",
        deed=deed_name,
        form=form,
        budget=budget,
        setting=here,
        entry=entry,
        exceeded=exceeded,
    )
    return page, status


def _tell_of_award(edition_id: str, name: str) -> None:
    """Say it at once when the purchases from a supplier have come to ask for something."""
    for one in service.suppliers(edition_id):
        if one.key == supplier_key(name) and words.award_asks(one):
            flash(f"{one.name}: {words.award_sentence(one)}", "warn")


_DONE: dict[str, Callable[[], str]] = {
    "book": lambda: _("Kostnaden är bokförd."),
    "order": lambda: _("Beställningen är bokförd. Beloppet är bundet tills fakturan kommer."),
    "settle": lambda: _("Beställningen är slutförd och räknas nu som upparbetad."),
    "correct": lambda: _("Posten är rättad. Den gamla finns kvar men räknas inte."),
}


def _line_page(form: LineForm, edition_id: str, title: str, deed: Callable[[str, int], None]) -> Page:
    status = 200
    if form.is_submitted():
        try:
            planned_ore = money.parse_kr(form.planned.data or "", field="planned", at_least=0)
            deed(form.name.data or "", planned_ore)
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return _to_overview(edition_id, _("Planen är sparad."))
    budget = service.overview(edition_id)
    return render_template("budget/line.html", form=form, title=title, budget=budget), status


def _edition() -> EditionView | None:
    """The edition that the address names, else the current one."""
    return setting.chosen_edition(request.args.get("edition"))


def _required_edition() -> EditionView:
    found = _edition()
    if found is None:
        raise NotFound
    return found


def _to_overview(edition_id: str, done: str | None = None) -> BaseResponse:
    if done:
        flash(done)
    values: dict[str, Any] = {"edition": edition_id}
    return redirect(url_for("budget.overview", **values))
