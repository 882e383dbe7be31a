"""Use cases of editions on a real database."""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime

import pytest
from flask import Flask

from parliament.editions import (
    edition_service,
    issues_service,
    programme_service,
    rules,
    service,
    themes_service,
)
from parliament.editions.municipalities import TooManyMunicipalities
from parliament.shared.errors import NotFound, RuleBroken
from parliament.shared.text import TextEmpty, TextTooLong
from parliament.storage import journal
from parliament.storage.actor import Actor

ORGANISER = Actor("staff", "organisatoren")
NINE = datetime(2023, 10, 19, 7, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("house")


def new_edition(year: int = 2023, **facts: object) -> str:
    return service.create_edition(year=year, by=ORGANISER, **facts)  # type: ignore[arg-type]


def new_theme(edition_id: str, name: str = "Hållbarhet") -> str:
    return service.add_theme(edition_id=edition_id, name=name, by=ORGANISER)


def snapshot() -> tuple[object, str]:
    """Everything there is to see of editions, and the journal's head: equal means nothing changed."""
    editions = service.list_editions()
    content = [(service.themes(e.id), service.programme(e.id)) for e in editions]
    return (editions, content), journal.chain_head()


def refused(refusal: type[RuleBroken], deed: object) -> RuleBroken:
    before = snapshot()
    with pytest.raises(refusal) as raised:
        deed()  # type: ignore[operator]
    assert snapshot() == before
    return raised.value


def test_without_editions_the_site_still_has_a_name() -> None:
    assert service.current_edition() is None
    assert service.site().name == "Näringslivsparlamentet"


def test_a_new_edition_is_planned_and_named_after_its_year() -> None:
    edition = service.edition(new_edition(seats=50, date=dt.date(2023, 10, 19)))
    assert (edition.name, edition.status, edition.seats, edition.mode) == (
        "Näringslivsparlamentet 2023",
        "planned",
        50,
        "undecided",
    )


def test_the_database_refuses_a_second_edition_in_a_year() -> None:
    new_edition()
    error = refused(edition_service.YearTaken, new_edition)
    assert (error.field, error.status) == ("year", 409)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": "  "}, TextEmpty),
        ({"name": "x" * 81}, TextTooLong),
        ({"mode": "orbit"}, rules.UnknownChoice),
        ({"seats": -1}, rules.OutOfRange),
        ({"frame_ore": -1}, rules.OutOfRange),
        ({"technical_support_vat": "maybe"}, rules.UnknownChoice),
    ],
)
def test_facts_that_are_not_right_change_nothing(facts: dict[str, object], refusal: type[RuleBroken]) -> None:
    edition_id = new_edition()
    refused(refusal, lambda: service.change_edition(edition_id=edition_id, by=ORGANISER, **facts))  # type: ignore[arg-type]
    refused(refusal, lambda: new_edition(2024, **facts))


def test_changing_an_edition_journals_numbers_but_no_text() -> None:
    edition_id = new_edition()
    service.change_edition(edition_id=edition_id, venue="Aulan", frame_ore=4_000_000, by=ORGANISER)
    [entry] = journal.entries(subject=edition_id, actions=("editions.changed",))
    assert entry.facts == {"fields": ["frame_ore", "venue"], "frame_ore": 4_000_000}


def test_changing_nothing_leaves_no_trace() -> None:
    edition_id = new_edition(venue="Aulan")
    before = snapshot()
    service.change_edition(edition_id=edition_id, venue="Aulan", by=ORGANISER)
    assert snapshot() == before


def test_a_year_goes_from_planned_to_held() -> None:
    edition_id = new_edition()
    for status in ("open", "live", "held"):
        service.set_status(edition_id=edition_id, status=status, by=ORGANISER)
        assert service.edition(edition_id).status == status


def test_a_step_out_of_order_changes_nothing() -> None:
    edition_id = new_edition()
    refused(
        rules.StepNotPossible, lambda: service.set_status(edition_id=edition_id, status="held", by=ORGANISER)
    )
    refused(
        rules.StepNotPossible, lambda: service.set_status(edition_id=edition_id, status="lost", by=ORGANISER)
    )


def test_the_same_status_again_changes_nothing() -> None:
    edition_id = new_edition()
    service.set_status(edition_id=edition_id, status="open", by=ORGANISER)
    before = snapshot()
    service.set_status(edition_id=edition_id, status="open", by=ORGANISER)
    assert snapshot() == before


