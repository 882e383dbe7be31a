"""Use cases of "Fler verktyg": what is switched on for an item, or for the whole sitting.

All tools are off until somebody asks for them, so that a simple day stays simple and no guest is offended
by the rules of a real council. A tool of the sitting is on for every item.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from parliament.live.outbox import announce_state
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting import rules
from parliament.sitting.models import AgendaItem, ItemTool, SittingTool
from parliament.sitting.rows import load, record
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

TOOLS = (
    "proposals",
    "acclamation",
    "counterproposals",
    "minority_referral",
    "jav",
    "quorum_block",
    "no_return",
    "ranking",
    "points",
    "election",
)
"""What can be switched on, in the order in which pages show it."""

TOOLS_OF_A_SITTING = ("quorum_block", "no_return", "jav")
"""Those that can be switched on for a whole sitting at once."""


class UnknownTool(RuleBroken):
    """A tool that does not exist, or not for a whole sitting."""

    code = "unknown_tool"
    status = 422
    sv = "Det verktyget finns inte. Välj ett i listan."
    en = "There is no such tool. Choose one in the list."


def tools(item_id: str) -> frozenset[str]:
    """The tools that are on for an item: its own and its sitting's. An unknown item has none."""
    with reading() as session:
        item = session.get(AgendaItem, item_id)
        if item is None:
            return frozenset()
        own = session.scalars(select(ItemTool.tool).filter_by(item_id=item_id))
        return frozenset(own) | _of_sitting(session, item.sitting_id)


def tools_of_sitting(sitting_id: str) -> frozenset[str]:
    """The tools that are on for a whole sitting."""
    with reading() as session:
        return _of_sitting(session, sitting_id)


def tools_now(sitting_id: str) -> frozenset[str]:
    """The tools that are on at this moment: the sitting's, and those of its current item."""
    with reading() as session:
        current = session.scalar(select(AgendaItem.id).filter_by(sitting_id=sitting_id, status=rules.CURRENT))
    return tools(current) if current else tools_of_sitting(sitting_id)


def tools_of_items(sitting_id: str) -> dict[str, frozenset[str]]:
    """The tools that are on for each item of a sitting, by item; two queries."""
    with reading() as session:
        common = _of_sitting(session, sitting_id)
        items = session.scalars(select(AgendaItem.id).filter_by(sitting_id=sitting_id)).all()
        query = select(ItemTool.item_id, ItemTool.tool).join(AgendaItem).filter_by(sitting_id=sitting_id)
        own = session.execute(query).all()
    return {id_: common | {tool for item_id, tool in own if item_id == id_} for id_ in items}


def set_tool(*, item_id: str, tool: str, on: bool, by: Actor) -> None:
    """Switch a tool on or off for an item. Doing it twice changes nothing.

    Raises:
        UnknownTool: there is no such tool.
        NotFound: there is no such item.
    """
    if tool not in TOOLS:
        raise UnknownTool(field="tool")
    with transaction() as tx:
        item = tx.session.get(AgendaItem, item_id)
        if item is None:
            raise NotFound
        if _put(tx.session, ItemTool, {"item_id": item_id, "tool": tool}, on=on):
            sitting = load(tx.session, item.sitting_id)
            action = "sitting.tool_on" if on else "sitting.tool_off"
            record(tx, sitting, action, by, at=clock.now(), item=item_id, facts={"tool": tool})
            announce_state(tx, edition_id=sitting.edition_id)


def set_tools(*, item_id: str, wanted: Iterable[str], by: Actor) -> None:
    """Switch on exactly the tools in ``wanted`` for an item, and off its others.

    Raises:
        UnknownTool, NotFound: as ``set_tool``; nothing is changed.
    """
    chosen = frozenset(wanted)
    if not chosen <= frozenset(TOOLS):
        raise UnknownTool(field="tool")
    with transaction():
        for tool in TOOLS:
            set_tool(item_id=item_id, tool=tool, on=tool in chosen, by=by)


def set_sitting_tool(*, sitting_id: str, tool: str, on: bool, by: Actor) -> None:
    """Switch a tool on or off for the whole sitting. Doing it twice changes nothing.

    Raises:
        UnknownTool: there is none, or it belongs to single items.
        NotFound: there is no such sitting.
    """
    if tool not in TOOLS_OF_A_SITTING:
        raise UnknownTool(field="tool")
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        if _put(tx.session, SittingTool, {"sitting_id": sitting_id, "tool": tool}, on=on):
            action = "sitting.tool_on" if on else "sitting.tool_off"
            record(tx, sitting, action, by, at=clock.now(), facts={"tool": tool})
            announce_state(tx, edition_id=sitting.edition_id)


def _of_sitting(session: Session, sitting_id: str) -> frozenset[str]:
    return frozenset(session.scalars(select(SittingTool.tool).filter_by(sitting_id=sitting_id)))


def _put(session: Session, kind: type[ItemTool | SittingTool], key: dict[str, str], *, on: bool) -> bool:
    """Have the row, or not; whether that changed anything."""
    known = session.scalar(select(kind).filter_by(**key)) is not None
    if on and not known:
        session.add(kind(**key))
        session.flush()
    if not on and known:
        session.execute(delete(kind).filter_by(**key))
    return known != on
