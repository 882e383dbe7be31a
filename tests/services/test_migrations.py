"""The steps of the schema: together they give what the rows ask for, and they keep what is there."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from parliament import demo
from parliament.app import create_app
from parliament.storage import database, journal, metadata, migrate
from parliament.voting.parts import EXTENSION
from tests.conftest import make_settings
from tests.services.world import sql


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Flask]:
    """An application on a database made by the steps, as a server makes it."""
    app = create_app(make_settings(tmp_path))
    migrate.upgrade()
    with app.app_context():
        yield app
        app.extensions[EXTENSION].box.stop()
    database.current().dispose()


@pytest.fixture
def played(migrated: Flask) -> Flask:
    demo.play(demo.Plan(stage="after", seats=8))
    migrated.extensions[EXTENSION].box.run_apart(lambda engine: None)
    return migrated


def differences() -> list[str]:
    with database.current().engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(found) for found in compare_metadata(context, metadata.load())]


def test_the_steps_give_what_the_rows_ask_for(migrated: Flask) -> None:
    assert differences() == [], "The rows have changed: add a step to parliament/storage/migrations/versions"


def test_the_steps_give_every_check(migrated: Flask) -> None:
    """Alembic does not compare checks, and a batch step may lose them."""
    found = inspect(database.current().engine)
    asked = {
        (table.name, str(check.name))
        for table in metadata.load().sorted_tables
        for check in table.constraints
        if check.__class__.__name__ == "CheckConstraint"
    }
    made = {
        (table, str(check["name"]))
        for table in found.get_table_names()
        for check in found.get_check_constraints(table)
    }
    assert made == asked


def test_the_database_knows_that_it_is_current(migrated: Flask) -> None:
    assert migrate.is_current()
    assert not migrate.is_empty()
    migrate.upgrade()
    assert migrate.is_current()


def test_the_steps_are_one_chain() -> None:
    script = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert len(script.get_heads()) == 1
    assert [step.revision for step in script.walk_revisions() if step.down_revision is None] == ["0001"]


REBUILT = '''"""A step that makes parents of many rows anew."""
from alembic import op
import sqlalchemy as sa
revision, down_revision = "test_step", "{head}"
def upgrade():
    for table in ("company", "seat", "edition", "division", "theme"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("added", sa.String(), nullable=True))
{more}
'''


@pytest.fixture
def steps(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the steps, to which a test may add one."""
    folder = tmp_path_factory.mktemp("steps") / "migrations"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", folder)
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    return folder


def add_step(folder: Path, more: str = "") -> None:
    head = ScriptDirectory(str(folder)).get_current_head()
    (folder / "versions" / "9999_test.py").write_text(REBUILT.format(head=head, more=more), encoding="utf-8")


def counted() -> dict[str, int]:
    return {table.name: len(sql(f"SELECT 1 FROM {table.name}")) for table in metadata.load().sorted_tables}


def test_a_step_that_makes_a_table_anew_keeps_the_rows_that_point_at_it(played: Flask, steps: Path) -> None:
    """With foreign keys on, SQLite would empty the children when the old table is dropped."""
    before = counted()
    assert before["seat"] == 8
    assert before["secret_ballot"] > 0
    add_step(steps)
    assert not migrate.is_current()
    migrate.upgrade()
    assert migrate.is_current()
    assert counted() == before
    assert sql("SELECT count(added), count(*) FROM company")[0][0] == 0
    with database.current().engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_step_that_leaves_rows_pointing_at_nothing_is_not_kept(played: Flask, steps: Path) -> None:
    before = counted()
    add_step(steps, more='    op.execute("DELETE FROM company")')
    with pytest.raises(migrate.BrokenReferences):
        migrate.upgrade()
    assert counted() == before
    assert not migrate.is_current()
    assert "added" not in {
        column["name"] for column in inspect(database.current().engine).get_columns("company")
    }
    with database.current().engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_database_of_the_last_release_comes_up_with_all_its_rows(tmp_path: Path) -> None:
    """A played demonstration as 0.1.0 left it: nothing is lost, and its chain and its tallies still hold."""
    with contextlib.closing(sqlite3.connect(tmp_path / "parliament.db")) as plain:
        plain.executescript((Path(__file__).parent / "release_0_1_0.sql").read_text(encoding="utf-8"))
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        before = {t: plain.execute(f'SELECT count(*) FROM "{t}"').fetchone() for t in tables}
    app = create_app(make_settings(tmp_path))
    migrate.upgrade()
    with app.app_context():
        kept = {t: n for t, n in before.items() if t in metadata.load().tables}
        assert {t: sql(f'SELECT count(*) FROM "{t}"')[0] for t in kept} == kept
        assert differences() == []
        assert list(journal.breaks()) == []
        app.extensions[EXTENSION].box.stop()
    database.current().dispose()
