"""What the use cases of the minutes share: finding rows, taking steps, voiding approvals."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.minutes import rules
from parliament.minutes.models import MinutesAdjuster, MinutesApproval, MinutesRecord
from parliament.minutes.refusals import STATE_WORDS, MinutesLocked, MinutesStepNotPossible
from parliament.shared import clock
from parliament.shared.errors import NotFound, StaleVersion
from parliament.storage.transaction import Transaction


def find(session: Session, sitting_id: str) -> MinutesRecord | None:
    """The row of a sitting's minutes; None while nobody has touched them."""
    return session.scalar(select(MinutesRecord).filter_by(sitting_id=sitting_id))


def ensure(tx: Transaction, sitting_id: str) -> MinutesRecord:
    """The row of a sitting's minutes, made now if there is none."""
    row = find(tx.session, sitting_id)
    if row is None:
        row = MinutesRecord(sitting_id=sitting_id)
        tx.session.add(row)
        tx.session.flush()
    return row


def at_version(tx: Transaction, sitting_id: str, version: int) -> MinutesRecord:
    """The row, if it is as the caller saw it; 0 is one that nobody had touched.

    Raises:
        StaleVersion: somebody has changed something meanwhile.
    """
    known = find(tx.session, sitting_id)
    if (known.version if known else 0) != version:
        raise StaleVersion
    return ensure(tx, sitting_id)


def take(row: MinutesRecord, step: str) -> None:
    """Take a step of the state machine, and count the version up.

    Raises:
        MinutesLocked: nothing changes any more.
        MinutesStepNotPossible: the state does not allow it.
    """
    check(row.state, step)
    row.state = rules.STEPS[(row.state, step)]
    row.version += 1


def check(state: str, step: str) -> None:
    """Refuse a step that the state does not allow; see ``take``."""
    if rules.can(state, step):
        return
    if state == rules.LOCKED:
        raise MinutesLocked
    words = STATE_WORDS[state]
    raise MinutesStepNotPossible(state_sv=words[0], state_en=words[1])


def adjuster_of(session: Session, adjuster_id: str) -> tuple[MinutesAdjuster, MinutesRecord]:
    """An adjuster with the minutes they adjust.

    Raises:
        NotFound: there is none with this id.
    """
    adjuster = session.get(MinutesAdjuster, adjuster_id)
    row = session.get(MinutesRecord, adjuster.minutes_id) if adjuster else None
    if adjuster is None or row is None:
        raise NotFound
    return adjuster, row


def adjusters(session: Session, minutes_id: str) -> list[MinutesAdjuster]:
    """Those who adjust, by name."""
    query = select(MinutesAdjuster).filter_by(minutes_id=minutes_id).order_by(MinutesAdjuster.name)
    return list(session.scalars(query))


def approval(session: Session, adjuster_id: str) -> MinutesApproval | None:
    """The adjuster's approval that counts, if there is one."""
    return session.scalar(select(MinutesApproval).filter_by(adjuster_id=adjuster_id, voided_at=None))


def void_approvals(session: Session, minutes_id: str) -> list[MinutesAdjuster]:
    """Void every approval that counts; returns whose they were."""
    voided = []
    for adjuster in adjusters(session, minutes_id):
        found = approval(session, adjuster.id)
        if found is not None:
            found.voided_at = clock.now()
            voided.append(adjuster)
    session.flush()
    return voided
