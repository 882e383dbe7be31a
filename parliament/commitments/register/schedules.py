"""Schedules as people write them in a plan, and what a program may understand of them.

What is written is kept as it is. What can be understood stands beside it; what cannot is named and never
guessed: "23010" is neither a date nor a year, so that stretch has no beginning.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

ONGOING = "ongoing"  # löpande: it has no end
UNDERWAY = "underway"  # pågående: it has begun, nobody wrote when
PERIOD = "period"
RECURRING = "recurring"
PARTS = "parts"  # several stretches, each with a name
PRELIMINARY = "preliminary"  # "maj?"
UNKNOWN = "unknown"

_DASH = "–"
_MARK = re.compile(r"(?P<mark>löpande|pågående|\d{4}-\d\d(?:-\d\d)?|\d+)", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_EVERY = {"årligen": 1, "varje år": 1, "vartannat år": 2, "vart tredje år": 3, "vart fjärde år": 4}
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_SHORT_MONTHS, start=1)}
_MONTH = rf"\b(?P<month>{'|'.join(_MONTHS)})[a-zåäö]*"
_UNCERTAIN = re.compile(rf"^{_MONTH}\s*(?P<year>\d{{4}})?\s*\?$", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(rf"{_MONTH}\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\s*[–—]\s*|\s+till\s+|\s+-\s*|(?<=\d{6})-(?=\d{6})|(?<=\b\d{4})-(?=\d{4}\b)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time from ``start`` to ``end``, with a name if it is one of several.

    Each is a day (2026-07-31), a month (2026-07, or --05 of an unknown year), a year (2026), or "" if open.
    """

    start: str = ""
    end: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule as written, and what was understood of it."""

    text: str
    kind: str = UNKNOWN
    stretches: tuple[Stretch, ...] = ()
    every_years: int | None = None
    not_understood: tuple[str, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether everything that was written was understood."""
        return self.kind != UNKNOWN and not self.not_understood

    @property
    def start(self) -> str:
        """The earliest beginning, or "" if none is known."""
        return min((s.start for s in self.stretches if s.start), default="")

    @property
    def end(self) -> str:
        """The latest end, or "" if there is none or one of the stretches has none."""
        ends = [stretch.end for stretch in self.stretches]
        return "" if not ends or "" in ends else max(ends)


def understand(text: str) -> Schedule:
    """What ``text`` says: "230401 –260731", "Pågående –251231", "Löpande", "vart tredje år", "maj?".

    Six digits are YYMMDD, eight YYYYMMDD, four a year. A day that is not in the calendar is not understood.
    """
    plain = re.sub(r"\s+", " ", _FROM_TO.sub(f" {_DASH} ", text)).strip()
    if uncertain := _UNCERTAIN.match(plain.rstrip(". ")):
        return _uncertain(text, uncertain)
    plain = _MONTH_OF_YEAR.sub(lambda m: f"{m['year']}-{_MONTHS[m['month'].lower()]:02}", plain)
    found = [_sentence(part) for part in re.split(r"\.\s+|\.$", plain) if part.strip()]
    dated = [(kind, stretch) for kind, stretch, _ in found if kind]
    missing = tuple(piece for _, _, pieces in found for piece in pieces)
    every = next((years for words, years in _EVERY.items() if words in plain.lower()), None)
    if not dated and not every:
        return Schedule(text, UNKNOWN, not_understood=missing or ((text,) if text.strip() else ()))
    stretches = tuple(stretch for _, stretch in dated)
    if every:  # what comes again does not end with its first time
        again = tuple(Stretch(first.start, "", first.name) for first in stretches)
        return Schedule(text, RECURRING, again, every, missing)
    kind = PARTS if len(dated) > 1 else dated[0][0]
    return Schedule(text, kind, stretches, None, missing)


def _uncertain(text: str, found: re.Match[str]) -> Schedule:
    month = _MONTHS[found["month"].lower()]
    when = f"{found['year']}-{month:02}" if found["year"] else f"--{month:02}"
    return Schedule(text, PRELIMINARY, (Stretch(when, when),))


def _sentence(words: str) -> tuple[str, Stretch, tuple[str, ...]]:
    """The kind ("" if there is no time in it), the stretch, and what could not be understood."""
    marks = list(_MARK.finditer(words))
    if not marks:
        return "", Stretch(), ()
    missing = tuple(m["mark"] for m in marks if m["mark"][0].isdigit() and not _day(m["mark"]))
    first, last = marks[0]["mark"].lower(), marks[-1]["mark"].lower()
    name = "" if first in ("löpande", "pågående") else _name(words[: marks[0].start()])
    if last == "löpande":
        return ONGOING, Stretch(_day(first) if first != last else "", "", name), missing
    if first == "pågående":
        return UNDERWAY, Stretch("", _day(last) if last != first else "", name), missing
    if _DASH in words:
        return PERIOD, Stretch(_day(first), _day(last), name), missing
    return PERIOD, Stretch(_day(first), _day(first), name), missing


def _name(words: str) -> str:
    """What stands before the time, unless it only says that it is one."""
    name = words.strip(" :,")
    said = {"uppdaterat", "infört", "genomförs", "planerat genomförande", "från", "start", "planerat"}
    return "" if name.lower() in said else name


def _day(mark: str) -> str:
    """``mark`` as 2026-07-31, 2026-07 or 2026, or "" if it is neither."""
    try:
        if re.fullmatch(r"\d{6}", mark):
            return dt.date(2000 + int(mark[:2]), int(mark[2:4]), int(mark[4:])).isoformat()
        if re.fullmatch(r"\d{8}", mark):
            return dt.date(int(mark[:4]), int(mark[4:6]), int(mark[6:])).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", mark):
            return dt.date.fromisoformat(mark).isoformat()
    except ValueError:
        return ""
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", mark):
        return mark
    if re.fullmatch(r"\d{4}", mark) and _FIRST_YEAR <= int(mark) <= _LAST_YEAR:
        return mark
    return ""
