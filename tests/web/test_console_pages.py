"""The console, the podium and the screen, as pages: steps, refusals, slides, scenes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reportlab.pdfgen.canvas import Canvas

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.sitting import rules
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting
from tests import hall

Clients = Callable[..., FlaskClient]
BY = Actor.system()


@pytest.fixture
def edition_id(house: Flask) -> str:
    """An open edition with a programme of three points."""
    edition_id = hall.open_edition()
    for kind, title in (
        ("opening", "Öppnande"),
        ("information", "Så går dagen till"),
        ("closing", "Avslutning"),
    ):
        editions.add_programme_item(edition_id=edition_id, kind=kind, title=title, minutes=10, by=BY)
    return edition_id


def seen_on(page: str) -> str:
    """What the console's forms were drawn against."""
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found is not None
    return found.group(1)


def press(client: FlaskClient, address: str, **values: str) -> int:
    """Press a button of the console as it stands; the status of the answer."""
    page = client.get("/console").get_data(as_text=True)
    return client.post(address, data={"seen": seen_on(page), **values}).status_code


def current(edition_id: str) -> sittings.SittingView:
    """The sitting, which is there."""
    sitting = sittings.current(edition_id)
    assert sitting is not None
    return sitting


def a_pdf(pages: int) -> bytes:
    """A PDF with so many pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(pages):
        canvas.drawString(100, 500, f"Sida {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_the_one_button_takes_a_sitting_from_nothing_to_its_close(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    titles = []
    for _ in range(6):
        assert press(operator, "/console/next") == 302
        sitting = current(edition_id)
        titles.append(sitting.item.title if sitting.item else sitting.phase)
    assert titles == ["planned", "open", "Öppnande", "Så går dagen till", "Avslutning", "closed"]


def test_a_button_pressed_on_two_consoles_works_once(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    seen = seen_on(operator.get("/console").get_data(as_text=True))
    first = operator.post("/console/next", data={"seen": seen})
    second = client("organiser").post("/console/next", data={"seen": seen})
    assert (first.status_code, second.status_code) == (302, 412)
    assert current(edition_id).phase == "open"
    assert current(edition_id).item is None


def test_the_chair_takes_the_same_step_at_the_podium(client: Clients, edition_id: str) -> None:
    press(client("operator"), "/console/next")
    chair = client("chair")
    page = chair.get("/podium").get_data(as_text=True)
    assert "förklarar" in page
    assert chair.post("/podium/next", data={"seen": seen_on(page)}).status_code == 302
    assert current(edition_id).phase == "open"
    assert chair.get("/console").status_code == 403


def test_an_unknown_command_changes_nothing(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    before = current(edition_id)
    assert press(operator, "/console/do/finns-inte") == 404
    assert press(operator, "/console/do/scene", scene="hemlig") == 422
    assert press(operator, "/console/do/open_sitting", at="kvart över") == 422
    assert current(edition_id) == before


def test_what_already_happened_is_recorded_afterwards(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    assert press(operator, "/console/do/open_sitting", at="00.00", reason="Ordföranden hann före") == 302
    opened = current(edition_id).opened_at
    assert opened is not None
    assert opened.second == 0


def test_a_recess_tells_when_it_ends_and_ends_when_taken_up(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    press(operator, "/console/next")
    assert press(operator, "/console/do/adjourn", pause_minutes="15", reason="Kaffe") == 302
    paused = current(edition_id)
    assert paused.phase == "adjourned"
    assert paused.resumes_at is not None
    assert "data-until=" in operator.get("/screen/scene").get_data(as_text=True)
    assert press(operator, "/console/next") == 302
    assert current(edition_id).resumes_at is None


def test_an_open_division_is_closed_before_the_sitting_rests(client: Clients, edition_id: str) -> None:
    company = hall.register(edition_id)
    door.check_in(seat_id=company.seats[0].id, how="name", by=BY)
    operator = client("operator")
    for _ in range(3):
        press(operator, "/console/next")
    press(operator, "/console/do/trial")
    press(operator, "/console/next")
    assert press(operator, "/console/do/adjourn") == 409
    assert press(operator, "/console/do/close_sitting") == 409
    assert current(edition_id).phase == "open"
    press(operator, "/console/do/annul", reason="Provet behövs inte")
    assert press(operator, "/console/do/adjourn") == 302


def test_slides_are_judged_by_what_they_are_and_stepped_between_their_ends(
    client: Clients, edition_id: str
) -> None:
    operator = client("operator")
    for _ in range(3):
        press(operator, "/console/next")
    item = current(edition_id).item
    assert item is not None
    address = f"/console/slides/{item.id}"
    for content in (b"", b"MZ not a pdf", b"%PDF-1.7 broken", a_pdf(0)[:40]):
        given = {"file": (io.BytesIO(content), "bilder.pdf")}
        assert operator.post(address, data=given).status_code == 422
    assert current(edition_id).items[0].slides == 0
    assert operator.post(address, data={"file": (io.BytesIO(a_pdf(3)), "x.exe")}).status_code == 302
    shown = []
    for number in ("1", "9", "0"):
        press(operator, "/console/do/slide", item=item.id, number=number)
        shown.append(current(edition_id).items[0].slide)
    assert shown == [1, 3, 0]
    picture = client("screen").get(f"/screen/slide/{item.id}/3.png")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert client("screen").get(f"/screen/slide/{item.id}/4.png").status_code == 404
    assert client().get(f"/screen/slide/{item.id}/3.png").status_code == 302


def test_the_plan_is_shortened_and_reordered_and_told_on_the_page(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    for _ in range(3):
        press(operator, "/console/next")
    last = current(edition_id).items[2]
    assert press(operator, "/console/do/move_item", item=last.id, way="up") == 302
    assert [item.title for item in current(edition_id).items] == [
        "Öppnande",
        "Avslutning",
        "Så går dagen till",
    ]
    assert press(operator, "/console/do/minutes", item=last.id, minutes="3") == 302
    assert current(edition_id).items[1].minutes == 3
    assert press(operator, "/console/do/minutes", item=last.id, minutes="9999") == 422
    assert press(operator, "/console/do/minutes", item=last.id, minutes="-3") == 422
    assert current(edition_id).items[1].minutes == 3


@pytest.mark.parametrize("scene", [scene for scene in rules.SCENES if scene])
def test_the_screen_stays_on_a_pinned_scene(client: Clients, edition_id: str, scene: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    assert press(operator, "/console/do/scene", scene=scene) == 302
    assert f"scene-{scene}" in operator.get("/screen/scene").get_data(as_text=True)


def test_text_of_people_is_text_on_every_screen(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    press(operator, "/console/next")
    hostile = "<script>alert(1)</script>"
    press(operator, "/console/do/notice", words=hostile)
    press(operator, "/console/do/welcome_note", words=hostile)
    for address in ("/console", "/screen", "/screen/overlay", "/podium"):
        assert hostile not in operator.get(address).get_data(as_text=True)


def test_a_skip_is_undone_and_the_item_waits_in_its_place(client: Clients, edition_id: str) -> None:
    operator = client("operator")
    for _ in range(3):
        press(operator, "/console/next")
    before = [(item.id, item.status) for item in current(edition_id).items]
    second = before[1][0]
    press(operator, "/console/do/skip_item", item=second)
    assert current(edition_id).items[1].status == "skipped"
    assert press(operator, "/console/do/restore_item", item=second) == 302
    assert [(item.id, item.status) for item in current(edition_id).items] == before
    assert press(operator, "/console/do/restore_item", item=second) == 409


def test_a_closed_division_is_taken_back_by_annulling_it_and_putting_it_again(
    client: Clients, edition_id: str
) -> None:
    company = hall.register(edition_id)
    door.check_in(seat_id=company.seats[0].id, how="name", by=BY)
    operator = client("operator")
    for _ in range(3):
        press(operator, "/console/next")
    press(operator, "/console/do/trial")
    assert press(operator, "/console/do/redo", reason="För tidigt") == 404
    press(operator, "/console/next")
    assert press(operator, "/console/do/redo", reason="För tidigt") == 404
    press(operator, "/console/next")
    assert press(operator, "/console/do/redo", reason="") == 422
    assert press(operator, "/console/do/redo", reason="För tidigt") == 302
    sitting = current(edition_id)
    assert [(d.status, d.annul_reason, d.repeats is not None) for d in voting.divisions(sitting.id)] == [
        ("annulled", "För tidigt", False),
        ("draft", "", True),
    ]
