"""Steps of the schema, by Alembic.

SQLite changes a table by making it anew, and with foreign keys on that drop would delete the children. So
migrations run with foreign keys off, and every reference is checked before the step counts as done.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from parliament.storage import database, metadata

_FOLDER = Path(__file__).parent / "migrations"


class BrokenReferences(RuntimeError):
    """A migration left rows that point at nothing; it was not kept."""


def upgrade(revision: str = "head") -> None:
    """Bring the bound database up to ``revision``, keeping what is in it.

    Raises:
        BrokenReferences: rows would point at nothing.
    """
    bound = database.current()
    if revision == "head" and is_current():
        return  # no lock: a command must not wait for a server that is writing
    with bound.writer.connect() as connection:  # of two who start at once, one waits and finds it done
        if bound.is_sqlite:
            _raw(connection).execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                command.upgrade(_config(connection), revision)
                _check_references(connection)
        finally:
            if bound.is_sqlite:  # the connection goes back to the pool, and others will write with it
                _raw(connection).execute("PRAGMA foreign_keys=ON")


def is_current() -> bool:
    """Whether the bound database has every step."""
    with database.current().engine.connect() as connection:
        from alembic.script import ScriptDirectory  # noqa: PLC0415 - only asked by doctor and start

        script = ScriptDirectory.from_config(_config(connection))
        return MigrationContext.configure(connection).get_current_revision() == script.get_current_head()


def is_empty() -> bool:
    """Whether the bound database holds no table at all."""
    return not inspect(database.current().engine).get_table_names()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata.load()
    return config


def _raw(connection: Connection):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return connection.connection.driver_connection


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferences(f"{len(broken)} rows point at nothing, first in {broken[0][0]}")
