"""The survey by link and by seat, the organisers' result, and the API."""

from __future__ import annotations

import csv
import io

import pytest

from parliament.access.who import parts
from parliament.evaluation import rules, service
from parliament.registration import service as registration
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests import hall

ORGANISER = Actor("staff", "organiser")


class Room:
    """An open edition with six seats, their browsers and their links."""

    def __init__(self, house) -> None:
        self.house = house
        self.edition = hall.open_edition()
        self.companies = [hall.register(self.edition, n) for n in range(1, 7)]
        self.seats = [seat.id for seat in registration.seats(self.edition)]

    def link(self, seat: int) -> str:
        identity = parts().directory.by_id(self.seats[seat])
        assert identity is not None
        return f"/utvardering/{parts().keys.survey_token(identity)}"

    def phone(self, seat: int):
        browser = self.house.test_client()
        with browser.session_transaction() as session:
            session["seat"] = [self.seats[seat], registration.seat(self.seats[seat]).key_version]
        return browser

    def open(self) -> None:
        service.open_survey(edition_id=self.edition, by=ORGANISER)

    def close(self) -> None:
        service.close_survey(edition_id=self.edition, by=ORGANISER)

    def answer(self, seat: int, **raw: str) -> None:
        service.answer(seat_id=self.seats[seat], answers=rules.check_answers(raw))


@pytest.fixture
def room(house) -> Room:
    return Room(house)


def page(response) -> str:
    return " ".join(response.get_data(as_text=True).split())


def test_a_link_shows_the_survey_and_saves_one_answer(room, client):
    room.open()
    link = room.link(0)
    shown = client().get(link)
    assert shown.status_code == 200
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"
    assert not service.has_answered(room.seats[0])  # opening a link answers nothing

    sent = client().post(link, data={"overall": "5", "again": "yes", "best": "Samtalen"})
    assert (sent.status_code, sent.location) == (302, "/utvardering/tack")
    assert "De går inte att koppla till dig" in page(client().get("/utvardering/tack"))

    again = client().post(link, data={"overall": "1"})
    assert (again.status_code, "har redan svarat" in page(again)) == (409, True)
    assert "har redan svarat" in page(client().get(link))
    assert service.summary(room.edition).answers == 1


def test_a_signed_in_seat_answers_the_same_survey_once(room, client):
    room.open()
    phone = room.phone(0)
    assert "Hur var dagen?" in page(phone.get("/utvardering"))
    assert phone.post("/utvardering", data={"recommend": "10"}).status_code == 302
    assert client().post(room.link(0), data={"overall": "1"}).status_code == 409
    assert service.summary(room.edition).answers == 1


def test_a_link_signs_nobody_in(room, client):
    room.open()
    browser = client()
    browser.get(room.link(0))
    assert browser.post("/fragor/ny", data={}).status_code == 401


@pytest.mark.parametrize("length", [1, 8, 24, 32, 40, 400])
def test_wrong_links_are_not_found(room, client, length):
    room.open()
    assert client().get("/utvardering/" + "a" * length).status_code == 404
    assert client().post("/utvardering/" + "7" * length, data={"overall": "5"}).status_code == 404
    assert client().get("/utvardering/%00%F0%9F%9A%86").status_code == 404
    assert service.summary(room.edition).answers == 0


def test_seat_keys_and_door_codes_open_no_survey_and_survey_links_sign_nobody_in(room, client):
    room.open()
    keys, directory = parts().keys, parts().directory
    identity = directory.by_id(room.seats[0])
    for text in (keys.key(identity), keys.door_code(identity)):
        assert client().get(f"/utvardering/{text}").status_code == 404
    token = keys.survey_token(identity)
    assert len({len(token), len(keys.key(identity)), len(keys.door_code(identity))}) == 3
    for find in (keys.seat_of_key, keys.seat_of_door_code):
        with pytest.raises(Exception, match=r"gäller inte|finns inte"):
            find(token, directory)


def test_a_new_seat_key_kills_the_old_survey_link(room, client):
    room.open()
    old = room.link(0)
    registration.replace_key(seat_id=room.seats[0], by=Actor.system())
    assert client().get(old).status_code == 404
    assert client().get(room.link(0)).status_code == 200


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Svara på minst en fråga."),
        ({"best": "\u202e\x00 "}, "Svara på minst en fråga."),
        ({"overall": "9"}, "Svaret finns inte bland alternativen."),
        ({"again": "<b>"}, "Svaret finns inte bland alternativen."),
        ({"improve": "å" * 1001}, "Texten är 1001 tecken"),
    ],
)
def test_a_refused_answer_is_told_in_words_and_nothing_is_saved(room, client, data, sentence):
    room.open()
    sent = client().post(room.link(0), data=data)
    assert (sent.status_code, sentence in page(sent)) == (422, True)
    assert not service.has_answered(room.seats[0])


