"""The database of this process: one engine, one cooperative write lock.

SQLite is opened with WAL, ``synchronous=FULL``, foreign keys on and ``secure_delete``. Writers say
``BEGIN IMMEDIATE``. A greenlet that waited in C for SQLite's own lock would freeze every other one,
so ``busy_timeout`` is short and the waiting is done cooperatively, outside of any transaction.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from parliament.shared.errors import RuleBroken

BUSY_TIMEOUT_MS = 20
PATIENCE_SECONDS = 20.0
_RETRY_SECONDS = 0.01
_WRITE_LOCK_KEY = 7_201_720


class DatabaseBusy(RuleBroken):
    """The database stayed locked by someone else for the whole of our patience."""

    code = "database_busy"
    status = 503
    sv = "Databasen är upptagen just nu och inget sparades. Försök igen om en stund."
    en = "The database is busy right now and nothing was saved. Try again in a moment."


class Database:
    """An engine for reading, the same engine for writing, and the lock between writers."""

    def __init__(self, url: str) -> None:
        """Open ``url`` (``sqlite:///…`` or ``postgresql+psycopg://…``); nothing is read yet."""
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _engine(url, busy_timeout_ms=BUSY_TIMEOUT_MS)
        self.writer = self.engine.execution_options(parliament_writes=True)
        self.write_lock = threading.RLock()

    @property
    def path(self) -> Path:
        """The SQLite file. Only for SQLite."""
        return Path(make_url(self.url).database or "")

    def native_engine(self) -> Engine:
        """An own engine for a native thread, which may wait in C without freezing anyone."""
        return _engine(self.url, busy_timeout_ms=5_000).execution_options(parliament_writes=True)

    def dispose(self) -> None:
        """Close all pooled connections."""
        self.engine.dispose()


def _engine(url: str, *, busy_timeout_ms: int) -> Engine:
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": busy_timeout_ms / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    del record
    connection.isolation_level = None  # we say BEGIN ourselves
    _with_patience(lambda: connection.execute("PRAGMA journal_mode=WAL"))  # needs the file for itself once
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("parliament_writes"):
        connection.exec_driver_sql("BEGIN")
        return
    _with_patience(lambda: connection.exec_driver_sql("BEGIN IMMEDIATE"))


def _with_patience(ask: Callable[[], object]) -> None:
    """Ask SQLite for a lock until it is free.

    Raises:
        DatabaseBusy: somebody else kept it for too long.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            ask()
        except (OperationalError, sqlite3.OperationalError) as error:
            if "locked" not in str(error):
                raise
            if time.monotonic() > deadline:
                raise DatabaseBusy from error
            time.sleep(_RETRY_SECONDS)  # cooperative under gevent; no transaction is open here
        else:
            return


def _begin_postgresql(connection: Connection) -> None:
    """One writer at a time, as with SQLite: an advisory lock that ends with the transaction."""
    options = connection.get_execution_options()
    if options.get("parliament_writes") and not options.get("parliament_ballots"):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITE_LOCK_KEY})


class _Bound:
    database: Database | None = None


def bind(database: Database) -> None:
    """Make ``database`` the one of this process; the one before is closed."""
    if _Bound.database is not None and _Bound.database is not database:
        with suppress(Exception):
            _Bound.database.dispose()
    _Bound.database = database


def current() -> Database:
    """The database of this process.

    Raises:
        RuntimeError: no application has been put together yet.
    """
    if _Bound.database is None:
        raise RuntimeError("No database is bound; create_app() does that")
    return _Bound.database
