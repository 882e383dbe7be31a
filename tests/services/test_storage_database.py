"""The database: how its file is opened, how its complaints are understood, how times are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from parliament.live.outbox import LiveCounter
from parliament.storage import constraints, database
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from parliament.voting.models import Division
from tests.services import world as worlds
from tests.services.world import sql

BY = Actor.system()


@pytest.fixture(autouse=True)
def house(tmp_path: Path) -> Iterator[None]:
    with worlds.house_on(tmp_path):
        yield


def add(name: str, v: int = 1) -> None:
    with transaction() as tx:
        tx.session.add(LiveCounter(edition_id=name, v=v))
        tx.session.flush()


def test_the_file_is_opened_with_what_keeps_a_promise() -> None:
    for engine in (database.current().engine, database.current().native_engine()):
        with engine.connect() as connection:
            pragmas = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
            }
        assert pragmas == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
            "trusted_schema": 0,
        }  # fmt: skip


def broken(statement: str) -> IntegrityError:
    with pytest.raises(IntegrityError) as error:
        sql(statement)
    return error.value


def test_a_constraint_is_known_by_its_name_though_sqlite_tells_the_columns() -> None:
    add("a")
    error = broken("INSERT INTO live_counter VALUES ('a', 1)")
    assert constraints.violates(error, "pk_live_counter")
    assert not constraints.violates(error, "pk_turnout")
    assert not constraints.violates(error, "no such constraint")
    sql("INSERT INTO turnout VALUES ('d', 's')")
    both = broken("INSERT INTO turnout VALUES ('d', 's')")
    assert constraints.violates(both, "pk_turnout")
    assert not constraints.violates(both, "pk_secret_ballot")


def test_a_partial_index_and_a_check_are_known_by_their_names() -> None:
    columns = (
        "id, edition_id, sitting_id, title, kind, secrecy, max_choices, places, tie_rule, trial, status, "
        "register_size, created_at, annul_reason, ballot_sum, sealed, result"
    )
    values = "'e', 's', 't', 'choose', '{secrecy}', 1, 1, 'both', 0, 'open', 0, '2023-01-01', '', '', 0, ''"
    good = values.format(secrecy="secret")
    sql(f"INSERT INTO division ({columns}) VALUES ('d1', {good})")
    second = broken(f"INSERT INTO division ({columns}) VALUES ('d2', {good})")
    assert constraints.violates(second, "uq_division_open")
    assert not constraints.violates(second, "pk_division")
    strange = broken(f"INSERT INTO division ({columns}) VALUES ('d3', {values.format(secrecy='odd')})")
    assert constraints.violates(strange, "ck_division_secrecy")
    assert not constraints.violates(strange, "ck_division_status")


def keep_division(division_id: str, created_at: datetime) -> None:
    facts = {"edition_id": "e", "sitting_id": "s", "title": "t", "kind": "choose", "secrecy": "secret"}
    with transaction() as tx:
        tx.session.add(Division(id=division_id, created_at=created_at, **facts))


def test_times_go_in_and_out_as_aware_utc_and_naive_ones_are_refused() -> None:
    moment = datetime(2023, 10, 11, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))
    keep_division("d", moment)
    with reading() as session:
        found = session.get(Division, "d")
        assert found is not None
        assert found.created_at == moment
        assert found.created_at.tzinfo is UTC
    with pytest.raises(StatementError, match="naive"):
        keep_division("naive", moment.replace(tzinfo=None))
    assert sql("SELECT id FROM division") == [("d",)]
