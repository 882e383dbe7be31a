"""One use case, one transaction: lock, begin, commit once, then tell.

``transaction()`` takes the cooperative write lock before ``BEGIN IMMEDIATE``, and a nested call joins
the outer one. Nothing inside may yield to other greenlets (no network, no sleep). What was announced
leaves only after commit, and a failed delivery never undoes a deed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from parliament.storage import database

log = logging.getLogger(__name__)


class Transaction:
    """An open transaction: its session, and what is to happen around its commit."""

    def __init__(self, session: Session) -> None:
        """Wrap ``session``, whose transaction has begun."""
        self.session = session
        self._before: dict[object, Callable[[], None]] = {}
        self._after: dict[object, Callable[[], None]] = {}

    def before_commit(self, key: object, action: Callable[[], None]) -> None:
        """Run ``action`` last inside the transaction; once per ``key``."""
        self._before.setdefault(key, action)

    def after_commit(self, key: object, action: Callable[[], None]) -> None:
        """Run ``action`` when the commit is on disk; once per ``key``, the latest wins."""
        self._after[key] = action

    def commit(self) -> None:
        """Run what was held for the end, then commit."""
        for action in list(self._before.values()):
            action()
        self.session.commit()

    def tell(self) -> None:
        """Deliver what was held until commit; a failure is logged, never raised."""
        for action in self._after.values():
            try:
                action()
            except Exception:
                log.exception("An announcement failed; the deed stands")


_writing: ContextVar[Transaction | None] = ContextVar("writing", default=None)
_reading: ContextVar[Session | None] = ContextVar("reading", default=None)


@contextmanager
def transaction() -> Iterator[Transaction]:
    """A write transaction; joins the outer one where there is one.

    Raises:
        DatabaseBusy: another process kept the database locked for too long.
    """
    outer = _writing.get()
    if outer is not None:
        yield outer
        return
    bound = database.current()
    with bound.write_lock, Session(bind=bound.writer, expire_on_commit=False) as session:
        session.connection()  # BEGIN IMMEDIATE here, while we hold the lock
        opened = Transaction(session)
        token = _writing.set(opened)
        try:
            yield opened
            opened.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            _writing.reset(token)
    opened.tell()


@contextmanager
def reading() -> Iterator[Session]:
    """A consistent picture for reading; joins an outer transaction or reading where there is one."""
    writing = _writing.get()
    if writing is not None:
        yield writing.session
        return
    outer = _reading.get()
    if outer is not None:
        yield outer
        return
    with Session(bind=database.current().engine, expire_on_commit=False) as session:
        token = _reading.set(session)
        try:
            yield session
        finally:
            _reading.reset(token)


@contextmanager
def looking_up() -> Iterator[Connection]:
    """A connection for one quick question; spares what a session of its own costs.

    Joins an outer transaction or reading where there is one.
    """
    writing = _writing.get()
    outer = writing.session if writing is not None else _reading.get()
    if outer is not None:
        yield outer.connection()
        return
    with database.current().engine.connect() as connection:
        yield connection


def in_transaction() -> bool:
    """Whether a write transaction is open here."""
    return _writing.get() is not None
