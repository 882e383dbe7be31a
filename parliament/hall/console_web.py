"""The operator's console and the chair's podium."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.hall import commands, console
from parliament.hall.command import Command
from parliament.hall.screens_web import scene_words
from parliament.hall.times import real_time
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import chair_says
from parliament.sitting import service as sittings

blueprint = Blueprint("console", __name__)


@blueprint.get("/console")
def operator() -> str:
    """The operator's console: where the sitting stands, and the next step as one button."""
    return _page("hall/console.html", "hall/_console.html")


@blueprint.post("/console/next")
def next_step() -> ResponseReturnValue:
    """Take the step that the primary button names."""
    _take()
    return redirect(url_for("console.operator"))


@blueprint.post("/console/do/<name>")
def do(name: str) -> ResponseReturnValue:
    """Carry out one of the console's other commands."""
    command = Command(name, request.form, current_actor(), at=real_time(request.form.get("at", "")))
    commands.do(edition_id=_edition_id(), seen=request.form.get("seen", ""), command=command)
    flash(_("Klart."))
    return redirect(url_for("console.operator"))


@blueprint.post("/console/slides/<item_id>")
def upload_slides(item_id: str) -> ResponseReturnValue:
    """Take a PDF as the slides of an item."""
    sitting = sittings.current(_edition_id())
    given = request.files.get("file")
    if sitting is None or given is None:
        raise NotFound
    folder = current_app.config["SETTINGS"].uploads
    pages = sittings.upload_slides(
        sitting_id=sitting.id, item_id=item_id, content=given.read(), folder=folder, by=current_actor()
    )
    flash(ngettext("%(num)s bild är klar att visa.", "%(num)s bilder är klara att visa.", pages))
    return redirect(url_for("console.operator"))


@blueprint.get("/podium")
def podium() -> str:
    """The chair's podium: the words to say, and one button."""
    return _page("hall/podium.html", "hall/_podium.html")


@blueprint.post("/podium/next")
def podium_next() -> ResponseReturnValue:
    """The chair's one button: the same step as the console's."""
    _take()
    return redirect(url_for("console.podium"))


def _page(whole: str, part: str) -> str:
    """The whole page, or only its live part for the page's own script."""
    g.no_store = True
    edition = editions.current_edition()
    if edition is None:
        return render_template("hall/no_edition.html")
    template = part if request.headers.get("X-Part") else whole
    return render_template(
        template,
        c=console.look(edition.id),
        now=clock.now(),
        scene_words=scene_words(),
        chair_says=chair_says,
    )


def _take() -> None:
    console.take_next_step(edition_id=_edition_id(), seen=request.form.get("seen", ""), by=current_actor())


def _edition_id() -> str:
    edition = editions.current_edition()
    if edition is None:
        raise RuntimeError("A command without an edition: the page offers none")
    return edition.id
