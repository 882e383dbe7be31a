"""Days that are weekdays (vardag) in law, and the red days of the Swedish calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_SUNDAY = 6


def red_day(day: date) -> str:
    """The Swedish name of the public holiday on ``day`` (lag 1989:253), or an empty text. Not of Sundays."""
    return _holidays_of(day.year).get(day, "")


def is_weekday(day: date) -> bool:
    """Whether ``day`` is a weekday in law: neither a Sunday nor a public holiday. A Saturday is one."""
    return day.weekday() != _SUNDAY and not red_day(day)


def last_weekday_before(day: date) -> date:
    """The last weekday before ``day``."""
    before = day - timedelta(days=1)
    while not is_weekday(before):
        before -= timedelta(days=1)
    return before


@cache
def _holidays_of(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("SE", years=year, language="sv"))
