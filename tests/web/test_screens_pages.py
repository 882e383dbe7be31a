"""Named screens with durable keys, and the operator's look at a scene before anyone else sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access import screens
from parliament.access.masking import mask_path
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import open_edition

Client = Callable[..., FlaskClient]
BY = Actor("staff", "operator")


@pytest.fixture
def sitting(house: Flask) -> str:
    return sittings.prepare(edition_id=open_edition(), by=BY)


def scene_of(client: FlaskClient, **query: str) -> str:
    found = re.search(r'class="scene scene-(\w+)', client.get("/screen/scene", query_string=query).text)
    assert found is not None
    return found.group(1)


def new_screen(operator: FlaskClient, name: str = "Foajén") -> str:
    page = operator.post("/console/screens", data={"name": name}).text
    found = re.search(r"/screen/k/([\w-]+)", page)
    assert found is not None, page
    return found.group(1)


def test_a_screens_link_lets_it_in_until_it_is_ended(client: Client, sitting: str) -> None:
    operator, screen = client("operator"), client()
    key = new_screen(operator)
    assert screen.get("/screen").status_code == 302
    assert screen.get(f"/screen/k/{key}").location == "/screen"
    assert scene_of(screen) == "welcome"
    assert screen.get("/console").status_code == 403
    known = screens.screens()[0]
    operator.post(f"/console/screens/{known.id}/revoke")
    operator.post(f"/console/screens/{known.id}/revoke")
    assert screen.get("/screen").status_code == 302
    assert client().get(f"/screen/k/{key}").status_code == 404
    assert [entry.action for entry in journal.entries(subject=known.id)] == [
        "access.screen_created",
        "access.screen_revoked",
    ]
    assert new_screen(operator) != key  # the name is free again


def test_a_screen_has_a_scene_of_its_own_or_shows_what_the_others_show(client: Client, sitting: str) -> None:
    operator, foyer, hall = client("operator"), client(), client("screen")
    foyer.get(f"/screen/k/{new_screen(operator)}")
    known = screens.screens()[0]
    operator.post(f"/console/screens/{known.id}/scene", data={"scene": "programme"})
    sittings.pin_scene(sitting_id=sitting, scene="black", by=BY)
    assert (scene_of(foyer), scene_of(hall)) == ("programme", "black")
    assert operator.post(f"/console/screens/{known.id}/scene", data={"scene": "hemlig"}).status_code == 422
    assert operator.post("/console/screens/x/scene", data={"scene": "black"}).status_code == 404
    assert scene_of(foyer) == "programme"
    operator.post(f"/console/screens/{known.id}/scene", data={"scene": ""})
    assert scene_of(foyer) == "black"


def test_the_operator_alone_sees_a_preview_and_pins_it_then(client: Client, sitting: str) -> None:
    operator, hall = client("operator"), client("screen")
    assert scene_of(operator, preview="programme") == "programme"
    assert scene_of(hall, preview="programme") == "welcome"
    assert scene_of(operator) == "welcome"
    assert (
        "frame-ancestors 'self'" in operator.get("/screen?preview=black").headers["Content-Security-Policy"]
    )
    assert "frame-ancestors 'none'" in hall.get("/screen?preview=black").headers["Content-Security-Policy"]
    operator.post("/console/screens/all", data={"scene": "programme"})
    assert scene_of(hall) == "programme"
    assert scene_of(operator, preview="follow") == "welcome"
    assert operator.post("/console/screens/all", data={"scene": "hemlig"}).status_code == 422
    assert scene_of(hall) == "programme"


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "Foajén"])
def test_a_name_that_cannot_be_makes_no_screen(client: Client, sitting: str, name: str) -> None:
    operator = client("operator")
    new_screen(operator)
    assert operator.post("/console/screens", data={"name": name}).location == "/console/screens"
    assert len(screens.screens()) == 1


def test_a_screens_key_is_kept_out_of_logs_and_guessed_ones_open_nothing(
    client: Client, sitting: str
) -> None:
    assert mask_path("GET /screen/k/scr_abc-DEF HTTP/1.1") == "GET /screen/k/*** HTTP/1.1"
    for key in ("scr_", "x" * 500, "å"):
        assert client().get(f"/screen/k/{key}").status_code == 404
    for role in ("chair", "screen", "moderator", "door"):
        assert client(role).post("/console/screens", data={"name": "A"}).status_code == 403
    assert screens.screens() == []
