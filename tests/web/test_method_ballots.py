"""Points and rankings as plain forms, without a script; and how the pages tell what became of them."""

from __future__ import annotations

import re
import secrets

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service as editions
from parliament.registration.service import SeatView
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from parliament.voting.service import NewDivision
from tests.web.api_world import machine, open_sitting, present_seats

BY = Actor.system()
OPTIONS = [("Bredband", "", None), ("Godståg", "", None), ("Vägar", "", None)]


class Room:
    """An open sitting with three seats that are here, each with a phone that runs no script."""

    def __init__(self, house: Flask) -> None:
        self.house = house
        edition_id, self.seats = present_seats(3)
        editions.add_programme_item(
            edition_id=edition_id, kind="information", title="Prioritering", minutes=10, by=BY
        )
        self.sitting_id = open_sitting(edition_id)
        if sittings.sitting(self.sitting_id).item is None:
            sittings.next_item(sitting_id=self.sitting_id, by=BY)
        self.phones = [self._phone(seat) for seat in self.seats]

    def _phone(self, seat: SeatView) -> FlaskClient:
        browser = self.house.test_client()
        with browser.session_transaction() as session:
            session["seat"] = [seat.id, seat.key_version]
        return browser

    def opened(self, **facts: object) -> str:
        new = NewDivision(**{"title": "I vilken ordning?", "options": OPTIONS, **facts})  # type: ignore[arg-type]
        division_id = voting.create_division(sitting_id=self.sitting_id, new=new, by=BY)
        voting.open_division(division_id=division_id, by=BY)
        return division_id

    def send(self, division_id: str, phone: int = 0, **fields: str) -> tuple[int, str]:
        nonce = fields.pop("nonce", secrets.token_urlsafe(18))
        data = {"division": division_id, "nonce": nonce, "seq": "0", **fields}
        answer = self.phones[phone].post("/live/ballots", data=data)
        return answer.status_code, " ".join(answer.get_data(as_text=True).split())

    def ballots(self, division_id: str) -> list[object]:
        voting.close_division(division_id=division_id, by=BY)
        voting.declare_division(division_id=division_id, by=BY)
        return [ballot["choices"] for ballot in voting.public_ballots(division_id)]


@pytest.fixture
def room(house: Flask) -> Room:
    return Room(house)


def test_points_are_given_in_a_number_field_for_each_option(room: Room) -> None:
    division_id = room.opened(kind="points", max_choices=10)
    page = " ".join(room.phones[0].get("/live").get_data(as_text=True).split())
    assert "Dela ut högst 10 poäng" in page
    assert re.findall(r'name="points_(\w)" type="number"', page) == ["A", "B", "C"]
    status, page = room.send(division_id, points_A="7", points_B="", points_C="3")
    assert (status, "Din röst är sparad" in page) == (200, True)
    assert 'value="7"' in page  # what was sent is there to change
    assert room.send(division_id, 1, blank="1", points_A="4")[0] == 200
    assert sorted(map(str, room.ballots(division_id))) == ["{'A': 7, 'C': 3}", "{}"]


def test_a_ranking_is_given_by_a_place_for_each_option(room: Room) -> None:
    division_id = room.opened(kind="rank")
    page = room.phones[0].get("/live").get_data(as_text=True)
    assert re.findall(r'<select id="rank_(\w)"', page) == ["A", "B", "C"]
    mine = secrets.token_urlsafe(18)
    assert room.send(division_id, rank_A="2", rank_B="1", nonce=mine)[0] == 200
    status, page = room.send(division_id, rank_C="3", rank_A="1", nonce=mine, seq="1")
    assert (status, "Din ändrade röst är sparad" in page) == (200, True)
    assert room.ballots(division_id) == [["A", "C"]]


