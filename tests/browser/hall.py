"""People with browsers in a running house: each has a context of their own, as on a device of their own."""

from __future__ import annotations

import threading
from collections import deque
from functools import cached_property
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.running import RunningHouse

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {
    "small": {"width": 320, "height": 640},
    "phone": {"width": 360, "height": 640},
    "desktop": {"width": 1280, "height": 800},
    "projector": {"width": 1920, "height": 1080},
    "old-projector": {"width": 1024, "height": 768},
}
_PRINTED = {
    "organisator": "Organisatör",
    "sekreterare": "Sekreterare",
    "ordforande": "Ordförande",
    "storbild": "Storbild",
}


class ServedHouse(RunningHouse):
    """A running house that never waits for somebody to read what it says."""

    def start(self) -> None:
        """Start, and read on."""
        super().start()
        assert self.process is not None
        assert self.process.stdout is not None
        threading.Thread(target=self._said.extend, args=(self.process.stdout,), daemon=True).start()

    @cached_property
    def _said(self) -> deque[str]:
        return deque(maxlen=400)


class Hall:
    """A running house, and everybody who looks at it through a browser."""

    def __init__(self, browser: Browser, house: RunningHouse) -> None:
        """Nobody is there yet."""
        self.house = house
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._signed_in: dict[str, Any] = {}
        self._seats: dict[int, dict[str, Any]] = {}

    @property
    def base(self) -> str:
        """The address of the house."""
        return self.house.base

    def seat(self, number: int) -> dict[str, Any]:
        """What is printed for a seat: key, door code, link, delegate, company."""
        if not self._seats:
            self._seats = {int(seat["seat"]): seat for seat in self.house.printed_seats()}
        return self._seats[number]

    def visitor(self, size: str = "phone", **options: Any) -> Page:
        """Somebody who is not signed in. ``options`` are the context's, such as ``java_script_enabled``."""
        touches = size in ("small", "phone")
        context = self._browser.new_context(
            viewport=SIZES[size],
            locale="sv-SE",
            has_touch=touches,
            is_mobile=touches,
            base_url=self.base,
            reduced_motion="reduce",  # what is looked at stands still
            **options,
        )
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        return context.new_page()

    def staff(self, who: str, size: str = "desktop", **options: Any) -> Page:
        """A member of staff, by the name in the address: ``sekreterare``. Signs in by a one-time link."""
        if who not in self._signed_in:
            door = self.visitor("desktop")
            door.goto(self._staff_link(who))
            door.get_by_role("main").get_by_role("button").click()
            door.wait_for_url("**/personal")
            self._signed_in[who] = door.context.storage_state()
            self.leave(door)
        return self.visitor(size, storage_state=self._signed_in[who], **options)

    def phone(self, number: int, size: str = "phone", **options: Any) -> Page:
        """A delegate who has opened the seat from the private link and stands on the live page."""
        page = self.visitor(size, **options)
        page.goto(f"/d/{self.seat(number)['key']}")
        page.get_by_role("button", name="Öppna min plats").click()
        page.wait_for_url("**/live")
        return page

    def who(self, who: str, size: str, **options: Any) -> Page:
        """A visitor (``""``), a delegate (``seat``) or a member of staff."""
        if not who:
            return self.visitor(size, **options)
        return self.phone(1, size, **options) if who == "seat" else self.staff(who, size, **options)

    def leave(self, page: Page) -> None:
        """Close a person's browser."""
        self._contexts.remove(page.context)
        page.context.close()

    def close(self) -> None:
        """Send everybody home."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _staff_link(self, who: str) -> str:
        printed = self.house.links.pop(_PRINTED.get(who, ""), None)  # a printed link opens once
        made = printed or self.house.command("staff", "link", f"{who}@exempel.test").strip()
        return "/logga-in/" + made.rsplit("/", 1)[1]


class Console:
    """The operator at the console."""

    def __init__(self, page: Page) -> None:
        """The page is opened, and waits for its live connection."""
        self.page = page
        page.goto("/console")
        connected(page)

    def next(self, word: str) -> None:
        """Press the one primary button, which must say ``word``."""
        button = self.page.locator("#next-step").get_by_role("button", name=word)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()

    def hold(self, *words: str) -> None:
        """Press the primary button once for each word."""
        for word in words:
            self.next(word)

    def fold(self, name: str) -> Locator:
        """Open a fold by its summary; returns it."""
        summary = self.page.locator("summary", has_text=name)
        fold = self.page.locator("details").filter(has=summary).last
        if fold.get_attribute("open") is None:
            summary.click()
        return fold

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press one of the other buttons."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            (within or self.page).get_by_role("button", name=name, exact=True).click()

    def close_division(self) -> None:
        """Close the open division; when few have voted the console asks once more."""
        asking = self.page.locator("details.confirm", has_text="Stänga ändå?")
        if asking.count():
            self.confirm("Stäng omröstningen")
        else:
            self.next("Stäng omröstningen")

    def confirm(self, name: str) -> None:
        """Press a button that asks once, and answer that it is meant."""
        fold = self.page.locator("details.confirm").filter(has=self.page.locator("summary", has_text=name))
        fold.locator("summary").click()
        self.press(name, fold.locator("form"))


def connected(page: Page) -> None:
    """Wait until the live connection stands."""
    page.locator("#link.ok").wait_for()


def to_theme(console: Console) -> None:
    """Take the sitting on until a theme is the current item."""
    for _ in range(12):
        word = console.page.locator("#next-step button").inner_text()
        if word.startswith("Ställ temats"):
            return
        console.next(word)
    raise AssertionError("The programme has no theme")
