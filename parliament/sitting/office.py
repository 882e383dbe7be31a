"""The organisers' pages of the agenda: its items, their tools and documents, and the summons."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import service
from parliament.sitting.forms import DocumentForm, ItemForm
from parliament.sitting.service import ItemView, SittingView
from parliament.sitting.tools import TOOLS_OF_A_SITTING

blueprint = Blueprint("office_agenda", __name__, url_prefix="/office/agenda")
Page = str | Response | tuple[str, int]


@blueprint.get("")
def overview() -> str:
    """The agenda in order, what is missing, and the summons."""
    edition = editions.current_edition()
    sitting = service.current(edition.id) if edition else None
    if edition is None or sitting is None:
        return render_template("sitting/office/agenda.html", edition=edition, sitting=None)
    return render_template(
        "sitting/office/agenda.html",
        edition=edition,
        sitting=sitting,
        summons=service.summons(sitting.id),
        documents=service.documents(sitting.id),
        tools=service.tools_of_items(sitting.id),
        day_tools=service.tools_of_sitting(sitting.id),
        tools_of_a_sitting=TOOLS_OF_A_SITTING,
        themes={theme.id: theme for theme in editions.themes(edition.id)},
        now=clock.now(),
    )


@blueprint.post("/prepare")
def prepare() -> Response:
    """Make the agenda from the programme."""
    service.prepare(edition_id=_edition().id, by=current_actor())
    flash(_("Dagordningen är gjord av programmet. Lägg till det som saknas."))
    return _to_agenda()


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Add an item, before the closing one."""
    edition, sitting = _sitting()
    form, status = ItemForm(), 200
    form.offer(editions.themes(edition.id))
    if form.validate_on_submit():
        try:
            service.add_item(sitting_id=sitting.id, new=form.new_item(edition.date), by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Punkten är tillagd."))
            return _to_agenda()
    summons = service.summons(sitting.id)
    page = render_template(
        "sitting/office/item.html", edition=edition, item=None, form=form, summons=summons, now=clock.now()
    )
    return page, _status(form, status)


@blueprint.route("/<point_id>", methods=["GET", "POST"])
def item(point_id: str) -> Page:
    """An item: what it says, its tools and its documents."""
    edition, sitting = _sitting()
    found = _item(sitting, point_id)
    form, status = ItemForm.of(found), 200
    form.offer(editions.themes(edition.id))
    if form.validate_on_submit():
        try:
            new_item = form.new_item(edition.date)
            service.change_item(sitting_id=sitting.id, item_id=point_id, new=new_item, by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Punkten är sparad och tiderna är omräknade."))
            return _to_agenda()
    return _item_page(edition, sitting, found, form, DocumentForm(formdata=None)), _status(form, status)


@blueprint.post("/<point_id>/move")
def move(point_id: str) -> Response:
    """Move an item one step; the times follow."""
    _edition, sitting = _sitting()
    up = request.form.get("direction") == "up"
    service.move_item(sitting_id=sitting.id, item_id=point_id, up=up, by=current_actor())
    return _to_agenda()


@blueprint.post("/<point_id>/remove")
def remove(point_id: str) -> Response:
    """Take an item away."""
    _edition, sitting = _sitting()
    found = _item(sitting, point_id)
    service.remove_item(sitting_id=sitting.id, item_id=point_id, by=current_actor())
    flash(_("Punkten %(title)s är borttagen.", title=found.title))
    return _to_agenda()


@blueprint.post("/<point_id>/admit")
def admit(point_id: str) -> Response:
    """Note that all present have agreed to take up an urgent item."""
    _edition, sitting = _sitting()
    service.admit_item(sitting_id=sitting.id, item_id=point_id, by=current_actor())
    flash(_("Alla närvarande har gått med på punkten. Den står nu på dagordningen."))
    return _to_agenda()


@blueprint.post("/<point_id>/tools")
def tools(point_id: str) -> Response:
    """Switch the item's tools on and off."""
    service.set_tools(item_id=point_id, wanted=request.form.getlist("tool"), by=current_actor())
    flash(_("Verktygen för punkten är sparade."))
    return redirect(url_for("office_agenda.item", point_id=point_id))


@blueprint.post("/tools")
def day_tools() -> Response:
    """Switch tools on and off for the whole sitting."""
    _edition, sitting = _sitting()
    wanted = request.form.getlist("tool")
    for tool in TOOLS_OF_A_SITTING:
        service.set_sitting_tool(sitting_id=sitting.id, tool=tool, on=tool in wanted, by=current_actor())
    flash(_("Reglerna för hela sammanträdet är sparade."))
    return _to_agenda()


@blueprint.post("/<point_id>/documents")
def add_document(point_id: str) -> Page:
    """Take in a PDF as a document of the item."""
    edition, sitting = _sitting()
    found = _item(sitting, point_id)
    form, status = DocumentForm(), 422
    if form.validate_on_submit():
        try:
            service.add_document(
                sitting_id=sitting.id,
                item_id=point_id,
                title=form.title.data or "",
                content=form.file.data.read(),
                folder=current_app.config["SETTINGS"].uploads,
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Handlingen är tillagd."))
            return redirect(url_for("office_agenda.item", point_id=point_id))
    main = ItemForm.of(found)
    main.process(formdata=None, data=main.data)
    main.offer(editions.themes(edition.id))
    return _item_page(edition, sitting, found, main, form), status


@blueprint.post("/documents/<document_id>/remove")
def remove_document(document_id: str) -> Response:
    """Take a document away."""
    found = service.document(document_id)
    folder = current_app.config["SETTINGS"].uploads
    service.remove_document(document_id=document_id, folder=folder, by=current_actor())
    flash(_("Handlingen %(title)s är borttagen.", title=found.title))
    return redirect(url_for("office_agenda.item", point_id=found.item_id))


@blueprint.route("/summons", methods=["GET", "POST"])
def summons() -> Page:
    """The summons: the week's rule, who has got it, and the button that sends it."""
    edition, sitting = _sitting()
    if request.method == "POST":
        sent = service.send_summons(sitting_id=sitting.id, by=current_actor())
        flash(
            ngettext("%(num)s kallelse är lagd i utkorgen.", "%(num)s kallelser är lagda i utkorgen.", sent)
        )
        return redirect(url_for("office_agenda.summons"))
    return render_template(
        "sitting/office/summons.html",
        edition=edition,
        sitting=sitting,
        summons=service.summons(sitting.id),
    )


def _edition() -> EditionView:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition


def _sitting() -> tuple[EditionView, SittingView]:
    edition = _edition()
    sitting = service.current(edition.id)
    if sitting is None:
        raise NotFound
    return edition, sitting


def _item(sitting: SittingView, item_id: str) -> ItemView:
    found = next((item for item in sitting.items if item.id == item_id), None)
    if found is None:
        raise NotFound
    return found


def _item_page(
    edition: EditionView, sitting: SittingView, found: ItemView, form: ItemForm, document_form: DocumentForm
) -> str:
    return render_template(
        "sitting/office/item.html",
        edition=edition,
        item=found,
        form=form,
        document_form=document_form,
        summons=service.summons(sitting.id),
        documents=service.documents(sitting.id).get(found.id, ()),
        tools=service.tools(found.id),
        day_tools=service.tools_of_sitting(sitting.id),
        all_tools=service.TOOLS,
        now=clock.now(),
    )


def _to_agenda() -> Response:
    return redirect(url_for("office_agenda.overview"))


def _status(form: FlaskForm, status: int) -> int:
    return 422 if form.errors and status == 200 else status
