"""The one clock: UTC inside, Europe/Stockholm outside."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class _Played:
    """How far the clock is moved while a finished day is played for a demonstration."""

    offset = timedelta(0)


def now() -> datetime:
    """The present moment, timezone-aware, in UTC."""
    return datetime.now(UTC) + _Played.offset


def play_at(moment: datetime) -> None:
    """Set this process's clock to ``moment``; it goes on from there. Only the demonstration does this."""
    _Played.offset = moment - datetime.now(UTC)


def play_no_more() -> None:
    """Set the clock right again."""
    _Played.offset = timedelta(0)


def stockholm(moment: datetime) -> datetime:
    """``moment`` (aware) on the clock that hangs on the wall of the hall."""
    return moment.astimezone(STOCKHOLM)


def from_stockholm(day: date, hour: int, minute: int) -> datetime:
    """A wall-clock time in Sweden as an aware UTC datetime."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=STOCKHOLM).astimezone(UTC)


def iso(moment: datetime) -> str:
    """``moment`` as ISO 8601 in UTC with milliseconds and a Z, as the API writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
