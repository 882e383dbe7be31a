"""The rules of editions, without app or database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from parliament.editions import rules

NINE = datetime(2023, 10, 19, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "wanted", "event"),
    [
        ("planned", "open", "open"),
        ("open", "live", "begin"),
        ("live", "held", "finish"),
        ("planned", "cancelled", "cancel"),
        ("open", "cancelled", "cancel"),
    ],
)
def test_the_status_table_knows_the_steps_of_a_year(now: str, wanted: str, event: str) -> None:
    assert rules.step_to(now, wanted, reason="Snö") == event


@pytest.mark.parametrize("now", rules.STATUSES)
def test_every_other_step_is_refused(now: str) -> None:
    possible = set(rules.next_steps(now))
    for wanted in set(rules.STATUSES) - possible:
        with pytest.raises(rules.StepNotPossible):
            rules.step_to(now, wanted, reason="Snö")


def test_a_day_that_is_going_on_cannot_be_cancelled() -> None:
    with pytest.raises(rules.StepNotPossible) as refusal:
        rules.step_to("live", "cancelled", reason="Snö")
    assert refusal.value.sentence("sv") == (
        "Upplagan är i gång och kan inte bli inställd. Välj ett av stegen på upplagans sida."
    )


def test_cancelling_needs_a_reason() -> None:
    with pytest.raises(rules.ReasonMissing) as refusal:
        rules.step_to("open", "cancelled")
    assert refusal.value.field == "reason"


def test_letters_are_given_in_order_and_end_with_e() -> None:
    assert rules.free_letter([]) == "A"
    assert rules.free_letter(["A", "C"]) == "B"
    with pytest.raises(rules.ThemeFull):
        rules.free_letter("ABCDE")


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_what_is_over_keeps_its_content(status: str) -> None:
    with pytest.raises(rules.EditionClosed):
        rules.check_content_open(status)


def test_a_palette_is_one_of_the_checked_ones() -> None:
    assert rules.check_choice("leaf", rules.PALETTES, field="palette") == "leaf"
    with pytest.raises(rules.UnknownChoice) as refusal:
        rules.check_choice("neon", rules.PALETTES, field="palette")
    assert refusal.value.field == "palette"


@pytest.mark.parametrize("value", [0, 6, -1])
def test_one_to_five_issues_are_answered(value: int) -> None:
    with pytest.raises(rules.OutOfRange):
        rules.check_range(value, 1, 5, field="answers")


def test_a_theme_key_is_plain_ascii() -> None:
    assert rules.theme_key("Hållbarhet & miljö") == "hallbarhet-miljo"
    assert rules.theme_key("🌲") == ""


def test_points_follow_each_other_from_the_first_fixed_time() -> None:
    planned = rules.plan_times([(30, NINE), (10, None), (5, None)])
    assert [p.starts_at for p in planned] == [
        NINE,
        NINE + timedelta(minutes=30),
        NINE + timedelta(minutes=40),
    ]


def test_a_fixed_point_keeps_its_time_and_tells_of_an_overlap() -> None:
    lunch = NINE + timedelta(minutes=20)
    planned = rules.plan_times([(30, NINE), (60, lunch), (5, None)])
    assert planned[1] == rules.Planned(lunch, overlap_minutes=10)
    assert planned[2].starts_at == lunch + timedelta(minutes=60)


def test_a_programme_without_a_fixed_time_has_no_times() -> None:
    assert rules.plan_times([(30, None), (10, None)]) == [rules.Planned(None), rules.Planned(None)]


@pytest.mark.parametrize(
    ("editions", "chosen"),
    [
        ([], None),
        ([("a", 2022, "held"), ("b", 2023, "planned")], "b"),
        ([("a", 2022, "held"), ("b", 2023, "open"), ("c", 2024, "planned")], "b"),
        ([("a", 2022, "live"), ("b", 2023, "planned")], "a"),
        ([("a", 2021, "held"), ("b", 2022, "held"), ("c", 2020, "planned")], "b"),
        ([("a", 2023, "planned"), ("b", 2024, "planned")], "a"),
        ([("a", 2020, "cancelled")], "a"),
        ([("a", 2020, "cancelled"), ("b", 2021, "held")], "b"),
    ],
)
def test_the_site_is_about_the_edition_that_matters_now(
    editions: list[tuple[str, int, str]], chosen: str | None
) -> None:
    assert rules.choose_current(editions) == chosen
