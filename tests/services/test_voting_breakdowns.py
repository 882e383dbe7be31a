"""A recorded division by kind of company, and what a second vote shows beside the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parliament.registration import service as registration
from parliament.voting import breakdowns, comparing
from parliament.voting import service as voting
from parliament.voting.groups import SMALLEST
from parliament.voting.shifts import Movers
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=18) as made:  # six companies of three seats
        yield made


def moved_to(world: World, *municipalities: str) -> None:
    """Put the companies, in the order of their first seat, in these municipalities."""
    companies = list(dict.fromkeys(seat.company_id for seat in world.seats))
    for company, municipality in zip(companies, municipalities, strict=True):
        sql("UPDATE company SET municipality = :m WHERE id = :i", m=municipality, i=company)


def voted(world: World, words: str, **facts: object) -> str:
    """A declared yes/no division where each seat in its order says y, n, a or . (nothing)."""
    division = world.division(kind="yes_no", **facts)
    said = {"y": "yes", "n": "no", "a": "abstain"}
    for seat, letter in enumerate(words):
        if letter != ".":
            assert world.cast(seat, division, [said[letter]], nonce()).status == "recorded"
    world.declare(division)
    return division


def by_municipality(division: str) -> breakdowns.Breakdown:
    told = {one.dimension: one.told for one in breakdowns.breakdowns(division)}
    assert set(told) == {"theme", "municipality", "sector", "size"}
    return told["municipality"]


def test_a_recorded_division_is_told_by_municipality_with_small_groups_hidden(world: World) -> None:
    moved_to(world, "Berg", "Åre", "Åre", "Östersund", "Östersund", "Östersund")
    told = by_municipality(voted(world, "yny" + "ynnyyy" + "yynnnaaay"))
    assert [(group.name, group.voters, group.marks) for group in told.shown] == [
        ("Östersund", 9, (3, 3, 3, 0)),
    ]  # fmt: skip
    assert told.hidden == ("Berg", "Åre")  # Berg's three could be subtracted if Åre stood there
    assert told.rest is not None
    assert (told.rest.voters, told.rest.marks) == (9, (6, 3, 0, 0))


def test_those_who_did_not_vote_are_in_no_group(world: World) -> None:
    moved_to(world, "Berg", "Berg", "Åre", "Åre", "Östersund", "Östersund")
    told = by_municipality(voted(world, "ynynyn" + "yn...." + "ynynyn"))
    assert all(group.voters >= SMALLEST for group in told.shown)
    assert "Åre" in told.hidden


def test_a_secret_division_has_no_breakdowns_and_an_undeclared_one_none_yet(world: World) -> None:
    secret = voted(world, "yn" * 9, secrecy="secret")
    with pytest.raises(breakdowns.SecretHasNoBreakdown):
        breakdowns.breakdowns(secret)
    recorded = world.division(kind="yes_no")
    for step in (None, voting.close_division):
        if step:
            step(division_id=recorded, by=BY)
        with pytest.raises(breakdowns.NotDeclaredYet):
            breakdowns.breakdowns(recorded)


def test_points_and_rankings_that_are_recorded_are_told_by_points_and_first_choices(world: World) -> None:
    moved_to(world, *["Åre"] * 3, *["Östersund"] * 3)
    points = world.division(kind="points", secrecy="recorded", max_choices=5)
    ranked_ballot, points_ballot = ["B", "A"], {"A": 3, "C": 2}
    for seat in range(18):
        world.cast(seat, points, points_ballot if seat < 17 else {}, nonce())
    world.declare(points)
    assert [(g.name, g.marks) for g in by_municipality(points).shown] == [
        ("Åre", (27, 0, 18, 0)), ("Östersund", (24, 0, 16, 1)),
    ]  # fmt: skip
    ranked = world.division(kind="rank", secrecy="recorded")
    for seat in range(18):
        world.cast(seat, ranked, ranked_ballot, nonce())
    world.declare(ranked)
    assert [(g.name, g.marks) for g in by_municipality(ranked).shown] == [
        ("Åre", (0, 9, 0, 0)), ("Östersund", (0, 9, 0, 0)),
    ]  # fmt: skip


def test_a_company_that_told_no_sector_is_in_a_group_of_its_own(world: World) -> None:
    told = {one.dimension: one.told for one in breakdowns.breakdowns(voted(world, "yn" * 9))}
    assert [group.name for group in told["sector"].shown] == [""]
    assert len(registration.seats(world.edition_id)) == 18


def test_the_shift_after_a_debate_is_told_with_those_who_changed_when_recorded(world: World) -> None:
    first = voted(world, "yyyynnnnaa" + "." * 8)
    assert comparing.shift_of(voting.division(first)) is None
    second = voting.create_comparison(division_id=first, by=BY)
    voting.open_division(division_id=second, by=BY)
    for seat, choice in enumerate(["yes"] * 6 + ["no"] * 2):
        world.cast(seat, second, [choice], nonce())
    assert comparing.shift_of(voting.division(second)) is None  # nothing is told while it is open
    shift = comparing.shift_of(world.declare(second))
    assert shift is not None
    assert [(option.id, moved.before, moved.after, moved.points) for option, moved in shift.rows] == [
        ("yes", 40.0, 75.0, 35.0), ("no", 40.0, 25.0, -15.0), ("abstain", 20.0, 0.0, -20.0),
    ]  # fmt: skip
    assert shift.movers == Movers(both_times=8, changed=2)


def test_secret_divisions_are_compared_in_total_only_and_not_with_an_annulled_one(world: World) -> None:
    first = voted(world, "yn", secrecy="secret")
    second = voting.create_comparison(division_id=first, by=BY)
    voting.open_division(division_id=second, by=BY)
    world.cast(0, second, ["yes"], nonce())
    shift = comparing.shift_of(world.declare(second))
    assert shift is not None
    assert (shift.movers, shift.rows[0][1].points) == (None, 50.0)
    voting.annul_division(division_id=first, reason="Fel fråga", by=BY)
    assert comparing.shift_of(voting.division(second)) is None
