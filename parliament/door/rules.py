"""Rules of the door: when one may check in, by oneself or at the door. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from parliament.shared import clock
from parliament.shared.errors import RuleBroken

HOW = ("door_code", "name", "self", "api")
SELF = "self"
CLOCK_DRIFT = timedelta(minutes=5)
OLDEST = timedelta(hours=24)
SILENT_AFTER = timedelta(minutes=2)
FORGOTTEN_AFTER = timedelta(hours=12)
MOST_UNSENT = 100_000
_TIME = re.compile(r"(?:kl\.? *)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?", re.IGNORECASE)


class DoorClosed(RuleBroken):
    """Check-in for an edition that is over or cancelled."""

    code = "door_closed"
    status = 409
    sv = "Det går inte att checka in: årets parlament är avslutat eller inställt."
    en = "Check-in is not possible: this year's parliament is over or cancelled."


class NotTheDay(RuleBroken):
    """Someone checks themself in before the day."""

    code = "not_the_day"
    status = 409
    sv = "Du kan checka in här först på dagen. Kom tillbaka då, eller visa biljetten i dörren."
    en = "You can check in here only on the day. Come back then, or show your ticket at the door."


class TimeNotPlausible(RuleBroken):
    """A scan that says it was made in the future, or long ago."""

    code = "time_not_plausible"
    status = 422
    sv = "Tiden för incheckningen kan inte stämma. Kontrollera klockan i enheten."
    en = "The time of the check-in cannot be right. Check the clock of the device."


class NotHere(RuleBroken):
    """Undoing or ending a presence that is not there."""

    code = "not_here"
    status = 409
    sv = "Personen är inte incheckad, så inget ändrades."
    en = "The person is not checked in, so nothing was changed."


class SeatCancelled(RuleBroken):
    """A seat that has been cancelled cannot be checked in."""

    code = "seat_cancelled"
    status = 409
    sv = "Platsen är avbokad. Gå till hjälpdisken."
    en = "The seat has been cancelled. Go to the help desk."


class WrongEdition(RuleBroken):
    """A ticket of another year."""

    code = "wrong_edition"
    status = 409
    sv = "Biljetten gäller en annan upplaga. Gå till hjälpdisken."
    en = "The ticket is for another edition. Go to the help desk."


class DeviceReportMalformed(RuleBroken):
    """A door phone's report that cannot be read."""

    code = "device_report_malformed"
    status = 422
    sv = "Enhetens rapport går inte att läsa: {why_sv}."
    en = "The device's report cannot be read: {why_en}."


def is_silent(heard_at: datetime, now: datetime) -> bool:
    """Whether a door phone has not been heard of for so long that its check-ins may be missing."""
    return now - heard_at > SILENT_AFTER


def check_unsent(unsent: object) -> int:
    """The number of unsent check-ins as a device reported it.

    Raises:
        DeviceReportMalformed: not a whole number from 0 to 100 000.
    """
    written = str(unsent).strip() if isinstance(unsent, int | str) and not isinstance(unsent, bool) else ""
    digits = written.isascii() and written.isdecimal() and len(written) <= 6
    if not digits or int(written) > MOST_UNSENT:
        raise DeviceReportMalformed(
            why_sv="antalet osända är inget heltal", why_en="the unsent number is not whole", field="unsent"
        )
    return int(written)


class LaterTimeUnreadable(RuleBroken):
    """Not a time of the day."""

    code = "later_time_unreadable"
    status = 422
    sv = "Tiden går inte att läsa. Skriv till exempel 10.30, eller lämna tomt."
    en = "The time cannot be read. Write for example 10:30, or leave it empty."


class TooManyScans(RuleBroken):
    """More scans in one sending than a phone sends."""

    code = "too_many_scans"
    status = 413
    sv = "För många incheckningar på en gång: högst {most}. Skicka resten sedan."
    en = "Too many check-ins at once: at most {most}. Send the rest later."


class ScanMalformed(RuleBroken):
    """A scan that no phone of ours makes."""

    code = "scan_malformed"
    status = 422
    sv = "Incheckningen gick inte att läsa. Läs in sidan igen."
    en = "The check-in could not be read. Load the page again."


def may_check_in(status: str) -> None:
    """Whether staff may check people in to an edition of ``status``.

    Raises:
        DoorClosed: it is over or cancelled.
    """
    if status in {"held", "cancelled"}:
        raise DoorClosed


def may_check_self_in(status: str, day: date | None, now: datetime) -> None:
    """Whether delegates may check themselves in: while the parliament is live, or is open, on its day.

    Raises:
        DoorClosed: it is over or cancelled.
        NotTheDay: too early.
    """
    may_check_in(status)
    if status == "live" or (status == "open" and day == clock.stockholm(now).date()):
        return
    raise NotTheDay


def plausible(at: datetime | None, now: datetime) -> datetime:
    """The time of a check-in: ``at`` from a device that was offline, else ``now``.

    A clock that is a little ahead is forgiven.

    Raises:
        TimeNotPlausible: in the future, or more than a day ago.
    """
    if at is None:
        return now
    if at.tzinfo is None or at > now + CLOCK_DRIFT or at < now - OLDEST:
        raise TimeNotPlausible(field="at")
    return min(at, now)


def departure(at: datetime | None, *, arrived_at: datetime, now: datetime) -> datetime:
    """The time of a departure: ``at`` when it is noted afterwards, else ``now``; never before the arrival.

    Raises:
        TimeNotPlausible: in the future, or before the arrival.
    """
    if at is None:
        return max(now, arrived_at)
    if at.tzinfo is None or at > now + CLOCK_DRIFT or at < arrived_at:
        raise TimeNotPlausible(field="at")
    return at


@dataclass(frozen=True, slots=True)
class Admission:
    """That a door let somebody in: when, at which door, and how."""

    at: datetime
    device: str
    how: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Two admissions to one seat in order of time. ``double``: both let somebody in at a door."""

    first: Admission
    second: Admission
    double: bool


def merge(there: Admission, late: Admission) -> Merged:
    """What an admission that a phone sends late does to the one that is already noted: the first counts.

    The other is a double admission, unless the delegate had only said "Jag är här" on the own phone.
    """
    double = there.how != SELF
    if late.at < there.at and double:
        return Merged(late, there, double)
    return Merged(there, late if late.at >= there.at else replace(late, at=there.at), double)


def made_at(seconds_ago: float, now: datetime) -> datetime:
    """When a scan was made that a phone says is so old; a phone's own clock is not asked.

    An age below nothing is nothing, and one above a day is a day: the scan is not lost for it.
    """
    age = timedelta(seconds=min(max(seconds_ago, 0.0), OLDEST.total_seconds()))
    return now - age


def expected(typed: str, *, day: date, now: datetime) -> datetime | None:
    """The time that somebody says they will come at, as typed (9.30, 09:30, 9); None when nothing is typed.

    Raises:
        LaterTimeUnreadable: it is no time of the day.
    """
    if not typed.strip():
        return None
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        raise LaterTimeUnreadable(field="expected")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        raise LaterTimeUnreadable(field="expected")
    zone = clock.stockholm(now).tzinfo
    return datetime.combine(day, time(hour, minute), tzinfo=zone).astimezone(UTC)
