"""Points and elections: what a ballot may say, how it is written and counted; and the shift of two counts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.voting import choices, counting, kinds, rules, shifts
from parliament.voting.counting import Result, Tally
from parliament.voting.refusals import DivisionMalformed
from parliament.voting.rules import Ballot, Cast, Voter

NONCE = "n" * 22
OPTIONS = ("A", "B", "C")
GOOD = {"division": "d1", "nonce": NONCE}
GIVEN = st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 10))
HERE = Voter(present=True, in_register=True, has_voted=False)


def read(said: object) -> Cast | None:
    return rules.parse_cast({**GOOD, "choices": said}, seat_id="s", key_version=1)


def judged(said: object, *, kind: str = "points", most: int = 10) -> str:
    cast = read(said)
    if cast is None:
        return "malformed"
    verdict = rules.judge_ballot(cast, Ballot("open", "secret", frozenset(OPTIONS), most, kind=kind), HERE)
    return verdict.code or verdict.status


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"A": 10}, "recorded"),
        ({"A": 3, "B": 2}, "recorded"),
        ({"A": 0, "B": 0}, "recorded"),
        ({}, "recorded"),
        ([], "recorded"),
        ({"A": 11}, "too_many_choices"),
        ({"A": 6, "B": 5}, "too_many_choices"),
        ({"A": 2**31 - 1}, "too_many_choices"),
        ({"A": -1}, "invalid_choice"),
        ({"A": 11, "B": -1}, "invalid_choice"),
        ({"Q": 1}, "invalid_choice"),
        ({"Q": 0}, "invalid_choice"),
        ({"A:9": 1}, "invalid_choice"),
        (["A"], "invalid_choice"),
        (["A:3"], "invalid_choice"),
        ({"A": 1.5}, "malformed"),
        ({"A": 1.0}, "malformed"),
        ({"A": True}, "malformed"),
        ({"A": "3"}, "malformed"),
        ({"A": None}, "malformed"),
        ({"A": 2**31}, "malformed"),
        ({"A": [1]}, "malformed"),
        ({"A" * 65: 1}, "malformed"),
        ({f"x{n}": 1 for n in range(27)}, "malformed"),
        ("A", "malformed"),
        (None, "malformed"),
    ],
)
def test_points_are_judged_in_the_contracts_order(said: object, answer: str) -> None:
    assert judged(said) == answer


@pytest.mark.parametrize(
    ("said", "most", "answer"),
    [
        (["B", "A"], 3, "recorded"),
        (["B"], 3, "recorded"),
        ([], 3, "recorded"),
        (["A", "B", "C"], 2, "too_many_choices"),
        (["A", "A"], 3, "invalid_choice"),
        (["A", "Q"], 3, "invalid_choice"),
        (["A,B"], 3, "invalid_choice"),
        ({"A": 1}, 3, "invalid_choice"),
        ({"A": 0}, 3, "invalid_choice"),
    ],
)
@pytest.mark.parametrize("kind", ["rank", "choose", "election"])
def test_other_kinds_take_lists_and_no_points(said: object, most: int, answer: str, kind: str) -> None:
    assert judged(said, kind=kind, most=most) == answer


def test_a_ranking_is_written_in_its_order_and_points_in_that_of_the_ids() -> None:
    ranked, given_points = read(["C", "A"]), read({"C": 1, "B": 0, "A": 4})
    assert ranked is not None
    assert given_points is not None
    assert ranked.written == "C,A"
    assert given_points.written == "A:4,C:1"


@given(GIVEN)
def test_points_that_say_the_same_are_written_alike_and_read_back(given_points: dict[str, int]) -> None:
    backwards = dict(reversed(given_points.items()))
    one, two = read(given_points), read(backwards)
    assert one is not None
    assert two is not None
    assert one.written == two.written
    parts = choices.split(one.written)
    assert choices.points(parts) == {option: number for option, number in given_points.items() if number}
    assert choices.public(parts, as_points=True) == choices.points(parts)


def points(*ballots: dict[str, int], places: int = 1, tie_rule: str = "both") -> Result:
    written = [choices.split(choices.written(list(b), list(b.values()))) for b in ballots]
    tally = counting.tally(OPTIONS, written, kind="points")
    return counting.count("points", OPTIONS, tally, places=places, tie_rule=tie_rule, draw_seed="s")


@given(st.lists(GIVEN, max_size=20), st.randoms(use_true_random=False))
def test_points_add_up_and_their_order_never_matters(ballots: list[dict[str, int]], chance: object) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    result = points(*ballots)
    assert result == points(*shuffled)
    assert result.counts == {option: sum(b.get(option, 0) for b in ballots) for option in OPTIONS}
    assert result.digital == len(ballots)
    assert result.blank == sum(not any(b.values()) for b in ballots)


def test_most_points_win_and_a_tie_follows_the_rule() -> None:
    assert points({"A": 3, "B": 7}, {"A": 5}).winners == ("A",)
    level = points({"A": 5}, {"B": 5})
    assert (level.winners, level.tied, level.decided_by) == (("A", "B"), ("A", "B"), "chair_rule")


def election(*votes: int, places: int, tie_rule: str = "both") -> Result:
    tally = Tally(dict(zip(OPTIONS, votes, strict=True)), 0, sum(votes), 0)
    return counting.count("election", OPTIONS, tally, places=places, tie_rule=tie_rule, draw_seed="val")


def test_an_election_fills_its_seats_by_most_votes_and_a_tie_is_always_drawn_by_lot() -> None:
    assert election(9, 4, 7, places=2).winners == ("A", "C")
    for tie_rule in ("both", "deciding", "lot"):  # KL 5:56
        drawn = election(22, 22, 3, places=1, tie_rule=tie_rule)
        assert (drawn.tie, drawn.decided_by, drawn.tied) == (True, "lot", ("A", "B"))
        assert drawn.winners == (counting.draw_lots(["A", "B"], "val")[0],)


def test_an_election_is_always_secret_and_a_ballot_fits_its_kind() -> None:
    fits = {"secrecy": "secret", "options": 3}
    with pytest.raises(DivisionMalformed) as refused:
        kinds.check_ballot_form("election", secrecy="recorded", max_choices=1, options=3)
    assert refused.value.field == "secrecy"
    for kind, most in itertools.product(("rank", "choose", "election"), (0, 4)):
        with pytest.raises(DivisionMalformed) as refused:
            kinds.check_ballot_form(kind, max_choices=most, **fits)  # type: ignore[arg-type]
        assert refused.value.field == "max_choices"
    for most in (0, -1, 101):
        with pytest.raises(DivisionMalformed):
            kinds.check_ballot_form("points", max_choices=most, **fits)  # type: ignore[arg-type]
    kinds.check_ballot_form("points", max_choices=100, **fits)  # type: ignore[arg-type]
    usual = {kind: kinds.usual_max_choices(kind, options=5, places=2) for kind in rules.KINDS}
    assert usual == {"choose": 1, "yes_no": 1, "rank": 5, "points": 10, "election": 2}


COUNTS = st.fixed_dictionaries({option: st.integers(0, 60) for option in OPTIONS})


@given(COUNTS, COUNTS)
def test_a_shift_is_the_difference_of_the_shares_that_are_shown(
    before: dict[str, int], after: dict[str, int]
) -> None:
    moved = shifts.shift(before, after)
    first, second = counting.shares(before), counting.shares(after)
    for option in OPTIONS:
        assert (moved[option].before, moved[option].after) == (first[option], second[option])
        assert moved[option].points == pytest.approx(second[option] - first[option], abs=0.051)
    assert shifts.shift(before, before) == {o: shifts.Shift(first[o], first[o]) for o in OPTIONS}


def test_those_who_changed_are_counted_among_those_who_voted_both_times() -> None:
    before = [{"seat": 1, "choices": ["yes"]}, {"seat": 2, "choices": ["no"]}, {"seat": 3, "choices": []}]
    after = [{"seat": 1, "choices": ["no"]}, {"seat": 2, "choices": ["no"]}, {"seat": 9, "choices": ["yes"]}]
    assert shifts.movers(before, after) == shifts.Movers(both_times=2, changed=1)
