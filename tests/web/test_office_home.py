"""The organisers' opening page, from nothing at all to a day that is over."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

from parliament.budget import service as budget
from parliament.budget.views import Cost
from parliament.editions import real_data
from parliament.office import words
from parliament.office.rules import Picture, tasks
from parliament.storage.actor import Actor

ORGANISER = Actor("staff", "organiser")


@pytest.fixture
def edition(house):
    """The editions of the real data; the id of the latest."""
    return real_data.load_real_editions(by=ORGANISER)


def links(page):
    return set(re.findall(r'<a[^>]* href="(/[^"#]*)', page[page.index("<main") : page.index("</main>")]))


def test_with_nothing_in_the_database_it_offers_the_first_edition(client, house):
    page = client("organiser").get("/office/")

    assert page.status_code == 200
    assert "Ingen upplaga finns än" in page.text
    assert "/office/editions" in links(page.text)


def test_it_says_what_needs_doing_and_every_link_leads_somewhere(client, edition):
    budget.plan_line(edition, name="Lokal", planned_ore=5_000_000, by=ORGANISER)
    organiser = client("organiser")

    page = organiser.get("/office/")

    assert page.status_code == 200
    assert "Prognosen är 10\u00a0000\u00a0kr över ramen." in page.text
    for address in sorted(links(page.text)):
        assert (address, organiser.get(address, follow_redirects=True).status_code) in (
            (address, 200),
            (address, 403),
        )


def test_an_order_that_waits_for_its_invoice_is_told_of(client, edition):
    cost = Cost(100, dt.date(2023, 5, 1), "Exempelsalen AB", "Hyra")
    budget.order(edition, cost, by=ORGANISER)

    assert "En beställning väntar på faktura." in client("organiser").get("/office/").text


@pytest.mark.parametrize("role", ["operator", "reader", "door"])
def test_it_is_for_organisers(client, house, role):
    assert client(role).get("/office/").status_code == 403


def test_every_task_of_every_stage_has_its_words(house):
    numbers = {"seats": 50, "seats_taken": 3, "frame_is_set": True, "open_orders": 2, "answers_owed": 1}
    pictures = [
        Picture(status=status, days_left=days, budget_alarm=alarm, sitting=sitting, survey=survey, **numbers)
        for status, days, alarm, sitting, survey in itertools.product(
            ["planned", "open", "live", "held", "cancelled"],
            [0, 90],
            ["ok", "near", "broken"],
            ["none", "planned", "open", "adjourned", "closed"],
            ["none", "open", "closed"],
        )
    ]
    with house.test_request_context():
        for picture in [*pictures, *(Picture(status=status) for status in ("planned", "open", "held"))]:
            for task in tasks(picture):
                line = words.line(task, edition_id="abc")
                assert line.title
                assert line.sentence.endswith(".")
                assert line.href.startswith("/")
