"""The way of an action or undertaking, as a table without dead ends."""

from __future__ import annotations

import pytest

from parliament.commitments import rules


def test_from_every_status_there_is_a_way_on() -> None:
    assert {status for status, _ in rules.WAY} == set(rules.STATUSES)
    assert set(rules.WAY.values()) <= set(rules.STATUSES)


def test_the_way_from_an_idea_to_its_end() -> None:
    status = rules.POTENTIAL
    for event in ("plan", "begin", "end"):
        status = rules.step(status, event)
    assert status == rules.ENDED
    assert rules.step(status, "reopen") == rules.ONGOING


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_dropped_without_a_reason(reason: str) -> None:
    with pytest.raises(rules.ReasonMissing):
        rules.step(rules.COMING, "drop", reason=reason)


def test_what_was_dropped_can_be_taken_up_again() -> None:
    assert (
        rules.step(rules.step(rules.ONGOING, "drop", reason="Pengarna tog slut"), "take_up")
        == rules.POTENTIAL
    )


@pytest.mark.parametrize(
    ("status", "event"), [("ended", "drop"), ("ended", "end"), ("potential", "end"), ("x", "plan")]
)
def test_a_step_that_does_not_lead_on_is_refused(status: str, event: str) -> None:
    with pytest.raises(rules.NoSuchStep):
        rules.step(status, event, reason="Något")


def test_the_way_forward_is_offered_first() -> None:
    assert rules.steps_from(rules.POTENTIAL)[0] == "plan"
    assert rules.steps_from(rules.ENDED) == ("reopen",)
