"""Use cases of the adjuster's link: read, approve once; and of the clerk who gives the link out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.minutes import adjusting, assembly, letters, rows, rules
from parliament.minutes.blocks import Document
from parliament.minutes.links import AdjusterKeys
from parliament.minutes.models import MinutesAdjuster, MinutesApproval, MinutesRecord
from parliament.minutes.refusals import (
    AlreadyApproved,
    MinutesLocked,
    MinutesNotSent,
    TextChanged,
    UnknownAdjusterLink,
)
from parliament.minutes.views import AdjusterView, MinutesView, view
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction


@dataclass(frozen=True, slots=True)
class Look:
    """What an adjuster sees behind the link."""

    adjuster: AdjusterView
    minutes: MinutesView
    document: Document


def renew_link(*, adjuster_id: str, by: Actor) -> None:
    """Send an adjuster a new link; the old one is dead.

    Raises:
        NotFound, AlreadyApproved, MinutesNotSent: see there.
    """
    with transaction() as tx:
        adjuster, row = rows.adjuster_of(tx.session, adjuster_id)
        _may_approve(row)
        if rows.approval(tx.session, adjuster_id):
            raise AlreadyApproved
        adjuster.link_version += 1
        letters.write(tx, letters.PLEASE, adjuster, row)
        journal.record(
            tx, action="minutes.link_renewed", subject=row.id, actor=by, facts={"adjuster": adjuster.id}
        )


def shown_link(*, adjuster_id: str, keys: AdjusterKeys, by: Actor) -> str:
    """The token of an adjuster's link, for one who is handed it in person. Noted in the journal.

    Raises:
        NotFound: there is no such adjuster.
    """
    with transaction() as tx:
        adjuster, row = rows.adjuster_of(tx.session, adjuster_id)
        journal.record(
            tx, action="minutes.link_shown", subject=row.id, actor=by, facts={"adjuster": adjuster.id}
        )
        return keys.token(adjuster.id, adjuster.link_version)


def link_version(adjuster_id: str) -> int | None:
    """The version of an adjuster's link that is good now; None when there is no such adjuster."""
    with reading() as session:
        adjuster = session.get(MinutesAdjuster, adjuster_id)
        return adjuster.link_version if adjuster else None


def look(token: str, keys: AdjusterKeys) -> Look:
    """What the link shows. Looking spends nothing: mail scanners open links.

    Raises:
        UnknownAdjusterLink, MinutesNotSent: see there.
    """
    with reading() as session:
        adjuster, row = _by_token(session, token, keys)
        if row.state not in rules.READABLE_BY_ADJUSTERS:
            raise MinutesNotSent
        found = view(session, row)
        known = found.adjuster(adjuster.id)
        assert known is not None  # noqa: S101 - read in the same reading
        return Look(known, found, assembly.working(row.sitting_id, "sv"))


def approve(*, token: str, checksum: str, keys: AdjusterKeys) -> None:
    """Approve the text with this checksum; the link is spent.

    Raises:
        UnknownAdjusterLink, MinutesNotSent, MinutesLocked, AlreadyApproved: see there.
        TextChanged: the text is another now.
    """
    with transaction() as tx:
        adjuster, row = _by_token(tx.session, token, keys)
        if rows.approval(tx.session, adjuster.id):
            raise AlreadyApproved
        _may_approve(row)
        if checksum != adjusting.text_checksum(tx, row):
            raise TextChanged
        by = Actor("adjuster", adjuster.id)
        tx.session.add(MinutesApproval(adjuster_id=adjuster.id, at=clock.now(), checksum=checksum))
        row.version += 1
        try:
            tx.session.flush()
        except IntegrityError as error:
            raise AlreadyApproved from error
        facts = {"adjuster": adjuster.id, "checksum": checksum}
        journal.record(tx, action="minutes.approved", subject=row.id, actor=by, facts=facts)
        adjusting.complete_if_all(tx, row, by=by)


def by_token(token: str, keys: AdjusterKeys, tx: Transaction) -> tuple[MinutesAdjuster, MinutesRecord]:
    """Whose link it is, while the text may be adjusted.

    Raises:
        UnknownAdjusterLink, MinutesNotSent, MinutesLocked: see there.
    """
    adjuster, row = _by_token(tx.session, token, keys)
    _may_approve(row)
    return adjuster, row


def _by_token(session: Session, token: str, keys: AdjusterKeys) -> tuple[MinutesAdjuster, MinutesRecord]:
    known = keys.adjuster_of(token)
    adjuster = session.get(MinutesAdjuster, known) if known else None
    if adjuster is None or not keys.matches(token, adjuster.id, adjuster.link_version):
        raise UnknownAdjusterLink
    return rows.adjuster_of(session, adjuster.id)


def _may_approve(row: MinutesRecord) -> None:
    if row.state == rules.LOCKED:
        raise MinutesLocked
    if row.state not in rules.APPROVABLE:
        raise MinutesNotSent
