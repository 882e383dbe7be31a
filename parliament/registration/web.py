"""Pages of registration for everybody: the form, the ticket behind a private link, the typed code."""

from __future__ import annotations

import io
from typing import Any

import qrcode
from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext as _
from qrcode.image.svg import SvgPathFillImage
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.guessing import GuessBudget
from parliament.access.roles import ORGANISER
from parliament.access.seat_keys import DoorCodeIsNoKey, SeatIdentity, UnknownKey
from parliament.access.short_codes import UnknownShortCode
from parliament.access.who import (
    current_actor,
    current_roles,
    current_seat,
    parts,
    sign_in_seat,
    sign_out_seat,
)
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach, chosen_language, keep_private
from parliament.registration import rules, service
from parliament.registration.forms import CodeForm, RegistrationForm, form_for
from parliament.registration.links import code_address, public_link
from parliament.registration.setting import setting
from parliament.registration.setting_rules import SELECTION
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("registration", __name__)
Page = str | tuple[str, int] | BaseResponse

_GUESSES = "parliament.guesses"
_REGISTERED = "registered"
LIVE = "/live"


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    """What belongs to one seat is not kept by browsers, and its address is told to no other page."""
    return keep_private(response) if g.get("no_store") else response


@blueprint.route("/anmalan", methods=["GET", "POST"])
def register() -> Page:
    """Register a company."""
    edition = editions.current_edition()
    if edition is None:
        return render_template("registration/closed.html", edition=None, why="none")
    closed = _why_closed(edition)
    if not closed and ORGANISER not in current_roles() and setting(edition.id).mode == SELECTION:
        return redirect(url_for("interest.apply"))
    if closed and request.method == "GET":
        return render_template("registration/closed.html", edition=edition, why=closed)
    themes = editions.themes(edition.id)
    form = form_for(RegistrationForm, municipalities=service.municipalities(), themes=themes)
    status = 200
    if form.is_submitted():
        status = 422
        if form.complete():
            try:
                return _registered(edition, form)
            except RuleBroken as error:
                status = form.put(error)
    free = service.free_seats(edition.id)
    return render_template("registration/register.html", edition=edition, form=form, free=free), status


@blueprint.get("/anmalan/klar")
def registered() -> Page:
    """What this browser has registered, with each person's private link."""
    g.no_store = True
    company = _kept_company()
    if company is None:
        return redirect(url_for("registration.register"))
    links = [(seat, public_link("registration.ticket", key=_key(seat.id))) for seat in company.seats]
    return render_template("registration/registered.html", company=company, links=links)


@blueprint.get("/d/<key>")
def ticket(key: str) -> Page:
    """The ticket. Opening it signs nobody in: mail scanners open links."""
    return _ticket_page(key, seat_behind(key), status=200)


@blueprint.post("/d/<key>")
def open_seat(key: str) -> Page:
    """Sign this browser in as the seat. Another seat is left only when that is what was asked for."""
    seat = seat_behind(key)
    other = current_seat()
    if other is not None and other.id != seat.id and request.form.get("switch") != "1":
        return _ticket_page(key, seat, status=409)
    sign_in_seat(seat)
    return redirect(LIVE)


@blueprint.get("/d/<key>/ticket.svg")
def door_qr(key: str) -> Response:
    """The door code as a QR code. It can only check in."""
    code = parts().keys.door_code(seat_behind(key)).upper()  # capitals make a coarser, more legible code
    picture = qrcode.make(code, image_factory=SvgPathFillImage, border=4, box_size=10)
    out = io.BytesIO()
    picture.save(out)
    return Response(out.getvalue(), mimetype="image/svg+xml")


@blueprint.route("/in", methods=["GET", "POST"])
def typed_code() -> Page:
    """Sign in by a short typed code, for those who have lost their link."""
    g.no_store = True
    form = CodeForm()
    status = 200
    if form.is_submitted():
        try:
            seat, loan_id = _seat_of_code(form.code.data or "")
            sign_in_seat(seat, loan_id=loan_id)
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return redirect(LIVE)
    other = current_seat()
    return render_template(
        "registration/typed_code.html", form=form, other=other and service.seat(other.id)
    ), status


