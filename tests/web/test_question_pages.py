"""The question queue's pages and API: roles, refusals in words, and text shown as text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from parliament.access import service as access
from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.questions import service
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.storage.actor import Actor
from tests import hall

MODERATOR = Actor("staff", "moderator")


class Room:
    """An open edition with a theme, three seats and browsers that are signed in as them."""

    def __init__(self, house) -> None:
        self.house = house
        self.edition = hall.open_edition()
        self.theme = editions.add_theme(edition_id=self.edition, name="Infrastruktur", by=Actor.system())
        self.companies = [hall.register(self.edition, n) for n in range(1, 4)]
        self.seats = [seat.id for seat in registration.seats(self.edition)]

    def phone(self, seat: int):
        browser = self.house.test_client()
        with browser.session_transaction() as session:
            session["seat"] = [self.seats[seat], registration.seat(self.seats[seat]).key_version]
        return browser

    def ask(self, seat=0, words="Kommer bredband?") -> str:
        return service.ask(
            seat_id=self.seats[seat],
            theme_id=self.theme,
            text_asked=words,
            by=Actor("seat", self.seats[seat]),
        )

    def approved(self, seat=0, words="Kommer bredband?") -> str:
        question_id = self.ask(seat, words)
        service.approve(question_id=question_id, by=MODERATOR)
        return question_id


@pytest.fixture
def room(house) -> Room:
    return Room(house)


def page(response) -> str:
    return " ".join(response.get_data(as_text=True).split())


def test_without_an_edition_the_pages_say_so(client):
    assert "Ingen upplaga är planerad" in page(client().get("/fragor"))
    assert "Ingen upplaga att moderera" in page(client("moderator").get("/moderator"))


def test_an_empty_queue_says_so_once(room, client):
    text = page(client().get("/fragor"))
    assert text.count("Inga frågor än") == 1
    assert "Inga teman än" not in text


def test_the_public_sees_the_company_and_never_the_person(room, client):
    room.ask(words="Ogranskad?")
    room.approved(1, "Granskad?")
    shown = page(client().get("/fragor"))
    assert "Granskad?" in shown
    assert "Exempelbolaget Nr 2 AB" in shown
    assert "Delegat 2" not in shown
    assert "Ogranskad?" not in shown
    assert "Ställ en fråga" not in shown


def test_a_delegate_asks_and_follows_the_question(room):
    phone = room.phone(0)
    assert "allmän handling" in page(phone.get("/fragor/ny"))
    sent = phone.post("/fragor/ny", data={"theme": room.theme, "text": "Kommer tåget?"})
    assert (sent.status_code, sent.location) == (302, "/fragor/mina")
    assert "Väntar på granskning" in page(phone.get("/fragor/mina"))
    [question] = service.questions_of_seat(room.seats[0])
    service.reject(question_id=question.id, reason="Gäller SJ.", by=MODERATOR)
    mine = page(phone.get("/fragor/mina"))
    assert "Avslagen" in mine
    assert "Gäller SJ." in mine


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Här saknas text."),
        ("\u202e\u200b\x07", "Här saknas text."),
        ("å" * 501, "Texten är 501 tecken"),
    ],
)
def test_a_refused_question_is_told_at_its_field_and_what_was_typed_is_kept(room, words, sentence):
    sent = room.phone(0).post("/fragor/ny", data={"theme": room.theme, "text": words})
    assert sent.status_code == 422
    assert sentence in page(sent)
    assert service.questions_of_seat(room.seats[0]) == []
    if "å" in words:
        assert words in page(sent)


@pytest.mark.parametrize("theme", [None, "", "nonsense", "<b>"])
def test_a_theme_that_does_not_exist_is_refused(room, theme):
    sent = room.phone(0).post(
        "/fragor/ny", data={"theme": theme, "text": "Varför?"} if theme else {"text": "A?"}
    )
    assert sent.status_code == 422
    assert "Välj ett av upplagans teman." in page(sent)
    assert service.questions_of_seat(room.seats[0]) == []


def test_the_fourth_waiting_question_is_refused_with_status_409(room):
    for n in range(3):
        room.ask(words=f"Fråga {n}?")
    sent = room.phone(0).post("/fragor/ny", data={"theme": room.theme, "text": "Fyra?"})
    assert sent.status_code == 409
    assert "Du har redan 3 frågor som väntar." in page(sent)


@pytest.mark.parametrize(("size", "status"), [(2_000_000, 422), (13_000_000, 413)])
def test_a_huge_body_is_refused_in_words(room, size, status):
    sent = room.phone(0).post("/fragor/ny", data={"theme": room.theme, "text": "x" * size})
    assert sent.status_code == status
    assert service.questions_of_seat(room.seats[0]) == []


def test_markup_and_templates_from_people_are_shown_as_text(room, client):
    room.approved(words="<script>alert(1)</script> {{ 7*7 }} 🚆 لماذا")
    for shown in (
        client().get("/fragor"),
        client("moderator").get("/moderator"),
        room.phone(0).get("/fragor/mina"),
    ):
        text = page(shown)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} 🚆 لماذا" in text
        assert "<script>alert" not in text


def test_support_is_counted_once_and_said_the_second_time(room):
    question_id = room.approved()
    phone = room.phone(1)
    assert "Ditt stöd är räknat." in page(phone.post(f"/fragor/{question_id}/stod", follow_redirects=True))
    again = page(phone.post(f"/fragor/{question_id}/stod", follow_redirects=True))
    assert "Du stöder redan frågan. Stödet räknas en gång." in again
    assert "1 stöder frågan" in again
    assert service.question(question_id).support == 1


@pytest.mark.parametrize(
    ("seat", "state", "status", "sentence"),
    [
        (0, "approved", 409, "Det är din egen fråga."),
        (1, "asked", 409, "kan inte stödjas nu"),
    ],
)
def test_support_that_is_not_allowed_changes_nothing(room, seat, state, status, sentence):
    question_id = room.approved() if state == "approved" else room.ask()
    sent = room.phone(seat).post(f"/fragor/{question_id}/stod")
    assert (sent.status_code, sentence in page(sent)) == (status, True)
    assert service.question(question_id).support == 0


def test_unknown_questions_are_not_found(room, client):
    assert room.phone(0).post("/fragor/nonsense/stod").status_code == 404
    assert room.phone(0).post("/fragor/nonsense/aterta").status_code == 404
    assert client("moderator").get("/moderator/nonsense").status_code == 404
    for deed in ("approve", "reject", "answer", "move", "show", "take-down", "reopen"):
        data = {"reason": "x", "outcome": "answered"}
        assert client("moderator").post(f"/moderator/nonsense/{deed}", data=data).status_code == 404


def test_anothers_question_cannot_be_withdrawn(room):
    question_id = room.ask()
    assert room.phone(1).post(f"/fragor/{question_id}/aterta").status_code == 403
    assert service.question(question_id).status == "asked"
    assert room.phone(0).post(f"/fragor/{question_id}/aterta").status_code == 302
    assert service.question(question_id).status == "withdrawn"


def test_only_moderators_operators_and_organisers_moderate(room, client):
    question_id = room.ask()
    for role in ("chair", "door", "desk", "reader", "politician", "screen"):
        assert client(role).get("/moderator").status_code == 403
        assert client(role).post(f"/moderator/{question_id}/approve").status_code == 403
    assert room.phone(0).post(f"/moderator/{question_id}/approve").status_code == 403
    assert client().post(f"/moderator/{question_id}/approve").status_code == 401
    assert service.question(question_id).status == "asked"
    for role in ("moderator", "operator", "organiser"):
        assert client(role).get("/moderator").status_code == 200


def test_the_moderator_takes_a_question_through_the_queue(room, client):
    first, second = room.ask(0, "Ett?"), room.ask(1, "Två?")
    moderator = client("moderator")
    for question_id in (first, second):
        moderator.post(f"/moderator/{question_id}/approve", data={"theme": ""})
    moved = moderator.post(f"/moderator/{second}/move", data={"direction": "up", "theme": "infrastruktur"})
    assert moved.location == f"/moderator?theme=infrastruktur#q-{second}"
    assert [q.text for q in service.list_questions(room.edition)] == ["Två?", "Ett?"]
    moderator.post(f"/moderator/{second}/show")
    assert "På skärmen nu" in page(moderator.get("/moderator"))
    moderator.post(f"/moderator/{second}/take-down")
    moderator.post(f"/moderator/{first}/answer", data={"outcome": "answered"})
    assert [q.status for q in service.list_questions(room.edition)] == ["approved", "answered"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Välj hur frågan besvarades"),
        ({"outcome": "perhaps"}, "Välj hur frågan besvarades"),
        ({"outcome": "in_writing"}, "Ange senaste dag"),
        ({"outcome": "in_writing", "due": "i morgon"}, "Det går inte att läsa datumet."),
        ({"outcome": "in_writing", "due": "2020-02-30"}, "Det går inte att läsa datumet."),
        ({"outcome": "in_writing", "due": "2020-01-01"}, "har redan varit"),
        ({"outcome": "belongs_elsewhere", "receiver": " "}, "Skriv vem frågan hör till"),
        ({"outcome": "no"}, "Skriv med vilka ord"),
        ({"outcome": "no", "words": "x" * 1001}, "Texten är 1001 tecken"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_on_the_questions_page(room, client, data, sentence):
    question_id = room.approved()
    sent = client("moderator").post(f"/moderator/{question_id}/answer", data=data)
    assert (sent.status_code, sentence in page(sent)) == (422, True)
    assert service.question(question_id).status == "approved"


def test_the_public_reads_how_a_question_was_answered(room, client):
    question_id = room.approved()
    due = clock.stockholm(clock.now()).date() + timedelta(days=10)
    sent = client("moderator").post(
        f"/moderator/{question_id}/answer",
        data={"outcome": "in_writing", "due": due.isoformat(), "words": "Regionrådet återkommer."},
    )
    assert sent.status_code == 302
    shown = page(client().get("/fragor"))
    assert "Besvaras skriftligt senast" in shown
    assert "Regionrådet återkommer." in shown


def test_a_rejection_without_a_reason_is_refused(room, client):
    question_id = room.ask()
    sent = client("moderator").post(f"/moderator/{question_id}/reject", data={"reason": " "})
    assert (sent.status_code, "Här saknas text." in page(sent)) == (422, True)
    assert service.question(question_id).status == "asked"


def test_a_step_from_an_old_page_is_refused_in_words(room, client):
    question_id = room.approved()
    sent = client("moderator").post(f"/moderator/{question_id}/approve")
    assert (sent.status_code, "Det går inte nu: frågan är godkänd." in page(sent)) == (409, True)


def test_the_moderators_page_learns_that_the_queue_has_changed(room, client):
    moderator = client("moderator")
    before = moderator.get("/moderator/lage").json
    assert moderator.get("/moderator/lage").json == before
    room.ask()
    after = moderator.get("/moderator/lage").json
    assert after["asked"] == 1
    assert after["fingerprint"] != before["fingerprint"]


def bearer(role: str) -> dict[str, str]:
    token = parts().credentials.create_token(role=role, label="test", by=Actor.system())
    return {"Authorization": f"Bearer {token}"}


def test_machines_ask_for_a_seat_and_read_the_queue(room, client):
    assert access.list_tokens() == []
    body = {"seat": "2", "theme": "infrastruktur", "text": "Från papper?"}
    made = client().post("/api/v1/questions", json=body, headers=bearer("moderator"))
    assert made.status_code == 201
    assert made.json["status"] == "asked"
    assert made.json["company"] == "Exempelbolaget Nr 2 AB"
    assert client().get("/api/v1/questions").json == []
    [seen] = client().get("/api/v1/questions?status=asked", headers=bearer("moderator")).json
    assert seen["id"] == made.json["id"]
    service.approve(question_id=seen["id"], by=MODERATOR)
    [public] = client().get("/api/v1/questions?theme=infrastruktur").json
    assert (public["text"], public["support"], public["answer"]) == ("Från papper?", 0, None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"seat": "99", "theme": "infrastruktur", "text": "A?"}, 422),
        ({"seat": "1", "theme": "nonsense", "text": "A?"}, 422),
        ({"seat": "1", "theme": "infrastruktur", "text": ""}, 422),
        ({"seat": {"a": 1}, "theme": "infrastruktur", "text": "A?"}, 422),
        ({"seat": "1", "theme": 7, "text": "A?"}, 422),
        ({"seat": "1"}, 422),
        ([], 422),
        (None, 422),
    ],
)
def test_malformed_bodies_from_machines_are_refused_and_change_nothing(room, client, body, status):
    sent = client().post("/api/v1/questions", json=body, headers=bearer("moderator"))
    assert sent.status_code == status
    assert service.list_questions(room.edition) == []


def test_machines_without_the_role_are_refused(room, client):
    body = {"seat": "1", "theme": "infrastruktur", "text": "A?"}
    assert client().post("/api/v1/questions", json=body).status_code == 401
    assert client().post("/api/v1/questions", json=body, headers=bearer("reader")).status_code == 403
    assert client().get("/api/v1/questions?status=nonsense").status_code == 422
    assert client().get("/api/v1/questions?theme=nonsense").status_code == 422
    assert service.list_questions(room.edition) == []
