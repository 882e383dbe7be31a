"""Sealing: after close, nothing on disk may tell which ballot came with which voter.

Turnout and ballots already share no id, time or order of keys. But a database lays new rows where there
is room, so their places on the pages follow the order of voting, in both tables alike. Sealing removes
that order too: on SQLite every page is rewritten (``VACUUM``) and the write-ahead log emptied, on
PostgreSQL both tables are rewritten in key order. It is done at close, and again at start after a crash.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, delete, select, text, update

from parliament.storage.database import Database
from parliament.storage.transaction import reading, transaction
from parliament.voting import rules
from parliament.voting.ballot_box import BallotBox
from parliament.voting.models import Division, SecretBallot, Turnout

log = logging.getLogger(__name__)

_ENDED = (rules.CLOSED, rules.DECLARED, rules.ANNULLED)
_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.05
_CHECKPOINT_WAIT_MS = 100
_ANEW = (
    "CREATE TEMPORARY TABLE turnout_before ON COMMIT DROP AS SELECT * FROM turnout",
    "CREATE TEMPORARY TABLE ballots_before ON COMMIT DROP AS SELECT * FROM secret_ballot",
    "TRUNCATE turnout, secret_ballot",
    "INSERT INTO turnout SELECT * FROM turnout_before ORDER BY division_id, seat_id",
    "INSERT INTO secret_ballot SELECT * FROM ballots_before ORDER BY division_id, tracker",
)


class StillInUse(Exception):
    """Somebody reads or writes; the next try may do it."""


class Sealer:
    """Seals what has been closed."""

    def __init__(self, box: BallotBox, database: Database) -> None:
        """Work on the box's own thread and connection, which may wait in C."""
        self._box = box
        self._database = database

    def seal_pending(self) -> int:
        """Seal every secret division that has ended and is not sealed; returns how many."""
        pending = _pending()
        if not pending:
            return 0

        def forget(engine: Engine) -> None:
            del engine
            for division_id in pending:
                self._box.forget(division_id)

        self._box.run_apart(forget)
        for job in (_vacuum, _empty_log) if self._database.is_sqlite else (_rewrite_postgresql,):
            self._patiently(job)
        with transaction() as tx:
            for row in tx.session.scalars(select(Division).where(Division.id.in_(pending))):
                row.sealed = True
        log.info("Sealed %d divisions", len(pending))
        return len(pending)

    def _patiently(self, job: Callable[[Engine], None]) -> None:
        """Run ``job`` on the box's thread until nobody is in its way; ballots go on between the tries."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                self._box.run_apart(job)
            except StillInUse:
                if time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE_SECONDS)  # cooperative
            else:
                return


_UNSEALED = select(Division.id).where(
    Division.secrecy == rules.SECRET, Division.sealed.is_(False), Division.status != rules.DRAFT
)


def unsealed() -> bool:
    """Whether a secret division is open or has ended without being sealed: then no backup is taken."""
    with reading() as session:
        return session.scalar(_UNSEALED.limit(1)) is not None


def unsealed_in(engine: Engine) -> bool:
    """The same of a copy: a division may have been opened while it was taken."""
    with engine.connect() as connection:
        return connection.scalar(_UNSEALED.limit(1)) is not None


def leave_out_open(connection: Connection) -> bool:
    """In a copy, empty the open secret divisions: two copies of one would tell who cast what came between.

    Returns:
        False when a secret division has ended and is not sealed, so that the copy must not be kept.
    """
    if connection.scalar(_UNSEALED.where(Division.status.in_(_ENDED)).limit(1)) is not None:
        return False
    left_out = list(connection.scalars(_UNSEALED))
    for table in (Turnout, SecretBallot):
        connection.execute(delete(table).where(table.division_id.in_(left_out)))
    connection.execute(update(Division).where(Division.id.in_(left_out)).values(ballot_sum="0" * 64))
    return True


def _pending() -> list[str]:
    with reading() as session:
        query = select(Division.id).where(
            Division.secrecy == rules.SECRET, Division.sealed.is_(False), Division.status.in_(_ENDED)
        )
        return list(session.scalars(query))


def _vacuum(engine: Engine) -> None:
    """SQLite: write every page anew, in key order."""
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        raw.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StillInUse from error
        raise
    finally:
        connection.close()


def _empty_log(engine: Engine) -> None:
    """SQLite: bring the write-ahead log into the file and cut it to nothing.

    This holds up every writer while it waits for those who read, so it waits for a moment only.
    """
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        usual = raw.execute("PRAGMA busy_timeout").fetchone()[0]
        raw.execute(f"PRAGMA busy_timeout={_CHECKPOINT_WAIT_MS}")
        try:
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.execute(f"PRAGMA busy_timeout={usual}")
        if busy:
            raise StillInUse
    finally:
        connection.close()


def _rewrite_postgresql(engine: Engine) -> None:
    """PostgreSQL: both tables written anew in key order, by one transaction.

    CLUSTER would keep each row's inserting transaction (``xmin``), which turnout and ballot share.
    """
    with engine.begin() as connection:
        for statement in _ANEW:
            connection.execute(text(statement))
