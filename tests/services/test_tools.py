"""What is switched on for an item: nothing until somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import service as sitting
from tests.services import world as worlds
from tests.services.world import BY, World, sql


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A sitting with three items."""
    with worlds.world_in(tmp_path, seats=2, sitting_open=False) as made:
        yield made


def item_ids(world: World) -> list[str]:
    return [item.id for item in sitting.sitting(world.sitting_id).items]


def everything() -> str:
    return str([sql(f"SELECT * FROM {table}") for table in ("item_tool", "sitting_tool", "journal")])


def test_nothing_is_on_until_it_is_asked_for(world: World) -> None:
    assert sitting.tools_of_items(world.sitting_id) == {id_: frozenset() for id_ in item_ids(world)}
    assert sitting.tools("no such item") == frozenset()


def test_a_tool_is_on_for_its_item_alone_and_twice_changes_nothing(world: World) -> None:
    first, second, _third = item_ids(world)
    sitting.set_tool(item_id=first, tool="proposals", on=True, by=BY)
    before = everything()
    sitting.set_tool(item_id=first, tool="proposals", on=True, by=BY)
    assert everything() == before
    assert sitting.tools(first) == {"proposals"}
    assert sitting.tools(second) == frozenset()
    sitting.set_tool(item_id=first, tool="proposals", on=False, by=BY)
    assert sitting.tools(first) == frozenset()


def test_a_tool_of_the_sitting_is_on_for_every_item(world: World) -> None:
    first, *_rest = item_ids(world)
    sitting.set_tools(item_id=first, wanted=["acclamation", "proposals"], by=BY)
    sitting.set_sitting_tool(sitting_id=world.sitting_id, tool="no_return", on=True, by=BY)
    assert sitting.tools_of_sitting(world.sitting_id) == {"no_return"}
    assert sitting.tools(first) == {"acclamation", "proposals", "no_return"}
    assert all("no_return" in on for on in sitting.tools_of_items(world.sitting_id).values())
    sitting.set_tools(item_id=first, wanted=["ranking"], by=BY)
    assert sitting.tools(first) == {"ranking", "no_return"}


def test_what_does_not_exist_is_refused_and_changes_nothing(world: World) -> None:
    first, *_rest = item_ids(world)
    before = everything()
    with pytest.raises(sitting.UnknownTool):
        sitting.set_tools(item_id=first, wanted=["proposals", "guillotine"], by=BY)
    for refusal, wanted in ((sitting.UnknownTool, "guillotine"), (sitting.UnknownTool, "proposals")):
        with pytest.raises(refusal):
            sitting.set_sitting_tool(sitting_id=world.sitting_id, tool=wanted, on=True, by=BY)
    unknown: list[tuple[type[RuleBroken], str, str]] = [
        (sitting.UnknownTool, first, "guillotine"),
        (NotFound, "no such item", "proposals"),
    ]
    for refusal, item_id, tool in unknown:
        with pytest.raises(refusal):
            sitting.set_tool(item_id=item_id, tool=tool, on=True, by=BY)
    assert everything() == before