def test_a_cancelled_edition_says_why() -> None:
    edition_id = new_edition(2020)
    refused(
        rules.ReasonMissing,
        lambda: service.set_status(edition_id=edition_id, status="cancelled", by=ORGANISER, reason=" "),
    )
    service.set_status(edition_id=edition_id, status="cancelled", by=ORGANISER, reason="Covid-19")
    assert service.edition(edition_id).cancel_reason == "Covid-19"


def test_only_one_edition_runs_at_a_time() -> None:
    first, second = new_edition(2023), new_edition(2024)
    service.set_status(edition_id=first, status="open", by=ORGANISER)
    refused(
        edition_service.AnotherRuns,
        lambda: service.set_status(edition_id=second, status="open", by=ORGANISER),
    )
    service.set_status(edition_id=first, status="live", by=ORGANISER)
    service.set_status(edition_id=first, status="held", by=ORGANISER)
    service.set_status(edition_id=second, status="open", by=ORGANISER)
    assert service.current_edition() == service.edition(second)


def test_partners_stand_in_the_order_they_came() -> None:
    edition_id = new_edition()
    service.add_partner(
        edition_id=edition_id,
        name="Regionen",
        kind="region",
        responsibilities=("lokaler", " ", "livesändning"),
        by=ORGANISER,
    )
    gone = service.add_partner(edition_id=edition_id, name="Någon annan", by=ORGANISER)
    service.add_partner(edition_id=edition_id, name="Handelskammaren", kind="chamber", by=ORGANISER)
    service.remove_partner(partner_id=gone, by=ORGANISER)
    assert [(p.name, p.responsibilities) for p in service.edition(edition_id).partners] == [
        ("Regionen", ("lokaler", "livesändning")),
        ("Handelskammaren", ()),
    ]


def test_a_theme_has_a_colour_with_a_shape_and_says_how_many_are_answered() -> None:
    edition_id = new_edition()
    theme_id = service.add_theme(
        edition_id=edition_id,
        name="Infrastruktur",
        palette="rails",
        answers=3,
        answer_minutes=7,
        tie_rule="lot",
        roles=("Regionstyrelsens ordförande",),
        by=ORGANISER,
    )
    theme = service.theme(theme_id)
    assert (theme.key, theme.palette, theme.icon, theme.answers_minutes, theme.tie_rule, theme.roles) == (
        "infrastruktur",
        "rails",
        "rails",
        21,
        "lot",
        ("Regionstyrelsens ordförande",),
    )


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": ""}, TextEmpty),
        ({"name": "x" * 41}, TextTooLong),
        ({"palette": "neon"}, rules.UnknownChoice),
        ({"answers": 6}, rules.OutOfRange),
        ({"answer_minutes": 0}, rules.OutOfRange),
        ({"tie_rule": "dice"}, rules.UnknownChoice),
    ],
)
def test_a_theme_that_is_not_right_is_refused(facts: dict[str, object], refusal: type[RuleBroken]) -> None:
    edition_id = new_edition()
    theme_id = new_theme(edition_id)
    refused(
        refusal,
        lambda: service.add_theme(edition_id=edition_id, by=ORGANISER, **{"name": "Annat", **facts}),  # type: ignore[arg-type]
    )
    refused(refusal, lambda: service.change_theme(theme_id=theme_id, by=ORGANISER, **facts))  # type: ignore[arg-type]


def test_two_themes_of_one_name_are_refused() -> None:
    edition_id = new_edition()
    new_theme(edition_id)
    refused(themes_service.ThemeTaken, lambda: new_theme(edition_id, "hållbarhet"))


def test_themes_can_change_places() -> None:
    edition_id = new_edition()
    new_theme(edition_id, "Ett")
    second = new_theme(edition_id, "Två")
    service.move_theme(theme_id=second, up=True, by=ORGANISER)
    service.move_theme(theme_id=second, up=True, by=ORGANISER)
    assert [theme.name for theme in service.themes(edition_id)] == ["Två", "Ett"]


