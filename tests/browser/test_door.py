"""The door on a phone: a registration's QR code before the camera, and going on while the server is down."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import CHROMIUM, CHROMIUM_FLAGS, Hall, ServedHouse

OFFLINE = re.compile("Ingen kontakt")
BACK_MS = 30_000  # a turn every five seconds, and the server's start before it


def film(path: Path, shot: bytes, *, width: int = 640, height: int = 480) -> None:
    """A film of one picture, grey around it, for the browser to take for what its camera sees."""
    picture = Image.new("L", (width, height), 128)
    seen = Image.open(io.BytesIO(shot)).convert("L").resize((380, 380))
    picture.paste(seen, ((width - 380) // 2, (height - 380) // 2))
    frame = b"FRAME\n" + picture.tobytes() + b"\x80" * (width * height // 2)
    path.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 10)


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """An open edition with free seats, and phones of one browser whose camera shows what the test films."""
    folder = tmp_path_factory.mktemp("door")
    house = ServedHouse(folder / "house", stage="open", seats=12)
    house.instance.mkdir()
    with house:
        flags = [
            *CHROMIUM_FLAGS,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={folder / 'film.y4m'}",
        ]
        filmed = browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
        built = Hall(filmed, house)
        built.film = folder / "film.y4m"  # type: ignore[attr-defined]
        yield built
        built.close()
        filmed.close()


def at_the_door(hall: Hall, *, called: str) -> Page:
    """A host's phone, which keeps the page and the list from now on."""
    page = hall.staff("dorr", "phone", permissions=["camera"])
    page.goto("/door")
    page.locator("#door-tools[data-worker=ready][data-ready=yes]").wait_for()
    page.get_by_text("Inställningar för den här telefonen").click()
    page.get_by_label("Vad dörren kallas").fill(called)
    page.get_by_label("Vad dörren kallas").blur()
    return page


def row(page: Page, name: str) -> object:
    return page.locator(".door-list li").filter(has_text=name)


def type_in(page: Page, code: str) -> None:
    fold = page.locator("details").filter(has=page.locator("#code-form"))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.locator("#door_code").fill(code)
    page.locator("#door_code").press("Enter")


def says(page: Page, word: str, *more: str) -> None:
    expect(page.locator(".verdict-word")).to_have_text(word)
    for text in more:
        expect(page.locator("#verdict")).to_contain_text(text)


def test_from_registration_to_the_door(hall: Hall) -> None:
    """A company registers on a phone; the ticket's QR code is held before the camera of the door's phone."""
    guest = hall.visitor()
    guest.goto("/anmalan")
    guest.get_by_label("Företagets namn").fill("Exempelbolaget Ådals Åkeri AB")
    guest.get_by_label("Organisationsnummer").fill("559900-9007")
    guest.get_by_label("Kommun").select_option("Östersund")
    guest.get_by_label("E-post till företaget").fill("info@adal.exempel.se")
    guest.get_by_label("Namn", exact=True).first.fill("Åsa Ödmjuk")
    guest.get_by_label("E-post", exact=True).first.fill("asa@adal.exempel.se")
    guest.get_by_role("main").get_by_role("button").last.click()
    guest.get_by_role("link", name=re.compile("biljett", re.IGNORECASE)).first.click()
    expect(guest.get_by_role("main")).to_contain_text("Åsa Ödmjuk")
    film(hall.film, guest.locator("img.door-qr").screenshot())  # type: ignore[attr-defined]

    host = at_the_door(hall, called="Södra dörren")
    before = int(host.locator("#door-count").inner_text().split()[0])
    host.get_by_role("button", name="Skanna med kameran").tap()
    says(host, "Välkommen", "Åsa Ödmjuk", "Exempelbolaget Ådals Åkeri AB")
    expect(row(host, "Åsa Ödmjuk")).to_contain_text("Här sedan kl.")
    host.get_by_role("button", name="Stäng kameran").tap()
    expect(host.locator("video")).to_be_hidden()
    expect(host.locator("#door-count")).to_have_text(re.compile(f"^{before + 1} av "))

    host.get_by_role("button", name="Skanna med kameran").tap()
    says(host, "Redan inne", "Åsa Ödmjuk", "Sedan kl.", "av Doris Dörrvärd")
    host.get_by_role("button", name="Stäng kameran").tap()
    hall.leave(host)
    hall.leave(guest)


