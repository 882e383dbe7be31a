"""Reading the speaker list: for console and podium, for the live snapshot, and for each phone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.sitting.service import ItemView, SittingView
from parliament.speakers import queries, refusals, rules
from parliament.speakers.models import SpeakerSetting, SpeakingTurn
from parliament.speakers.rules import Clock, Kind, SpeakingSettings, Status
from parliament.speakers.views import SpeakerListView, TurnView, UndoView
from parliament.storage.transaction import reading

SHOWN_WAITING = 8
"""How many of those who wait are in the live snapshot, which every phone gets."""


def list_view(sitting_id: str) -> SpeakerListView:
    """The speaker list of the sitting's current item; empty when there is none."""
    with reading() as session:
        sitting = sittings.sitting(sitting_id)
        item = sitting.item
        turns = _views(session, sitting_id, queries.open_turns(session, item.id) if item else [])
        current = _first(turns, "speaking")
        interrupted = _first(turns, "interrupted")
        waiting = tuple(turn for turn in turns if turn.status == "waiting")
        head = next((turn for turn in waiting if turn.active), None)
        return SpeakerListView(
            sitting_id=sitting_id,
            item_id=item.id if item else None,
            taking=_is_taking(sitting.phase, item),
            closed=bool(item and queries.is_closed(session, item.id)),
            current=current,
            interrupted=interrupted,
            waiting=waiting,
            next_step=rules.next_step(
                current=current.kind if current else None,
                interrupted=interrupted is not None,
                head=head.kind if head else None,
            ),
            undo=_undo(session, sitting_id),
            seen=_seen(session, sitting),
            settings=queries.settings(session, sitting_id),
            now=clock.now(),
        )


def speakers_state(sitting_id: str, item_id: str | None) -> list[dict[str, Any]]:
    """The member ``speakers`` of the live snapshot: who has the floor, then who comes next.

    ``used_seconds`` are those before ``running_since``, so that the picture is the same from one second to
    the next; a clock that runs shows them plus the time since then, on the server's clock.
    """
    if item_id is None:
        return []
    order = {"speaking": 0, "interrupted": 1, "waiting": 2}
    with reading() as session:
        turns = sorted(queries.open_turns(session, item_id), key=lambda turn: order[turn.status])
        floor = sum(turn.status != "waiting" for turn in turns)
        views = _views(session, sitting_id, turns[: floor + SHOWN_WAITING])
    return [_as_dict(view) for view in views if view.active or view.status != "waiting"]


def floor_state(sitting_id: str | None, item_id: str | None) -> dict[str, Any]:
    """Whether phones can ask for the floor now, whether the list is closed, and how many wait."""
    if sitting_id is None or item_id is None:
        return {"phones": False, "closed": False, "waiting": 0}
    with reading() as session:
        sitting = sittings.sitting(sitting_id)
        item = next((item for item in sitting.items if item.id == item_id), None)
        phones = queries.settings(session, sitting_id).from_phones
        count = select(func.count()).where(SpeakingTurn.item_id == item_id, SpeakingTurn.status == "waiting")
        return {
            "phones": phones and _is_taking(sitting.phase, item),
            "closed": queries.is_closed(session, item_id),
            "waiting": session.scalar(count) or 0,
        }


