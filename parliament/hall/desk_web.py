"""The help desk's page, and its remedies: each one tap, each noted in the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from parliament.access import phone_loans
from parliament.access.seat_keys import SeatIdentity
from parliament.access.who import current_actor, parts
from parliament.door import conflicts
from parliament.door.web import matches
from parliament.editions import service as editions
from parliament.hall import desk as desks
from parliament.hall.qr import qr_svg
from parliament.pages import chosen_language
from parliament.registration import service as registration
from parliament.registration.links import code_address, public_link
from parliament.registration.service import SeatView
from parliament.shared.errors import NotFound, RuleBroken
from parliament.voting import service as voting
from parliament.voting.views import DivisionView

blueprint = Blueprint("desk", __name__)

GATEWAY = "parliament.gateway"

Deed = Callable[[str], ResponseReturnValue]


def _told(deed: Deed) -> Deed:
    """A remedy for the seat in the address; a refusal is said on the desk's page, where one can go on."""

    @wraps(deed)
    def told(seat_id: str) -> ResponseReturnValue:
        g.no_store = True
        seat = in_use(seat_id)
        try:
            return deed(seat_id)
        except NotFound:
            raise
        except RuleBroken as error:
            flash(error.sentence(chosen_language()), "stop")
            return redirect(url_for("desk.desk", q=seat.number))

    return told


@blueprint.get("/desk")
def desk() -> str:
    """Why can a seat not vote, and what helps."""
    g.no_store = True
    edition = editions.current_edition()
    q = request.args.get("q", "").strip()
    connections = current_app.extensions[GATEWAY].hub.connections
    picture = None
    if edition is not None:
        picture = desks.look(
            edition.id,
            meant=lambda seat: bool(q) and matches(seat, q),
            phones=lambda seat_id: len(connections.of_seat(seat_id)),
        )
    unsettled = conflicts.unsettled(edition.id) if edition else []
    return render_template("hall/desk.html", edition=edition, q=q, desk=picture, conflicts=unsettled)


@blueprint.post("/desk/code/<seat_id>")
def show_code(seat_id: str) -> str:
    """Show a seat's typed code and the QR code of its link. It is noted in the journal who saw them."""
    return _code_page(in_use(seat_id))


@blueprint.post("/desk/new-key/<seat_id>")
def new_key(seat_id: str) -> str:
    """Give a seat a new link and a new typed code, and show them."""
    seat = registration.replace_key(
        seat_id=in_use(seat_id).id, by=current_actor(), short_codes=parts().short_codes
    )
    return _code_page(seat, renewed=True)


@blueprint.post("/desk/lend/<seat_id>")
@_told
def lend(seat_id: str) -> ResponseReturnValue:
    """Lend a phone of the house: show the code that signs it in, once."""
    phone = request.form.get("phone", "")
    code = parts().loans.lend(seat=_identity(seat_id), phone=phone, by=current_actor())
    return render_template(
        "hall/desk_code.html", seat=in_use(seat_id), code=code, address=code_address(), phone=phone
    )


@blueprint.post("/desk/loans/<loan_id>/back")
def take_back(loan_id: str) -> ResponseReturnValue:
    """A lent phone is back: it is signed out from here."""
    phone_loans.give_back(loan_id=loan_id, by=current_actor())
    flash(_("Telefonen är utloggad från platsen."))
    return redirect(url_for("desk.desk", q=request.form.get("q") or None))


@blueprint.post("/desk/hand-over/<seat_id>")
@_told
def hand_over(seat_id: str) -> ResponseReturnValue:
    """Let a substitute take over a seat: the old link is dead, the new one is shown."""
    at_once = request.form.get("at_once") == "1"
    change = desks.hand_over(
        seat=in_use(seat_id),
        delegate_id=request.form.get("person", ""),
        name=request.form.get("name", ""),
        email=request.form.get("email", ""),
        reason=_("Bytet har skett i salen, noterat i hjälpdisken") if at_once else "",
        by=current_actor(),
    )
    if change.at is not None:
        return _code_page(in_use(seat_id), renewed=True)
    flash(_("%(name)s tar över platsen när nästa punkt börjar.", name=change.in_name))
    return redirect(url_for("desk.desk", q=in_use(seat_id).number))


@blueprint.post("/desk/paper/<seat_id>")
@_told
def hand_paper(seat_id: str) -> ResponseReturnValue:
    """Let a seat vote on paper in the open division; then show the paper to print."""
    voting.hand_paper(division_id=_open_division(seat_id).id, seat_id=seat_id, by=current_actor())
    return redirect(url_for("desk.paper", seat_id=seat_id))


@blueprint.get("/desk/paper/<seat_id>")
def paper(seat_id: str) -> ResponseReturnValue:
    """The ballot paper of a seat that votes on paper in the open division."""
    seat = in_use(seat_id)
    division = desks.open_division(seat.edition_id)
    if division is None or seat.id not in voting.paper_seats(division.id):
        return redirect(url_for("desk.desk", q=seat.number))
    return render_template("hall/desk_paper.html", seat=seat, division=division)


@blueprint.post("/desk/paper-back/<seat_id>")
@_told
def take_paper_back(seat_id: str) -> ResponseReturnValue:
    """An unused ballot paper is back: the seat votes by phone after all."""
    voting.take_paper_back(division_id=_open_division(seat_id).id, seat_id=seat_id, by=current_actor())
    flash(_("Valsedeln är tillbaka. Platsen kan rösta i telefonen."))
    return redirect(url_for("desk.desk", q=in_use(seat_id).number))


def in_use(seat_id: str) -> SeatView:
    """A seat that is not cancelled.

    Raises:
        NotFound: there is none with this id.
    """
    seat = registration.seat(seat_id)
    if not seat.active:
        raise NotFound
    return seat


def _open_division(seat_id: str) -> DivisionView:
    division = desks.open_division(in_use(seat_id).edition_id)
    if division is None:
        raise NoDivisionOpen
    return division


class NoDivisionOpen(RuleBroken):
    """A ballot paper while no division is open."""

    code = "no_division_open"
    status = 409
    sv = "Ingen omröstning är öppen, så ingen valsedel behövs."
    en = "No division is open, so no ballot paper is needed."


def _identity(seat_id: str) -> SeatIdentity:
    identity = parts().directory.by_id(seat_id)
    if identity is None:
        raise NotFound
    return identity


def _code_page(seat: SeatView, *, renewed: bool = False) -> str:
    g.no_store = True
    registration.note_code_shown(seat_id=seat.id, by=current_actor())
    link = public_link("registration.ticket", key=parts().keys.key(_identity(seat.id)))
    return render_template(
        "hall/desk_code.html",
        seat=seat,
        code=parts().short_codes.show(seat.id),
        address=code_address(),
        qr_svg=qr_svg(link),
        renewed=renewed,
    )
