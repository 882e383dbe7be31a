"""The rules of undertakings: days, reminders, evidence, and the honest count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parliament.commitments import rules as ways
from parliament.commitments.undertakings import rules

SITTING = date(2027, 5, 12)
DUE = date(2027, 9, 30)


@pytest.mark.parametrize("due", [SITTING, SITTING + timedelta(days=1), DUE])
def test_a_day_at_the_sitting_or_later_is_a_last_day(due: date) -> None:
    assert rules.check_due(due, sitting_day=SITTING) == due


@pytest.mark.parametrize(
    ("due", "refusal"),
    [
        (None, rules.DueDateMissing),
        (SITTING - timedelta(days=1), rules.DueBeforeSitting),
        (date.min, rules.DueBeforeSitting),
        (date(2207, 9, 30), rules.DueTooFarAway),
        (date.max, rules.DueTooFarAway),
    ],
)
def test_other_days_are_refused(due: date | None, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        rules.check_due(due, sitting_day=SITTING)


@pytest.mark.parametrize(
    ("days", "moment"),
    [(-15, None), (-14, -14), (-1, -14), (0, 0), (29, 0), (30, 30), (59, 30), (60, 60), (365, 360)],
)
def test_reminders_go_fourteen_days_before_at_due_and_every_thirty_days_after(
    days: int, moment: int | None
) -> None:
    expected = None if moment is None else DUE + timedelta(days=moment)
    assert rules.reminder_moment(DUE, DUE + timedelta(days=days)) == expected


def remind(**changed: object) -> bool:
    facts: dict[str, object] = {
        "status": ways.ONGOING,
        "reported_done": False,
        "due_on": DUE,
        "told_on": SITTING,
        "today": DUE,
    }
    return rules.reminder_is_due(**{**facts, **changed})  # type: ignore[arg-type]


def test_only_what_is_under_way_and_not_reported_done_is_reminded_of() -> None:
    assert remind()
    assert remind(status=ways.COMING)
    assert not remind(reported_done=True)
    assert not any(remind(status=status) for status in (ways.POTENTIAL, ways.ENDED, ways.DROPPED))


def test_an_owner_who_was_told_since_is_not_reminded_again() -> None:
    assert not remind(told_on=DUE)
    assert not remind(told_on=DUE - timedelta(days=14), today=DUE - timedelta(days=2))
    assert remind(told_on=DUE - timedelta(days=10))


def test_over_two_years_the_reminders_are_these_and_no_others() -> None:
    told, sent = SITTING, []
    for days in range(730):
        today = SITTING + timedelta(days=days)
        if remind(told_on=told, today=today):
            told = today
            sent.append((today - DUE).days)
    assert sent == [-14, *range(0, 589, 30)]


@pytest.mark.parametrize(
    "link", ["", "https://exempel.se/rapport", "http://exempel.se/bild.svg", "HTTPS://A.SE/x"]
)
def test_a_link_is_a_web_address_or_nothing(link: str) -> None:
    assert rules.check_link(link) == link


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:image/svg+xml,<svg/>", "<svg onload=x>", "exempel.se", "https://", "ftp://a.se/x",
     "https://a.se/ <script>"],
)  # fmt: skip
def test_other_links_are_refused(link: str) -> None:
    with pytest.raises(rules.LinkMalformed):
        rules.check_link(link)


FATES = st.builds(
    rules.Fate,
    status=st.sampled_from(ways.STATUSES),
    due_on=st.dates(SITTING, DUE),
    done_on=st.none() | st.dates(SITTING, DUE),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FATES, max_size=30), st.dates(SITTING, DUE))
def test_every_undertaking_is_counted_once_whatever_became_of_it(
    fates: list[rules.Fate], today: date
) -> None:
    counted = rules.count(fates, today)
    assert counted.total == len(fates)
    assert counted.dropped == sum(fate.status == ways.DROPPED for fate in fates)
    done = [fate for fate in fates if fate.status == ways.ENDED]
    assert counted.kept + counted.kept_late == len(done)


def test_late_and_done_late_are_told_apart() -> None:
    fates = [
        rules.Fate(ways.ENDED, DUE, DUE),
        rules.Fate(ways.ENDED, DUE, DUE + timedelta(days=1)),
        rules.Fate(ways.ONGOING, DUE, None),
        rules.Fate(ways.COMING, DUE + timedelta(days=9), None),
        rules.Fate(ways.DROPPED, DUE, None),
    ]
    assert rules.count(fates, DUE + timedelta(days=2)) == rules.Count(1, 1, 1, 1, 1)
