"""Use cases of the speaker list: asking for the floor here, leading the debate in ``floor`` and ``order``."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.door import service as door
from parliament.live.outbox import announce_seats, announce_state
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import service as sittings
from parliament.sitting.proposal_rules import HasConflict
from parliament.sitting.service import SittingView
from parliament.speakers import queries, refusals, rules
from parliament.speakers.desk import Desk
from parliament.speakers.floor import (
    call,
    call_next,
    finish,
    hold,
    leave_item,
    pause,
    resume,
)
from parliament.speakers.listing import floor_requests, floor_state, list_view, speakers_state
from parliament.speakers.models import AddressedSeat, SpeakingTurn
from parliament.speakers.order import close_list, move, open_list, propose_closing, skip, undo
from parliament.speakers.rules import Kind, SpeakingSettings
from parliament.speakers.totals import speaking_time
from parliament.speakers.views import SpeakerListView, SpeakingTime, SpeakingTimes, TurnView
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

__all__ = [
    "SpeakerListView",
    "SpeakingSettings",
    "SpeakingTime",
    "SpeakingTimes",
    "TurnView",
    "call",
    "call_next",
    "close_list",
    "enter_request_for",
    "finish",
    "floor_requests",
    "floor_state",
    "hold",
    "leave_item",
    "list_view",
    "move",
    "note_addressed",
    "open_list",
    "pause",
    "propose_closing",
    "request_floor",
    "resume",
    "set_settings",
    "skip",
    "speakers_state",
    "speaking_time",
    "undo",
    "withdraw",
]


def request_floor(*, seat_id: str, kind: str = "speech", by: Actor, stance: str = "") -> str:
    """Ask for the floor from a seat, in the current item; returns the turn's id.

    A speech is placed last, a rejoinder right after the one who has the floor. A point of order breaks in at
    once: it has the floor, and the speaker's clock stands still.

    Args:
        seat_id: whose.
        kind: speech, rejoinder, point_of_order or point_of_information.
        by: who asks.
        stance: what a speech is: "for", "against" or "" for neither.

    Raises:
        UnknownKind, UnknownStance: they do not exist.
        SeatCancelled, NotHere: the seat is cancelled, or not checked in.
        NotTaking, NotFromPhones: no item is taken up, or the floor is asked for by raising a hand.
        HasConflict: the seat has a conflict of interest in the item, and takes no part in it (KL 5:47).
        ListClosed, NotAddressed, TooManyRejoinders: the rules refuse.
        AlreadyOnList: the seat has an open request of that kind in the item.
    """
    with transaction() as tx:
        seat = registration.seat(seat_id)
        sitting = sittings.current(seat.edition_id)
        if sitting is None:
            raise refusals.NotTaking
        if not seat.active:
            raise refusals.SeatCancelled
        if not queries.settings(tx.session, sitting.id).from_phones:
            raise refusals.NotFromPhones
        if not door.present_among([seat_id]):
            raise refusals.NotHere
        return _put_on_list(tx, sitting, seat, kind=kind, stance=stance, by=by)


def enter_request_for(
    *,
    sitting_id: str,
    seat_number: int,
    kind: str = "speech",
    by: Actor,
    addressed: bool = False,
    stance: str = "",
) -> str:
    """Put one who has raised a hand on the list; returns the turn's id.

    Whoever raises a hand is in the room, so the seat need not be checked in.

    Args:
        sitting_id: which sitting.
        seat_number: the number on the table sign.
        kind: as ``request_floor``.
        by: who enters it.
        addressed: the seat has been addressed, and so may have a rejoinder.
        stance: as ``request_floor``.

    Raises:
        UnknownSeat: no seat in use has that number.
        RuleBroken: else as ``request_floor``.
    """
    with transaction() as tx:
        sitting = sittings.sitting(sitting_id)
        seat = _seat_by_number(sitting, seat_number)
        if addressed:
            note_addressed(sitting_id=sitting_id, seat_number=seat_number, by=by)
        return _put_on_list(tx, sitting, seat, kind=kind, stance=stance, by=by)


def note_addressed(*, sitting_id: str, seat_number: int, by: Actor) -> None:
    """Note that a seat has been addressed in the current item, and so may have a rejoinder; again: no change.

    Raises:
        UnknownSeat: no seat in use has that number.
        NotTaking: no item is taken up.
    """
    with transaction() as tx:
        desk = Desk(tx, sitting_id, by)
        item, seat = desk.item, _seat_by_number(desk.sitting, seat_number)
        if tx.session.get(AddressedSeat, (item.id, seat.id)) is not None:
            return
        tx.session.add(AddressedSeat(item_id=item.id, seat_id=seat.id, at=desk.now))
        tx.session.flush()
        facts = {"item": item.id}
        journal.record(tx, action="speakers.addressed", subject=seat.id, actor=by, facts=facts)
        announce_seats(tx, edition_id=desk.sitting.edition_id, seats=(seat.id,))


def withdraw(*, seat_id: str, by: Actor, kind: str | None = None) -> None:
    """Take back a seat's own waiting request in the current item: the first one, or that of ``kind``.

    Raises:
        NotOnList: there is none.
        HasTheFloor: the seat speaks already.
    """
    with transaction() as tx:
        seat = registration.seat(seat_id)
        sitting = sittings.current(seat.edition_id)
        if sitting is None or sitting.item is None:
            raise refusals.NotOnList
        turns = [
            turn
            for turn in queries.open_turns(tx.session, sitting.item.id)
            if turn.seat_id == seat_id and kind in (None, turn.kind)
        ]
        waiting = next((turn for turn in turns if turn.status == "waiting"), None)
        if waiting is None:
            raise refusals.HasTheFloor if turns else refusals.NotOnList
        desk = Desk(tx, sitting.id, by)
        desk.change(waiting, "withdraw", ended_at=desk.now)
        desk.record("withdrawn", waiting, can_be_undone=False)


def set_settings(*, sitting_id: str, settings: SpeakingSettings, by: Actor) -> None:
    """Set the speaking times (seconds), the number of rejoinders, and whether phones take part.

    A turn that has the floor keeps the time it was given.

    Raises:
        TimeOutOfRange, RejoindersOutOfRange: they are not plausible.
    """
    rules.check_settings(settings)
    with transaction() as tx:
        sitting = sittings.sitting(sitting_id)
        row = queries.setting_row(tx.session, sitting_id)
        facts = {name: getattr(settings, name) for name in SpeakingSettings.__slots__}
        for name, value in facts.items():
            setattr(row, name, value)
        tx.session.flush()
        journal.record(tx, action="speakers.settings", subject=sitting_id, actor=by, facts=facts)
        announce_state(tx, edition_id=sitting.edition_id)


def _put_on_list(
    tx: Transaction, sitting: SittingView, seat: SeatView, *, kind: str, stance: str, by: Actor
) -> str:
    wanted, side = rules.known_kind(kind), rules.known_stance(stance)
    desk = Desk(tx, sitting.id, by)
    item_id = desk.item.id
    speech = _latest_speech(tx.session, item_id)
    _check(tx.session, desk, seat.id, wanted, speech)
    turn = SpeakingTurn(
        sitting_id=sitting.id,
        item_id=item_id,
        seat_id=seat.id,
        kind=wanted,
        stance=side,
        position=0,
        answers_id=speech if wanted == "rejoinder" else None,
        requested_at=desk.now,
    )
    try:
        with tx.session.begin_nested():
            turn.position = _make_place(tx.session, item_id, wanted)
            tx.session.add(turn)
    except IntegrityError as error:
        if violates(error, "uq_speaking_turn_open"):
            raise refusals.AlreadyOnList from error
        raise
    facts = {"item": item_id, "seat": seat.id, "kind": wanted}
    journal.record(tx, action="speakers.requested", subject=turn.id, actor=by, facts=facts)
    current = desk.on_the_floor("speaking")
    if rules.breaks_in_at_once(wanted, current=rules.known_kind(current.kind) if current else None):
        desk.give_floor(turn)
        desk.record("called", turn, facts={"limit": turn.limit_seconds})
    elif wanted == "speech":  # nobody else's place has changed, and many may ask at once
        announce_state(tx, edition_id=sitting.edition_id)
        announce_seats(tx, edition_id=sitting.edition_id, seats=(seat.id,))
    else:
        desk.tell(turn)
    return turn.id


def _check(session: Session, desk: Desk, seat_id: str, kind: Kind, speech: str | None) -> None:
    item_id = desk.item.id
    if sittings.has_conflict(item_id, seat_id):
        raise HasConflict
    own = select(SpeakingTurn).where(SpeakingTurn.item_id == item_id, SpeakingTurn.seat_id == seat_id)
    turns = list(session.scalars(own))
    if any(t.kind == kind and t.status in rules.OPEN for t in turns):
        raise refusals.AlreadyOnList
    rules.check_request(
        kind,
        closed=queries.is_closed(session, item_id),
        has_spoken=any(t.kind in ("speech", "rejoinder") and t.status in rules.HELD for t in turns),
        addressed=session.get(AddressedSeat, (item_id, seat_id)) is not None,
        rejoinders=sum(
            t.kind == "rejoinder" and t.answers_id == speech and t.status not in ("withdrawn", "skipped")
            for t in turns
        ),
        settings=queries.settings(session, desk.sitting.id),
    )


def _latest_speech(session: Session, item_id: str) -> str | None:
    """The speech that rejoinders belong to now: the latest that has been begun in the item."""
    query = (
        select(SpeakingTurn.id)
        .where(
            SpeakingTurn.item_id == item_id,
            SpeakingTurn.kind == "speech",
            SpeakingTurn.status.in_(rules.HELD),
        )
        .order_by(SpeakingTurn.started_at.desc())
        .limit(1)
    )
    return session.scalar(query)


def _make_place(session: Session, item_id: str, kind: Kind) -> int:
    """The position of a new request: before all that it goes before, after all others."""
    line = (SpeakingTurn.item_id == item_id, SpeakingTurn.status == "waiting")
    first = session.scalar(
        select(func.min(SpeakingTurn.position)).where(*line, SpeakingTurn.kind.in_(rules.goes_before(kind)))
    )
    if first is None:
        return (session.scalar(select(func.max(SpeakingTurn.position)).where(*line)) or 0) + 1
    later = update(SpeakingTurn).where(*line, SpeakingTurn.position >= first)
    session.execute(later.values(position=SpeakingTurn.position + 1))
    return first


def _seat_by_number(sitting: SittingView, number: int) -> SeatView:
    found = next((seat for seat in registration.seats(sitting.edition_id) if seat.number == number), None)
    if found is None:
        raise refusals.UnknownSeat(field="seat")
    return found
