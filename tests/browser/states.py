"""A day's live states, one after the other: for axe-core and for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.hall import Console, Hall, connected, to_theme


@dataclass
class Room:
    """Who is in the room while the day goes on."""

    hall: Hall
    console: Console
    phone: Page
    outside: Page
    screen: Page
    podium: Page

    @classmethod
    def of(cls, hall: Hall) -> Room:
        """A room with an operator, a chair, a screen, a delegate and one who has not been checked in."""
        check_out(hall, 10)
        screen, podium = hall.staff("storbild", "projector"), hall.staff("ordforande")
        screen.goto("/screen")
        podium.goto("/podium")
        room = cls(hall, Console(hall.staff("sekreterare")), hall.phone(1), hall.phone(10), screen, podium)
        for page in (room.phone, room.outside, room.podium):
            connected(page)
        return room

    def heading(self, words: str) -> None:
        """Wait until the delegate's page says what happens now."""
        expect(self.phone.get_by_role("heading", level=1)).to_have_text(words)

    @property
    def all(self) -> dict[str, Page]:
        """Every window, by who looks at it."""
        return {
            "live": self.phone,
            "screen": self.screen,
            "console": self.console.page,
            "podium": self.podium,
        }


def check_out(hall: Hall, number: int) -> None:
    """The delegate has gone out for a while."""
    page = hall.staff("organisator")
    page.goto(f"/door?q={number}")
    row = page.locator(f"li[data-number='{number}']")
    row.get_by_role("button", name="Ångra").click()
    expect(row.get_by_role("button", name="Checka in")).to_be_visible()
    hall.leave(page)


def card(page: Page, value: str) -> Locator:
    """An option's card on the ballot, by its id."""
    return page.locator("label.choice-card").filter(has=page.locator(f"input[value='{value}']"))


def walk(room: Room) -> Iterator[tuple[str, dict[str, Page]]]:
    """Take the day through its states; yields each with the windows that show it."""
    yield "not-checked-in", {"live": room.outside}
    yield from _question(room)
    to_theme(room.console)
    room.heading("Hållbarhet")
    yield "theme", room.all
    yield from _division(room)
    yield from _yes_no(room)
    yield from _end(room)


def _question(room: Room) -> Iterator[tuple[str, dict[str, Page]]]:
    moderator = room.hall.staff("organisator")
    moderator.goto("/moderator")
    moderator.get_by_role("button", name="Visa på skärmen").first.click()
    room.phone.locator(".live-question").wait_for()
    room.screen.locator("h1.scene-question").wait_for()
    yield "question", room.all
    moderator.get_by_role("button", name="Ta ned").first.click()
    room.phone.locator(".live-question").wait_for(state="detached")
    room.hall.leave(moderator)


def _division(room: Room) -> Iterator[tuple[str, dict[str, Page]]]:
    room.console.next("Ställ temats frågor till omröstning")
    room.podium.get_by_role("button", name="Öppna omröstningen").wait_for()
    yield "draft", {"console": room.console.page, "podium": room.podium}
    room.console.next("Öppna omröstningen")
    room.heading("Omröstning pågår")
    room.phone.locator("form[data-live]").wait_for()
    room.screen.locator("#cast").wait_for()
    room.podium.locator("#cast").wait_for()
    yield "open", room.all
    expect(room.outside.locator("#now")).to_contain_text("Du är inte incheckad än")
    yield "open-not-checked-in", {"live": room.outside}
    card(room.phone, "B").tap()
    yield "chosen", {"live": room.phone}
    room.phone.context.set_offline(True)
    room.phone.locator("form[data-live] [type=submit]").tap()
    expect(room.phone.locator("#now")).to_contain_text("är inte räknad än")
    yield "waiting", {"live": room.phone}
    room.phone.context.set_offline(False)
    room.phone.locator(".receipt").wait_for()
    connected(room.phone)
    expect(room.screen.locator("#cast")).to_have_text("1")
    room.phone.locator("summary", has_text="Kontrollera min röst").tap()
    yield "voted", room.all
    room.console.close_division()
    room.heading("Omröstningen är stängd")
    yield "closed", room.all
    room.console.next("Meddela resultatet")
    room.heading("Resultat")
    room.screen.locator(".bars").wait_for()
    yield "result", room.all


def _yes_no(room: Room) -> Iterator[tuple[str, dict[str, Page]]]:
    form = room.console.fold("Provomröstning och andra omröstningar")
    form.get_by_label("Frågan som ställs").fill("Ska parlamentet hållas varje år?")
    form.get_by_label("Ja betyder").fill("ett parlament varje år")
    form.get_by_label("Nej betyder").fill("vartannat år, som hittills har prövats")
    room.console.press("Ställ ja- och nejfrågan", form)
    room.console.next("Öppna omröstningen")
    room.phone.locator("form[data-live] input[value=yes]").wait_for(state="attached")
    room.screen.locator("#cast").wait_for()
    yield "yes-no-open", {"live": room.phone, "screen": room.screen, "console": room.console.page}
    card(room.phone, "yes").tap()
    room.phone.get_by_role("button", name="Rösta ja").tap()
    room.phone.locator(".receipt").wait_for()
    yield "yes-no-voted", {"live": room.phone}
    room.console.close_division()
    room.console.next("Meddela resultatet")
    room.heading("Resultat")
    room.screen.locator(".bars").wait_for()
    yield "yes-no-result", {"live": room.phone, "screen": room.screen, "podium": room.podium}


def _end(room: Room) -> Iterator[tuple[str, dict[str, Page]]]:
    room.console.confirm("Ajournera")
    room.heading("Paus")
    expect(room.screen.get_by_role("heading", level=1)).to_have_text("Paus")
    yield "pause", room.all
    room.console.next("Återuppta sammanträdet")
    room.console.press("Öppna utvärderingen")
    room.phone.get_by_role("link", name="Svara på utvärderingen").wait_for()
    yield "survey", {"live": room.phone}
    filling = room.hall.phone(2)
    filling.goto("/utvardering")
    yield "survey-form", {"utvardering": filling}
    room.hall.leave(filling)
    room.console.confirm("Avsluta sammanträdet")
    room.heading("Sammanträdet är avslutat")
    expect(room.screen.get_by_role("heading", level=1)).to_have_text("Tack för idag")
    yield "closed-sitting", room.all
