"""The states of the minutes, their dates, and a correction marked word by word. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parliament.minutes import blocks, diff, rules
from parliament.minutes.links import AdjusterKeys
from parliament.minutes.refusals import STATE_WORDS
from parliament.minutes.sentences import WORDS

SENT = datetime(2023, 10, 20, 8, tzinfo=UTC)


def test_every_state_is_reached_and_leads_to_the_lock():
    reached, waiting = {rules.DRAFT}, [rules.DRAFT]
    while waiting:
        state = waiting.pop()
        for (start, _), target in rules.STEPS.items():
            if start == state and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert reached == set(rules.STATES)
    for state in rules.STATES:
        assert rules.LOCKED in leads_to(state), f"{state} is a dead end"


def leads_to(state: str) -> set[str]:
    found = {state}
    while True:
        more = {target for (start, _), target in rules.STEPS.items() if start in found} | found
        if more == found:
            return found
        found = more


def test_what_is_locked_only_takes_rectifications():
    assert {step for state, step in rules.STEPS if state == rules.LOCKED} == {"rectify"}


def test_a_change_leaves_nothing_approved():
    assert {rules.STEPS.get((state, "change")) for state in rules.STATES} == {
        rules.DRAFT,
        rules.ADJUSTING,
        rules.UNADJUSTED,
        None,
    }


def test_every_state_has_its_words():
    assert set(STATE_WORDS) == set(rules.STATES)


def test_the_minutes_are_adjusted_within_fourteen_days_and_ascension_day_is_red():
    assert rules.adjust_by(date(2022, 5, 12)) == date(2022, 5, 26)
    assert [rules.is_red_day(date(2022, 5, day)) for day in (25, 26, 29)] == [False, True, True]


def test_the_notice_of_sunne():
    found = rules.notice(date(2011, 4, 4), date(2011, 4, 4))
    assert (found.latest, found.down) == (date(2011, 4, 6), date(2011, 4, 26))


@pytest.mark.parametrize(
    ("days", "reminded", "due"), [(3, 0, False), (4, 0, True), (7, 1, False), (8, 1, True), (99, 3, False)]
)
def test_a_reminder_goes_after_so_many_days_and_at_most_three_times(days: int, reminded: int, due: bool):
    now = SENT + timedelta(days=days)
    assert rules.reminder_is_due(sent_at=SENT, now=now, after_days=4, reminded=reminded) is due


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100)
def test_a_marked_correction_holds_both_texts(was: str, asked: str):
    pieces = diff.marked(was, asked)
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == was
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == asked


def test_a_marked_correction_shows_the_word_that_changes():
    pieces = diff.marked("Bifall till förslaget.", "Avslag till förslaget.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("out", "Bifall"),
        ("in", "Avslag"),
        ("same", " till förslaget."),
    ]


def test_a_link_is_the_adjusters_own_and_of_its_version():
    keys = AdjusterKeys("k" * 40)
    token = keys.token("a" * 16, 1)
    assert keys.adjuster_of(token) == "a" * 16
    assert keys.matches(token, "a" * 16, 1)
    assert not keys.matches(token, "a" * 16, 2)
    assert not keys.matches(token, "b" * 16, 1)
    assert not AdjusterKeys("l" * 40).matches(token, "a" * 16, 1)
    assert [keys.adjuster_of(wrong) for wrong in ("", "a" * 16, token + "a", "å" * len(token))] == [None] * 4


def test_both_languages_fill_in_the_same_facts():
    def facts(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}

    assert {key: facts(sv) ^ facts(en) for key, (sv, en) in WORDS.items() if facts(sv) != facts(en)} == {}
    assert [key for key, (sv, en) in WORDS.items() if not en or (not sv and key != "translation")] == []


def test_the_checksum_is_of_the_content_and_not_of_how_it_stands():
    document = {"title": "Protokoll", "standing": {"state": "draft"}}
    other = {"standing": {"state": "locked"}, "title": "Protokoll"}
    assert blocks.checksum(document) == blocks.checksum(other)
    assert blocks.checksum(document) != blocks.checksum({**document, "title": "protokoll"})
