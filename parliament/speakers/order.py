"""Use cases of those who keep the list in order: remove, move, close it (streck), take a step back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from parliament.live.outbox import announce_state
from parliament.shared import text
from parliament.sitting import service as sittings
from parliament.speakers import queries, refusals, rules
from parliament.speakers.desk import Desk, desk_of, status_of
from parliament.speakers.models import SpeakerList, SpeakingTurn
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction

MAX_REASON = 200
_TIMES = ("running_since", "started_at", "ended_at")

_LIST_STEPS = ("speakers.closing_proposed", "speakers.list_closed", "speakers.list_opened")


def skip(*, turn_id: str, by: Actor) -> None:
    """Take a waiting request off the list.

    Raises:
        NotFound, NotTaking: as ``call``.
        TurnNotInThatState: it does not wait.
    """
    with transaction() as tx:
        desk, turn = desk_of(tx, turn_id, by)
        desk.change(turn, "skip", ended_at=desk.now)
        desk.record("skipped", turn)


def move(*, turn_id: str, place: int, reason: str, by: Actor) -> None:
    """Move a waiting request to another place; 1 is first. The reason stands in the journal.

    Raises:
        NotFound, NotTaking: as ``call``.
        TurnNotInThatState: it does not wait.
        PlaceOutOfRange: the list has no such place.
        TextEmpty, TextTooLong: the reason is nothing, or over 200 characters.
    """
    words = text.clean(reason, max_length=MAX_REASON, field="reason")
    with transaction() as tx:
        desk, turn = desk_of(tx, turn_id, by)
        queue = desk.waiting()
        if turn not in queue:
            rules.next_status(status_of(turn), "call")
        if not 1 <= place <= len(queue):
            raise refusals.PlaceOutOfRange(field="place", most=len(queue))
        before = queue.index(turn) + 1
        queue.remove(turn)
        queue.insert(place - 1, turn)
        for position, other in enumerate(queue, start=1):
            if other.position != position:
                desk.change(other, position=position)
        facts = {"from": before, "to": place}
        desk.record("moved", turn, facts=facts, personal={"reason": words})


def close_list(*, sitting_id: str, by: Actor) -> None:
    """Close the current item's list (streck i debatten): those who stand on it speak, no new ones.

    Raises:
        NotTaking: no item is taken up.
        AlreadyClosed: it is closed.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        item_id = desk.item.id
        if queries.is_closed(tx.session, item_id):
            raise refusals.AlreadyClosed
        if desk.sitting.notice and _is_proposed(item_id):
            sittings.set_notice(sitting_id=sitting_id, words="", by=by)
        _set_closed(desk, item_id, desk.now)


def propose_closing(*, sitting_id: str, notice: str, by: Actor) -> None:
    """The closing of the list (streck) is proposed: who wants to speak asks before the room approves it.

    Args:
        sitting_id: which sitting.
        notice: what phones and screens say until it is closed.
        by: who.

    Raises:
        NotTaking: no item is taken up.
        AlreadyClosed: it is closed.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        item_id = desk.item.id
        if queries.is_closed(tx.session, item_id):
            raise refusals.AlreadyClosed
        journal.record(tx, action="speakers.closing_proposed", subject=item_id, actor=by)
        sittings.set_notice(sitting_id=sitting_id, words=notice, by=by)


def _is_proposed(item_id: str) -> bool:
    """Whether the closing of the list was the latest that happened to it: proposed, not yet approved."""
    told = journal.entries(subject=item_id, actions=_LIST_STEPS)
    return bool(told) and told[-1].action == "speakers.closing_proposed"


def open_list(*, sitting_id: str, by: Actor) -> None:
    """Open the current item's list again.

    Raises:
        NotTaking: no item is taken up.
        AlreadyOpen: it is open.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        item_id = desk.item.id
        if not queries.is_closed(tx.session, item_id):
            raise refusals.AlreadyOpen
        _set_closed(desk, item_id, None)


def undo(*, sitting_id: str, by: Actor, seen: str | None = None) -> None:
    """Take back the latest step of the list as if it had not been taken: clocks and places are as before.

    Raises:
        StaleVersion: as ``call_next``.
        NothingToUndo: no step has been taken since the latest was undone.
        CannotUndo: a turn has moved on since.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        desk.check_seen(seen)
        row = queries.setting_row(tx.session, sitting_id)
        if not row.last_step:
            raise refusals.NothingToUndo
        step = json.loads(row.last_step)
        turns = [(tx.session.get(SpeakingTurn, key), kept) for key, kept in step["turns"].items()]
        found = [
            (turn, kept) for turn, kept in turns if turn is not None and _as_the_step_left(desk, turn, kept)
        ]
        if len(found) != len(turns):
            raise refusals.CannotUndo
        _restore(tx, found)
        row.last_step = ""
        acted = tx.session.get_one(SpeakingTurn, step["turn"])
        desk.record("undone", acted, facts={"step": step["action"]}, can_be_undone=False)
        desk.tell(*(turn for turn, _ in found))


def _set_closed(desk: Desk, item_id: str, moment: datetime | None) -> None:
    desk.tx.session.merge(SpeakerList(item_id=item_id, closed_at=moment))
    desk.tx.session.flush()
    action = "speakers.list_closed" if moment else "speakers.list_opened"
    journal.record(desk.tx, action=action, subject=item_id, actor=desk.by)
    announce_state(desk.tx, edition_id=desk.sitting.edition_id)


def _as_the_step_left(desk: Desk, turn: SpeakingTurn, kept: dict[str, Any]) -> bool:
    """Whether a turn of the current item is as the step left it; only its place is no matter."""
    item = desk.sitting.item
    if item is None or turn.item_id != item.id:
        return False
    return turn.status == kept["is"] or set(kept["was"]) == {"position"}


def _restore(tx: Transaction, found: list[tuple[SpeakingTurn, dict[str, Any]]]) -> None:
    """Set the turns as they were; those that lose the floor first, for only one may have it.

    Raises:
        CannotUndo: the seat has asked again meanwhile.
    """
    for turn, kept in sorted(found, key=lambda pair: pair[1]["was"].get("status") == "speaking"):
        for name, value in kept["was"].items():
            setattr(turn, name, datetime.fromisoformat(value) if name in _TIMES and value else value)
        try:
            tx.session.flush()
        except IntegrityError as error:
            raise refusals.CannotUndo from error
