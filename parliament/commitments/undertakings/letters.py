"""Letters to owners (yours now, a reminder) and to the ones who asked (what has happened)."""

from __future__ import annotations

from datetime import date, datetime

from parliament.commitments import rules as ways
from parliament.commitments.undertakings import queries, rules
from parliament.commitments.undertakings.models import Undertaking, UndertakingEvent
from parliament.editions import service as editions
from parliament.mail import rendering
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock, swedish
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

ACCEPTED, REMINDER, TO_ASKER = "undertaking_owner", "undertaking_reminder", "undertaking_news"


def to_owner(kind: str, row: Undertaking, *, moment: date | None = None) -> None:
    """Write to the owner with the link. ``moment``: the day that a reminder is for."""
    if not row.owner_email or row.due_on is None:
        return
    edition = editions.edition(row.edition_id)
    day = moment or queries.today()
    facts = {
        **_facts(row, edition.name, edition.series_name),
        "name": row.owner_name,
        "due": swedish.date(row.due_on),
        "days_left": (row.due_on - day).days,
        "evidence": row.evidence_wanted,
        "contributors": row.contributors,
        "owner_link": rendering.OWNER,
    }
    mail.write_letter(
        mail.NewLetter(
            key=(kind, row.id, str(row.link_version), moment.isoformat() if moment else str(row.version)),
            kind=kind,
            recipient=row.owner_email,
            recipient_name=row.owner_name,
            sender_name=edition.series_name,
            language="sv",
            words=rendering.render(kind, "sv", facts),
            about=row.id,
            about_version=row.link_version,
        )
    )


def to_asker(row: Undertaking, event: UndertakingEvent) -> None:
    """Tell the one who asked the question what has happened, if there is a question and an address."""
    if row.question_id is None:
        return
    asked = questions.question(row.question_id)
    seat = registration.seat(asked.seat_id)
    if not seat.email:
        return
    edition = editions.edition(row.edition_id)
    facts = {
        **_facts(row, edition.name, edition.series_name),
        "name": seat.delegate_name,
        "question": asked.text,
        "kind": row.kind,
        "event": event.kind,
        "status": row.status,
        "due": swedish.date(row.due_on) if row.due_on else "",
        "what": event.words,
        "evidence": event.evidence or event.evidence_link,
        "follow_up_link": rendering.FOLLOW_UP,
    }
    mail.write_letter(
        mail.NewLetter(
            key=(TO_ASKER, row.id, str(event.version), seat.id),
            kind=TO_ASKER,
            recipient=seat.email,
            recipient_name=seat.delegate_name,
            sender_name=edition.series_name,
            language="sv",
            words=rendering.render(TO_ASKER, "sv", facts),
            about=seat.id,
        )
    )


def write_due(now: datetime) -> int:
    """Remind the owners who are to be reminded; in the day, and again it writes nothing new.

    Returns:
        How many letters were written.
    """
    first, last = mail_rules.REMINDER_HOURS
    if not first <= clock.stockholm(now).hour < last:
        return 0
    return sum(_remind(undertaking_id, now) for undertaking_id in queries.to_be_reminded(now))


def _remind(undertaking_id: str, now: datetime) -> int:
    day = clock.stockholm(now).date()
    with transaction() as tx:
        row = tx.session.get(Undertaking, undertaking_id)
        if row is None or row.due_on is None or not queries.needs_reminding(row, day):
            return 0
        row.told_on = day
        tx.session.flush()
        to_owner(REMINDER, row, moment=day)
        days = (row.due_on - day).days
        journal.record(
            tx,
            action="undertakings.reminded",
            subject=row.id,
            actor=Actor.system(),
            facts={"days_left": days, "moment": str(rules.reminder_moment(row.due_on, day))},
        )
        return 1


def _facts(row: Undertaking, edition: str, site: str) -> dict[str, object]:
    return {
        "edition": edition,
        "site": site,
        "words": row.words,
        "said_by": row.said_by,
        "body": row.body,
        "ended": row.status == ways.ENDED,
    }
