"""Counting: sums, ties and lots, whatever order the ballots lie in."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.voting import counting
from parliament.voting.counting import Result, Tally

FIVE = ("A", "B", "C", "D", "E")
YES_NO = ("yes", "no", "abstain")


def choose(*votes: int, places: int = 1, tie_rule: str = "both", seed: str = "s") -> Result:
    tally = Tally(dict(zip(FIVE, votes, strict=False)), 0, sum(votes), 0)
    return counting.count(
        "choose", FIVE[: len(votes)], tally, places=places, tie_rule=tie_rule, draw_seed=seed
    )


def yes_no(yes: int, no: int, abstain: int = 0, *, tie_rule: str = "both", seed: str = "s") -> Result:
    tally = Tally({"yes": yes, "no": no, "abstain": abstain}, 0, yes + no + abstain, 0)
    return counting.count("yes_no", YES_NO, tally, tie_rule=tie_rule, draw_seed=seed)


BALLOTS = st.lists(st.lists(st.sampled_from(FIVE), unique=True, max_size=3).map(tuple), max_size=60)


@given(
    BALLOTS,
    st.randoms(use_true_random=False),
    st.integers(1, 5),
    st.sampled_from(["both", "deciding", "lot"]),
)
def test_the_order_of_the_ballots_never_changes_the_result(
    ballots: list[tuple[str, ...]], chance: object, places: int, tie_rule: str
) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = (
        counting.count(
            "choose", FIVE, counting.tally(FIVE, some), places=places, tie_rule=tie_rule, draw_seed="s"
        )
        for some in (ballots, shuffled)
    )
    assert one == two
    assert one.as_dict() == two.as_dict()


@given(BALLOTS)
def test_the_numbers_add_up_to_what_was_cast(ballots: list[tuple[str, ...]]) -> None:
    tally = counting.tally(FIVE, ballots)
    assert tally.digital == len(ballots)
    assert tally.blank == sum(1 for ballot in ballots if not ballot)
    assert tally.counts == {option: Counter(c for b in ballots for c in b)[option] for option in FIVE}
    assert sum(tally.counts.values()) == sum(len(ballot) for ballot in ballots)


@given(
    st.lists(st.integers(0, 6), min_size=2, max_size=5),
    st.integers(1, 5),
    st.sampled_from(["both", "deciding", "lot"]),
)
def test_winners_have_votes_and_nobody_with_more_votes_is_passed_over(
    votes: list[int], places: int, tie_rule: str
) -> None:
    result = choose(*votes, places=places, tie_rule=tie_rule)
    assert all(result.counts[winner] > 0 for winner in result.winners)
    losers = set(result.counts) - set(result.winners)
    for winner in result.winners:
        assert all(result.counts[loser] <= result.counts[winner] for loser in losers)
    with_votes = sum(1 for number in votes if number)
    wanted = min(places, len(votes), with_votes)
    if tie_rule == "lot" or not result.tie:
        assert len(result.winners) == wanted
    elif tie_rule == "both":
        assert len(result.winners) > wanted
    else:
        assert len(result.winners) < wanted
    assert result.tie == (result.decided_by != "majority") == bool(result.tied)
    assert len({result.counts[option] for option in result.tied}) <= 1


def test_places_are_filled_from_the_top_in_the_order_of_the_ballot() -> None:
    assert choose(3, 9, 1, 7, 0, places=2).winners == ("B", "D")
    assert choose(3, 9, 1, 7, 0, places=3).winners == ("A", "B", "D")


def test_options_without_votes_never_win_even_when_places_are_left() -> None:
    assert choose(4, 0, 0, places=3).winners == ("A",)
    assert choose(0, 0, 0, places=2).winners == ()
    assert not choose(0, 0, 0, places=2).tie


def test_a_tie_that_fits_the_places_is_no_tie() -> None:
    result = choose(5, 5, 2, places=2)
    assert (result.winners, result.tie, result.tied, result.decided_by) == (("A", "B"), False, (), "majority")


def test_a_tie_at_the_border_under_both_answers_everyone_at_the_border() -> None:
    result = choose(9, 5, 5, 1, places=2, tie_rule="both")
    assert (result.winners, result.tie, result.tied) == (("A", "B", "C"), True, ("B", "C"))
    assert result.decided_by == "chair_rule"


def test_a_tie_at_the_border_under_deciding_leaves_the_place_open() -> None:
    result = choose(9, 5, 5, 1, places=2, tie_rule="deciding")
    assert (result.winners, result.tie, result.tied) == (("A",), True, ("B", "C"))
    assert result.decided_by == "chair_rule"


def test_a_tie_at_the_border_under_the_lot_is_drawn_and_anyone_can_draw_it_again() -> None:
    result = choose(9, 5, 5, 5, places=3, tie_rule="lot", seed="division|sum")
    first = min("BCD", key=lambda option: hashlib.sha256(f"division|sum|{option}".encode()).hexdigest())
    assert "A" in result.winners
    assert first in result.winners
    assert len(result.winners) == 3
    assert result.decided_by == "lot"
    assert result == choose(9, 5, 5, 5, places=3, tie_rule="lot", seed="division|sum")


def test_the_lot_is_fair_over_many_seeds() -> None:
    wins = Counter(choose(5, 5, 5, tie_rule="lot", seed=f"seed {n}").winners[0] for n in range(3000))
    assert set(wins) == {"A", "B", "C"}
    assert all(900 < number < 1100 for number in wins.values())


@given(st.lists(st.sampled_from(FIVE), unique=True), st.text(max_size=20))
def test_drawing_lots_does_not_depend_on_the_order_they_are_given_in(options: list[str], seed: str) -> None:
    drawn = counting.draw_lots(options, seed)
    assert sorted(drawn) == sorted(options)
    assert drawn == counting.draw_lots(sorted(options), seed) == counting.draw_lots(options[::-1], seed)


def test_yes_and_no_are_decided_by_a_simple_majority_and_abstentions_do_not_count() -> None:
    # Hammarö: 14 yes, 0 no, 17 abstain passes 14-0 as a simple majority (KL 5:55).
    passed = yes_no(14, 0, 17)
    assert (passed.winners, passed.tie, passed.decided_by) == (("yes",), False, "majority")
    assert yes_no(6, 7, 2).winners == ("no",)
    assert yes_no(1, 0, 500).winners == ("yes",)


def test_a_tie_of_yes_and_no_is_drawn_by_lot_where_there_is_no_casting_vote() -> None:
    result = yes_no(22, 22, 5, seed="val")
    assert (result.tie, result.decided_by, result.tied) == (True, "lot", ("yes", "no"))
    assert len(result.winners) == 1
    assert result == yes_no(22, 22, 5, seed="val")
    assert {yes_no(22, 22, seed=str(n)).winners for n in range(40)} == {("yes",), ("no",)}


@pytest.mark.parametrize("chair", ["yes", "no"])
def test_22_against_22_is_decided_by_the_chairs_casting_vote(chair: str) -> None:
    tally = Tally({"yes": 22, "no": 22, "abstain": 5}, 0, 49, 0)
    result = counting.count("yes_no", YES_NO, tally, tie_rule="both", draw_seed="s", chair=chair)
    assert (result.winners, result.decided_by) == ((chair,), "casting_vote")


def test_abstaining_can_never_win() -> None:
    for yes, no in ((0, 0), (1, 1), (3, 2)):
        assert "abstain" not in yes_no(yes, no, 99).winners
    assert yes_no(0, 0, 30).winners == ()


def test_a_tie_of_yes_and_no_under_deciding_decides_nothing() -> None:
    assert yes_no(4, 4, tie_rule="deciding").winners == ()


def test_paper_is_added_to_the_digital_ballots_and_told_apart() -> None:
    tally = counting.tally(FIVE, [("A",), ("B",), ()], paper={"A": 2, "E": 1}, paper_ballots=4, paper_blank=1)
    assert tally.counts == {"A": 3, "B": 1, "C": 0, "D": 0, "E": 1}
    assert (tally.blank, tally.digital, tally.paper) == (2, 3, 4)


def test_the_result_is_written_as_the_protocol_says() -> None:
    result = choose(9, 5, 5, places=2).as_dict()
    assert result == {
        "counts": {"A": 9, "B": 5, "C": 5}, "blank": 0, "digital": 19, "paper": 0,
        "winners": ["A", "B", "C"], "tie": True, "tied": ["B", "C"], "decided_by": "chair_rule",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ({"A": 1, "B": 2}, {"A": 33.3, "B": 66.7}),
        ({"A": 0, "B": 0}, {"A": 0.0, "B": 0.0}),
        ({"A": 45}, {"A": 100.0}),
    ],
)
def test_shares_are_per_cent_of_the_votes_given(counts: dict[str, int], shares: dict[str, float]) -> None:
    assert counting.shares(counts) == shares
