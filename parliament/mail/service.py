"""Use cases of mail: write a letter, look at the log, send again, note a bounce, erase."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from parliament.mail import rules
from parliament.mail.log import (
    LetterView,
    Page,
    count_by_status,
    latest_about,
    letter,
    letters_by_id,
    letters_of,
    log_page,
    oldest_waiting,
    told,
)
from parliament.mail.models import Letter
from parliament.mail.rendering import Rendered
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

__all__ = [
    "LetterView",
    "NewLetter",
    "Page",
    "count_by_status",
    "erase",
    "erase_letters",
    "latest_about",
    "letter",
    "letters_by_id",
    "letters_of",
    "log_page",
    "oldest_waiting",
    "record_bounce",
    "send_again",
    "told",
    "write_letter",
]

WRITTEN = threading.Event()
"""Set when a letter has been written in this process, so that the sender need not wait for its tick."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to be written.

    ``key``: what the letter is, so that it goes once. ``about``: the seat whose link it may hold, and
    ``about_version``: of which key, None for whichever is current when it is sent. ``not_after``: when it
    has lost its point (UTC).
    """

    key: tuple[str, ...]
    kind: str
    recipient: str
    recipient_name: str
    sender_name: str
    language: str
    words: Rendered
    about: str = ""
    about_version: int | None = None
    calendar: str = ""
    calendar_method: str = ""
    not_after: datetime | None = None


def write_letter(new: NewLetter) -> str:
    """Put a letter in the outbox, in the transaction of the deed it tells about; returns its id.

    A letter with the same key is not written twice. An address that no server can take is noted in the
    log; the deed stands.
    """
    with transaction() as tx:
        key = ":".join(new.key)
        earlier = tx.session.scalar(select(Letter.id).where(Letter.key == key))
        if earlier is not None:
            return earlier
        now = clock.now()
        row = Letter(
            key=key,
            kind=new.kind,
            about=new.about,
            about_version=new.about_version,
            recipient=new.recipient,
            recipient_name=rules.header(new.recipient_name, max_length=rules.NAME_MAX),
            sender_name=rules.header(new.sender_name, max_length=rules.NAME_MAX),
            language=new.language,
            subject=rules.header(new.words.subject, max_length=rules.SUBJECT_MAX),
            text=new.words.text,
            html=new.words.html,
            calendar=new.calendar,
            calendar_method=new.calendar_method,
            status=rules.QUEUED,
            created_at=now,
            next_try_at=now,
            not_after=new.not_after,
        )
        try:
            row.recipient = rules.address(new.recipient)
        except rules.AddressMalformed:
            row.recipient = rules.header(new.recipient, max_length=rules.ADDRESS_MAX)
            row.status, row.last_code = rules.after(row.status, "refuse"), rules.BAD_ADDRESS
        tx.session.add(row)
        tx.session.flush()
        tx.after_commit("mail", WRITTEN.set)
        return row.id


def send_again(*, letter_id: str, by: Actor) -> None:
    """Put a letter in the outbox anew, under a new Message-ID.

    Raises:
        NotFound: there is none with this id.
        LetterErased: there is nothing left to send.
        LetterNotThere: it waits or is being sent already.
    """
    with transaction() as tx:
        row = tx.session.get(Letter, letter_id)
        if row is None:
            raise NotFound
        if row.erased_at is not None:
            raise rules.LetterErased
        rules.address(row.recipient)
        row.status = rules.after(row.status, "send_again")
        row.round += 1
        row.attempts, row.first_try_at, row.next_try_at = 0, None, clock.now()
        row.not_after = None  # the one who asks knows what day it is
        row.last_code = row.last_error = ""
        row.sent_at = None
        tx.session.flush()
        journal.record(tx, action="mail.sent_again", subject=row.id, actor=by, facts={"kind": row.kind})
        tx.after_commit("mail", WRITTEN.set)


def record_bounce(*, letter_id: str, reason: str, by: Actor) -> None:
    """Note that a letter came back.

    Args:
        letter_id: which one.
        reason: what the reply said, in short; may be empty.
        by: who notes it.

    Raises:
        NotFound: there is none with this id.
        LetterNotThere: it has not been sent.
    """
    words = text.clean(reason, max_length=rules.ERROR_MAX, field="reason", required=False)
    with transaction() as tx:
        row = tx.session.get(Letter, letter_id)
        if row is None:
            raise NotFound
        row.status = rules.after(row.status, "bounce")
        row.last_code, row.last_error = rules.BY_HAND, words
        tx.session.flush()
        journal.record(tx, action="mail.bounced", subject=row.id, actor=by, facts={"kind": row.kind})


def erase(
    *, by: Actor, recipient: str | None = None, about: str | None = None, before: datetime | None = None
) -> int:
    """Erase what letters say of persons; that a letter went, its kind and its time are kept.

    What has not been sent yet is not sent. At least one condition is needed.

    Args:
        by: who erases.
        recipient: letters to this address.
        about: letters about this seat.
        before: letters written before this moment (UTC).

    Returns:
        How many letters were erased.
    """
    wanted: list[ColumnElement[bool]] = []
    if recipient is not None:
        wanted.append(Letter.recipient == recipient)
    if about is not None:
        wanted.append(Letter.about == about)
    if before is not None:
        wanted.append(Letter.created_at < before)
    if not wanted:
        raise ValueError("Say which letters to erase")
    with transaction() as tx:
        ids = tx.session.scalars(select(Letter.id).where(*wanted, Letter.erased_at.is_(None))).all()
        return erase_letters(ids, by=by)


def erase_letters(letter_ids: Sequence[str], *, by: Actor) -> int:
    """Erase what these letters say; those that are erased already are left. Returns how many."""
    count = 0
    with transaction() as tx:
        for letter_id in letter_ids:
            row = tx.session.get(Letter, letter_id)
            if row is not None and row.erased_at is None:
                _erase(row)
                count += 1
        tx.session.flush()
        if count:
            journal.record(tx, action="mail.erased", subject="mail", actor=by, facts={"letters": count})
    return count


def _erase(row: Letter) -> None:
    if (row.status, "withdraw") in rules.TRANSITIONS:
        row.status, row.last_code = rules.WITHDRAWN, rules.ERASED
        row.lease, row.lease_until = "", None
    row.recipient = row.recipient_name = row.subject = row.text = row.html = row.calendar = row.last_error = (
        ""
    )
    row.erased_at = clock.now()
