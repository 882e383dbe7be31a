"""What is announced inside a transaction leaves after its commit, and not otherwise.

Features call these functions; the hub of the running server subscribes. Without a server (command
line, tests of services) an announcement goes nowhere and costs nothing. A change of the common state
raises the edition's durable counter ``v`` once, inside the same transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Mapped, Session, mapped_column

from parliament.storage.base import Row
from parliament.storage.transaction import Transaction, reading

log = logging.getLogger(__name__)

STAFF = "staff"
"""The topic that has console, podium and screens look again, and leaves the phones alone."""


class LiveCounter(Row):
    """The version ``v`` of what an edition's screens show; it only grows."""

    __tablename__ = "live_counter"

    edition_id: Mapped[str] = mapped_column(primary_key=True)
    v: Mapped[int]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that screens or phones must hear of."""

    topic: str
    edition_id: str
    urgent: bool = False
    seats: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


class Listener(Protocol):
    """Who is told after commit."""

    def __call__(self, change: Change) -> None:
        """Take note of ``change``; must be quick and must not write to the database."""


_listeners: list[Listener] = []


def subscribe(listener: Listener) -> Callable[[], None]:
    """Have ``listener`` told of every change from now on; returns how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def reset() -> None:
    """Forget all listeners: a new application takes over this process."""
    _listeners.clear()


def announce_state(tx: Transaction, *, edition_id: str, urgent: bool = False) -> None:
    """The common state has changed: raise ``v`` and send the new snapshot after commit.

    Args:
        tx: the open transaction.
        edition_id: whose screens.
        urgent: opened, closed and declared go out within 100 ms; the rest at most once a second.
    """
    tx.before_commit(("v", edition_id), lambda: _raise_version(tx.session, edition_id))
    change = Change("state", edition_id, urgent=urgent)
    tx.after_commit(("state", edition_id, urgent), lambda: _tell(change))


def announce_seats(tx: Transaction, *, edition_id: str, seats: tuple[str, ...]) -> None:
    """What concerns single seats (`me`) has changed."""
    for seat in seats:
        change = Change("seats", edition_id, seats=(seat,))
        tx.after_commit(("seats", seat), _teller(change))


def announce_key_replaced(tx: Transaction, *, edition_id: str, seat_id: str) -> None:
    """A seat has a new key: sockets that came in with an older one are closed."""
    change = Change("key_replaced", edition_id, seats=(seat_id,))
    tx.after_commit(("key_replaced", seat_id), lambda: _tell(change))


def announce_withdrawn(tx: Transaction, passes: tuple[str, ...]) -> None:
    """Tokens, screens, lent phones or accounts let nobody in any more: sockets they let in are closed."""
    change = Change("withdrawn", "", passes=passes)
    tx.after_commit(("withdrawn", *passes), lambda: _tell(change))


def announce(tx: Transaction, topic: str, *, edition_id: str) -> None:
    """Something that staff pages may want to refresh on; not part of the common state."""
    change = Change(topic, edition_id)
    tx.after_commit((topic, edition_id), lambda: _tell(change))


def version(edition_id: str) -> int:
    """The current ``v`` of the edition; 0 before anything was announced."""
    with reading() as session:
        row = session.get(LiveCounter, edition_id)
        return row.v if row else 0


def _raise_version(session: Session, edition_id: str) -> None:
    row = session.get(LiveCounter, edition_id)
    if row is None:
        session.add(LiveCounter(edition_id=edition_id, v=1))
    else:
        row.v += 1
    session.flush()


def _teller(change: Change) -> Callable[[], None]:
    return lambda: _tell(change)


def _tell(change: Change) -> None:
    for listener in tuple(_listeners):  # one may stop listening meanwhile
        try:
            listener(change)
        except Exception:
            log.exception("A listener failed on %s; the others are told all the same", change.topic)
