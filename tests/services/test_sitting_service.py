"""The sitting through its use cases, from the programme to the close, in step with the room."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parliament.editions import service as editions
from parliament.live import outbox
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules
from parliament.sitting import service as sitting
from parliament.storage import journal
from tests.services import world as worlds
from tests.services.world import BY, World, sql


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A sitting that has been prepared and not opened."""
    with worlds.world_in(tmp_path, seats=2, sitting_open=False) as made:
        yield made


def step(world: World, name: str, **more: object) -> None:
    sitting.step(sitting_id=world.sitting_id, name=name, by=BY, **more)  # type: ignore[arg-type]


def now(world: World) -> sitting.SittingView:
    return sitting.sitting(world.sitting_id)


def statuses(world: World) -> list[str]:
    return [item.status for item in now(world).items]


def everything() -> str:
    return str([sql(f"SELECT * FROM {table}") for table in ("sitting", "agenda_item", "edition", "journal")])


def refused(kind: type[RuleBroken], act: object, **arguments: object) -> RuleBroken:
    """The refusal of an act, which changed nothing."""
    before = everything()
    with pytest.raises(kind) as error:
        act(by=BY, **arguments)  # type: ignore[operator]
    assert everything() == before
    return error.value


def test_a_sitting_is_prepared_once_with_the_programme_as_its_agenda(world: World) -> None:
    assert sitting.prepare(edition_id=world.edition_id, by=BY) == world.sitting_id
    view = now(world)
    assert view.phase == "planned"
    assert [(item.kind, item.title, item.status) for item in view.items] == [
        ("opening", "Öppnande", "waiting"),
        ("theme", "Tema", "waiting"),
        ("closing", "Avslutning", "waiting"),
    ]
    assert view.items[1].theme_id == world.theme_ids[0]
    assert sitting.current(world.edition_id) == view
    assert sitting.current("no such edition") is None


def test_a_whole_sitting_from_opening_to_close(world: World) -> None:
    step(world, "open")
    assert editions.edition(world.edition_id).status == "live"
    for expected in (
        ["current", "waiting", "waiting"],
        ["done", "current", "waiting"],
        ["done", "done", "current"],
    ):
        sitting.next_item(sitting_id=world.sitting_id, by=BY)
        assert statuses(world) == expected
    refused(rules.NoMoreItems, sitting.next_item, sitting_id=world.sitting_id)
    step(world, "adjourn")
    assert now(world).phase == "adjourned"
    step(world, "resume")
    step(world, "close")
    view = now(world)
    assert (view.phase, view.item, statuses(world)) == ("closed", None, ["done"] * 3)
    assert view.opened_at is not None
    assert view.closed_at is not None
    assert view.opened_at <= view.closed_at
    assert editions.edition(world.edition_id).status == "held"
    actions = [entry.action for entry in journal.entries(subject=world.sitting_id)]
    assert actions == [
        "sitting.prepared", "sitting.open", *["sitting.item_begun"] * 3,
        "sitting.adjourn", "sitting.resume", "sitting.close",
    ]  # fmt: skip
    assert list(journal.breaks()) == []


def test_a_wrong_step_is_refused_with_what_is_possible_and_changes_nothing(world: World) -> None:
    error = refused(rules.StepNotPossible, sitting.step, sitting_id=world.sitting_id, name="close")
    assert error.sentence("sv") == "Sammanträdet är inte öppnat och kan inte avslutas. Möjligt nu: öppnas."
    step(world, "open")
    error = refused(rules.StepNotPossible, sitting.step, sitting_id=world.sitting_id, name="resume")
    assert error.sentence("sv").endswith("Möjligt nu: ajourneras, avslutas.")
    refused(rules.StepNotPossible, sitting.step, sitting_id=world.sitting_id, name="explode")
    step(world, "close")
    error = refused(rules.StepNotPossible, sitting.step, sitting_id=world.sitting_id, name="open")
    assert error.sentence("sv").endswith("Möjligt nu: ingenting mer.")


