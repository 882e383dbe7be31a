"""``make shots``: a picture of every page, on a phone and on a desktop, into ``shots/``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import CHROMIUM, CHROMIUM_FLAGS, PAGES, View, sign_in
from tests.running import ROOT, RunningHouse

OUT = ROOT / "shots"
SIZES = {"phone": (360, 640), "desktop": (1280, 800)}


def main(only: str = "") -> None:
    """Take the pictures whose names contain ``only``."""
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for stage in ("open", "sitting", "after"):
            views = [view for view in PAGES if view.stage == stage and only in view.name]
            if views:
                with RunningHouse(Path(folder) / stage, stage=stage, seats=50) as house:
                    for view in views:
                        _shoot(browser, house, view)
        browser.close()


def _shoot(browser: Browser, house: RunningHouse, view: View) -> None:
    for size, (width, height) in SIZES.items():
        if size not in view.sizes:
            continue
        context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
        page: Page = context.new_page()
        sign_in(page, house, view.who)
        view.prepare(page, house)
        page.goto(house.base + view.path)
        page.wait_for_load_state("networkidle") if not view.live else page.wait_for_timeout(800)
        page.screenshot(path=OUT / f"{view.stage}-{view.name}-{size}.png", full_page=view.full)
        context.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
