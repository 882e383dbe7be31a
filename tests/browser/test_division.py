"""Operator, hall screen and five phones hold a division from end to end, in a real browser."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hall import Console, Hall, connected, to_theme
from tests.browser.states import card, check_out

AT_ONCE_SECONDS = 1.0
WAITING = "Rösten väntar i telefonen och är inte räknad än"
SAVED = "Din röst är sparad"
RECEIPT_MS = 25_000  # a phone that has been away comes back within its spread of some seconds


class Day:
    """Who takes part."""

    def __init__(self, hall: Hall) -> None:
        self.console = Console(hall.staff("sekreterare"))
        self.screen = hall.staff("storbild", "projector")
        self.screen.goto("/screen")
        self.phones = [hall.phone(number) for number in range(1, 6)]
        self.late = hall.phone(10)
        for page in [*self.phones, self.late]:
            connected(page)


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    hall = open_hall("sitting", seats=10)
    check_out(hall, 10)
    return hall


@pytest.fixture(scope="module")
def day(hall) -> Day:
    return Day(hall)


def ballot(page: Page) -> Locator:
    return page.locator("form.ballot-form[data-live]")


def choose(page: Page, letter: str) -> None:
    """The first tap: a card."""
    card(page, letter).tap()


def send(page: Page, letter: str) -> None:
    """The second tap: the button that says what is sent."""
    page.get_by_role("button", name=re.compile(f"^Rösta på {letter} ")).tap()


def vote(page: Page, letter: str) -> None:
    choose(page, letter)
    send(page, letter)


def watch_for_ballot(page: Page) -> None:
    """Have the page note when the ballot appears, and remember that it was never loaded again."""
    page.evaluate(
        """() => {
          window.neverReloaded = true;
          window.ballotAt = null;
          const now = document.getElementById("now");
          const look = () => { window.ballotAt ||= now.querySelector("form[data-live]") ? Date.now() : null; };
          new MutationObserver(look).observe(now, { childList: true, subtree: true });
        }"""
    )


def open_for(day: Day, phones: list[Page]) -> float:
    """Open the division; the slowest phone's seconds from the click until its ballot stood there."""
    for page in phones:
        watch_for_ballot(page)
    clicked = time.time()
    day.console.next("Öppna omröstningen")
    for page in phones:
        expect(ballot(page)).to_be_visible()
        assert page.evaluate("window.neverReloaded") is True
    return max(page.evaluate("window.ballotAt") for page in phones) / 1000 - clicked


