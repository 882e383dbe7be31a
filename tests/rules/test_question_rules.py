"""The question queue's rules, without app or database."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from parliament.questions import answers, rules
from parliament.shared.errors import RuleBroken

TODAY = date(2026, 5, 12)
STATES = get_args(rules.Status)
EVENTS = get_args(rules.Event)


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state_is_in_the_table_or_refused_in_words(status, event):
    if (status, event) in rules.TRANSITIONS:
        assert rules.next_status(status, event) == rules.TRANSITIONS[status, event]
        return
    with pytest.raises(rules.NotInThatState) as refused:
        rules.next_status(status, event)
    assert rules.WORDS[status][0] in refused.value.sentence("sv")
    assert rules.WORDS[status][1] in refused.value.sentence("en")


def test_every_state_can_be_reached_from_asking():
    reached = {"asked"}
    for _ in STATES:
        reached |= {after for (before, _event), after in rules.TRANSITIONS.items() if before in reached}
    assert reached == set(STATES)


def test_what_is_public_is_never_unreviewed_rejected_or_withdrawn():
    assert {"approved", "on_screen", "answered"} == rules.PUBLIC


@pytest.mark.parametrize("status", ["planned", "held", "cancelled", "", "öppen"])
def test_questions_are_taken_only_while_the_edition_is_open_or_live(status):
    with pytest.raises(rules.QuestionsClosed):
        rules.check_may_ask(edition_status=status, open_questions=[], theme_id="t", text="Varför?")


def test_the_fourth_waiting_question_is_refused_and_the_third_is_not():
    waiting = [("t", "Ett?"), ("t", "Två?")]
    rules.check_may_ask(edition_status="open", open_questions=waiting, theme_id="t", text="Tre?")
    with pytest.raises(rules.TooManyOpen) as refused:
        rules.check_may_ask(
            edition_status="open", open_questions=[*waiting, ("t", "Tre?")], theme_id="t", text="Fyra?"
        )
    assert "3 frågor" in refused.value.sentence("sv")


def test_the_same_text_may_wait_in_two_themes_but_not_twice_in_one():
    rules.check_may_ask(
        edition_status="live", open_questions=[("a", "Varför?")], theme_id="b", text="Varför?"
    )
    with pytest.raises(rules.AlreadyAsked):
        rules.check_may_ask(
            edition_status="live", open_questions=[("a", "Varför?")], theme_id="a", text="Varför?"
        )


def test_own_questions_cannot_be_supported():
    with pytest.raises(rules.OwnQuestion):
        rules.check_may_support(edition_status="live", status="approved", own=True)


@pytest.mark.parametrize("status", sorted(set(STATES) - rules.IN_QUEUE))
def test_only_questions_in_the_queue_can_be_supported(status):
    with pytest.raises(rules.NotToBeSupported):
        rules.check_may_support(edition_status="live", status=status, own=False)


def make(outcome, **changed):
    facts = {"words": "", "due": None, "receiver": "", "today": TODAY} | changed
    return answers.make_answer(outcome, **facts)


def test_an_answer_keeps_only_what_its_outcome_needs():
    everything = {"words": "Ja, i höst.", "due": TODAY, "receiver": "kommunen"}
    assert make("answered", **everything) == answers.Answer("answered", words="Ja, i höst.")
    assert make("in_writing", **everything) == answers.Answer("in_writing", words="Ja, i höst.", due=TODAY)
    assert make("belongs_elsewhere", **everything) == answers.Answer(
        "belongs_elsewhere", words="Ja, i höst.", receiver="kommunen"
    )
    assert make("no", **everything) == answers.Answer("no", words="Ja, i höst.")


@pytest.mark.parametrize(
    ("outcome", "facts", "refusal", "field"),
    [
        ("in_writing", {}, answers.DueDateMissing, "due"),
        ("in_writing", {"due": date(2026, 5, 11)}, answers.DueDatePassed, "due"),
        ("belongs_elsewhere", {}, answers.ReceiverMissing, "receiver"),
        ("no", {}, answers.WordsMissing, "words"),
        ("", {}, answers.UnknownOutcome, "outcome"),
        ("kanske", {}, answers.UnknownOutcome, "outcome"),
    ],
)
def test_an_answer_that_lacks_something_says_what_at_its_field(outcome, facts, refusal, field):
    with pytest.raises(refusal) as refused:
        make(outcome, **facts)
    assert refused.value.field == field


def test_every_refusal_has_a_sentence_in_both_languages_and_a_status_of_4xx():
    found = [
        thing
        for module in (rules, answers)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, RuleBroken) and thing is not RuleBroken
    ]
    assert len(found) == 15
    for refusal in found:
        assert refusal.sv.endswith(".")
        assert refusal.en.endswith(".")
        assert 400 <= refusal.status < 500
    assert len({refusal.code for refusal in found}) == len(found)
