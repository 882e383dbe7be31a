"""Use cases of those who lead the debate: give the floor, take it back, and the clock."""

from __future__ import annotations

from parliament.registration import service as registration
from parliament.shared import text
from parliament.speakers import refusals, rules
from parliament.speakers.desk import Desk, desk_of, status_of
from parliament.speakers.models import SpeakingTurn
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

MAX_REASON = 200


def call_next(*, sitting_id: str, by: Actor, seen: str | None = None) -> str | None:
    """Give the floor to whom it goes next; returns that turn's id, None when the last one has finished.

    A point of order or of information interrupts the speaker, who has the floor back when it is finished.
    Requests of cancelled seats are passed over.

    Args:
        sitting_id: which sitting.
        by: who does it.
        seen: the list's ``seen`` when the button was drawn; None where nobody looked.

    Raises:
        NotTaking: no item is taken up.
        StaleVersion: the list has changed since it was seen; nobody is called twice.
        NobodyWaiting: nobody has asked.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        desk.check_seen(seen)
        item = desk.item
        _pass_over_cancelled(desk)
        _end_turns(desk, but_of=item.id)  # what was left over from the item before
        current, head = desk.on_the_floor("speaking"), next(iter(desk.waiting()), None)
        step = rules.next_step(
            current=rules.known_kind(current.kind) if current else None,
            interrupted=desk.on_the_floor("interrupted") is not None,
            head=rules.known_kind(head.kind) if head else None,
        )
        if step in ("call", "interrupt") and head is not None:
            return _call(desk, head)
        if step == "nothing":
            raise refusals.NobodyWaiting
        return _finish(desk, current)


def call(*, turn_id: str, by: Actor, reason: str = "") -> str:
    """Give the floor to a certain one, out of order; returns the turn's id.

    Raises:
        NotFound: there is no such request in the current item.
        NotTaking: no item is taken up.
        TurnNotInThatState: it does not wait.
        SeatCancelled: the seat is no longer in use.
        TextTooLong: the reason is over 200 characters.
    """
    words = text.clean(reason, max_length=MAX_REASON, field="reason", required=False)
    with transaction() as tx:
        desk, turn = desk_of(tx, turn_id, by)
        rules.next_status(status_of(turn), "call")
        if not registration.seat(turn.seat_id).active:
            raise refusals.SeatCancelled
        return _call(desk, turn, reason=words)


def finish(*, sitting_id: str, by: Actor, seen: str | None = None) -> str | None:
    """End the turn that has the floor; returns the turn that has it then (an interrupted one), or None.

    Raises:
        StaleVersion: as ``call_next``.
        NobodySpeaking: nobody has the floor.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        desk.check_seen(seen)
        current = desk.on_the_floor("speaking")
        if current is None and desk.on_the_floor("interrupted") is None:
            raise refusals.NobodySpeaking
        head = next(iter(desk.waiting()), None)
        breaking = current is not None and current.kind in rules.BREAKING
        if breaking and head is not None and head.kind == "point_of_order":
            return _call(desk, head)
        return _finish(desk, current)


def pause(*, sitting_id: str, by: Actor, seen: str | None = None) -> None:
    """Stop the speaker's clock.

    Raises:
        StaleVersion: as ``call_next``.
        NobodySpeaking, ClockStopped: there is no clock that runs.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        desk.check_seen(seen)
        current = _speaking(desk)
        if current.running_since is None:
            raise refusals.ClockStopped
        desk.stop_clock(current, "pause")
        desk.record("paused", current, facts={"used": current.used_seconds})


def resume(*, sitting_id: str, by: Actor, seen: str | None = None) -> None:
    """Start the speaker's clock again.

    Raises:
        StaleVersion: as ``call_next``.
        NobodySpeaking, ClockRunning: there is no clock that is stopped.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        desk.check_seen(seen)
        current = _speaking(desk)
        if current.running_since is not None:
            raise refusals.ClockRunning
        desk.change(current, "resume", running_since=desk.now)
        desk.record("resumed", current)


def leave_item(*, sitting_id: str, by: Actor) -> None:
    """End what is under way before the sitting leaves the item; nothing happens when nobody has the floor."""
    with transaction() as tx:
        _end_turns(Desk(tx, sitting_id, by))


def hold(*, sitting_id: str, by: Actor) -> None:
    """Stop the speaker's clock when the sitting is adjourned; nothing happens when none runs."""
    with transaction() as tx:
        current = Desk(tx, sitting_id, by).on_the_floor("speaking")
        if current is not None and current.running_since is not None:
            pause(sitting_id=sitting_id, by=by)


def _call(desk: Desk, turn: SpeakingTurn, *, reason: str = "") -> str:
    desk.give_floor(turn)
    desk.record(
        "called", turn, facts={"limit": turn.limit_seconds}, personal={"reason": reason} if reason else None
    )
    return turn.id


def _finish(desk: Desk, current: SpeakingTurn | None) -> str | None:
    if current is not None:
        desk.stop_clock(current, "finish")
    back = desk.give_back()
    acted = current or back
    if acted is None:
        raise refusals.NobodySpeaking
    desk.record("finished" if current else "given_back", acted, facts={"used": acted.used_seconds})
    return back.id if back else None


def _pass_over_cancelled(desk: Desk) -> None:
    """Take the requests of cancelled seats off the list, so that nobody waits for them."""
    queue = desk.waiting()
    active = {seat.id for seat in registration.seats_among(turn.seat_id for turn in queue)}
    for turn in queue:
        if turn.seat_id not in active:
            desk.change(turn, "skip", ended_at=desk.now)
            desk.record("skipped", turn, facts={"because": "seat_cancelled"})


def _end_turns(desk: Desk, *, but_of: str = "") -> None:
    """End the turns on the floor, except those of one item."""
    for status in rules.ON_THE_FLOOR:
        turn = desk.on_the_floor(status)
        if turn is not None and turn.item_id != but_of:
            desk.stop_clock(turn, "finish")
            desk.record("finished", turn, facts={"used": turn.used_seconds})


def _speaking(desk: Desk) -> SpeakingTurn:
    current = desk.on_the_floor("speaking")
    if current is None:
        raise refusals.NobodySpeaking
    return current
