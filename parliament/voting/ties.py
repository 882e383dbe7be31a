"""Ties of a division: the chair's casting vote, and a drawing of lots that anyone can check.

The lot. When a division opens a secret is made, and its SHA-256 goes into the hash-chained journal: from
then on it cannot be changed. When the lot is drawn the secret is revealed. The seed is
``division|secret|sum of the ballots``; the options in the tie are ordered by SHA-256 of ``seed|option``. The
house could not choose the seed after it had seen the ballots, and the voters did not know the secret.
To check: hash the secret and compare with the journal, then order the options. It is drawn once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from parliament.sitting import service as sittings
from parliament.voting import rules
from parliament.voting.models import CastingVote, Division, RecordedBallot, TieBreak


@dataclass(frozen=True, slots=True)
class Breaker:
    """What breaks a tie. ``chair``: see ``counting.count``; ``commitment`` "" in old divisions."""

    seed: str
    chair: str | None = None
    drawn: bool = True
    commitment: str = ""


def commit(session: Session, row: Division, voters: Collection[str]) -> str:
    """Settle what will break a tie, when a division opens; returns the lot's commitment."""
    secret = secrets.token_hex(32)
    chair = next((o.seat_id for o in sittings.sitting(row.sitting_id).officers if o.role == "chair"), None)
    session.add(TieBreak(division_id=row.id, secret=secret, chair_seat_id=chair if chair in voters else None))
    return _commitment(secret)


def tie_break(session: Session, row: Division) -> Breaker:
    """What breaks a tie of this division."""
    known = session.get(TieBreak, row.id)
    if known is None:  # opened before lots were committed to
        return Breaker(f"{row.id}|{row.ballot_sum}")
    return Breaker(
        seed=f"{row.id}|{known.secret}|{row.ballot_sum}",
        chair=_chairs_choice(session, row, known),
        drawn=known.drawn_at is not None,
        commitment=_commitment(known.secret),
    )


def _chairs_choice(session: Session, row: Division, known: TieBreak) -> str | None:
    """Yes or no as the chair voted, "" when the chair has not yet, None where there is no casting vote."""
    if not known.chair_seat_id or row.secrecy != rules.RECORDED:
        return None
    ballot = session.get(RecordedBallot, (row.id, known.chair_seat_id))
    if ballot is not None and ballot.choices in ("yes", "no"):
        return ballot.choices
    given = session.get(CastingVote, row.id)
    return given.choice if given is not None else ""


def _commitment(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
