"""Pages of the door, and "Jag är här" on the delegate's ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access import service as access
from parliament.access.seat_keys import KeyIsNoDoorCode
from parliament.access.who import current_actor, parts
from parliament.door import conflicts, later, service
from parliament.door.service import CheckInView
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import chosen_language, local_path
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.registration.web import seat_behind
from parliament.shared import swedish
from parliament.shared.errors import RuleBroken
from parliament.storage.actor import Actor

blueprint = Blueprint("door", __name__)

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the door's list. ``since`` is None for those who are not here."""

    seat: SeatView
    since: datetime | None
    comes_later: bool = False
    expected: datetime | None = None


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """The ticket, a page of registration, shows whether its delegate is here."""
    state.app.jinja_env.globals.update(
        here_since=service.since, may_check_self_in=lambda edition: service.may_check_self_in(edition.id)
    )


@blueprint.get("/door")
def door() -> str:
    """The list of names from A to Ö, with search and the field for a code."""
    edition = editions.current_edition()
    people = people_of(edition)
    q = request.args.get("q", "").strip()
    found = [person for person in people if matches(person.seat, q)]
    return render_template(
        "door/door.html",
        edition=edition,
        people=found[:MOST_ROWS],
        left_out=max(0, len(found) - MOST_ROWS),
        q=q,
        conflicts=conflicts.unsettled(edition.id) if edition else [],
        here=sum(person.since is not None for person in people),
        total=len(people),
    )


@blueprint.post("/door/code")
def by_code() -> BaseResponse:
    """Check in by a scanned or typed door code."""
    edition = editions.current_edition()
    try:
        came = service.check_in_by_code(
            door_code=request.form.get("door_code", ""),
            keys=parts().keys,
            directory=parts().directory,
            by=current_actor(),
            edition_id=edition.id if edition else None,
        )
    except KeyIsNoDoorCode as error:
        flash(error.sentence(chosen_language()), "stop")
    else:
        _tell(came)
    return redirect(url_for("door.door"))


@blueprint.post("/door/check-in/<seat_id>")
def by_name(seat_id: str) -> BaseResponse:
    """Check in from the list of names."""
    edition = editions.current_edition()
    _tell(
        service.check_in(
            seat_id=seat_id, how="name", by=current_actor(), edition_id=edition.id if edition else None
        )
    )
    return redirect(_back())


@blueprint.post("/door/undo/<seat_id>")
def undo(seat_id: str) -> BaseResponse:
    """Take back a check-in that was a mistake."""
    service.undo_check_in(seat_id=seat_id, by=current_actor())
    flash(_("Incheckningen av %(who)s är ångrad.", who=_who(seat_id)))
    return redirect(_back())


@blueprint.post("/door/leave/<seat_id>")
def leave(seat_id: str) -> BaseResponse:
    """Note that someone has left."""
    service.check_out(seat_id=seat_id, by=current_actor())
    flash(_("%(who)s är utcheckad.", who=_who(seat_id)))
    return redirect(_back())


@blueprint.post("/d/<key>/har")
def by_oneself(key: str) -> BaseResponse:
    """The delegate says "Jag är här" by the private link."""
    seat = seat_behind(key)
    try:
        came = service.check_in(seat_id=seat.id, how="self", by=Actor("seat", seat.id))
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        _tell(came)
    return redirect(url_for("registration.ticket", key=key))


def people_of(edition: EditionView | None, *, cancelled: bool = False) -> list[Person]:
    """The edition's seats by surname, as Swedes sort."""
    if edition is None:
        return []
    since = service.present_since(edition.id)
    expected = later.expected(edition.id)
    seats = registration.all_seats(edition.id) if cancelled else registration.seats(edition.id)
    return [
        Person(seat, since.get(seat.id), seat.id in expected, expected.get(seat.id))
        for seat in sorted(seats, key=_by_surname)
    ]


def _by_surname(seat: SeatView) -> tuple[object, ...]:
    words = seat.delegate_name.split()
    return swedish.sort_key(words[-1]), swedish.sort_key(seat.delegate_name), seat.number


def matches(seat: SeatView, q: str) -> bool:
    """Whether a seat is meant by ``q``: its number, or words of its delegate's or company's name."""
    if q.isdecimal():
        return seat.number == int(q)
    haystack = f"{seat.delegate_name} {seat.company_name}".casefold()
    return all(word in haystack for word in q.casefold().split())


def _who(seat_id: str) -> str:
    seat = registration.seat(seat_id)
    return f"{seat.delegate_name} ({_('plats')} {seat.number})"


def by_words(how: str, by: str) -> str:
    """Who checked in, in words."""
    if how == "self":
        return str(_("av sig själv"))
    kind, _colon, account_id = by.partition(":")
    account = access.find_account(id=account_id) if kind == "staff" else None
    return str(_("av %(name)s", name=account.name) if account else _("i dörren"))


def _back() -> str:
    return local_path(request.form.get("next")) or url_for("door.door")


def _tell(came: CheckInView) -> None:
    """Say in words what came of a check-in."""
    if came.seat_id is None:
        flash(_("Dörrkoden finns inte. Sök på namnet i listan i stället."), "stop")
        return
    who = _who(came.seat_id)
    since = swedish.clock_time(came.at, chosen_language()) if came.at else ""
    already = _(
        "%(who)s är redan incheckad sedan %(since)s, %(by)s.",
        who=who,
        since=since,
        by=by_words(came.how, came.by),
    )
    sentences: dict[str, Sequence[str]] = {
        "welcome": ("ok", _("Välkommen: %(who)s är incheckad.", who=who)),
        "already_in": ("info", already),
        "cancelled": ("stop", _("%(who)s är avbokad. Gå till hjälpdisken.", who=who)),
        "wrong_edition": ("stop", _("Biljetten gäller en annan upplaga. Gå till hjälpdisken.")),
    }
    category, sentence = sentences[came.status]
    flash(sentence, category)
