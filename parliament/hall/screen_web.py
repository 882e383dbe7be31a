"""The hall screen: one message a scene, following the sitting by itself."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, g, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as BaseResponse

from parliament import pages
from parliament.access.roles import OPERATOR, ORGANISER
from parliament.access.who import current_roles, current_screen, parts, sign_in_screen
from parliament.editions import service as editions
from parliament.hall import scenes, snapshot
from parliament.live.connections import SCREEN
from parliament.shared.errors import RuleBroken
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading

blueprint = Blueprint("screen", __name__)


class UnknownScreenKey(RuleBroken):
    """A screen's key that was never made, or has been ended."""

    code = "unknown_screen_key"
    status = 404
    sv = "Nyckeln till skärmen gäller inte. Be sekreteraren om en ny."
    en = "The key of the screen is not valid. Ask the secretary for a new one."


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


@blueprint.get("/screen/k/<key>")
def come_in(key: str) -> BaseResponse:
    """Make this browser the named screen whose durable key this is."""
    screen = parts().screens.screen_of(key[:200])
    if screen is None:
        raise UnknownScreenKey
    g.no_store = True
    sign_in_screen(screen)
    return redirect(url_for("screen.screen"))


@blueprint.after_request
def _framed(response: Response) -> Response:
    """The operator looks at a preview inside the console's page."""
    return pages.may_be_framed(response) if _preview() else response


def _preview() -> str:
    """The scene that the operator wants to look at; others see what is shown."""
    wanted = request.args.get("preview", "")
    known = wanted == scenes.FOLLOW or wanted in sitting_rules.SCENES
    return wanted if known and current_roles() & {OPERATOR, ORGANISER} else ""


def _render(template: str) -> str:
    g.no_store = True
    preview, own = _preview(), current_screen()
    edition = editions.current_edition()
    if edition is None:
        return render_template(template, scene="empty", state=None, edition=None, programme=[], join=None)
    with reading():
        state = snapshot.state(SCREEN, edition.id)
        return render_template(
            template,
            scene=scenes.choose(state, own=own.scene if own else "", preview=preview),
            preview=preview,
            state=state,
            edition=edition,
            turnout=scenes.turnout(state),
            programme=editions.programme(edition.id),
            join=scenes.join(current_app.config["PUBLIC_URL"] or request.host_url.rstrip("/")),
        )
