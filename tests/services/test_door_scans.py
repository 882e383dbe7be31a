"""What the doors' phones send: once however often it comes, and no double admission unnoticed."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask

from parliament.access.who import parts
from parliament.door import conflicts, later, offline_list, rules, scans
from parliament.door import service as door
from parliament.door.scans import Outcome, Scan
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.service import NewDelegate
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import at_once, door_code_of, key_of, open_edition, register

A, B = Actor("staff", "a"), Actor("staff", "b")


def send(edition: str, *sent: Scan, device: str = "Dörr A", by: Actor = A) -> list[Outcome]:
    return scans.take(
        sent, edition_id=edition, device=device, keys=parts().keys, directory=parts().directory, by=by
    )


def scan(kind: str, value: str, *, id: str = "s" * 20, ago: float = 0, told: str = "") -> Scan:
    return Scan(id, kind, value, ago, told)


def entry_of(edition: str, seat_id: str) -> str:
    """The id of a seat's entry, as the phone makes it from the door code."""
    made = offline_list.make(edition, parts().keys)
    code = base64.b32decode(door_code_of(seat_id).upper())
    raw = offline_list.derive(code, bytes.fromhex(made.salt), offline_list.ID_INFO, offline_list.ID_BYTES)
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize("kind", ["code", "entry", "seat", "number"])
def test_each_way_of_naming_a_seat_checks_it_in(house: Flask, kind: str) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    value = {
        "code": door_code_of(seat.id).upper(),
        "entry": entry_of(edition, seat.id),
        "seat": seat.id,
        "number": "1",
    }[kind]
    (came,) = send(edition, scan(kind, value))
    assert (came.status, came.seat_id) == ("welcome", seat.id)
    assert door.present_seats(edition) == {seat.id}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("code", "a" * 24),
        ("code", ""),
        ("code", "🙂"),
        ("entry", "nonsense"),
        ("seat", "x"),
        ("number", "2"),
        ("number", "0"),
        ("number", "²"),
        ("number", "9" * 100),
    ],
)
def test_what_is_not_known_lets_nobody_in(house: Flask, kind: str, value: str) -> None:
    edition = open_edition()
    register(edition)
    assert send(edition, scan(kind, value))[0].status == "unknown"
    assert door.attendance(edition) == []
    assert conflicts.unsettled(edition) == []