@pytest.mark.parametrize(
    ("kind", "fields", "status", "sentence"),
    [
        ("points", {}, 422, "Du valde inget"),
        ("points", {"points_A": "0", "points_B": ""}, 422, "Du valde inget"),
        ("points", {"points_A": "4,5"}, 422, "Skriv poängen som hela tal"),
        ("points", {"points_A": "-1"}, 422, "Skriv poängen som hela tal"),
        ("points", {"points_A": "9" * 30}, 422, "Skriv poängen som hela tal"),
        ("points", {"points_A": "8", "points_B": "3"}, 409, "fler poäng än du har"),
        ("points", {"points_Q": "1"}, 409, "Valet finns inte"),
        ("points", {"choice": "A"}, 409, "Valet finns inte"),
        ("rank", {"rank_A": "1", "rank_B": "1"}, 422, "Två alternativ har samma plats"),
        ("rank", {"rank_A": "", "rank_B": ""}, 422, "Du valde inget"),
        ("rank", {"rank_Q": "1"}, 409, "Valet finns inte"),
        ("rank", {"points_A": "1"}, 409, "Valet finns inte"),
    ],
)
def test_a_form_that_says_nothing_that_counts_gets_a_sentence_keeps_what_was_typed_and_casts_nothing(
    room: Room, kind: str, fields: dict[str, str], status: int, sentence: str
) -> None:
    division_id = room.opened(kind=kind)
    answered, page = room.send(division_id, **fields)
    assert (answered, sentence in page) == (status, True)
    if fields.get("points_A", "").isdecimal():
        assert f'value="{fields["points_A"]}"' in page
    assert room.ballots(division_id) == []


def test_an_election_shows_names_with_letters_and_takes_as_many_as_there_are_seats(room: Room) -> None:
    division_id = room.opened(kind="election", places=2, title="Val av två justerare")
    page = " ".join(room.phones[0].get("/live").get_data(as_text=True).split())
    assert "Välj högst 2" in page
    assert 'type="checkbox" name="choice" value="A"' in page or 'name="choice" value="A"' in page
    answer = room.phones[0].post(
        "/live/ballots",
        data={"division": division_id, "nonce": secrets.token_urlsafe(18), "seq": "0", "choice": ["A", "C"]},
    )
    assert answer.status_code == 200
    assert room.ballots(division_id) == [["A", "C"]]
    page = room.house.test_client().get(f"/resultat/{division_id}").get_data(as_text=True)
    assert page.count("Vald") == 2


def test_the_result_of_a_ranking_says_the_order_how_it_came_about_and_every_pair(room: Room) -> None:
    division_id = room.opened(kind="rank")
    for phone, order in enumerate(("BAC", "BCA", "AB")):
        room.send(division_id, phone, **{f"rank_{option}": str(n) for n, option in enumerate(order, 1)})
    room.ballots(division_id)
    page = " ".join(room.house.test_client().get(f"/resultat/{division_id}").get_data(as_text=True).split())
    assert re.findall(r'class="rank-place num">(\d)</span> <span class="rank-option"><b[^>]*>(\w)', page) == [
        ("1", "B"), ("2", "A"), ("3", "C"),
    ]  # fmt: skip
    assert "Godståg vann mot vart och ett av de andra, två och två." in page
    assert "Schulzes metod" in page
    row = page[page.index('<th scope="row"><b>B</b>') :]
    assert re.findall(r"<td[^>]*>\D*(\d)", row[: row.index("</tr>")]) == ["2", "3"]
    phones_page = " ".join(room.phones[0].get("/live").get_data(as_text=True).split())
    assert 'class="rank-order"' in phones_page
    told = machine(room.house).get(f"/divisions/{division_id}").get_json()["result"]
    assert (told["order"], told["pairs"]["B"]) == ([["B"], ["A"], ["C"]], {"A": 2, "C": 3})


def test_the_result_of_points_counts_points(room: Room) -> None:
    division_id = room.opened(kind="points", max_choices=10)
    room.send(division_id, 0, points_A="7", points_C="3")
    room.send(division_id, 1, points_C="10")
    room.ballots(division_id)
    page = " ".join(room.house.test_client().get(f"/resultat/{division_id}").get_data(as_text=True).split())
    assert "<b>13</b> poäng" in page
    assert "Bredband 7" in page  # in the public list of ballots
