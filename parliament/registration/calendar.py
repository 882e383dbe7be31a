"""The day as a calendar file: one event a seat, whose later versions replace the earlier ones.

A calendar replaces what it has when UID is the same and SEQUENCE is higher (RFC 5545 3.8.7.4, RFC 5546
2.1.4). The number grows when what the calendar shows has changed: day, time, place, name, or a
cancellation.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from icalendar import Calendar, Event, vCalAddress, vText

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.registration.models import CalendarVersion
from parliament.registration.seats import SeatView
from parliament.shared import clock, swedish
from parliament.storage.transaction import reading, transaction

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


@dataclass(frozen=True, slots=True)
class Day:
    """When an edition is: a day, and its first and last minute (UTC) when the programme has times."""

    date: dt.date
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None

    @property
    def begins(self) -> dt.datetime:
        """The start, or the beginning of the day in Sweden."""
        return self.starts_at or clock.from_stockholm(self.date, 0, 0)

    @property
    def is_over(self) -> dt.datetime:
        """Midnight after the day, in Sweden."""
        return clock.from_stockholm(self.date + dt.timedelta(days=1), 0, 0)

    def words(self, language: str) -> str:
        """As it is said: "torsdag 9 november 2023 kl. 9–15.30"."""
        day = swedish.weekday_date(self.date, language)
        if self.starts_at is None or self.ends_at is None:
            return day
        between = ", " if language == "en" else " "
        return f"{day}{between}{swedish.time_range(self.starts_at, self.ends_at, language)}"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An iCalendar file and its method."""

    text: str
    method: str


def day_of(edition: EditionView) -> Day | None:
    """When the edition is; None while its day is not decided."""
    if edition.date is None:
        return None
    items = editions.programme(edition.id)
    starts = [item.starts_at for item in items if item.starts_at]
    ends = [item.ends_at for item in items if item.ends_at]
    on_the_day = bool(starts) and clock.stockholm(min(starts)).date() == edition.date
    return Day(edition.date, min(starts), max(ends)) if on_the_day else Day(edition.date, None, None)


def seat_event(
    seat: SeatView, edition: EditionView, *, language: str, organiser: str = ""
) -> CalendarFile | None:
    """The calendar file of a seat; None while the edition has no day.

    A cancelled seat, or edition, gives a cancellation. The file holds no secret: calendars are shared.

    Args:
        seat: whose.
        edition: the seat's.
        language: "sv" or "en".
        organiser: the organisers' address ("mailto:…"), where there is one.
    """
    day = day_of(edition)
    if day is None:
        return None
    cancelled = not seat.active or edition.status == "cancelled"
    version, changed_at = _version(edition, day)
    event = Event()
    event.add("uid", f"{edition.id}.{seat.id}@naringslivsparlamentet")
    event.add("sequence", version if seat.active else version + 1)
    event.add("dtstamp", clock.now())
    event.add("last-modified", changed_at)
    event.add("summary", edition.name)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    _put_times(event, day)
    if edition.venue:
        event.add("location", edition.venue)
    event.add("description", _description(seat, language))
    if organiser:
        address = vCalAddress(organiser)
        address.params["CN"] = vText(edition.series_name)
        event.add("organizer", address)
    method = CANCEL if cancelled else PUBLISH
    return CalendarFile(_calendar(event, method), method)


def _calendar(event: Event, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Naringslivsparlamentet//SV")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _put_times(event: Event, day: Day) -> None:
    if day.starts_at and day.ends_at:
        event.add("dtstart", day.starts_at)
        event.add("dtend", day.ends_at)
        return
    event.add("dtstart", day.date)
    event.add("dtend", day.date + dt.timedelta(days=1))


def _description(seat: SeatView, language: str) -> str:
    if language == "en":
        return (
            f"Seat {seat.number}, {seat.company_name}. Bring your phone: your personal link is in your mail."
        )
    return (
        f"Plats {seat.number}, {seat.company_name}. Ta med telefonen: din personliga länk finns i din e-post."
    )


def _version(edition: EditionView, day: Day) -> tuple[int, dt.datetime]:
    """The number of what the calendar shows, raised when that has changed, and when it did."""
    shown = [edition.name, edition.venue, str(edition.status == "cancelled"), str(day)]
    digest = hashlib.sha256("|".join(shown).encode()).hexdigest()
    with reading() as session:
        row = session.get(CalendarVersion, edition.id)
        if row is not None and row.digest == digest:
            return row.version, row.changed_at
    with transaction() as tx:
        row = tx.session.get(CalendarVersion, edition.id, populate_existing=True)
        if row is None:
            row = CalendarVersion(edition_id=edition.id, version=-2, digest="", changed_at=clock.now())
            tx.session.add(row)
        if row.digest != digest:
            # By two: the odd numbers between are for the seats that are cancelled.
            row.version, row.digest, row.changed_at = row.version + 2, digest, clock.now()
        tx.session.flush()
        return row.version, row.changed_at
