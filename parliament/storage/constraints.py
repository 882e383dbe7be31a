"""From a database's complaint to the name of the constraint that was broken."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from parliament.storage.base import Row


def violates(error: IntegrityError, name: str) -> bool:
    """Whether ``error`` is a violation of the constraint or unique index called ``name``.

    PostgreSQL names the constraint. SQLite names a check, but for uniqueness only the columns,
    so these are compared with the columns of the constraint in the metadata.
    """
    message = str(error.orig)
    if name in message:
        return True
    marker = "UNIQUE constraint failed: "
    if marker not in message:
        return False
    complained = {part.strip() for part in message.split(marker, 1)[1].split(",")}
    return any(complained == _columns(table, name) for table in Row.metadata.tables.values())


def _columns(table: Table, name: str) -> set[str]:
    keys = (UniqueConstraint, PrimaryKeyConstraint)
    named: list[UniqueConstraint | PrimaryKeyConstraint | Index] = [
        item for item in table.constraints if isinstance(item, keys) and item.name == name
    ]
    named += [item for item in table.indexes if item.name == name]
    return {f"{table.name}.{column.name}" for item in named for column in item.columns}
