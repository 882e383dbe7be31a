"""``make shots``: a picture of every page and of every live state, into ``shots/``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.hall import CHROMIUM, CHROMIUM_FLAGS, SIZES, Hall, ServedHouse
from tests.browser.pages import PAGES, View
from tests.browser.states import Room, walk
from tests.running import ROOT

OUT = ROOT / "shots"
LIVE = "live"
_SIZES_OF_STATE = {"screen": ("projector", "old-projector"), "console": ("desktop",), "podium": ("desktop",)}


def main(only: str = "") -> None:
    """Take the pictures whose names contain ``only``; ``live`` also takes the day through its states."""
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for stage in ("open", "sitting", "after"):
            views = [view for view in PAGES if view.stage == stage and only in view.title]
            if views:
                with ServedHouse(Path(folder) / stage, stage=stage, seats=50) as house:
                    _pages(browser, house, views)
        if only in LIVE:
            with ServedHouse(Path(folder) / LIVE, stage="sitting", seats=20) as house:
                _states(browser, house)
        browser.close()


def _pages(browser: Browser, house: ServedHouse, views: list[View]) -> None:
    hall = Hall(browser, house)
    windows: dict[tuple[str, str], Page] = {}
    for view in views:
        for size in view.sizes:
            window = windows.get((view.who, size)) or hall.who(view.who, size)
            windows[view.who, size] = window
            view.open(hall, window)
            window.wait_for_load_state("load" if view.live else "networkidle")
            window.screenshot(path=OUT / f"{view.title}-{size}.png", full_page=view.full)
    hall.close()


def _states(browser: Browser, house: ServedHouse) -> None:
    hall = Hall(browser, house)
    for state, windows in walk(Room.of(hall)):
        for who, window in windows.items():
            for size in _SIZES_OF_STATE.get(who, ("phone", "desktop")):
                window.set_viewport_size(SIZES[size])
                window.screenshot(path=OUT / f"{LIVE}-{state}-{who}-{size}.png", full_page=who == "console")
    hall.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
