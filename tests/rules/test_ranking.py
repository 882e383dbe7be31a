"""Schulze's method against an oracle that tries every path and every order, ties included."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from parliament.voting import counting
from parliament.voting.counting import Result
from parliament.voting.ranking import Placing, pairwise, strongest_paths, wins_every_pair

FIVE = ("A", "B", "C", "D", "E")
RANKING = st.permutations(FIVE).flatmap(
    lambda order: st.integers(0, 5).map(lambda length: tuple(order[:length]))
)
BALLOTS = st.lists(RANKING, max_size=25)
RULES = st.sampled_from(["both", "deciding", "lot"])


class Oracle:
    """Schulze by brute force: every chain of options is walked, every order of the options is tried."""

    def __init__(self, ballots: Sequence[Sequence[str]], options: Sequence[str] = FIVE) -> None:
        self.options = options
        self.prefers = {
            (one, other): sum(self._puts_above(ballot, one, other) for ballot in ballots)
            for one, other in itertools.permutations(options, 2)
        }
        self.strength = {
            (one, other): max(self._weakest(path) for path in self._paths(one, other))
            for one, other in itertools.permutations(options, 2)
        }
        self.orders = [order for order in itertools.permutations(options) if self._fits(order)]

    @staticmethod
    def _puts_above(ballot: Sequence[str], one: str, other: str) -> bool:
        if one not in ballot:
            return False
        return other not in ballot or list(ballot).index(one) < list(ballot).index(other)

    def _paths(self, start: str, end: str) -> list[tuple[str, ...]]:
        others = [option for option in self.options if option not in (start, end)]
        return [
            (start, *between, end)
            for length in range(len(others) + 1)
            for between in itertools.permutations(others, length)
        ]

    def _weakest(self, path: Sequence[str]) -> int:
        links = list(itertools.pairwise(path))
        if any(self.prefers[link] <= self.prefers[link[::-1]] for link in links):
            return 0
        return min(self.prefers[link] for link in links)

    def above(self, one: str, other: str) -> bool:
        return self.strength[one, other] > self.strength[other, one]

    def _fits(self, order: Sequence[str]) -> bool:
        return not any(self.above(later, earlier) for earlier, later in itertools.combinations(order, 2))


def counted(
    ballots: Sequence[Sequence[str]],
    *,
    places: int = 1,
    tie_rule: str = "both",
    options: Sequence[str] = FIVE,
) -> Result:
    votes = counting.tally(options, ballots, kind="rank")
    return counting.count("rank", options, votes, places=places, tie_rule=tie_rule, draw_seed="s")


@given(BALLOTS)
@settings(max_examples=60, deadline=None)
def test_pairs_paths_and_order_equal_those_of_the_oracle(ballots: list[tuple[str, ...]]) -> None:
    oracle, result = Oracle(ballots), counted(ballots)
    assert result.pairs is not None
    assert result.paths is not None
    assert {(a, b): n for a, row in result.pairs.items() for b, n in row.items()} == oracle.prefers
    assert {(a, b): n for a, row in result.paths.items() for b, n in row.items()} == oracle.strength
    first = {
        option for option in FIVE if not any(oracle.above(other, option) for other in FIVE if other != option)
    }
    assert set(result.order[0]) == first
    assert sorted(option for level in result.order for option in level) == list(FIVE)
    assert tuple(option for level in result.order for option in level) in oracle.orders


@given(BALLOTS, st.integers(1, 5), RULES)
@settings(max_examples=60, deadline=None)
def test_the_winners_are_those_that_the_orders_of_the_oracle_allow(
    ballots: list[tuple[str, ...]], places: int, tie_rule: str
) -> None:
    named = [option for option in FIVE if any(option in ballot for ballot in ballots)]
    oracle, result = Oracle(ballots, named), counted(ballots, places=places, tie_rule=tie_rule)
    possible = [set(order[:places]) for order in oracle.orders]
    always = set.intersection(*possible)
    sometimes = set.union(*possible) - always
    assert result.tie == bool(sometimes)
    assert set(result.tied) == sometimes
    if tie_rule == "lot":
        assert set(result.winners) in possible
    else:
        assert set(result.winners) == (always | sometimes if tie_rule == "both" else always)


@given(BALLOTS, st.randoms(use_true_random=False), st.integers(1, 5), RULES)
@settings(deadline=None)
def test_the_order_of_the_ballots_never_changes_the_result(
    ballots: list[tuple[str, ...]], chance: object, places: int, tie_rule: str
) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = (counted(some, places=places, tie_rule=tie_rule).as_dict() for some in (ballots, shuffled))
    assert one == two


@given(BALLOTS)
@settings(deadline=None)
def test_an_option_that_wins_every_pair_wins_and_no_count_exceeds_the_ballots(
    ballots: list[tuple[str, ...]],
) -> None:
    result = counted(ballots)
    assert result.pairs is not None
    for option in FIVE:
        if wins_every_pair(result.pairs, option):
            assert result.winners == (option,)
            assert not result.tie
    assert sum(result.counts.values()) + result.blank == len(ballots) == result.digital
    for one, other in itertools.permutations(FIVE, 2):
        assert result.pairs[one][other] + result.pairs[other][one] <= len(ballots)


def test_the_example_of_schulzes_article_gives_its_order() -> None:
    # Schulze 2011, example 1 (45 voters): E above A above C above B above D.
    profile = {
        "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
    }  # fmt: skip
    ballots = [tuple(order) for order, number in profile.items() for _ in range(number)]
    result = counted(ballots)
    assert result.order == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert (result.winners, result.tie) == (("E",), False)
    assert result.pairs is not None
    assert result.paths is not None
    assert (result.pairs["A"]["B"], result.pairs["E"]["A"]) == (20, 23)
    assert (result.paths["A"]["B"], result.paths["E"]["D"]) == (28, 31)


def test_a_circle_is_opened_where_it_is_weakest() -> None:
    ballots = [("A", "B", "C")] * 7 + [("B", "C", "A")] * 6 + [("C", "A", "B")] * 5
    result = counted(ballots, options=("A", "B", "C"))
    assert result.order == (("A",), ("B",), ("C",))  # C above A has only 11 of 18
    assert not wins_every_pair(result.pairs or {}, "A")


def test_blank_ballots_alone_give_nothing_and_options_that_nobody_ranks_never_win() -> None:
    assert (counted([(), ()]).winners, counted([(), ()]).tie, counted([(), ()]).blank) == ((), False, 2)
    only = counted([("B",), ("B",)], places=3)
    assert (only.winners, only.tie) == (("B",), False)


def test_two_that_stand_level_tie_and_the_lot_can_be_drawn_again() -> None:
    ballots = [("A", "B"), ("B", "A")]
    both = counted(ballots)
    assert (both.winners, both.tied, both.decided_by) == (("A", "B"), ("A", "B"), "chair_rule")
    assert counted(ballots, tie_rule="deciding").winners == ()
    drawn = counted(ballots, tie_rule="lot")
    assert drawn.decided_by == "lot"
    assert drawn.winners == (counting.draw_lots(["A", "B"], "s")[0],)


def test_paper_rankings_are_counted_beside_the_digital_ones() -> None:
    votes = counting.tally(
        FIVE, [("A",), ()], kind="rank", paper={"B,A": 3, "C": 1}, paper_ballots=5, paper_blank=1
    )
    assert (votes.counts, votes.blank, votes.digital, votes.paper) == (
        {"A": 1, "B": 3, "C": 1, "D": 0, "E": 0}, 2, 2, 5,
    )  # fmt: skip
    assert votes.pairs is not None
    assert (votes.pairs["B"]["A"], votes.pairs["A"]["B"], votes.pairs["A"]["C"]) == (3, 1, 4)


def test_thousands_of_long_ballots_are_counted_at_once() -> None:
    letters = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    ballots = Counter(letters[n % 26 :] + letters[: n % 26] for n in range(5000))
    pairs = pairwise(letters, ballots)
    assert pairs["A"]["Z"] == sum(n for ballot, n in ballots.items() if ballot.index("A") < ballot.index("Z"))
    assert strongest_paths(pairs)["A"]["B"] == pairs["A"]["B"]
    assert Placing(pairs).levels()[0]
