"""When one may check in; said without application or database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from parliament.access.masking import mask_path
from parliament.door import rules

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
