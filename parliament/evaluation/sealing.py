"""Removing the physical order in which answers were written.

Random keys give the tables no order in SQL, yet the bytes of a SQLite page lie in the order of writing,
and on PostgreSQL rows of one transaction share its number. Sealing rewrites both: on SQLite the whole
file, in key order, and the write-ahead log is emptied; on PostgreSQL the tables, in one transaction.
"""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import DeclarativeBase

from parliament.evaluation.models import Answered, Marks, Words
from parliament.storage import database

_TABLES: tuple[type[DeclarativeBase], ...] = (Answered, Marks, Words)


def remove_order() -> bool:
    """Rewrite the tables of answers so that nothing of the order of answering is left.

    Must be called outside any transaction. Returns False when a reader kept the old log open, so that
    it must be done once more.
    """
    bound = database.current()
    with bound.write_lock:
        if bound.is_sqlite:
            return _rewrite_file(bound)
        _rewrite_tables(bound)
        return True


def _rewrite_file(bound: database.Database) -> bool:
    connection = bound.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
        return not busy
    finally:
        connection.close()


def _rewrite_tables(bound: database.Database) -> None:
    with bound.writer.begin() as connection:
        for model in _TABLES:
            table = model.__table__
            rows = connection.execute(select(table).order_by(*table.primary_key)).mappings().all()
            connection.execute(delete(table))  # type: ignore[arg-type]
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])  # type: ignore[arg-type]
    with bound.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for model in _TABLES:
            connection.exec_driver_sql(f"VACUUM FULL {model.__table__.name}")  # type: ignore[attr-defined]
