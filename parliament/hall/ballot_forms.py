"""A ballot as a plain form: what its fields say, whichever the kind of division.

``choice`` (choose, yes/no, election), ``points_<option>`` or ``rank_<option>``; the button ``blank``
overrules them. Whether it may be counted is for the ballot box to judge.
"""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from parliament.shared.errors import RuleBroken
from parliament.voting import rules

Form = MultiDict[str, str]


class NothingChosen(RuleBroken):
    """A ballot form sent without any choice; a blank ballot is chosen as such."""

    code = "nothing_chosen"
    status = 422
    sv = "Du valde inget, så ingen röst skickades. Välj ett alternativ och rösta, eller rösta blankt."
    en = "You chose nothing, so no ballot was sent. Choose an option and vote, or vote blank."


class PointsUnreadable(RuleBroken):
    """Points that are no whole number."""

    code = "points_unreadable"
    status = 422
    sv = "Ingen röst skickades. Skriv poängen som hela tal: 0 eller mer."
    en = "No ballot was sent. Write the points as whole numbers: 0 or more."


class SamePlaceTwice(RuleBroken):
    """Two options on the same place of a ranking."""

    code = "same_place_twice"
    status = 422
    sv = "Ingen röst skickades. Två alternativ har samma plats: ge dem var sin."
    en = "No ballot was sent. Two options have the same place: give each its own."


def cast_of(form: Form) -> dict[str, Any]:
    """The ballot that a form sends, as a phone's script would have sent it.

    Raises:
        NothingChosen: no field says anything.
        PointsUnreadable: points that are no whole number.
        SamePlaceTwice: a ranking with two options on one place.
    """
    seq = form.get("seq", "0") or "0"
    return {
        "division": form.get("division"),
        "nonce": form.get("nonce"),
        "choices": _choices(form),
        "seq": _number(seq, most=rules.MAX_SEQ, otherwise=-1),
    }


def _choices(form: Form) -> list[str] | dict[str, int]:
    if form.get("blank"):
        return []
    points, ranks = _fields(form, "points_"), _fields(form, "rank_")
    if points:
        return _points(points)
    if ranks:
        return _ranking(ranks)
    if "choice" not in form:
        raise NothingChosen(field="choice")
    return [choice for choice in form.getlist("choice") if choice]


def _fields(form: Form, prefix: str) -> dict[str, str]:
    """The filled in fields with this prefix, by option."""
    named = {key.removeprefix(prefix): form.get(key) or "" for key in form if key.startswith(prefix)}
    return {option: value.strip() for option, value in named.items() if value.strip()}


def _points(fields: dict[str, str]) -> dict[str, int]:
    given = {option: _number(value, most=rules.MAX_SEQ, otherwise=-1) for option, value in fields.items()}
    if any(number < 0 for number in given.values()):
        raise PointsUnreadable(field="points")
    if not any(given.values()):
        raise NothingChosen(field="points")
    return {option: number for option, number in given.items() if number}


def _ranking(fields: dict[str, str]) -> list[str]:
    """The options by their place. Places that are left out between two do not matter."""
    places = {option: _number(value, most=rules.MAX_OPTIONS, otherwise=0) for option, value in fields.items()}
    if len(set(places.values())) != len(places):
        raise SamePlaceTwice(field="rank")
    return sorted(places, key=lambda option: places[option])


def _number(value: str, *, most: int, otherwise: int) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 10):
        return otherwise
    return int(value) if int(value) <= most else otherwise
