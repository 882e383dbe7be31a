"""What the sender does with the outbox: take the next letter, say what became of it.

A letter is taken with a lease. A sender that dies holding it loses it when the lease is over, and the
letter is sent again under the same Message-ID: twice only if it died between the server's "250" and our
commit, and then the receiver can tell.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, or_, select

from parliament.mail import rules
from parliament.mail.models import Letter
from parliament.storage.transaction import Transaction, reading, transaction

Event = Literal["accept", "defer", "refuse", "withdraw"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that this sender holds."""

    id: str
    lease: str
    round: int
    about: str
    about_version: int | None
    recipient: str
    recipient_name: str
    sender_name: str
    language: str
    subject: str
    text: str
    html: str
    calendar: str
    calendar_method: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try: an event of ``rules``, a code, and the server's words in short.

    ``ends_round``: the fault is not the letter's, so the others would fare no better.
    """

    event: Event
    code: str = ""
    words: str = ""
    ends_round: bool = False


def claim(now: datetime) -> Claimed | None:
    """Take the letter that has waited longest; None when none is due at ``now`` (UTC)."""
    with reading() as session:  # most of the time nothing is due, and then nobody is made to wait
        if session.scalar(select(Letter.id).where(_due(now)).limit(1)) is None:
            return None
    with transaction() as tx:
        while row := tx.session.scalar(select(Letter).where(_due(now)).order_by(Letter.next_try_at).limit(1)):
            if row.not_after is not None and now > row.not_after:
                _end(row, "withdraw", rules.TOO_LATE, "")
                tx.session.flush()
                continue
            return _take(tx, row, now)
    return None


def settle(claimed: Claimed, outcome: Outcome, *, now: datetime) -> str:
    """Write down what became of a try; returns the letter's state.

    "Accepted" always counts. Anything else is for the one who holds the letter now.
    """
    with transaction() as tx:
        row = tx.session.get(Letter, claimed.id)
        if row is None:
            return rules.WITHDRAWN
        if outcome.event == "accept":
            _accept(row, claimed, now)
        elif row.lease == claimed.lease and row.status == rules.SENDING:
            _not_accepted(row, outcome, now)
        return row.status


def _due(now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Letter.status == rules.QUEUED, Letter.next_try_at <= now),
        and_(Letter.status == rules.SENDING, Letter.lease_until <= now),
    )


def _take(tx: Transaction, row: Letter, now: datetime) -> Claimed:
    row.status = rules.after(row.status, "claim")
    row.attempts += 1
    row.first_try_at = row.first_try_at or now
    row.lease = secrets.token_hex(8)
    row.lease_until = now + rules.LEASE
    tx.session.flush()
    return Claimed(
        id=row.id,
        lease=row.lease,
        round=row.round,
        about=row.about,
        about_version=row.about_version,
        recipient=row.recipient,
        recipient_name=row.recipient_name,
        sender_name=row.sender_name,
        language=row.language,
        subject=row.subject,
        text=row.text,
        html=row.html,
        calendar=row.calendar,
        calendar_method=row.calendar_method,
    )


def _accept(row: Letter, claimed: Claimed, now: datetime) -> None:
    if row.round != claimed.round or (row.status, "accept") not in rules.TRANSITIONS:
        return
    _end(row, "accept", "", "")
    row.sent_at = now


def _not_accepted(row: Letter, outcome: Outcome, now: datetime) -> None:
    if outcome.event != "defer":
        _end(row, outcome.event, outcome.code, outcome.words)
        return
    again = rules.next_try(
        first_try_at=row.first_try_at or now, attempts=row.attempts, now=now, not_after=row.not_after
    )
    _end(row, "defer" if again else "give_up", outcome.code, outcome.words)
    row.next_try_at = again or row.next_try_at


def _end(row: Letter, event: str, code: str, words: str) -> None:
    row.status = rules.after(row.status, event)
    row.lease, row.lease_until = "", None
    row.last_code, row.last_error = code, rules.header(words, max_length=rules.ERROR_MAX)
