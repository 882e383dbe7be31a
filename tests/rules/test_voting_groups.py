"""Results by group: nothing that is shown gives away a group of fewer than five."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from parliament.voting.groups import SMALLEST, Breakdown, Group, break_down

ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=5)


def groups(rows: list[tuple[int, ...]]) -> list[Group]:
    return [Group(f"g{place}", sum(row), tuple(row)) for place, row in enumerate(rows)]


def rows_of(total: int, columns: int) -> Iterator[tuple[int, ...]]:
    if columns == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in rows_of(total - first, columns - 1):
            yield (first, *rest)


def possible_rows(sizes: list[int], sums: tuple[int, ...], place: int) -> set[tuple[int, ...]]:
    """Every row that the group at ``place`` can have, by trying all tables with these sizes and sums."""

    def fits(left: list[int], sums_left: tuple[int, ...]) -> bool:
        if not left:
            return not any(sums_left)
        return any(
            fits(left[1:], tuple(a - b for a, b in zip(sums_left, row, strict=True)))
            for row in rows_of(left[0], len(sums_left))
            if all(b <= a for a, b in zip(sums_left, row, strict=True))
        )

    others = sizes[:place] + sizes[place + 1 :]
    return {
        row
        for row in rows_of(sizes[place], len(sums))
        if all(b <= a for a, b in zip(sums, row, strict=True))
        and fits(others, tuple(a - b for a, b in zip(sums, row, strict=True)))
    }


@given(ROWS)
@settings(deadline=None, max_examples=150)
def test_no_group_under_five_can_be_read_or_subtracted(rows: list[tuple[int, ...]]) -> None:
    every = groups(rows)
    told = break_down(every)
    assert all(group.voters >= SMALLEST for group in told.shown)
    if not told.shown:
        return
    hidden = [group for group in every if group.voters and group not in told.shown]
    assert tuple(group.name for group in hidden) == told.hidden
    # What anyone can work out: the public total less the rows that are shown.
    total = tuple(map(sum, zip(*rows, strict=True)))
    left = tuple(n - sum(group.marks[place] for group in told.shown) for place, n in enumerate(total))
    assert sum(left) == 0 or sum(left) >= SMALLEST
    sizes = [group.voters for group in hidden]
    for place, group in enumerate(hidden):
        if group.voters < SMALLEST:
            assert len(possible_rows(sizes, left, place)) > 1


@given(ROWS)
def test_what_is_shown_and_the_rest_make_the_total_and_nothing_is_changed(
    rows: list[tuple[int, ...]],
) -> None:
    every = groups(rows)
    told = break_down(every)
    assert [group for group in every if group in told.shown] == list(told.shown)
    if told.shown:
        rest = told.rest.marks if told.rest else (0, 0, 0)
        shown = [group.marks for group in told.shown]
        assert tuple(map(sum, zip(rest, *shown, strict=True))) == tuple(map(sum, zip(*rows, strict=True)))


@given(ROWS)
def test_groups_of_five_or_more_are_all_shown_when_there_are_no_smaller_ones(
    rows: list[tuple[int, ...]],
) -> None:
    large = [group for group in groups(rows) if group.voters >= SMALLEST]
    assert break_down(large) == Breakdown(tuple(large), (), None)


def test_a_small_group_takes_the_smallest_of_the_others_with_it() -> None:
    three, six, nine = Group("Berg", 3, (2, 1)), Group("Åre", 6, (4, 2)), Group("Östersund", 9, (5, 4))
    told = break_down([nine, three, six])
    assert (told.shown, told.hidden) == ((nine,), ("Berg", "Åre"))
    assert told.rest == Group("", 9, (6, 3))


def test_two_small_groups_hide_each_other_when_they_are_five_together() -> None:
    told = break_down([Group("a", 2, (1, 1)), Group("b", 3, (2, 1)), Group("c", 7, (3, 4))])
    assert [group.name for group in told.shown] == ["c"]


def test_small_groups_that_voted_alike_give_each_other_away_so_more_is_hidden() -> None:
    told = break_down(
        [Group("a", 2, (2, 0)), Group("b", 3, (3, 0)), Group("c", 7, (3, 4)), Group("d", 8, (4, 4))]
    )
    assert [group.name for group in told.shown] == ["d"]


def test_one_large_group_beside_a_small_one_is_not_shown_since_the_small_one_could_be_subtracted() -> None:
    told = break_down([Group("a", 1, (1, 0)), Group("b", 40, (20, 20))])
    assert (told.shown, told.rest, told.hidden) == ((), None, ("a", "b"))


def test_every_order_of_equal_groups_hides_as_many() -> None:
    four = [Group("a", 1, (1, 0)), Group("b", 5, (2, 3)), Group("c", 5, (3, 2)), Group("d", 5, (4, 1))]
    assert {len(break_down(list(order)).shown) for order in itertools.permutations(four)} == {2}
