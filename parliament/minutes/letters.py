"""Letters to the adjusters: please approve, the text has changed, a reminder."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.mail import rendering
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.minutes import rows, rules
from parliament.minutes.models import MinutesAdjuster, MinutesRecord
from parliament.shared import clock
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

PLEASE, AGAIN, REMINDER = "adjust", "adjust_again", "adjust_reminder"


def write(tx: Transaction, kind: str, adjuster: MinutesAdjuster, row: MinutesRecord) -> None:
    """Write a letter with the adjuster's link; without an address there is nothing to write to."""
    if kind != REMINDER:
        adjuster.link_sent_at, adjuster.reminded = clock.now(), 0
    tx.session.flush()
    if not adjuster.email:
        return
    edition = editions.edition(sittings.sitting(row.sitting_id).edition_id)
    facts = {
        "name": adjuster.name,
        "edition": edition.name,
        "site": edition.series_name,
        "adjust_link": rendering.ADJUST,
    }
    mail.write_letter(
        mail.NewLetter(
            key=(kind, adjuster.id, str(adjuster.link_version), clock.iso(clock.now())),
            kind=kind,
            recipient=adjuster.email,
            recipient_name=adjuster.name,
            sender_name=edition.series_name,
            language="sv",
            words=rendering.render(kind, "sv", facts),
            about=adjuster.id,
            about_version=adjuster.link_version,
        )
    )


def write_due(now: datetime) -> int:
    """Remind the adjusters who have not approved in time; in the day, and again it writes nothing new.

    Returns:
        How many letters were written.
    """
    first, last = mail_rules.REMINDER_HOURS
    if not first <= clock.stockholm(now).hour < last:
        return 0
    with reading() as session:
        waiting = list(
            session.scalars(select(MinutesRecord.id).where(MinutesRecord.state.in_(rules.APPROVABLE)))
        )
    return sum(_remind(minutes_id, now) for minutes_id in waiting)


def _remind(minutes_id: str, now: datetime) -> int:
    with transaction() as tx:
        row = tx.session.get(MinutesRecord, minutes_id)
        if row is None or row.state not in rules.APPROVABLE:
            return 0
        written = 0
        for adjuster in rows.adjusters(tx.session, row.id):
            if not _is_due(tx, adjuster, row, now):
                continue
            adjuster.reminded += 1
            write(tx, REMINDER, adjuster, row)
            journal.record(
                tx,
                action="minutes.reminded",
                subject=row.id,
                actor=Actor.system(),
                facts={"adjuster": adjuster.id},
            )
            written += 1
        return written


def _is_due(tx: Transaction, adjuster: MinutesAdjuster, row: MinutesRecord, now: datetime) -> bool:
    if not adjuster.email or adjuster.link_sent_at is None or rows.approval(tx.session, adjuster.id):
        return False
    return rules.reminder_is_due(
        sent_at=adjuster.link_sent_at,
        now=now,
        after_days=row.remind_after_days,
        reminded=adjuster.reminded,
    )
