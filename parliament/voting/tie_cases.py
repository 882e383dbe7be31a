"""Use cases when a division ends in a tie: the lot is drawn once, or the chair gives the casting vote."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from parliament.live.outbox import announce_state
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction
from parliament.voting import counts, refusals, rules
from parliament.voting.models import CastingVote, Division, TieBreak
from parliament.voting.rows import load, record
from parliament.voting.ties import Breaker, tie_break


def lot_of(division_id: str) -> Breaker:
    """The seed and the commitment of a division's lot, for those who check a draw."""
    with reading() as session:
        return tie_break(session, load(session, division_id))


def draw_lot(*, division_id: str, by: Actor) -> None:
    """Draw the lot in a closed division whose yes and no are equal.

    Raises:
        LotAlreadyDrawn: it has been drawn.
        NothingToDraw: there is no tie, or the chair has a casting vote.
    """
    with transaction() as tx:
        row = load(tx.session, division_id)
        known = tx.session.get(TieBreak, division_id)
        if known is not None and known.drawn_at is not None:
            raise refusals.LotAlreadyDrawn
        if known is None or row.status != rules.CLOSED or _pending(row) != "lot":
            raise refusals.NothingToDraw
        _draw(tx, row, known, by)
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def give_casting_vote(*, division_id: str, choice: str, by: Actor) -> None:
    """Enter the chair's casting vote: where the chair voted, that ballot decides and this is refused.

    Args:
        division_id: a closed, recorded division with equal yes and no.
        choice: ``yes`` or ``no``.
        by: who enters it.

    Raises:
        NoCastingVote: no tie, the chair is no delegate, or the casting vote is given.
    """
    with transaction() as tx:
        row = load(tx.session, division_id)
        known = tx.session.get(TieBreak, division_id)
        if choice not in ("yes", "no"):
            raise refusals.NoCastingVote(
                why_sv="välj ja eller nej", why_en="choose yes or no", field="choice"
            )
        if known is None or not known.chair_seat_id or row.secrecy != rules.RECORDED:
            raise refusals.NoCastingVote(
                why_sv="omröstningen är sluten eller ordföranden är inte delegat",
                why_en="the division is secret or the chair is no delegate",
            )
        if row.status != rules.CLOSED or _pending(row) != "casting_vote":
            raise refusals.NoCastingVote(
                why_sv="inget lika röstetal väntar på den", why_en="no tie is waiting for it"
            )
        tx.session.add(
            CastingVote(division_id=row.id, seat_id=known.chair_seat_id, choice=choice, at=clock.now())
        )
        tx.session.flush()
        _count_again(tx.session, row)
        record(tx, row, "voting.casting_vote", by, {"seat": known.chair_seat_id, "choice": choice})
        announce_state(tx, edition_id=row.edition_id, urgent=True)


def settled(tx: Transaction, row: Division, by: Actor) -> dict[str, Any]:
    """The result that is declared. A lot that nobody has drawn is drawn now.

    Raises:
        CastingVoteNeeded: the chair's casting vote is not given yet.
    """
    pending = _pending(row)
    if pending == "casting_vote":
        raise refusals.CastingVoteNeeded
    known = tx.session.get(TieBreak, row.id)
    if pending == "lot" and known is not None:
        _draw(tx, row, known, by)
    result: dict[str, Any] = json.loads(row.result)
    return result


def note_automatic_draw(tx: Transaction, row: Division, by: Actor) -> None:
    """Where several issues were chosen between, the lot is drawn with the count: reveal it."""
    known = tx.session.get(TieBreak, row.id)
    drawn = json.loads(row.result)["decided_by"] == "lot" and row.kind != rules.YES_NO
    if known is not None and drawn and known.drawn_at is None:
        _draw(tx, row, known, by)


def _draw(tx: Transaction, row: Division, known: TieBreak, by: Actor) -> None:
    known.drawn_at = clock.now()
    tx.session.flush()
    _count_again(tx.session, row)
    result = json.loads(row.result)
    seed = tie_break(tx.session, row).seed
    facts = {"secret": known.secret, "seed": seed, "tied": result["tied"], "winners": result["winners"]}
    journal.record(tx, action="voting.lot_drawn", subject=row.id, actor=by, facts=facts)


def _count_again(session: Session, row: Division) -> None:
    row.result = json.dumps(counts.result(session, row).as_dict())
    session.flush()


def _pending(row: Division) -> str:
    result = json.loads(row.result) if row.result else {}
    waits = row.kind == rules.YES_NO and result.get("tie") and not result.get("winners")
    return str(result["decided_by"]) if waits else ""
