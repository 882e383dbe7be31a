"""The pages about personal data: public, one person, disposal, papers."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from parliament.access.table import ENDPOINTS
from parliament.editions import service as editions
from parliament.privacy import agreements, disposal
from parliament.registration import service as registration
from parliament.storage.actor import Actor
from tests.architecture.walk import everything
from tests.hall import open_edition, register
from tests.services.test_privacy import delegate_of

Client = Callable[..., FlaskClient]
BY = Actor.system()


def partners(edition: str) -> None:
    for name, kind in (("Region Norrland", "region"), ("Norrlands Handelskammare", "chamber")):
        editions.add_partner(
            edition_id=edition,
            name=name,
            short_name=name,
            responsibilities=("Lokal", "Budget"),
            kind=kind,
            by=BY,
        )


def person(edition: str, n: int = 1) -> str:
    company = register(edition, n)
    return "/office/privacy/people/delegate-" + delegate_of(company.seats[0].id)


def test_the_public_page_names_each_controller_with_its_ground(house: Flask, client: Client) -> None:
    partners(open_edition())
    text = client().get("/personuppgifter").text
    region = text.index("Region Norrland")
    chamber = text.index("Norrlands Handelskammare")
    assert region < text.index("artikel 6.1 e") < chamber < text.index("artikel 6.1 f")
    assert "Jämtland" not in text
    for words in ("Behov av kost", "imy.se", "Inte beslutat än"):
        assert words in text


def test_the_public_page_speaks_english_too_and_without_an_edition(house: Flask, client: Client) -> None:
    text = client().get("/personuppgifter", headers={"Accept-Language": "en"}).text
    assert "joint controllers" in text
    assert client().get("/personuppgifter").status_code == 200


@pytest.mark.parametrize("path", ["", "/people", "/people?q=abc", "/disposal"])
def test_the_pages_open_on_an_empty_house(house: Flask, client: Client, path: str) -> None:
    assert client("organiser").get("/office/privacy" + path).status_code == 200


@pytest.mark.parametrize("key", agreements.titles())
def test_a_paper_is_filled_from_the_edition_as_page_and_pdf(house: Flask, client: Client, key: str) -> None:
    partners(open_edition())
    organiser = client("organiser")
    page = organiser.get(f"/office/privacy/documents/{key}").text
    pdf = organiser.get(f"/office/privacy/documents/{key}/pdf")
    assert pdf.mimetype == "application/pdf"
    printed = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf.data)).pages))
    for words in ("Region Norrland", "Norrlands Handelskammare", "2023"):
        assert words in page
        assert words in printed
    assert "{" not in printed
    assert client("organiser").get("/office/privacy/documents/annat").status_code == 404


def test_a_partner_with_markup_in_its_name_is_text_on_paper(house: Flask, client: Client) -> None:
    edition = open_edition()
    nasty = "#panic() {names} *x* <b>&amp;"
    editions.add_partner(
        edition_id=edition, name=nasty, short_name="X", responsibilities=(), kind="other", by=BY
    )
    organiser = client("organiser")
    assert "<b>&amp;amp;" not in organiser.get("/office/privacy/documents/pub-avtal").text.replace("&lt;", "")
    pdf = organiser.get("/office/privacy/documents/pub-avtal/pdf")
    text = PdfReader(io.BytesIO(pdf.data)).pages[0].extract_text()
    assert "#panic()" in text


def test_the_export_is_a_zip_with_a_page_and_the_same_for_machines(house: Flask, client: Client) -> None:
    path = person(open_edition())
    answer = client("organiser").post(path + "/export")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/zip", "no-store")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        page = archive.read("registerutdrag.html").decode()
        told = json.loads(archive.read("registerutdrag.json"))
    assert told["delegate"][0]["email"] == "a@bolag1.exempel.se"
    assert "a@bolag1.exempel.se" in page
    assert "Delegat 1 A" in page


def test_a_name_with_markup_is_text_in_the_export(house: Flask, client: Client) -> None:
    edition = open_edition()
    company = register(
        edition, delegates=(registration.NewDelegate("<script>alert(1)</script> Ek", "x@y.se"),)
    )
    path = "/office/privacy/people/delegate-" + delegate_of(company.seats[0].id)
    with zipfile.ZipFile(io.BytesIO(client("organiser").post(path + "/export").data)) as archive:
        assert "<script>" not in archive.read("registerutdrag.html").decode()


def test_who_is_expected_is_not_erased_by_a_forced_form(house: Flask, client: Client) -> None:
    path = person(open_edition())
    organiser = client("organiser")
    assert "Avboka anmälan först" in organiser.get(path).text
    before = everything()
    answer = organiser.post(path + "/erase", follow_redirects=True)
    assert "inte är över" in answer.text
    assert everything() == before


def test_a_cancelled_person_is_erased_from_the_page(house: Flask, client: Client) -> None:
    edition = open_edition()
    path = person(edition)
    registration.cancel_company(company_id=registration.list_companies(edition)[0].id, by=BY)
    answer = client("organiser").post(path + "/erase", follow_redirects=True)
    assert "Personen är raderad" in answer.text
    assert "Gallrad person" in answer.text


def test_protection_is_asked_for_in_words_and_what_was_typed_stays(house: Flask, client: Client) -> None:
    edition = open_edition()
    path = person(edition)
    organiser = client("organiser")
    before = everything()
    wrong = organiser.post(path + "/protect", data={"alias": "--", "company_alias": "Företagare"})
    assert wrong.status_code == 422
    assert 'value="Företagare"' in wrong.text
    assert organiser.post(path + "/protect", data={}).status_code == 422
    assert everything() == before
    organiser.post(path + "/protect", data={"alias": "Kim Ström", "company_alias": "Företagare"})
    company = registration.list_companies(edition)[0]
    assert "Delegat 1 A" in organiser.get(f"/office/registrations/{company.id}").text
    assert "Delegat 1 A" in organiser.get(path).text
    operator = client("operator").get("/api/v1/registrations").json
    assert operator[0]["seats"] == []
    organiser.post(path + "/unprotect")
    assert registration.seats(edition)[0].delegate_name == "Delegat 1 A"


@pytest.mark.parametrize("page", ["/office/papper/narvarolista", "/door", "/desk?q=kim"])
def test_the_real_name_is_on_no_other_page(house: Flask, client: Client, page: str) -> None:
    edition = open_edition()
    path = person(edition)
    organiser = client("organiser")
    organiser.post(path + "/protect", data={"alias": "Kim Ström", "company_alias": "Företagare"})
    answer = organiser.get(page)
    text = (
        "".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.data)).pages)
        if answer.mimetype == "application/pdf"
        else answer.text
    )
    assert "Ström" in text
    assert "Delegat 1" not in text
    assert "Exempelbolaget Nr 1" not in text


def test_a_rule_is_entered_and_a_dry_run_is_run(house: Flask, client: Client) -> None:
    edition = open_edition()
    register(edition)
    organiser = client("organiser")
    path = "/office/privacy/disposal/sign_ins"
    assert "Inget beslut är inskrivet" in organiser.get(path).text
    before = everything()
    for wrong in (
        {},
        {"days": "x", "decision_no": "1", "decided_by": "RS", "decided_on": "2020-01-01"},
        {"days": "-1", "decision_no": "1", "decided_by": "RS", "decided_on": "2020-01-01"},
        {"days": "1", "decision_no": "1", "decided_by": "RS", "decided_on": "2999-01-01"},
        {"days": "1", "decision_no": "x" * 500, "decided_by": "RS", "decided_on": "2020-01-01"},
    ):
        assert organiser.post(path, data=wrong).status_code == 422
    assert everything() == before
    right = {"days": "30", "decision_no": "RS/1", "decided_by": "RS", "decided_on": "2020-01-01"}
    assert organiser.post(path, data=right).status_code == 302
    assert disposal.decisions()["sign_ins"].days == 30
    assert "RS/1" in client().get("/personuppgifter").text
    assert "Det finns inget att gallra." in organiser.post(path + "/run", follow_redirects=True).text


@pytest.mark.parametrize(("kind", "status"), [("minutes", 409), ("ballots", 409), ("finns-inte", 404)])
def test_what_is_outside_the_rules_has_no_page(house: Flask, client: Client, kind: str, status: int) -> None:
    open_edition()
    organiser = client("organiser")
    before = everything()
    assert organiser.get(f"/office/privacy/disposal/{kind}").status_code == status
    assert organiser.post(f"/office/privacy/disposal/{kind}/run").status_code in (302, status)
    assert everything() == before


def test_nobody_but_an_organiser_comes_near(house: Flask, client: Client) -> None:
    path = person(open_edition())
    before = everything()
    for role in ("operator", "door", "desk", "reader", "chair", "moderator"):
        visitor = client(role)
        before = everything()
        for address in ("/office/privacy", "/office/privacy/people?q=delegat", path):
            assert visitor.get(address).status_code == 403
        for deed in ("/export", "/erase", "/protect", "/unprotect"):
            assert visitor.post(path + deed).status_code == 403
        assert everything() == before


# --- lag 2018:218 3 kap. 3 §


def test_no_address_lists_people_by_how_they_voted(house: Flask) -> None:
    """Nothing takes a choice and gives people: no address that shows persons has a parameter for a vote."""
    telling = re.compile(r"choice|choices|vote|voted|ballot|rost|val")
    asks = {
        rule.rule: sorted(rule.arguments)
        for rule in house.url_map.iter_rules()
        if any(telling.fullmatch(name) for name in rule.arguments)
    }
    assert asks == {}


def test_the_search_does_not_know_votes(house: Flask, client: Client) -> None:
    """Whatever is added to the address of a list of people, the list is the same."""
    edition = open_edition()
    register(edition, 1)
    register(edition, 2)
    organiser = client("organiser")
    for page in ("/office/privacy/people?q=delegat", "/office/registrations?", "/desk?q=delegat", "/door?"):
        plain = people_in(organiser.get(page).text)
        assert len(plain) == 2, page
        for key in ("choice", "choices", "voted", "vote", "ballot", "rost", "division_id"):
            assert people_in(organiser.get(f"{page}&{key}=yes").text) == plain
    assert not [name for name in ENDPOINTS if "voter" in name]


def people_in(page: str) -> list[str]:
    return sorted(set(re.findall(r"Delegat \d A", page)))