def floor_requests(seat_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Where these seats stand in the list of the current item; those with no request are left out.

    ``position`` is 0 for who has the floor and 1 for who is next. Of several requests the first is told.
    """
    wanted = set(seat_ids)
    with reading() as session:
        found: dict[str, dict[str, Any]] = {}
        for item_id in _items_with_requests(session, wanted):
            for place, turn in _places(queries.open_turns(session, item_id)):
                if turn.seat_id in wanted and place < found.get(turn.seat_id, {}).get("position", place + 1):
                    found[turn.seat_id] = {"kind": turn.kind, "position": place, "status": turn.status}
        return found


def _items_with_requests(session: Session, seat_ids: set[str]) -> list[str]:
    """The current items in which any of these seats has an open request: one, as a rule."""
    query = (
        select(SpeakingTurn.item_id, SpeakingTurn.sitting_id)
        .where(SpeakingTurn.seat_id.in_(list(seat_ids)), SpeakingTurn.status.in_(rules.OPEN))
        .distinct()
    )
    pairs = [(item_id, sitting_id) for item_id, sitting_id in session.execute(query)]
    now = {sitting_id: sittings.sitting(sitting_id).item for sitting_id in {pair[1] for pair in pairs}}
    return [item_id for item_id, sitting_id in pairs if (item := now[sitting_id]) and item.id == item_id]


def _places(turns: list[SpeakingTurn]) -> Iterable[tuple[int, SpeakingTurn]]:
    place = 0
    for turn in turns:
        place += turn.status == "waiting"
        yield (place if turn.status == "waiting" else 0), turn


def _is_taking(phase: str, item: ItemView | None) -> bool:
    try:
        rules.check_taking(phase=phase, item_kind=item.kind if item else None)
    except refusals.NotTaking:
        return False
    return True


def _first(turns: list[TurnView], status: Status) -> TurnView | None:
    return next((turn for turn in turns if turn.status == status), None)


def _seen(session: Session, sitting: SittingView) -> str:
    waiting = queries.waiting(session, sitting.item.id) if sitting.item else []
    return queries.seen(
        queries.on_the_floor(session, sitting.id, "speaking"),
        queries.on_the_floor(session, sitting.id, "interrupted"),
        next(iter(waiting), None),
    )


def _undo(session: Session, sitting_id: str) -> UndoView | None:
    row = session.get(SpeakerSetting, sitting_id)
    if row is None or not row.last_step:
        return None
    step = json.loads(row.last_step)
    turn = session.get(SpeakingTurn, step["turn"])
    return UndoView(step["action"], registration.seat(turn.seat_id).number) if turn is not None else None


def _views(session: Session, sitting_id: str, turns: list[SpeakingTurn]) -> list[TurnView]:
    ids = {turn.seat_id for turn in turns}
    if not ids:
        return []
    seats = {seat.id: seat for seat in registration.seats_among(ids)}
    seats |= {seat_id: registration.seat(seat_id) for seat_id in ids - set(seats)}
    present = door.present_among(ids)
    held = queries.speeches_held(session, turns[0].item_id, ids)
    settings = queries.settings(session, sitting_id)
    return [
        _view(turn, seats[turn.seat_id], turn.seat_id in present, held.get(turn.seat_id, 0), settings)
        for turn in turns
    ]


def _view(
    turn: SpeakingTurn, seat: SeatView, present: bool, speeches: int, settings: SpeakingSettings
) -> TurnView:
    kind = cast("Kind", turn.kind)
    limit = turn.limit_seconds or rules.limit_seconds(kind, speeches_before=speeches, settings=settings)
    return TurnView(
        id=turn.id,
        item_id=turn.item_id,
        seat_id=turn.seat_id,
        seat=seat.number,
        name=seat.delegate_name,
        company=seat.company_name,
        kind=kind,
        stance=turn.stance,
        status=cast("Status", turn.status),
        requested_at=turn.requested_at,
        started_at=turn.started_at,
        clock=Clock(limit, turn.used_seconds, turn.running_since),
        active=seat.active,
        present=present,
    )


def _as_dict(view: TurnView) -> dict[str, Any]:
    running = view.clock.running_since
    return {
        "id": view.id,
        "seat": view.seat,
        "name": view.name,
        "company": view.company,
        "kind": view.kind,
        "stance": view.stance,
        "status": view.status,
        "used_seconds": view.clock.used_seconds,
        "limit_seconds": view.clock.limit_seconds,
        "running_since": clock.iso(running) if running else None,
    }
