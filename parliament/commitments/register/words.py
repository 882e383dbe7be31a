"""What the register says in words."""

from __future__ import annotations

import datetime as dt
import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from parliament.commitments import rules
from parliament.commitments.register import schedules
from parliament.commitments.register.schedules import Schedule, Stretch
from parliament.commitments.register.views import ActionView
from parliament.shared import swedish

STATUS = {
    rules.POTENTIAL: _l("Potentiell"),
    rules.COMING: _l("Kommande"),
    rules.ONGOING: _l("Pågående"),
    rules.ENDED: _l("Avslutad"),
    rules.DROPPED: _l("Avfärdad"),
}
KIND_OF_STATUS = {
    rules.POTENTIAL: "info",
    rules.COMING: "info",
    rules.ONGOING: "wait",
    rules.ENDED: "ok",
    rules.DROPPED: "stop",
}
STEP = {
    "plan": _l("Planera den"),
    "begin": _l("Den har börjat"),
    "postpone": _l("Skjut upp den"),
    "end": _l("Den är avslutad"),
    "reopen": _l("Den pågår igen"),
    "drop": _l("Avfärda den"),
    "take_up": _l("Ta upp den igen"),
}
FIELD = {
    "added": _l("Ny i planen"),
    "status": _l("Läge"),
    "status_reason": _l("Skäl"),
    "title": _l("Insats"),
    "description": _l("Beskrivning"),
    "responsible": _l("Ansvarig"),
    "participants": _l("Medverkande"),
    "schedule_text": _l("Tidplan"),
    "funding": _l("Finansiering"),
    "note": _l("Anmärkning"),
}
_MONTHS = (
    _l("januari"),
    _l("februari"),
    _l("mars"),
    _l("april"),
    _l("maj"),
    _l("juni"),
    _l("juli"),
    _l("augusti"),
    _l("september"),
    _l("oktober"),
    _l("november"),
    _l("december"),
)


def understood(schedule: Schedule) -> str:
    """What was understood of a schedule; "" when it says no more than what is written."""
    parts = [_stretch(one, schedule.kind) for one in schedule.stretches]
    if schedule.every_years:
        every = ngettext("varje år", "vart %(num)s:e år", schedule.every_years)
        parts.append(_("återkommer %(every)s", every=every))
    if schedule.kind == schedules.PRELIMINARY:
        return str(_("preliminärt %(when)s", when=_time(schedule.start)))
    return "; ".join(part for part in parts if part)


def not_understood(schedule: Schedule) -> str:
    """What of a schedule could not be understood, as a sentence; "" if all of it was."""
    if schedule.is_clear or not schedule.text:
        return ""
    pieces = ", ".join(f"”{part}”" for part in schedule.not_understood)
    return str(_("Går inte att tolka: %(what)s", what=pieces))


def changed(field: str, value: str) -> str:
    """A value of a changed field, as people read it."""
    if field in ("status", "added") and value in STATUS:
        return str(STATUS[value])
    return value


def row(action: ActionView, areas: dict[str, str]) -> list[str]:
    """An action as a line of a spreadsheet; ``areas`` has the name of each area."""
    return [
        areas[action.area_id],
        action.title,
        action.description,
        action.responsible,
        action.participants,
        action.schedule.text,
        action.schedule.start,
        action.schedule.end,
        not_understood(action.schedule),
        action.funding,
        str(STATUS[action.status]),
        action.status_reason,
        action.note,
    ]


def columns() -> list[str]:
    """The heads of ``row``."""
    return [
        _("Insatsområde"),
        _("Insats"),
        _("Beskrivning"),
        _("Ansvarig"),
        _("Medverkande"),
        _("Tidplan som den är skriven"),
        _("Börjar"),
        _("Slutar"),
        _("Tolkning"),
        _("Finansiering"),
        _("Läge"),
        _("Skäl"),
        _("Anmärkning"),
    ]


def _stretch(one: Stretch, kind: str) -> str:
    start, end = _time(one.start), _time(one.end)
    if kind == schedules.ONGOING:
        words = _("löpande sedan %(start)s", start=start) if start else ""
    elif kind == schedules.UNDERWAY:
        words = _("pågår till %(end)s", end=end) if end else ""
    elif one.start == one.end:
        words = start
    elif start and end:
        words = f"{start} – {end}"
    else:
        words = _("till %(end)s", end=end) if end else _("från %(start)s", start=start) if start else ""
    return f"{one.name}: {words}" if one.name and words else words


def _time(when: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return swedish.date(dt.date.fromisoformat(when))
    if month := re.fullmatch(r"(\d{4}|-)-(\d\d)", when):
        year = "" if month[1] == "-" else f" {month[1]}"
        return f"{_MONTHS[int(month[2]) - 1]}{year}"
    return when
