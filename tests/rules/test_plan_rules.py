"""The week of the summons, weekdays, and the freezing of the agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared import weekdays
from parliament.shared.errors import RuleBroken
from parliament.sitting import plan_rules

MAY_12 = plan_rules.Deadlines(date(2022, 5, 12))


def test_the_summons_of_12_may_2022_is_out_by_5_may() -> None:
    """KL 5:13, 5:15: at least a week before."""
    assert MAY_12.summons == date(2022, 5, 5)
    assert MAY_12.days_late(datetime(2022, 5, 5, 21, 59, tzinfo=UTC)) == 0  # 23.59 in Sweden
    assert MAY_12.days_late(datetime(2022, 5, 5, 22, 0, tzinfo=UTC)) == 1  # midnight has passed there
    assert MAY_12.days_late(datetime(2022, 5, 12, 8, 0, tzinfo=UTC)) == 7


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2022, 5, 12), date(2022, 5, 11)),
        (date(2023, 11, 13), date(2023, 11, 11)),  # a Monday: Saturday is a weekday in law
        (date(2022, 5, 27), date(2022, 5, 25)),  # the day after Ascension Day
        (date(2022, 4, 19), date(2022, 4, 16)),  # after Easter: Saturday, for Sunday and Monday are red
        (date(2023, 1, 2), date(2022, 12, 31)),  # New Year's Day is a Sunday as well
    ],
)
def test_urgent_items_are_announced_by_the_last_weekday_before(day: date, last: date) -> None:
    """KL 5:14."""
    assert plan_rules.Deadlines(day).urgent == last


def test_ascension_day_2022_is_a_red_day() -> None:
    """Where the fourteen days for approving the minutes of 12 May 2022 end."""
    assert weekdays.red_day(date(2022, 5, 12) + timedelta(days=14)) == "Kristi himmelsfärdsdag"
    assert weekdays.red_day(date(2022, 5, 25)) == ""


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_there_is_always_a_weekday_shortly_before(day: date) -> None:
    last = weekdays.last_weekday_before(day)
    assert weekdays.is_weekday(last)
    assert 1 <= (day - last).days <= 5
    assert plan_rules.Deadlines(day).summons <= plan_rules.Deadlines(day).urgent


@pytest.mark.parametrize(
    ("status", "frozen", "urgent", "refusal"),
    [
        ("waiting", False, False, None),
        ("waiting", True, True, None),
        ("waiting", True, False, plan_rules.AgendaFrozen),
        ("current", False, False, plan_rules.ItemBegun),
        ("done", True, True, plan_rules.ItemBegun),
        ("skipped", False, False, plan_rules.ItemBegun),
    ],
)
def test_what_may_be_changed_when(
    status: str, *, frozen: bool, urgent: bool, refusal: type[RuleBroken] | None
) -> None:
    if refusal is None:
        plan_rules.check_change(status=status, frozen=frozen, urgent=urgent)
        return
    with pytest.raises(refusal):
        plan_rules.check_change(status=status, frozen=frozen, urgent=urgent)