def test_one_tap_for_each_name_and_it_is_taken_back(hall: Hall) -> None:
    first, second = hall.seat(1), hall.seat(2)
    host = at_the_door(hall, called="Norra dörren")
    other = at_the_door(hall, called="Södra dörren")
    host.get_by_label("Sök namn").fill(first["delegate"])
    expect(host.locator(".door-list li:visible")).to_have_count(1)
    host.get_by_role("button", name=f"Checka in {first['delegate']}").tap()
    says(host, "Välkommen", first["delegate"])
    expect(host.get_by_label("Sök namn")).to_have_value("")  # ready for the next
    host.get_by_role("button", name=f"Checka in {second['delegate']}").tap()
    says(host, "Välkommen", second["delegate"])
    expect(row(other, second["delegate"])).to_contain_text("Här sedan kl.", timeout=BACK_MS)
    host.locator("#verdict").get_by_role("button", name="Ångra").tap()
    says(host, "Ångrat", second["delegate"])
    expect(row(host, second["delegate"]).get_by_role("button", name="Checka in")).to_be_visible()
    row(host, first["delegate"]).get_by_role("button", name="Ångra").tap()
    says(host, "Ångrat", first["delegate"])
    expect(row(other, first["delegate"]).get_by_role("button", name="Checka in")).to_be_visible(
        timeout=BACK_MS
    )
    hall.leave(host)
    hall.leave(other)


def test_two_doors_go_on_while_the_server_is_down_and_no_double_admission_goes_unnoticed(hall: Hall) -> None:
    twice, once, tapped, listed = (hall.seat(number) for number in (3, 4, 5, 6))
    south = at_the_door(hall, called="Södra dörren")
    north = at_the_door(hall, called="Norra dörren")
    hall.house.stop()

    row(north, tapped["delegate"]).get_by_role(
        "button", name="Checka in"
    ).tap()  # the names are on the page still
    says(north, "Välkommen", tapped["delegate"], "Sparat i telefonen.")
    expect(north.locator("#door-line")).to_have_text(OFFLINE)

    south.reload()  # the phone shows the page it has kept, without a name
    expect(south.get_by_role("heading", level=1)).to_have_text("Dörren utan kontakt")
    assert tapped["delegate"] not in south.content()
    type_in(south, twice["door_code"])
    says(south, "Välkommen", twice["delegate"], twice["company"], "Sparat i telefonen.")
    type_in(south, twice["door_code"].upper())
    says(south, "Redan inne", twice["delegate"], "på den här telefonen")
    type_in(south, once["door_code"])
    says(south, "Välkommen", once["delegate"])
    type_in(south, "a" * 24)
    says(south, "Finns inte i telefonens lista")
    type_in(south, twice["key"])
    says(south, "Privat länk")
    type_in(south, str(listed["seat"]))
    says(south, "Antecknat", f"plats {listed['seat']}", "Jämför namnet med papperslistan.")
    expect(south.locator("#door-line")).to_contain_text("Väntar på att skickas: 3.")
    type_in(north, twice["door_code"])
    says(north, "Välkommen", twice["delegate"])
    assert kept_in(south, twice) == []

    hall.house.start()
    for page in (south, north):
        expect(page.locator("#door-line-word")).to_have_text("Ansluten.", timeout=BACK_MS)
        conflict = page.locator("#door-conflicts")
        expect(conflict).to_contain_text(twice["delegate"], timeout=BACK_MS)
        expect(conflict).to_contain_text("vid Södra dörren. Redan inne när Norra dörren släppte in")
        expect(conflict.get_by_role("listitem")).to_have_count(1)
    south.goto("/door")
    for seat in (twice, once, tapped, listed):
        expect(row(south, seat["delegate"])).to_contain_text("Här sedan kl.")
    south.get_by_role("button", name="Utrett").tap()
    expect(north.locator("#door-conflicts")).to_be_empty(timeout=BACK_MS)
    hall.leave(south)
    hall.leave(north)


def kept_in(page: Page, seat: dict[str, str]) -> list[str]:
    """What of a seat can be read in all that the phone has kept: storage, database and cached pages."""
    kept = page.evaluate(
        """async () => {
          const parts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
          for (const { name } of await indexedDB.databases()) {
            const base = await new Promise((done) => { indexedDB.open(name).onsuccess = (e) => done(e.target.result); });
            for (const store of base.objectStoreNames) {
              const rows = base.transaction(store).objectStore(store);
              for (const all of [rows.getAll(), rows.getAllKeys()]) {
                parts.push(JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); })));
              }
            }
          }
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) parts.push(await (await cache.match(request)).text());
          }
          return parts.join(" ");
        }"""
    )
    assert "parliament door entry" in kept  # the search goes through the scripts that are cached, at least
    secrets = (seat["delegate"], seat["company"], seat["door_code"], seat["key"])
    return [secret for secret in secrets if secret.lower() in kept.lower()]
