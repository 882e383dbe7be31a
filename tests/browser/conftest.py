"""A browser for the session, a running house for each module, and pictures of what failed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.hall import CHROMIUM, CHROMIUM_FLAGS, Hall, ServedHouse
from tests.running import ROOT

FAILURES = ROOT / "build" / "browser"
OpenHall = Callable[..., Hall]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Where it is missing the tests are skipped, but never with ``CI=true``."""
    if not Path(CHROMIUM).exists() and os.environ.get("CI") != "true":
        pytest.skip(f"There is no Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def open_hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHall]:
    """A factory of halls by stage of the demonstration; each stage is served once for the module."""
    halls: dict[str, Hall] = {}

    def open_it(stage: str = "sitting", seats: int = 50) -> Hall:
        if stage not in halls:
            house = ServedHouse(tmp_path_factory.mktemp(stage), stage=stage, seats=seats)
            house.__enter__()
            halls[stage] = Hall(browser, house)
        return halls[stage]

    yield open_it
    for hall in halls.values():
        hall.close()
        hall.house.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """When a test fails: what every open page looked like, and its markup, into ``build/browser/``."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and call.when == "call" and isinstance(browser, Browser):
        _keep(browser, item.name)
    return report


def _keep(browser: Browser, test: str) -> None:
    FAILURES.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() else "-" for letter in test)[:80]
    pages = [page for context in browser.contexts for page in context.pages]
    for number, page in enumerate(pages):
        kept = FAILURES / f"{name}-{number}"
        try:
            page.screenshot(path=kept.with_suffix(".png"), timeout=5000)
            kept.with_suffix(".html").write_text(f"<!-- {page.url} -->\n{page.content()}")
        except Exception as fault:  # the picture is a help, and must not hide what failed
            kept.with_suffix(".txt").write_text(f"{page.url}\n{fault}")
