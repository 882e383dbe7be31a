"""The minutes from the clerk's desk to the lock, in a browser: every page on the way is accessible."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import faults_at_sizes


def sure(page: Page, label: str) -> None:
    """Press a button that asks once, and answer yes."""
    page.locator("summary", has_text=label).first.click()
    page.locator("details[open] form").get_by_role("button", name=label).click()
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def desk(open_hall) -> Page:
    """The clerk's desk after a sitting that has been closed."""
    hall = open_hall("sitting", seats=8)
    hall.house.api("POST", "/sitting/close", hall.house.token("operator"), {})
    page = hall.staff("sekreterare")
    page.goto("/office/minutes")
    return page


def test_from_draft_to_lock_by_link(open_hall, desk: Page) -> None:
    hall = open_hall("sitting", seats=8)
    assert faults_at_sizes(desk) == {}
    desk.get_by_label("Namn").fill("Ebba Exempelsson (demo)")
    desk.get_by_role("button", name="Lägg till").click()
    sure(desk, "Skicka för justering")
    desk.get_by_role("button", name="Visa länken").click()
    assert faults_at_sizes(desk) == {}
    link = desk.locator("code").inner_text()

    adjuster = hall.visitor()
    adjuster.goto(link)
    assert faults_at_sizes(adjuster) == {}
    adjuster.locator("summary", has_text="Välj avsnitt").click()
    adjuster.get_by_role("link", name="Något annat i protokollet").click()
    assert faults_at_sizes(adjuster) == {}
    adjuster.get_by_label("Till sekreteraren").fill("Allt stämmer, men namnet på § 1 är långt.")
    adjuster.get_by_role("button", name="Skicka rättelsen").click()
    adjuster.get_by_text("Väntar på svar").wait_for()

    desk.goto("/office/minutes")
    assert faults_at_sizes(desk) == {}
    desk.get_by_label("Svar till justeraren").fill("Det är programmets namn.")
    desk.get_by_role("button", name="Avslå").click()
    adjuster.reload()
    adjuster.get_by_role("button", name="Godkänn protokollet").click()
    adjuster.get_by_text("Länken är förbrukad").wait_for()
    assert faults_at_sizes(adjuster) == {}

    desk.goto("/office/minutes")
    sure(desk, "Publicera och lås")
    desk.get_by_role("button", name="Publicera rättelsen").wait_for()
    visitor = hall.visitor()
    visitor.goto("/protokoll")
    visitor.get_by_text("Justerat protokoll.").wait_for()
    assert faults_at_sizes(visitor) == {}
