"""Deciding over the web: the panel's commands from console and podium, and the deeds of a phone."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from parliament.access.who import current_actor, current_seat_id
from parliament.editions import service as editions
from parliament.hall import deciding_commands
from parliament.hall.deciding_commands import Order
from parliament.hall.times import real_time
from parliament.pages import chosen_language
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import proposal_rules
from parliament.sitting import service as sittings
from parliament.sitting.deciding_refusals import MatterNotCurrent
from parliament.sitting.service import SittingView

blueprint = Blueprint("deciding", __name__)

_BACK = {"console": "/console#h-deciding", "podium": "/podium"}


@blueprint.post("/console/deciding/<name>")
def do(name: str) -> ResponseReturnValue:
    """Carry out a command of the panel; a refusal is told where the form stood, and changes nothing."""
    try:
        order = Order(name, request.form, current_actor(), at=real_time(request.form.get("at", "")))
        deciding_commands.do(sitting=_sitting(), order=order)
    except NotFound:
        raise
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "warn")
    return redirect(_BACK.get(request.form.get("back", ""), _BACK["console"]), 303)


@blueprint.post("/live/beslut")
def from_seat() -> ResponseReturnValue:
    """Propose, support, withdraw, demand a division or dissent, from the seat that is signed in.

    A plain form comes back to the live page with a sentence, a script gets JSON: ``said``, or a problem with
    its code and sentence.
    """
    seat_id = current_seat_id()
    if seat_id is None:
        raise NotFound  # the guard lets only seats come here
    from_script = request.is_json
    sent = request.get_json(silent=True) if from_script else request.form
    try:
        said = _from_seat(seat_id, sent if isinstance(sent, Mapping) else {})
    except RuleBroken as error:
        sentence = error.sentence(chosen_language())
        if not from_script:
            flash(sentence, "warn")
            return redirect("/live", 303)
        told = {"type": "about:blank", "title": sentence.partition(".")[0], "status": error.status}
        response = jsonify({**told, "code": error.code, "detail": sentence})
        response.mimetype = "application/problem+json"
        return response, error.status
    if from_script:
        return jsonify(said=said)
    flash(said)
    return redirect("/live", 303)


@blueprint.app_template_filter("proposal_kind")
def proposal_kind(kind: str) -> str:
    """A kind of proposal in words of the visitor's language."""
    return proposal_rules.KIND_WORDS[kind][chosen_language() == "en"]


@blueprint.app_template_global("proposal_kinds")
def proposal_kinds() -> dict[str, str]:
    """All kinds of proposals in words of the visitor's language, in the order that forms show them."""
    return {kind: proposal_kind(kind) for kind in proposal_rules.KINDS}


def _from_seat(seat_id: str, sent: Mapping[str, object]) -> str:
    sitting = _sitting()
    if sitting.item is None:
        raise MatterNotCurrent
    values = {key: value for key, value in sent.items() if isinstance(value, str)}
    order = Order(str(values.get("action", "")), values, current_actor())
    deciding_commands.from_seat(item_id=sitting.item.id, seat_id=seat_id, order=order)
    return str(_SAID[order.name]())


_SAID = {
    "propose": lambda: _("Ditt yrkande är lagt."),
    "support": lambda: _("Ditt instämmande är antecknat."),
    "take_back_support": lambda: _("Ditt instämmande är borttaget."),
    "withdraw": lambda: _("Yrkandet är tillbakadraget."),
    "demand": lambda: _("Votering är begärd."),
    "dissent": lambda: _("Din reservation är antecknad."),
    "note": lambda: _("Din anteckning är anmäld. Ordföranden avgör om den tas in i protokollet."),
}


def _sitting() -> SittingView:
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if sitting is None:
        raise NotFound
    return sitting
