"""The roll call and the page of a seat, as the operator meets them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.who import parts
from parliament.door import service as door
from parliament.presence import service as presence
from parliament.registration import service as registration
from parliament.sitting import service as sitting
from parliament.storage.actor import Actor
from tests.hall import open_edition, register

Client = Callable[..., FlaskClient]
BY = Actor("staff", "operator")


@pytest.fixture
def place(house: Flask) -> registration.SeatView:
    """A seat in a sitting that has been prepared."""
    edition_id = open_edition()
    seat = register(edition_id).seats[0]
    sitting.prepare(edition_id=edition_id, by=BY)
    return seat


def test_without_a_sitting_the_page_says_what_to_do(house: Flask, client: Client) -> None:
    assert "Sammanträdet är inte förberett" in client("operator").get("/roll-call").text


def test_one_tap_each_and_the_quorum_in_words(client: Client, place: registration.SeatView) -> None:
    operator = client("operator")
    page = operator.get("/roll-call").text
    assert "Inte beslutför: 0 av 1 är här. 1 till behövs." in page
    assert "/answer" not in page
    operator.post("/roll-call/begin")
    answer = operator.post(f"/roll-call/seats/{place.id}/answer", data={"here": "yes", "order": "seat"})
    assert answer.location == f"/roll-call?order=seat#s-{place.id}"
    assert "Beslutför: 1 av 1 med rösträtt är här, 1 behövs." in operator.get("/roll-call").text
    operator.post("/roll-call/end")
    assert "Uppropet är klart. 1 av 1 med rösträtt är här." in operator.get("/roll-call").text


def test_the_old_key_is_dead_when_a_substitute_takes_over(
    client: Client, place: registration.SeatView
) -> None:
    operator = client("operator")
    identity = parts().directory.by_id(place.id)
    assert identity is not None
    old_key, old_code = parts().keys.key(identity), parts().short_codes.show(place.id)
    data = {"name": "Sara Ersättare", "email": "sara@exempel.test"}
    operator.post(f"/roll-call/seats/{place.id}/new-substitute", data=data)
    person = presence.candidates(sitting.current(place.edition_id).id, place.id)[0]  # type: ignore[union-attr]
    operator.post(f"/roll-call/seats/{place.id}/substitute", data={"delegate": person.delegate_id})
    page = operator.get(f"/roll-call/seats/{place.id}").text
    assert "Sara Ersättare tjänstgör nu." in page
    assert client().get(f"/d/{old_key}").status_code == 404
    assert parts().short_codes.show(place.id) != old_code
    assert door.since(place.id) is None  # the sitting has not begun: nobody is made to be here


@pytest.mark.parametrize("written", ["25.00", "nyss", "13", "9999999999999", "🙂"])
def test_a_time_that_is_none_is_refused(client: Client, place: registration.SeatView, written: str) -> None:
    answer = client("operator").post(f"/roll-call/seats/{place.id}/arrival", data={"at": written})
    assert answer.status_code == 422
    assert "Skriv den som 13.40." in answer.text
    assert door.attendance(place.edition_id) == []


@pytest.mark.parametrize(
    "path", ["arrival", "departure", "substitute", "new-substitute", "conflict", "answer"]
)
def test_a_seat_that_does_not_exist_is_not_found(
    client: Client, place: registration.SeatView, path: str
) -> None:
    data = {"name": "A", "email": "a@exempel.test", "here": "yes", "on": "yes"}
    answer = client("operator").post(f"/roll-call/seats/none/{path}", data=data)
    assert answer.status_code in (404, 409)
    assert door.attendance(place.edition_id) == []
