"""The delegate's own page behind the personal link: hand over, cancel, needs, "I am coming", send again."""

from __future__ import annotations

import hashlib
import io

import qrcode
from flask import Blueprint, Response, flash, g, redirect, render_template, session, url_for
from flask_babel import gettext as _
from qrcode.image.svg import SvgPathFillImage
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.seat_keys import SeatIdentity, UnknownKey
from parliament.access.who import parts, sign_out_seat
from parliament.editions import service as editions
from parliament.pages import attach, chosen_language, keep_private
from parliament.registration import letters, self_service, service
from parliament.registration.interest_forms import DelegateForm, NeedsForm
from parliament.registration.links import public_link
from parliament.registration.web import seat_behind
from parliament.shared.errors import RuleBroken
from parliament.storage.actor import Actor

blueprint = Blueprint("self_service", __name__)
Page = str | tuple[str, int] | BaseResponse

_LEFT = "left_seats"
"""Fingerprints of the links that this browser has made dead: pressed again, they get the same answer."""
_MOST_LEFT = 5


blueprint.after_request(keep_private)


@blueprint.get("/d/<key>/min-plats")
def overview(key: str) -> Page:
    """Everything that one can do about one's seat."""
    if _left(key):
        return redirect(url_for("self_service.left"))
    return _page(key, seat_behind(key), DelegateForm(), None)


@blueprint.post("/d/<key>/byt-person")
def hand_over(key: str) -> Page:
    """Hand the seat to someone else; this link is dead from then on."""
    form = DelegateForm()
    try:
        seat = seat_behind(key)
    except UnknownKey:
        return _answer_again(key)
    try:
        self_service.change_delegate(
            seat_id=seat.id,
            name=form.name.data or "",
            email=form.email.data or "",
            by=_seat(seat),
            short_codes=parts().short_codes,
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _page(key, seat, form, None), status
    return _leave(key, _("Platsen är överlämnad. Den nya personen får sin biljett med e-post."))


@blueprint.post("/d/<key>/avboka")
def cancel(key: str) -> Page:
    """Cancel the seat; this link is dead from then on."""
    try:
        seat = seat_behind(key)
    except UnknownKey:
        return _answer_again(key)
    self_service.cancel_seat(seat_id=seat.id, by=_seat(seat))
    return _leave(key, _("Din plats är avbokad. Den går till någon på reservlistan."))


@blueprint.post("/d/<key>/behov")
def save_needs(key: str) -> Page:
    """Save what one needs, and the wish about pictures."""
    seat, form = seat_behind(key), NeedsForm()
    try:
        self_service.save_wishes(
            seat_id=seat.id,
            new=form.needs(),
            not_in_picture=bool(form.not_in_picture.data),
            by=_seat(seat),
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _page(key, seat, DelegateForm(formdata=None), form), status
    flash(_("Det du behöver är sparat."))
    return redirect(url_for("self_service.overview", key=key))


@blueprint.post("/d/<key>/kommer")
def say_coming(key: str) -> BaseResponse:
    """Say "yes, I am coming"."""
    seat = seat_behind(key)
    self_service.say_coming(seat_id=seat.id, by=_seat(seat))
    flash(_("Tack. Vi räknar med dig."))
    return redirect(url_for("self_service.overview", key=key))


@blueprint.post("/d/<key>/skicka-lanken")
def send_link(key: str) -> BaseResponse:
    """Send the link once more, to the address that is registered."""
    seat = seat_behind(key)
    try:
        letters.send_link(seat_id=seat.id, by=_seat(seat))
    except letters.LinkJustSent as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        flash(_("Länken skickas till %(email)s.", email=service.seat(seat.id).email))
    return redirect(url_for("self_service.overview", key=key))


@blueprint.get("/d/<key>/lank.svg")
def link_qr(key: str) -> Response:
    """The personal link as a QR code, to open it on another phone."""
    seat_behind(key)
    link = public_link("registration.ticket", key=key)
    picture = qrcode.make(link, image_factory=SvgPathFillImage, border=4, box_size=10)
    out = io.BytesIO()
    picture.save(out)
    return Response(out.getvalue(), mimetype="image/svg+xml")


@blueprint.get("/plats-lamnad")
def left() -> str:
    """After a seat has been handed over or cancelled. Tells nothing about anybody."""
    return render_template("registration/left.html")


def _page(key: str, identity: SeatIdentity, person: DelegateForm, needs: NeedsForm | None) -> str:
    g.no_store = True
    seat = service.seat(identity.id)
    if needs is None:
        known, not_in_picture = self_service.wishes(identity.id)
        needs = NeedsForm.of(known, not_in_picture=not_in_picture)
    return render_template(
        "registration/my_seat.html",
        key=key,
        seat=seat,
        edition=editions.edition(seat.edition_id),
        person=person,
        needs=needs,
        may_change=self_service.may_change(seat.edition_id),
        coming=self_service.coming_since(seat.id),
    )


def _leave(key: str, words: str) -> BaseResponse:
    sign_out_seat()
    session[_LEFT] = [*session.get(_LEFT, []), _fingerprint(key)][-_MOST_LEFT:]
    flash(words)
    return redirect(url_for("self_service.left"))


def _answer_again(key: str) -> BaseResponse:
    """The button was pressed twice: the first press did it. Anybody else learns that the link is dead."""
    if not _left(key):
        raise UnknownKey
    return redirect(url_for("self_service.left"))


def _left(key: str) -> bool:
    return _fingerprint(key) in session.get(_LEFT, [])


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.lower().encode()).hexdigest()[:16]


def _seat(identity: SeatIdentity) -> Actor:
    return Actor("seat", identity.id)
