"""The hall screens at the console: look at a scene before it is shown, and give screens their keys."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from parliament.access import screens
from parliament.access.who import current_actor, parts
from parliament.editions import service as editions
from parliament.hall import scenes
from parliament.live.outbox import STAFF, announce
from parliament.pages import chosen_language
from parliament.registration.links import public_link
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage.transaction import transaction

blueprint = Blueprint("screens", __name__)


@blueprint.get("/console/screens")
def overview() -> str:
    """Preview of a scene, and the named screens."""
    return _page()


@blueprint.post("/console/screens")
def create() -> ResponseReturnValue:
    """Make a named screen; its link is shown this once."""
    try:
        screen_id, key = parts().screens.create(name=request.form.get("name", ""), by=current_actor())
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "stop")
        return redirect(url_for("screens.overview"))
    link = public_link("screen.come_in", key=key)
    return _page(made=screens.screen(screen_id), link=link, key=key)


@blueprint.post("/console/screens/<screen_id>/scene")
def set_scene(screen_id: str) -> ResponseReturnValue:
    """Keep a screen on a scene of its own, or let it show what the others show."""
    scene = request.form.get("scene", "")
    if scene not in sitting_rules.SCENES:
        raise sitting_rules.UnknownScene(field="scene")
    edition = editions.current_edition()
    with transaction() as tx:
        screens.set_scene(screen_id=screen_id, scene=scene, by=current_actor())
        if edition is not None:
            announce(tx, STAFF, edition_id=edition.id)
    flash(_("Klart."))
    return redirect(url_for("screens.overview"))


@blueprint.post("/console/screens/<screen_id>/revoke")
def revoke(screen_id: str) -> ResponseReturnValue:
    """End a screen's key; where it is open it goes out at once."""
    screens.revoke(screen_id=screen_id, by=current_actor())
    flash(_("Skärmens nyckel är spärrad. Där den var öppen har den slocknat."))
    return redirect(url_for("screens.overview"))


@blueprint.post("/console/screens/all")
def show_on_all() -> ResponseReturnValue:
    """Show the scene that was looked at on every screen that has none of its own."""
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if sitting is None:
        raise NotFound
    sittings.pin_scene(sitting_id=sitting.id, scene=request.form.get("scene", ""), by=current_actor())
    flash(_("Klart."))
    return redirect(url_for("screens.overview", preview=request.form.get("scene") or scenes.FOLLOW))


def _page(**made: object) -> str:
    g.no_store = True
    edition = editions.current_edition()
    wanted = request.args.get("preview", scenes.FOLLOW)
    known = wanted == scenes.FOLLOW or wanted in sitting_rules.SCENES
    return render_template(
        "hall/screens.html",
        sitting=sittings.current(edition.id) if edition else None,
        screens=screens.screens(),
        preview=wanted if known and wanted else scenes.FOLLOW,
        scene_words=scene_words(),
        **made,
    )


def scene_words() -> dict[str, str]:
    """The scenes that a screen can be kept on; the empty one follows the sitting."""
    return {
        "": _("Det som pågår"),
        "welcome": _("Välkommen"),
        "programme": _("Programmet"),
        "message": _("Meddelandet, stort"),
        "external": _("Plats för annan källa"),
        "black": _("Svart"),
    }
