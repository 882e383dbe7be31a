"""What a page is looked at for: axe-core's rules, and room enough on the smallest phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.hall import SIZES, Hall
from tests.browser.pages import View
from tests.running import ROOT

AXE = ROOT / "static" / "vendor" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOR_BIG_SCREENS = ("screen", "overlay")
_RUN = """
async (rules) => {
  window.scrollTo(0, document.scrollingElement.scrollHeight); // the tools at the foot cover what one has not come to
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: rules }, resultTypes: ["violations"], preload: false, iframes: false,
  });
  window.scrollTo(0, 0);
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(
    (node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""
_WIDEST = """
() => {
  const room = document.documentElement.clientWidth;
  const width = document.scrollingElement.scrollWidth;
  if (width <= room) return [];
  const everything = [...document.body.querySelectorAll("*")];
  const out = everything.filter((one) => one.getBoundingClientRect().right > room + 1).slice(0, 5);
  return [`${width} px wide`, ...out.map((one) => one.outerHTML.slice(0, 120))];
}
"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text())  # by the debugger: the page's own policy forbids it, and rightly
    found: list[str] = page.evaluate(_RUN, RULES)
    return found


def overflow(page: Page) -> list[str]:
    """What is wider than the window."""
    too_wide: list[str] = page.evaluate(_WIDEST)
    return too_wide


def faults_at_sizes(page: Page, sizes: tuple[str, ...] = ("desktop", "phone")) -> dict[str, list[str]]:
    """A page's faults at these sizes and on the smallest phone; it is left at the phone's size."""
    faults = {}
    for size in sizes:
        page.set_viewport_size(SIZES[size])
        faults[size] = violations(page)
    page.set_viewport_size(SIZES["small"])
    faults["small"] = overflow(page)
    page.set_viewport_size(SIZES["phone"])
    return {size: found for size, found in faults.items() if found}


class Visitors:
    """One window for each who, at each stage: pages are looked at one after the other."""

    def __init__(self, open_hall: Callable[[str], Hall]) -> None:
        """Nobody has come yet."""
        self._open_hall = open_hall
        self._windows: dict[tuple[str, str], Page] = {}

    def look(self, view: View) -> tuple[Page, dict[str, list[str]]]:
        """Open a view's page; returns it with its faults."""
        hall = self._open_hall(view.stage)
        window = self._windows.get((view.stage, view.who)) or hall.who(view.who, "desktop")
        self._windows[view.stage, view.who] = window
        window.set_viewport_size(SIZES["desktop"])
        view.open(hall, window)
        if view.name in FOR_BIG_SCREENS:
            return window, {"desktop": found} if (found := violations(window)) else {}
        return window, faults_at_sizes(window)
