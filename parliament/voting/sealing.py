"""Sealing: after close, nothing on disk may tell which ballot came with which voter.

Turnout and ballots already share no id, time or order of keys. But a database lays new rows where there
is room, so their places on the pages follow the order of voting, in both tables alike. Sealing removes
that order too: on SQLite every page is rewritten (``VACUUM``) and the write-ahead log emptied, on
PostgreSQL both tables are rewritten in key order. It is done at close, and again at start after a crash.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from sqlalchemy import Engine, select, text

from parliament.storage.database import Database
from parliament.storage.transaction import reading, transaction
from parliament.voting import rules
from parliament.voting.ballot_box import BallotBox
from parliament.voting.models import Division

log = logging.getLogger(__name__)

_ENDED = (rules.CLOSED, rules.DECLARED, rules.ANNULLED)
_CHECKPOINT_PATIENCE_SECONDS = 30.0


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
        rewrite = _rewrite_sqlite if self._database.is_sqlite else _rewrite_postgresql

        def job(engine: Engine) -> None:
            for division_id in pending:
                self._box.forget(division_id)
            rewrite(engine)

        self._box.run_apart(job)
        with transaction() as tx:
            for row in tx.session.scalars(select(Division).where(Division.id.in_(pending))):
                row.sealed = True
        log.info("Sealed %d divisions", len(pending))
        return len(pending)


def unsealed() -> bool:
    """Whether a secret division is open or has ended without being sealed: then no backup is taken."""
    with reading() as session:
        query = select(Division.id).where(
            Division.secrecy == rules.SECRET, Division.sealed.is_(False), Division.status != rules.DRAFT
        )
        return session.scalar(query.limit(1)) is not None


def _pending() -> list[str]:
    with reading() as session:
        query = select(Division.id).where(
            Division.secrecy == rules.SECRET, Division.sealed.is_(False), Division.status.in_(_ENDED)
        )
        return list(session.scalars(query))


def _rewrite_sqlite(engine: Engine) -> None:
    """Rewrite every page in key order and empty the write-ahead log."""
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        raw.execute("VACUUM")
        deadline = time.monotonic() + _CHECKPOINT_PATIENCE_SECONDS
        while raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > deadline:
                raise TimeoutError("The write-ahead log could not be emptied: somebody keeps reading")
            time.sleep(0.01)
    finally:
        connection.close()


def _rewrite_postgresql(engine: Engine) -> None:
    """Rewrite both tables in the order of their keys."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in ("turnout", "secret_ballot"):
            connection.execute(text(f"CLUSTER {table} USING pk_{table}"))
