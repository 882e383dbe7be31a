"""What one may ask about divisions."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.storage.bulk import among
from parliament.storage.transaction import reading
from parliament.voting import counts, rules
from parliament.voting.models import Division, PaperCount, PaperVoter, RegisterEntry, Turnout
from parliament.voting.rows import load
from parliament.voting.views import DivisionView, view


def division(division_id: str) -> DivisionView:
    """A division by its id.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        return view(session, load(session, division_id))


def has_open_division(sitting_id: str) -> bool:
    """Whether a division of the sitting is open."""
    with reading() as session:
        query = select(Division.id).filter_by(sitting_id=sitting_id, status=rules.OPEN)
        return session.scalar(query) is not None


def divisions(sitting_id: str) -> list[DivisionView]:
    """All divisions of a sitting, in the order they were put."""
    with reading() as session:
        rows = session.scalars(
            select(Division).filter_by(sitting_id=sitting_id).order_by(Division.created_at)
        )
        return [view(session, row) for row in rows]


def shown_division(sitting_id: str, *, item_id: str | None) -> DivisionView | None:
    """The division that screens show: the open one, else the item's latest that was opened and stands."""
    with reading() as session:
        query = select(Division).filter_by(sitting_id=sitting_id)
        row = session.scalar(query.filter_by(status=rules.OPEN))
        if row is None and item_id is not None:
            stands = Division.status.in_((rules.CLOSED, rules.DECLARED))
            row = session.scalar(
                query.filter_by(item_id=item_id).where(stands).order_by(Division.opened_at.desc()).limit(1)
            )
        return view(session, row) if row else None


def not_yet_voted(division_id: str) -> list[str]:
    """The seats in the register that have neither voted nor been handed a paper. Never what anyone chose."""
    voted = select(Turnout.seat_id).where(Turnout.division_id == division_id)
    paper = select(PaperVoter.seat_id).where(PaperVoter.division_id == division_id)
    query = select(RegisterEntry.seat_id).where(
        RegisterEntry.division_id == division_id,
        RegisterEntry.seat_id.not_in(voted),
        RegisterEntry.seat_id.not_in(paper),
    )
    with reading() as session:
        return list(session.scalars(query))


def standing(division_id: str, seat_ids: set[str]) -> tuple[set[str], set[str]]:
    """Of these seats: those in the register, and those who have voted."""
    with reading() as session:
        connection = session.connection()
        found = []
        for row in (RegisterEntry, Turnout):
            key, here = row.seat_id, row.division_id == division_id
            found.append({entry[0] for entry in among(connection, [key], here, key=key, ids=seat_ids)})
        return found[0], found[1]


def public_ballots(division_id: str) -> list[dict[str, object]]:
    """The ballots as they are published: by tracker when secret, by seat when recorded."""
    with reading() as session:
        return counts.public_ballots(session, load(session, division_id))


def paper_ballots(session: Session, division_id: str) -> tuple[int, int]:
    """How many ballot papers stand entered, and how many of them are blank or abstain."""
    query = select(PaperCount).filter_by(division_id=division_id).order_by(PaperCount.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None:
        return 0, 0
    return found.ballots, found.blank + int(json.loads(found.counts).get("abstain", 0))
