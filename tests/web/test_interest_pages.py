"""The public form of interest, and the link by which a company answers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service as editions
from parliament.registration import choosing, interests, needs, offers
from parliament.registration import service as registration
from parliament.shared import org_no
from tests.architecture.walk import everything
from tests.crowd import BY, invited, later, selecting_edition, send_in
from tests.hall import open_edition, register

Client = Callable[..., FlaskClient]
TYPED = {
    "kind": "company",
    "name": "Exempelbolaget Fjällvind AB",
    "org_no": org_no.demo_number(1),
    "municipality": "Berg",
    "sector": "energy",
    "size": "2-9",
    "contact_email": "info@fjallvind.exempel.se",
    "delegate1_name": "Disa Delegat",
    "delegate1_email": "disa@fjallvind.exempel.se",
    "delegate1_food": ["vegan"],
    "delegate1_access": ["sign_language"],
    "delegate1_note": "tolk från Östersund",
    "delegate1_hidden": "y",
    "substitute_name": "Sven Suppleant",
    "substitute_email": "sven@fjallvind.exempel.se",
    "question": "När kommer fibern till Ljungdalen?",
    "submission": "s" * 22,
}


@pytest.fixture
def edition(house: Flask) -> str:
    return selecting_edition(seats=2)


def link_of(edition: str, interest_id: str, client: FlaskClient) -> str:
    """The company's own link, as it is written in letters."""
    from parliament.registration.interest_letters import EXTENSION

    path = client.application.extensions[EXTENSION].path(interest_id)
    assert path is not None
    return str(path)


def test_where_seats_are_given_by_selection_the_registration_leads_to_the_interest(
    client: Client, edition: str
) -> None:
    visitor = client()
    assert visitor.get("/anmalan").location == "/intresse"
    page = visitor.get("/intresse")
    assert page.status_code == 200
    for words in ("Teckenspråkstolk", "gemensamt personuppgiftsansvariga", "Köket får bara veta"):
        assert words in page.text


def test_where_the_first_comes_first_the_interest_leads_to_the_registration_until_it_is_full(
    house: Flask, client: Client
) -> None:
    edition = open_edition(seats=1)
    later(edition)
    visitor = client()
    assert visitor.get("/intresse").location == "/anmalan"
    register(edition)
    assert 'href="/intresse"' in visitor.get("/anmalan").text
    assert "reservlistan" in visitor.get("/intresse").text


def test_everything_that_was_typed_is_kept_in_its_own_place(client: Client, edition: str) -> None:
    visitor = client()
    for _ in range(2):  # a double submit
        assert visitor.post("/intresse", data=TYPED).location == "/intresse/klar"
    (view,) = interests.list_interests(edition)
    assert (view.name, view.sector, view.size, view.seats, view.status) == (
        "Exempelbolaget Fjällvind AB",
        "energy",
        "2-9",
        1,
        "received",
    )
    assert [(person.role, person.name, person.not_in_picture) for person in view.people] == [
        ("delegate", "Disa Delegat", True),
        ("substitute", "Sven Suppleant", False),
    ]
    assert needs.needs_of(view.delegates[0].id) == needs.Needs(
        ("vegan", "sign_language"), "", "tolk från Östersund"
    )
    assert [draft.text for draft in registration.draft_questions(edition)] == [TYPED["question"]]
    page = visitor.get("/intresse/klar")
    assert re.search(r"/svar/\w{48}", page.text)
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sector": ""}, "Välj bransch."),
        ({"sector": "magic"}, "Välj bransch i listan"),
        ({"size": ""}, "Välj hur många som arbetar i företaget."),
        ({"substitute_email": ""}, "Skriv ersättarens e-postadress."),
        ({"name": "N" * 300}, "name"),
        ({"delegate1_name": "", "delegate1_email": ""}, "Skriv namnet på person 1."),
        ({"delegate1_food": ["gold"]}, "Ett av behoven finns inte i listan"),
        ({"question": "x" * 401}, "question"),
        ({"org_no": "556036-0794"}, "org_no"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept_or_lost(
    client: Client, edition: str, changed: dict[str, object], words: str
) -> None:
    before = everything()
    answer = client().post("/intresse", data={**TYPED, **changed})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="info@fjallvind.exempel.se"' in answer.text
    assert everything() == before


def test_a_personal_number_is_not_shown_again(client: Client, edition: str) -> None:
    answer = client().post("/intresse", data={**TYPED, "org_no": "750231-0241"})
    assert answer.status_code == 422
    assert "750231" not in answer.text


def test_a_closed_edition_takes_nothing(client: Client, edition: str) -> None:
    editions.set_status(edition_id=edition, status="live", by=BY)
    before = everything()
    visitor = client()
    assert "Anmälan är stängd" in visitor.get("/intresse").text
    assert visitor.post("/intresse", data=TYPED).status_code == 409
    assert everything() == before


def test_opening_the_link_answers_nothing(client: Client, edition: str) -> None:
    (id_,) = invited(edition, 1)
    before = everything()
    page = client().get(link_of(edition, id_, client()))
    assert page.status_code == 200
    assert "Ja, vi kommer" in page.text
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert everything() == before


def test_yes_again_and_a_late_no_change_nothing_and_say_so(client: Client, edition: str) -> None:
    (id_,) = invited(edition, 1)
    visitor = client()
    path = link_of(edition, id_, visitor)
    visitor.post(path, data={"answer": "yes"})
    assert "Ni kommer" in visitor.get(path).text
    before = everything()
    for answer in ("yes", "no", "withdraw"):
        assert visitor.post(path, data={"answer": answer}).location == path
    assert "läget har ändrats" in visitor.get(path).text
    assert everything() == before


def test_when_the_last_seat_has_just_gone_the_page_says_reserve(client: Client, edition: str) -> None:
    one, two, three = invited(edition, 1, 2, 3)
    visitor = client()
    for id_ in (one, two, three):
        visitor.post(link_of(edition, id_, visitor), data={"answer": "yes"})
    page = visitor.get(link_of(edition, three, visitor)).text
    assert "Alla platser hann bli tagna. Ni står på reservlistan." in page
    assert len(registration.seats(edition)) == 2


def test_no_and_then_the_reserve_list_after_all(client: Client, edition: str) -> None:
    (id_,) = invited(edition, 1)
    visitor = client()
    path = link_of(edition, id_, visitor)
    visitor.post(path, data={"answer": "no"})
    assert "Ni har tackat nej" in visitor.get(path).text
    visitor.post(path, data={"answer": "queue"})
    assert interests.interest(id_).status == "reserve"


def test_a_withdrawn_interest_is_out_of_the_selection(client: Client, edition: str) -> None:
    view = send_in(edition)
    visitor = client()
    visitor.post(link_of(edition, view.id, visitor), data={"answer": "withdraw"})
    choosing.propose(edition_id=edition, by=BY)
    assert interests.interest(view.id).status == "withdrawn"


@pytest.mark.parametrize("change", ["tamper", "cut", "long", "other"])
def test_a_link_that_was_never_sent_opens_nothing(client: Client, edition: str, change: str) -> None:
    one, two = invited(edition, 1, 2)
    visitor = client()
    path = link_of(edition, one, visitor)
    wrong = {
        "tamper": path[:-1] + ("a" if path[-1] != "a" else "b"),
        "cut": path[:-4],
        "long": path + "é" * 3000,
        "other": path.replace(one, two),
    }[change]
    before = everything()
    for answer in (visitor.get(wrong), visitor.post(wrong, data={"answer": "yes"})):
        assert answer.status_code == 404
    assert everything() == before
    assert offers.confirm(interest_id=one, by=BY).confirmed
