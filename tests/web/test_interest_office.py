"""The organisers' pages: the list, one company, selection, invitations, needs, and files."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service as editions
from parliament.questions import service as questions
from parliament.registration import choosing, intake, interests, needs, offers
from parliament.registration import service as registration
from parliament.registration import setting as settings
from parliament.registration.interest_rules import NewPerson
from parliament.registration.selecting import Aim
from parliament.storage.actor import Actor
from tests.architecture.walk import everything
from tests.crowd import BY, invited, new_interest, selecting_edition, send_in
from tests.services.world import sql

Client = Callable[..., FlaskClient]


@pytest.fixture
def edition(house: Flask) -> str:
    return selecting_edition(seats=2)


def test_the_list_shows_doubles_filters_and_says_when_nothing_fits(client: Client, edition: str) -> None:
    send_in(edition, 1, name="Fjällvind Energi AB", municipality="Berg")
    send_in(edition, 2, name="Fjällvinds Energi", sector="energy")
    organiser = client("organiser")
    page = organiser.get("/office/interests").text
    assert "Liknar Fjällvinds Energi" in page
    assert "2 företag" in page
    assert "1 företag" in organiser.get("/office/interests?municipality=Berg").text
    assert "1 företag" in organiser.get("/office/interests?sector=energy&status=received").text
    assert "Ingen anmälan passar" in organiser.get("/office/interests?q=finns+inte").text


def test_the_files_hold_the_reason_and_run_no_formula(client: Client, edition: str) -> None:
    view = send_in(edition, 1, name="=HYPERLINK(1)")
    choosing.choose(interest_id=view.id, chosen=True, by=BY)
    organiser = client("organiser")
    text = organiser.get("/office/interests/list.csv?status=selected").data.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "Vald för hand." in text
    book = openpyxl.load_workbook(io.BytesIO(organiser.get("/office/interests/list.xlsx").data))
    cell = book.active["A2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_from_aim_to_invitation_by_the_pages(client: Client, edition: str) -> None:
    berg = send_in(edition, 1, municipality="Berg")
    others = [send_in(edition, n) for n in (2, 3)]
    organiser = client("organiser")
    assert "Inga mål än" in organiser.get("/office/selection").text
    aim = {"about": "municipality:Berg", "amount": "1", "unit": "number"}
    assert organiser.post("/office/selection/aims", data=aim).status_code == 302
    organiser.post("/office/selection/propose")
    page = organiser.get("/office/selection").text
    assert "Vald för att målen saknade platser: Berg saknade 1." in page
    assert "Platserna räckte inte" in page
    organiser.post("/office/selection/invite")
    assert interests.interest(berg.id).status == "invited"
    page = organiser.get("/office/selection/invitations").text
    for words in ("Väntar på svar", "Reserver", "Boka dagen"):
        assert words in page
    (reserve,) = [view for view in others if interests.interest(view.id).status == "reserve"]
    organiser.post(f"/office/interests/{reserve.id}/decide", data={"deed": "invite"})
    page = organiser.get(f"/office/interests/{reserve.id}").text
    assert "Inbjuden, väntar på svar" in page
    assert "Satt på reservlistan" in page


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (
            {"about": "municipality:Atlantis", "amount": "1", "unit": "number"},
            "Välj i listan vad målet gäller",
        ),
        ({"about": "municipality:Berg", "amount": "0", "unit": "number"}, "Skriv ett tal från 1"),
        ({"about": "municipality:Berg", "amount": "101", "unit": "share"}, "Skriv ett tal från 1"),
        ({"about": "municipality:Berg", "amount": "ett", "unit": "share"}, "Skriv ett tal från 1"),
        ({}, "Välj i listan"),
    ],
)
def test_a_wrong_aim_is_refused_and_changes_nothing(
    client: Client, edition: str, aim: dict[str, str], words: str
) -> None:
    organiser = client("organiser")
    before = everything()
    answer = organiser.post("/office/selection/aims", data=aim)
    assert answer.status_code == 422
    assert words in answer.text
    assert everything() == before


def test_the_setting_is_saved_and_nonsense_refused(client: Client, edition: str) -> None:
    organiser = client("organiser")
    good = {
        "mode": "selection",
        "votes": "2",
        "overbooking": "10",
        "save_date_days": "80",
        "invite_days": "40",
        "answer_days": "20",
        "coming_days": "2",
        "offer_hours": "24",
        "seed": "7",
    }
    assert organiser.post("/office/selection/setting", data=good).status_code == 302
    assert (settings.setting(edition).votes, settings.capacity(edition)) == (2, 2)
    before = everything()
    for wrong in ({"overbooking": "90"}, {"votes": "x"}, {"mode": "lottery"}):
        assert organiser.post("/office/selection/setting", data={**good, **wrong}).status_code == 422
    assert everything() == before


def test_the_kitchen_gets_numbers_and_the_organiser_who_needs_what(client: Client, edition: str) -> None:
    person = NewPerson("Disa Delegat", "d@x.se", needs=("vegan", "sign_language"), access_note="vid fönster")
    view = send_in(edition, 1, people=1)
    needs.save_needs(
        edition_id=edition,
        person_id=view.delegates[0].id,
        new=needs.Needs(person.needs, "jordnötter", person.access_note),
        by=Actor.public(),
    )
    organiser = client("organiser")
    page = organiser.get("/office/selection/needs").text
    assert "Teckenspråkstolk: 1" in page
    assert "vid fönster" in page
    assert "Ingen har sagt till" in organiser.get("/office/selection/kitchen").text, "no seat yet"
    choosing.choose(interest_id=view.id, chosen=True, by=BY)
    offers.invite(interest_ids=[view.id], by=BY)
    offers.confirm(interest_id=view.id, by=Actor.public())
    kitchen = organiser.get("/office/selection/kitchen").text
    assert "Veganskt" in kitchen
    assert "jordnötter" in kitchen
    for secret in ("Delegat 1 A", "bolag1", "Teckenspråk", "vid fönster"):
        assert secret not in kitchen


def test_save_the_date_goes_once_to_each(client: Client, edition: str) -> None:

    send_in(edition, 1)
    invited(edition, 2)
    organiser = client("organiser")
    for _ in range(2):
        organiser.post("/office/selection/save-the-date")
    assert sql("SELECT count(*) FROM mail_letter WHERE kind = 'save_the_date'") == [(1,)]


def test_suggested_questions_are_for_moderators_too(client: Client, edition: str) -> None:

    new = new_interest(1, question="När kommer fibern?")
    intake.send_in(edition_id=edition, new=new, by=Actor.public())
    assert "När kommer fibern?" in client("moderator").get("/moderator/suggested").text
    assert client("moderator").get("/office/interests").status_code == 403


def test_a_suggested_question_is_put_in_the_queue_once_and_only_for_a_company_with_a_seat(
    client: Client, edition: str
) -> None:
    theme = editions.add_theme(edition_id=edition, name="Infrastruktur", by=BY)
    id_ = send_in(edition, 1, question="När kommer\nfibern?").id
    choosing.choose(interest_id=id_, chosen=True, by=BY)
    offers.invite(interest_ids=[id_], by=BY)
    moderator, address = client("moderator"), f"/moderator/suggested/{id_}"
    too_early = moderator.post(address, data={"theme": theme}, follow_redirects=True)
    assert "Företaget har ingen plats än" in too_early.text
    assert questions.list_questions(edition) == []
    offers.confirm(interest_id=id_, by=Actor.public())
    elsewhere = moderator.post(address, data={"theme": "nowhere"}, follow_redirects=True)
    assert "tema" in elsewhere.text
    assert questions.list_questions(edition) == []
    assert "Lägg i kön" in moderator.get("/moderator/suggested").text
    pages = [moderator.post(address, data={"theme": theme}, follow_redirects=True).text for _ in range(2)]
    assert ["står sist i kön" in page for page in pages] == [True, False]
    assert "Står bland frågorna" in pages[1]
    (question,) = questions.list_questions(edition)
    (seat,) = registration.seats(edition)
    assert (question.seat_id, question.text, question.status, question.theme_id) == (
        seat.id,
        "När kommer fibern?",
        "approved",
        theme,
    )
    assert client("door").post(address, data={"theme": theme}).status_code == 403
    assert moderator.post("/moderator/suggested/none", data={"theme": theme}).status_code == 404


def test_a_removed_aim_is_gone(client: Client, edition: str) -> None:
    choosing.set_aim(edition_id=edition, aim=Aim("size", "1", "share", 10), by=BY)
    client("organiser").post("/office/selection/aims/remove", data={"about": "size:1"})
    assert choosing.aims(edition) == []
