"""The register of actions: the source's own plan, changes that are remembered, values of indicators."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from flask import Flask

from parliament.commitments import rules
from parliament.commitments.register import indicators, loading, planning, queries, refusals, service
from parliament.commitments.register.models import Action
from parliament.commitments.register.views import ActionView, Filters
from parliament.shared.errors import NotFound, StaleVersion
from parliament.shared.text import TextEmpty
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

BY = Actor(kind="staff", id="organiser")


@pytest.fixture
def sormland(house: Flask) -> str:
    return loading.load_plan(loading.DATA / "sormland.json", by=BY)


def everything(plan_id: str, **wanted: object) -> list[ActionView]:
    return service.actions(plan_id, Filters(**wanted), limit=10_000)[0]


def test_the_plan_of_the_source_is_there_whole(sormland: str) -> None:
    plan = service.plan(sormland)
    assert len(plan.areas) == 14
    assert len({area.strategic_name for area in plan.areas}) == 3
    assert plan.counts == {"potential": 63, "coming": 11, "ongoing": 33, "ended": 3, "dropped": 0}
    assert Counter(len(g) for _, g in _groups(sormland)) == {7: 1, 5: 1, 6: 1, 4: 1}
    assert [area.table_number for area in plan.areas if area.table_number is None] == [None]


def _groups(plan_id: str) -> list[tuple[str, list[object]]]:
    groups: dict[str, list[object]] = {}
    for one in indicators.indicators(plan_id):
        groups.setdefault(one.group_name, []).append(one)
    return list(groups.items())


def test_every_schedule_stands_as_written_and_one_is_listed_as_unclear(sormland: str) -> None:
    written = {action.schedule.text for action in everything(sormland, status="ongoing")}
    assert {"230401 –260731.", "Pågående –251231.", "2020 – löpande.", "Löpande."} <= written
    unclear = everything(sormland, unclear=True)
    assert [(a.schedule.text, a.schedule.not_understood) for a in unclear] == [("23010 –251231.", ("23010",))]
    assert service.plan(sormland).unclear == 1


def test_the_same_plan_is_not_read_in_twice(sormland: str) -> None:
    with pytest.raises(refusals.PlanExists):
        loading.load_plan(loading.DATA / "sormland.json", by=BY)
    assert [plan.id for plan in service.plans()] == [sormland]
    assert sum(service.plan(sormland).counts.values()) == 110


def test_searching_finds_words_in_any_order_and_case(sormland: str) -> None:
    found = everything(sormland, q="RÅDGIVNING almi")
    assert found
    for action in found:
        words = queries.folded(
            f"{action.title} {action.description} {action.responsible} {action.participants}"
        )
        assert "almi" in words
        assert "rådgivning" in words
    assert everything(sormland, q="100%_ finns inte") == []


def test_a_change_is_remembered_field_by_field(sormland: str) -> None:
    action = everything(sormland, status="ongoing")[0]
    since = service.plan(sormland).versions[0].at
    facts = {
        "title": action.title,
        "description": "Ny text.",
        "schedule": "maj?",
        "responsible": action.responsible,
    }
    service.change_action(action.id, facts, version=action.version, by=BY)
    changed = {(c.field, c.after) for c in service.changes_of(action.id) if c.version == 2}
    assert changed == {("description", "Ny text."), ("schedule_text", "maj?"), ("participants", "")}
    assert {c.action_id for c in service.changes_since(sormland, since)} == {action.id}
    after = service.action(action.id)
    assert (after.version, after.schedule.kind, after.description) == (2, "preliminary", "Ny text.")


def test_saying_the_same_again_changes_nothing(sormland: str) -> None:
    action = everything(sormland, status="ongoing")[0]
    facts = {
        "title": action.title,
        "description": action.description,
        "responsible": action.responsible,
        "participants": action.participants,
        "schedule": action.schedule.text,
        "note": action.note,
    }
    service.change_action(action.id, facts, version=1, by=BY)
    assert service.action(action.id) == action


@pytest.mark.parametrize(
    ("facts", "version", "refusal"),
    [({"title": "Nytt"}, 7, StaleVersion), ({"title": "\u200b "}, 1, TextEmpty)],
)
def test_a_stale_or_empty_change_is_refused(
    sormland: str, facts: dict[str, str], version: int, refusal: type[Exception]
) -> None:
    action = everything(sormland)[0]
    with pytest.raises(refusal):
        service.change_action(action.id, facts, version=version, by=BY)
    assert service.action(action.id) == action


def test_an_action_walks_its_way_and_is_dropped_only_with_a_reason(sormland: str) -> None:
    idea = everything(sormland, status="potential")[0]
    assert service.take_step(idea.id, "plan", version=1, by=BY) == rules.COMING
    with pytest.raises(rules.ReasonMissing):
        service.take_step(idea.id, "drop", version=2, by=BY)
    with pytest.raises(StaleVersion):
        service.take_step(idea.id, "begin", version=1, by=BY)
    assert service.action(idea.id).status == rules.COMING
    assert service.take_step(idea.id, "drop", version=2, reason="Görs av kommunen", by=BY) == rules.DROPPED
    assert service.action(idea.id).status_reason == "Görs av kommunen"


def test_a_plan_of_ones_own_is_made_area_by_area(house: Flask) -> None:
    plan_id = planning.create_plan(region_name="R", title="P", period_text="", background="", by=BY)
    first = planning.add_area(plan_id, strategic_name="Tillväxt", name="Resor", by=BY)
    planning.add_area(plan_id, strategic_name="Tillväxt", name="Gods", by=BY)
    action_id = service.add_action(first, {"title": "Tidtabell"}, by=BY)
    plan = service.plan(plan_id)
    assert [(a.number, a.strategic_number, a.name) for a in plan.areas] == [(1, 1, "Resor"), (2, 1, "Gods")]
    assert (plan.is_public, plan.counts["potential"], plan.unclear) == (False, 1, 0)
    assert service.action(action_id).schedule.text == ""
    with pytest.raises(refusals.PlanExists):
        planning.create_plan(region_name="R", title="P", period_text="", background="", by=BY)
    with pytest.raises(rules.NoSuchStep):
        service.add_action(first, {"title": "Avfärdad från början"}, status="dropped", by=BY)
    with pytest.raises(NotFound):
        service.add_action("finns-inte", {"title": "X"}, by=BY)
    assert list(journal.breaks()) == []


def test_two_versions_of_one_name_are_not_kept(sormland: str) -> None:
    service.name_version(sormland, "Antagen 2026", by=BY)
    with pytest.raises(refusals.VersionNameTaken):
        service.name_version(sormland, "Antagen 2026", by=BY)
    assert [v.name for v in service.plan(sormland).versions] == ["Antagen 2026", "Som den lästes in"]


def test_a_series_is_read_as_swedes_write_numbers() -> None:
    pasted = (
        "År;Plats;Värde\n2023;Nyköping;1\u00a0250,5\n2024\tNyköping\t−3\n2024; ;12.25\n2023;Nyköping;1250.5"
    )
    assert indicators.read_series(pasted) == (
        ("2023", "Nyköping", Decimal("1250.5")),
        ("2024", "Nyköping", Decimal(-3)),
        ("2024", "", Decimal("12.25")),
    )


@pytest.mark.parametrize(
    "line",
    ["Nyköping;2023;7", "2023;Nyköping;sju", "2023", "2023;N;1;2", "2023;N;NaN", "2023;N;9" + "9" * 30],
)
def test_a_line_that_is_no_value_is_named(line: str) -> None:
    with pytest.raises(refusals.SeriesUnreadable) as refused:
        indicators.read_series(f"2022;N;1\n{line}")
    assert refused.value.facts["line"] == 2


def test_two_values_for_one_period_and_place_are_refused() -> None:
    with pytest.raises(refusals.SeriesUnreadable):
        indicators.read_series("2023;N;1\n2023;N;2")
    with pytest.raises(refusals.SeriesTooLong):
        indicators.read_series("\n".join(f"{2000 + n % 90};P{n};1" for n in range(1001)))


def test_a_series_takes_the_place_of_the_one_before(sormland: str) -> None:
    one = indicators.indicators(sormland)[0]
    series = indicators.read_series("2023;;1,5\n2024;;2,5")
    for _ in range(2):
        assert indicators.put_series(one.id, series, by=BY) == 2
    assert [(v.period, v.value) for v in indicators.indicator(one.id).values] == [
        ("2023", Decimal("1.5")),
        ("2024", Decimal("2.5")),
    ]


def test_the_last_page_of_ten_thousand_actions(house: Flask) -> None:
    plan_id = planning.create_plan(region_name="R", title="P", period_text="", background="", by=BY)
    area = planning.add_area(plan_id, strategic_name="S", name="A", by=BY)
    shared = {"plan_id": plan_id, "area_id": area, "schedule_text": "Löpande", "schedule_is_clear": True}
    empty = dict.fromkeys(
        ("description", "responsible", "participants", "funding", "note", "status_reason"), ""
    )
    with transaction() as tx:
        tx.session.add_all(
            Action(
                position=n, title=f"Insats {n}", searched=f"insats {n}", status="ongoing", **shared, **empty
            )
            for n in range(1, 10_001)
        )
    rows, total = service.actions(plan_id, Filters(q="insats"), limit=100, offset=9_900)
    assert (len(rows), total, rows[-1].title) == (100, 10_000, "Insats 10000")
