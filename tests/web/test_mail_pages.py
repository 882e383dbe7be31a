"""Pages about e-mail: the lost link, the words of the ticket, the log of the office, letters that go out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from parliament.access.seat_keys import SeatKeys
from parliament.editions import service as editions
from parliament.mail import rendering, smtp_server
from parliament.mail import sender as mail_sender
from parliament.mail import service as mail
from parliament.registration import letters, mail_office
from parliament.registration import service as registration
from parliament.registration.letters import PersonalLinks
from parliament.shared import clock
from parliament.storage.actor import Actor
from tests.cast import FJALLVIND_ORG_NO
from tests.hall import key_of, open_edition, register
from tests.smtp import PostOffice, calendar_of, text_of

Client = Callable[..., FlaskClient]
BY = Actor.system()
PUBLIC_URL = "https://parlament.exempel.se"
SAME = "Finns adressen bland de anmälda skickar vi länken dit."


@pytest.fixture
def post(house: Flask) -> Iterator[PostOffice]:
    """A mail server, and the house set up to use it."""
    with PostOffice() as office:
        links = PersonalLinks(SeatKeys("p" * 40), registration.SeatRegister(), public_url=PUBLIC_URL)
        server = smtp_server.parse(office.url)
        sender = mail_sender.Sender(server, public_url=PUBLIC_URL, links=links)
        house.extensions[mail_sender.EXTENSION] = sender
        yield office
    clock.play_no_more()


def send(house: Flask) -> dict[str, int]:
    return dict(house.extensions[mail_sender.EXTENSION].send_due().counts)


def later(**much: float) -> None:
    clock.play_at(clock.now() + dt.timedelta(**much))


def ask(visitor: FlaskClient, email: str) -> TestResponse:
    """Ask for a lost link; what is left to do when the answer has gone is done."""
    answer = visitor.post("/glomt-lank", data={"email": email})
    answer.close()
    return answer


# --- registration --------------------------------------------------------------------------------


def test_a_registration_by_the_form_sends_the_link_that_opens_the_ticket(
    house: Flask, client: Client, post: PostOffice
) -> None:
    open_edition()
    visitor = client()
    done = visitor.post(
        "/anmalan",
        data={
            "kind": "company",
            "name": "Exempelbolaget Fjällvind AB",
            "org_no": FJALLVIND_ORG_NO,
            "municipality": "Åre",
            "contact_email": "info@fjallvind.exempel.se",
            "delegate1_name": "Åsa Öst",
            "delegate1_email": "asa@fjallvind.exempel.se",
            "submission": "x",
        },
    )
    assert done.status_code == 302
    assert "Vi skickar också varje persons länk med e-post" in visitor.get("/anmalan/klar").text
    assert send(house) == {"sent": 1}
    link = re.search(rf"{PUBLIC_URL}(/d/\S+)", text_of(post.taken[0]))
    assert link is not None
    page = visitor.get(link[1])
    assert page.status_code == 200
    assert "Vi har skickat länken till asa@fjallvind.exempel.se." in page.text
    assert vobject.readOne(calendar_of(post.taken[0])).vevent.organizer.value == "mailto:info@exempel.se"


def test_the_language_of_the_form_is_the_language_of_the_letter(
    house: Flask, client: Client, post: PostOffice
) -> None:
    edition = open_edition()
    visitor = client()
    visitor.post("/language", data={"language": "en", "next": "/"})
    visitor.post(
        "/anmalan",
        data={
            "kind": "sole_trader",
            "name": "Firma",
            "municipality": "Åre",
            "contact_email": "x@exempel.se",
            "delegate1_name": "Ann",
            "delegate1_email": "ann@exempel.se",
        },
    )
    assert len(registration.seats(edition)) == 1
    assert mail.log_page().letters[0].language == "en"


def test_the_host_of_a_request_never_gets_into_a_letter(
    house: Flask, client: Client, post: PostOffice
) -> None:
    register(open_edition())
    send(house)
    later(minutes=11)
    visitor = client()
    visitor.post(
        "/glomt-lank",
        data={"email": "a@bolag1.exempel.se"},
        headers={"Host": "ond.exempel.net", "X-Forwarded-Host": "ond.exempel.net"},
    ).close()
    assert send(house) == {"sent": 1}
    assert "ond.exempel" not in post.taken[-1].as_string()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("queued", "Vi skickar länken till a@bolag1.exempel.se."),
        ("sent", "Vi har skickat länken till a@bolag1.exempel.se."),
        ("failed", "Brevet till a@bolag1.exempel.se kom inte fram"),
    ],
)
def test_the_ticket_says_how_the_letter_went(
    house: Flask, client: Client, post: PostOffice, status: str, words: str
) -> None:
    seat = register(open_edition()).seats[0]
    if status == "failed":
        post.for_recipient.append("550 No such user")
    if status != "queued":
        assert send(house) == {status: 1}
    assert words in client().get(f"/d/{key_of(seat.id)}").text


def test_without_a_mail_server_no_page_speaks_of_letters(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    assert "skickar länken" not in client().get(f"/d/{key_of(seat.id)}").text
    assert "/glomt-lank" not in client().get("/in").text
    page = client().get("/glomt-lank").text
    assert "Den här webbplatsen skickar ingen e-post" in page
    assert '<form method="post" class="form"' not in page
    assert ask(client(), "a@bolag1.exempel.se").status_code == 200
    assert [letter.kind for letter in mail.log_page().letters] == ["ticket"]


# --- the lost link -------------------------------------------------------------------------------


@pytest.mark.parametrize("email", ["a@bolag1.exempel.se", "A@BOLAG1.EXEMPEL.SE ", "okand@exempel.se"])
def test_the_answer_is_the_same_whether_the_address_is_known_or_not(
    house: Flask, client: Client, post: PostOffice, email: str
) -> None:
    register(open_edition())
    send(house)
    later(minutes=11)
    visitor = client()
    answer = ask(visitor, email)
    assert (answer.status_code, answer.location) == (302, "/glomt-lank?skickat=1")
    page = visitor.get(answer.location).text
    assert SAME in page
    assert email.strip().lower() not in page.lower()
    assert send(house) == ({} if "okand" in email else {"sent": 1})


def test_the_answers_are_alike_to_the_byte(house: Flask, client: Client, post: PostOffice) -> None:
    register(open_edition())
    later(minutes=11)
    answers = [ask(client(), email) for email in ("a@bolag1.exempel.se", "okand@exempel.se")]
    assert answers[0].data == answers[1].data
    assert list(answers[0].headers) == list(answers[1].headers)


def test_the_work_is_done_when_the_answer_has_gone(house: Flask, client: Client, post: PostOffice) -> None:
    register(open_edition())
    later(minutes=11)
    answer = client().post("/glomt-lank", data={"email": "a@bolag1.exempel.se"}, buffered=False)
    before = [letter.kind for letter in mail.log_page().letters]
    answer.close()
    assert (before, [letter.kind for letter in mail.log_page().letters]) == (["ticket"], ["link", "ticket"])


@pytest.mark.parametrize("email", ["", "anna", "a@b", "a@exempel.se\nBcc: x@y.se", "x" * 300 + "@exempel.se"])
def test_what_is_no_address_is_said_at_once(
    house: Flask, client: Client, post: PostOffice, email: str
) -> None:
    open_edition()
    answer = ask(client(), email)
    assert answer.status_code == 422
    assert SAME not in answer.text


def test_one_letter_in_ten_minutes_and_five_an_hour(house: Flask, client: Client, post: PostOffice) -> None:
    register(open_edition())
    later(minutes=11)
    for _ in range(4):
        assert ask(client(), "a@bolag1.exempel.se").status_code == 302
    assert [letter.kind for letter in mail.log_page().letters] == ["link", "ticket"]
    for _ in range(4):
        later(minutes=11)
        assert ask(client(), "a@bolag1.exempel.se").status_code == 302
    assert [letter.kind for letter in mail.log_page().letters].count("link") == 2


def test_one_address_asks_sixty_times_and_no_more(house: Flask, client: Client, post: PostOffice) -> None:
    open_edition()
    visitor = client()
    codes = [ask(visitor, f"x{n}@exempel.se").status_code for n in range(62)]
    assert codes == [302] * 60 + [429] * 2
    assert "Vänta tio minuter" in ask(visitor, "y@exempel.se").text


# --- the calendar file ---------------------------------------------------------------------------


def test_the_calendar_file_is_behind_the_personal_link(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    key = key_of(seat.id)
    assert f"/d/{key}/kalender.ics" in client().get(f"/d/{key}").text
    answer = client().get(f"/d/{key}/kalender.ics")
    assert answer.content_type == "text/calendar; charset=utf-8; method=PUBLISH"
    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert vobject.readOne(answer.text).vevent.summary.value == "Näringslivsparlamentet 2023"
    assert client().get(f"/d/{'a' * 40}/kalender.ics").status_code == 404


def test_without_a_day_there_is_no_calendar_file(house: Flask, client: Client) -> None:
    edition = open_edition()
    editions.change_edition(edition_id=edition, date=None, by=BY)
    key = key_of(register(edition).seats[0].id)
    assert "kalender.ics" not in client().get(f"/d/{key}").text
    assert client().get(f"/d/{key}/kalender.ics").status_code == 404


# --- the organisers' log -------------------------------------------------------------------------


def test_the_log_says_that_no_server_is_set_up(house: Flask, client: Client) -> None:
    open_edition()
    page = client("organiser").get("/office/mail").text
    assert "Ingen e-postserver är inställd" in page
    assert "Inga brev än" in page


def test_the_log_is_for_organisers(house: Flask, client: Client) -> None:
    register(open_edition())
    letter = mail.log_page().letters[0]
    for path in ("/office/mail", f"/office/mail/{letter.id}", "/office/mail/samples/ticket"):
        assert client("organiser").get(path).status_code == 200
        for role in ("operator", "chair", "desk", "door", "moderator", "reader", "screen"):
            assert client(role).get(path).status_code == 403
        assert client().get(path).status_code == 302


def test_the_log_shows_every_letter_and_narrows_it(house: Flask, client: Client, post: PostOffice) -> None:
    edition = open_edition(seats=70)
    for n in range(1, 61):
        register(edition, n)
    post.for_recipient.append("550 No such user")
    counts = send(house)
    assert counts == {"sent": 59, "failed": 1}
    organiser = client("organiser")
    first, second = (organiser.get(f"/office/mail?page={n}").text for n in (1, 2))
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 10)
    assert "Sida 1 av 2" in first
    assert 'href="/office/mail?page=2"' in first
    failed = organiser.get("/office/mail?status=troubled").text
    assert failed.count('scope="row"') == 1
    assert organiser.get("/office/mail?q=bolag17.").text.count('scope="row"') == 1
    assert organiser.get("/office/mail?q=%25").text.count('scope="row"') == 0
    assert organiser.get("/office/mail?kind=week").text.count('scope="row"') == 0
    for odd in ("page=-3", "page=x", "page=99999999999999999999", "status=%00", "kind='", "q=" + "x" * 2000):
        assert organiser.get(f"/office/mail?{odd}").status_code == 200


def test_a_letter_is_shown_without_its_personal_link(house: Flask, client: Client, post: PostOffice) -> None:
    seat = register(open_edition(), name="<script>alert(1)</script> AB").seats[0]
    send(house)
    page = client("organiser").get(f"/office/mail/{mail.log_page().letters[0].id}").text
    assert "[den personliga länken]" in page
    assert key_of(seat.id) not in page
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; AB" in page


def test_an_organiser_notes_a_bounce_and_sends_again(house: Flask, client: Client, post: PostOffice) -> None:
    register(open_edition())
    letter = mail.log_page().letters[0]
    organiser = client("organiser")
    early = organiser.post(f"/office/mail/{letter.id}/bounce", data={"reason": "x"})
    assert early.status_code == 409
    assert mail.letter(letter.id).status == "queued"
    assert organiser.post(f"/office/mail/{letter.id}/send-again").status_code == 302
    assert "Brevet är inte i ett läge där det går" in organiser.get(f"/office/mail/{letter.id}").text
    send(house)
    organiser.post(f"/office/mail/{letter.id}/bounce", data={"reason": "Okänd mottagare"})
    page = organiser.get(f"/office/mail/{letter.id}").text
    assert "Kom tillbaka" in page
    assert "Noterat för hand: Okänd mottagare" in page
    organiser.post(f"/office/mail/{letter.id}/send-again")
    assert send(house) == {"sent": 1}
    assert len({str(message["Message-ID"]) for message in post.taken}) == 2
    assert organiser.post("/office/mail/finnsinte/send-again").status_code == 404
    assert organiser.post("/office/mail/finnsinte/bounce").status_code == 404
    assert organiser.post(f"/office/mail/{letter.id}/bounce", data={"reason": "x" * 300}).status_code == 422


def test_why_it_did_not_arrive_is_said_in_words(house: Flask, client: Client, post: PostOffice) -> None:
    edition = open_edition()
    register(edition, 1)
    post.for_recipient.append("550 5.1.1 Nobody here <script>")
    send(house)
    page = client("organiser").get(f"/office/mail/{mail.log_page().letters[0].id}").text
    assert "Servern svarade: 550 5.1.1 Nobody here &lt;script&gt;" in page
    post.close()
    register(edition, 2)
    send(house)
    page = client("organiser").get(f"/office/mail/{mail.log_page(status='queued').letters[0].id}").text
    assert "E-postservern gick inte att nå." in page


def test_the_companys_page_sends_the_link(house: Flask, client: Client, post: PostOffice) -> None:
    company = register(open_edition())
    organiser = client("organiser")
    address = f"/office/mail/seats/{company.seats[0].id}/link"
    assert address in organiser.get(f"/office/registrations/{company.id}").text
    organiser.post(address)
    assert "Ett brev med länken skickades nyss" in organiser.get(f"/office/registrations/{company.id}").text
    later(minutes=11)
    organiser.post(address)
    page = organiser.get(f"/office/registrations/{company.id}").text
    assert "Länken skickas till a@bolag1.exempel.se" in page
    assert [letter.kind for letter in mail.log_page().letters] == ["link", "ticket"]
    assert organiser.post("/office/mail/seats/x/link").status_code == 404


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", letters.KINDS)
def test_every_letter_can_be_seen_before_it_is_sent(
    house: Flask, client: Client, kind: str, language: str
) -> None:
    open_edition()
    answer = client("organiser").get(f"/office/mail/samples/{kind}?language={language}")
    assert answer.status_code == 200
    assert f'class="letter" lang="{language}"' in answer.text
    assert "\ue000" not in answer.text


def test_a_letter_that_does_not_exist_is_not_found(house: Flask, client: Client) -> None:
    open_edition()
    organiser = client("organiser")
    for path in ("samples/x", "samples/..%2f..%2fetc", "x", "%00"):
        assert organiser.get(f"/office/mail/{path}").status_code == 404


def test_an_erased_letter_shows_that_it_went_and_to_nobody(
    house: Flask, client: Client, post: PostOffice
) -> None:
    register(open_edition())
    send(house)
    letter = mail.log_page().letters[0]
    mail.erase(recipient=letter.recipient, by=BY)
    organiser = client("organiser")
    page = organiser.get(f"/office/mail/{letter.id}").text
    assert "Innehållet är gallrat" in page
    assert "bolag1" not in page.split("<main")[1].split("Öppna Exempelbolaget")[0]
    assert "Gallrat" in organiser.get("/office/mail").text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_office_has_words_for_every_link_that_a_letter_can_ask_for(house: Flask, language: str) -> None:
    every = [mark for mark in vars(rendering).values() if isinstance(mark, rendering.Mark)]
    known = {name for mark in every for name in rendering.marks(mark)}
    assert set(mail_office._places(language)) == known


def test_the_log_has_a_word_for_every_letter(house: Flask) -> None:
    written = {path.name.split(".")[0] for path in rendering._FOLDER.iterdir()}
    with house.test_request_context():
        assert set(mail_office._words()["kind_words"]) == written
