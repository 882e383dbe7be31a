"""One chair and seven phones decide a matter: referred back by a minority, taken up, decided by casting vote."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Console, Hall, connected
from tests.browser.states import card

TOOLS = ("proposals", "acclamation", "counterproposals", "minority_referral")


@pytest.fixture(scope="module")
def hall(open_hall) -> Hall:
    return open_hall("sitting", seats=7)


class Chair:
    """The chair at the podium: reads the words, presses the one button."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("/podium")
        connected(page)

    def press(self, name: str | re.Pattern[str]) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name=name).first.click()

    def says(self, words: str) -> None:
        expect(self.page.locator(".say")).to_contain_text(words)

    def order(self) -> None:
        """From the debate until the first question is put."""
        self.press("Förklara överläggningen avslutad")
        self.says("Har jag uppfattat dem rätt?")
        self.press("Yrkandena är rätt uppfattade: klubba")
        self.press("Salen godkänner propositionsordningen")
        self.press("Ställ proposition")

    def divide(self, phones: list[Page], votes: str) -> None:
        """Approve the wording, open, let all vote, close and declare. J yes, N no, A abstain."""
        self.press("Föreslå voteringspropositionen")
        self.press("Salen godkänner voteringspropositionen")
        self.press("Öppna omröstningen")
        options = {"J": "yes", "N": "no", "A": "abstain"}
        for page, vote in zip(phones, votes, strict=True):
            card(page, options[vote]).tap()
            page.get_by_role("button", name=re.compile("^Rösta ")).tap()
            expect(page.locator(".receipt")).to_contain_text("Din röst är sparad")
        self.press("Stäng omröstningen")


def set_up(hall: Hall) -> Console:
    """The operator seats the chair, and switches the tools on for the current item."""
    console = Console(hall.staff("sekreterare"))
    fold = console.fold("Presidium och justerare")
    fold.get_by_label("Namn").fill("Berit Demoberg")
    fold.get_by_label("Plats, om delegat").fill("1")
    console.press("Spara", fold)
    console.page.get_by_role("link", name="Fler verktyg för punkten").click()
    form = console.page.locator("form[action$='/tools']")
    for tool in TOOLS:
        form.locator(f"input[value={tool}]").check()
    with console.page.expect_navigation(wait_until="domcontentloaded"):
        form.get_by_role("button").click()
    return console


def propose(page: Page, kind: str, **more: str) -> None:
    fold = page.locator("[data-deciding=proposals]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").tap()
    fold.get_by_label("Jag yrkar").select_option(kind)
    for label, words in more.items():
        fold.locator(f"[name={label}]").fill(words)
    fold.get_by_role("button", name="Lägg yrkandet").tap()
    expect(page.locator("[data-deciding=said]")).to_have_text("Ditt yrkande är lagt.")


def demand(page: Page) -> None:
    page.get_by_role("button", name="Begär votering").tap()
    expect(page.locator("[data-deciding=said]")).to_have_text("Votering är begärd.")


def test_a_matter_is_referred_back_by_a_minority_and_then_decided_by_a_casting_vote(hall: Hall) -> None:
    console = set_up(hall)
    phones = [hall.phone(number) for number in range(1, 8)]
    for page in phones:
        connected(page)
    chair = Chair(hall.staff("ordforande"))

    # Three proposals, one withdrawn, one supported; a referral back is put first.
    propose(phones[1], "approve")
    propose(phones[2], "reject")
    propose(phones[3], "amendment", words="vartannat år")
    propose(phones[4], "addition", words="på en ny ort")
    phones[4].get_by_role("button", name="Dra tillbaka mitt yrkande").tap()
    expect(phones[4].locator("[data-deciding=said]")).to_have_text("Yrkandet är tillbakadraget.")
    phones[6].locator("[data-deciding=proposals] summary").tap()
    phones[6].get_by_role("button", name="Instäm").nth(2).tap()
    expect(phones[6].locator("[data-deciding=list]")).to_contain_text("instämmer: plats 7")
    propose(phones[5], "refer_back", receiver="arbetsgruppen", reason="kostnaden saknas")
    chair.order()
    expect(phones[0].get_by_role("button", name="Begär votering")).to_be_hidden()
    chair.press("Jag finner: ärendet avgörs idag")
    for page in phones:
        expect(page.get_by_role("button", name="Begär votering")).to_be_visible()
        expect(page.locator("[data-deciding=now]")).to_contain_text("ärendet avgörs idag")
    demand(phones[5])
    chair.says("Ja för att ärendet avgörs idag")
    chair.divide(phones, "JJJJNNN")
    chair.press("Meddela resultatet")
    console.page.goto("/console")
    expect(console.page.locator(".deciding")).to_contain_text(
        "återremitteras till arbetsgruppen på begäran av en minoritet"
    )

    # It returns; the chair finds approval, one demands a division, the counter-proposal is found by acclamation.
    console.press("Ta upp ärendet på nytt")
    connected(chair.page)
    chair.page.reload()
    chair.order()
    chair.press(re.compile("^Jag finner: bifall"))
    demand(phones[3])
    chair.says("Nu utser vi ett motförslag")
    chair.press("Ställ de två nästa mot varandra")
    chair.press(re.compile("^Jag finner: ändring"))
    chair.press("Klubba beslutet")
    chair.divide(phones, "JJJNNNA")
    chair.press("Meddela resultatet")
    for page in phones:
        expect(page.locator("#now")).to_contain_text("Lika röstetal: ordförandens utslagsröst avgjorde.")
    expect(phones[0].get_by_role("button", name="Begär votering")).to_be_hidden()

    # A dissent, before the sitting ends.
    fold = phones[4].locator("[data-deciding=dissent]")
    fold.locator("summary").tap()
    fold.get_by_label("Motivering").fill("För dyrt.")
    fold.get_by_role("button", name="Reservera mig").tap()
    expect(phones[4].locator("[data-deciding=said]")).to_have_text("Din reservation är antecknad.")
    console.page.goto("/console")
    panel = console.page.locator(".deciding")
    expect(panel).to_contain_text("Bifall till förslaget.")
    expect(panel).to_contain_text("För dyrt.")
    expect(panel).to_contain_text("Avgjort")
