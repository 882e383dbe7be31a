"""The rules of the speaker list: a turn's way, who may ask, the order, the clock in words."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from parliament.speakers import refusals, rules
from parliament.speakers.rules import Clock, SpeakingSettings

NOW = datetime(2023, 10, 11, 12, 0, tzinfo=UTC)
STATUSES = get_args(rules.Status)
EVENTS = get_args(rules.Event)
KINDS = get_args(rules.Kind)
ENDS = {"done", "withdrawn", "skipped"}


@pytest.mark.parametrize(("status", "event"), list(itertools.product(STATUSES, EVENTS)))
def test_a_turn_goes_as_the_table_says_or_is_refused(status, event):
    if (status, event) in rules.TRANSITIONS:
        assert rules.next_status(status, event) == rules.TRANSITIONS[status, event]
        return
    with pytest.raises(refusals.TurnNotInThatState) as refused:
        rules.next_status(status, event)
    assert rules.STATUS_WORDS[status][0] in refused.value.sentence("sv")
    assert "{" not in refused.value.sentence("sv") + refused.value.sentence("en")


def test_every_state_can_be_reached_and_only_ends_are_ends():
    assert {"waiting", *rules.TRANSITIONS.values()} == set(STATUSES)
    assert {s for s in STATUSES if not any(start == s for start, _ in rules.TRANSITIONS)} == ENDS
    assert set(rules.OPEN) == set(STATUSES) - ENDS


def test_the_kinds_stand_in_the_order_of_their_urgency():
    assert rules.goes_before("point_of_order") == ["point_of_information", "rejoinder", "speech"]
    assert rules.goes_before("rejoinder") == ["speech"]
    assert rules.goes_before("speech") == []
    assert set(rules.RANK) == set(KINDS) == set(rules.KIND_WORDS)


@pytest.mark.parametrize(
    ("current", "interrupted", "head", "step"),
    [
        (None, False, None, "nothing"),
        (None, False, "speech", "call"),
        (None, True, "speech", "give_back"),
        (None, True, "point_of_order", "call"),
        ("speech", False, None, "finish"),
        ("speech", False, "speech", "call"),
        ("speech", False, "rejoinder", "call"),
        ("speech", False, "point_of_information", "interrupt"),
        ("rejoinder", False, "point_of_order", "interrupt"),
        ("point_of_order", True, None, "give_back"),
        ("point_of_order", True, "speech", "give_back"),
        ("point_of_order", True, "point_of_information", "give_back"),
        ("point_of_order", True, "point_of_order", "call"),
        ("point_of_order", False, "speech", "call"),
        ("point_of_information", False, None, "finish"),
    ],
)
def test_next_does_what_the_room_expects(current, interrupted, head, step):
    assert rules.next_step(current=current, interrupted=interrupted, head=head) == step


def test_no_standing_is_without_a_next_step_unless_the_list_is_empty():
    for current, interrupted, head in itertools.product((None, *KINDS), (False, True), (None, *KINDS)):
        step = rules.next_step(current=current, interrupted=interrupted, head=head)
        assert (step == "nothing") == (current is None and head is None and not interrupted)


def test_only_a_point_of_order_breaks_in_uncalled_and_never_another_breaking_one():
    breaks = {
        (kind, current)
        for kind, current in itertools.product(KINDS, (None, *KINDS))
        if rules.breaks_in_at_once(kind, current=current)
    }
    assert breaks == {("point_of_order", current) for current in (None, "speech", "rejoinder")}


def check(kind, **changed):
    facts = {"closed": False, "has_spoken": False, "addressed": False, "rejoinders": 0}
    rules.check_request(kind, **{**facts, "settings": SpeakingSettings(), **changed})


@pytest.mark.parametrize("kind", KINDS)
def test_after_the_streck_only_rejoinders_and_points_of_order_are_taken(kind):
    if kind in ("rejoinder", "point_of_order"):
        check(kind, closed=True, addressed=True)
        return
    with pytest.raises(refusals.ListClosed):
        check(kind, closed=True, addressed=True)


def test_a_rejoinder_needs_an_address_or_a_speech_and_there_are_at_most_two():
    with pytest.raises(refusals.NotAddressed):
        check("rejoinder")
    check("rejoinder", addressed=True)
    check("rejoinder", has_spoken=True, rejoinders=1)
    with pytest.raises(refusals.TooManyRejoinders, match="Högst 2 repliker"):
        check("rejoinder", has_spoken=True, rejoinders=2)
    with pytest.raises(refusals.TooManyRejoinders):
        check("rejoinder", addressed=True, settings=SpeakingSettings(max_rejoinders=0))


@pytest.mark.parametrize("phase", ["planned", "adjourned", "closed", None])
def test_the_floor_is_taken_in_an_open_sitting_only(phase):
    with pytest.raises(refusals.NotTaking):
        rules.check_taking(phase=phase, item_kind="theme")


@pytest.mark.parametrize("kind", ["break", None])
def test_the_floor_is_not_taken_in_a_break_or_before_the_first_item(kind):
    with pytest.raises(refusals.NotTaking):
        rules.check_taking(phase="open", item_kind=kind)
    rules.check_taking(phase="open", item_kind="theme")


def test_times_are_by_kind_and_a_later_speech_is_shorter():
    usual = SpeakingSettings()
    told = [rules.limit_seconds("speech", speeches_before=n, settings=usual) for n in (0, 1, 2)]
    assert told == [180, 120, 120]
    assert rules.limit_seconds("rejoinder", speeches_before=3, settings=usual) == 60


def test_a_clock_counts_what_is_used_and_stands_when_stopped():
    running = Clock(180, 30, NOW)
    assert (running.used(NOW), running.remaining(NOW)) == (30, 150)
    later = NOW + timedelta(seconds=170)
    assert (running.used(later), running.remaining(later), running.overtime(later)) == (200, 0, 20)
    assert Clock(180, 30).used(later) == 30


def test_a_wall_clock_that_jumps_back_takes_nothing_away():
    assert Clock(180, 30, NOW).used(NOW - timedelta(hours=1)) == 30


@pytest.mark.parametrize(
    ("left", "words", "state"),
    [
        (180, "3 minuter kvar", "ok"),
        (179, "2 minuter kvar", "ok"),
        (120, "2 minuter kvar", "ok"),
        (119, "1 minut kvar", "ok"),
        (60, "1 minut kvar", "ok"),
        (59, "50 sekunder kvar", "ok"),
        (31, "30 sekunder kvar", "ok"),
        (30, "30 sekunder kvar", "warn"),
        (10, "10 sekunder kvar", "warn"),
        (9, "några sekunder kvar", "warn"),
        (1, "några sekunder kvar", "warn"),
        (0, "tiden är ute", "stop"),
        (-59, "tiden är ute", "stop"),
        (-60, "tiden är ute sedan 1 minut", "stop"),
        (-150, "tiden är ute sedan 2 minuter", "stop"),
    ],
)
def test_the_clock_in_words_never_promises_more_than_is_left(left, words, state):
    clock = Clock(180, 180 - left)
    assert (clock.words(NOW), clock.state(NOW)) == (words, state)


def test_a_short_time_warns_in_its_last_quarter():
    assert [Clock(60, used).state(NOW) for used in (44, 45, 59, 60)] == ["ok", "warn", "warn", "stop"]


def test_the_clock_speaks_english_too():
    assert Clock(180, 60).words(NOW, "en") == "2 minutes left"
    assert Clock(180, 180).words(NOW, "en") == "time is up"


def test_each_word_of_the_clock_has_both_languages():
    for words in (*rules.CLOCK_WORDS.values(), *rules.KIND_WORDS.values(), *rules.STATUS_WORDS.values()):
        assert len([word for word in words if word.strip()]) == 2


def test_unknown_kinds_and_stances_are_refused():
    assert rules.known_kind("rejoinder") == "rejoinder"
    assert [rules.known_stance(name) for name in ("", "for", "against")] == ["", "for", "against"]
    with pytest.raises(refusals.UnknownKind):
        rules.known_kind("Speech")
    with pytest.raises(refusals.UnknownStance):
        rules.known_stance("maybe")
