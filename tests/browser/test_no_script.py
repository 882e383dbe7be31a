"""Without JavaScript: a company registers, and its delegate checks in, votes, changes its mind and evaluates."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Console, Hall, to_theme
from tests.browser.looking import overflow, violations
from tests.browser.states import card


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("open", seats=10)  # of 50


@pytest.fixture(scope="module")
def console(hall) -> Console:
    return Console(hall.staff("sekreterare"))


@pytest.fixture(scope="module")
def delegate(hall) -> Page:
    """A company's only window on the site: a phone whose browser runs no script."""
    page = hall.visitor(java_script_enabled=False)
    page.goto("/anmalan")
    page.get_by_label("Företagets namn").fill("Exempelbolaget Utan Skript AB")
    page.get_by_label("Organisationsnummer").fill("559900-9007")
    page.get_by_label("Kommun").select_option(label="Östersund")
    page.get_by_label("E-post till företaget").fill("utan.skript@exempel.test")
    page.get_by_label("Namn", exact=True).first.fill("Ylva Utanskript")
    page.get_by_label("E-post", exact=True).first.fill("ylva@exempel.test")
    page.locator("main form [type=submit]").last.click()
    return page


def nonce(page: Page) -> str:
    return page.locator("form.ballot-form input[name=nonce]").input_value()


def mark(page: Page) -> str:
    """The code of the receipt; ``text_content`` reads it in a closed fold."""
    return page.locator(".tracker").text_content() or ""


def cast(page: Page, letter: str) -> None:
    card(page, letter).click()
    page.get_by_role("button", name="Rösta", exact=True).click()


def test_a_company_registers_and_opens_its_seat_from_the_ticket(delegate):
    expect(delegate.get_by_role("heading", level=1)).to_have_text("Ni är anmälda")
    delegate.get_by_role("link", name="Öppna biljetten").click()
    expect(delegate.get_by_role("heading", level=1)).to_contain_text("Plats 11")
    delegate.get_by_role("button", name="Öppna min plats").click()
    delegate.wait_for_url("**/live")
    expect(delegate.locator(".live-head")).to_contain_text("Ylva Utanskript")


def test_it_checks_in_by_itself(delegate, console):
    console.hold("Förbered sammanträdet", "Öppna sammanträdet")
    delegate.goto("/live")
    expect(delegate.locator("#now")).to_contain_text("Du är inte incheckad än")
    delegate.get_by_role("button", name="Jag är här").click()
    expect(delegate.locator("#now")).to_contain_text("Du är incheckad")


def test_it_votes_sends_the_same_form_again_and_changes_its_mind(delegate, console):
    to_theme(console)
    console.hold("Ställ temats frågor till omröstning", "Öppna omröstningen")
    delegate.goto("/live")
    expect(delegate.get_by_role("heading", level=1)).to_have_text("Omröstning pågår")
    first_nonce = nonce(delegate)
    delegate.get_by_role("button", name="Rösta", exact=True).click()
    expect(delegate.locator("main")).to_contain_text("Du valde inget")

    delegate.goto("/live")
    cast(delegate, "C")
    expect(delegate.locator(".receipt")).to_have_text(re.compile("Din röst är sparad"))
    receipt = mark(delegate)
    expect(console.page.locator("#cast")).to_have_text("1")
    assert nonce(delegate) != first_nonce  # each form has a nonce of its own; the server keeps none

    delegate.reload()  # the browser sends the very same form again
    expect(delegate.locator(".receipt")).to_have_text(re.compile("Din röst är sparad"))
    assert mark(delegate) == receipt

    delegate.locator("summary", has_text="Ändra").click()
    cast(delegate, "D")
    expect(delegate.locator(".receipt")).to_have_text(re.compile("Din ändrade röst är sparad"))
    assert mark(delegate) == receipt
    expect(console.page.locator("#cast")).to_have_text("1")

    console.close_division()
    console.next("Meddela resultatet")
    delegate.goto("/live")
    expect(delegate.locator(".bars > li").nth(3)).to_contain_text("Framröstad")
    delegate.goto(console.page.url.replace("/console", "/resultat"))
    delegate.locator("main a[href*='/resultat/']").first.click()
    expect(delegate.locator("tr", has_text=receipt)).to_contain_text("Cirkulära affärer")


def test_it_answers_the_evaluation(delegate, console):
    console.press("Öppna utvärderingen")
    delegate.goto("/live")
    delegate.get_by_role("link", name="Svara på utvärderingen").click()
    for steps in delegate.locator("fieldset").all():
        steps.locator("label").nth(1).click()
    delegate.get_by_role("button", name="Skicka svaren").click()
    expect(delegate.get_by_role("heading", level=1)).to_contain_text("Tack")
    delegate.goto("/utvardering")
    expect(delegate.locator("main")).to_contain_text("redan")


def test_the_confirmation_of_a_registration_is_accessible(hall, delegate):
    page = hall.visitor(storage_state=delegate.context.storage_state())
    page.goto("/anmalan/klar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ni är anmälda")
    assert violations(page) + overflow(page) == []
