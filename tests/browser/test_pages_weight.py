"""What the delegate's live page weighs over the wire, and that nothing is fetched from anywhere else."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.hall import Hall, connected

LIMIT_BYTES = 60_000
SMALL_BYTES = 1_000  # packing these gains nothing
OWN_HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("sitting", seats=10)


def count_bytes(page: Page) -> dict[str, int]:
    """Have the browser add up what it receives, headers too, by request."""
    sizes: dict[str, int] = {}
    names: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))

    def received(event: dict[str, object]) -> None:
        name = names.get(str(event["requestId"]), "?")
        sizes[name] = sizes.get(name, 0) + int(str(event["encodedDataLength"]).split(".")[0])

    session.on("Network.loadingFinished", received)
    return sizes


def test_the_live_page_weighs_under_60_kb_and_comes_from_its_own_host_alone(hall):
    page = hall.phone(1)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    sizes = count_bytes(page)
    page.goto("/live", wait_until="networkidle")
    connected(page)
    assert any("/socket.io/" in url for url in asked)
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {OWN_HOST}
    assert any(name.endswith("socket.io.esm.min.js") for name in sizes)
    total = sum(sizes.values())
    assert total < LIMIT_BYTES, f"{total} bytes: {sorted(sizes.items(), key=lambda item: -item[1])}"


@pytest.mark.parametrize("accepted", ["gzip", "br"])
def test_every_file_of_the_live_page_is_packed_for_old_phones_too(hall, accepted):
    page = hall.phone(2)
    files = page.evaluate("performance.getEntriesByType('resource').map((file) => file.name)")
    sizes = {}
    for file in [file for file in files if "/static/" in file]:
        asked = urllib.request.Request(file, headers={"Accept-Encoding": accepted})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            sizes[file] = len(answer.read())
            assert answer.headers["Content-Encoding"] == accepted or sizes[file] < SMALL_BYTES, file
    assert sum(sizes.values()) < LIMIT_BYTES, sizes
    hall.leave(page)


@pytest.mark.parametrize("path", ["/", "/anmalan", "/fragor", "/resultat", "/in"])
def test_a_public_page_fetches_nothing_from_another_host(hall, path):
    page = hall.visitor()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="load")
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {OWN_HOST}
    hall.leave(page)
