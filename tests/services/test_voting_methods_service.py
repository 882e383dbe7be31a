"""Points, rankings and elections through the box: judged, changed, counted with paper, sealed, verified."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parliament.shared.errors import RuleBroken
from parliament.voting import refusals, rules, verify
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql

TELLERS = ("Rut Räknare", "Bo Bisittare")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=9) as made:
        yield made


def result_of(world: World, division: str) -> dict[str, Any]:
    result = world.declare(division).result
    assert result is not None
    return dict(result)


def broken(world: World) -> list[str]:
    return list(verify.breaks(world.parts.sum_key))


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
def test_points_are_recorded_replaced_refused_counted_and_published(world: World, secrecy: str) -> None:
    division, mine = world.division(kind="points", max_choices=5, secrecy=secrecy), nonce()
    assert world.cast(0, division, {"A": 5}, mine).status == "recorded"
    assert world.cast(0, division, {"C": 1, "A": 3}, mine, 1).status == "replaced"
    assert world.cast(0, division, {"A": 3, "B": 3}, mine, 2).code == "too_many_choices"
    assert world.cast(0, division, ["A"], mine, 3).code == "invalid_choice"
    again = world.cast(0, division, {"A": 5}, mine, 1)
    assert (again.status, again.seq) == ("replaced", 1)
    assert world.cast(1, division, {"B": 2}, nonce()).status == "recorded"
    assert world.cast(2, division, {"B": 0}, nonce()).status == "recorded"
    result = result_of(world, division)
    assert (result["counts"], result["blank"], result["winners"]) == ({"A": 3, "B": 2, "C": 1}, 1, ["A"])
    assert sorted(str(ballot["choices"]) for ballot in voting.public_ballots(division)) == [
        "{'A': 3, 'C': 1}", "{'B': 2}", "{}",
    ]  # fmt: skip
    assert broken(world) == []


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
def test_ranked_ballots_keep_their_order_and_a_new_box_goes_on_where_the_old_one_stopped(
    world: World, secrecy: str
) -> None:
    division, mine = world.division(kind="rank", secrecy=secrecy), nonce()
    assert world.cast(0, division, ["C", "A"], mine).status == "recorded"
    world.box.stop()
    fresh = worlds.new_parts()
    try:
        assert fresh.box.put_and_wait(world.ballot(0, division, ["C", "A"], mine)).status == "recorded"
        changed = fresh.box.put_and_wait(world.ballot(0, division, ["A", "C", "B"], mine, 1))
        assert changed.status == "replaced"
        twice = fresh.box.put_and_wait(world.ballot(1, division, ["B", "B"], nonce()))
        assert twice.code == "invalid_choice"
        for seat, ranking in ((1, "BA"), (2, "AB"), (3, "C")):
            assert fresh.box.put_and_wait(world.ballot(seat, division, ranking, nonce())).status == "recorded"
    finally:
        fresh.box.stop()
    result = result_of(world, division)
    assert (result["counts"], result["order"], result["winners"]) == (
        {"A": 2, "B": 1, "C": 1}, [["A"], ["B", "C"]], ["A"],
    )  # fmt: skip
    assert result["pairs"]["A"] == {"B": 2, "C": 3}
    assert ["A", "C", "B"] in [ballot["choices"] for ballot in voting.public_ballots(division)]
    assert broken(world) == []


def test_an_election_takes_as_many_names_as_seats_and_its_tie_is_drawn(world: World) -> None:
    division = world.division(kind="election", places=2)
    for seat, names in enumerate((["A", "B"], ["A", "C"], ["A"])):
        assert world.cast(seat, division, names, nonce()).status == "recorded"
    assert world.cast(3, division, ["A", "B", "C"], nonce()).code == "too_many_choices"
    told = world.declare(division)
    assert told.secrecy == "secret"
    assert told.result is not None
    assert (told.result["decided_by"], told.result["tied"], len(told.winners)) == ("lot", ["B", "C"], 2)
    assert "A" in told.result["winners"]
    assert broken(world) == []


def test_a_tie_that_papers_after_the_close_make_is_drawn_by_a_lot_that_is_revealed(world: World) -> None:
    division = world.division(kind="election")
    world.cast(0, division, ["A"], nonce())
    world.close(division)
    enter(division, ballots=1, counts_by_option={"B": 1})
    [(facts,)] = sql("SELECT facts FROM journal WHERE action = 'voting.lot_drawn'")
    told = voting.division(division)
    assert told.result is not None
    assert (told.result["decided_by"], told.result["tied"], len(told.winners)) == ("lot", ["A", "B"], 1)
    assert f'"{told.winners[0].id}"' in str(facts)
    voting.declare_division(division_id=division, by=BY)
    assert broken(world) == []


def test_a_changed_ranking_or_point_is_found_by_verify(world: World) -> None:
    ranked = world.division(kind="rank")
    world.cast(0, ranked, ["A", "B"], nonce())
    world.declare(ranked)
    given = world.division(kind="points")
    world.cast(0, given, {"A": 4}, nonce())
    world.declare(given)
    assert broken(world) == []
    sql("UPDATE secret_ballot SET choices = 'B,A' WHERE choices = 'A,B'")
    assert len([line for line in broken(world) if "summan" in line]) == 1
    sql("UPDATE secret_ballot SET choices = 'A:5' WHERE choices = 'A:4'")
    assert len([line for line in broken(world) if "summan" in line]) == 2


def enter(division: str, **changed: object) -> None:
    given: dict[str, Any] = {"ballots": 2, "counts_by_option": {}, "blank": 0, "tellers": TELLERS, **changed}
    voting.enter_paper(division_id=division, by=BY, **given)


def refused(division: str, **changed: object) -> RuleBroken:
    before = sql("SELECT * FROM paper_count"), sql("SELECT count(*) FROM journal")
    with pytest.raises(refusals.PaperNotPossible) as error:
        enter(division, **changed)
    assert (sql("SELECT * FROM paper_count"), sql("SELECT count(*) FROM journal")) == before
    return error.value


def test_papers_of_points_are_entered_as_sums(world: World) -> None:
    division = world.division(kind="points", max_choices=5)
    world.cast(0, division, {"B": 4}, nonce())
    refused(division, counts_by_option={"A": 11})
    refused(division, counts_by_option={"A": 1})
    refused(division, counts_by_option={"Q": 5})
    enter(division, ballots=3, counts_by_option={"A": 7, "B": 3}, blank=1)
    result = result_of(world, division)
    assert (result["counts"], result["paper"], result["blank"]) == ({"A": 7, "B": 7, "C": 0}, 3, 1)
    assert broken(world) == []


@pytest.mark.parametrize(
    "counts",
    [
        {"A": 1}, {"A,B": 3}, {"A,A": 2}, {"A,Q": 2}, {"": 2}, {"A,": 2}, {"A,B": -1, "C": 3}, {"A B": 2},
    ],
)  # fmt: skip
def test_papers_that_are_no_rankings_are_refused(world: World, counts: dict[str, int]) -> None:
    division = world.division(kind="rank")
    refused(division, counts_by_option=counts)


def test_ranked_papers_are_entered_by_their_order(world: World) -> None:
    division = world.division(kind="rank")
    world.cast(0, division, ["A"], nonce())
    enter(division, ballots=4, counts_by_option={"B,A": 2, "C": 1}, blank=1)
    result = result_of(world, division)
    assert (result["counts"], result["paper"], result["blank"]) == ({"A": 1, "B": 2, "C": 1}, 4, 1)
    assert result["order"] == [["B"], ["A"], ["C"]]
    assert broken(world) == []


def test_more_papers_than_the_register_holds_are_refused_for_every_kind(world: World) -> None:
    for kind, counts in (("rank", {"A": 10}), ("points", {"A": 10}), ("election", {"A": 10})):
        division = world.division(kind=kind)
        refused(division, ballots=10, counts_by_option=counts)
        voting.annul_division(division_id=division, reason="Nästa", by=BY)


def test_a_vote_after_the_debate_asks_the_same_and_says_what_it_compares_with(world: World) -> None:
    first = world.division(kind="points", max_choices=5, title="Före")
    with pytest.raises(refusals.DivisionStepNotPossible):
        voting.create_comparison(division_id=first, by=BY)
    world.cast(0, first, {"A": 5}, nonce())
    world.declare(first)
    second = voting.division(voting.create_comparison(division_id=first, by=BY))
    assert (second.compares_with, second.repeats, second.status) == (first, None, rules.DRAFT)
    assert (second.kind, second.max_choices, second.secrecy) == ("points", 5, "secret")
    assert [option.label for option in second.options] == ["Första", "Andra", "Tredje"]
    voting.annul_division(division_id=second.id, reason="Igen", by=BY)
    again = voting.division(voting.repeat_division(division_id=second.id, by=BY))
    assert (again.compares_with, again.repeats) == (first, second.id)
    assert voting.division(first).status == rules.DECLARED
