"""A ballot by keyboard alone; changes are announced and never move the focus; English is one press away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Console, Hall, connected, to_theme

_RING = """
() => {
  const held = document.activeElement;
  const drawn = held.matches("input[type=radio]") ? held.nextElementSibling : held;
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 3;
}
"""
_LISTEN = """
() => {
  window.heard = [];
  const said = document.getElementById("said");
  new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true, characterData: true });
}
"""


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("sitting", seats=10)


@pytest.fixture(scope="module")
def console(hall) -> Console:
    console = Console(hall.staff("sekreterare"))
    to_theme(console)
    console.next("Ställ temats frågor till omröstning")
    return console


def tab_to(page: Page, found: str) -> None:
    """Press Tab until the focus holds what the selector names; every stop on the way shows its focus."""
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(_RING), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("found => document.activeElement.matches(found)", found):
            return
    raise AssertionError(f"Tab never came to {found}")


def test_a_ballot_is_cast_and_changed_by_keyboard_alone(hall, console):
    page = hall.phone(1, "desktop")
    connected(page)
    page.evaluate(_LISTEN)
    page.locator("summary", has_text="Mer").focus()
    console.next("Öppna omröstningen")
    expect(page.locator("form[data-live]")).to_be_visible()
    expect(page.locator("summary", has_text="Mer")).to_be_focused()
    assert any("Omröstning pågår" in said for said in page.evaluate("window.heard"))

    page.locator("#main").focus()
    tab_to(page, "input[name=choice]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("input[name=choice]:checked").input_value()
    expect(page.locator("form[data-live] [type=submit]")).to_have_text(re.compile(f"^Rösta på {chosen} "))
    tab_to(page, "form[data-live] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_contain_text("Din röst är sparad")
    assert any("Din röst är sparad" in said for said in page.evaluate("window.heard"))

    tab_to(page, "#now button")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=choice]")
    assert page.locator("input[name=choice]:checked").input_value() == chosen
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")  # a form is sent from its options too
    expect(page.locator(".receipt")).to_contain_text("Din ändrade röst är sparad")
    expect(console.page.locator("#cast")).to_have_text("1")

    # What is unfolded, and what holds the focus, is kept when the division closes.
    tab_to(page, "#now summary")
    page.keyboard.press("Enter")
    console.close_division()
    expect(page.get_by_role("heading", level=1)).to_have_text("Omröstningen är stängd")
    expect(page.locator("#now summary")).to_be_focused()
    expect(page.locator(".tracker")).to_be_visible()
    assert any("Omröstningen är stängd" in said for said in page.evaluate("window.heard"))
    hall.leave(page)


def test_the_operator_reaches_the_next_step_by_one_key(console):
    console.page.reload()
    connected(console.page)
    console.page.keyboard.press("n")
    expect(console.page.get_by_role("button", name="Meddela resultatet")).to_be_focused()
    assert console.page.evaluate(_RING)


def test_the_live_page_is_english_one_press_away(hall):
    page = hall.phone(2)
    connected(page)
    page.locator("summary", has_text="Mer").tap()
    page.get_by_role("button", name="English").tap()
    page.wait_for_url("**/live")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    connected(page)
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    page.locator(".live-foot summary").last.tap()
    page.get_by_role("button", name="Svenska").tap()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    hall.leave(page)
