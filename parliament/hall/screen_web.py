"""The hall screen: one message a scene, following the sitting by itself."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, g, render_template, request, send_file

from parliament.editions import service as editions
from parliament.hall import scenes, snapshot
from parliament.live.connections import SCREEN
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading

blueprint = Blueprint("screen", __name__)


@blueprint.get("/screen")
def screen() -> str:
    """The whole screen, with the scene of this moment."""
    return _render("hall/screen.html")


@blueprint.get("/screen/scene")
def scene() -> str:
    """Only the scene, for the screen's own script."""
    return _render("hall/_scene.html")


@blueprint.get("/screen/slide/<item_id>/<int:number>.png")
def slide(item_id: str, number: int) -> Response:
    """One slide of an item as a picture that we rendered."""
    g.no_store = True
    folder = current_app.config["SETTINGS"].uploads
    return send_file(sittings.slide_file(folder=folder, item_id=item_id, number=number), mimetype="image/png")


@blueprint.get("/screen/overlay")
def overlay() -> str:
    """A transparent page with lower thirds, for a stream."""
    return _render("hall/overlay.html")


def _render(template: str) -> str:
    g.no_store = True
    edition = editions.current_edition()
    if edition is None:
        return render_template(template, scene="empty", state=None, edition=None, programme=[], join=None)
    with reading():
        state = snapshot.state(SCREEN, edition.id)
        return render_template(
            template,
            scene=scenes.choose(state),
            state=state,
            edition=edition,
            turnout=scenes.turnout(state),
            programme=editions.programme(edition.id),
            join=scenes.join(current_app.config["PUBLIC_URL"] or request.host_url.rstrip("/")),
        )
