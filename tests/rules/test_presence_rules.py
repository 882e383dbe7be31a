"""Quorum, the electoral register, substitutes and the four ways not to vote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.presence import rules

NINE = datetime(2023, 11, 16, 9, 0, tzinfo=UTC)


def minutes(number: int) -> datetime:
    return NINE + timedelta(minutes=number)


@pytest.mark.parametrize(
    ("present", "members", "reached"),
    [(27, 55, False), (28, 55, True), (0, 0, False), (1, 1, True), (25, 50, False), (26, 50, True)],
)
def test_quorum_is_more_than_half(present: int, members: int, *, reached: bool) -> None:
    """KL 5:45: 27 of 55 are too few, 28 are enough."""
    assert rules.Quorum(present, members).is_reached is reached


def test_the_number_that_is_needed_is_the_least_that_reaches_it() -> None:
    assert rules.Quorum(0, 55).needed == 28
    for members in range(1, 120):
        needed = rules.Quorum(0, members).needed
        assert rules.Quorum(needed, members).is_reached
        assert not rules.Quorum(needed - 1, members).is_reached


def test_absence_comes_before_conflict_in_the_register() -> None:
    members = [
        rules.Member("here", present=True),
        rules.Member("conflict", present=True, conflict=True),
        rules.Member("away", present=False),
        rules.Member("away with a conflict", present=False, conflict=True),
    ]
    register = rules.register_of(members)
    assert register.voters == ("here",)
    assert register.left_out == {"conflict": "conflict", "away": "absent", "away with a conflict": "absent"}


MEMBERS = st.lists(
    st.builds(rules.Member, st.integers(0, 99).map(str), st.booleans(), st.booleans()),
    unique_by=lambda member: member.seat_id,
)


@given(MEMBERS)
def test_each_member_is_in_the_register_or_left_out_for_one_reason(members: list[rules.Member]) -> None:
    register = rules.register_of(members)
    assert sorted([*register.voters, *register.left_out]) == sorted(member.seat_id for member in members)
    assert set(register.left_out.values()) <= {rules.ABSENT, rules.CONFLICT}


@given(MEMBERS, st.data())
def test_the_four_kinds_and_the_votes_make_up_all_members(
    members: list[rules.Member], data: st.DataObject
) -> None:
    """Counts never exceed the register, and nobody is counted twice or forgotten."""
    register = rules.register_of(members)
    ballots = data.draw(st.integers(0, len(register.voters)))
    abstaining = data.draw(st.integers(0, ballots))
    found = rules.not_voting(
        register_size=len(register.voters),
        ballots=ballots,
        abstaining=abstaining,
        left_out=register.left_out.values(),
    )
    assert found.abstains + found.not_participating <= found.register_size
    assert ballots - abstaining + sum(found.count(kind) for kind in rules.NON_VOTES) == len(members)


def test_hammaro_14_yes_and_17_abstaining_of_31_present() -> None:
    """31 present, 14 yes, 17 abstain: those who abstain are there, and are not those who are silent."""
    found = rules.not_voting(register_size=31, ballots=31, abstaining=17, left_out=["absent"] * 4)
    assert [found.count(kind) for kind in rules.NON_VOTES] == [17, 0, 0, 4]


@pytest.mark.parametrize(
    ("kind", "has_happened", "waits"),
    [
        (None, False, False),
        ("break", False, False),
        ("roll_call", False, False),
        ("theme", False, True),
        ("matter", False, True),
        ("question_hour", False, True),
        ("theme", True, False),
    ],
)
def test_seats_change_hands_between_items(kind: str | None, *, has_happened: bool, waits: bool) -> None:
    assert rules.must_wait(item_kind=kind, has_happened=has_happened) is waits


def test_one_who_left_may_come_back_unless_the_rule_is_on() -> None:
    """KL 5:20: not the same day, except after a conflict of interest. A substitute may (KL 5:18)."""

    def may(why: str, *, no_return: bool = True, substitutes: frozenset[str] = frozenset()) -> bool:
        return rules.may_serve_again("berg", [("berg", why)], no_return=no_return, substitutes=substitutes)

    assert may("other", no_return=False)
    assert not may("other")
    assert may("conflict")
    assert may("other", substitutes=frozenset({"berg"}))
    assert rules.may_serve_again("lind", [("berg", "other")], no_return=True, substitutes=frozenset())


def test_a_substitute_who_has_begun_comes_before_the_others() -> None:
    """KL 5:18, then the order in which they were named."""
    named = [("a", 4), ("b", 5), ("c", 6)]
    assert rules.order_of_substitutes(named, []) == ["a", "b", "c"]
    assert rules.order_of_substitutes(named, ["c"]) == ["c", "a", "b"]


def test_a_substitution_is_made_or_taken_back_once() -> None:
    assert rules.next_substitution("waiting", "take_over") == "serving"
    assert rules.next_substitution("waiting", "withdraw") == "withdrawn"
    for status in ("serving", "withdrawn"):
        for step in ("take_over", "withdraw"):
            with pytest.raises(rules.SubstitutionStepNotPossible):
                rules.next_substitution(status, step)


def test_a_slip_of_the_finger_is_no_absence() -> None:
    slip = [(minutes(0), minutes(30)), (minutes(30) + timedelta(seconds=20), None)]
    assert rules.merged(slip) == ((minutes(0), None),)
    lunch = [(minutes(180), None), (minutes(0), minutes(120))]
    assert rules.merged(lunch) == ((minutes(0), minutes(120)), (minutes(180), None))


STAYS = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), max_size=8).map(
    lambda pairs: [(minutes(start), minutes(start + length)) for start, length in pairs]
)


@given(STAYS, st.integers(0, 600))
def test_merging_takes_nobody_away(stays: list[rules.Stay], moment: int) -> None:
    if rules.is_here(stays, minutes(moment)):
        assert rules.is_here(rules.merged(stays), minutes(moment))


@given(STAYS)
def test_merged_stays_are_in_order_and_apart(stays: list[rules.Stay]) -> None:
    found = rules.merged(stays)
    assert rules.merged(found) == found
    for (_, left), (arrived, _) in pairwise(found):
        assert left is not None
        assert left < arrived


def test_an_arrival_may_not_lie_within_a_stay_or_before_one() -> None:
    stays = [(minutes(0), minutes(60))]
    rules.check_fits(stays, minutes(60))
    rules.check_fits([], minutes(0))
    for wrong in (minutes(59), minutes(-1)):
        with pytest.raises(rules.StaysOverlap):
            rules.check_fits(stays, wrong)
    with pytest.raises(rules.StaysOverlap):
        rules.check_fits([(minutes(0), None)], minutes(5))