@blueprint.post("/byt-plats")
def switch_seat() -> BaseResponse:
    """Sign the seat of this browser out, so that another one can sign in."""
    sign_out_seat()
    flash(_("Du är utloggad från platsen på den här telefonen."))
    return redirect(url_for("registration.typed_code"))


def _why_closed(edition: EditionView) -> str:
    """Why nobody, or not this visitor, can register: a word for the page, or nothing."""
    try:
        rules.may_register(edition.status, by_organiser=ORGANISER in current_roles())
    except rules.RegistrationNotOpen:
        return "not_open"
    except rules.RegistrationClosed:
        return "cancelled" if edition.status == "cancelled" else "closed"
    return "" if service.free_seats(edition.id) else "full"


def _registered(edition: EditionView, form: RegistrationForm) -> BaseResponse:
    company = service.register(
        edition_id=edition.id,
        new=form.new_company(),
        submission=form.nonce(),
        late=ORGANISER in current_roles(),
        by=current_actor(),
        language=chosen_language(),
    )
    session[_REGISTERED] = company.id
    return redirect(url_for("registration.registered"))


def _kept_company() -> service.CompanyView | None:
    kept = session.get(_REGISTERED)
    try:
        company = service.company(kept) if isinstance(kept, str) else None
    except NotFound:
        return None
    return company if company and company.cancelled_at is None else None


def _key(seat_id: str) -> str:
    identity = parts().directory.by_id(seat_id)
    if identity is None:
        raise NotFound
    return parts().keys.key(identity)


def seat_behind(key: str) -> SeatIdentity:
    """The seat of a private key; a wrong one costs, a right one always passes.

    Raises:
        UnknownKey: not one of ours, or replaced.
        DoorCodeIsNoKey: a badge code.
        TooManyGuesses: too many wrong ones lately.
    """
    g.no_store = True
    try:
        return parts().keys.seat_of_key(key, parts().directory)
    except (UnknownKey, DoorCodeIsNoKey):
        spend_guess()
        raise


def spend_guess() -> None:
    """Someone came with a wrong key.

    Raises:
        TooManyGuesses: too many of them lately.
    """
    _guesses().spend(request.remote_addr or "")


def _seat_of_code(typed: str) -> tuple[SeatIdentity, str]:
    """The seat of a typed code, and the loan when it is a lent phone's.

    Codes are short, so when the budget is used up they are not even looked at.
    """
    address = request.remote_addr or ""
    _guesses().check(address)
    try:
        try:
            loan_id, seat_id, version = parts().loans.use(typed)
        except UnknownShortCode:
            loan_id, seat_id, version = "", parts().short_codes.use(typed), 0
    except UnknownShortCode:
        _guesses().spend(address)
        raise
    seat = parts().directory.by_id(seat_id)
    if seat is None or not seat.active or (loan_id and seat.key_version != version):
        raise UnknownShortCode(field="code")
    return seat, loan_id


def _guesses() -> GuessBudget:
    """Each house counts wrong keys by itself, from the first one on."""
    if _GUESSES not in current_app.extensions:
        current_app.extensions[_GUESSES] = GuessBudget()
    budget: GuessBudget = current_app.extensions[_GUESSES]
    return budget


def _ticket_page(key: str, seat: SeatIdentity, *, status: int) -> tuple[str, int]:
    here = current_seat()
    other = service.seat(here.id) if here is not None and here.id != seat.id else None
    facts: dict[str, Any] = {
        "key": key,
        "seat": service.seat(seat.id),
        "edition": editions.edition(seat.edition_id),
        "code_address": code_address(),
        "code": parts().short_codes.show(seat.id),
        "link": public_link("registration.ticket", key=key),
        "other": other,
        "signed_in": here is not None and here.id == seat.id,
    }
    return render_template("registration/ticket.html", **facts), status