def test_a_theme_goes_only_while_planned_and_unused() -> None:
    edition_id = new_edition()
    used, unused, late = (new_theme(edition_id, name) for name in ("Ett", "Två", "Tre"))
    service.add_programme_item(
        edition_id=edition_id, kind="theme", title="Ett", minutes=50, theme_id=used, by=ORGANISER
    )
    service.add_issue(theme_id=unused, short_name="Bredband", text="När?", by=ORGANISER)
    refused(themes_service.ThemeInUse, lambda: service.remove_theme(theme_id=used, by=ORGANISER))
    service.remove_theme(theme_id=unused, by=ORGANISER)
    service.set_status(edition_id=edition_id, status="open", by=ORGANISER)
    refused(rules.NotPlannedAnyMore, lambda: service.remove_theme(theme_id=late, by=ORGANISER))
    assert [theme.id for theme in service.themes(edition_id)] == [used, late]


def test_a_theme_takes_five_issues_and_a_removed_letter_is_free_again() -> None:
    theme_id = new_theme(new_edition())
    issues = [
        service.add_issue(theme_id=theme_id, short_name=f"Fråga {n}", text="Hur?", by=ORGANISER)
        for n in range(5)
    ]
    refused(
        rules.ThemeFull,
        lambda: service.add_issue(theme_id=theme_id, short_name="Sjätte", text="Hur?", by=ORGANISER),
    )
    service.remove_issue(issue_id=issues[2], by=ORGANISER)
    again = service.add_issue(theme_id=theme_id, short_name="Ny", text="Hur?", by=ORGANISER)
    assert service.issue(again).letter == "C"
    assert [issue.letter for issue in service.theme(theme_id).issues] == list("ABCDE")


def test_an_issue_that_is_not_right_is_refused() -> None:
    theme_id = new_theme(new_edition())
    service.add_issue(theme_id=theme_id, short_name="Bredband", text="När?", letter="B", by=ORGANISER)

    def add(short_name: str = "Godståg", text: str = "Hur?", letter: str = "") -> None:
        service.add_issue(theme_id=theme_id, short_name=short_name, text=text, letter=letter, by=ORGANISER)

    assert refused(TextTooLong, lambda: add(short_name="x" * 33)).field == "short_name"
    assert refused(TextEmpty, lambda: add(text=" \u200b")).field == "text"
    refused(rules.UnknownChoice, lambda: add(letter="F"))
    refused(issues_service.LetterTaken, lambda: add(letter="B"))
    add(short_name="x" * 32)


def test_a_changed_issue_is_no_longer_demo_and_its_wording_is_in_the_journal() -> None:
    theme_id = new_theme(new_edition())
    issue_id = service.add_issue(
        theme_id=theme_id, short_name="Bredband", text="När?", is_demo=True, by=ORGANISER
    )
    service.change_issue(issue_id=issue_id, short_name="Bredband", text="När, var och hur?", by=ORGANISER)
    assert service.issue(issue_id).is_demo is False
    [entry] = journal.entries(subject=issue_id, actions=("editions.issue_changed",))
    assert entry.personal == {"short_name": "Bredband", "text": "När, var och hur?"}


def test_the_programme_is_timed_from_its_first_point() -> None:
    edition_id = new_edition()
    add = service.add_programme_item
    add(edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, starts_at=NINE, by=ORGANISER)
    roll_call = add(edition_id=edition_id, kind="roll_call", title="Upprop", minutes=5, by=ORGANISER)
    lunch = add(
        edition_id=edition_id,
        kind="break",
        title="Lunch",
        minutes=60,
        starts_at=NINE + dt.timedelta(minutes=12),
        by=ORGANISER,
    )
    assert service.programme_item(roll_call).starts_at == NINE + dt.timedelta(minutes=10)
    assert service.programme_item(lunch).overlap_minutes == 3


def test_moving_a_point_to_the_top_keeps_the_beginning_of_the_day() -> None:
    edition_id = new_edition()
    add = service.add_programme_item
    add(edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, starts_at=NINE, by=ORGANISER)
    second = add(edition_id=edition_id, kind="roll_call", title="Upprop", minutes=5, by=ORGANISER)
    service.move_programme_item(item_id=second, up=True, by=ORGANISER)
    service.move_programme_item(item_id=second, up=True, by=ORGANISER)
    assert [(i.title, i.starts_at) for i in service.programme(edition_id)] == [
        ("Upprop", NINE),
        ("Öppnande", NINE + dt.timedelta(minutes=5)),
    ]


