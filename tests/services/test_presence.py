"""Roll call, substitutes, conflicts of interest and quorum through their use cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from parliament.door import rules as door_rules
from parliament.door import service as door
from parliament.presence import rules
from parliament.presence import service as presence
from parliament.registration import service as registration
from parliament.registration.substitutes import AlreadySeated, NotOfTheCompany, SubstituteTwice
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sitting
from parliament.voting import service as voting
from tests.services import world as worlds
from tests.services.world import BY, World, sql

TABLES = (
    "seat",
    "attendance",
    "substitution",
    "conflict_of_interest",
    "roll_call",
    "roll_call_answer",
    "journal",
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An open sitting with five seats, all present, put together as the application does."""
    with worlds.world_in(tmp_path, seats=5) as made:
        sitting.bind_divisions(voting.has_open_division)
        sitting.bind_between_items(presence.take_over_waiting)
        yield made
        sitting.bind_divisions(lambda sitting_id: False)
        sitting.bind_between_items(lambda sitting_id, by: None)


def refused(kind: type[RuleBroken], act: object, **arguments: object) -> None:
    """A refusal changes nothing."""
    before = str([sql(f"SELECT * FROM {table}") for table in TABLES])
    with pytest.raises(kind):
        act(by=BY, **arguments)  # type: ignore[operator]
    assert str([sql(f"SELECT * FROM {table}") for table in TABLES]) == before


def to_item(world: World, kind: str) -> str:
    """Go to the item of this kind; its id."""
    item = next(item for item in sitting.sitting(world.sitting_id).items if item.kind == kind)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=item.id, by=BY)
    return item.id


def substitute_of(world: World, place: int = 0, name: str = "Sara Ersättare") -> str:
    return registration.add_substitute(
        company_id=world.seats[place].company_id, name=name, email="sara@exempel.test", by=BY
    )


def take_over(world: World, delegate_id: str, place: int = 0, **more: object) -> presence.SubstitutionView:
    return presence.substitute(
        sitting_id=world.sitting_id,
        seat_id=world.seats[place].id,
        delegate_id=delegate_id,
        by=BY,
        **more,  # type: ignore[arg-type]
    )


def test_a_roll_call_notes_who_is_here_and_counts(world: World) -> None:
    presence.begin_roll_call(sitting_id=world.sitting_id, by=BY)
    refused(rules.RollCallStep, presence.begin_roll_call, sitting_id=world.sitting_id)
    first, second, *_rest = world.seats
    for seat, here in ((first, True), (second, False), (second, False)):
        presence.answer(sitting_id=world.sitting_id, seat_id=seat.id, here=here, by=BY)
    assert presence.end_roll_call(sitting_id=world.sitting_id, by=BY) == rules.Quorum(4, 5)
    called = presence.roll_call(world.sitting_id)
    assert called is not None
    assert called.answers == {first.id: True, second.id: False}
    assert (called.quorum.present, called.quorum.members) == (4, 5)
    assert door.present_seats(world.edition_id) == {seat.id for seat in world.seats} - {second.id}
    refused(rules.RollCallStep, presence.end_roll_call, sitting_id=world.sitting_id)
    refused(rules.RollCallStep, presence.answer, sitting_id=world.sitting_id, seat_id=first.id, here=False)


def test_a_wrong_tap_in_the_roll_call_is_mended_by_the_right_one(world: World) -> None:
    presence.begin_roll_call(sitting_id=world.sitting_id, by=BY)
    seat = world.seats[0]
    for here in (False, True):
        presence.answer(sitting_id=world.sitting_id, seat_id=seat.id, here=here, by=BY)
    told = presence.attendance_for_minutes(world.sitting_id)
    person = next(each for each in told.served if each.seat_id == seat.id)
    assert [left for _, left in person.stays] == [None]


def test_arrivals_and_departures_are_entered_with_their_real_time(world: World) -> None:
    seat = world.seats[0]
    came = door.since(seat.id)
    assert came is not None
    now = clock.now()
    arguments = {"sitting_id": world.sitting_id, "seat_id": seat.id}
    early = came - timedelta(minutes=1)
    refused(door_rules.TimeNotPlausible, presence.note_departure, at=early, **arguments)
    refused(door_rules.TimeNotPlausible, presence.note_departure, at=now + timedelta(hours=1), **arguments)
    presence.note_departure(sitting_id=world.sitting_id, seat_id=seat.id, by=BY, at=now)
    refused(door_rules.NotHere, presence.note_departure, **arguments)
    refused(rules.StaysOverlap, presence.note_arrival, at=early, **arguments)
    presence.note_arrival(sitting_id=world.sitting_id, seat_id=seat.id, by=BY)
    refused(rules.StaysOverlap, presence.note_arrival, **arguments)
    assert presence.quorum_at(world.edition_id, early).present < 5


