"""The journal: append-only, hash-chained, and still erasable where the law asks for it.

Each entry holds ids, numbers and codes, and the salted hash of its personal payload. The payload
and its salt lie in a table of their own. Erasing a payload removes the person and leaves the chain
whole: the hash stays, and without the salt it tells nothing.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from parliament.shared import clock
from parliament.storage.actor import Actor
from parliament.storage.base import Row, table_of
from parliament.storage.transaction import Transaction, reading, transaction

GENESIS = "0" * 64
_AT_ONCE = 500
_CHAINED = ("previous", "at", "action", "subject", "actor", "facts", "payload_digest")


class JournalEntry(Row):
    """One link of the chain."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    actor: Mapped[str]
    facts: Mapped[str] = mapped_column(Text)
    payload_digest: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)


class JournalPayload(Row):
    """What an entry says of persons, with its salt; may be erased."""

    __tablename__ = "journal_payload"

    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"), primary_key=True)
    salt: Mapped[str]
    personal: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry as other parts see it; ``personal`` is empty when it was erased."""

    seq: int
    at: datetime
    action: str
    subject: str
    actor: str
    facts: Mapping[str, Any]
    personal: Mapping[str, Any]
    hash: str


def record(
    tx: Transaction,
    *,
    action: str,
    subject: str,
    actor: Actor,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
) -> None:
    """Append an entry to the chain, inside the caller's transaction.

    Args:
        tx: the open write transaction, which keeps others from appending meanwhile.
        action: what happened, ``feature.deed_done``.
        subject: id of the row it happened to.
        actor: who did it.
        facts: ids, numbers and codes; never names or text written by persons.
        personal: what may have to be erased some day.
    """
    salt = secrets.token_hex(16) if personal else ""
    personal_text = _canonical(personal or {})
    seq, previous = _latest(tx.session)
    link: dict[str, Any] = {
        "seq": seq + 1,  # no sequence of the database: a rollback leaves no gap
        "at": clock.now(),
        "action": action,
        "subject": subject,
        "actor": str(actor),
        "facts": _canonical(facts or {}),
        "payload_digest": _digest(salt, personal_text) if personal else "",
        "previous": previous,
    }
    tx.session.execute(insert(table_of(JournalEntry)), {**link, "hash": _chain(**link)})
    if personal:
        payload = {"seq": seq + 1, "salt": salt, "personal": personal_text}
        tx.session.execute(insert(table_of(JournalPayload)), payload)


def head(session: Session) -> str:
    """The hash of the latest entry: the chain's head, which the minutes print."""
    return _latest(session)[1]


def chain_head() -> str:
    """The chain's head, read on its own."""
    with reading() as session:
        return head(session)


def entries(*, subject: str | None = None, actions: tuple[str, ...] = ()) -> list[Entry]:
    """Entries in order, of one subject and of certain actions where these are given."""
    query = select(JournalEntry, JournalPayload).outerjoin(JournalPayload).order_by(JournalEntry.seq)
    if subject is not None:
        query = query.where(JournalEntry.subject == subject)
    if actions:
        query = query.where(JournalEntry.action.in_(actions))
    with reading() as session:
        return [_view(entry, payload) for entry, payload in session.execute(query)]


def erase_payloads(*, subject: str) -> int:
    """Erase what the journal says of persons in the entries of ``subject``; returns how many."""
    with transaction() as tx:
        ids = select(JournalEntry.seq).where(JournalEntry.subject == subject)
        count = tx.session.scalar(
            select(func.count()).select_from(JournalPayload).where(JournalPayload.seq.in_(ids))
        )
        tx.session.execute(delete(JournalPayload).where(JournalPayload.seq.in_(ids)))
    return count or 0


def told_about(subjects: Iterable[str]) -> list[Entry]:
    """Entries of these subjects, in order."""
    query = select(JournalEntry, JournalPayload).outerjoin(JournalPayload).order_by(JournalEntry.seq)
    with reading() as session:
        rows = session.execute(query.where(JournalEntry.subject.in_(list(subjects))))
        return [_view(entry, payload) for entry, payload in rows]


def payloads_before(moment: datetime) -> list[tuple[int, datetime, str]]:
    """Number, time and action of the entries before ``moment`` (UTC) that still tell of persons."""
    query = select(JournalEntry.seq, JournalEntry.at, JournalEntry.action).join(JournalPayload)
    with reading() as session:
        found = session.execute(query.where(JournalEntry.at < moment).order_by(JournalEntry.seq))
        return [(seq, at, action) for seq, at, action in found]


def erase_payloads_numbered(numbers: Sequence[int]) -> int:
    """Erase what these entries say of persons; returns how many there were."""
    count = 0
    with transaction() as tx:
        for start in range(0, len(numbers), _AT_ONCE):
            few = numbers[start : start + _AT_ONCE]
            done = tx.session.execute(
                delete(JournalPayload).where(JournalPayload.seq.in_(few)).returning(JournalPayload.seq)
            )
            count += len(done.all())
    return count


def breaks() -> Iterator[str]:
    """Every break of the chain, one plain Swedish sentence each; none when it is whole."""
    with reading() as session:
        previous, expected_seq = GENESIS, 1
        rows = session.execute(
            select(JournalEntry, JournalPayload).outerjoin(JournalPayload).order_by(JournalEntry.seq)
        )
        for entry, payload in rows:
            if entry.seq != expected_seq:
                yield f"Journalen saknar post {expected_seq}."
            if entry.previous != previous:
                yield f"Journalens post {entry.seq} följer inte på posten före."
            if entry.hash != _chain(**{name: getattr(entry, name) for name in _CHAINED}):
                yield f"Journalens post {entry.seq} har ändrats."
            if payload is not None and _digest(payload.salt, payload.personal) != entry.payload_digest:
                yield f"Personuppgifterna till journalens post {entry.seq} har ändrats."
            previous, expected_seq = entry.hash, entry.seq + 1


_LATEST = select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)


def _latest(session: Session) -> tuple[int, str]:
    """The number and the hash of the latest entry."""
    found = session.execute(_LATEST).first()
    return (found.seq, found.hash) if found else (0, GENESIS)


def _view(entry: JournalEntry, payload: JournalPayload | None) -> Entry:
    return Entry(
        seq=entry.seq,
        at=entry.at,
        action=entry.action,
        subject=entry.subject,
        actor=entry.actor,
        facts=json.loads(entry.facts),
        personal=json.loads(payload.personal) if payload else {},
        hash=entry.hash,
    )


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(salt: str, personal: str) -> str:
    return hashlib.sha256(f"{salt}\n{personal}".encode()).hexdigest()


def _chain(**link: Any) -> str:
    parts = (clock.iso(link[name]) if name == "at" else str(link[name]) for name in _CHAINED)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
