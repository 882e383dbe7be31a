"""The phases of a sitting and the states of an item: only the tables' steps, and sentences that help."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from parliament.sitting import rules

NOW = datetime(2023, 10, 11, 12, 0, tzinfo=UTC)
PHASES = ("planned", "open", "adjourned", "closed")
STEPS = ("open", "adjourn", "resume", "close")
STATES = ("waiting", "current", "done", "skipped")
ITEM_STEPS = ("begin", "finish", "skip")


@pytest.mark.parametrize(("phase", "step"), list(itertools.product(PHASES, STEPS)))
def test_a_step_goes_as_the_table_says_or_is_refused(phase: str, step: str) -> None:
    if (phase, step) in rules.SITTING_STEPS:
        assert rules.next_phase(phase, step) == rules.SITTING_STEPS[phase, step]
        return
    with pytest.raises(rules.StepNotPossible) as refused:
        rules.next_phase(phase, step)
    assert "{" not in refused.value.sentence("sv") + refused.value.sentence("en")


def test_closed_is_the_only_end_and_every_phase_can_be_reached() -> None:
    assert {p for p in PHASES if not any(start == p for start, _ in rules.SITTING_STEPS)} == {"closed"}
    assert {"planned", *rules.SITTING_STEPS.values()} == set(PHASES)


def test_the_refusal_tells_what_is_possible_now() -> None:
    with pytest.raises(rules.StepNotPossible) as refused:
        rules.next_phase("open", "open")
    assert refused.value.sentence("sv") == (
        "Sammanträdet är öppet och kan inte öppnas. Möjligt nu: ajourneras, avslutas."
    )
    with pytest.raises(rules.StepNotPossible, match="Möjligt nu: ingenting mer"):
        rules.next_phase("closed", "resume")


def test_a_step_that_does_not_exist_is_refused_with_a_sentence() -> None:
    with pytest.raises(rules.StepNotPossible, match="Möjligt nu: öppnas"):
        rules.next_phase("planned", "explode")


@pytest.mark.parametrize(("state", "step"), list(itertools.product(STATES, ITEM_STEPS)))
def test_an_items_step_goes_as_the_table_says_or_is_refused(state: str, step: str) -> None:
    if (state, step) in rules.ITEM_STEPS:
        assert rules.next_item_state(state, step) == rules.ITEM_STEPS[state, step]
        return
    with pytest.raises(rules.ItemStepNotPossible):
        rules.next_item_state(state, step)


def test_no_state_of_an_item_is_a_dead_end() -> None:
    for state in STATES:
        assert any(start == state for start, _ in rules.ITEM_STEPS)


def test_a_step_is_now_or_at_its_real_time() -> None:
    earlier = NOW - timedelta(minutes=20)
    assert rules.when(None, now=NOW) == NOW
    assert rules.when(earlier, now=NOW) == earlier
    assert rules.when(NOW + timedelta(seconds=59), now=NOW) == NOW + timedelta(seconds=59)
    with pytest.raises(rules.TimeNotPossible):
        rules.when(NOW + timedelta(minutes=2), now=NOW)


def test_a_step_cannot_have_happened_before_the_opening_but_a_rounded_minute_is_forgiven() -> None:
    opened_at = NOW - timedelta(minutes=30)
    assert rules.when(opened_at - timedelta(seconds=59), now=NOW, opened_at=opened_at)
    with pytest.raises(rules.TimeBeforeOpening) as refused:
        rules.when(opened_at - timedelta(hours=1), now=NOW, opened_at=opened_at)
    assert refused.value.field == "at"


def test_minutes_behind_are_whole_and_negative_when_ahead() -> None:
    assert rules.minutes_behind(NOW, NOW + timedelta(minutes=7, seconds=59)) == 7
    assert rules.minutes_behind(NOW, NOW) == 0
    assert rules.minutes_behind(NOW, NOW - timedelta(minutes=5)) == -5
    assert rules.minutes_behind(None, NOW) == 0