def test_removing_the_first_point_keeps_the_beginning_of_the_day() -> None:
    edition_id = new_edition()
    add = service.add_programme_item
    first = add(
        edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, starts_at=NINE, by=ORGANISER
    )
    add(edition_id=edition_id, kind="roll_call", title="Upprop", minutes=5, by=ORGANISER)
    service.remove_programme_item(item_id=first, by=ORGANISER)
    assert [(i.title, i.starts_at, i.position) for i in service.programme(edition_id)] == [
        ("Upprop", NINE, 1)
    ]


def test_a_point_that_is_not_right_is_refused() -> None:
    edition_id = new_edition()
    elsewhere = new_theme(new_edition(2024))
    item_id = service.add_programme_item(
        edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, by=ORGANISER
    )

    def change(**facts: object) -> None:
        known = {"kind": "opening", "title": "Öppnande", "minutes": 10, **facts}
        service.change_programme_item(item_id=item_id, by=ORGANISER, **known)  # type: ignore[arg-type]

    refused(rules.UnknownChoice, lambda: change(kind="party"))
    refused(rules.OutOfRange, lambda: change(minutes=0))
    refused(TextEmpty, lambda: change(title=""))
    refused(programme_service.ThemeMissing, lambda: change(kind="theme"))
    refused(programme_service.ThemeOfAnotherEdition, lambda: change(kind="theme", theme_id=elsewhere))


def test_a_day_that_is_over_keeps_its_content() -> None:
    edition_id = new_edition()
    theme_id = new_theme(edition_id)
    issue_id = service.add_issue(theme_id=theme_id, short_name="Bredband", text="När?", by=ORGANISER)
    item_id = service.add_programme_item(
        edition_id=edition_id, kind="opening", title="Öppnande", minutes=10, by=ORGANISER
    )
    for status in ("open", "live", "held"):
        service.set_status(edition_id=edition_id, status=status, by=ORGANISER)
    for deed in (
        lambda: new_theme(edition_id, "Nytt"),
        lambda: service.change_theme(theme_id=theme_id, answers=2, by=ORGANISER),
        lambda: service.remove_theme(theme_id=theme_id, by=ORGANISER),
        lambda: service.add_issue(theme_id=theme_id, short_name="Ny", text="Ny?", by=ORGANISER),
        lambda: service.change_issue(issue_id=issue_id, short_name="Ny", text="Ny?", by=ORGANISER),
        lambda: service.remove_issue(issue_id=issue_id, by=ORGANISER),
        lambda: service.move_programme_item(item_id=item_id, up=False, by=ORGANISER),
        lambda: service.remove_programme_item(item_id=item_id, by=ORGANISER),
    ):
        refused(rules.EditionClosed, deed)


def test_what_does_not_exist_is_not_found() -> None:
    for deed in (
        lambda: service.edition("finns-inte"),
        lambda: service.theme("finns-inte"),
        lambda: service.issue("finns-inte"),
        lambda: service.programme_item("finns-inte"),
        lambda: service.set_status(edition_id="finns-inte", status="open", by=ORGANISER),
        lambda: service.change_edition(edition_id="finns-inte", venue="Aulan", by=ORGANISER),
        lambda: new_theme("finns-inte"),
        lambda: service.remove_partner(partner_id="finns-inte", by=ORGANISER),
    ):
        refused(NotFound, deed)


def test_every_change_is_in_the_journal(house: Flask) -> None:
    edition_id = new_edition()
    theme_id = new_theme(edition_id)
    service.add_issue(theme_id=theme_id, short_name="Bredband", text="När?", by=ORGANISER)
    service.set_status(edition_id=edition_id, status="open", by=ORGANISER)
    assert [entry.action for entry in journal.entries()] == [
        "editions.created",
        "editions.theme_added",
        "editions.issue_added",
        "editions.status_changed",
    ]
    assert list(journal.breaks()) == []


def test_the_municipalities_of_a_region_are_named_once_each() -> None:
    edition_id = new_edition(2030)
    service.set_municipalities(edition_id, ["Örebro", " Nora ", "Örebro", ""], by=ORGANISER)
    assert service.municipalities(edition_id) == ("Nora", "Örebro")
    with pytest.raises(TooManyMunicipalities):
        service.set_municipalities(edition_id, [f"Kommun {n}" for n in range(291)], by=ORGANISER)
    assert service.municipalities(edition_id) == ("Nora", "Örebro")
    service.set_municipalities(edition_id, [], by=ORGANISER)
    assert service.municipalities(edition_id) == ()
