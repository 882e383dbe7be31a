"""Pages of the indicators."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.commitments.register import drawing, indicators, service
from parliament.commitments.register.forms import IndicatorForm, SeriesForm
from parliament.pages import attach
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("indicators", __name__, url_prefix="/office/register")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("/<plan_id>/indicators")
def overview(plan_id: str) -> str:
    """The indicators of a plan, by group."""
    found = indicators.indicators(plan_id)
    groups = [(name, list(rows)) for name, rows in groupby(found, key=lambda one: one.group_name)]
    return render_template("register/indicators.html", plan=service.plan(plan_id), groups=groups)


@blueprint.route("/indicators/<indicator_id>", methods=["GET", "POST"])
def one(indicator_id: str) -> Page:
    """An indicator: its series drawn and in a table, and what it is."""
    found, form, status = indicators.indicator(indicator_id), IndicatorForm(), 200
    if form.is_submitted():
        try:
            indicators.describe(
                indicator_id,
                definition=form.definition.data or "",
                source=form.source.data or "",
                unit=form.unit.data or "",
                level=form.level.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Beskrivningen är sparad."))
            return redirect(url_for("indicators.one", indicator_id=indicator_id), code=303)
    else:
        for name in ("definition", "source", "unit", "level"):
            form[name].data = getattr(found, name)
    return (
        render_template(
            "register/indicator.html",
            indicator=found,
            plan=service.plan(found.plan_id),
            form=form,
            picture=drawing.lines(found.values),
        ),
        status,
    )


@blueprint.route("/indicators/<indicator_id>/series", methods=["GET", "POST"])
def series(indicator_id: str) -> Page:
    """Enter or paste the values: first shown as they were understood, then saved."""
    found, form, status = indicators.indicator(indicator_id), SeriesForm(), 200
    preview: indicators.Series | None = None
    if form.is_submitted():
        try:
            preview = indicators.read_series(form.series.data or "")
        except RuleBroken as error:
            status = attach(form, error)
        else:
            if request.form.get("save") == "1":
                many = indicators.put_series(indicator_id, preview, by=current_actor())
                flash(ngettext("%(num)s värde är sparat.", "%(num)s värden är sparade.", many))
                return redirect(url_for("indicators.one", indicator_id=indicator_id), code=303)
    else:
        form.series.data = "\n".join(f"{v.period}; {v.place}; {v.value}" for v in found.values)
    return (
        render_template("register/series.html", indicator=found, form=form, preview=preview),
        status,
    )
