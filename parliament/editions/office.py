"""The organisers' pages: editions, their facts, status and partners."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from parliament.access.who import current_actor
from parliament.editions import rules, service
from parliament.editions.forms import EditionForm, MunicipalitiesForm, NewEditionForm, PartnerForm
from parliament.pages import attach
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("office_editions", __name__, url_prefix="/office/editions")

Page = str | Response | tuple[str, int]


@blueprint.get("")
def overview() -> str:
    """All editions, the latest first."""
    return render_template("editions/office/overview.html", editions=service.list_editions())


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Create an edition for a year."""
    form, status = NewEditionForm(), 200
    if form.validate_on_submit():
        try:
            edition_id = service.create_edition(year=form.year.data or 0, by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Upplagan %(year)s är skapad. Fyll på med dag och lokal.", year=form.year.data), "ok")
            return _to(edition_id)
    return render_template("editions/office/new.html", form=form), _status(form, status)


@blueprint.get("/<edition_id>")
def one(edition_id: str) -> str:
    """An edition: its status and next steps, facts, themes, programme and partners."""
    edition = service.edition(edition_id)
    return render_template(
        "editions/office/one.html",
        edition=edition,
        steps=rules.next_steps(edition.status),
        themes=service.themes(edition.id),
        programme=service.programme(edition.id),
        may_change=edition.status not in (rules.HELD, rules.CANCELLED),
    )


@blueprint.route("/<edition_id>/facts", methods=["GET", "POST"])
def facts(edition_id: str) -> Page:
    """Change what is known of an edition."""
    edition = service.edition(edition_id)
    form, status = EditionForm.of(edition), 200
    if form.validate_on_submit():
        try:
            service.change_edition(edition_id=edition_id, by=current_actor(), **form.facts())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Uppgifterna är sparade."), "ok")
            return _to(edition_id)
    page = render_template("editions/office/facts.html", edition=edition, form=form)
    return page, _status(form, status)


@blueprint.route("/<edition_id>/municipalities", methods=["GET", "POST"])
def municipalities(edition_id: str) -> Page:
    """Name the municipalities that companies choose between."""
    edition = service.edition(edition_id)
    form, status = MunicipalitiesForm(), 200
    if form.is_submitted():
        try:
            names = (form.names.data or "").splitlines()
            service.set_municipalities(edition_id, names, by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Kommunerna är sparade."), "ok")
            return _to(edition_id)
    else:
        form.names.data = "\n".join(service.municipalities(edition_id))
    return render_template("editions/office/municipalities.html", edition=edition, form=form), status


@blueprint.post("/<edition_id>/status")
def set_status(edition_id: str) -> Response:
    """Take the edition to its next status."""
    service.set_status(
        edition_id=edition_id,
        status=request.form.get("status", ""),
        reason=request.form.get("reason", ""),
        by=current_actor(),
    )
    words = {
        rules.OPEN: _("Anmälan är öppen."),
        rules.LIVE: _("Dagen är i gång."),
        rules.HELD: _("Upplagan är genomförd."),
        rules.CANCELLED: _("Upplagan är inställd. Orsaken visas på startsidan."),
    }
    flash(words[request.form["status"]], "ok")
    return _to(edition_id)


@blueprint.route("/<edition_id>/partners/new", methods=["GET", "POST"])
def new_partner(edition_id: str) -> Page:
    """Add one who arranges the edition."""
    edition = service.edition(edition_id)
    form, status = PartnerForm(), 200
    if form.validate_on_submit():
        try:
            service.add_partner(
                edition_id=edition_id,
                name=form.name.data or "",
                short_name=form.short_name.data or "",
                kind=form.kind.data,
                responsibilities=form.lines,
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Arrangören är tillagd."), "ok")
            return _to(edition_id)
    page = render_template("editions/office/partner.html", edition=edition, form=form)
    return page, _status(form, status)


@blueprint.post("/<edition_id>/partners/<partner_id>/remove")
def remove_partner(edition_id: str, partner_id: str) -> Response:
    """Remove one who does not arrange the edition after all."""
    service.remove_partner(partner_id=partner_id, by=current_actor())
    flash(_("Arrangören är borttagen."), "ok")
    return _to(edition_id)


def _to(edition_id: str) -> Response:
    return redirect(url_for("office_editions.one", edition_id=edition_id))


def _status(form: EditionForm | NewEditionForm | PartnerForm, status: int) -> int:
    return 422 if form.errors and status == 200 else status
