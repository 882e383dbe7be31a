"""A time of day as people write it: what has already happened is entered with its real time."""

from __future__ import annotations

from datetime import datetime

from parliament.shared import clock
from parliament.shared.errors import RuleBroken


class TimeOfDayUnreadable(RuleBroken):
    """A time of day that is not one."""

    code = "time_of_day_unreadable"
    status = 422
    sv = "Tiden går inte att läsa. Skriv den som 13.40."
    en = "The time cannot be read. Write it as 13:40."


def read(written: str, *, now: datetime, field: str = "at") -> datetime | None:
    """``13.40`` or ``13:40`` on the day of ``now`` in Sweden, as UTC; None when nothing is written.

    Raises:
        TimeOfDayUnreadable: it is neither.
    """
    given = written.strip().replace(":", ".")
    if not given:
        return None
    try:
        moment = datetime.strptime(given, "%H.%M")  # noqa: DTZ007 - a time of day, no moment yet
    except ValueError:
        raise TimeOfDayUnreadable(field=field) from None
    return clock.from_stockholm(clock.stockholm(now).date(), moment.hour, moment.minute)
