"""The states of a division: only the steps of the table, and a way on from every state that is not final."""

from __future__ import annotations

import itertools

import pytest

from parliament.voting import refusals, rules

STATES = ("draft", "open", "closed", "declared", "annulled")
STEPS = ("open", "close", "declare", "annul")


def test_a_division_goes_from_draft_to_declared() -> None:
    state = rules.DRAFT
    for step in ("open", "close", "declare"):
        state = rules.next_status(state, step)
    assert state == rules.DECLARED


@pytest.mark.parametrize(("state", "step"), list(itertools.product(STATES, STEPS)))
def test_every_step_outside_the_table_is_refused_with_a_sentence_in_both_languages(
    state: str, step: str
) -> None:
    if (state, step) in rules.STEPS:
        assert rules.next_status(state, step) == rules.STEPS[state, step]
        return
    with pytest.raises(refusals.DivisionStepNotPossible) as refused:
        rules.next_status(state, step)
    assert "{" not in refused.value.sentence("sv") + refused.value.sentence("en")


def test_annulled_is_the_only_end() -> None:
    assert {state for state in STATES if not any(start == state for start, _ in rules.STEPS)} == {"annulled"}


def test_every_state_can_be_reached_and_nothing_leads_outside() -> None:
    reached = {"draft"}
    for _ in STATES:
        reached |= {rules.STEPS[key] for key in rules.STEPS if key[0] in reached}
    assert reached == set(STATES)


def test_nothing_that_has_ended_opens_again() -> None:
    assert [start for (start, _), target in rules.STEPS.items() if target == "open"] == ["draft"]


def test_what_has_ended_may_be_put_again_and_a_draft_is_told_that_it_is_not_opened() -> None:
    for state in ("closed", "declared", "annulled"):
        rules.check_may_repeat(state)
    with pytest.raises(refusals.DivisionStepNotPossible, match="inte öppnad"):
        rules.check_may_repeat("draft")
    with pytest.raises(refusals.DivisionStepNotPossible, match="Omröstningen är öppen"):
        rules.check_may_repeat("open")


def test_all_but_yes_no_is_secret_unless_told_otherwise() -> None:
    assert rules.default_secrecy("yes_no") == "recorded"
    assert {rules.default_secrecy(kind) for kind in ("choose", "rank", "points", "election")} == {"secret"}


def test_fifty_three_ballots_of_fifty_one_voters_make_the_vote_void() -> None:
    rules.check_not_more_than_voters(51, 51)
    with pytest.raises(refusals.MoreBallotsThanVoters, match="53 röster men bara 51"):
        rules.check_not_more_than_voters(53, 51)


def test_the_seal_term_tells_apart_all_that_makes_a_ballot() -> None:
    base = rules.seal_term(b"k", "d", "m", ["A"], 0)
    others = [
        rules.seal_term(b"K", "d", "m", ["A"], 0),
        rules.seal_term(b"k", "e", "m", ["A"], 0),
        rules.seal_term(b"k", "d", "n", ["A"], 0),
        rules.seal_term(b"k", "d", "m", ["B"], 0),
        rules.seal_term(b"k", "d", "m", [], 0),
        rules.seal_term(b"k", "d", "m", ["A"], 1),
        rules.seal_term(b"k", "d", "m", ["A", "B"], 0),
        rules.seal_term(b"k", "d", "m", ["B", "A"], 0),
    ]
    assert len({base, *others}) == 9
    assert all(0 <= term < rules.SUM_MODULUS for term in others)
