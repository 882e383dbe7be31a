"""Who is here: arrivals, repetitions, departures, mistakes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from parliament.access.seat_keys import KeyIsNoDoorCode
from parliament.access.who import parts
from parliament.door import rules
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.shared.text import TextTooLong
from parliament.storage import database, journal
from parliament.storage.actor import Actor
from tests.hall import at_once, door_code_of, key_of, open_edition, register

HOST = Actor("staff", "host")


def by_code(code: str, **more: object) -> door.CheckInView:
    return door.check_in_by_code(
        door_code=code, keys=parts().keys, directory=parts().directory, by=HOST, **more
    )  # type: ignore[arg-type]


def test_the_first_check_in_is_a_welcome_and_the_second_tells_of_the_first(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    first = by_code(door_code_of(seat.id))
    again = door.check_in(seat_id=seat.id, how="name", by=Actor("staff", "another"))
    assert (first.status, first.seat_id, first.by, first.how) == (
        "welcome",
        seat.id,
        "staff:host",
        "door_code",
    )
    assert again == door.CheckInView("already_in", seat.id, first.at, "staff:host", "door_code")
    assert door.present_seats(edition) == {seat.id}
    assert len(door.attendance(edition)) == 1
    assert len(journal.entries(subject=seat.id)) == 1


def test_capitals_spaces_and_dashes_do_not_matter(house: Flask) -> None:
    seat = register(open_edition()).seats[0]
    code = door_code_of(seat.id).upper()
    assert by_code(f" {code[:8]}-{code[8:16]} {code[16:]}\n").status == "welcome"


def test_two_at_once_are_one_arrival(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    seen: list[str] = []

    def arrive(_: int) -> None:
        seen.append(door.check_in(seat_id=seat.id, how="name", by=HOST).status)

    assert at_once(8, arrive) == ["ok"] * 8
    assert sorted(seen) == ["already_in"] * 7 + ["welcome"]
    assert len(door.attendance(edition)) == 1


@pytest.mark.parametrize(
    "code", ["", "x", "🙂", "a" * 24, "\x00" * 24, "a" * 10_000, "'; DROP TABLE seat;--"]
)
def test_what_is_no_door_code_is_unknown(house: Flask, code: str) -> None:
    edition = open_edition()
    register(edition)
    assert by_code(code) == door.CheckInView("unknown")
    assert door.attendance(edition) == []


def test_a_private_key_is_not_taken_at_the_door(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    with pytest.raises(KeyIsNoDoorCode):
        by_code(key_of(seat.id))
    assert door.attendance(edition) == []


def test_a_cancelled_seat_is_told_so_and_is_not_here(house: Flask) -> None:
    edition = open_edition()
    company = register(edition)
    seat = company.seats[0]
    code = door_code_of(seat.id)
    door.check_in(seat_id=seat.id, how="name", by=HOST)
    registration.cancel_company(company_id=company.id, by=HOST)
    assert door.present_seats(edition) == set()
    assert by_code(code) == door.CheckInView("cancelled", seat.id)


def test_a_ticket_of_another_year_is_told_so(house: Flask) -> None:
    old = open_edition(year=2022)
    seat = register(old).seats[0]
    for step in ("live", "held"):
        editions.set_status(edition_id=old, status=step, by=HOST)
    this = open_edition(year=2023)
    with pytest.raises(rules.DoorClosed):
        door.check_in(seat_id=seat.id, how="name", by=HOST)
    assert by_code(door_code_of(seat.id), edition_id=this) == door.CheckInView("wrong_edition", seat.id)
    assert door.attendance(old) == []


def test_a_qr_code_that_somebody_has_changed_lets_nobody_in(house: Flask) -> None:
    edition = open_edition()
    mine, other = (register(edition, n).seats[0] for n in (1, 2))
    true, others = door_code_of(mine.id), door_code_of(other.id)
    changed = [true[:n] + ("b" if true[n] == "a" else "a") + true[n + 1 :] for n in range(len(true))]
    changed += [others[: len(true) // 2] + true[len(true) // 2 :], true + "a", true[:-1], true[::-1]]
    assert {by_code(code).status for code in changed} == {"unknown"}
    assert door.attendance(edition) == []
    assert by_code(true).status == "welcome"


def test_an_unknown_seat_is_refused(house: Flask) -> None:
    with pytest.raises(NotFound):
        door.check_in(seat_id="x" * 16, how="name", by=HOST)


def test_leaving_and_coming_back_are_two_times(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="name", by=HOST)
    door.check_out(seat_id=seat.id, by=HOST)
    assert door.present_seats(edition) == set()
    assert door.since(seat.id) is None
    assert door.check_in(seat_id=seat.id, how="name", by=HOST).status == "welcome"
    first, second = door.attendance(edition)
    assert first.left_at is not None
    assert second.left_at is None


def test_nobody_leaves_who_is_not_here(house: Flask) -> None:
    seat = register(open_edition()).seats[0]
    for deed in (door.check_out, door.undo_check_in):
        with pytest.raises(rules.NotHere):
            deed(seat_id=seat.id, by=HOST)
    assert journal.entries(subject=seat.id) == []


def test_an_undone_check_in_never_was_but_the_journal_knows(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="name", by=HOST)
    door.undo_check_in(seat_id=seat.id, by=HOST)
    assert door.attendance(edition) == []
    assert [entry.action for entry in journal.entries(subject=seat.id)] == [
        "door.checked_in",
        "door.check_in_undone",
    ]


def test_a_device_that_was_offline_tells_when(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    at = clock.now() - timedelta(minutes=30)
    assert by_code(door_code_of(seat.id), at=at, device="Mobil 2").at == at


def test_a_time_that_cannot_be_right_changes_nothing(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    with pytest.raises(rules.TimeNotPlausible):
        by_code(door_code_of(seat.id), at=clock.now() + timedelta(days=1))
    with pytest.raises(TextTooLong):
        by_code(door_code_of(seat.id), device="x" * 61)
    assert door.attendance(edition) == []


def test_phones_and_screens_hear_of_an_arrival(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    heard: list[outbox.Change] = []
    stop = outbox.subscribe(heard.append)
    door.check_in(seat_id=seat.id, how="name", by=HOST)
    door.check_in(seat_id=seat.id, how="name", by=HOST)
    stop()
    assert sorted((change.topic, change.seats) for change in heard) == [("seats", (seat.id,)), ("state", ())]


def test_presence_is_read_on_a_given_connection(house: Flask) -> None:
    edition = open_edition()
    here, absent = register(edition, 1).seats[0], register(edition, 2).seats[0]
    door.check_in(seat_id=here.id, how="name", by=HOST)
    with database.current().engine.connect() as connection:
        assert door.present_on(connection, [here.id, absent.id, "x"]) == {here.id}
        assert door.present_on(connection, []) == set()
