"""Many rows in one step.

A database driver lets the process's other threads run while it works on a step, and must then wait for its
turn. A step for each row has two busy threads hand the interpreter to each other a thousand times; on
SQLite the rows are therefore passed as one JSON text, in and out. Other databases get ordinary statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Table, func, insert, select, text
from sqlalchemy.orm import InstrumentedAttribute


def insert_in_key_order(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert ``rows``, which all have the same columns, in the order of the primary key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    ordered = sorted(rows, key=lambda row: [row[key] for key in keys])
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), ordered)
        return
    names = list(ordered[0])
    values = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(names)))
    columns = ", ".join(names)
    statement = text(f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM json_each(:rows)")  # noqa: S608
    connection.execute(
        statement, {"rows": orjson.dumps([[row[name] for name in names] for row in ordered]).decode()}
    )


def rows_of(
    connection: Connection, columns: Sequence[InstrumentedAttribute[Any]], *conditions: ColumnElement[bool]
) -> list[Sequence[Any]]:
    """The ``columns`` (text, numbers) of the rows that meet the conditions."""
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in connection.execute(select(*columns).where(*conditions))]
    query = select(func.json_group_array(func.json_array(*columns))).where(*conditions)
    rows: list[Sequence[Any]] = orjson.loads(connection.execute(query).scalar_one())
    return rows


def among(
    connection: Connection,
    columns: Sequence[InstrumentedAttribute[Any]],
    *conditions: ColumnElement[bool],
    key: InstrumentedAttribute[str],
    ids: Iterable[str],
) -> list[Sequence[Any]]:
    """The ``columns`` (text, numbers) of the rows with ``key`` among ``ids`` that meet the conditions."""
    wanted = list(ids)
    if connection.dialect.name != "sqlite":
        return rows_of(connection, columns, key.in_(wanted), *conditions)
    given = func.json_each(orjson.dumps(wanted).decode()).table_valued("value")
    return rows_of(connection, columns, key.in_(select(given.c.value)), *conditions)
