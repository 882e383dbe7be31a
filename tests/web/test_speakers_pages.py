"""The speaker list on pages: the phone that asks, those who lead, the runners; roles and refusals."""

from __future__ import annotations

import pytest

from parliament.door import service as door
from parliament.registration import service as registration
from parliament.sitting import service as sittings
from parliament.speakers import service
from parliament.storage.actor import Actor
from tests import hall
from tests.services.world import _programme, _theme, sql

SYSTEM = Actor.system()
COMMANDS = ("next", "finish", "pause", "resume", "undo", "close-list", "open-list", "request", "settings")
LEADERS = ("operator", "organiser", "moderator", "chair")


class Hall:
    """An open sitting at its theme with four seats that are here, and their phones."""

    def __init__(self, house, client) -> None:
        self.house, self.client = house, client
        self.edition = hall.open_edition()
        _programme(self.edition, (_theme(self.edition, 1),))
        for n in range(1, 5):
            hall.register(self.edition, n)
        self.seats = [seat.id for seat in registration.seats(self.edition)]
        for seat_id in self.seats:
            door.check_in(seat_id=seat_id, how="name", by=SYSTEM)
        self.sitting = sittings.prepare(edition_id=self.edition, by=SYSTEM)
        sittings.step(sitting_id=self.sitting, name="open", by=SYSTEM)
        for _ in range(2):
            sittings.next_item(sitting_id=self.sitting, by=SYSTEM)

    def phone(self, number: int):
        browser = self.house.test_client()
        seat = registration.seat(self.seats[number - 1])
        with browser.session_transaction() as session:
            session["seat"] = [seat.id, seat.key_version]
        return browser

    def ask(self, number: int, kind: str = "speech") -> str:
        return service.request_floor(seat_id=self.seats[number - 1], kind=kind, by=SYSTEM)

    @property
    def list(self) -> service.SpeakerListView:
        return service.list_view(self.sitting)

    @property
    def order(self) -> list[int]:
        return [turn.seat for turn in self.list.waiting]

    def post(self, action: str, role: str = "operator", back: str = "list", **values: object):
        browser = self.client(role)
        response = browser.post(f"/speakers/{action}", data={"back": back, **values})
        assert response.status_code == 303
        return response, said(browser)


def said(browser) -> str:
    """What the next page would say."""
    with browser.session_transaction() as session:
        return " ".join(sentence for _, sentence in session.get("_flashes", []))


def page(response) -> str:
    return " ".join(response.get_data(as_text=True).split())


@pytest.fixture
def room(house, client) -> Hall:
    return Hall(house, client)


# The phone


def test_a_seat_asks_and_withdraws_with_a_plain_form(room):
    browser = room.phone(2)
    response = browser.post("/live/ordet", data={"action": "request"})
    assert (response.status_code, response.headers["Location"]) == (303, "/live")
    assert room.order == [2]
    assert "Du står på talarlistan." in said(browser)
    browser.post("/live/ordet", data={"action": "withdraw"})
    assert room.order == []


def test_a_refusal_comes_back_to_the_live_page_in_words(room):
    browser = room.phone(2)
    browser.post("/live/ordet", data={"action": "request", "kind": "rejoinder"})
    assert "Replik får den som har blivit tilltalad" in said(browser)
    assert room.order == []