def test_a_substitute_takes_over_at_once_where_nothing_is_debated(world: World) -> None:
    """The old key is dead, the seat has one vote still, and the right person stands in the list."""
    to_item(world, "opening")
    before = world.seats[0]
    done = take_over(world, substitute_of(world))
    assert done.status == "serving"
    now = registration.seat(before.id)
    assert (now.delegate_name, now.key_version) == ("Sara Ersättare", before.key_version + 1)
    assert len(registration.seats(world.edition_id)) == 5
    assert presence.quorum_now(world.edition_id) == rules.Quorum(5, 5)
    told = presence.attendance_for_minutes(world.sitting_id)
    of_seat = [(each.name, each.instead_of) for each in told.served if each.seat_id == before.id]
    assert of_seat == [(before.delegate_name, ""), ("Sara Ersättare", before.delegate_name)]
    first, second = (each.stays for each in told.served if each.seat_id == before.id)
    assert first[-1][1] == second[0][0]


def test_during_an_item_the_change_waits_for_the_next(world: World) -> None:
    to_item(world, "theme")
    asked = take_over(world, substitute_of(world))
    assert (asked.status, asked.at) == ("waiting", None)
    seat = world.seats[0]
    assert registration.seat(seat.id).delegate_name == seat.delegate_name
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    assert registration.seat(seat.id).delegate_name == "Sara Ersättare"
    assert [each.status for each in presence.substitutions(world.sitting_id)] == ["serving"]


def test_a_change_that_waits_can_be_taken_back_and_is_alone(world: World) -> None:
    to_item(world, "theme")
    person = substitute_of(world)
    asked = take_over(world, person)
    arguments = {"sitting_id": world.sitting_id, "seat_id": world.seats[0].id, "delegate_id": person}
    refused(rules.SubstitutionStepNotPossible, presence.substitute, **arguments)
    presence.withdraw_substitution(substitution_id=asked.id, by=BY)
    refused(rules.SubstitutionStepNotPossible, presence.withdraw_substitution, substitution_id=asked.id)
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    assert registration.seat(world.seats[0].id).delegate_name == world.seats[0].delegate_name
    assert presence.substitutions(world.sitting_id) == []


def test_what_has_happened_in_the_room_is_entered_afterwards(world: World) -> None:
    to_item(world, "theme")
    done = take_over(world, substitute_of(world), reason="Bytte redan före punkten")
    assert done.status == "serving"


def test_no_seat_changes_hands_while_a_division_is_open(world: World) -> None:
    to_item(world, "theme")
    person = substitute_of(world)
    division_id = world.division()
    arguments = {"sitting_id": world.sitting_id, "seat_id": world.seats[0].id, "delegate_id": person}
    refused(rules.SeatInDivision, presence.substitute, reason="nyss", **arguments)
    refused(rules.SeatInDivision, presence.substitute, **arguments)
    voting.close_division(division_id=division_id, by=BY)
    assert take_over(world, person).status == "waiting"


def test_what_waits_goes_on_waiting_past_an_open_division(world: World) -> None:
    to_item(world, "theme")
    take_over(world, substitute_of(world))
    world.division()
    presence.take_over_waiting(world.sitting_id, BY)
    assert [each.status for each in presence.substitutions(world.sitting_id)] == ["waiting"]


def test_a_person_has_one_seat_and_takes_none_of_another_company(world: World) -> None:
    person = substitute_of(world)
    arguments = {"sitting_id": world.sitting_id, "delegate_id": person}
    refused(NotOfTheCompany, presence.substitute, seat_id=world.seats[3].id, **arguments)
    take_over(world, person)
    refused(rules.SameServing, presence.substitute, seat_id=world.seats[0].id, **arguments)
    with pytest.raises(SubstituteTwice):
        substitute_of(world)
    other = registration.person_on(world.seats[1].id)
    sql_before = sql("SELECT id, delegate_id FROM seat")
    with pytest.raises(AlreadySeated):
        registration.seat_person(seat_id=world.seats[0].id, delegate_id=other.delegate_id, by=BY)
    assert sql("SELECT id, delegate_id FROM seat") == sql_before


def test_the_delegate_takes_the_seat_back_unless_the_rule_is_on(world: World) -> None:
    ordinary = registration.person_on(world.seats[0].id)
    person = substitute_of(world)
    take_over(world, person)
    sitting.set_sitting_tool(sitting_id=world.sitting_id, tool="no_return", on=True, by=BY)
    arguments = {"sitting_id": world.sitting_id, "seat_id": world.seats[0].id}
    refused(rules.SameDayReturn, presence.substitute, delegate_id=ordinary.delegate_id, **arguments)
    sitting.set_sitting_tool(sitting_id=world.sitting_id, tool="no_return", on=False, by=BY)
    assert take_over(world, ordinary.delegate_id).status == "serving"
    told = presence.attendance_for_minutes(world.sitting_id)
    assert [each.instead_of for each in told.served if each.seat_id == world.seats[0].id] == [
        "",
        ordinary.name,
    ]
    assert [each.delegate_id for each in presence.candidates(world.sitting_id, world.seats[0].id)] == [person]


