"""The live pages in each state of the day: accessible, in light and dark, on every size of screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.hall import SIZES
from tests.browser.looking import faults_at_sizes, overflow, violations
from tests.browser.states import Room, walk

IN_THE_DARK = ("open", "voted", "result", "yes-no-open")
ONE_SCREEN = ("open", "chosen", "yes-no-open", "waiting", "pause", "not-checked-in", "open-not-checked-in")
STATES_OF_STAFF = ("draft", "open", "closed", "pause")  # in the others they show nothing of another kind
BIG_SCREENS = ("projector", "old-projector")

# The last thing that must be reached without scrolling, and what covers the foot of the window.
_HIDDEN_BELOW = """
() => {
  const foot = document.querySelector(".live-foot").getBoundingClientRect().top;
  const button = document.querySelector("#now form [type=submit]");
  const last = button || document.querySelector("#now > :last-child");
  window.scrollTo(0, 0);
  return Math.max(0, Math.round(last.getBoundingClientRect().bottom - foot));
}
"""
_CUT = """
() => {
  const scene = document.querySelector(".scene");
  const corner = document.querySelector(".scene-corner");
  const floor = (corner || scene).getBoundingClientRect()[corner ? "top" : "bottom"];
  const out = [...scene.children].filter((one) => one !== corner)
    .filter((one) => one.getBoundingClientRect().bottom > floor + 1 || one.scrollWidth > one.clientWidth + 1);
  const name = (one) => one.className || one.tagName;
  return out.map((one) => `${name(one)}: to ${one.getBoundingClientRect().bottom} of ${floor}`);
}
"""


@pytest.fixture(scope="module")
def room(open_hall) -> Room:
    return Room.of(open_hall("sitting", seats=10))


def look_at_phone(state: str, page: Page) -> dict[str, object]:
    faults: dict[str, object] = dict(faults_at_sizes(page))
    if state in ONE_SCREEN and (hidden := page.evaluate(_HIDDEN_BELOW)):
        faults["below the fold"] = f"{hidden} px"
    if state in IN_THE_DARK:
        page.emulate_media(color_scheme="dark")
        if found := violations(page):
            faults["dark"] = found
        page.emulate_media(color_scheme="light")
    return faults


def look_at_screen(page: Page) -> dict[str, object]:
    faults: dict[str, object] = {}
    for size in BIG_SCREENS:
        page.set_viewport_size(SIZES[size])
        if cut := page.evaluate(_CUT) + overflow(page):
            faults[size] = cut
    if found := violations(page):
        faults["axe"] = found
    return faults


def look_at_staff(page: Page) -> dict[str, object]:
    faults: dict[str, object] = dict(faults_at_sizes(page, ("desktop",)))
    page.set_viewport_size(SIZES["desktop"])
    return faults


@pytest.mark.timeout(300)
def test_the_live_pages_are_accessible_and_fit_in_every_state_of_the_day(room):
    faults = {}
    for state, windows in walk(room):
        for who, page in windows.items():
            if who in ("console", "podium") and state not in STATES_OF_STAFF:
                continue
            look = {"screen": look_at_screen, "console": look_at_staff, "podium": look_at_staff}.get(who)
            found = look(page) if look else look_at_phone(state, page)
            if found:
                faults[f"{state}: {who}"] = found
    assert faults == {}
