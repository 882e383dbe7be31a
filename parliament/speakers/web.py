"""Pages of the speaker list: for the phone that asks, for those who lead, and for the microphone runners."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from parliament.access.who import current_actor, current_seat_id
from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import service as sittings
from parliament.speakers import refusals, rules, service
from parliament.speakers.rules import SpeakingSettings

blueprint = Blueprint("speakers", __name__)

_BACK = {"console": "/console", "podium": "/podium", "list": "/speakers"}
_DIGITS = 4


@blueprint.post("/live/ordet")
def ask() -> ResponseReturnValue:
    """Ask for the floor or take the request back, from the seat that is signed in.

    A plain form comes back to the live page with a sentence, a script gets JSON: ``floor_request``, or a
    problem with its code and sentence.
    """
    seat_id = current_seat_id()
    if seat_id is None:
        raise NotFound  # the guard lets only seats come here
    from_script = request.is_json
    sent = request.get_json(silent=True) if from_script else request.form
    try:
        said = _ask(seat_id, sent if isinstance(sent, Mapping) else {})
    except RuleBroken as error:
        sentence = error.sentence(chosen_language())
        if from_script:
            return _problem(error, sentence)
        flash(sentence, "warn")
        return redirect("/live", 303)
    if from_script:
        return jsonify(floor_request=service.floor_requests([seat_id]).get(seat_id), said=said)
    flash(said)
    return redirect("/live", 303)


@blueprint.get("/mikrofon")
def runners() -> str:
    """For those who carry the microphones: who has the floor, and the next three with their seats."""
    return _page("speakers/runners.html", "speakers/_runners.html")


@blueprint.get("/speakers")
def overview() -> str:
    """The speaker list with everything that can be done with it, and the speaking times."""
    return _page("speakers/list.html", "speakers/_page.html")


@blueprint.post("/speakers/next")
def call_next() -> ResponseReturnValue:
    """Give the floor to the next one."""
    return _done(lambda: service.call_next(sitting_id=_sitting_id(), by=current_actor(), seen=_seen()))


@blueprint.post("/speakers/finish")
def finish() -> ResponseReturnValue:
    """End the turn that has the floor."""
    return _done(lambda: service.finish(sitting_id=_sitting_id(), by=current_actor(), seen=_seen()))


@blueprint.post("/speakers/pause")
def pause() -> ResponseReturnValue:
    """Stop the clock."""
    return _done(lambda: service.pause(sitting_id=_sitting_id(), by=current_actor(), seen=_seen()))


@blueprint.post("/speakers/resume")
def resume() -> ResponseReturnValue:
    """Start the clock again."""
    return _done(lambda: service.resume(sitting_id=_sitting_id(), by=current_actor(), seen=_seen()))


@blueprint.post("/speakers/undo")
def undo() -> ResponseReturnValue:
    """Take back the latest step."""
    said = _("Steget är ångrat. Klocka och ordning är som de var.")
    return _done(lambda: service.undo(sitting_id=_sitting_id(), by=current_actor(), seen=_seen()), said)


@blueprint.post("/speakers/close-list")
def close_list() -> ResponseReturnValue:
    """Close the list (streck)."""
    said = _("Streck är draget. De som står på listan får tala.")
    return _done(lambda: service.close_list(sitting_id=_sitting_id(), by=current_actor()), said)


@blueprint.post("/speakers/open-list")
def open_list() -> ResponseReturnValue:
    """Open the list again."""
    said = _("Talarlistan är öppen igen.")
    return _done(lambda: service.open_list(sitting_id=_sitting_id(), by=current_actor()), said)


@blueprint.post("/speakers/request")
def enter() -> ResponseReturnValue:
    """Put one who raises a hand on the list, or note that a seat has been addressed."""
    return _done(_enter)


@blueprint.post("/speakers/<turn_id>/call")
def call(turn_id: str) -> ResponseReturnValue:
    """Give the floor to a certain one, out of order."""
    return _done(
        lambda: service.call(turn_id=turn_id, by=current_actor(), reason=request.form.get("reason", ""))
    )


@blueprint.post("/speakers/<turn_id>/skip")
def skip(turn_id: str) -> ResponseReturnValue:
    """Take a request off the list."""
    return _done(lambda: service.skip(turn_id=turn_id, by=current_actor()))


@blueprint.post("/speakers/<turn_id>/move")
def move(turn_id: str) -> ResponseReturnValue:
    """Move a request to another place, with a reason."""
    return _done(
        lambda: service.move(
            turn_id=turn_id,
            place=_number("place"),
            reason=request.form.get("reason", ""),
            by=current_actor(),
        )
    )


@blueprint.post("/speakers/settings")
def settings() -> ResponseReturnValue:
    """Set the times, the number of rejoinders, and whether phones take part."""
    return _done(_set_settings, _("Talartiderna är sparade. De gäller från nästa talare."))


@blueprint.app_template_filter("turn_kind")
def turn_kind(kind: str) -> str:
    """A kind of turn in a word of the visitor's language."""
    return rules.KIND_WORDS[kind][chosen_language() == "en"]


