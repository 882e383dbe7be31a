"""From a company's interest to its answer, and a guest without a ticket: every page on the way is accessible."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import Page

from tests.browser.hall import Hall
from tests.browser.looking import faults_at_sizes
from tests.browser.pages import unfolded
from tests.running import ROOT

LONG = "Exempelbolaget Ljungdalsfjällens Skoter- och Skidspårsunderhåll i Storsjö kapell AB"
_ANSWER_LINK = """
import sys
from parliament.cli.context import application
from parliament.registration.interest_letters import EXTENSION
with application() as app:
    print(app.extensions[EXTENSION].path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    """A hall where seats are free."""
    return open_hall("open", seats=8)


def answer_link(hall: Hall, interest_id: str) -> str:
    """The link that the company's letters have."""
    command = [sys.executable, "-c", _ANSWER_LINK, interest_id]
    environment = {**hall.house.environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def send(page: Page, name: str) -> None:
    """Press a button that sends the page's form."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).last.click()


def sure(page: Page, name: str) -> None:
    """Press a button, and answer yes where it asks once."""
    summary = page.locator("main details.confirm summary", has_text=name)
    if summary.count():
        summary.first.click()
    send(page, name)


def test_from_interest_to_answer(hall: Hall) -> None:
    office = hall.staff("organisator")
    office.goto("/office/selection/setting")
    office.locator("[name=mode][value=selection], select[name=mode]").first.evaluate(
        "one => one.matches('select') ? (one.value = 'selection') : one.click()"
    )
    send(office, "Spara inställningen")

    company = hall.visitor(java_script_enabled=False)  # the whole form at once
    company.goto("/intresse")
    company.get_by_label("Företagets namn").fill(LONG)
    company.get_by_label("Organisationsnummer").fill("559900-9007")
    company.get_by_label("Kommun").select_option("Berg")
    company.get_by_label("Bransch").select_option(index=1)
    company.get_by_label("Hur många").select_option(index=1)
    company.get_by_label("E-post till företaget").fill("info@ljungdalen.exempel.se")
    company.get_by_label("Namn", exact=True).first.fill("Åsa-Margareta Ödmjuksdotter Exempelsson")
    company.get_by_label("E-post", exact=True).first.fill("asa@ljungdalen.exempel.se")
    send(company, "Anmäl intresse")
    assert company.url.endswith("/intresse/klar")
    phone = hall.visitor(storage_state=company.context.storage_state())
    phone.goto("/intresse/klar")
    assert faults_at_sizes(phone) == {}
    assert LONG in phone.get_by_role("main").inner_text()
    empty = hall.visitor()
    empty.goto("/intresse")
    with empty.expect_navigation():
        empty.locator("main form").last.evaluate("form => form.submit()")  # past the steps
    empty.locator(".error-summary").wait_for()
    unfolded(empty)
    assert faults_at_sizes(empty) == {}

    office.goto("/office/interests")
    office.get_by_role("link", name=LONG).click()
    send(office, "Välj")
    send(office, "Bjud in nu")
    phone.goto(answer_link(hall, office.url.rsplit("/", 1)[1]))
    unfolded(phone)
    assert faults_at_sizes(phone) == {}
    sure(phone, "Ja, vi kommer")
    assert faults_at_sizes(phone) == {}
    for page in (office, company, phone, empty):
        hall.leave(page)


def test_a_guest_without_a_ticket(hall: Hall) -> None:
    host = hall.staff("dorr", "phone")
    host.goto("/door/walk-in")
    for name, typed in {
        "delegate1_name": "Sen Gäst-Exempelsson från Ljungdalen",
        "delegate1_email": "sen@gast.exempel.se",
        "name": "Exempelbolaget Sent men Säkert i Härjedalen AB",
        "org_no": "559900-9015",
    }.items():
        host.locator(f"#{name}").fill(typed)
    host.locator("#municipality").select_option("Åre")
    send(host, "Anmäl och släpp in")
    host.get_by_role("heading", name="Välkommen").wait_for()
    assert faults_at_sizes(host) == {}
    hall.leave(host)