def test_a_script_gets_json_and_problems_with_codes(room):
    browser = room.phone(1)
    answer = browser.post("/live/ordet", json={"action": "request", "kind": "speech"})
    told = answer.get_json()
    assert (answer.status_code, told["floor_request"]) == (
        200,
        {"kind": "speech", "position": 1, "status": "waiting"},
    )
    again = browser.post("/live/ordet", json={"action": "request"})
    assert again.mimetype == "application/problem+json"
    assert (again.status_code, again.get_json()["code"]) == (409, "already_on_list")
    taken_back = browser.post("/live/ordet", json={"action": "withdraw"})
    assert taken_back.get_json()["floor_request"] is None


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({}, "unknown_deed"),
        ([], "unknown_deed"),
        ("ordet", "unknown_deed"),
        ({"action": ["request"]}, "unknown_deed"),
        ({"action": "request", "kind": {"a": 1}}, "unknown_kind"),
        ({"action": "request", "kind": "x" * 5000}, "unknown_kind"),
        ({"action": "request", "stance": 7}, "unknown_stance"),
        ({"action": "withdraw", "kind": "speech"}, "not_on_list"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(room, sent, code):
    answer = room.phone(1).post("/live/ordet", json=sent)
    assert answer.get_json()["code"] == code
    assert answer.status_code < 500
    assert sql("SELECT count(*) FROM speaking_turn") == [(0,)]


def test_broken_json_is_refused_in_words(room):
    answer = room.phone(1).post("/live/ordet", data="{", content_type="application/json")
    assert answer.get_json()["code"] == "unknown_deed"


def test_a_seat_asks_for_itself_only_and_nobody_asks_without_a_seat(room, client):
    room.phone(1).post("/live/ordet", data={"action": "request", "seat": "2", "seat_id": room.seats[1]})
    assert room.order == [1]
    assert client().post("/live/ordet", data={"action": "request"}).status_code == 401
    assert client("operator").post("/live/ordet", data={"action": "request"}).status_code == 403


def test_a_cancelled_seats_phone_is_shut_out(room):
    browser = room.phone(1)
    registration.cancel_company(company_id=registration.seat(room.seats[0]).company_id, by=SYSTEM)
    assert browser.post("/live/ordet", data={"action": "request"}).status_code == 401
    assert room.order == []


# Those who lead


def test_each_leader_can_lead_and_others_cannot(room, client):
    room.ask(1)
    for role in LEADERS:
        assert client(role).get("/speakers").status_code == 200
    for role in ("door", "desk", "screen", "reader"):
        browser = client(role)
        assert browser.get("/speakers").status_code == 403
        for action in COMMANDS:
            assert browser.post(f"/speakers/{action}").status_code == 403
    assert client().post("/speakers/next").status_code == 401
    assert room.phone(1).post("/speakers/next").status_code == 403
    assert room.order == [1]


def test_a_debate_is_led_from_the_page(room):
    room.ask(1)
    room.ask(2)
    room.post("next", seen_list=room.list.seen)
    room.post("request", seat="3", kind="rejoinder")
    assert room.order == [3, 2]
    room.post("pause", seen_list=room.list.seen)
    assert room.list.current.clock.running_since is None
    room.post("resume", seen_list=room.list.seen)
    room.post(f"{room.list.waiting[1].id}/move", place="1", reason="Måste gå")
    assert room.order == [2, 3]
    room.post("close-list")
    assert room.list.closed
    room.post("open-list")
    room.post(f"{room.list.waiting[1].id}/skip")
    room.post("undo", seen_list=room.list.seen)
    assert room.order == [2, 3]
    room.post(f"{room.list.waiting[1].id}/call", role="chair", back="podium")
    room.post("finish", seen_list=room.list.seen)
    assert room.list.current is None


def test_forms_lead_back_to_where_they_stood_and_never_to_another_place(room):
    for back, place in (
        ("console", "/console"),
        ("podium", "/podium"),
        ("list", "/speakers"),
        ("//elsewhere.example", "/speakers"),
        ("", "/speakers"),
    ):
        response, _ = room.post("close-list", back=back)
        assert response.headers["Location"] == place


def test_two_consoles_at_once_call_one_and_the_second_is_told(room):
    room.ask(1)
    room.ask(2)
    seen = room.list.seen
    room.post("next", seen_list=seen)
    _, sentence = room.post("next", seen_list=seen)
    assert "Läget har ändrats sedan du läste in sidan" in sentence
    assert room.list.current.seat == 1


@pytest.mark.parametrize("seat", ["", "-1", "tolv", "99", "100000", "1.5", "١"])
def test_a_seat_that_is_no_seat_is_told(room, seat):
    _, sentence = room.post("request", seat=seat)
    assert sentence.startswith(("Skriv ett helt tal", "Ingen plats i bruk"))
    assert room.order == []


def test_an_addressed_seat_is_noted_and_may_reply_from_its_phone(room):
    room.ask(1)
    room.post("next")
    room.post("request", seat="3", kind="addressed")
    room.phone(3).post("/live/ordet", data={"action": "request", "kind": "rejoinder"})
    assert [(turn.seat, turn.kind) for turn in room.list.waiting] == [(3, "rejoinder")]


def test_the_times_are_set_and_nonsense_is_told(room):
    times = {
        "first_seconds": "240",
        "later_seconds": "90",
        "rejoinder_seconds": "30",
        "breaking_seconds": "60",
        "max_rejoinders": "1",
    }
    room.post("settings", **times)
    assert (room.list.settings.first_seconds, room.list.settings.from_phones) == (240, False)
    _, sentence = room.post("settings", **{**times, "first_seconds": "0"})
    assert "mellan 10 och 3600" in sentence
    _, sentence = room.post("settings", **{**times, "first_seconds": "nej"})
    assert "Skriv ett helt tal" in sentence
    assert room.list.settings.first_seconds == 240


def test_a_turn_that_does_not_exist_is_told(room):
    for action in ("call", "skip", "move"):
        _, sentence = room.post(f"finnsinte/{action}", place="1", reason="x")
        assert "finns inte" in sentence


def test_without_an_edition_or_a_sitting_the_pages_say_so(client, house):
    assert "Ordet kan begäras när sammanträdet är öppet" in page(client("operator").get("/speakers"))
    assert "Ingen har begärt ordet" in page(client("door").get("/mikrofon"))
    hall.open_edition()
    browser = client("operator")
    assert browser.post("/speakers/next").status_code == 303
    assert "Ordet kan begäras när sammanträdet är öppet" in said(browser)


def test_the_page_tells_who_speaks_who_waits_and_how_long_each_has_spoken(room, client):
    for number in (1, 2, 3):
        room.ask(number)
    room.post("next")
    room.post("next")
    text = page(client("operator").get("/speakers"))
    for words in ("Delegat 2 A", "Nästa talare: 3 Delegat 3 A", "Per kommun", "3:00", "minuter kvar"):
        assert words in text
    assert "Ångra senaste steget (plats 2)" in text


def test_the_part_is_the_page_without_its_frame(room, client):
    for path in ("/speakers", "/mikrofon"):
        response = client("operator").get(path, headers={"X-Part": "1"})
        assert "<html" not in response.get_data(as_text=True)
        assert response.headers["Cache-Control"] == "no-store"


# The runners


def test_the_runners_see_the_speaker_and_the_next_three(room, client):
    for number in (1, 2, 3, 4):
        room.ask(number)
    room.post("next")
    text = page(client("door").get("/mikrofon"))
    places = [text.index(f"Delegat {number} A") for number in (1, 2, 3, 4)]
    assert places == sorted(places)
    room.ask(4, "point_of_order")
    text = page(client("door").get("/mikrofon"))
    assert text.index("Delegat 4 A") < text.index("Delegat 1 A") < text.index("Delegat 2 A")
    assert "Får tillbaka ordet" in text


def test_runners_are_staff(room, client):
    for role in (*LEADERS, "door", "desk"):
        assert client(role).get("/mikrofon").status_code == 200
    assert client("reader").get("/mikrofon").status_code == 403
    assert room.phone(1).get("/mikrofon").status_code == 403


def test_a_name_is_text_whatever_stands_in_it(room, client):
    evil = '<script>alert("x")</script> {{7*7}}'
    sql(
        "UPDATE delegate SET name = :name WHERE id = (SELECT delegate_id FROM seat WHERE number = 1)",
        name=evil,
    )
    room.ask(1)
    room.post("next")
    for path in ("/speakers", "/mikrofon"):
        text = client("operator").get(path).get_data(as_text=True)
        assert "<script>alert" not in text
        assert "&lt;script&gt;" in text


# The parts that other pages include


def render(house, name: str, **values: object) -> str:
    with house.test_request_context("/"):
        return " ".join(house.jinja_env.get_template(name).render(**values).split())


def test_the_phones_box_shows_what_fits(house):
    def box(floor_request, *, phones=True, closed=False, present=True) -> str:
        floor = {"phones": phones, "closed": closed, "waiting": 0}
        return render(
            house,
            "speakers/_floor.html",
            floor=floor,
            me={"present": present, "floor_request": floor_request},
        )

    assert '<div data-floor="ask">' in box(None)
    assert 'aria-labelledby="h-ordet" hidden' in box(None, present=False)
    assert 'aria-labelledby="h-ordet" hidden' in box(None, phones=False)
    assert '<div data-floor="ask" hidden>' in box(None, closed=True)
    assert ">Du är näst på tur.<" in box({"kind": "speech", "position": 1, "status": "waiting"})
    assert ">Du är nummer 4 på talarlistan.<" in box({"kind": "speech", "position": 4, "status": "waiting"})
    assert ">Du har ordet.<" in box({"kind": "speech", "position": 0, "status": "speaking"})
    assert "Din klocka står still.<" in box({"kind": "speech", "position": 0, "status": "interrupted"})


def test_the_podiums_part_has_the_speaker_the_clock_and_one_next_button(house, room):
    for number in (1, 2):
        room.ask(number)
    service.call_next(sitting_id=room.sitting, by=SYSTEM)
    text = render(house, "speakers/_podium.html", speakers=room.list, back="podium")
    assert "Delegat 1 A" in text
    assert text.count('action="/speakers/next"') == 1
    assert 'name="back" value="podium"' in text
    assert "data-speaker-clock" in text
    assert "data-sound" not in text
    assert render(house, "speakers/_podium.html", speakers=None, back="podium") == ""
