"""Rules of how an edition takes registrations: first come or selection, overbooking, deadlines. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parliament.registration import rules
from parliament.shared import clock
from parliament.shared.errors import RuleBroken

FIRST_COME, SELECTION = "first_come", "selection"
MODES = (FIRST_COME, SELECTION)


class SettingOutOfRange(RuleBroken):
    """A number of a setting that makes no sense."""

    code = "setting_out_of_range"
    status = 422
    sv = "Skriv ett tal mellan {least} och {most}."
    en = "Write a number between {least} and {most}."


@dataclass(frozen=True, slots=True)
class Setting:
    """How an edition takes registrations.

    ``votes``: how many of a company's people vote. ``overbooking``: per cent more confirmed than there are
    seats, for those who do not show up. The days are counted back from the day: when save-the-date and
    invitations should go, by when to answer, when to ask who is coming. ``offer_hours``: a reserve's time
    to answer. ``seed``: of the lot that decides between equals.
    """

    mode: str = FIRST_COME
    votes: int = rules.DEFAULT_VOTES
    overbooking: int = 0
    save_date_days: int = 90
    invite_days: int = 42
    answer_days: int = 21
    coming_days: int = 2
    offer_hours: int = 48
    seed: int = 1


_RANGES: dict[str, tuple[int, int]] = {
    "votes": (0, rules.MAX_DELEGATES),
    "overbooking": (0, 50),
    "save_date_days": (1, 365),
    "invite_days": (1, 365),
    "answer_days": (0, 365),
    "coming_days": (1, 14),
    "offer_hours": (1, 336),
    "seed": (0, 999_999),
}


def check_setting(setting: Setting) -> Setting:
    """A setting that may be stored.

    Raises:
        SettingOutOfRange: a number makes no sense, tied to its field.
    """
    for name, (least, most) in _RANGES.items():
        if not least <= getattr(setting, name) <= most:
            raise SettingOutOfRange(field=name, least=least, most=most)
    if setting.mode not in MODES:
        raise SettingOutOfRange(field="mode", least=1, most=2)
    return setting


def capacity(seats: int, overbooking: int) -> int:
    """How many may be confirmed: the seats and ``overbooking`` per cent more, rounded down."""
    return seats * (100 + overbooking) // 100


_WITHOUT_DAY = timedelta(days=14)
_ANSWER_SOON = timedelta(days=3)


def milestone(day: date, days: int) -> date:
    """The date ``days`` before the day."""
    return day - timedelta(days=days)


def answer_by(setting: Setting, *, day: date | None, now: datetime, from_reserve: bool) -> datetime:
    """By when an invitation is to be answered (UTC).

    The end of the day that the setting gives. A reserve, and whoever is invited later than that, gets the
    setting's hours instead, though never longer than till noon the day before, or else till the day
    begins, or ends.
    """
    if day is None:
        return now + _WITHOUT_DAY
    ordinary = clock.from_stockholm(milestone(day, setting.answer_days), 23, 59)
    soon = now + timedelta(hours=setting.offer_hours)
    wanted = soon if from_reserve or ordinary < soon else ordinary
    noon_before = clock.from_stockholm(day - timedelta(days=1), 12, 0)
    ends = (noon_before, clock.from_stockholm(day, 0, 0), clock.from_stockholm(day + timedelta(days=1), 0, 0))
    return min(wanted, next((end for end in ends if end > now), soon))


def remind_at(*, invited_at: datetime, answer_by: datetime) -> datetime:
    """When whoever has not answered an invitation is reminded: three days before the time is out.

    When there was less than six days to answer, half-way.
    """
    return answer_by - min(_ANSWER_SOON, (answer_by - invited_at) / 2)
