"""The organisers' pages: themes, issues and programme."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from parliament.access.who import current_actor
from parliament.editions import rules, service
from parliament.editions.forms import IssueForm, ProgrammeItemForm, ThemeForm
from parliament.pages import attach
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("office_content", __name__, url_prefix="/office")

Page = str | Response | tuple[str, int]


@blueprint.route("/editions/<edition_id>/themes/new", methods=["GET", "POST"])
def new_theme(edition_id: str) -> Page:
    """Add a theme to an edition."""
    edition = service.edition(edition_id)
    form, status = ThemeForm(), 200
    if form.validate_on_submit():
        try:
            theme_id = service.add_theme(edition_id=edition_id, by=current_actor(), **form.facts())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Temat är tillagt. Skriv dess fem frågor."), "ok")
            return _to_theme(theme_id)
    page = render_template("editions/office/theme.html", edition=edition, theme=None, form=form)
    return page, _status(form, status)


@blueprint.route("/themes/<theme_id>", methods=["GET", "POST"])
def theme(theme_id: str) -> Page:
    """A theme and its issues."""
    found = service.theme(theme_id)
    form, status = ThemeForm.of(found), 200
    if form.validate_on_submit():
        try:
            service.change_theme(theme_id=theme_id, by=current_actor(), **form.facts())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Temat är sparat."), "ok")
            return _to_theme(theme_id)
    edition = service.edition(found.edition_id)
    page = render_template("editions/office/theme.html", edition=edition, theme=found, form=form)
    return page, _status(form, status)


@blueprint.post("/themes/<theme_id>/move")
def move_theme(theme_id: str) -> Response:
    """Move a theme one step."""
    found = service.theme(theme_id)
    service.move_theme(theme_id=theme_id, up=request.form.get("direction") == "up", by=current_actor())
    return _to_edition(found.edition_id, "themes")


@blueprint.post("/themes/<theme_id>/remove")
def remove_theme(theme_id: str) -> Response:
    """Remove a theme and its issues."""
    found = service.theme(theme_id)
    service.remove_theme(theme_id=theme_id, by=current_actor())
    flash(_("Temat %(name)s är borttaget.", name=found.name), "ok")
    return _to_edition(found.edition_id, "themes")


@blueprint.route("/themes/<theme_id>/issues/new", methods=["GET", "POST"])
def new_issue(theme_id: str) -> Page:
    """Add an issue to a theme."""
    found = service.theme(theme_id)
    letter = rules.free_letter(issue.letter for issue in found.issues)
    form, status = IssueForm(), 200
    if form.validate_on_submit():
        try:
            service.add_issue(
                theme_id=theme_id,
                short_name=form.short_name.data or "",
                text=form.text.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Frågan är tillagd."), "ok")
            return _to_theme(theme_id)
    page = render_template("editions/office/issue.html", theme=found, issue=None, letter=letter, form=form)
    return page, _status(form, status)


@blueprint.route("/issues/<issue_id>", methods=["GET", "POST"])
def issue(issue_id: str) -> Page:
    """Change the wording of an issue."""
    found = service.issue(issue_id)
    form, status = IssueForm(data={"short_name": found.short_name, "text": found.text}), 200
    if form.validate_on_submit():
        try:
            service.change_issue(
                issue_id=issue_id,
                short_name=form.short_name.data or "",
                text=form.text.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Frågan är sparad."), "ok")
            return _to_theme(found.theme_id)
    page = render_template(
        "editions/office/issue.html",
        theme=service.theme(found.theme_id),
        issue=found,
        letter=found.letter,
        form=form,
    )
    return page, _status(form, status)


@blueprint.post("/issues/<issue_id>/remove")
def remove_issue(issue_id: str) -> Response:
    """Remove an issue."""
    found = service.issue(issue_id)
    service.remove_issue(issue_id=issue_id, by=current_actor())
    flash(_("Frågan %(letter)s är borttagen.", letter=found.letter), "ok")
    return _to_theme(found.theme_id)


@blueprint.route("/editions/<edition_id>/programme/new", methods=["GET", "POST"])
def new_item(edition_id: str) -> Page:
    """Add a point last in the programme."""
    form, status = ProgrammeItemForm(), 200
    form.offer(service.themes(edition_id))
    edition = service.edition(edition_id)
    if form.validate_on_submit():
        try:
            service.add_programme_item(edition_id=edition_id, by=current_actor(), **form.facts(edition.date))
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Punkten är tillagd sist i programmet."), "ok")
            return _to_edition(edition_id, "programme")
    page = render_template("editions/office/item.html", edition=edition, item=None, form=form)
    return page, _status(form, status)


@blueprint.route("/programme/<item_id>", methods=["GET", "POST"])
def item(item_id: str) -> Page:
    """Change a point of the programme."""
    found = service.programme_item(item_id)
    edition = service.edition(found.edition_id)
    form, status = ProgrammeItemForm.of(found), 200
    form.offer(service.themes(edition.id))
    if form.validate_on_submit():
        try:
            service.change_programme_item(item_id=item_id, by=current_actor(), **form.facts(edition.date))
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Punkten är sparad och tiderna är omräknade."), "ok")
            return _to_edition(edition.id, "programme")
    page = render_template("editions/office/item.html", edition=edition, item=found, form=form)
    return page, _status(form, status)


@blueprint.post("/programme/<item_id>/move")
def move_item(item_id: str) -> Response:
    """Move a point one step; the times follow."""
    found = service.programme_item(item_id)
    service.move_programme_item(item_id=item_id, up=request.form.get("direction") == "up", by=current_actor())
    return _to_edition(found.edition_id, "programme")


@blueprint.post("/programme/<item_id>/remove")
def remove_item(item_id: str) -> Response:
    """Remove a point; the times follow."""
    found = service.programme_item(item_id)
    service.remove_programme_item(item_id=item_id, by=current_actor())
    flash(_("Punkten %(title)s är borttagen.", title=found.title), "ok")
    return _to_edition(found.edition_id, "programme")


def _to_edition(edition_id: str, anchor: str) -> Response:
    address = url_for("office_editions.one", edition_id=edition_id, _anchor=anchor)
    return redirect(address)


def _to_theme(theme_id: str) -> Response:
    return redirect(url_for("office_content.theme", theme_id=theme_id))


def _status(form: FlaskForm, status: int) -> int:
    return 422 if form.errors and status == 200 else status
