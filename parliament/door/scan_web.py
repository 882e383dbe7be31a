"""What the door's page asks for: its state, the list for when the network is gone, and what it sends."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor, parts
from parliament.door import conflicts, later, offline_list, rules, scans, service
from parliament.door.web import by_words
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import chosen_language, local_path
from parliament.registration import service as registration
from parliament.shared import swedish
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import native

blueprint = Blueprint("door_scans", __name__, url_prefix="/door")


@blueprint.post("/scans")
def send() -> Response:
    """Take scans as JSON, new ones and those that waited; again is no harm."""
    edition = _edition()
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise rules.ScanMalformed
    done = scans.take(
        scans.read(body.get("scans")),
        edition_id=edition.id,
        device=str(body.get("device", "")),
        keys=parts().keys,
        directory=parts().directory,
        by=current_actor(),
    )
    return jsonify(results=[_outcome(outcome) for outcome in done], **_count(edition))


@blueprint.post("/scans/<seat_id>/undo")
def take_back(seat_id: str) -> Response:
    """Take back a check-in that was a mistake."""
    service.undo_check_in(seat_id=seat_id, by=current_actor())
    return jsonify(_count(_edition()))


@blueprint.get("/state")
def state() -> Response:
    """Who is here and what is to be looked into, for an open page. Without a change, only the count."""
    edition = _edition()
    shown = {
        "present": {
            seat_id: swedish.clock_time(since, chosen_language())
            for seat_id, since in service.present_since(edition.id).items()
        },
        "conflicts": render_template("door/_conflicts.html", conflicts=conflicts.unsettled(edition.id)),
    }
    version = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]
    if request.args.get("v") == version:
        shown = {}
    return jsonify(v=version, csrf=generate_csrf(), **_count(edition), **shown)


@blueprint.get("/list")
def encrypted_list() -> Response:
    """The list for when the network is gone: encrypted, each entry by its own door code."""
    edition = _edition()
    keys = parts().keys
    made = native.apart(lambda: offline_list.make(edition.id, keys))
    return jsonify(
        edition=made.edition_id, year=made.year, salt=made.salt, made_at=made.made_at, entries=made.entries
    )


@blueprint.get("/shell")
def shell() -> str:
    """The page as the phone keeps it for when the network is gone: without a single name."""
    return render_template("door/shell.html")


@blueprint.get("/worker.js")
def worker() -> Response:
    """The service worker; it keeps the door's page and nothing else of the site."""
    response = current_app.send_static_file("js/door-worker.js")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/door"
    return response


@blueprint.get("/person/<seat_id>")
def person(seat_id: str) -> str:
    """One person: check in, take back, comes later, has left."""
    return _person_page(seat_id)


@blueprint.post("/later/<seat_id>")
def comes_later(seat_id: str) -> BaseResponse | tuple[str, int]:
    """Note that somebody comes later."""
    try:
        moment = later.expect_later(
            seat_id=seat_id, typed=request.form.get("expected", ""), by=current_actor()
        )
    except rules.LaterTimeUnreadable as error:
        return _person_page(seat_id, error), error.status
    name = registration.seat(seat_id).delegate_name
    if moment is None:
        flash(_("%(name)s kommer senare.", name=name))
    else:
        at = swedish.clock_time(moment, chosen_language())
        flash(_("%(name)s kommer senare, omkring %(at)s.", name=name, at=at))
    return redirect(url_for("door.door"))


@blueprint.post("/later/<seat_id>/forget")
def comes_as_others(seat_id: str) -> BaseResponse:
    """Take the note away."""
    later.expect_no_more(seat_id=seat_id, by=current_actor())
    return redirect(url_for("door_scans.person", seat_id=seat_id))


@blueprint.post("/conflicts/<conflict_id>/settle")
def settle(conflict_id: str) -> BaseResponse:
    """Somebody has looked into it."""
    conflicts.settle(conflict_id=conflict_id, by=current_actor())
    flash(_("Antecknat: det är utrett."))
    return redirect(local_path(request.form.get("next")) or url_for("door.door"))


def _person_page(seat_id: str, error: RuleBroken | None = None) -> str:
    place = registration.seat(seat_id)
    expected = later.expected(place.edition_id)
    return render_template(
        "door/person.html",
        seat=place,
        since=service.since(seat_id),
        comes_later=seat_id in expected,
        expected=expected.get(seat_id),
        typed=request.form.get("expected", ""),
        error=error.sentence(chosen_language()) if error else "",
    )


def _edition() -> EditionView:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition


def _count(edition: EditionView) -> dict[str, Any]:
    here = service.present_seats(edition.id)
    return {
        "edition": edition.id,
        "over": edition.status in ("held", "cancelled"),
        "here": len(here),
        "total": len(registration.seats(edition.id)),
    }


def _outcome(outcome: scans.Outcome) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": outcome.id, "status": outcome.status}
    if outcome.seat_id is None or outcome.status == "wrong_edition":
        return shown
    place = registration.seat(outcome.seat_id)
    return shown | {
        "seat_id": place.id,
        "seat": place.number,
        "name": place.delegate_name,
        "company": place.company_name,
        "votes": place.may_vote,
        "since": swedish.clock_time(outcome.at, chosen_language()) if outcome.at else "",
        "by": by_words(outcome.how, outcome.by),
    }