def test_steps_are_recorded_afterwards_with_their_real_time_and_a_reason(world: World) -> None:
    opened = clock.now() - timedelta(minutes=40)
    began = opened + timedelta(minutes=5)
    step(world, "open", at=opened, reason="Ordföranden klubbade innan någon hann klicka")
    item = now(world).items[0].id
    sitting.begin_item(sitting_id=world.sitting_id, item_id=item, by=BY, at=began, reason="Likaså")
    view = now(world)
    assert (view.opened_at, view.items[0].started_at) == (opened, began)
    opening, beginning = journal.entries(subject=world.sitting_id)[1:]
    assert dict(opening.facts) == {"at": clock.iso(opened), "recorded": "afterwards"}
    assert dict(opening.personal) == {"reason": "Ordföranden klubbade innan någon hann klicka"}
    assert dict(beginning.facts) == {"at": clock.iso(began), "item": item, "recorded": "afterwards"}
    assert opening.at > opened


def test_a_time_in_the_future_or_before_the_opening_is_refused(world: World) -> None:
    later = clock.now() + timedelta(minutes=5)
    refused(rules.TimeNotPossible, sitting.step, sitting_id=world.sitting_id, name="open", at=later)
    step(world, "open")
    earlier = clock.now() - timedelta(hours=2)
    refused(rules.TimeBeforeOpening, sitting.step, sitting_id=world.sitting_id, name="close", at=earlier)
    item = now(world).items[0].id
    begin = {"sitting_id": world.sitting_id, "item_id": item}
    refused(rules.TimeBeforeOpening, sitting.begin_item, **begin, at=earlier)
    refused(rules.TimeNotPossible, sitting.begin_item, **begin, at=later)


def test_items_wait_until_the_sitting_is_open(world: World) -> None:
    item = now(world).items[0].id
    refused(rules.SittingNotOpen, sitting.begin_item, sitting_id=world.sitting_id, item_id=item)
    refused(rules.SittingNotOpen, sitting.next_item, sitting_id=world.sitting_id)
    step(world, "open")
    step(world, "adjourn")
    refused(rules.SittingNotOpen, sitting.begin_item, sitting_id=world.sitting_id, item_id=item)


def test_the_room_leads_items_may_be_taken_in_any_order_and_taken_up_again(world: World) -> None:
    step(world, "open")
    first, theme, closing = (item.id for item in now(world).items)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=theme, by=BY)
    started = now(world).items[1].started_at
    refused(rules.ItemStepNotPossible, sitting.begin_item, sitting_id=world.sitting_id, item_id=theme)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=first, by=BY)
    assert statuses(world) == ["current", "done", "waiting"]
    assert now(world).items[1].ended_at is not None
    sitting.begin_item(sitting_id=world.sitting_id, item_id=theme, by=BY)
    taken_up = now(world).items[1]
    assert (taken_up.status, taken_up.started_at, taken_up.ended_at) == ("current", started, None)
    sitting.skip_item(sitting_id=world.sitting_id, item_id=closing, by=BY, reason="Tiden är slut")
    assert statuses(world) == ["done", "current", "skipped"]
    refused(rules.ItemStepNotPossible, sitting.skip_item, sitting_id=world.sitting_id, item_id=closing)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=closing, by=BY)
    assert statuses(world) == ["done", "done", "current"]


def test_the_next_item_is_the_first_waiting_one_after_the_current_and_what_was_left_is_taken_by_name(
    world: World,
) -> None:
    step(world, "open")
    first, theme, closing = (item.id for item in now(world).items)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=theme, by=BY)
    assert sitting.next_item(sitting_id=world.sitting_id, by=BY) == closing
    refused(rules.NoMoreItems, sitting.next_item, sitting_id=world.sitting_id)
    sitting.begin_item(sitting_id=world.sitting_id, item_id=first, by=BY)
    assert statuses(world) == ["current", "done", "done"]


def test_the_database_itself_keeps_a_second_item_from_being_current(world: World) -> None:
    step(world, "open")
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: agenda_item\.sitting_id"):
        sql("UPDATE agenda_item SET status = 'current' WHERE kind = 'closing'")