def test_a_private_link_is_said_and_not_written_down(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    assert send(edition, scan("code", key_of(seat.id)))[0].status == "private_link"
    assert door.attendance(edition) == []


def test_a_scan_that_is_sent_twice_is_one(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    first = send(edition, scan("seat", seat.id, told="welcome"))
    assert send(edition, scan("seat", seat.id, told="welcome")) == first
    assert len(door.attendance(edition)) == 1
    assert conflicts.unsettled(edition) == []


def test_eight_phones_that_send_one_seat_at_once_let_in_one_and_show_seven(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]

    found = parts()

    def arrive(n: int) -> None:
        one = scan("seat", seat.id, id=f"{n}" * 20, told="welcome")
        scans.take(
            [one],
            edition_id=edition,
            device=f"Dörr {n}",
            keys=found.keys,
            directory=found.directory,
            by=A,
        )

    assert at_once(8, arrive) == ["ok"] * 8
    assert len(door.attendance(edition)) == 1
    assert len(conflicts.unsettled(edition)) == 7


def test_the_time_is_the_age_that_the_phone_measured(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    before = clock.now()
    send(edition, scan("seat", seat.id, ago=600))
    at = door.attendance(edition)[0].arrived_at
    assert timedelta(0) <= at - (before - timedelta(minutes=10)) < timedelta(seconds=5)


@pytest.mark.parametrize("a_is_first", [True, False])
def test_two_doors_without_contact_let_in_one_seat(house: Flask, a_is_first: bool) -> None:
    """Whichever comes to the server first: the earlier time counts, and both are kept."""
    edition = open_edition()
    seat = register(edition).seats[0]
    early = (scan("entry", entry_of(edition, seat.id), id="e" * 20, ago=900, told="welcome"), "Dörr A", A)
    late = (scan("seat", seat.id, id="l" * 20, ago=60, told="welcome"), "Dörr B", B)
    came = [
        send(edition, one, device=device, by=by)[0].status
        for one, device, by in ([early, late] if a_is_first else [late, early])
    ]
    assert came == (["welcome", "already_in"] if a_is_first else ["welcome", "welcome"])
    (noted,) = conflicts.unsettled(edition)
    assert (noted.kind, noted.seat and noted.seat.id) == ("double", seat.id)
    assert (noted.first_device, noted.second_device) == ("Dörr A", "Dörr B")
    assert noted.first_at is not None
    assert noted.second_at - noted.first_at > timedelta(minutes=13)
    (there,) = door.attendance(edition)
    assert there.arrived_at == noted.first_at


def test_an_admission_alone_of_someone_already_in_is_noticed(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="name", by=B, device="Dörr B")
    assert send(edition, scan("seat", seat.id, told="welcome"))[0].status == "already_in"
    assert [(c.kind, c.first_device) for c in conflicts.unsettled(edition)] == [("double", "Dörr B")]


def test_a_repeated_scan_that_the_server_answered_is_no_conflict(house: Flask) -> None:
    """The door was told "redan inne" at once, so nobody was let in twice."""
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="name", by=B)
    assert send(edition, scan("seat", seat.id))[0].status == "already_in"
    assert conflicts.unsettled(edition) == []


def test_an_answer_lost_on_the_way_back_is_noticed_when_the_scan_comes_again(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="name", by=B)
    send(edition, scan("seat", seat.id))
    for _ in range(3):
        send(edition, scan("seat", seat.id, told="welcome"))
    assert [c.kind for c in conflicts.unsettled(edition)] == ["double"]


def test_jag_ar_har_on_the_own_phone_before_the_door_is_no_double(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    door.check_in(seat_id=seat.id, how="self", by=Actor("seat", seat.id))
    send(edition, scan("seat", seat.id, told="welcome"))
    assert conflicts.unsettled(edition) == []


@pytest.mark.parametrize("kind", ["cancelled", "wrong_edition", "unknown", "closed"])
def test_what_should_not_have_been_let_in_is_noticed_when_it_is_sent(house: Flask, kind: str) -> None:
    other = open_edition(year=2021, status="planned")
    edition = open_edition()
    company, stranger = register(edition), register(other, 2)
    value = {"wrong_edition": stranger.seats[0].id, "unknown": "x"}.get(kind, company.seats[0].id)
    if kind == "cancelled":
        registration.cancel_company(company_id=company.id, by=A)
    if kind == "closed":
        for status in ("live", "held"):
            editions.set_status(edition_id=edition, status=status, by=A)
    assert send(edition, scan("seat", value, told="welcome"))[0].status == kind
    assert door.attendance(edition) == []
    assert [c.kind for c in conflicts.unsettled(edition)] == [kind]


def test_settling_is_done_once_and_journalled(house: Flask) -> None:
    edition = open_edition()
    send(edition, scan("seat", "x", told="welcome"))
    (noted,) = conflicts.unsettled(edition)
    conflicts.settle(conflict_id=noted.id, by=A)
    conflicts.settle(conflict_id=noted.id, by=B)
    assert conflicts.unsettled(edition) == []
    assert [str(e.actor) for e in journal.entries(actions=("door.conflict_settled",))] == ["staff:a"]
    with pytest.raises(NotFound):
        conflicts.settle(conflict_id="none", by=A)


@pytest.mark.parametrize(
    "members",
    [
        None,
        {},
        "x",
        [None],
        [{}],
        [{"id": "short", "kind": "seat", "value": "x"}],
        [{"id": "s" * 20, "kind": "else", "value": "x"}],
        [{"id": "s" * 20, "kind": "seat", "value": 7}],
        [{"id": "s" * 20, "kind": "seat", "value": "x", "told": "already_in"}],
        [{"id": "s" * 20, "kind": "seat", "value": "x", "ago": "long"}],
        [{"id": "s" * 20, "kind": "seat", "value": "x", "ago": True}],
        [{"id": "s" * 20, "kind": "seat", "value": "x", "ago": float("nan")}],
    ],
)
def test_what_is_no_scan_is_refused(members: object) -> None:
    with pytest.raises(rules.ScanMalformed):
        scans.read(members)


def test_a_hundred_scans_are_taken_and_no_more() -> None:
    one = {"id": "s" * 20, "kind": "seat", "value": "x", "ago": 1.5, "told": "welcome"}
    assert scans.read([one] * 100) == [Scan("s" * 20, "seat", "x", 1.5, "welcome")] * 100
    with pytest.raises(rules.TooManyScans):
        scans.read([one] * 101)


# --- the list in the phone --------------------------------------------------------------------------


def opened(edition: str, code: str) -> dict[str, object] | None:
    """What somebody with this door code reads in the list, as the phone does it."""
    made = offline_list.make(edition, parts().keys)
    salt, raw = bytes.fromhex(made.salt), base64.b32decode(code.upper())
    entry_id = offline_list.derive(raw, salt, offline_list.ID_INFO, 16)
    sealed = dict(made.entries).get(base64.b64encode(entry_id).decode())
    if sealed is None:
        return None
    box = base64.b64decode(sealed)
    key = offline_list.derive(raw, salt, offline_list.KEY_INFO, 32)
    shown: dict[str, object] = json.loads(AESGCM(key).decrypt(box[:12], box[12:], entry_id))
    return shown


def test_a_ticket_opens_its_own_entry_and_no_other(house: Flask) -> None:
    edition = open_edition()
    first, second = register(edition, 1, people=2).seats
    door.check_in(seat_id=second.id, how="name", by=A)
    assert opened(edition, door_code_of(first.id)) == {
        "seat": 1,
        "name": "Delegat 1 A",
        "company": "Exempelbolaget Nr 1 AB",
        "id": first.id,
        "state": "ok",
        "votes": True,
    }
    shown = opened(edition, door_code_of(second.id))
    assert shown is not None
    assert (shown["name"], shown["votes"], "since" in shown) == ("Delegat 1 B", False, True)
    assert opened(edition, "a" * 24) is None


def test_cancelled_tickets_and_those_of_another_year_say_so(house: Flask) -> None:
    other, edition = open_edition(year=2021, status="planned"), open_edition()
    gone, stranger = register(edition), register(other, 2)
    code = door_code_of(gone.seats[0].id)
    registration.cancel_company(company_id=gone.id, by=A)
    shown = opened(edition, code)
    assert shown is not None
    assert shown["state"] == "cancelled"
    assert opened(edition, door_code_of(stranger.seats[0].id)) == {"state": "wrong_edition"}


def test_the_list_alone_says_nothing_of_anybody(house: Flask) -> None:
    """No name, company, seat or code is in it; all entries are equally long; and each making differs."""
    edition = open_edition()
    short = register(edition, 1, delegates=(NewDelegate("Bodil By", "bo@bolag.exempel.se"),)).seats[0]
    register(edition, 2, delegates=(NewDelegate("Å" * 80, "a@bolag.exempel.se"),), name="Ö" * 120)
    one, two = (offline_list.make(edition, parts().keys) for _ in range(2))
    written = json.dumps(one.entries)
    raw = b"".join(base64.b64decode(part) for entry in one.entries for part in entry)
    for secret in ("Bodil By", "Exempelbolaget", short.id, door_code_of(short.id)):
        assert secret.encode() not in raw
    assert "Exempelbolaget" not in written
    assert len({len(sealed) for _, sealed in one.entries}) == 1
    assert [entry for entry, _ in one.entries] == [entry for entry, _ in two.entries]
    assert {sealed for _, sealed in one.entries}.isdisjoint(sealed for _, sealed in two.entries)


def test_an_entry_that_is_moved_to_another_id_does_not_open(house: Flask) -> None:
    edition = open_edition()
    seat, _other = register(edition, people=2).seats
    made = offline_list.make(edition, parts().keys)
    raw = base64.b32decode(door_code_of(seat.id).upper())
    key = offline_list.derive(raw, bytes.fromhex(made.salt), offline_list.KEY_INFO, 32)
    mine = entry_of(edition, seat.id)
    foreign = next(entry for entry, _ in made.entries if entry != mine)
    box = base64.b64decode(dict(made.entries)[mine])
    with pytest.raises(InvalidTag):
        AESGCM(key).decrypt(box[:12], box[12:], base64.b64decode(foreign))


# --- comes later --------------------------------------------------------------------------------------


def refusing(deed: Callable[[], object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        deed()


def test_somebody_who_comes_later_is_noted_changed_and_forgotten(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    assert later.expect_later(seat_id=seat.id, typed="", by=A) is None
    assert later.expected(edition) == {seat.id: None}
    at = later.expect_later(seat_id=seat.id, typed="kl. 10.30", by=A)
    assert at is not None
    assert clock.stockholm(at).strftime("%H:%M") == "10:30"
    assert later.expected(edition) == {seat.id: at}
    later.expect_no_more(seat_id=seat.id, by=A)
    later.expect_no_more(seat_id=seat.id, by=A)
    assert later.expected(edition) == {}


def test_a_note_for_nobody_or_at_no_time_is_refused(house: Flask) -> None:
    edition = open_edition()
    company = register(edition)
    seat = company.seats[0]
    refusing(lambda: later.expect_later(seat_id=seat.id, typed="25.00", by=A), rules.LaterTimeUnreadable)
    refusing(lambda: later.expect_later(seat_id="none", typed="", by=A), NotFound)
    registration.cancel_company(company_id=company.id, by=A)
    refusing(lambda: later.expect_later(seat_id=seat.id, typed="", by=A), NotFound)
    assert later.expected(edition) == {}