@blueprint.app_template_global("speaker_clock_words")
def speaker_clock_words() -> dict[str, str]:
    """The clock's words in the visitor's language, for the script that counts between two pictures."""
    return {key: words[chosen_language() == "en"] for key, words in rules.CLOCK_WORDS.items()}


def _ask(seat_id: str, sent: Mapping[str, object]) -> str:
    """Do what a phone asks for; returns what to say."""
    kind = str(sent.get("kind") or "")
    if sent.get("action") == "withdraw":
        service.withdraw(seat_id=seat_id, by=current_actor(), kind=kind or None)
        return str(_("Du står inte längre på talarlistan."))
    if sent.get("action") != "request":
        raise refusals.UnknownDeed
    stance = str(sent.get("stance") or "")
    service.request_floor(seat_id=seat_id, kind=kind or "speech", by=current_actor(), stance=stance)
    return str(
        _("Din ordningsfråga är anmäld.") if kind == "point_of_order" else _("Du står på talarlistan.")
    )


def _enter() -> None:
    number, kind, by = _number("seat"), request.form.get("kind", "speech"), current_actor()
    if kind == "addressed":
        service.note_addressed(sitting_id=_sitting_id(), seat_number=number, by=by)
        flash(_("Plats %(number)s är antecknad som tilltalad och kan begära replik.", number=number))
        return
    service.enter_request_for(
        sitting_id=_sitting_id(),
        seat_number=number,
        kind=kind,
        by=by,
        addressed=kind == "rejoinder",  # who enters a rejoinder by hand has heard that the seat was addressed
        stance=request.form.get("stance", ""),
    )


def _set_settings() -> None:
    new = SpeakingSettings(
        first_seconds=_number("first_seconds"),
        later_seconds=_number("later_seconds"),
        rejoinder_seconds=_number("rejoinder_seconds"),
        breaking_seconds=_number("breaking_seconds"),
        max_rejoinders=_number("max_rejoinders"),
        from_phones="from_phones" in request.form,
        sound="sound" in request.form,
    )
    service.set_settings(sitting_id=_sitting_id(), settings=new, by=current_actor())


def _page(whole: str, part: str) -> str:
    """The whole page, or only its live part for the page's own script."""
    g.no_store = True
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    return render_template(
        part if request.headers.get("X-Part") else whole,
        edition=edition,
        sitting=sitting,
        speakers=service.list_view(sitting.id) if sitting else None,
        times=service.speaking_time(sitting.id) if sitting else None,
        back="list",
    )


def _done(deed: Callable[[], object], said: str = "") -> ResponseReturnValue:
    """Do it and go back to where the form stood; a refusal is told there, and nothing has changed."""
    try:
        deed()
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        if said:
            flash(said)
    return redirect(_BACK.get(request.form.get("back", ""), _BACK["list"]), 303)


def _problem(error: RuleBroken, sentence: str) -> ResponseReturnValue:
    told = {"type": "about:blank", "title": sentence.partition(".")[0], "status": error.status}
    response = jsonify({**told, "code": error.code, "detail": sentence})
    response.mimetype = "application/problem+json"
    return response, error.status


def _sitting_id() -> str:
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if sitting is None:
        raise refusals.NotTaking
    return sitting.id


def _seen() -> str | None:
    return request.form.get("seen_list")


def _number(field: str) -> int:
    """A field's whole number.

    Raises:
        NumberNeeded: it is none, or far too large.
    """
    written = request.form.get(field, "").strip()
    if not written.isascii() or not written.isdecimal() or len(written) > _DIGITS:
        raise refusals.NumberNeeded(field=field)
    return int(written)
