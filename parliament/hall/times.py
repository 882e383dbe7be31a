"""The time of day that somebody writes for a step that is recorded afterwards."""

from __future__ import annotations

from datetime import datetime

from parliament.shared import clock
from parliament.shared.errors import RuleBroken


class TimeUnreadable(RuleBroken):
    """A time of day that is not one."""

    code = "time_unreadable"
    status = 422
    sv = "Tiden går inte att läsa. Skriv den som 13.40."
    en = "The time cannot be read. Write it as 13.40."


def real_time(written: str) -> datetime | None:
    """The real time of a step that is recorded afterwards: ``13.40`` or ``13:40`` today; None: now.

    Raises:
        TimeUnreadable: it is neither.
    """
    written = written.strip().replace(":", ".")
    if not written:
        return None
    try:
        moment = datetime.strptime(written, "%H.%M")  # noqa: DTZ007 - a time of day, no moment yet
    except ValueError:
        raise TimeUnreadable(field="at") from None
    return clock.from_stockholm(clock.stockholm(clock.now()).date(), moment.hour, moment.minute)
