"""The real editions, entered through the services."""

from __future__ import annotations

import datetime as dt

import pytest

from parliament.editions import edition_service, rules, service
from parliament.editions.real_data import load_real_editions
from parliament.shared import swedish
from parliament.storage import journal
from parliament.storage.actor import Actor

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def latest(house: object) -> str:
    return load_real_editions(Actor.system())


def test_the_four_years_are_as_the_source_says(latest: str) -> None:
    assert [(e.year, e.status, e.mode, e.date) for e in service.list_editions()] == [
        (2023, "planned", "onsite", dt.date(2023, 10, 19)),
        (2022, "held", "onsite", dt.date(2022, 5, 12)),
        (2021, "held", "hybrid", dt.date(2021, 4, 28)),
        (2020, "cancelled", "undecided", None),
    ]


def test_2020_was_cancelled_for_covid(latest: str) -> None:
    assert service.list_editions()[-1].cancel_reason == "Covid-19"


def test_the_cost_of_2022_has_no_vat_basis_in_the_source(latest: str) -> None:
    edition = service.list_editions()[1]
    assert (edition.technical_support_ore, edition.technical_support_vat) == (3_840_000, "unknown")


def test_2023_has_its_frame_partners_and_four_themes_of_five_issues(latest: str) -> None:
    edition = service.edition(latest)
    assert (edition.frame_ore, edition.period_text, edition.is_demo) == (4_000_000, "hösten 2023", True)
    assert [p.name for p in edition.partners] == ["Region Jämtland Härjedalen", "Handelskammaren Mittsverige"]
    assert edition.partners[0].responsibilities == (
        "lokaler",
        "omröstningssystem",
        "livesändning",
        "personella resurser",
    )
    themes = service.themes(latest)
    assert [(t.name, t.palette) for t in themes] == [
        ("Hållbarhet", "leaf"),
        ("Kompetensutveckling", "book"),
        ("Infrastruktur", "rails"),
        ("Digitalisering", "nodes"),
    ]
    for theme in themes:
        assert [issue.letter for issue in theme.issues] == list("ABCDE")
        assert all(issue.is_demo and issue.text.endswith("?") for issue in theme.issues)
        assert all(len(issue.short_name) <= rules.SHORT_NAME_MAX for issue in theme.issues)
        assert theme.roles


def test_the_programme_of_2023_is_one_day_without_overlaps(latest: str) -> None:
    items = service.programme(latest)
    times = [(swedish.time(item.starts_at), item.kind) for item in items if item.starts_at]
    assert times == [
        ("9.00", "break"),
        ("9.30", "opening"),
        ("9.40", "roll_call"),
        ("9.50", "adjusters"),
        ("9.55", "information"),
        ("10.05", "theme"),
        ("11.00", "theme"),
        ("12.00", "break"),
        ("13.00", "theme"),
        ("13.55", "break"),
        ("14.15", "theme"),
        ("15.05", "evaluation"),
        ("15.10", "closing"),
    ]
    assert [item.overlap_minutes for item in items] == [0] * len(items)
    for item in items:
        if item.theme_id:
            assert item.minutes == service.theme(item.theme_id).minutes


def test_entering_them_twice_changes_nothing(latest: str) -> None:
    head = journal.chain_head()
    with pytest.raises(edition_service.YearTaken):
        load_real_editions(Actor.system())
    assert journal.chain_head() == head
    assert len(service.list_editions()) == 4
