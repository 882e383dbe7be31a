"""Rules of the minutes: their states, reminders, and the times of adjustment and notice. Pure.

The states, and what happens to them::

    draft --send--> adjusting --complete--> approved --lock--> locked --rectify--> locked
      |   <-withdraw-  |   ^                   |
      |                |   +------change-------+   (a change voids the approvals)
      +----publish--+--+--publish
                    v
               unadjusted --complete--> approved

``complete`` happens by itself when the last adjuster approves the text as it stands. ``publish`` is a
person's decision to publish before that, marked "ojusterat". A change keeps ``adjusting`` and
``unadjusted`` where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import holidays

DRAFT, ADJUSTING, UNADJUSTED, APPROVED, LOCKED = "draft", "adjusting", "unadjusted", "approved", "locked"
STATES: Final = (DRAFT, ADJUSTING, UNADJUSTED, APPROVED, LOCKED)

STEPS: Final[dict[tuple[str, str], str]] = {
    (DRAFT, "change"): DRAFT,
    (DRAFT, "send"): ADJUSTING,
    (DRAFT, "publish"): UNADJUSTED,
    (ADJUSTING, "change"): ADJUSTING,
    (ADJUSTING, "withdraw"): DRAFT,
    (ADJUSTING, "complete"): APPROVED,
    (ADJUSTING, "publish"): UNADJUSTED,
    (UNADJUSTED, "change"): UNADJUSTED,
    (UNADJUSTED, "publish"): UNADJUSTED,
    (UNADJUSTED, "complete"): APPROVED,
    (APPROVED, "change"): ADJUSTING,
    (APPROVED, "lock"): LOCKED,
    (LOCKED, "rectify"): LOCKED,
}

READABLE_BY_ADJUSTERS: Final = (ADJUSTING, UNADJUSTED, APPROVED, LOCKED)
APPROVABLE: Final = (ADJUSTING, UNADJUSTED)

PROSE_MAX: Final = 20_000
COMMENT_MAX: Final = 1_000
MAX_ADJUSTERS: Final = 6
REMIND_AFTER_DAYS: Final = 4
MAX_REMINDERS: Final = 3

_ADJUST_WITHIN = timedelta(days=14)
_ANNOUNCE_WITHIN = timedelta(days=2)
_APPEAL = timedelta(weeks=3)
_SUNDAY = 6


def can(state: str, step: str) -> bool:
    """Whether ``step`` may be taken from ``state``."""
    return (state, step) in STEPS


def adjust_by(sitting_day: date) -> date:
    """The last day to adjust the minutes: fourteen days after the sitting (KL 5:69)."""
    return sitting_day + _ADJUST_WITHIN


def is_red_day(day: date) -> bool:
    """Whether the day is a Swedish public holiday or a Sunday: few are at their desks."""
    return day.weekday() == _SUNDAY or day in holidays.country_holidays("SE", years=day.year)


@dataclass(frozen=True, slots=True)
class Notice:
    """The days of the notice of adjustment."""

    adjusted: date
    posted: date
    latest: date
    down: date


def notice(adjusted: date, posted: date) -> Notice:
    """The notice that the minutes are adjusted, for minutes that would be law.

    Announced by the second day after the adjustment (KL 8:12); it may not be taken down before the time
    for appeal has gone out, three weeks from the day it was put up (KL 8:12, 13:5).
    """
    return Notice(adjusted, posted, adjusted + _ANNOUNCE_WITHIN, posted + _APPEAL + timedelta(days=1))


def reminder_is_due(*, sent_at: datetime, now: datetime, after_days: int, reminded: int) -> bool:
    """Whether an adjuster who has not approved is to be reminded.

    Args:
        sent_at: when the link was sent (UTC).
        now: UTC.
        after_days: between the link and the first reminder, and between reminders.
        reminded: how many have gone.
    """
    if reminded >= MAX_REMINDERS:
        return False
    return now >= sent_at + timedelta(days=after_days * (reminded + 1))
