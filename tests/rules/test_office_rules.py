"""What needs doing now follows from the numbers alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parliament.office.rules import Picture, issues_missing, tasks

READY = Picture(
    status="planned",
    has_date=True,
    days_left=90,
    has_venue=True,
    partners=2,
    themes=4,
    programme_items=12,
    seats=50,
    frame_is_set=True,
    planned_lines=3,
    available_ore=4_000_000,
)


def states(picture):
    return {task.key: task.state for task in tasks(picture)}


def test_an_edition_without_anything_has_everything_to_do():
    assert states(Picture(status="planned")) == {
        "when_and_where": "todo",
        "partners": "todo",
        "themes": "todo",
        "programme": "todo",
        "seats": "todo",
        "frame": "todo",
        "open_registration": "going",
    }


def test_when_all_is_prepared_only_opening_remains():
    left = [task.key for task in tasks(READY) if task.state == "todo"]

    assert left == ["open_registration"]


def test_a_theme_without_five_issues_is_to_do():
    assert issues_missing([5, 4, 0, 5]) == 2
    assert states(replace(READY, themes_unfinished=2))["themes"] == "todo"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"budget_alarm": "broken", "available_ore": -100, "forecast_over_ore": 100}, "frame_broken"),
        ({"forecast_over_ore": 100}, "forecast_over"),
        ({"budget_alarm": "near"}, "frame_near"),
    ],
)
@pytest.mark.parametrize("status", ["planned", "open", "live", "held", "cancelled"])
def test_an_alarm_of_the_budget_stands_first_in_every_stage(status, change, key):
    first = tasks(replace(READY, status=status, **change))[0]

    assert (first.key, first.state) == (key, "alarm")


def test_open_registration_shows_what_is_free():
    [task] = [t for t in tasks(replace(READY, status="open", seats_taken=34)) if t.key == "registrations"]

    assert (task.state, task.numbers) == ("going", {"taken": 34, "seats": 50, "free": 16})
    assert states(replace(READY, status="open", seats_taken=50))["registrations"] == "done"


def test_the_day_is_begun_when_it_is_near():
    assert "begin_day" not in states(replace(READY, status="open", days_left=2))
    assert states(replace(READY, status="open", days_left=1))["begin_day"] == "todo"


def test_questions_to_review_are_to_do_while_open_and_live():
    for status in ("open", "live"):
        assert states(replace(READY, status=status, questions_to_review=3))["review"] == "todo"
        assert states(replace(READY, status=status))["review"] == "done"


def test_the_live_day_watches_door_sitting_and_survey():
    live = replace(READY, status="live", seats_taken=50, present=41, sitting="open", survey="open")

    assert states(live) == {
        "door": "going",
        "sitting_open": "going",
        "survey_open": "going",
        "review": "done",
        "money": "done",
    }
    assert states(replace(live, sitting="closed"))["end_day"] == "todo"


def test_afterwards_answers_orders_and_survey_are_to_do():
    held = replace(
        READY,
        status="held",
        sitting="closed",
        questions_unanswered=2,
        answers_owed=1,
        open_orders=1,
        survey="open",
    )

    assert states(held) == {
        "unanswered": "todo",
        "survey_open": "todo",
        "orders": "todo",
        "owed": "going",
        "minutes_draft": "todo",
        "money": "done",
    }


def test_a_cancelled_edition_has_people_to_tell_and_orders_to_settle():
    cancelled = Picture(status="cancelled", seats_taken=12, open_orders=1)

    assert states(cancelled) == {"tell_registered": "todo", "orders": "todo"}
    assert tasks(Picture(status="cancelled")) == []
