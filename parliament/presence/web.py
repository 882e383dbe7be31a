"""The operator's pages of presence: the roll call, and one seat with its times, substitutes and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from parliament.access.who import current_actor
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.presence import service
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock, swedish, wall_time
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.sitting.service import SittingView

blueprint = Blueprint("presence", __name__, url_prefix="/roll-call")


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the roll: ``answered`` is None until the seat has been called."""

    seat: SeatView
    since: datetime | None
    answered: bool | None
    conflict: bool
    waiting: str


@blueprint.get("")
def roll() -> str:
    """The roll, A–Ö or by seat, with one tap each, the count and the quorum in words."""
    g.no_store = True
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if edition is None or sitting is None:
        return render_template("presence/roll_call.html", sitting=None, people=[])
    by_seat = request.args.get("order") == "seat"
    people = _people(sitting)
    called = service.roll_call(sitting.id)
    return render_template(
        "presence/roll_call.html",
        sitting=sitting,
        people=sorted(people, key=_by_seat if by_seat else _by_name),
        by_seat=by_seat,
        call=called if called and called.ended_at is None else None,
        latest=called,
        quorum=service.quorum_now(edition.id),
        here=sum(person.since is not None for person in people),
    )


@blueprint.post("/begin")
def begin() -> Response:
    """Begin to call the roll."""
    service.begin_roll_call(sitting_id=_sitting().id, by=current_actor())
    return _back()


@blueprint.post("/end")
def end() -> Response:
    """End the roll call."""
    counted = service.end_roll_call(sitting_id=_sitting().id, by=current_actor())
    flash(_("Uppropet är klart. %(present)s av %(members)s med rösträtt är här.",
            present=counted.present, members=counted.members))  # fmt: skip
    return _back()


@blueprint.post("/seats/<seat_id>/answer")
def answer(seat_id: str) -> Response:
    """One tap: the seat that was called is here, or is not."""
    here = request.form.get("here") == "yes"
    service.answer(sitting_id=_sitting().id, seat_id=seat_id, here=here, by=current_actor())
    return _back(anchor=f"s-{seat_id}")


@blueprint.get("/seats/<seat_id>")
def seat(seat_id: str) -> str:
    """One seat: who serves, from when to when, who may take over, conflict of interest."""
    g.no_store = True
    sitting, place = _sitting(), registration.seat(seat_id)
    if place.edition_id != sitting.edition_id or not place.active:
        raise NotFound
    item = sitting.item
    told = service.attendance_for_minutes(sitting.id)
    return render_template(
        "presence/seat.html",
        sitting=sitting,
        seat=place,
        since=door.since(seat_id),
        people=[each for each in (*told.served, *told.absent) if each.seat_id == seat_id],
        candidates=service.candidates(sitting.id, seat_id),
        changes=[each for each in service.substitutions(sitting.id) if each.seat_id == seat_id],
        item=item,
        may_conflict=bool(item and "jav" in sittings.tools(item.id)),
        conflict=bool(item and seat_id in service.conflicts(item.id)),
    )


@blueprint.post("/seats/<seat_id>/arrival")
def arrival(seat_id: str) -> Response:
    """Note that somebody came, now or earlier."""
    service.note_arrival(sitting_id=_sitting().id, seat_id=seat_id, by=current_actor(), at=_real_time())
    flash(_("Ankomsten är noterad."))
    return _to_seat(seat_id)


@blueprint.post("/seats/<seat_id>/departure")
def departure(seat_id: str) -> Response:
    """Note that somebody left, now or earlier."""
    service.note_departure(sitting_id=_sitting().id, seat_id=seat_id, by=current_actor(), at=_real_time())
    flash(_("Avgången är noterad."))
    return _to_seat(seat_id)