def test_a_division_is_held_by_operator_screen_and_five_phones(day, hall):
    console, screen, phones = day.console, day.screen, day.phones
    to_theme(console)
    console.next("Ställ temats frågor till omröstning")
    expect(console.page.locator(".console-division")).to_contain_text("Sluten")

    assert open_for(day, phones) < AT_ONCE_SECONDS
    expect(screen.get_by_role("heading", level=1)).to_contain_text("fråg")
    expect(screen.locator("#cast")).to_have_text("0")

    # Nobody who is not here can vote; coming in now, one is told why and when.
    expect(day.late.locator("#now")).to_contain_text("Du är inte incheckad än")
    expect(ballot(day.late)).to_have_count(0)
    day.late.get_by_role("button", name="Jag är här").tap()
    expect(day.late.locator("#now")).to_contain_text("Du är med i nästa omröstning")

    # Two taps, and the count rises before everybody's eyes.
    for count, (page, letter) in enumerate(zip(phones[:3], "AAB", strict=True), start=1):
        vote(page, letter)
        expect(page.locator(".receipt")).to_have_text(re.compile(SAVED))
        expect(console.page.locator("#cast")).to_have_text(str(count))
        expect(screen.locator("#cast")).to_have_text(str(count))
    assert hall.seat(1)["delegate"] not in console.page.locator(".seat-list").inner_text()

    # One changes its mind.
    phones[2].get_by_role("button", name="Ändra").tap()
    expect(phones[2].get_by_role("button", name=re.compile("^Rösta på B "))).to_be_visible()
    vote(phones[2], "A")
    expect(phones[2].locator(".receipt")).to_contain_text("Din ändrade röst är sparad")
    expect(console.page.locator("#cast")).to_have_text("3")

    # One loads the page again in the middle: before choosing, and after the receipt.
    phones[3].reload()
    expect(ballot(phones[3])).to_be_visible()
    vote(phones[3], "C")
    expect(phones[3].locator(".receipt")).to_contain_text(SAVED)
    phones[3].reload()
    connected(phones[3])
    expect(phones[3].locator(".receipt")).to_contain_text(SAVED)
    expect(phones[3].get_by_role("button", name="Ändra")).to_be_visible()

    # One loses the network after choosing. It is told the truth, and the ballot arrives by itself.
    choose(phones[4], "A")
    phones[4].context.set_offline(True)
    expect(phones[4].locator("#link")).to_contain_text("Ingen kontakt")
    send(phones[4], "A")
    expect(phones[4].locator("#now")).to_contain_text(WAITING)
    expect(console.page.locator("#cast")).to_have_text("4")
    phones[4].context.set_offline(False)
    expect(phones[4].locator(".receipt")).to_contain_text(SAVED, timeout=RECEIPT_MS)
    expect(console.page.locator("#cast")).to_have_text("5")
    expect(screen.locator("#cast")).to_have_text("5")

    # Closed: nobody sees numbers before the chair has declared.
    console.next("Stäng omröstningen")
    for page in [*phones, day.late]:
        expect(page.get_by_role("heading", level=1)).to_have_text("Omröstningen är stängd")
        expect(page.locator(".bars")).to_have_count(0)
    expect(phones[0].locator("#now")).to_contain_text(SAVED)
    expect(screen.locator(".bars")).to_have_count(0)
    expect(console.page.locator(".bars")).to_be_visible()

    console.next("Meddela resultatet")
    for page in [*phones, day.late, screen]:
        first = page.locator(".bars > li").first
        expect(first).to_contain_text("Framröstad")
        expect(first.locator(".bar-number")).to_have_text(re.compile(r"4\s+röster, 80\s%"))
    expect(phones[1].locator(".bars > li").nth(2)).to_contain_text(re.compile(r"1\s+röst, 20\s%"))


def test_the_own_ballot_is_found_in_the_public_list(day):
    """After the division above: the mark on each phone stands in the list beside its vote."""
    seen = set()
    for page, letter in zip(day.phones, "AAACA", strict=True):
        page.locator("summary", has_text="Kontrollera min röst").tap()
        mark = page.locator(".tracker").inner_text()
        page.get_by_role("link", name="Öppna listan").tap()
        page.wait_for_url("**/resultat/*")
        row = page.locator("tr", has_text=mark)
        label = page.locator(".bars > li", has=page.locator(".choice-letter", has_text=letter)).locator(
            ".bar-label > span"
        )
        expect(row.locator("td").nth(1)).to_have_text(label.inner_text())
        page.get_by_label("Din kod").fill(mark.lower())
        page.get_by_role("button", name="Sök min röst").tap()
        expect(page.locator("#found")).to_contain_text("Rösten finns och är räknad")
        seen.add(mark)
        page.goto("/live")
        connected(page)
    assert len(seen) == len(day.phones)


def test_a_second_division_follows_at_once_and_counts_who_came_late(day):
    console = day.console
    console.press("Gör om omröstningen")
    everybody = [*day.phones, day.late]
    assert open_for(day, everybody) < AT_ONCE_SECONDS
    for count, page in enumerate(everybody, start=1):
        assert page.locator("input[name=choice]:checked").count() == 0
        vote(page, "B")
        expect(page.locator(".receipt")).to_contain_text(SAVED)
        expect(console.page.locator("#cast")).to_have_text(str(count))
    console.hold("Stäng omröstningen", "Meddela resultatet")
    for page in everybody:
        expect(page.locator(".bars > li").nth(1)).to_contain_text("Framröstad")
        expect(page.locator(".bars > li").nth(1).locator(".bar-number")).to_contain_text("100")