def test_what_was_typed_is_kept_when_something_else_is_refused(room, client):
    room.open()
    sent = page(client().post(room.link(0), data={"overall": "9", "venue": "4", "best": "Samtalen & maten"}))
    assert "Samtalen &amp; maten" in sent
    assert 'checked id="venue-3"' in sent or 'id="venue-3" name="venue" type="radio" value="4"' in sent


def test_before_opening_and_after_closing_nothing_is_saved(room, client):
    assert "Utvärderingen är inte öppen" in page(client().get(room.link(0)))
    assert client().post(room.link(0), data={"overall": "5"}).status_code == 409
    room.open()
    room.close()
    assert client().post(room.link(0), data={"overall": "5"}).status_code == 409
    assert service.summary(room.edition).answers == 0


def test_the_organiser_opens_closes_and_reads_the_result(room, client):
    organiser = client("organiser")
    assert "Utvärderingen har inte öppnats" in page(organiser.get("/office/evaluation"))
    organiser.post("/office/evaluation/open", data={"edition": room.edition})
    for seat in range(5):
        room.answer(seat, overall="4", best="<i>Allt</i>")
    assert "Resultatet visas när utvärderingen är stängd" in page(organiser.get("/office/evaluation"))
    organiser.post("/office/evaluation/close", data={"edition": room.edition})
    result = page(organiser.get("/office/evaluation"))
    assert "4,0 av 5" in result
    assert "&lt;i&gt;Allt&lt;/i&gt;" in result
    assert "<i>Allt</i>" not in result
    again = organiser.post("/office/evaluation/open", data={"edition": room.edition})
    assert (again.status_code, "Den öppnas inte igen" in page(again)) == (409, True)


def test_a_group_of_four_is_not_shown_and_the_page_says_why(room, client):
    room.open()
    for seat in range(4):
        room.answer(seat, overall="1", best="Hemligt")
    room.close()
    result = page(client("organiser").get("/office/evaluation"))
    assert "Färre än 5 har svarat." in result
    assert "Hemligt" not in result
    file = client("organiser").get("/office/evaluation.csv").get_data(as_text=True)
    assert "Hemligt" not in file


def test_the_file_defuses_formulas(room, client):
    room.open()
    for seat in range(5):
        room.answer(seat, overall="5", best="=HYPERLINK(1)" if seat == 0 else "Bra")
    room.close()
    sent = client("organiser").get("/office/evaluation.csv")
    assert sent.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(sent.get_data(as_text=True).lstrip("\ufeff")), delimiter=";"))
    assert rows[0] == ["Fråga", "Svar", "Antal", "Procent"]
    assert ["Vad tycker du om dagen som helhet?", "5", "5", "100,0"] in rows
    assert ["Vad var bäst?", "'=HYPERLINK(1)", "", ""] in rows


def test_the_personal_links_are_for_organisers_and_journalled(room, client):
    assert client("operator").post("/office/evaluation/links.csv").status_code == 403
    sent = client("organiser").post("/office/evaluation/links.csv", data={"edition": room.edition})
    text = sent.get_data(as_text=True)
    assert all(room.link(seat) in text for seat in range(6))
    [entry] = journal.entries(actions=("evaluation.links_printed",))
    assert dict(entry.facts) == {"links": 6}


def test_others_do_not_reach_the_result(room, client):
    for role in ("moderator", "chair", "door", "desk", "politician", "screen"):
        assert client(role).get("/office/evaluation").status_code == 403
        assert client(role).post("/office/evaluation/open").status_code == 403
    assert client("reader").get("/office/evaluation").status_code == 200
    assert client("reader").post("/office/evaluation/open").status_code == 403
    assert room.phone(0).get("/office/evaluation").status_code == 403
    assert service.summary(room.edition).status == "none"


def test_without_an_edition_the_page_says_so(client):
    assert "Ingen upplaga att utvärdera" in page(client("organiser").get("/office/evaluation"))
    assert client("organiser").get("/office/evaluation.csv").status_code == 404
    assert client("organiser").get("/office/evaluation?edition=nonsense").status_code == 404


def test_machines_read_the_summary(room, client):
    token = parts().credentials.create_token(role="reader", label="test", by=Actor.system())
    header = {"Authorization": f"Bearer {token}"}
    assert client().get("/api/v1/evaluation/summary").status_code == 401
    first = client().get("/api/v1/evaluation/summary", headers=header).json
    assert (first["status"], first["shown"], first["why_not"], first["items"]) == (
        "none",
        False,
        "not_opened",
        [],
    )
    room.open()
    for seat in range(5):
        room.answer(seat, overall="4", recommend="9")
    room.close()
    found = client().get("/api/v1/evaluation/summary", headers=header).json
    assert (found["answers"], found["seats"], found["shown"]) == (5, 6, True)
    by_key = {item["key"]: item for item in found["items"]}
    assert by_key["overall"]["mean"] == 4
    assert by_key["overall"]["counts"] == {"1": 0, "2": 0, "3": 0, "4": 5, "5": 0}
    assert by_key["venue"]["counts"] == {}
