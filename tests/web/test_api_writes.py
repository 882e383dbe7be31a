"""What every write of the API keeps: sound bodies, Idempotency-Key, If-Match."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from parliament.access.models import KeptAnswer
from parliament.budget import service as budget
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from parliament.voting import service as voting
from tests import hall
from tests.cast import company_org_no
from tests.web.api_world import machine, open_sitting, present_seats, problem

THEME = {"name": "Infrastruktur", "palette": "rails"}
BODY = {"title": "Vilken först?", "kind": "choose", "options": ["Ett", "Två"]}


def divisions_of(edition_id: str) -> int:
    sitting = sittings.current(edition_id)
    return len(voting.divisions(sitting.id)) if sitting else 0


def test_the_same_key_and_body_is_one_deed_with_one_answer(house: Flask) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    first = operator.post("/divisions", BODY, Idempotency_Key="nyckel-1")
    second = operator.post("/divisions", BODY, Idempotency_Key="nyckel-1")
    assert (second.status_code, second.get_json()) == (first.status_code, first.get_json())
    assert second.headers["Idempotency-Replayed"] == "true"
    assert divisions_of(edition_id) == 1


def test_another_body_under_the_same_key_is_refused(house: Flask) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    operator.post("/divisions", BODY, Idempotency_Key="nyckel-1")
    other = operator.post("/divisions", {**BODY, "title": "En annan"}, Idempotency_Key="nyckel-1")
    assert problem(other) == (422, "idempotency_key_reused")
    assert divisions_of(edition_id) == 1


def test_a_key_belongs_to_one_token_and_one_path(house: Flask) -> None:
    edition_id, _ = present_seats()
    one, other = machine(house, "operator"), machine(house, "operator")
    one.post("/divisions", BODY, Idempotency_Key="nyckel-1")
    other.post("/divisions", BODY, Idempotency_Key="nyckel-1")
    assert divisions_of(edition_id) == 2
    assert one.post("/sitting/open", Idempotency_Key="nyckel-1").get_json()["phase"] == "open"


def test_a_repeated_step_is_not_taken_twice(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    first = operator.post("/sitting/open", Idempotency_Key="öppna".encode().hex())
    again = operator.post("/sitting/open", Idempotency_Key="öppna".encode().hex())
    assert (again.status_code, again.get_json()) == (200, first.get_json())


def test_a_refusal_is_not_remembered(house: Flask) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    division_id = operator.post("/divisions", BODY).get_json()["id"]
    refused = operator.post(f"/divisions/{division_id}/open", Idempotency_Key="k")
    assert problem(refused) == (409, "sitting_not_open")
    open_sitting(edition_id)
    assert operator.post(f"/divisions/{division_id}/open", Idempotency_Key="k").status_code == 200


def test_a_key_is_forgotten_after_48_hours(house: Flask) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    operator.post("/divisions", BODY, Idempotency_Key="k")
    with transaction() as tx:
        tx.session.execute(update(KeptAnswer).values(made_at=clock.now() - timedelta(hours=48, seconds=1)))
    operator.post("/divisions", BODY, Idempotency_Key="k")
    assert divisions_of(edition_id) == 2
    with reading() as session:
        assert len(session.scalars(select(KeptAnswer)).all()) == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "mellan slag"])
def test_a_malformed_key_is_refused(house: Flask, key: str) -> None:
    edition_id, _ = present_seats()
    refused = machine(house, "operator").post("/divisions", BODY, Idempotency_Key=key)
    assert problem(refused) == (400, "idempotency_key_malformed")
    assert divisions_of(edition_id) == 0


def test_neither_key_nor_name_nor_address_is_kept_yet_the_answer_is_whole(house: Flask) -> None:
    edition_id = hall.open_edition()
    organiser = machine(house, "organiser")
    body = {
        "name": "Exempelbolaget Unikum AB",
        "org_no": company_org_no(7),
        "municipality": "Östersund",
        "contact_email": "unik@unikum.exempel.se",
        "delegates": [{"name": "Unika Exempelsson", "email": "unika@unikum.exempel.se"}],
    }
    first = organiser.post("/registrations", body, Idempotency_Key="hemlig-nyckel-123")
    assert first.status_code == 201, first.get_json()
    again = organiser.post("/registrations", body, Idempotency_Key="hemlig-nyckel-123")
    assert (again.status_code, again.get_json()) == (201, first.get_json())
    assert len(registration.seats(edition_id)) == 1
    with reading() as session:
        kept = session.scalars(select(KeptAnswer)).one()
    lying_there = f"{kept.digest}{kept.body_digest}{kept.answer}".lower()
    link = first.get_json()["seats"][0]["link"]
    for secret in ("hemlig-nyckel", "unik", "östersund", link.rsplit("/", 1)[1], organiser.token):
        assert secret.lower() not in lying_there


def test_a_repeated_scan_gets_the_same_whole_answer(house: Flask) -> None:
    edition_id = hall.open_edition()
    hall.register(edition_id, 1)
    (seat,) = registration.seats(edition_id)
    scan = {"door_code": hall.door_code_of(seat.id)}
    door = machine(house, "door")
    first = door.post("/check-ins", scan, Idempotency_Key="k")
    assert first.get_json()["status"] == "welcome"
    assert door.post("/check-ins", scan, Idempotency_Key="k").get_json() == first.get_json()
    assert door.post("/check-ins", scan).get_json()["status"] == "already_in"


def test_a_repeated_question_and_expense_get_the_same_whole_answer(house: Flask) -> None:
    edition_id = hall.open_edition()
    hall.register(edition_id, 1)
    theme_id = editions.add_theme(edition_id=edition_id, by=Actor.system(), **THEME)
    budget.set_frame(edition_id, 1_000_00, decision="Arbetsgruppen", by=Actor.system())
    organiser = machine(house, "organiser")
    question = {"seat": 1, "theme": theme_id, "text": "Hur går det med vägarna i länet?"}
    expense = {
        "amount": 100_00,
        "supplier": "Exempelkonditoriet",
        "text": "Fika",
        "date": "2023-10-19",
    }
    for path, body in (("/questions", question), ("/expenses", expense)):
        first = organiser.post(path, body, Idempotency_Key="k")
        assert first.status_code == 201, first.get_json()
        assert organiser.post(path, body, Idempotency_Key="k").get_json() == first.get_json()


def test_a_stale_version_does_nothing(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    version = operator.get("/sitting").headers["ETag"]
    assert operator.post("/sitting/open", If_Match=version).status_code == 200
    assert problem(operator.post("/sitting/adjourn", If_Match=version)) == (412, "stale_version")
    assert operator.get("/sitting").get_json()["phase"] == "open"
    current = operator.get("/sitting").headers["ETag"]
    assert operator.post("/sitting/adjourn", If_Match=current).status_code == 200


def test_a_resend_is_answered_although_its_own_deed_made_the_version_stale(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    version = operator.get("/sitting").headers["ETag"]
    first = operator.post("/sitting/open", If_Match=version, Idempotency_Key="k")
    again = operator.post("/sitting/open", If_Match=version, Idempotency_Key="k")
    assert (again.status_code, again.get_json()) == (200, first.get_json())


@pytest.mark.parametrize("header", ["x", 'W/"1"', '"-1"', '"999999999999999999999"'])
def test_a_version_that_is_none_is_stale(house: Flask, header: str) -> None:
    present_seats()
    assert problem(machine(house, "operator").post("/sitting/open", If_Match=header)) == (
        412,
        "stale_version",
    )


@pytest.mark.parametrize(
    ("raw", "mimetype", "expected"),
    [
        (b"{", "application/json", (400, "malformed_json")),
        (b"\xff\xfe{}", "application/json", (400, "malformed_json")),
        (b'{"title": NaN}', "application/json", (400, "malformed_json")),
        (b'{"max_choices": 1' + b"0" * 400 + b"}", "application/json", (400, "malformed_json")),
        (b'{"max_choices": 9007199254740993}', "application/json", (400, "malformed_json")),
        (rb'{"title": "\ud800"}', "application/json", (400, "malformed_json")),
        (rb'{"title": "\u0000"}', "application/json", (400, "malformed_json")),
        (b"[" * 100_000, "application/json", (400, "json_too_deep")),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "application/json", (400, "json_too_deep")),
        (b"[]", "application/json", (422, "body_not_object")),
        (b'"text"', "application/json", (422, "body_not_object")),
        (b"null", "application/json", (422, "body_not_object")),
        (b'{"title": "' + b"x" * 300_000 + b'"}', "application/json", (413, "body_too_large")),
        (b"title=x&kind=choose", "application/x-www-form-urlencoded", (415, "json_needed")),
        (b"<title/>", "text/xml", (415, "json_needed")),
        (b"", "application/json", (422, "invalid_members")),
    ],
)
@pytest.mark.parametrize("path", ["/divisions", "/registrations", "/questions", "/expenses"])
def test_a_body_that_cannot_be_read_is_a_problem_never_a_fault(
    house: Flask, raw: bytes, mimetype: str, expected: tuple[int, str], path: str
) -> None:
    edition_id, _ = present_seats()
    organiser = machine(house, "organiser")
    response = organiser.client.post(
        f"/api/v1{path}",
        data=raw,
        content_type=mimetype,
        headers={"Authorization": f"Bearer {organiser.token}"},
    )
    assert problem(response) == expected
    assert (divisions_of(edition_id), len(registration.seats(edition_id))) == (0, 3)


def test_a_refusal_speaks_the_language_that_is_asked_for(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    assert (
        operator.post("/sitting/close", Accept_Language="sv").get_json()["detail"].startswith("Sammanträdet")
    )
    assert (
        operator.post("/sitting/close", Accept_Language="en").get_json()["detail"].startswith("The sitting")
    )
    members = operator.post("/divisions", {"kind": "choose"}, Accept_Language="sv").get_json()
    assert (members["detail"], members["field"]) == (
        "Rätta uppgifterna och skicka igen. title: saknas.",
        "title",
    )


def test_an_unknown_address_and_a_wrong_method_are_problems_too(house: Flask) -> None:
    assert problem(machine(house).get("/finns-inte")) == (404, "http_404")
    assert problem(machine(house).get("/sitting/open")) == (405, "http_405")


def test_the_site_keeps_its_own_error_page(house: Flask) -> None:
    response = house.test_client().get("/finns-inte", headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (404, "text/html")


def test_pages_of_an_edition_are_untouched_by_api_rules(house: Flask) -> None:
    hall.open_edition()
    assert editions.current_edition() is not None
    assert json.loads(machine(house).get("/editions/current").data)["year"] == 2023


def test_the_same_key_at_the_same_moment_is_still_one_deed(house: Flask) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    ids: list[str] = []

    def send(_: int) -> None:
        client = house.test_client()
        headers = {"Authorization": f"Bearer {operator.token}", "Idempotency-Key": "samtidigt"}
        ids.append(client.post("/api/v1/divisions", json=BODY, headers=headers).get_json()["id"])

    assert hall.at_once(6, send) == ["ok"] * 6
    assert (len(set(ids)), divisions_of(edition_id)) == (1, 1)
