"""When one may check in; said without application or database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from parliament.access.masking import mask_path
from parliament.door import rules
from parliament.shared import clock

NOW = datetime(2023, 10, 11, 7, 30, tzinfo=UTC)
TODAY = date(2023, 10, 11)


@pytest.mark.parametrize("status", ["planned", "open", "live"])
def test_staff_check_in_until_the_day_is_over(status: str) -> None:
    rules.may_check_in(status)


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_nobody_checks_in_to_what_is_over(status: str) -> None:
    with pytest.raises(rules.DoorClosed):
        rules.may_check_in(status)
    with pytest.raises(rules.DoorClosed):
        rules.may_check_self_in(status, TODAY, NOW)


def test_one_checks_oneself_in_on_the_day_or_when_it_is_live() -> None:
    rules.may_check_self_in("open", TODAY, NOW)
    rules.may_check_self_in("live", None, NOW)


@pytest.mark.parametrize("day", [None, TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_nobody_checks_themself_in_before_the_day(day: date | None) -> None:
    with pytest.raises(rules.NotTheDay):
        rules.may_check_self_in("open", day, NOW)


def test_the_day_is_the_one_in_sweden() -> None:
    late_evening_utc = datetime(2023, 10, 10, 22, 30, tzinfo=UTC)  # half past midnight in Sweden
    rules.may_check_self_in("open", TODAY, late_evening_utc)


def test_a_device_tells_when_it_scanned() -> None:
    assert rules.plausible(None, NOW) == NOW
    assert rules.plausible(NOW - timedelta(hours=2), NOW) == NOW - timedelta(hours=2)
    assert rules.plausible(NOW + timedelta(minutes=1), NOW) == NOW


@pytest.mark.parametrize(
    "at",
    [NOW + timedelta(hours=1), NOW - timedelta(days=2), datetime(2023, 10, 11, 7, 0)],  # noqa: DTZ001
)
def test_a_time_that_cannot_be_right_is_refused(at: datetime) -> None:
    with pytest.raises(rules.TimeNotPlausible):
        rules.plausible(at, NOW)


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/d/abcdef", "/d/***"),
        ("/d/abcdef/ticket.svg", "/d/***/ticket.svg"),
        ("GET /d/abcdef?x=1 HTTP/1.1", "GET /d/***?x=1 HTTP/1.1"),
        ("https://exempel.se/logga-in/hemlig", "https://exempel.se/logga-in/***"),
        ("/utvardering/hemlig#a", "/utvardering/***#a"),
        ("/door", "/door"),
        ("/d", "/d"),
    ],
)
def test_keys_in_addresses_are_masked_for_the_log(path: str, logged: str) -> None:
    assert mask_path(path) == logged


def admitted(minutes_ago: int, device: str, how: str = "door_code") -> rules.Admission:
    return rules.Admission(NOW - timedelta(minutes=minutes_ago), device, how)


@pytest.mark.parametrize(("there", "late", "first"), [(30, 10, "A"), (10, 30, "B"), (10, 10, "A")])
def test_the_first_of_two_admissions_counts_whichever_is_sent_first(
    there: int, late: int, first: str
) -> None:
    merged = rules.merge(admitted(there, "A"), admitted(late, "B"))
    assert (merged.first.device, merged.double) == (first, True)
    assert merged.first.at <= merged.second.at


@pytest.mark.parametrize("late", [10, 50])
def test_who_said_jag_ar_har_stands_and_is_no_double(late: int) -> None:
    merged = rules.merge(admitted(30, "", how="self"), admitted(late, "B"))
    assert (merged.first.how, merged.double) == ("self", False)
    assert merged.first.at <= merged.second.at


@pytest.mark.parametrize(
    ("ago", "minutes"), [(0, 0), (60, 1), (-5, 0), (10**9, 24 * 60), (float("inf"), 24 * 60)]
)
def test_an_age_is_never_in_the_future_nor_more_than_a_day(ago: float, minutes: int) -> None:
    assert rules.made_at(ago, NOW) == NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("typed", "clock_time"),
    [("10.30", "10:30"), ("9", "09:00"), ("kl. 9.05", "09:05"), ("KL 13:40", "13:40"), (" 0.00 ", "00:00")],
)
def test_a_time_is_read_as_people_write_it(typed: str, clock_time: str) -> None:
    found = rules.expected(typed, day=NOW.date(), now=NOW)
    assert found is not None
    assert clock.stockholm(found).strftime("%H:%M") == clock_time


@pytest.mark.parametrize("typed", ["24.00", "9.60", "efter lunch", "10.3", "1030", "-1", "²"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(rules.LaterTimeUnreadable):
        rules.expected(typed, day=NOW.date(), now=NOW)


def test_no_time_is_no_time() -> None:
    assert rules.expected("  ", day=NOW.date(), now=NOW) is None
