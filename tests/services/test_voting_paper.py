"""Paper beside the digital ballots, and what others are shown of a division."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parliament.live import outbox
from parliament.registration import service as registration
from parliament.shared.errors import RuleBroken
from parliament.sitting import service as sitting
from parliament.voting import refusals, rules
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql

TELLERS = ("Rut Räknare", "Bo Bisittare")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=6) as made:
        yield made


def everything() -> str:
    tables = ("division", "division_option", "electoral_register", "paper_count", "journal", "live_counter")
    return str([sql(f"SELECT * FROM {table}") for table in tables])


def refused(kind: type[RuleBroken], act: object, **arguments: object) -> RuleBroken:
    """The refusal of an act, which changed nothing."""
    before = everything()
    with pytest.raises(kind) as error:
        act(by=BY, **arguments)  # type: ignore[operator]
    assert everything() == before
    assert "{" not in error.value.sentence("sv") + error.value.sentence("en")
    return error.value


def paper(world: World, division: str, **changed: object) -> dict[str, object]:
    return {
        "division_id": division, "ballots": 1, "counts_by_option": {"A": 1}, "blank": 0, "tellers": TELLERS,
        **changed,
    }  # fmt: skip


def test_paper_is_counted_beside_the_digital_ballots(world: World) -> None:
    division = world.division()
    for seat in range(3):
        world.cast(seat, division, ["B"], nonce())
    voting.enter_paper(**paper(world, division, ballots=3, counts_by_option={"A": 2}, blank=1), by=BY)  # type: ignore[arg-type]
    result = world.close(division).result
    assert result is not None
    assert (result["counts"], result["blank"]) == ({"A": 2, "B": 3, "C": 0}, 1)
    assert (result["digital"], result["paper"]) == (3, 3)


def test_a_correction_of_paper_after_close_counts_instead_of_the_first_numbers(world: World) -> None:
    division = world.division()
    world.close(division)
    voting.enter_paper(**paper(world, division), by=BY)  # type: ignore[arg-type]
    voting.enter_paper(**paper(world, division, ballots=2, counts_by_option={"C": 2}), by=BY)  # type: ignore[arg-type]
    result = voting.division(division).result
    assert result is not None
    assert (result["counts"], result["paper"], result["winners"]) == ({"A": 0, "B": 0, "C": 2}, 2, ["C"])
    assert sql("SELECT count(*) FROM paper_count") == [(2,)]
    names = [str(row[0]) for row in sql("SELECT facts FROM journal WHERE action = 'voting.paper_entered'")]
    assert len(names) == 2
    assert "Rut" not in str(names)


@pytest.mark.parametrize(
    "changed",
    [
        {"tellers": ("Rut Räknare",)},
        {"tellers": ("Rut Räknare", " rut räknare ")},
        {"tellers": ("Rut", "Bo", "Eva")},
        {"tellers": ("Rut", "  ")},
        {"counts_by_option": {"Q": 1}},
        {"counts_by_option": {"A": -1, "B": 2}},
        {"ballots": -1, "counts_by_option": {}},
        {"blank": -1},
        {"blank": 1},
        {"ballots": 2},
        {"counts_by_option": {"A": 2}},
        {"ballots": 7, "counts_by_option": {"A": 7}},
        {"ballots": 0, "blank": 1, "counts_by_option": {}},
    ],
)
def test_paper_that_cannot_be_true_is_refused(world: World, changed: dict[str, object]) -> None:
    division = world.division()
    refused(refusals.PaperNotPossible, voting.enter_paper, **paper(world, division, **changed))


def test_paper_together_with_digital_ballots_is_never_more_than_the_register(world: World) -> None:
    division = world.division()
    for seat in range(4):
        world.cast(seat, division, ["B"], nonce())
    too_many = paper(world, division, ballots=3, counts_by_option={"A": 3})
    error = refused(refusals.PaperNotPossible, voting.enter_paper, **too_many)
    assert "digitalt 4 + papper 3 är fler än röstlängdens 6" in error.sentence("sv")


def test_paper_before_the_last_digital_ballots_cannot_make_more_ballots_than_voters(world: World) -> None:
    division = world.division()
    voting.enter_paper(**paper(world, division, ballots=2, counts_by_option={"A": 2}), by=BY)  # type: ignore[arg-type]
    for seat in range(6):
        world.cast(seat, division, ["B"], nonce())
    world.close(division)
    refused(refusals.MoreBallotsThanVoters, voting.declare_division, division_id=division)
    voting.enter_paper(**paper(world, division, ballots=0, counts_by_option={}), by=BY)  # type: ignore[arg-type]
    voting.declare_division(division_id=division, by=BY)


def test_no_paper_for_what_is_a_draft_declared_or_annulled(world: World) -> None:
    division = world.division(opened=False)
    refused(refusals.PaperNotPossible, voting.enter_paper, **paper(world, division))
    voting.open_division(division_id=division, by=BY)
    world.declare(division)
    refused(refusals.PaperNotPossible, voting.enter_paper, **paper(world, division))


def test_published_ballots_are_sorted_by_tracker_or_by_seat(world: World) -> None:
    secret = world.division(max_choices=2)
    mine = [nonce() for _ in range(4)]
    for seat, given in enumerate(mine):
        world.cast(seat, secret, ["C", "A"] if seat else [], given)
    world.declare(secret)
    listed = voting.public_ballots(secret)
    assert [row["tracker"] for row in listed] == sorted(rules.tracker(secret, given) for given in mine)
    assert {"tracker": rules.tracker(secret, mine[1]), "choices": ["C", "A"]} in listed
    assert {"tracker": rules.tracker(secret, mine[0]), "choices": []} in listed
    recorded = world.division(kind="yes_no")
    for seat in (4, 0, 2):
        world.cast(seat, recorded, ["yes"], nonce())
    registration.cancel_company(company_id=world.seats[0].company_id, by=BY)
    world.declare(recorded)
    assert [row["seat"] for row in voting.public_ballots(recorded)] == [1, 3, 5]


def test_the_screen_shows_the_open_division_and_then_the_items_latest(world: World) -> None:
    item = sitting.next_item(sitting_id=world.sitting_id, by=BY)
    assert voting.shown_division(world.sitting_id, item_id=item) is None
    first = world.division()
    shown = voting.shown_division(world.sitting_id, item_id=item)
    assert shown is not None
    assert (shown.id, shown.item_id) == (first, item)
    world.declare(first)
    second = world.division()
    voting.annul_division(division_id=second, reason="Fel", by=BY)
    shown = voting.shown_division(world.sitting_id, item_id=item)
    assert shown is not None
    assert shown.id == first
    assert voting.shown_division(world.sitting_id, item_id="another") is None


def test_a_seats_standing_is_told_alone_and_among_many(world: World) -> None:
    division = world.division()
    world.cast(0, division, ["A"], nonce())
    ids = [seat.id for seat in world.seats]
    assert voting.standing(division, {ids[0]}) == ({ids[0]}, {ids[0]})
    assert voting.standing(division, {ids[1]}) == ({ids[1]}, set())
    assert voting.standing(division, {"outsider"}) == (set(), set())
    assert voting.standing(division, {ids[0], ids[1], "outsider"}) == ({ids[0], ids[1]}, {ids[0]})


def test_opened_closed_and_declared_are_announced_as_urgent(world: World) -> None:
    heard: list[bool] = []
    outbox.subscribe(lambda change: heard.append(change.urgent) if change.topic == "state" else None)
    division = world.division(opened=False)
    assert heard == [False]
    for act in (voting.open_division, voting.close_division, voting.declare_division):
        heard.clear()
        act(division_id=division, by=BY)
        assert True in heard
