"""The survey answered on a phone: by an own link, with a condition that opens, sent once."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.looking import overflow, violations

BUDGET_SECONDS = 15


def test_a_delegate_answers_the_survey_on_a_phone(open_hall):
    hall = open_hall("sitting", 6)
    began = time.monotonic()
    organiser = hall.who("organisator", "desktop")
    organiser.goto("/office/evaluation")
    organiser.get_by_role("button", name="Öppna utvärderingen").click()
    expect(organiser.locator("main")).to_contain_text("Utvärderingen är öppen")
    phone = hall.who("seat", "phone")
    phone.goto("/utvardering")
    assert violations(phone) + overflow(phone) == []
    missing = phone.get_by_label("Vad skulle få dig att komma nästa gång?")
    expect(missing).to_be_hidden()
    for name in ("Vad tycker du om dagen som helhet?", "Passade lokalen för dialog?"):
        phone.get_by_role("group", name=name).locator("label").nth(3).click()
    again = phone.get_by_role("group", name="Vill du vara med nästa gång?")
    again.get_by_text("Nej").click()
    expect(missing).to_be_visible()
    missing.fill("Kortare resa.")
    again.get_by_text("Ja").click()
    expect(missing).to_be_hidden()
    more = phone.get_by_role("group", name="Vad vill du ha mer av nästa gång?")
    more.get_by_text("Pauser").click()
    more.get_by_text("Omröstningar").click()
    phone.get_by_role("button", name="Skicka svaren").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Tack")
    phone.goto("/utvardering")
    expect(phone.locator("main")).to_contain_text("har redan svarat")
    organiser.reload()
    expect(organiser.locator(".key-figures")).to_contain_text("1")
    expect(organiser.locator("main")).to_contain_text("Resultatet visas när utvärderingen är stängd")
    assert time.monotonic() - began < BUDGET_SECONDS
