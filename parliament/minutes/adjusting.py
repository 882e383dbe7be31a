"""Use cases of adjustment: who adjusts, sending, the link, approving, and what a change does to approvals."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from parliament.mail import rules as mail_rules
from parliament.minutes import assembly, blocks, letters, rows, rules
from parliament.minutes.blocks import Document
from parliament.minutes.models import MinutesAdjuster, MinutesRecord
from parliament.minutes.refusals import (
    AdjusterHasApproved,
    AdjusterKnown,
    MinutesLocked,
    NoAdjusters,
    SittingNotClosed,
    TooManyAdjusters,
)
from parliament.minutes.views import view
from parliament.shared import clock, text
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, transaction

NAME_MAX = 120


def changed(tx: Transaction, row: MinutesRecord, *, by: Actor) -> None:
    """The text has changed: approvals are void, and those who gave them get a new link.

    Raises:
        MinutesLocked: the minutes no longer change.
    """
    rows.take(row, "change")
    voided = rows.void_approvals(tx.session, row.id)
    if not voided:
        return
    for adjuster in voided:
        adjuster.link_version += 1
        letters.write(tx, letters.AGAIN, adjuster, row)
    ids = [adjuster.id for adjuster in voided]
    journal.record(tx, action="minutes.approvals_voided", subject=row.id, actor=by, facts={"adjusters": ids})


def name_adjuster(*, sitting_id: str, name: str, email: str, by: Actor) -> str:
    """Enter one who is to adjust the minutes; returns the id. Without an address the link is handed over.

    Raises:
        AdjusterKnown, TooManyAdjusters, MinutesLocked, AddressMalformed: see there.
    """
    cleaned = text.clean(name, max_length=NAME_MAX, field="name")
    address = mail_rules.address(email) if email.strip() else ""
    with transaction() as tx:
        row = rows.ensure(tx, sitting_id)
        _may_change_adjusters(row)
        if len(rows.adjusters(tx.session, row.id)) >= rules.MAX_ADJUSTERS:
            raise TooManyAdjusters(limit=rules.MAX_ADJUSTERS)
        adjuster = MinutesAdjuster(minutes_id=row.id, name=cleaned, email=address)
        tx.session.add(adjuster)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_minutes_adjuster_name"):
                raise AdjusterKnown(field="name", name=cleaned) from error
            raise
        row.version += 1
        journal.record(
            tx,
            action="minutes.adjuster_named",
            subject=row.id,
            actor=by,
            facts={"adjuster": adjuster.id},
            personal={"name": cleaned, "email": address},
        )
        if row.state in rules.APPROVABLE:
            letters.write(tx, letters.PLEASE, adjuster, row)
        return adjuster.id


def remove_adjuster(*, adjuster_id: str, by: Actor) -> None:
    """Take away one who is not to adjust after all.

    Raises:
        NotFound, AdjusterHasApproved, MinutesLocked: see there.
    """
    with transaction() as tx:
        adjuster, row = rows.adjuster_of(tx.session, adjuster_id)
        _may_change_adjusters(row)
        found = view(tx.session, row)
        has_asked = any(each.adjuster_id == adjuster_id for each in found.corrections)
        known = found.adjuster(adjuster_id)
        if has_asked or (known and (known.approved_at or known.was_voided)):
            raise AdjusterHasApproved
        tx.session.delete(adjuster)
        tx.session.flush()
        row.version += 1
        journal.record(
            tx, action="minutes.adjuster_removed", subject=row.id, actor=by, facts={"adjuster": adjuster_id}
        )
        complete_if_all(tx, row, by=by)


def send(*, sitting_id: str, seen: int, after_days: int, by: Actor) -> None:
    """Freeze the text and send it to the adjusters.

    Args:
        sitting_id: whose minutes.
        seen: the version of the minutes that the clerk saw.
        after_days: days between reminders, 1–14.
        by: who sends.

    Raises:
        SittingNotClosed, NoAdjusters, StaleVersion, MinutesStepNotPossible: see there.
    """
    contents = closed_contents(sitting_id)
    with transaction() as tx:
        row = rows.at_version(tx, sitting_id, seen)
        named = rows.adjusters(tx.session, row.id)
        if not named:
            raise NoAdjusters
        rows.take(row, "send")
        freeze(row, contents)
        row.sent_at = clock.now()
        row.remind_after_days = min(14, max(1, after_days))
        for adjuster in named:
            letters.write(tx, letters.PLEASE, adjuster, row)
        facts = {"adjusters": [each.id for each in named], "checksum": text_checksum(tx, row)}
        journal.record(tx, action="minutes.sent", subject=row.id, actor=by, facts=facts)


def withdraw(*, sitting_id: str, by: Actor) -> None:
    """Take the text back from the adjusters: it is a draft again, and follows the records.

    Raises:
        MinutesStepNotPossible: it has not been sent, or is past that.
    """
    with transaction() as tx:
        row = rows.ensure(tx, sitting_id)
        rows.take(row, "withdraw")
        for adjuster in rows.void_approvals(tx.session, row.id):
            adjuster.link_version += 1
        row.content_sv = row.content_en = ""
        row.frozen_at = row.sent_at = None
        journal.record(tx, action="minutes.withdrawn", subject=row.id, actor=by)


def refresh(*, sitting_id: str, seen: int, by: Actor) -> None:
    """Take in what has been recorded since the text was frozen; a change voids approvals.

    Raises:
        StaleVersion, MinutesLocked, MinutesStepNotPossible: see there.
    """
    contents = closed_contents(sitting_id)
    with transaction() as tx:
        row = rows.at_version(tx, sitting_id, seen)
        if not row.content_sv:
            rows.check(row.state, "withdraw")
        changed(tx, row, by=by)
        freeze(row, contents)
        journal.record(tx, action="minutes.refreshed", subject=row.id, actor=by)


def closed_contents(sitting_id: str) -> dict[str, Document]:
    """The content of a closed sitting in both languages, as the records have it now.

    Raises:
        SittingNotClosed: it goes on.
    """
    contents = {language: assembly.live(sitting_id, language) for language in ("sv", "en")}
    if not contents["sv"]["closed"]:
        raise SittingNotClosed
    return contents


def freeze(row: MinutesRecord, contents: dict[str, Document]) -> None:
    """Keep the content as it is: what is adjusted does not follow the records any more."""
    row.content_sv, row.content_en = (blocks.canonical(contents[language]) for language in ("sv", "en"))
    row.frozen_at = clock.now()


def _may_change_adjusters(row: MinutesRecord) -> None:
    if row.state in (rules.APPROVED, rules.LOCKED):
        raise MinutesLocked


def complete_if_all(tx: Transaction, row: MinutesRecord, *, by: Actor) -> None:
    """When the last adjuster has approved the text as it stands, it is approved."""
    named = rows.adjusters(tx.session, row.id)
    if row.state not in rules.APPROVABLE or not named:
        return
    current = text_checksum(tx, row)
    found = [rows.approval(tx.session, each.id) for each in named]
    if all(each is not None and each.checksum == current for each in found):
        rows.take(row, "complete")
        journal.record(
            tx, action="minutes.all_approved", subject=row.id, actor=by, facts={"checksum": current}
        )


def text_checksum(tx: Transaction, row: MinutesRecord) -> str:
    """The checksum of the text that the adjusters have before them."""
    return assembly.frozen_checksum(row, view(tx.session, row))