@blueprint.post("/seats/<seat_id>/substitute")
def substitute(seat_id: str) -> Response:
    """Let another person of the company take over the seat."""
    change = service.substitute(
        sitting_id=_sitting().id,
        seat_id=seat_id,
        delegate_id=request.form.get("delegate", ""),
        by=current_actor(),
        why=request.form.get("why", "other"),
        at=_real_time(),
        reason=request.form.get("reason", ""),
    )
    if change.at is None:
        flash(_("%(name)s tar över platsen när nästa punkt börjar.", name=change.in_name), "info")
    else:
        flash(_("%(name)s tjänstgör nu. Den gamla länken och koden gäller inte längre.", name=change.in_name))
    return _to_seat(seat_id)


@blueprint.post("/seats/<seat_id>/new-substitute")
def new_substitute(seat_id: str) -> Response:
    """Name a substitute of the seat's company."""
    registration.add_substitute(
        company_id=registration.seat(seat_id).company_id,
        name=request.form.get("name", ""),
        email=request.form.get("email", ""),
        by=current_actor(),
    )
    flash(_("Ersättaren är tillagd och kan nu ta över platsen."))
    return _to_seat(seat_id)


@blueprint.post("/substitutions/<substitution_id>/withdraw")
def withdraw(substitution_id: str) -> Response:
    """Take back a change that waits."""
    change = next((c for c in service.substitutions(_sitting().id) if c.id == substitution_id), None)
    if change is None:
        raise NotFound
    service.withdraw_substitution(substitution_id=substitution_id, by=current_actor())
    flash(_("Bytet är återtaget."))
    return _to_seat(change.seat_id)


@blueprint.post("/seats/<seat_id>/conflict")
def conflict(seat_id: str) -> Response:
    """Note that the seat takes no part in the current item, or take that back."""
    sitting = _sitting()
    if sitting.item is None:
        raise NotFound
    on = request.form.get("on") == "yes"
    service.set_conflict(
        sitting_id=sitting.id, item_id=sitting.item.id, seat_id=seat_id, on=on, by=current_actor()
    )
    flash(
        _("Jäv är noterat: platsen är inte med i punktens omröstningar.") if on else _("Jävet är borttaget.")
    )
    return _to_seat(seat_id)


def _sitting() -> SittingView:
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if sitting is None:
        raise NotFound
    return sitting


def _people(sitting: SittingView) -> list[Called]:
    since = door.present_since(sitting.edition_id)
    call = service.roll_call(sitting.id)
    answers = call.answers if call and call.ended_at is None else {}
    out = service.conflicts(sitting.item.id) if sitting.item else frozenset()
    waiting = {c.seat_id: c.in_name for c in service.substitutions(sitting.id) if c.at is None}
    return [
        Called(s, since.get(s.id), answers.get(s.id), s.id in out, waiting.get(s.id, ""))
        for s in registration.seats(sitting.edition_id)
    ]


def _by_seat(person: Called) -> tuple[object, ...]:
    return (person.seat.number,)


def _by_name(person: Called) -> tuple[object, ...]:
    name = person.seat.delegate_name
    return swedish.sort_key(name.split()[-1] if name else ""), swedish.sort_key(name), person.seat.number


def _real_time() -> datetime | None:
    return wall_time.read(request.form.get("at", ""), now=clock.now())


def _back(anchor: str | None = None) -> Response:
    order = "seat" if request.form.get("order") == "seat" else None
    return redirect(url_for("presence.roll", order=order, _anchor=anchor))


def _to_seat(seat_id: str) -> Response:
    return redirect(url_for("presence.seat", seat_id=seat_id))


def quorum_words(quorum: service.Quorum) -> str:
    """The quorum as a sentence."""
    if not quorum.members:
        return str(_("Ingen plats har rösträtt än."))
    if quorum.is_reached:
        return str(
            _(
                "Beslutför: %(present)s av %(members)s med rösträtt är här, %(needed)s behövs.",
                present=quorum.present,
                members=quorum.members,
                needed=quorum.needed,
            )
        )
    missing = quorum.needed - quorum.present
    return str(
        ngettext(
            "Inte beslutför: %(present)s av %(members)s är här. %(num)s till behövs.",
            "Inte beslutför: %(present)s av %(members)s är här. %(num)s till behövs.",
            missing,
            present=quorum.present,
            members=quorum.members,
        )
    )


blueprint.add_app_template_global(quorum_words)
