"""The door's page for somebody without a ticket."""

from __future__ import annotations

from flask import Blueprint, g, render_template, request

from parliament.access.who import current_actor, parts
from parliament.door import service, walk_in
from parliament.door.forms import WalkInForm
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.links import public_link
from parliament.registration.service import SeatView
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("walk_ins", __name__, url_prefix="/door/walk-in")
Page = str | tuple[str, int]
_NONCE_LENGTH = 64


@blueprint.route("", methods=["GET", "POST"])
def register() -> Page:
    """Register and let in somebody without a ticket, and show the private link to the one who owns it."""
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    form = WalkInForm()
    status = 200
    if form.is_submitted():
        nonce = str(form.submission.data or "")
        try:
            seat = walk_in.walk_in(
                edition_id=edition.id,
                new=form.new_company(),
                submission=nonce if len(nonce) <= _NONCE_LENGTH else "",
                device=request.form.get("device", "")[: service.DEVICE_LENGTH],
                by=current_actor(),
            )
        except RuleBroken as error:
            status = form.put(error)
        else:
            return _welcome(seat)
    free = registration.free_seats(edition.id)
    return render_template("door/walk_in.html", form=form, free=free), status


def _welcome(seat: SeatView) -> str:
    """The private link is shown once, as a QR code for the own phone; the journal says who has seen it."""
    identity = parts().directory.by_id(seat.id)
    if identity is None:
        raise NotFound
    registration.note_link_shown(seat_id=seat.id, by=current_actor())
    g.no_store = True
    key = parts().keys.key(identity)
    link = public_link("registration.ticket", key=key)
    return render_template("door/walked_in.html", seat=seat, key=key, link=link)
