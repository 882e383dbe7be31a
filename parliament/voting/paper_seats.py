"""Seats that vote on paper in a division: the desk hands out one ballot paper, and the phone is out of it.

Who votes on paper is seen in the room; what is on the paper is counted by two tellers with the others.
"""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from parliament.live.outbox import announce_seats, announce_state
from parliament.shared.errors import NotFound
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction
from parliament.voting import refusals, rules
from parliament.voting.models import Division, PaperVoter, RegisterEntry, Turnout
from parliament.voting.rows import record


def hand_paper(*, division_id: str, seat_id: str, by: Actor) -> None:
    """Let a seat vote on paper in an open division; from now on its phone cannot.

    Raises:
        NotFound: there is no such division.
        PaperSeatNotPossible: not open, the seat is not in the register, has voted, or has its paper already.
    """
    with transaction() as tx:
        row = _open(tx, division_id)
        if tx.session.get(RegisterEntry, (division_id, seat_id)) is None:
            raise refusals.PaperSeatNotPossible(
                why_sv="platsen är inte med i röstlängden", why_en="the seat is not in the register"
            )
        if tx.session.get(Turnout, (division_id, seat_id)) is not None:
            raise refusals.PaperSeatNotPossible(
                why_sv="platsen har redan röstat i telefonen", why_en="the seat has already voted by phone"
            )
        tx.session.add(PaperVoter(division_id=division_id, seat_id=seat_id))
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "pk_paper_voter"):
                raise refusals.PaperSeatNotPossible(
                    why_sv="platsen har redan fått sin valsedel",
                    why_en="the seat already has its ballot paper",
                ) from error
            raise
        record(tx, row, "voting.paper_handed", by, {"seat": seat_id})
        _announce(tx, row, seat_id)


def take_paper_back(*, division_id: str, seat_id: str, by: Actor) -> None:
    """Take an unused ballot paper back while the division is open: the seat votes by phone after all.

    Raises:
        NotFound: there is no such division.
        PaperSeatNotPossible: it is not open, or the seat has no paper.
    """
    with transaction() as tx:
        row = _open(tx, division_id)
        gone = tx.session.execute(
            delete(PaperVoter).where(PaperVoter.division_id == division_id, PaperVoter.seat_id == seat_id)
        )
        if not gone.rowcount:  # type: ignore[attr-defined]
            raise refusals.PaperSeatNotPossible(
                why_sv="platsen har ingen valsedel", why_en="the seat has no ballot paper"
            )
        record(tx, row, "voting.paper_taken_back", by, {"seat": seat_id})
        _announce(tx, row, seat_id)


def paper_seats(division_id: str) -> set[str]:
    """The seats that vote on paper in a division."""
    with reading() as session:
        return set(session.scalars(select(PaperVoter.seat_id).where(PaperVoter.division_id == division_id)))


def _open(tx: Transaction, division_id: str) -> Division:
    """The division, kept from the ballot box until commit: no ballot of the seat may come in between."""
    row = tx.session.get(Division, division_id, with_for_update=True)
    if row is None:
        raise NotFound
    if row.status != rules.OPEN:
        raise refusals.PaperSeatNotPossible(
            why_sv="omröstningen är inte öppen", why_en="the division is not open"
        )
    return row


def _announce(tx: Transaction, row: Division, seat_id: str) -> None:
    announce_seats(tx, edition_id=row.edition_id, seats=(seat_id,))
    announce_state(tx, edition_id=row.edition_id)
