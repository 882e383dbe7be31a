"""The delegate's one live page, and the ballot as a plain form."""

from __future__ import annotations

import gzip
import secrets

from flask import Blueprint, Response, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from parliament.access.seat_keys import SeatIdentity
from parliament.access.who import current_actor, current_seat
from parliament.door import service as door
from parliament.hall import ballot_forms, snapshot, words
from parliament.live.connections import DELEGATE
from parliament.shared.errors import RuleBroken
from parliament.storage.transaction import reading
from parliament.voting import rules
from parliament.voting.parts import parts
from parliament.voting.rules import Receipt

blueprint = Blueprint("hall", __name__)

_STATUS_OF_CODE = {"malformed": 422, "too_fast": 503, "unknown_division": 404, "unknown_key": 401}


@blueprint.after_request
def _pack(response: Response) -> Response:
    """Send the live page packed: it must load over one bar of 4G.

    Other pages are sent as they are. This one repeats nothing that a request brings, so its length gives
    nothing away about the secrets on it (BREACH).
    """
    if response.mimetype == "text/html" and request.accept_encodings["gzip"] and not response.is_streamed:
        response.set_data(gzip.compress(response.get_data(), mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


class BallotMalformed(RuleBroken):
    """A ballot whose form cannot be read."""

    code = "malformed"
    status = 422
    sv = "Rösten gick inte att läsa. Läs in sidan igen och rösta en gång till."
    en = "The ballot could not be read. Load the page again and vote once more."


@blueprint.get("/live")
def live() -> str:
    """What happens now, with name and seat. Without a script the page and its forms do everything."""
    return _page(_seat())


@blueprint.post("/live/ballots")
def cast_ballot() -> ResponseReturnValue:
    """Cast a ballot: a plain form gets the page again with the receipt, a script gets it as JSON.

    Sending the same form again is harmless: the same nonce gets the same receipt.
    """
    seat = _seat()
    from_script = request.is_json
    try:
        data = request.get_json(silent=True) if from_script else ballot_forms.cast_of(request.form)
    except RuleBroken as wrong:
        return _page(seat, wrong=wrong), wrong.status
    ballot = rules.parse_cast(data, seat_id=seat.id, key_version=seat.key_version)
    if ballot is None:
        raise BallotMalformed
    receipt = parts().box.put_and_wait(ballot)
    status = 200 if receipt.status != "rejected" else _STATUS_OF_CODE.get(receipt.code, 409)
    if from_script:
        return jsonify(receipt.as_dict()), status
    return _page(seat, receipt=receipt), status


@blueprint.post("/live/har")
def here() -> ResponseReturnValue:
    """Jag är här: the seat checks itself in."""
    seat = _seat()
    door.check_in(seat_id=seat.id, how="self", by=current_actor())
    return redirect(url_for("hall.live"))


def _seat() -> SeatIdentity:
    seat = current_seat()
    assert seat is not None  # noqa: S101 - the guard let only a seat come here
    g.no_store = True
    return seat


def _page(seat: SeatIdentity, *, receipt: Receipt | None = None, wrong: RuleBroken | None = None) -> str:
    """The page; after a ballot with its receipt, or with what is wrong with the form and what was typed."""
    with reading():
        state = snapshot.state(DELEGATE, seat.edition_id)
        me = snapshot.me({seat.id}, seat.edition_id).get(seat.id, {})
    changing = receipt is not None and receipt.status in rules.RECEIVED
    return render_template(
        "hall/live.html",
        state=state,
        me=me,
        receipt=receipt,
        wrong=wrong,
        typed=request.form if request.method == "POST" else {},
        nonce=receipt.nonce if changing and receipt else secrets.token_urlsafe(18),
        seq=receipt.seq + 1 if changing and receipt else 0,
        words=words.live_words(),
        receipt_words=words.receipt_words(),
        why_not_words=words.why_not_words(),
    )
