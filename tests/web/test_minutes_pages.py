"""The minutes as page and PDF, and the follow-up: who may read what, and that everything is there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.editions import service as editions
from parliament.minutes import service as minutes
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from parliament.voting.service import NewDivision
from tests import hall
from tests.web.api_world import cast, machine, open_sitting, present_seats, problem

BY = Actor.system()
LABEL = "Återskapat sammanträde – rådgivande. Inget beslut enligt kommunallagen."
MARKUP = "<b>#Företaget</b> *AB* $x$ @y [z] \\ `w`"


def pdf_text(pdf: bytes, folder: Path) -> str:
    """The text of the PDF with its line breaks taken out."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing; it comes with poppler-utils")
    file = folder / "minutes.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def a_day(*, company: str = "Exempelbolaget Nr 1 AB") -> tuple[str, str]:
    """A short day with a secret, a recorded and an annulled division; returns edition and sitting."""
    edition_id, seats = present_seats(3, name=company)
    theme_id = editions.add_theme(edition_id=edition_id, name="Infrastruktur", palette="rails", by=BY)
    editions.add_programme_item(edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, by=BY)
    editions.add_programme_item(
        edition_id=edition_id, kind="theme", title="Tema infrastruktur", theme_id=theme_id, minutes=60, by=BY
    )
    sitting_id = open_sitting(edition_id)
    sittings.set_officer(sitting_id=sitting_id, role="chair", name="Test Ordförande", by=BY)
    sittings.next_item(sitting_id=sitting_id, by=BY)
    item = sittings.sitting(sitting_id).item
    assert item is not None
    sittings.decide(item_id=item.id, decision="Sammanträdet förklaras öppnat.", by=BY)
    sittings.next_item(sitting_id=sitting_id, by=BY)
    _questions(edition_id, theme_id, seats[0].id)
    _divisions(sitting_id, theme_id, seats)
    sittings.note(sitting_id=sitting_id, words="Strömavbrott i fem minuter.", by=BY)
    return edition_id, sitting_id


def _questions(edition_id: str, theme_id: str, seat_id: str) -> None:
    question_id = questions.ask(seat_id=seat_id, theme_id=theme_id, text_asked="När byggs vägen om?", by=BY)
    questions.approve(question_id=question_id, by=BY)
    questions.mark_answered(
        question_id=question_id, outcome="belongs_elsewhere", receiver="Trafikverket", by=BY
    )
    assert questions.list_questions(edition_id)[0].status == "answered"


def _divisions(sitting_id: str, theme_id: str, seats: list[registration.SeatView]) -> None:
    options = [("Bredband", "Hela frågan om bredband?", None), ("Godståg", "", None), ("Flyg", "", None)]
    secret = NewDivision(title="Vilken fråga först?", options=options, theme_id=theme_id, tie_rule="lot")
    division_id = voting.create_division(sitting_id=sitting_id, new=secret, by=BY)
    voting.open_division(division_id=division_id, by=BY)
    cast(division_id, seats[0], "A")
    cast(division_id, seats[1], "B")
    voting.enter_paper(
        division_id=division_id,
        ballots=1,
        counts_by_option={},
        blank=1,
        tellers=["Rut Räknare", "Rolf Räknare"],
        by=BY,
    )
    voting.close_division(division_id=division_id, by=BY)
    voting.declare_division(division_id=division_id, by=BY)

    yes_no = NewDivision(
        title="Varje år?", kind="yes_no", yes_means="varje år", no_means="vartannat", theme_id=theme_id
    )
    recorded = voting.create_division(sitting_id=sitting_id, new=yes_no, by=BY)
    voting.open_division(division_id=recorded, by=BY)
    cast(recorded, seats[0], "yes")
    voting.close_division(division_id=recorded, by=BY)
    voting.declare_division(division_id=recorded, by=BY)

    annulled = voting.repeat_division(division_id=recorded, by=BY)
    voting.open_division(division_id=annulled, by=BY)
    voting.annul_division(division_id=annulled, reason="Frågan ställdes fel", by=BY)


def close_and_publish(sitting_id: str) -> None:
    """Close the sitting and publish its minutes as they are, unadjusted."""
    sittings.step(sitting_id=sitting_id, name="close", by=BY)
    seen = minutes.minutes(sitting_id).version
    minutes.publish_unadjusted(sitting_id=sitting_id, seen=seen, by=BY)


EXPECTED = (
    LABEL,
    "Hörsalen",
    "Test Ordförande",
    "Exempelbolaget Nr 2 AB",
    "Delegat 2 A",
    "§ 1 Öppnande",
    "Sammanträdet förklaras öppnat.",
    "§ 2 Tema infrastruktur",
    "När byggs vägen om?",
    "Hör till annan: Trafikverket.",
    "Omröstning: Vilken fråga först?",
    "Sluten omröstning.",
    "Hela frågan om bredband?",
    "Röstlängd 3. Avgivna röster 3: digitalt 2, på papper 1. Blanka 1.",
    "Pappersrösterna räknades av Rut Räknare och Rolf Räknare.",
    "Lika röstetal mellan A Bredband och B Godståg.",
    "Lotten avgjorde. Dragen ordning: 1.",
    "Lottens frö:",
    "Omröstning: Varje år?",
    "Öppen omröstning.",
    "Ja betyder: varje år",
    "Resultat: Ja: varje år",
    "Så röstade platserna",
    "Ogiltigförklarad. Skäl: Frågan ställdes fel",
    "Strömavbrott i fem minuter.",
    "Framröstade frågor",
    "Sammanträdet öppnades",
    "Sammanträdet avslutades",
)


