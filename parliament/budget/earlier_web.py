"""The costs of the editions side by side, and those of earlier ones entered by hand."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.budget import service, words
from parliament.budget.forms import EarlierCostForm
from parliament.budget.setting import chosen_edition
from parliament.editions import service as editions
from parliament.pages import attach
from parliament.shared import money
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("budget_earlier", __name__, url_prefix="/office/budget/comparison")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def compare() -> str:
    """Every edition's costs beside the others'."""
    edition = chosen_edition(request.args.get("edition"))
    return render_template(
        "budget/comparison.html",
        edition=edition,
        compared=service.editions_compared(),
        earlier=service.comparison(edition.id) if edition else [],
        words=words,
        may_write=ORGANISER in current_roles(),
    )


@blueprint.route("/new", methods=["GET", "POST"])
def enter() -> Page:
    """Enter a cost of an earlier edition."""
    every = sorted(editions.list_editions(), key=lambda edition: edition.year, reverse=True)
    if not every:
        raise NotFound
    form, status = EarlierCostForm(), 200
    form.offer([(edition.id, str(edition.year)) for edition in every])
    if form.is_submitted():
        try:
            service.enter_cost(
                form.edition.data or "",
                name=form.name.data or "",
                cost_ore=money.parse_kr(form.cost.data or "", field="cost", at_least=0),
                vat=form.vat.data or "",
                source=form.source.data or "",
                by=current_actor(),
            )
        except NotFound:
            raise
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Kostnaden är sparad och syns i jämförelsen."))
            return redirect(url_for("budget_earlier.compare"))
    return render_template("budget/earlier.html", form=form), status


@blueprint.post("/<cost_id>/remove")
def remove(cost_id: str) -> BaseResponse:
    """Take away a cost that was entered wrongly."""
    service.remove_cost(cost_id, by=current_actor())
    flash(_("Kostnaden är borttagen."))
    return redirect(url_for("budget_earlier.compare"))
