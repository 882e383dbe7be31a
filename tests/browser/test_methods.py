"""Points and a ranking on a phone: by buttons and by numbers, changed, kept over a reload; and the screen."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Console, Hall, connected, to_theme
from tests.browser.looking import overflow, violations

OPTIONS = [
    "Bredband i hela länet",
    "Godståg på Inlandsbanan",
    "Vägar som bär året om",
    "Laddning för tunga fordon",
]
SAVED = re.compile("Din röst är sparad")


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("sitting", seats=10)


class Room:
    """A phone, the screen, and a machine that puts the divisions."""

    def __init__(self, hall: Hall) -> None:
        to_theme(Console(hall.staff("sekreterare")))
        self.hall, self.phone = hall, hall.phone(1)
        self.screen = hall.staff("storbild", "projector")
        self.screen.goto("/screen")
        connected(self.phone)
        self._token = hall.house.command("token", "create", "--role", "operator").strip().splitlines()[-1]

    def api(self, path: str, **body: object) -> dict:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.hall.base}/api/v1{path}", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)

    @contextmanager
    def division(self, kind: str) -> Iterator[str]:
        made = self.api("/divisions", title="I vilken ordning tas de upp?", kind=kind, options=OPTIONS)["id"]
        self.api(f"/divisions/{made}/open")
        self.phone.locator("form[data-live] .ballot-row").first.wait_for()
        yield made
        self.api(f"/divisions/{made}/close")
        self.api(f"/divisions/{made}/declare")
        expect(self.phone.get_by_role("heading", level=1)).to_have_text("Resultat")


@pytest.fixture(scope="module")
def room(hall) -> Room:
    return Room(hall)


def send(page: Page) -> None:
    page.locator("form[data-live] [type=submit]").tap()


def looked_at(page: Page) -> None:
    assert violations(page) == []
    assert overflow(page) == []


def test_points_are_given_by_buttons_and_by_number_and_never_more_than_there_are(room):
    phone = room.phone
    with room.division("points"):
        for _ in range(6):
            phone.get_by_role("button", name=f"Ett poäng mer till {OPTIONS[0]}").tap()
        said = phone.locator(".ballot-said")
        expect(said).to_have_text("Kvar att dela ut: 4 av 10 poäng")
        phone.locator("#points_B").fill("5")
        expect(said).to_have_text("Du har delat ut 1 poäng för mycket. Ta bort några.")
        send(phone)
        expect(phone.locator(".receipt")).to_have_count(0)  # nothing is sent
        phone.get_by_role("button", name=f"Ett poäng mindre till {OPTIONS[1]}").tap()
        none_left = phone.get_by_role("button", name=f"Ett poäng mer till {OPTIONS[3]}")
        expect(none_left).to_be_disabled()
        none_left.tap(force=True)
        expect(phone.locator("#points_D")).to_have_value("")
        looked_at(phone)
        send(phone)
        expect(phone.locator(".receipt")).to_have_text(SAVED)
        phone.get_by_role("button", name="Ändra").tap()
        expect(phone.locator("#points_A")).to_have_value("6")
        phone.locator("#points_A").fill("2")
        send(phone)
        expect(phone.locator(".receipt")).to_have_text(re.compile("Din ändrade röst är sparad"))
    expect(phone.locator(".bars > li").nth(1)).to_contain_text("Framröstad")
    expect(room.screen.locator(".bars > li").nth(1)).to_contain_text("4 poäng")
    looked_at(phone)


def test_a_ranking_is_made_by_a_tap_each_changed_by_number_and_kept_over_a_reload(room):
    phone = room.phone
    with room.division("rank") as division:
        for place, option in enumerate((OPTIONS[1], OPTIONS[0], OPTIONS[3]), start=1):
            phone.get_by_role("button", name=f"Sätt {option} på plats {place}").tap()
        phone.locator("#rank_D").select_option("1")
        expect(phone.locator(".ballot-said")).to_contain_text(
            f"1 {OPTIONS[3]}, 2 {OPTIONS[1]}, 3 {OPTIONS[0]}"
        )
        phone.get_by_role("button", name=f"Flytta upp {OPTIONS[0]}").tap()
        phone.get_by_role("button", name=f"Ta bort {OPTIONS[1]} ur ordningen").tap()
        expect(phone.get_by_role("button", name="Rösta: D, A", exact=True)).to_be_visible()
        looked_at(phone)
        send(phone)
        expect(phone.locator(".receipt")).to_have_text(SAVED)
        phone.reload()
        expect(phone.locator(".receipt")).to_have_text(SAVED)
        phone.get_by_role("button", name="Ändra").tap()
        expect(phone.get_by_role("button", name="Rösta: D, A", exact=True)).to_be_visible()
        expect(phone.locator("#rank_A")).to_have_value("2")
    expect(phone.locator(".rank-order > li").first).to_contain_text(OPTIONS[3])
    expect(room.screen.locator(".rank-order > li").first).to_contain_text("Framröstad")
    looked_at(phone)
    page = room.hall.visitor()
    page.goto(f"/resultat/{division}")
    page.locator("summary", has_text="Så räknades ordningen").tap()
    expect(page.locator(".pairs tbody tr")).to_have_count(4)
    looked_at(page)
