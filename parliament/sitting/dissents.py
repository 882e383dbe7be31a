"""Use cases of recorded dissents (reservation) and notes for the minutes, by those who took part."""

from __future__ import annotations

from sqlalchemy import select

from parliament.door import service as door
from parliament.registration import service as registration
from parliament.shared import text
from parliament.shared.errors import NotFound
from parliament.sitting import deciding_refusals as refusals
from parliament.sitting import deciding_rules, proposal_rules, rules
from parliament.sitting.deciding_desk import Desk
from parliament.sitting.deciding_models import Dissent
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

DISSENT, NOTE = "dissent", "note"


def record_dissent(*, item_id: str, seat_id: str, by: Actor, words: str = "") -> str:
    """Record a dissent from the decision of a matter; returns its id.

    It is announced before the sitting ends, by one who took part in the decision (KL 4:27). The motivation
    may be written at the same time, or later.

    Raises:
        DissentTooEarly: nothing has been decided.
        DissentTooLate: the sitting has ended.
        TookNoPart, NoRightToPropose, HasConflict: the seat was not there when it was decided, or may not
            decide.
        AlreadyDissented: it is recorded already.
    """
    return _add(item_id, seat_id, by, kind=DISSENT, words=words)


def ask_for_note(*, item_id: str, seat_id: str, by: Actor, words: str) -> str:
    """Ask for a note for the minutes (protokollsanteckning); the chair allows it or not.

    Raises:
        RuleBroken: as ``record_dissent``; a note always has words.
    """
    return _add(item_id, seat_id, by, kind=NOTE, words=words)


def answer_note(*, note_id: str, allowed: bool, by: Actor) -> None:
    """The chair allows a note for the minutes, or not.

    Raises:
        NotFound: there is no such note.
        AlreadyDissented: it has been answered.
    """
    with transaction() as tx:
        row = tx.session.get(Dissent, note_id)
        if row is None or row.kind != NOTE:
            raise NotFound
        if row.status != "asked":
            raise refusals.AlreadyDissented
        desk = Desk(tx, row.item_id, by, follows=True)
        row.status = "recorded" if allowed else "refused"
        desk.record("note_allowed" if allowed else "note_refused", note=row.id)


def motivate_dissent(*, item_id: str, seat_id: str, words: str, by: Actor) -> None:
    """Write the motivation of a dissent that was announced without one. What is written stands.

    Raises:
        NotFound: the seat has not dissented.
        AlreadyDissented: it has a motivation.
    """
    with transaction() as tx:
        row = tx.session.scalar(select(Dissent).filter_by(item_id=item_id, seat_id=seat_id, kind=DISSENT))
        if row is None:
            raise NotFound
        if row.words:
            raise refusals.AlreadyDissented
        desk = Desk(tx, item_id, by, follows=True)
        row.words = text.clean(words, max_length=1000, field="words", multiline=True)
        desk.record("dissent_motivated", words=row.words, dissent=row.id)


def took_part(desk: Desk, seat_id: str) -> bool:
    """Whether a seat was checked in when the matter was concluded."""
    concluded = desk.the_matter().ended_at
    if concluded is None:
        return False
    stays = [stay for stay in door.attendance(desk.sitting.edition_id) if stay.seat_id == seat_id]
    return any(
        stay.arrived_at <= concluded and (stay.left_at is None or stay.left_at >= concluded) for stay in stays
    )


def _add(item_id: str, seat_id: str, by: Actor, *, kind: str, words: str) -> str:
    with transaction() as tx:
        desk = Desk(tx, item_id, by, follows=True)
        if desk.sitting.phase == rules.CLOSED:
            raise refusals.DissentTooLate
        if desk.sitting.phase == rules.PLANNED:
            raise rules.SittingNotOpen
        seat = registration.seat(seat_id)
        if seat.edition_id != desk.sitting.edition_id:
            raise NotFound
        if desk.matter is None or desk.matter.phase not in (*deciding_rules.ENDED, *deciding_rules.DEFERRED):
            raise refusals.DissentTooEarly
        if not took_part(desk, seat_id):
            raise refusals.TookNoPart
        proposal_rules.check_takes_part(desk.mover(seat_id, in_the_room=True))
        known = select(Dissent).filter_by(item_id=item_id, seat_id=seat_id, kind=kind)
        if tx.session.scalar(known) is not None:
            raise refusals.AlreadyDissented
        written = text.clean(words, max_length=1000, field="words", required=kind == NOTE, multiline=True)
        row = Dissent(
            item_id=item_id,
            seat_id=seat_id,
            kind=kind,
            status="recorded" if kind == DISSENT else "asked",
            words=written,
            at=desk.now,
        )
        tx.session.add(row)
        tx.session.flush()
        action = "dissented" if kind == DISSENT else "note_asked"
        desk.record(action, words=written, dissent=row.id, seat=seat_id)
        return row.id
