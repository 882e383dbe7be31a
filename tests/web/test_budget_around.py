"""The pages of suppliers and of the editions side by side."""

from __future__ import annotations

from datetime import date

import pytest

from parliament.budget import service as budget
from parliament.budget.views import Cost
from parliament.editions import service as editions
from parliament.storage.actor import Actor

KR = 100
SYSTEM = Actor.system()
NBSP = "\u00a0"


@pytest.fixture
def edition(house):
    editions.create_edition(year=2022, by=SYSTEM, technical_support_ore=38_400 * KR)
    edition_id = editions.create_edition(year=2023, by=SYSTEM)
    budget.set_frame(edition_id, 40_000 * KR, decision="Förslag", by=SYSTEM)
    return edition_id


def buy(edition, kronor, reason="Beslut"):
    cost = Cost(kronor * KR, date(2023, 3, 1), "Exempelljud AB", "Ljud")
    return budget.book_expense(edition, cost, by=SYSTEM, override_reason=reason)


def test_a_large_purchase_is_told_when_booked_on_the_overview_and_in_the_list(client, edition):
    organiser = client("organiser")
    form = {"amount": "120 000", "basis": "excl", "vat_rate": "25", "supplier": "Exempelljud AB"}
    more = {"text": "Ljud", "date": "2023-03-01", "override": "1", "override_reason": "Beslut"}
    address = f"/office/budget/expenses/new?edition={edition}"

    page = organiser.post(address, data=form | more, follow_redirects=True).text

    assert page.count("Direktupphandlingen ska dokumenteras senast 31 mars 2023") == 2
    one = f"/office/budget/suppliers/one?edition={edition}&supplier=exempelljud"
    done = organiser.post(
        one, data={"options": "0", "documented_on": "2023-03-20", "reference": "RS/9"}, follow_redirects=True
    )
    assert "RS/9" in done.text
    assert "Direktupphandlingen ska" not in organiser.get(f"/office/budget?edition={edition}").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"options": "många"}, "Beloppet går inte att läsa"),
        ({"options": "-1"}, "Beloppet måste vara minst"),
        ({"options": "0", "documented_on": "2999-01-01"}, "Dagen har inte kommit än"),
        ({"options": "0", "documented_on": "i går"}, "Datumet går inte att läsa"),
        ({"options": "0", "reference": "x" * 500}, "Texten är 500 tecken"),
    ],
)
def test_a_bad_note_on_a_supplier_is_refused(client, edition, data, words):
    buy(edition, 1_000)
    before = budget.suppliers(edition)

    answer = client("organiser").post(
        f"/office/budget/suppliers/one?edition={edition}&supplier=exempelljud", data=data
    )

    assert (answer.status_code, budget.suppliers(edition)) == (422, before)
    assert words in answer.text


def test_a_supplier_of_whom_nothing_was_bought_has_no_page(client, edition):
    answer = client("organiser").get(f"/office/budget/suppliers/one?edition={edition}&supplier=nobody")

    assert answer.status_code == 404


def test_the_costs_of_2022_stand_against_the_frame_of_2023(client, edition):
    text = client("reader").get(f"/office/budget/comparison?edition={edition}").text

    for figure in (f"40{NBSP}000{NBSP}kr", f"38{NBSP}400{NBSP}kr", f"1{NBSP}600{NBSP}kr", f"96{NBSP}%"):
        assert figure in text


def test_an_earlier_cost_is_entered_shown_and_removed(client, edition):
    organiser = client("organiser")
    [before] = [each.id for each in editions.list_editions() if each.year == 2022]
    data = {"edition": before, "name": "Lokal", "cost": "1.250,50", "vat": "excl", "source": "Faktura 7"}

    page = organiser.post("/office/budget/comparison/new", data=data, follow_redirects=True).text
    assert "Faktura 7" in page
    [cost] = budget.entered_costs()
    assert cost.cost_ore == 125_050

    twice = organiser.post("/office/budget/comparison/new", data=data)
    assert (twice.status_code, "redan en kostnad med det namnet" in twice.text) == (409, True)
    organiser.post(f"/office/budget/comparison/{cost.id}/remove")
    assert budget.entered_costs() == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cost": "1,250"}, "Beloppet går inte att läsa"),
        ({"cost": "\u22125"}, "Beloppet måste vara minst"),
        ({"name": ""}, "Här saknas text"),
        ({"source": ""}, "Här saknas text"),
        ({"vat": "kanske"}, "Välj om momsen ingår"),
    ],
)
def test_a_bad_earlier_cost_is_refused(client, edition, change, words):
    data = {"edition": edition, "name": "Lokal", "cost": "1", "vat": "excl", "source": "Faktura 7"}

    answer = client("organiser").post("/office/budget/comparison/new", data=data | change)

    assert (answer.status_code, budget.entered_costs()) == (422, [])
    assert words in answer.text


def test_the_pages_are_there_before_anything_is(client, house):
    organiser = client("organiser")

    assert "Inget är köpt än" in organiser.get("/office/budget/suppliers").text
    assert "Ingen upplaga än" in organiser.get("/office/budget/comparison").text
    assert organiser.get("/office/budget/comparison/new").status_code == 404


def test_a_reader_is_offered_nothing_to_change(client, edition):
    buy(edition, 1_000)
    reader = client("reader")

    assert "suppliers/one" not in reader.get(f"/office/budget/suppliers?edition={edition}").text
    assert (
        reader.get(f"/office/budget/suppliers/one?edition={edition}&supplier=exempelljud").status_code == 403
    )
    assert reader.post("/office/budget/comparison/new").status_code == 403