def test_a_conflict_of_interest_is_off_until_asked_for(world: World) -> None:
    item_id = to_item(world, "theme")
    seat = world.seats[0]
    arguments = {"sitting_id": world.sitting_id, "item_id": item_id, "seat_id": seat.id}
    refused(rules.ConflictsOff, presence.set_conflict, on=True, **arguments)
    sitting.set_tool(item_id=item_id, tool="jav", on=True, by=BY)
    refused(NotFound, presence.set_conflict, on=True, **{**arguments, "item_id": "none"})
    presence.set_conflict(on=True, by=BY, **arguments)
    division_id = world.division(item_id=item_id)
    refused(rules.SeatInDivision, presence.set_conflict, on=False, **arguments)
    assert voting.division(division_id).register_size == 4
    assert world.cast(0, division_id, ["A"], worlds.nonce()).code == "not_in_register"
    told = presence.attendance_for_minutes(world.sitting_id).items[item_id]
    assert [each.id for each in told.conflicts] == [seat.id]
    assert told.quorum == rules.Quorum(5, 5)


def test_a_conflict_concerns_its_item_alone(world: World) -> None:
    item_id = to_item(world, "theme")
    sitting.set_tool(item_id=item_id, tool="jav", on=True, by=BY)
    presence.set_conflict(
        sitting_id=world.sitting_id, item_id=item_id, seat_id=world.seats[0].id, on=True, by=BY
    )
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    assert voting.division(world.division()).register_size == 5


def test_the_four_ways_not_to_vote_are_kept_apart(world: World) -> None:
    item_id = to_item(world, "theme")
    sitting.set_tool(item_id=item_id, tool="jav", on=True, by=BY)
    _yes, abstains, silent, conflict, away = world.seats
    presence.set_conflict(sitting_id=world.sitting_id, item_id=item_id, seat_id=conflict.id, on=True, by=BY)
    presence.note_departure(sitting_id=world.sitting_id, seat_id=away.id, by=BY)
    division_id = world.division(kind="yes_no", secrecy="recorded", item_id=item_id)
    for place, choice in enumerate(("yes", "abstain")):
        assert world.cast(place, division_id, [choice], worlds.nonce()).status == "recorded"
    voting.close_division(division_id=division_id, by=BY)
    found = voting.not_voting(division_id)
    assert [found.counts.count(kind) for kind in rules.NON_VOTES] == [1, 1, 1, 1]
    assert found.seats == {
        "abstains": {abstains.id},
        "not_participating": {silent.id},
        "conflict": {conflict.id},
        "absent": {away.id},
    }
    presence.note_arrival(sitting_id=world.sitting_id, seat_id=away.id, by=BY)
    assert voting.not_voting(division_id) == found  # what is decided is not rewritten


def test_a_secret_division_does_not_tell_who_abstained(world: World) -> None:
    to_item(world, "theme")
    division_id = world.division(secrecy="secret")
    assert world.cast(0, division_id, [], worlds.nonce()).status == "recorded"
    assert voting.not_voting(division_id).counts.abstains == 0  # not while it is open
    voting.close_division(division_id=division_id, by=BY)
    found = voting.not_voting(division_id)
    assert (found.counts.abstains, found.counts.not_participating) == (1, 4)
    assert "abstains" not in found.seats


def test_quorum_blocks_only_where_it_has_been_asked_to(world: World) -> None:
    item_id = to_item(world, "theme")
    for seat in world.seats[2:]:
        door.check_out(seat_id=seat.id, by=BY)
    draft = world.division(opened=False, item_id=item_id)
    sitting.set_tool(item_id=item_id, tool="quorum_block", on=True, by=BY)
    with pytest.raises(rules.NoQuorum):
        voting.open_division(division_id=draft, by=BY)
    assert voting.division(draft).status == "draft"
    sitting.set_tool(item_id=item_id, tool="quorum_block", on=False, by=BY)
    voting.open_division(division_id=draft, by=BY)
    assert voting.division(draft).register_size == 2


def test_nothing_is_done_to_a_sitting_that_is_over(world: World) -> None:
    person = substitute_of(world)
    sitting.step(sitting_id=world.sitting_id, name="close", by=BY)
    refused(sitting_rules.SittingNotOpen, presence.begin_roll_call, sitting_id=world.sitting_id)
    arguments = {"sitting_id": world.sitting_id, "seat_id": world.seats[0].id, "delegate_id": person}
    refused(sitting_rules.SittingNotOpen, presence.substitute, **arguments)
