"""The four ways not to vote, kept apart: abstains, does not take part, conflict of interest, absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.presence import rules as presence_rules
from parliament.presence.rules import NotVoting, Register
from parliament.storage.base import table_of
from parliament.storage.bulk import insert_in_key_order
from parliament.storage.transaction import reading
from parliament.voting import counts, rules
from parliament.voting.models import Division, LeftOut, RecordedBallot, RegisterEntry, Turnout
from parliament.voting.queries import paper_ballots
from parliament.voting.rows import load

_ABSTENTION = "abstain"


@dataclass(frozen=True, slots=True)
class NonVoters:
    """How many did not vote, by kind, and which seats where that may be told.

    ``seats`` holds those who were left out of the register, always. Who abstains is told for recorded
    divisions only, and who does not take part as long as no ballot papers were used.
    """

    counts: NotVoting
    seats: Mapping[str, frozenset[str]]


def keep(session: Session, row: Division, register: Register) -> None:
    """Keep why each seat with a vote stands outside of the register, as it is when the division opens."""
    entries = [
        {"division_id": row.id, "seat_id": seat_id, "why": why} for seat_id, why in register.left_out.items()
    ]
    if entries:
        insert_in_key_order(session.connection(), table_of(LeftOut), entries)


def not_voting(division_id: str) -> NonVoters:
    """Who did not vote in a division, by kind (KL 4:25, 5:47, 5:67). While it is open: as it stands."""
    with reading() as session:
        row = load(session, division_id)
        left_out = dict(
            session.execute(select(LeftOut.seat_id, LeftOut.why).filter_by(division_id=row.id)).all()
        )
        digital = session.scalar(select(func.count()).select_from(Turnout).filter_by(division_id=row.id)) or 0
        on_paper, blank_on_paper = paper_ballots(session, row.id)
        counted = presence_rules.not_voting(
            register_size=row.register_size,
            ballots=digital + on_paper,
            abstaining=_abstaining(session, row) + blank_on_paper,
            left_out=left_out.values(),
        )
        seats = {
            why: frozenset(seat_id for seat_id, found in left_out.items() if found == why)
            for why in (presence_rules.CONFLICT, presence_rules.ABSENT)
        }
        if not on_paper:
            seats[presence_rules.NOT_PARTICIPATING] = _silent(session, row)
        if row.secrecy == rules.RECORDED:
            seats[presence_rules.ABSTAINS] = _abstainers(session, row)
        return NonVoters(counted, seats)


def _abstains(choices: str) -> bool:
    return choices in ("", _ABSTENTION)


def _abstaining(session: Session, row: Division) -> int:
    """How many digital ballots abstain or are blank. Of a secret division not before it has closed."""
    if row.secrecy == rules.SECRET and row.status == rules.OPEN:
        return 0
    return sum(_abstains(",".join(choices)) for choices in counts.ballots(session, row))


def _abstainers(session: Session, row: Division) -> frozenset[str]:
    query = select(RecordedBallot.seat_id, RecordedBallot.choices).filter_by(division_id=row.id)
    return frozenset(seat_id for seat_id, choices in session.execute(query) if _abstains(choices))


def _silent(session: Session, row: Division) -> frozenset[str]:
    voted = select(Turnout.seat_id).filter_by(division_id=row.id)
    query = select(RegisterEntry.seat_id).filter_by(division_id=row.id)
    return frozenset(session.scalars(query.where(RegisterEntry.seat_id.not_in(voted))))
