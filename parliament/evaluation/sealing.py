"""Removing the physical order in which answers were written.

Random keys give the tables no order in SQL, yet the bytes of a SQLite page lie in the order of writing,
and on PostgreSQL rows of one transaction share its number. Sealing rewrites both: on SQLite the whole
file, in key order, and the write-ahead log is emptied; on PostgreSQL the tables, in one transaction.
"""

from __future__ import annotations

import sqlite3
import time
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from parliament.evaluation.models import (
    Answered,
    GroupMark,
    InvitedAnswered,
    Marks,
    Paper,
    PaperSeat,
    Survey,
    Words,
)
from parliament.storage import database
from parliament.storage.base import Row, table_of

PATIENCE_SECONDS: Final = 5.0
_RETRY_SECONDS: Final = 0.05
_TABLES: tuple[type[Row], ...] = (Answered, InvitedAnswered, PaperSeat, Marks, GroupMark, Words)


def remove_order() -> bool:
    """Rewrite the tables of answers so that nothing of the order of answering is left.

    Must be called outside any transaction. Returns False when others kept the file busy for five seconds,
    so that it must be done once more.
    """
    bound = database.current()
    with bound.write_lock:
        if bound.is_sqlite:
            return _rewrite_file(bound)
        _rewrite_tables(bound)
        return True


def leave_out_open(connection: Connection) -> bool:
    """In a copy, empty the open surveys: two copies of one would tell who answered what came between.

    Returns:
        False when a survey has closed and is not sealed, so that the copy must not be kept.
    """
    unsealed = select(Survey.id).where(Survey.sealed_at.is_(None))
    if connection.scalar(unsealed.where(Survey.closed_at.is_not(None)).limit(1)) is not None:
        return False
    left_out = list(connection.scalars(unsealed))
    for model in _TABLES:
        table = table_of(model)
        connection.execute(delete(table).where(table.c.survey_id.in_(left_out)))
    connection.execute(update(Paper).where(Paper.survey_id.in_(left_out)).values(entered=0))
    return True


def _rewrite_file(bound: database.Database) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _rewritten(bound):
        if time.monotonic() > deadline:
            return False
        time.sleep(_RETRY_SECONDS)  # cooperative under gevent; no transaction is open here
    return True


def _rewritten(bound: database.Database) -> bool:
    """Whether the file was rewritten and the log emptied; not while others write or read the old pages."""
    connection = bound.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
        return not busy
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    finally:
        connection.close()


def _rewrite_tables(bound: database.Database) -> None:
    with bound.writer.begin() as connection:
        closed = select(Survey.id).where(Survey.closed_at.is_not(None), Survey.sealed_at.is_(None))
        waiting = list(connection.scalars(closed))  # what is sealed already has tags pointing at it
        for model in _TABLES:
            table = table_of(model)
            of_these = table.c.survey_id.in_(waiting)
            query = select(table).where(of_these).order_by(*table.primary_key)
            rows = connection.execute(query).mappings().all()
            connection.execute(delete(table).where(of_these))
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])
    with bound.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for model in _TABLES:
            connection.exec_driver_sql(f"VACUUM FULL {table_of(model).name}")
