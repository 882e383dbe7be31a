"""An organiser orders and books with a receipt, the frame says stop, and a colleague approves."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.hall import Hall
from tests.browser.looking import violations

NBSP = "\u00a0"


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("open", seats=5)


def colleague(hall: Hall, organiser: Page) -> Page:
    """A second organiser: the first one makes the account, and hands over the link."""
    organiser.goto("/office/accounts/new")
    organiser.get_by_label("Namn").fill("Kim Kollega")
    organiser.get_by_label(re.compile("^E-post")).fill("kim@exempel.test")
    organiser.get_by_label("Organisatör").check()
    organiser.locator("main form button").click()
    organiser.get_by_role("button", name="Skapa inloggningslänk").click()
    link = organiser.locator(".sign-in-link").inner_text()
    page = hall.visitor("phone")
    page.goto(link)
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/personal")
    return page


def type_cost(page: Page, amount: str, supplier: str) -> None:
    page.get_by_label("Belopp", exact=True).fill(amount)
    page.get_by_label("Leverantör").fill(supplier)
    page.get_by_label("Vad kostnaden gäller").fill("Ljud och kamera")
    page.get_by_label("Fakturans datum").fill("2023-10-05")


def receipt() -> bytes:
    file = io.BytesIO()
    Image.new("L", (40, 40), 200).save(file, "JPEG")
    return file.getvalue()


def test_one_books_the_frame_alarms_and_another_approves(hall: Hall) -> None:
    olle = hall.staff("organisator")
    kim = colleague(hall, olle)

    olle.goto("/office/budget/expenses/new")
    type_cost(olle, f"38{NBSP}400,00 kr", "Exempelljud AB")
    olle.get_by_role("button", name="Boka kostnaden").click()
    refusal = olle.get_by_role("region", name="Rätta det här först")
    expect(refusal).to_contain_text(f"Ramen räcker inte: 14{NBSP}250{NBSP}kr återstår")
    expect(olle.get_by_label("Belopp", exact=True)).to_have_value(f"38{NBSP}400,00 kr")

    olle.get_by_label("Motivering").fill("Beslut av områdeschefen")
    olle.get_by_role("button", name="Boka ändå, med motivering").click()
    alarm = olle.get_by_text(f"Ramen är överskriden med 24{NBSP}150{NBSP}kr")
    expect(alarm.first).to_be_visible()

    olle.get_by_role("link", name="Exempelljud AB").click()
    expect(olle.get_by_text("Du har bokat posten")).to_be_visible()
    olle.set_input_files(
        "#file", {"name": "receipt.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90" + bytes(99)}
    )
    olle.get_by_role("button", name="Spara underlaget").click()
    expect(olle.locator("#file-error")).to_contain_text("Filen är inte en PDF eller bild")
    huge = {"name": "Foto.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + bytes(11 * 1024 * 1024)}
    olle.set_input_files("#file", huge)
    assert "större än 10 MB" in olle.locator("#file").evaluate("input => input.validationMessage")
    olle.set_input_files("#file", {"name": "Kvitto.jpg", "mimeType": "image/jpeg", "buffer": receipt()})
    olle.get_by_role("button", name="Spara underlaget").click()
    expect(olle.get_by_role("link", name="Kvitto.jpg")).to_be_visible()
    assert violations(olle) == []

    kim.goto("/office/budget/approvals")
    kim.get_by_role("link", name="Exempelljud AB").click()
    with kim.expect_download() as download:
        kim.get_by_role("link", name="Kvitto.jpg").click()
    assert download.value.path().read_bytes() == receipt()
    assert violations(kim) == []
    kim.get_by_role("button", name=f"Attestera 38{NBSP}400{NBSP}kr").click()
    expect(kim.get_by_role("link", name="Exempelljud AB")).to_have_count(0)

    olle.reload()
    expect(olle.locator(".states")).to_contain_text("Attesterad")
    expect(olle.locator("dl")).to_contain_text("av Kim Kollega")
