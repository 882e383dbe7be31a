"""What one does by the personal link: hand over, cancel, needs, tickets that scan, calendars that update."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.mail import service as mail
from parliament.registration import interests, self_service
from parliament.registration import service as registration
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.architecture.walk import everything
from tests.crowd import BY, later, send_in
from tests.hall import door_code_of, key_of, open_edition, register
from tests.services.world import sql

Client = Callable[..., FlaskClient]
NEW = {"name": "Kajsa Kollega", "email": "kajsa@bolag1.exempel.se"}


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is needed: apt-get install {package}"
    return found


def scanned(picture: Path) -> list[str]:
    """What a scanner reads in a picture."""
    command = [program("zbarimg", "zbar-tools"), "-q", "--raw", str(picture)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


def drawn(svg: bytes, folder: Path) -> Path:
    """The drawing as a browser shows it."""
    chromium = shutil.which("chromium")
    assert chromium, "chromium is needed: apt-get install chromium"
    source, picture = folder / "drawing.svg", folder / "drawing.png"
    source.write_bytes(svg)
    command = [
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *("--window-size=800,1000", f"--screenshot={picture}", source.as_uri()),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    return picture


@pytest.fixture
def edition(house: Flask) -> str:
    edition_id = open_edition(seats=3)
    later(edition_id)
    return edition_id


def test_the_page_says_everything_and_opening_it_does_nothing(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    before = everything()
    page = client().get(f"/d/{key_of(seat.id)}/min-plats")
    assert page.status_code == 200
    for words in ("Ja, jag kommer", "Hämta biljetten som PDF", "Teckenspråkstolk", "Avboka min plats"):
        assert words in page.text
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert everything() == before


def test_handing_over_gives_new_secrets_and_the_old_are_dead_at_once(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    key, door, code = key_of(seat.id), door_code_of(seat.id), parts().short_codes.show(seat.id)
    visitor = client()
    visitor.post(f"/d/{key}/behov", data={"food": ["vegan"], "not_in_picture": "y"})
    visitor.post(f"/d/{key}/kommer")
    answer = visitor.post(f"/d/{key}/byt-person", data=NEW)
    assert (answer.status_code, answer.location) == (302, "/plats-lamnad")
    after = registration.seat(seat.id)
    assert (after.number, after.delegate_name, after.email, after.not_in_picture) == (
        1,
        "Kajsa Kollega",
        "kajsa@bolag1.exempel.se",
        False,
    )
    assert key_of(seat.id) != key
    assert door_code_of(seat.id) != door
    assert parts().short_codes.show(seat.id) != code
    assert client().get(f"/d/{key}").status_code == 404
    assert client().get(f"/d/{key_of(seat.id)}").status_code == 200
    assert sql("SELECT count(*) FROM need") == [(0,)]
    assert self_service.coming_since(seat.id) is None
    assert [letter.kind for letter in mail.letters_of(NEW["email"])] == ["ticket"]
    assert "replaced" in [letter.kind for letter in mail.letters_of(seat.email)]


def test_pressing_twice_and_going_back_gives_clear_words_and_does_nothing_more(
    client: Client, edition: str
) -> None:
    seat = register(edition).seats[0]
    key, visitor = key_of(seat.id), client()
    visitor.post(f"/d/{key}/byt-person", data=NEW)
    before = everything()
    again = visitor.post(f"/d/{key}/byt-person", data={"name": "Någon Annan", "email": "n@x.se"})
    assert (again.status_code, again.location) == (302, "/plats-lamnad")
    assert visitor.get(f"/d/{key}/min-plats").location == "/plats-lamnad"
    assert "Platsen är lämnad" in visitor.get("/plats-lamnad").text
    stranger = client().post(f"/d/{key}/byt-person", data=NEW)
    assert stranger.status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "", "email": "k@x.se"}, "name"),
        ({"name": "Kajsa", "email": "ingen adress"}, "E-postadressen stämmer inte"),
        ({"name": "Delegat 1 A", "email": "a@bolag1.exempel.se"}, "Det är samma person"),
        ({"name": "N" * 300, "email": "k@x.se"}, "name"),
        ({"name": "Kajsa", "email": "k@x.se\r\nBcc: alla@x.se"}, "E-postadressen stämmer inte"),
    ],
)
def test_a_wrong_name_or_address_is_refused_and_changes_nothing(
    client: Client, edition: str, typed: dict[str, str], words: str
) -> None:
    seat = register(edition).seats[0]
    before = everything()
    answer = client().post(f"/d/{key_of(seat.id)}/byt-person", data=typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert everything() == before


def test_cancelling_frees_the_seat_offers_it_and_kills_the_link(client: Client, edition: str) -> None:
    seat = register(edition, 1, people=3).seats[0]
    reserve = send_in(edition, 2)
    key, visitor = key_of(seat.id), client()
    for _ in range(2):
        assert visitor.post(f"/d/{key}/avboka").location == "/plats-lamnad"
    assert [one.number for one in registration.seats(edition)] == [2, 3]
    # The company's vote stays with those who come.
    assert [one.may_vote for one in registration.seats(edition)] == [True, False]
    assert interests.interest(reserve.id).status == "invited"
    assert len(journal.entries(actions=("registration.seat_cancelled",))) == 1
    assert visitor.get(f"/d/{key}").status_code == 404


def test_on_the_day_the_help_desk_changes_things(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    editions.set_status(edition_id=edition, status="live", by=BY)
    before = everything()
    key, visitor = key_of(seat.id), client()
    assert "Nu ändrar hjälpdisken åt dig" in visitor.get(f"/d/{key}/min-plats").text
    for path, data in (("byt-person", NEW), ("avboka", {}), ("behov", {"food": ["vegan"]})):
        assert visitor.post(f"/d/{key}/{path}", data=data).status_code == 409
    assert everything() == before


def test_needs_are_kept_shown_and_replaced_and_a_made_up_one_is_refused(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    key, visitor = key_of(seat.id), client()
    typed = {"food": ["vegan"], "food_note": "jordnötter", "access": ["sign_language"], "not_in_picture": "y"}
    assert visitor.post(f"/d/{key}/behov", data=typed).status_code == 302
    page = visitor.get(f"/d/{key}/min-plats").text
    assert re.search(r'checked[^>]*value="vegan"', page)
    assert 'value="jordnötter"' in page
    assert registration.seat(seat.id).not_in_picture
    before = everything()
    assert visitor.post(f"/d/{key}/behov", data={"food": ["gold"]}).status_code == 422
    assert visitor.post(f"/d/{key}/behov", data={"food_note": "x" * 121}).status_code == 422
    assert everything() == before
    visitor.post(f"/d/{key}/behov", data={})
    assert sql("SELECT count(*) FROM need") == [(0,)]


def test_sending_the_link_again_waits_ten_minutes(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    sql("UPDATE mail_letter SET created_at = '2020-01-01 00:00:00'")
    visitor, path = client(), f"/d/{key_of(seat.id)}/skicka-lanken"
    for _ in range(3):
        assert visitor.post(path).status_code == 302
    assert [letter.kind for letter in mail.letters_of(seat.email)] == ["ticket", "link"]


# --- codes that scan ------------------------------------------------------------------------------


def test_the_qr_of_the_pdf_ticket_is_the_door_code(client: Client, edition: str, tmp_path: Path) -> None:
    seat = register(edition).seats[0]
    answer = client().get(f"/d/{key_of(seat.id)}/biljett.pdf")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "no-store")
    file = tmp_path / "ticket.pdf"
    file.write_bytes(answer.data)
    draw = [program("pdftoppm", "poppler-utils"), "-r", "150", "-png", str(file), str(tmp_path / "page")]
    subprocess.run(draw, capture_output=True, check=True)
    assert [scanned(page) for page in tmp_path.glob("page*.png")] == [[door_code_of(seat.id).upper()]]
    read = [program("pdftotext", "poppler-utils"), str(file), "-"]
    words = subprocess.run(read, capture_output=True, check=True, text=True).stdout
    assert "Delegat 1 A" in words
    assert key_of(seat.id) not in words


def test_the_qr_of_the_drawn_ticket_is_the_door_code(client: Client, edition: str, tmp_path: Path) -> None:
    seat = register(edition).seats[0]
    answer = client().get(f"/d/{key_of(seat.id)}/biljett.svg")
    assert answer.mimetype == "image/svg+xml"
    assert scanned(drawn(answer.data, tmp_path)) == [door_code_of(seat.id).upper()]


def test_the_qr_of_the_private_link_is_the_link(client: Client, edition: str, tmp_path: Path) -> None:
    seat = register(edition).seats[0]
    answer = client().get(f"/d/{key_of(seat.id)}/lank.svg")
    assert answer.headers["Cache-Control"] == "no-store"
    assert scanned(drawn(answer.data, tmp_path)) == [f"http://localhost/d/{key_of(seat.id)}"]


def test_a_name_of_markup_is_words_on_the_ticket(client: Client, edition: str) -> None:
    seat = register(edition).seats[0]
    self_service.change_delegate(
        seat_id=seat.id, name='<script>alert("x")</script> & Åsa', email="k@x.se", by=Actor.public()
    )
    svg = client().get(f"/d/{key_of(seat.id)}/biljett.svg").text
    assert "<script" not in svg
    assert "&lt;script" in svg


# --- the calendar ---------------------------------------------------------------------------------


def event(text: str) -> tuple[str, int, str, str]:
    """UID, SEQUENCE, METHOD and STATUS, as another program than ours reads them."""
    calendar = vobject.readOne(text)
    found = calendar.vevent
    return found.uid.value, int(found.sequence.value), calendar.method.value, found.status.value


def test_a_changed_day_updates_the_same_event_and_a_cancellation_takes_it_away(
    client: Client, edition: str
) -> None:
    seat = register(edition, 1, people=2).seats[0]
    path, visitor = f"/d/{key_of(seat.id)}/kalender.ics", client()
    uid, first, *how = event(visitor.get(path).text)
    assert how == ["PUBLISH", "CONFIRMED"]
    assert event(visitor.get(path).text)[1] == first, "nothing has changed"
    later(edition, days=70)
    again, second, *how = event(visitor.get(path).text)
    assert (again, how) == (uid, ["PUBLISH", "CONFIRMED"])
    assert second > first
    visitor.post(f"/d/{key_of(seat.id)}/avboka")
    (cancelled,) = sql("SELECT calendar FROM mail_letter WHERE kind = 'cancelled'")
    last = event(str(cancelled[0]))
    assert (last[0], last[2:]) == (uid, ("CANCEL", "CANCELLED"))
    assert last[1] > second


def test_who_hands_over_gets_a_cancellation_and_who_takes_over_an_invitation(
    client: Client, edition: str
) -> None:
    seat = register(edition).seats[0]
    before = event(client().get(f"/d/{key_of(seat.id)}/kalender.ics").text)
    client().post(f"/d/{key_of(seat.id)}/byt-person", data=NEW)
    found = {
        str(kind): event(str(text))
        for kind, text in sql(
            "SELECT kind, calendar FROM mail_letter WHERE kind = 'replaced' OR recipient LIKE 'kajsa%'"
        )
    }
    assert found["replaced"][2:] == ("CANCEL", "CANCELLED")
    assert found["replaced"][1] > before[1]
    assert found["ticket"][2:] == ("PUBLISH", "CONFIRMED")
