"""A machine adjourns or closes the sitting while someone has the floor: the clock stops."""

from __future__ import annotations

import pytest
from flask import Flask

from parliament.registration import service as registration
from parliament.sitting import service as sittings
from parliament.speakers import service as speakers
from parliament.storage.actor import Actor
from tests.services import world as worlds
from tests.web.api_world import Machine, machine, present_seats

BY = Actor("staff", "operator")


@pytest.fixture
def speaking(house: Flask) -> tuple[Machine, str]:
    """A machine of the operator, and a sitting at a theme where seat 1 has the floor."""
    edition_id, _ = present_seats()
    worlds._programme(edition_id, (worlds._theme(edition_id, 1),))
    operator = machine(house, "operator")
    operator.post("/sitting/open")
    sitting = sittings.current(edition_id)
    assert sitting is not None
    for _ in range(2):
        sittings.next_item(sitting_id=sitting.id, by=BY)
    seat = registration.seats(edition_id)[0]
    speakers.request_floor(seat_id=seat.id, kind="speech", by=Actor("seat", seat.id))
    speakers.call_next(sitting_id=sitting.id, by=BY)
    return operator, sitting.id


def test_adjourning_stops_the_clock_and_leaves_the_floor_with_the_speaker(
    speaking: tuple[Machine, str],
) -> None:
    operator, sitting = speaking
    running = speakers.list_view(sitting).current
    assert running is not None
    assert running.clock.running_since is not None
    operator.post("/sitting/adjourn")
    current = speakers.list_view(sitting).current
    assert current is not None
    assert (current.seat, current.clock.running_since) == (running.seat, None)


def test_closing_ends_the_turn(speaking: tuple[Machine, str]) -> None:
    operator, sitting = speaking
    assert operator.post("/sitting/close").status_code == 200
    assert speakers.list_view(sitting).current is None


def test_a_step_that_is_refused_leaves_the_clock_running(speaking: tuple[Machine, str]) -> None:
    operator, sitting = speaking
    before = speakers.list_view(sitting).current
    assert operator.post("/sitting/close", {"at": "2099-01-01T12:00:00Z"}).status_code == 422
    assert speakers.list_view(sitting).current == before
