"""Does what lies on disk still agree with what was sealed? One plain Swedish sentence for each break."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.storage import journal
from parliament.storage.transaction import reading
from parliament.voting import counts, rules
from parliament.voting.models import (
    Division,
    RecordedBallot,
    RecordedNonce,
    RegisterEntry,
    SecretBallot,
    Turnout,
)

_JOURNALLED = {
    rules.OPEN: ("voting.division_opened",),
    rules.CLOSED: ("voting.division_opened", "voting.division_closed"),
    rules.DECLARED: ("voting.division_opened", "voting.division_closed", "voting.division_declared"),
    rules.ANNULLED: ("voting.division_annulled",),
}


def breaks(sum_key: bytes) -> Iterator[str]:
    """Every break of a division's sums, tallies and register.

    Args:
        sum_key: the key of the order-free sum.
    """
    with reading() as session:
        for row in session.scalars(select(Division).order_by(Division.created_at)):
            if row.status != rules.DRAFT:
                yield from _division_breaks(session, row, sum_key)


def find_receipt(nonce: str) -> str | None:
    """The Swedish sentence that says where the ballot with this nonce lies; None when there is none."""
    with reading() as session:
        for row in session.scalars(select(Division)):
            mark = rules.tracker(row.id, nonce)
            found: SecretBallot | RecordedBallot | None = session.get(SecretBallot, (row.id, mark))
            accepted = session.get(RecordedNonce, (row.id, mark))
            if accepted is not None:
                found = session.get(RecordedBallot, (row.id, accepted.seat_id))
            if found is not None:
                chosen = ", ".join(counts.split(found.choices)) or "blank"
                return f"Rösten {mark} finns i omröstningen ”{row.title}” ({chosen})."
    return None


def _division_breaks(session: Session, row: Division, sum_key: bytes) -> Iterator[str]:
    name = f"Omröstningen ”{row.title}” ({row.id})"
    total = _sum(session, row, sum_key)
    if total != row.ballot_sum:
        yield f"{name}: rösterna stämmer inte med summan. En röst har ändrats, tagits bort eller lagts till."
    turnout = _count(session, Turnout, row.id)
    ballots = len(counts.ballots(session, row))
    if turnout != ballots:
        yield f"{name}: {turnout} har röstat men {ballots} röster finns."
    outside = session.scalar(
        select(func.count())
        .select_from(Turnout)
        .where(
            Turnout.division_id == row.id,
            Turnout.seat_id.not_in(select(RegisterEntry.seat_id).where(RegisterEntry.division_id == row.id)),
        )
    )
    if outside:
        yield f"{name}: {outside} har röstat utan att stå i röstlängden."
    if _count(session, RegisterEntry, row.id) != row.register_size:
        yield f"{name}: röstlängden har ändrats."
    if not _result_holds(session, row):
        yield f"{name}: resultatet stämmer inte med rösterna."
    if not _journal_agrees(row, turnout):
        yield f"{name}: uppgifterna stämmer inte med journalen."


def _result_holds(session: Session, row: Division) -> bool:
    """Whether the kept result is what the ballots give."""
    if not row.result:
        return row.status not in (rules.CLOSED, rules.DECLARED)
    try:
        return bool(json.loads(row.result) == counts.result(session, row).as_dict())
    except (ValueError, KeyError):  # edited into something that cannot be read or counted
        return False


def _journal_agrees(row: Division, turnout: int) -> bool:
    """Whether the row says what the journal said when it was opened, closed, annulled and declared."""
    row_says = {"register_size": row.register_size, "sum": row.ballot_sum, "cast": turnout}
    entries = {entry.action: entry.facts for entry in journal.entries(subject=row.id)}
    for action in _JOURNALLED[row.status]:
        if action not in entries:
            return False
    for action in ("opened", "closed", "annulled"):
        facts = entries.get(f"voting.division_{action}", {})
        if any(row_says[key] != value for key, value in facts.items() if key in row_says):
            return False
    declared = entries.get("voting.division_declared")
    if declared is None:
        return True
    try:
        result = json.loads(row.result)
    except ValueError:
        return False
    return all(result.get(key) == value for key, value in declared.items())


def _sum(session: Session, row: Division, sum_key: bytes) -> str:
    if row.secrecy == rules.SECRET:
        secret = session.scalars(select(SecretBallot).filter_by(division_id=row.id))
        marked = [(ballot.tracker, ballot.choices, ballot.seq) for ballot in secret]
    else:
        recorded = session.scalars(select(RecordedBallot).filter_by(division_id=row.id))
        marked = [(ballot.seat_id, ballot.choices, ballot.seq) for ballot in recorded]
    total = sum(
        rules.seal_term(sum_key, row.id, mark, counts.split(choices), seq) for mark, choices, seq in marked
    )
    return f"{total % rules.SUM_MODULUS:064x}"


def _count(session: Session, table: type[Turnout] | type[RegisterEntry], division_id: str) -> int:
    query = select(func.count()).select_from(table).where(table.division_id == division_id)
    return session.scalar(query) or 0
