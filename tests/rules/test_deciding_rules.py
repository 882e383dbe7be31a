"""How a matter is decided: no dead ends, the minority's right, and the order of putting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared.errors import RuleBroken
from parliament.sitting import deciding_rules as deciding
from parliament.sitting import proposal_rules as proposals
from parliament.sitting.deciding_rules import Standing


def reachable(steps: dict[tuple[str, str], str], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for (state, _), target in steps.items():
            if state == here and target not in found:
                found.add(target)
                waiting.append(target)
    return found


@pytest.mark.parametrize(
    ("steps", "start", "states", "ends"),
    [
        (deciding.MATTER_STEPS, deciding.DEBATE, deciding.PHASES, deciding.ENDED),
        (deciding.QUESTION_STEPS, deciding.ASKED, deciding.QUESTION_STATES, (deciding.TAKEN,)),
        (
            proposals.STEPS,
            proposals.STANDING,
            proposals.STATUSES,
            (proposals.WITHDRAWN, proposals.REFUSED, proposals.CARRIED, proposals.LOST),
        ),
    ],
)
def test_every_state_is_reached_and_none_is_a_dead_end(steps, start, states, ends) -> None:
    assert reachable(steps, start) == set(states)
    for state in states:
        if state in ends:
            assert not [step for (here, step) in steps if here == state]
        else:
            assert reachable(steps, state) & set(ends)


standings = st.builds(
    Standing,
    phase=st.sampled_from(deciding.PHASES),
    question=st.none() | st.sampled_from(deciding.QUESTION_STATES),
    counter_missing=st.booleans(),
)


@given(standings)
def test_a_matter_that_has_not_ended_always_has_a_next_step_and_it_is_possible(standing: Standing) -> None:
    step = deciding.next_step(standing)
    if standing.phase in deciding.ENDED:
        assert (step, deciding.possible_steps(standing)) == ("", ())
        return
    assert step == deciding.possible_steps(standing)[0]
    deciding.check_step(standing, step)


@given(
    standings, st.sampled_from(sorted({step for _, step in deciding.MATTER_STEPS} | {"perceive", "gavel"}))
)
def test_a_step_in_the_wrong_phase_says_what_is_possible(standing: Standing, step: str) -> None:
    if step in deciding.possible_steps(standing):
        return
    with pytest.raises(RuleBroken) as refusal:
        deciding.check_step(standing, step)
    if standing.phase in deciding.ENDED:
        assert refusal.value.code == "already_decided"
    else:
        assert "Registrera i efterhand" in refusal.value.sentence("sv")
        assert "{" not in refusal.value.sentence("sv") + refusal.value.sentence("en")
        assert ": ." not in refusal.value.sentence("sv")


@pytest.mark.parametrize(("present", "needed"), [(55, 19), (31, 11), (3, 1), (1, 1)])
def test_a_third_of_those_present_is_a_minority_that_may_refer_back(present: int, needed: int) -> None:
    assert deciding.minority_is_enough(needed, present)
    assert not deciding.minority_is_enough(needed - 1, present)
    assert not deciding.minority_is_enough(0, 0)


def refer(in_favour: int, present: int, *, won: bool, used: bool = False, allowed: bool = True) -> str:
    return deciding.referral(
        in_favour=in_favour, present=present, minority_allowed=allowed, minority_used=used, won=won
    )


def test_fourteen_for_and_seventeen_abstaining_of_31_refer_back_as_a_minority_and_again_by_majority() -> None:
    assert refer(14, 31, won=True) == "minority"
    assert refer(14, 31, won=True, used=True) == "majority"
    assert refer(14, 31, won=True, allowed=False) == "majority"


def test_a_lost_referral_passes_by_a_third_only_where_that_is_asked_for_and_only_once() -> None:
    assert refer(11, 31, won=False) == "minority"
    assert refer(10, 31, won=False) == ""
    assert refer(11, 31, won=False, allowed=False) == ""
    assert refer(11, 31, won=False, used=True) == ""
    assert refer(16, 31, won=True) == "majority"


def test_a_demand_is_good_from_what_the_chair_perceives_until_the_gavel() -> None:
    deciding.check_demand("perceived")
    for state, code in [
        (None, "nothing_to_demand"), ("asked", "nothing_to_demand"), ("demanded", "already_demanded"),
        ("worded", "already_demanded"), ("voting", "already_demanded"), ("taken", "too_late_to_demand"),
    ]:  # fmt: skip
        with pytest.raises(RuleBroken) as refusal:
            deciding.check_demand(state)
        assert refusal.value.code == code


def test_yes_and_no_mean_different_things_and_yes_may_mean_rejection() -> None:
    deciding.check_wording("avslag", "bifall")
    for yes, no in [("", "bifall"), ("bifall", " "), ("bifall", "Bifall ")]:
        with pytest.raises(deciding.WordingNeeded):
            deciding.check_wording(yes, no)


@given(st.lists(st.sampled_from(proposals.KINDS), max_size=12))
def test_the_proposed_order_puts_formal_ones_first_and_additions_last(kinds: list[str]) -> None:
    given_order = [(str(place), kind) for place, kind in enumerate(kinds)]
    of = dict(given_order)
    order = proposals.proposed_order(given_order)
    assert sorted(order) == sorted(of)
    proposals.check_order([of[id_] for id_ in order])
    formal = [of[id_] in proposals.FORMAL for id_ in order]
    assert formal == sorted(formal, reverse=True)
    last = [of[id_] == proposals.ADDITION for id_ in order]
    assert last == sorted(last)


def test_the_chair_may_change_the_order_within_the_rules_only() -> None:
    proposals.check_order(["postpone", "refer_back", "amendment", "reject", "approve", "addition"])
    for order in [["approve", "refer_back"], ["addition", "approve"], ["addition", "postpone"]]:
        with pytest.raises(proposals.OrderNotPossible):
            proposals.check_order(order)


def test_a_referral_back_says_to_whom_and_why() -> None:
    proposals.check_kind("refer_back", receiver="styrgruppen", reason="kostnaden saknas")
    for receiver, reason in [("", "kostnaden saknas"), ("styrgruppen", " ")]:
        with pytest.raises(proposals.ReceiverNeeded):
            proposals.check_kind("refer_back", receiver=receiver, reason=reason)
    with pytest.raises(proposals.UnknownProposal):
        proposals.check_kind("dans")


@pytest.mark.parametrize(
    ("mover", "code"),
    [
        (proposals.Mover(may_vote=False), "no_right_to_propose"),
        (proposals.Mover(may_vote=True, present=False), "not_in_the_room"),
        (proposals.Mover(may_vote=True, in_conflict=True), "has_conflict"),
    ],
)
def test_only_those_who_decide_may_propose(mover: proposals.Mover, code: str) -> None:
    proposals.check_takes_part(proposals.Mover(may_vote=True))
    with pytest.raises(RuleBroken) as refusal:
        proposals.check_takes_part(mover)
    assert refusal.value.code == code
