"""The ticket behind the private link, the typed code, and changing seat on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.who import parts
from parliament.door import service as door
from parliament.registration import service as registration
from parliament.storage.actor import Actor
from tests.hall import door_code_of, key_of, open_edition, register

Client = Callable[..., FlaskClient]


def signed_in_as(visitor: FlaskClient) -> list[object] | None:
    with visitor.session_transaction() as session:
        return session.get("seat")


def test_opening_the_link_signs_nobody_in(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    page = visitor.get(f"/d/{key_of(seat.id)}")
    assert page.status_code == 200
    assert signed_in_as(visitor) is None
    for words in (
        "Plats 1",
        "Delegat 1 A",
        "Exempelbolaget Nr 1 AB",
        "rösta och yttra dig",
        parts().short_codes.show(seat.id),
    ):
        assert words in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_the_button_signs_the_seat_in(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    answer = visitor.post(f"/d/{key_of(seat.id)}")
    assert (answer.status_code, answer.location) == (302, "/live")
    assert signed_in_as(visitor) == [seat.id, 1]


def test_another_seat_is_left_only_when_asked_for(house: Flask, client: Client) -> None:
    one, two = register(open_edition(), people=2).seats
    visitor = client()
    visitor.post(f"/d/{key_of(one.id)}")
    asked = visitor.post(f"/d/{key_of(two.id)}")
    assert asked.status_code == 409
    assert "Den här telefonen är öppen för plats 1" in asked.text
    assert signed_in_as(visitor) == [one.id, 1]
    assert visitor.post(f"/d/{key_of(two.id)}", data={"switch": "1"}).location == "/live"
    assert signed_in_as(visitor) == [two.id, 1]


def test_the_seat_is_signed_out_by_a_button(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    visitor.post(f"/d/{key_of(seat.id)}")
    assert visitor.post("/byt-plats").location == "/in"
    assert signed_in_as(visitor) is None
    assert visitor.get("/byt-plats").status_code == 405


@pytest.mark.parametrize("key", ["x", "a" * 40, "🙂", "A" * 5000, "%00", "..%2f..%2fetc", "' OR 1=1"])
def test_a_wrong_key_is_not_found(house: Flask, client: Client, key: str) -> None:
    open_edition()
    for path in (f"/d/{key}", f"/d/{key}/ticket.svg"):
        assert client().get(path).status_code == 404
    visitor = client()
    assert visitor.post(f"/d/{key}").status_code == 404
    assert signed_in_as(visitor) is None


def test_a_door_code_is_no_key(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    for answer in (visitor.get(f"/d/{door_code_of(seat.id)}"), visitor.post(f"/d/{door_code_of(seat.id)}")):
        assert answer.status_code == 403
        assert "Det där är en dörrkod. Den kan bara checka in." in answer.text
    assert signed_in_as(visitor) is None


def test_a_replaced_key_is_dead_and_so_is_its_session(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    old = key_of(seat.id)
    visitor = client()
    visitor.post(f"/d/{old}")
    registration.replace_key(seat_id=seat.id, by=Actor.system())
    assert visitor.get(f"/d/{old}").status_code == 404
    assert visitor.post(f"/d/{old}").status_code == 404
    assert "Den här telefonen är öppen" not in visitor.get("/in").text
    assert visitor.get(f"/d/{key_of(seat.id)}").status_code == 200


def test_a_cancelled_seats_key_is_dead(house: Flask, client: Client) -> None:
    company = register(open_edition())
    key = key_of(company.seats[0].id)
    registration.cancel_company(company_id=company.id, by=Actor.system())
    assert client().get(f"/d/{key}").status_code == 404


def test_wrong_keys_are_counted_and_right_ones_always_pass(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    wrong = [visitor.get("/d/" + "a" * 40).status_code for _ in range(61)]
    assert wrong == [404] * 60 + [429]
    assert visitor.get(f"/d/{key_of(seat.id)}").status_code == 200


def test_when_the_budget_is_used_up_no_typed_code_is_even_looked_at(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    code = parts().short_codes.show(seat.id)
    visitor = client()
    assert [visitor.post("/in", data={"code": "AAAA-AAAA"}).status_code for _ in range(60)] == [404] * 60
    refused = visitor.post("/in", data={"code": code})
    assert refused.status_code == 429
    assert "För många felaktiga koder" in refused.text
    assert signed_in_as(visitor) is None


@pytest.mark.parametrize("code", ["", "ABC", "🙂" * 8, "A" * 9999, "\x00" * 8])
def test_a_wrong_typed_code_is_refused_in_words(house: Flask, client: Client, code: str) -> None:
    register(open_edition())
    visitor = client()
    answer = visitor.post("/in", data={"code": code})
    assert answer.status_code == 404
    assert "Koden stämmer inte eller är förbrukad." in answer.text
    assert signed_in_as(visitor) is None


def test_a_typed_code_signs_in_however_it_is_written(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    visitor = client()
    typed = " " + parts().short_codes.show(seat.id).lower().replace("-", " ")
    assert visitor.post("/in", data={"code": typed}).location == "/live"
    assert signed_in_as(visitor) == [seat.id, 1]


def test_a_cancelled_seats_typed_code_is_dead(house: Flask, client: Client) -> None:
    company = register(open_edition())
    code = parts().short_codes.show(company.seats[0].id)
    registration.cancel_company(company_id=company.id, by=Actor.system())
    visitor = client()
    assert visitor.post("/in", data={"code": code}).status_code == 404
    assert signed_in_as(visitor) is None


def test_one_says_here_i_am_and_twice_changes_nothing(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    visitor = client()
    path = f"/d/{key_of(seat.id)}"
    assert "Jag är här" in visitor.get(path).text
    for _ in range(2):
        assert visitor.post(f"{path}/har").location == path
    assert [(times.seat_id, times.how) for times in door.attendance(edition)] == [(seat.id, "self")]
    assert "Du är incheckad sedan kl." in visitor.get(path).text


def test_before_the_day_nobody_says_here_i_am(house: Flask, client: Client) -> None:
    edition = open_edition(status="planned")
    seat = register(edition).seats[0]
    visitor = client()
    path = f"/d/{key_of(seat.id)}"
    assert "Jag är här" not in visitor.get(path).text
    visitor.post(f"{path}/har")
    assert "Du kan checka in här först på dagen." in visitor.get(path).text
    assert door.attendance(edition) == []


def test_here_i_am_needs_the_private_key(house: Flask, client: Client) -> None:
    edition = open_edition()
    seat = register(edition).seats[0]
    assert client().post(f"/d/{door_code_of(seat.id)}/har").status_code == 403
    assert client().post("/d/" + "b" * 40 + "/har").status_code == 404
    assert door.attendance(edition) == []


def test_the_qr_is_an_svg_that_no_cache_keeps(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    picture = client().get(f"/d/{key_of(seat.id)}/ticket.svg")
    assert (picture.mimetype, picture.headers["Cache-Control"]) == ("image/svg+xml", "no-store")
    assert "<svg" in picture.text
    assert key_of(seat.id) not in picture.text


def test_the_private_page_sends_no_referrer_and_its_buttons_work_over_https(
    house: Flask, client: Client
) -> None:
    house.config.update(WTF_CSRF_ENABLED=True)
    seat = register(open_edition()).seats[0]
    visitor = client()
    path = f"https://localhost/d/{key_of(seat.id)}"
    page = visitor.get(path).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert visitor.post(path).status_code == 400
    assert visitor.post(path, data={"csrf_token": token}).location == "/live"


def test_links_begin_with_the_public_address_whatever_host_was_asked(house: Flask, client: Client) -> None:
    house.config["PUBLIC_URL"] = "https://parlamentet.exempel.se"
    seat = register(open_edition()).seats[0]
    page = client().get(f"/d/{key_of(seat.id)}", headers={"Host": "evil.example"}).text
    assert f"https://parlamentet.exempel.se/d/{key_of(seat.id)}" in page
    assert "parlamentet.exempel.se/in" in page
    assert "evil.example" not in page
