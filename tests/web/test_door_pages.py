"""The door's list, the help desk, and check-in by machines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.who import parts
from parliament.door import conflicts
from parliament.door import service as door
from parliament.registration import service as registration
from parliament.registration.service import NewDelegate
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import door_code_of, key_of, open_edition, register

Client = Callable[..., FlaskClient]


def test_the_list_goes_from_a_to_o_by_surname(house: Flask, client: Client) -> None:
    edition = open_edition()
    for n, name in enumerate(["Åke Ö", "Bo Ärlig", "Cia Zorn", "Dag Ås"], start=1):
        register(edition, n, delegates=(NewDelegate(name, "a@exempel.se"),))
    page = client("door").get("/door").text
    places = [page.index(f">{name}</a>") for name in ("Cia Zorn", "Dag Ås", "Bo Ärlig", "Åke Ö")]
    assert places == sorted(places)


def test_a_name_is_checked_in_and_undone(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    host = client("door")
    assert host.post(f"/door/check-in/{seat.id}").location == "/door"
    page = host.get("/door").text
    assert "Välkommen: Delegat 1 A (plats 1) är incheckad." in page
    assert "1 av 1" in page
    host.post(f"/door/undo/{seat.id}")
    assert "0 av 1" in host.get("/door").text
    assert door.attendance(edition) == []


def test_the_second_time_it_says_since_when_and_by_whom(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    host = client("door")
    host.post("/door/code", data={"door_code": door_code_of(seat.id)})
    host.get("/door")
    host.post("/door/code", data={"door_code": door_code_of(seat.id).upper()})
    page = host.get("/door").text
    assert "Delegat 1 A (plats 1) är redan incheckad sedan kl." in page
    assert "av Test Door." in page


@pytest.mark.parametrize("code", ["", "nonsense", "a" * 24, "🙂", "b" * 9999])
def test_an_unknown_code_is_said_in_words(house: Flask, client: Client, code: str) -> None:
    edition = open_edition()
    register(edition)
    host = client("door")
    host.post("/door/code", data={"door_code": code})
    assert "Dörrkoden finns inte." in host.get("/door").text
    assert door.attendance(edition) == []


def test_a_private_link_is_not_taken_at_the_door(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    host = client("door")
    host.post("/door/code", data={"door_code": key_of(seat.id)})
    assert "Det där är en privat röstlänk" in host.get("/door").text
    assert door.attendance(edition) == []


def test_a_cancelled_ticket_is_said_in_words(house: Flask, client: Client) -> None:
    edition = open_edition()
    company = register(edition)
    code = door_code_of(company.seats[0].id)
    registration.cancel_company(company_id=company.id, by=Actor.system())
    host = client("door")
    host.post("/door/code", data={"door_code": code})
    assert "är avbokad. Gå till hjälpdisken." in host.get("/door").text
    assert door.attendance(edition) == []


def test_the_list_is_searched_without_a_script(house: Flask, client: Client) -> None:
    edition = open_edition()
    register(edition, 1)
    register(edition, 2)
    host = client("door")
    assert "Delegat 2 A" not in host.get("/door?q=delegat+1").text
    assert "Delegat 1 A" not in host.get("/door?q=2").text
    assert "Ingen passar" in host.get("/door?q=<script>").text


def test_an_empty_door_says_why(house: Flask, client: Client) -> None:
    assert "Det finns ingen upplaga" in client("door").get("/door").text
    open_edition()
    assert "Ingen är anmäld än" in client("door").get("/door").text


def test_an_unknown_seat_at_the_door_is_not_found(house: Flask, client: Client) -> None:
    open_edition()
    for path in ("/door/check-in/x", "/desk/code/x", "/desk/new-key/x"):
        assert client("desk").post(path).status_code == 404
    assert client("door").post("/door/undo/x").status_code == 409


def test_the_way_back_never_leads_to_another_site(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    answer = client("door").post(f"/door/check-in/{seat.id}", data={"next": "//evil.example"})
    assert answer.location == "/door"


def test_the_desk_says_why_a_seat_cannot_vote(house: Flask, client: Client) -> None:
    edition = open_edition()
    voter, speaker = register(edition, 1, people=2).seats
    gone = register(edition, 2)
    registration.cancel_company(company_id=gone.id, by=Actor.system())
    desk = client("desk")
    page = desk.get("/desk?q=1").text
    assert "Kan inte rösta" in page
    assert "Inte incheckad." in page
    desk.post(f"/door/check-in/{voter.id}", data={"next": "/desk?q=1"})
    assert "Kan rösta" in desk.get("/desk?q=1").text
    assert "Den här personen får yttra sig." in desk.get(f"/desk?q={speaker.number}").text
    assert "Platsen är avbokad." in desk.get(f"/desk?q={gone.seats[0].number}").text


def test_the_desk_shows_the_typed_code_and_it_is_noted(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    page = client("desk").post(f"/desk/code/{seat.id}")
    assert parts().short_codes.show(seat.id) in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert [entry.action for entry in journal.entries(subject=seat.id)] == ["registration.code_shown"]


def test_a_new_key_at_the_desk_kills_the_old_link_and_code(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    old_key, old_code = key_of(seat.id), parts().short_codes.show(seat.id)
    page = client("desk").post(f"/desk/new-key/{seat.id}").text
    assert parts().short_codes.show(seat.id) in page
    assert old_code not in page
    assert client().get(f"/d/{old_key}").status_code == 404
    assert client().post("/in", data={"code": old_code}).status_code == 404


@pytest.mark.parametrize(
    ("role", "at_the_door", "at_the_desk"),
    [
        ("door", 200, 403),
        ("desk", 200, 200),
        ("operator", 200, 200),
        ("organiser", 200, 200),
        ("reader", 403, 403),
    ],
)
def test_who_may_stand_where(
    house: Flask, client: Client, role: str, at_the_door: int, at_the_desk: int
) -> None:
    open_edition()
    staff = client(role)
    assert [staff.get("/door").status_code, staff.get("/desk").status_code] == [at_the_door, at_the_desk]


def token(role: str = "door") -> dict[str, str]:
    made = parts().credentials.create_token(role=role, label="test", by=Actor.system())
    return {"Authorization": f"Bearer {made}"}


def test_a_machine_checks_in_and_again_is_already_in(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    at = clock.iso(clock.now() - timedelta(minutes=5))
    body = {"door_code": door_code_of(seat.id), "at": at, "device": "Skanner 1"}
    first = client().post("/api/v1/check-ins", json=body, headers=token())
    assert (first.status_code, first.json["status"], first.json["seat"], first.json["at"]) == (
        200,
        "welcome",
        1,
        at,
    )
    again = client().post("/api/v1/check-ins", json={"door_code": body["door_code"]}, headers=token())
    assert (again.status_code, again.json["status"], again.json["at"]) == (200, "already_in", at)
    assert len(door.attendance(edition)) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        None,
        "x",
        {"door_code": 7},
        {"door_code": "x", "at": "igår"},
        {"door_code": "x", "at": "2023-01-01T10:00:00"},
    ],
)
def test_malformed_json_is_refused(house: Flask, client: Client, body: object) -> None:
    edition = open_edition()
    register(edition)
    answer = client().post("/api/v1/check-ins", json=body, headers=token())
    assert answer.status_code in {400, 422}
    assert answer.mimetype == "application/problem+json"
    assert door.attendance(edition) == []


def test_refusals_have_stable_codes(house: Flask, client: Client) -> None:
    edition = open_edition()
    company, other = register(edition, 1), register(edition, 2).seats[0]
    cancelled = door_code_of(company.seats[0].id)
    registration.cancel_company(company_id=company.id, by=Actor.system())
    late = clock.iso(clock.now() + timedelta(days=1))

    def code_of(**body: object) -> tuple[int, str]:
        answer = client().post("/api/v1/check-ins", json=body, headers=token())
        return answer.status_code, answer.json["code"]

    assert code_of(door_code="a" * 24) == (404, "unknown_door_code")
    assert code_of(door_code=key_of(other.id)) == (403, "key_is_no_door_code")
    assert code_of(door_code=cancelled) == (409, "seat_cancelled")
    assert code_of(door_code=door_code_of(other.id), at=late) == (422, "time_not_plausible")
    assert code_of(door_code=door_code_of(other.id), device="x" * 999) == (422, "text_too_long")
    assert door.attendance(edition) == []


def test_a_machine_without_a_token_or_role_is_refused(house: Flask, client: Client) -> None:
    open_edition()
    assert client().post("/api/v1/check-ins", json={"door_code": "x"}).status_code == 401
    assert (
        client().post("/api/v1/check-ins", json={"door_code": "x"}, headers=token("reader")).status_code
        == 403
    )


WALK_IN = {
    "delegate1_name": "Sen Gäst",
    "delegate1_email": "sen@gast.exempel.se",
    "name": "Exempelbolaget Sent AB",
    "kind": "company",
    "org_no": "559900-9007",
    "municipality": "Åre",
    "submission": "n" * 22,
}


def test_a_guest_without_a_ticket_gets_the_link_as_a_code_and_a_badge(house: Flask, client: Client) -> None:
    edition = open_edition()
    host = client("door")
    page = host.post("/door/walk-in", data=WALK_IN)
    (seat,) = registration.seats(edition)
    assert f"/d/{key_of(seat.id)}/lank.svg" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert [e.action for e in journal.entries(subject=seat.id)][-1] == "registration.link_shown"
    badge = host.post(f"/office/papper/namnskyltar/{seat.id}")
    assert (badge.status_code, badge.mimetype) == (200, "application/pdf")
    assert host.post("/office/papper/namnskyltar/x").status_code == 404
    host.post("/door/walk-in", data=WALK_IN)
    assert len(registration.seats(edition)) == 1


def test_a_personal_number_is_not_shown_again_nor_kept(house: Flask, client: Client) -> None:
    edition = open_edition()
    page = client("door").post("/door/walk-in", data={**WALK_IN, "org_no": "750231-0241"})
    assert (page.status_code, "0241" in page.text, "Sen Gäst" in page.text) == (422, False, True)
    assert registration.list_companies(edition) == []


def test_a_full_hall_is_said_and_nothing_is_kept(house: Flask, client: Client) -> None:
    edition = open_edition(seats=1)
    register(edition)
    host = client("door")
    assert "Ingen plats är ledig" in host.get("/door/walk-in").text
    assert host.post("/door/walk-in", data=WALK_IN).status_code == 409
    assert len(registration.seats(edition)) == 1


def test_a_phone_sends_its_scans_and_is_told_what_came_of_each(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    host = client("door")
    one = {"id": "a" * 20, "kind": "code", "value": door_code_of(seat.id)}
    two = {"id": "b" * 20, "kind": "seat", "value": "x"}
    answer = host.post("/door/scans", json={"device": "Dörr A", "scans": [one, two]})
    assert [(r["status"], r.get("name")) for r in answer.json["results"]] == [
        ("welcome", "Delegat 1 A"),
        ("unknown", None),
    ]
    assert (answer.json["here"], answer.json["total"]) == (1, 1)
    told = host.get("/door/state").json
    assert list(told["present"]) == [seat.id]
    assert "present" not in host.get(f"/door/state?v={told['v']}").json
    host.post(f"/door/scans/{seat.id}/undo")
    assert door.attendance(edition) == []
    assert host.post(f"/door/scans/{seat.id}/undo").status_code == 409


@pytest.mark.parametrize("body", [None, [], {}, {"scans": "x"}, {"scans": [{}]}, {"scans": [{}] * 101}])
def test_a_sending_that_cannot_be_read_changes_nothing(house: Flask, client: Client, body: object) -> None:
    edition = open_edition()
    register(edition)
    assert client("door").post("/door/scans", json=body).status_code in (413, 422)
    assert door.attendance(edition) == []


def test_the_page_for_no_contact_and_the_list_hold_no_name(house: Flask, client: Client) -> None:
    register(open_edition())
    host = client("door")
    for path in ("/door/shell", "/door/list", "/door/worker.js"):
        answer = host.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert "Delegat" not in answer.text
        assert "Exempelbolaget" not in answer.text
    assert host.get("/door/list").headers["Cache-Control"] == "no-store"
    assert host.get("/door/worker.js").headers["Service-Worker-Allowed"] == "/door"


def test_a_conflict_is_shown_at_the_door_and_settled(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    host = client("door")
    for id_, name in (("a", "Södra dörren"), ("b", "Norra dörren")):
        one = {"id": id_ * 20, "kind": "seat", "value": seat.id, "told": "welcome"}
        host.post("/door/scans", json={"device": name, "scans": [one]})
    page = host.get("/door").text
    assert "vid Södra dörren. Redan inne när Norra dörren släppte in" in page
    (noted,) = conflicts.unsettled(edition)
    host.post(f"/door/conflicts/{noted.id}/settle")
    assert "Redan inne när" not in host.get("/door").text


@pytest.mark.parametrize(("role", "page"), [("desk", "/desk"), ("operator", "/console")])
def test_a_conflict_is_shown_and_settled_where_the_hall_is_run(
    house: Flask, client: Client, role: str, page: str
) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    for id_, name in (("a", "Södra dörren"), ("b", "Norra dörren")):
        one = {"id": id_ * 20, "kind": "seat", "value": seat.id, "told": "welcome"}
        client("door").post("/door/scans", json={"device": name, "scans": [one]})
    staff = client(role)
    assert "Redan inne när Norra dörren släppte in" in staff.get(page).text
    (noted,) = conflicts.unsettled(edition)
    done = staff.post(f"/door/conflicts/{noted.id}/settle", data={"next": page})
    assert (done.status_code, done.headers["Location"]) == (302, page)
    assert "Redan inne när" not in staff.get(page).text


def test_who_comes_later_is_shown_in_the_list(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    host = client("door")
    assert host.post(f"/door/later/{seat.id}", data={"expected": "snart"}).status_code == 422
    host.post(f"/door/later/{seat.id}", data={"expected": "10.30"})
    assert "Kommer senare, omkring kl. 10.30" in host.get("/door").text
    host.post(f"/door/later/{seat.id}/forget")
    assert "Kommer senare" not in host.get("/door").text