def test_of_those_who_go_on_at_once_each_gets_an_item_of_the_agenda(world: World) -> None:
    step(world, "open")
    together, begun = threading.Barrier(3), []

    def go_on() -> None:
        together.wait()
        begun.append(sitting.next_item(sitting_id=world.sitting_id, by=BY))

    threads = [threading.Thread(target=go_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(begun)) == 3
    assert sorted(statuses(world)) == ["current", "done", "done"]


def test_of_two_who_prepare_at_once_both_get_the_same_sitting(tmp_path: Path) -> None:
    with worlds.world_in(tmp_path, seats=2, sitting_open=False) as world:
        sql("DELETE FROM agenda_item")
        sql("DELETE FROM sitting")
        together, ids = threading.Barrier(2), []

        def prepare() -> None:
            together.wait()
            ids.append(sitting.prepare(edition_id=world.edition_id, by=BY))

        threads = [threading.Thread(target=prepare) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(ids)) == 1
        assert len(sitting.sitting(ids[0]).items) == 3


def test_the_sitting_of_a_cancelled_edition_is_refused_with_a_sentence(world: World) -> None:
    editions.set_status(edition_id=world.edition_id, status="cancelled", reason="Sjukdom", by=BY)
    error = refused(RuleBroken, sitting.step, sitting_id=world.sitting_id, name="open")
    assert error.sentence("sv")
    assert now(world).phase == "planned"


def test_notices_scenes_officers_and_notes_are_kept_and_told(world: World) -> None:
    heard: list[str] = []
    outbox.subscribe(lambda change: heard.append(change.topic))
    sitting.set_notice(sitting_id=world.sitting_id, words="Kaffe i foajén", by=BY)
    sitting.pin_scene(sitting_id=world.sitting_id, scene="programme", by=BY)
    assert (now(world).notice, now(world).scene) == ("Kaffe i foajén", "programme")
    for name in ("Första Ordföranden", "Andra Ordföranden"):
        sitting.set_officer(sitting_id=world.sitting_id, role="chair", name=name, by=BY)
    for name in ("Jonas Justerare", "Jenny Justerare"):
        sitting.set_officer(sitting_id=world.sitting_id, role="adjuster", name=name, by=BY)
    assert now(world).officer("chair") == "Andra Ordföranden"
    assert now(world).officer("adjuster") == "Jenny Justerare, Jonas Justerare"
    assert heard
    step(world, "open")
    sitting.next_item(sitting_id=world.sitting_id, by=BY)
    item = now(world).items[0]
    assert now(world).scene == ""
    past = datetime(2023, 10, 11, 12, 0, tzinfo=UTC)
    sitting.note(sitting_id=world.sitting_id, words="Frågan väcktes", by=BY)
    sitting.note(sitting_id=world.sitting_id, words="Före allt annat", by=BY, at=past)
    assert [(note.text, note.item_id) for note in sitting.notes(world.sitting_id)] == [
        ("Före allt annat", item.id),
        ("Frågan väcktes", item.id),
    ]
    sitting.decide(item_id=item.id, decision="Sammanträdet\nförklaras öppnat", by=BY)
    assert now(world).items[0].decision == "Sammanträdet\nförklaras öppnat"
    assert "Ordföranden" not in str(sql("SELECT facts FROM journal"))


def test_empty_and_over_long_words_are_refused(world: World) -> None:
    arguments = {"sitting_id": world.sitting_id}
    refused(RuleBroken, sitting.note, **arguments, words=" ")
    refused(RuleBroken, sitting.note, **arguments, words="å" * 1001)
    refused(RuleBroken, sitting.set_notice, **arguments, words="å" * 201)
    refused(RuleBroken, sitting.set_officer, **arguments, role="chair", name="")
    refused(RuleBroken, sitting.decide, item_id=now(world).items[0].id, decision="å" * 2001)
    sitting.set_notice(sitting_id=world.sitting_id, words="", by=BY)


def test_what_does_not_exist_is_not_found(world: World) -> None:
    refused(NotFound, sitting.step, sitting_id="nosuch", name="open")
    refused(NotFound, sitting.begin_item, sitting_id="nosuch", item_id="nosuch")
    refused(NotFound, sitting.decide, item_id="nosuch", decision="Ja")
    step(world, "open")
    refused(NotFound, sitting.begin_item, sitting_id=world.sitting_id, item_id="nosuch")
    refused(NotFound, sitting.skip_item, sitting_id=world.sitting_id, item_id="nosuch")


def test_opened_and_closed_are_announced_as_urgent(world: World) -> None:
    heard: list[tuple[str, bool]] = []
    outbox.subscribe(lambda change: heard.append((change.topic, change.urgent)))
    before = outbox.version(world.edition_id)
    step(world, "open")
    assert ("state", True) in heard
    assert outbox.version(world.edition_id) == before + 1
