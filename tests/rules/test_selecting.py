"""Choosing a balanced hall: what the aims do, why each was chosen, and what always holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parliament.registration import selecting
from parliament.registration.selecting import Aim, AimOutOfRange, Candidate, UnknownAim

BERG, ARE = ("municipality", "Berg"), ("municipality", "Åre")
PLAIN = Candidate("a", 1, "Åre", "trade", "2-9", frozenset({"t1"}), newcomer=False)


def candidate(id_: str, **changed: object) -> Candidate:
    return replace(PLAIN, id=id_, **changed)  # type: ignore[arg-type]


def chosen(choices: list[selecting.Choice]) -> list[str]:
    return [choice.id for choice in choices if choice.chosen]


def test_the_one_who_fills_what_lacks_is_chosen_and_told_why() -> None:
    people = [candidate("a"), candidate("b", municipality="Berg")]
    choices = selecting.propose(people, [Aim(*BERG, "number", 2)], capacity=1, seed=1)
    assert [(c.id, c.chosen, c.reason, c.lacked) for c in choices] == [
        ("b", True, "aims", ((BERG, 2),)),
        ("a", False, "no_room", ()),
    ]


def test_a_share_is_of_the_seats_rounded_half_up() -> None:
    assert [Aim(*BERG, "share", amount).seats(50) for amount in (1, 3, 10, 100)] == [1, 2, 5, 50]
    assert Aim(*BERG, "number", 7).seats(50) == 7


def test_when_no_aim_lacks_anything_the_lot_decides_and_the_seed_decides_the_lot() -> None:
    people = [candidate(f"c{n}") for n in range(30)]
    one = selecting.propose(people, [], capacity=10, seed=1)
    assert {choice.reason for choice in one if choice.chosen} == {"lot"}
    assert selecting.propose(people[::-1], [], capacity=10, seed=1) == one
    assert chosen(selecting.propose(people, [], capacity=10, seed=2)) != chosen(one)


def test_the_locked_stay_and_count() -> None:
    locked = [candidate("x", municipality="Berg", seats=2)]
    people = [candidate("b", municipality="Berg"), candidate("a")]
    aims = [Aim(*BERG, "number", 2), Aim(*ARE, "number", 1)]
    choices = selecting.propose(people, aims, capacity=3, locked=locked, seed=1)
    assert chosen(choices) == ["x", "a"]
    assert choices[0].reason == "locked"


def test_a_company_of_two_is_worth_no_more_per_seat_than_one_of_one() -> None:
    people = [candidate("two", municipality="Berg", seats=2), candidate("one", municipality="Berg")]
    choices = selecting.propose(people, [Aim(*BERG, "number", 1)], capacity=2, seed=1)
    assert chosen(choices) == ["one"]


def test_the_balance_says_how_many_there_are_and_should_be() -> None:
    aims = [Aim(*BERG, "number", 2), Aim("theme", "t1", "share", 50), Aim("newcomer", "yes", "number", 1)]
    lines = selecting.balance([candidate("a"), candidate("b", seats=2, newcomer=True)], aims, capacity=10)
    assert [(line.have, line.want, line.lacking) for line in lines] == [(0, 2, 2), (3, 5, 2), (2, 1, 0)]


def test_the_best_reserve_fits_and_fills_what_lacks() -> None:
    seated = [candidate("s")]
    big = candidate("big", municipality="Berg", seats=2)
    small = candidate("small")
    facts = {"capacity": 10, "seated": seated, "seed": 1}
    aims = [Aim(*BERG, "number", 2)]
    best = selecting.best_reserve([small, big], aims, free=2, **facts)  # type: ignore[arg-type]
    assert best is not None
    assert (best.id, best.lacked) == ("big", ((BERG, 2),))
    second = selecting.best_reserve([small, big], aims, free=1, **facts)  # type: ignore[arg-type]
    assert second is not None
    assert (second.id, second.reason) == ("small", "lot")
    assert selecting.best_reserve([big], aims, free=1, **facts) is None  # type: ignore[arg-type]


def test_an_aim_is_about_something_and_within_reason() -> None:
    good = Aim(*BERG, "share", 100)
    assert selecting.check_aim(good, values=[BERG]) == good
    with pytest.raises(UnknownAim):
        selecting.check_aim(good, values=[ARE])
    with pytest.raises(UnknownAim):
        selecting.check_aim(replace(good, unit="half"), values=[BERG])
    for unit, amount in (("share", 101), ("share", 0), ("number", 0), ("number", -3), ("number", 1001)):
        with pytest.raises(AimOutOfRange):
            selecting.check_aim(Aim(*BERG, unit, amount), values=[BERG])


_PEOPLE = st.lists(
    st.builds(
        Candidate,
        id=st.integers(0, 10_000).map(str),
        seats=st.integers(1, 3),
        municipality=st.sampled_from(["Berg", "Åre", "Krokom"]),
        sector=st.sampled_from(["trade", "it"]),
        size=st.sampled_from(["1", "2-9"]),
        themes=st.frozensets(st.sampled_from(["t1", "t2"])),
        newcomer=st.booleans(),
    ),
    max_size=25,
    unique_by=lambda one: one.id,
)
_AIMS = st.lists(
    st.builds(
        Aim,
        st.just("municipality"),
        st.sampled_from(["Berg", "Åre", "Krokom"]),
        st.sampled_from(["share", "number"]),
        st.integers(1, 100),
    ),
    max_size=3,
    unique_by=lambda aim: aim.value,
)


@settings(max_examples=120, deadline=None)
@given(
    people=_PEOPLE, aims=_AIMS, capacity=st.integers(0, 30), seed=st.integers(0, 99), cut=st.integers(0, 5)
)
def test_what_always_holds(
    people: list[Candidate], aims: list[Aim], capacity: int, seed: int, cut: int
) -> None:
    locked, free = people[:cut], people[cut:]
    choices = selecting.propose(free, aims, capacity=capacity, locked=locked, seed=seed)
    seats = {one.id: one.seats for one in people}
    new = [choice for choice in choices if choice.chosen and choice.reason != "locked"]
    locked_seats = sum(one.seats for one in locked)
    # Everybody gets exactly one answer, and never a seat more than there is.
    assert sorted(choice.id for choice in choices) == sorted(seats)
    assert sum(seats[choice.id] for choice in new) <= max(0, capacity - locked_seats)
    # The same for the same seed, whatever the order they came in.
    assert selecting.propose(free[::-1], aims, capacity=capacity, locked=locked, seed=seed) == choices
    # Nobody is left out who would still have fitted.
    left = max(0, capacity - locked_seats) - sum(seats[choice.id] for choice in new)
    assert all(seats[choice.id] > left for choice in choices if not choice.chosen)
    # "Because of the aims" is said only where an aim lacked seats.
    assert all(bool(choice.lacked) == (choice.reason == "aims") for choice in new)
