"""What undertakings say in words."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from parliament.commitments.register.words import KIND_OF_STATUS, STATUS
from parliament.commitments.undertakings import queries
from parliament.commitments.undertakings.views import UndertakingView

__all__ = ["EVENT", "KIND", "KIND_OF_STATUS", "STATES", "STATUS", "STEP", "late", "standing", "standing_kind"]

KIND = {"answer": _l("Besked"), "taken_along": _l("Medskick"), "commitment": _l("Åtagande")}
STEP = {
    "plan": _l("Planera det"),
    "begin": _l("Det har börjat"),
    "postpone": _l("Skjut upp det"),
    "end": _l("Det är klart: avsluta"),
    "reopen": _l("Öppna det igen"),
    "drop": _l("Avfärda det"),
    "take_up": _l("Ta upp det igen"),
}
EVENT = {
    "noted": _l("Antecknat i salen"),
    "accepted": _l("Antaget som åtagande"),
    "handed_over": _l("Ny ägare"),
    "due_moved": _l("Ny dag"),
    "reported": _l("Ägaren rapporterade"),
    "reported_done": _l("Ägaren rapporterade att det är klart"),
    "step_plan": _l("Planerat"),
    "step_begin": _l("Påbörjat"),
    "step_postpone": _l("Uppskjutet"),
    "step_end": _l("Avslutat"),
    "step_reopen": _l("Öppnat igen"),
    "step_drop": _l("Avfärdat"),
    "step_take_up": _l("Upptaget igen"),
}
STATES = {
    queries.UNACCEPTED: _l("Väntar på att antas"),
    queries.OVERDUE: _l("Försenade"),
    queries.REPORTED: _l("Ägaren säger klart"),
    **STATUS,
}
"""What a list can be narrowed to."""
_KEPT = {
    "kept": _l("Klart i tid"),
    "kept_late": _l("Klart efter utsatt dag"),
    "dropped": _l("Avfärdat"),
}


def late(undertaking: UndertakingView) -> str:
    """How late it is, in words; nothing when it is not."""
    if not undertaking.overdue:
        return ""
    days = undertaking.days_late
    return str(ngettext("Försenat %(num)s dag", "Försenat %(num)s dagar", days))


def standing(undertaking: UndertakingView) -> str:
    """Where it stands, in a few words."""
    if undertaking.overdue:
        return late(undertaking)
    if undertaking.waits_for_office:
        return str(_("Klart enligt ägaren"))
    if undertaking.outcome in _KEPT:
        return str(_KEPT[undertaking.outcome])
    if undertaking.status == "dropped":
        return str(_KEPT["dropped"])
    if not undertaking.accepted:
        return str(_("Inte antaget") if undertaking.kind == "commitment" else KIND[undertaking.kind])
    return str(STATUS[undertaking.status])


def standing_kind(undertaking: UndertakingView) -> str:
    """The kind of mark that goes with ``standing``."""
    if undertaking.overdue:
        return "stop"
    if undertaking.outcome in ("kept", "kept_late"):
        return "ok"
    return str(KIND_OF_STATUS[undertaking.status])