def test_the_page_and_the_pdf_hold_every_decision_and_division(house: Flask, tmp_path: Path) -> None:
    _, sitting_id = a_day()
    close_and_publish(sitting_id)
    visitor = house.test_client()
    page = " ".join(
        visitor.get("/protokoll").get_data(as_text=True).replace("<bdi>", "").replace("</bdi>", "").split()
    )
    pdf = visitor.get("/protokoll.pdf")
    assert (pdf.status_code, pdf.mimetype, pdf.data[:5]) == (200, "application/pdf", b"%PDF-")
    told = pdf_text(pdf.data, tmp_path)
    assert [words for words in EXPECTED if words not in page] == []
    assert [words for words in EXPECTED if words not in told] == []
    assert visitor.get("/api/v1/minutes.pdf").data == pdf.data


def test_the_pdf_is_tagged_named_and_swedish(house: Flask) -> None:
    _, sitting_id = a_day()
    close_and_publish(sitting_id)
    pdf = house.test_client().get("/protokoll.pdf")
    assert b"pdfuaid" in pdf.data
    assert b"/Lang" in pdf.data
    assert "protokoll-2023-ojusterat.pdf" in pdf.headers["Content-Disposition"]


def test_the_trial_stays_outside_the_minutes(house: Flask) -> None:
    edition_id, _ = present_seats()
    sitting_id = open_sitting(edition_id)
    trial = voting.create_trial_division(sitting_id=sitting_id, by=BY)
    voting.open_division(division_id=trial, by=BY)
    voting.close_division(division_id=trial, by=BY)
    voting.declare_division(division_id=trial, by=BY)
    close_and_publish(sitting_id)
    assert "kanelbulle" not in house.test_client().get("/protokoll").get_data(as_text=True)


@pytest.mark.parametrize("role", ["organiser", "operator", "chair"])
def test_a_draft_is_for_the_presidium_and_the_organisers(
    house: Flask, client: Callable[..., FlaskClient], role: str
) -> None:
    a_day()
    page = client(role).get("/protokoll")
    assert (page.status_code, "Det här är ett utkast: arbetsmaterial." in page.get_data(as_text=True)) == (
        200,
        True,
    )
    pdf = machine(house, role).get("/minutes.pdf")
    assert "protokoll-2023-utkast.pdf" in pdf.headers["Content-Disposition"]


@pytest.mark.parametrize("role", ["", "reader", "door", "moderator"])
def test_others_do_not_see_a_draft(house: Flask, client: Callable[..., FlaskClient], role: str) -> None:
    a_day()
    asker = client(role) if role else client()
    for path in ("/protokoll", "/protokoll.pdf"):
        refused = asker.get(path)
        assert (refused.status_code, "Rut" in refused.get_data(as_text=True)) == (403, False)
    assert problem(machine(house, role).get("/minutes.pdf")) == (403, "minutes_not_public")


def test_without_a_sitting_there_are_no_minutes(house: Flask, client: Callable[..., FlaskClient]) -> None:
    assert client().get("/protokoll").status_code == 404
    hall.open_edition()
    assert client("organiser").get("/protokoll").status_code == 404
    assert client().get("/protokoll?ar=1066").status_code == 404


def test_a_step_recorded_afterwards_is_marked(house: Flask, client: Callable[..., FlaskClient]) -> None:
    edition_id, _ = present_seats()
    operator = machine(house, "operator")
    operator.post("/sitting/open", {"at": "2023-10-19T07:00:00Z", "reason": "Datorn startade om"})
    page = " ".join(client("operator").get("/protokoll").get_data(as_text=True).split())
    assert "19 oktober 2023 kl. 9.00: Sammanträdet öppnades (registrerat i efterhand). Skäl: Datorn" in page
    assert edition_id


@pytest.mark.parametrize("name", [MARKUP, "Företaget 🙂 AB", "شركة AB", "Š" * 90])
def test_what_people_wrote_is_text_in_page_and_pdf(house: Flask, tmp_path: Path, name: str) -> None:
    _, sitting_id = a_day(company=name)
    close_and_publish(sitting_id)
    visitor = house.test_client()
    page = visitor.get("/protokoll").get_data(as_text=True)
    assert "<b>#Företaget" not in page
    pdf = visitor.get("/protokoll.pdf")
    assert pdf.status_code == 200
    told = pdf_text(pdf.data, tmp_path)
    assert "Delegat 1 A" in told
    if name == MARKUP:
        assert "<b>#Företaget</b> *AB* $x$ @y" in told


def test_the_follow_up_tells_what_was_voted_up_asked_and_answered(house: Flask) -> None:
    visitor = house.test_client()
    assert "Inget att följa upp än" in visitor.get("/uppfoljning").get_data(as_text=True)
    a_day()
    page = visitor.get("/uppfoljning").get_data(as_text=True)
    assert "När byggs vägen om?" in page
    assert "Hör till annan: Trafikverket" in page
    assert ("Bredband" in page) != ("Godståg" in page)
    assert "Inget åtagande är antaget än" in page
