"""Lists: pages keep the filter, and a longer list puts no more statements to the database."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access import service as access
from parliament.registration import listing
from parliament.registration import service as registration
from parliament.registration.listing import Filters
from parliament.storage.actor import Actor
from tests.hall import new_company, open_edition
from tests.load.lists import MORE, ask, counted, fill, organisers_addresses

Client = Callable[..., FlaskClient]
BY = Actor.system()
MOST_STATEMENTS = 80  # the budget compares every edition with every other
"""A page that needs more asks for each row, or has grown into two pages."""


def many(edition: str, count: int) -> None:
    for n in range(1, count + 1):
        place = "Berg" if n % 2 else "Åre"
        registration.register(
            edition_id=edition, new=new_company(n, municipality=place), by=BY, language=None
        )


def names(page: str) -> list[str]:
    return re.findall(r"Exempelbolaget Nr \d+ AB(?=</a>)", page)


def test_no_page_asks_for_each_row(house: Flask) -> None:
    """Few registrations and four times as many: the same number of statements on every organisers' page."""
    access.create_account(email="o@exempel.test", name="Olle", roles=["organiser"], by=BY)
    edition = fill(12)
    addresses = [a for a in organisers_addresses(house) if not a.startswith("/office/papper/")]
    few = {address: ask(house, address, rounds=1) for address in addresses}
    for n in range(13, 60):
        registration.register(edition_id=edition, new=new_company(n), by=BY)
    grown = {}
    for address in addresses:
        now = ask(house, address, rounds=1)
        assert now.status < 500, address
        if now.statements > few[address].statements or now.statements > MOST_STATEMENTS:
            grown[address] = (few[address].statements, now.statements)
    assert grown == {}, "Ask once for all rows, not once for each"
    assert set(MORE) <= set(addresses)


def test_a_page_holds_fifty_and_the_next_the_rest(house: Flask, client: Client) -> None:
    edition = open_edition(seats=200)
    many(edition, 120)
    organiser = client("organiser")
    shown = [names(organiser.get(f"/office/registrations?page={n}").text) for n in (1, 2, 3)]
    assert [len(page) for page in shown] == [50, 50, 20]
    assert [name for page in shown for name in page] == [f"Exempelbolaget Nr {n} AB" for n in range(1, 121)]
    text = organiser.get("/office/registrations").text
    assert "120 företag" in text
    assert "Sida 1 av 3" in text


def test_the_next_page_keeps_the_filter_in_the_address(house: Flask, client: Client) -> None:
    edition = open_edition(seats=200)
    many(edition, 120)
    organiser = client("organiser")
    first = organiser.get("/office/registrations?municipality=Berg&q=exempelbolaget").text
    assert "60 företag" in first
    following = re.search(r'href="([^"]+)" rel="next"', first)
    assert following is not None
    second = organiser.get(following[1].replace("&amp;", "&")).text
    assert "Sida 2 av 2" in second
    assert names(second) == [f"Exempelbolaget Nr {n} AB" for n in range(101, 121, 2)]
    assert len(names(organiser.get("/office/registrations.csv").text)) == 0


@pytest.mark.parametrize("number", ["0", "-1", "99", "999999999999999999999", "x", "", "1.5", "%00"])
def test_a_page_that_is_not_there_is_the_nearest(house: Flask, client: Client, number: str) -> None:
    edition = open_edition(seats=200)
    many(edition, 60)
    answer = client("organiser").get(f"/office/registrations?page={number}")
    assert answer.status_code == 200
    assert len(names(answer.text)) in (50, 10)


def test_the_export_is_the_whole_list_whatever_the_page(house: Flask, client: Client) -> None:
    edition = open_edition(seats=500)
    many(edition, 230)
    rows = (
        client("organiser").get("/office/registrations/list.csv?page=2&municipality=Berg").text.splitlines()
    )
    assert len(rows) == 1 + 115


def test_an_export_asks_in_large_steps(house: Flask, client: Client) -> None:
    edition = open_edition(seats=500)
    many(edition, 230)
    organiser = client("organiser")
    with counted() as said:
        organiser.get("/office/registrations/list.xlsx")
    assert len(said) < 20


def test_words_are_found_in_any_case_with_the_people_and_cancelled_ones_on_request(house: Flask) -> None:
    edition = open_edition()
    company = registration.register(
        edition_id=edition,
        new=new_company(
            1, name="Åre Östbygg AB", delegates=(registration.NewDelegate("Märta Ö", "marta@x.se"),)
        ),
        by=BY,
    )
    many(edition, 0)
    for q in ("åre ÖST", "MÄRTA", "marta@x", "märta åre", ""):
        assert listing.matching(edition, Filters(q=q)) == [company.id], q
    for q in ("%", "_", "märta berg", "x" * 5000):
        assert listing.matching(edition, Filters(q=q)) == [], q
    registration.cancel_company(company_id=company.id, by=BY)
    assert listing.matching(edition, Filters(q="märta")) == []
    assert listing.matching(edition, Filters(q="märta", cancelled=True)) == [company.id]
    assert listing.counts(edition) == listing.Counts(0, 0, 0, 1)
