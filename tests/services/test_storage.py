"""Transactions: one use case, one commit, and nothing told before it is on disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from parliament.live import outbox
from parliament.live.outbox import Change, LiveCounter
from parliament.shared.errors import NotFound
from parliament.storage import constraints, database, journal
from parliament.storage import transaction as transactions
from parliament.storage.actor import Actor
from parliament.storage.transaction import in_transaction, reading, transaction
from parliament.voting.models import Division, Turnout
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


def names() -> list[str]:
    return [str(row[0]) for row in sql("SELECT edition_id FROM live_counter ORDER BY edition_id")]


def test_a_nested_transaction_joins_the_outer_one_and_commits_with_it() -> None:
    with transaction() as outer:
        with transaction() as inner:
            assert inner is outer
            inner.session.add(LiveCounter(edition_id="a", v=1))
        add("b")
        assert in_transaction()
        assert names() == []  # another connection sees nothing yet
    assert not in_transaction()
    assert names() == ["a", "b"]


def test_a_refusal_rolls_back_everything_also_what_nested_ones_did() -> None:
    heard = listening()

    def refuse() -> None:
        with transaction() as tx:
            add("a")
            outbox.announce_state(tx, edition_id="e")
            add("b")
            raise NotFound

    with pytest.raises(NotFound):
        refuse()
    assert names() == []
    assert heard == []
    assert outbox.version("e") == 0
    add("c")
    assert names() == ["c"]


def test_a_refusal_in_a_nested_one_rolls_back_the_outer_one() -> None:
    def inner() -> None:
        with transaction() as tx:
            tx.session.add(LiveCounter(edition_id="inner", v=1))
            raise NotFound

    def outer() -> None:
        with transaction():
            add("outer")
            inner()

    with pytest.raises(NotFound):
        outer()
    assert names() == []


def test_reading_inside_a_transaction_sees_what_was_written_and_readings_join() -> None:
    with transaction() as tx:
        tx.session.add(LiveCounter(edition_id="a", v=1))
        with reading() as session:
            assert session is tx.session
            assert session.scalar(select(LiveCounter.v)) == 1
    with reading() as one, reading() as two:
        assert one is two


def test_a_reading_is_one_consistent_picture() -> None:
    add("a")
    with reading() as session:
        assert len(session.scalars(select(LiveCounter)).all()) == 1
        sql("INSERT INTO live_counter VALUES ('b', 1)")
        with reading() as joined:
            assert len(joined.scalars(select(LiveCounter)).all()) == 1
    with reading() as session:
        assert len(session.scalars(select(LiveCounter)).all()) == 2


def listening() -> list[Change]:
    heard: list[Change] = []
    outbox.subscribe(heard.append)
    return heard


def test_announcements_leave_after_the_commit_and_once() -> None:
    seen: list[tuple[str, int]] = []
    outbox.subscribe(lambda change: seen.append((change.topic, outbox.version("e"))))
    with transaction() as tx:
        outbox.announce_state(tx, edition_id="e")
        outbox.announce_state(tx, edition_id="e")
        outbox.announce(tx, "budget", edition_id="e")
        outbox.announce_seats(tx, edition_id="e", seats=("s1", "s2"))
        assert seen == []
    assert sorted(seen) == [("budget", 1), ("seats", 1), ("seats", 1), ("state", 1)]


def test_the_counter_of_the_state_rises_by_one_for_each_transaction() -> None:
    for expected in (1, 2, 3):
        with transaction() as tx:
            outbox.announce_state(tx, edition_id="e")
            outbox.announce_state(tx, edition_id="e", urgent=True)
        assert outbox.version("e") == expected
    assert outbox.version("other") == 0


def test_a_listener_that_fails_undoes_nothing_and_keeps_nobody_from_hearing() -> None:
    def fail(change: Change) -> None:
        raise RuntimeError("deaf")

    outbox.subscribe(fail)
    heard = listening()
    with transaction() as tx:
        tx.session.add(LiveCounter(edition_id="a", v=1))
        outbox.announce(tx, "budget", edition_id="e")
    assert names() == ["a"]
    assert [change.topic for change in heard] == ["budget"]


def test_a_listener_may_read_and_even_write_for_the_lock_is_free_again() -> None:
    def write(change: Change) -> None:
        if change.topic == "budget":
            add("written by a listener")

    outbox.subscribe(write)
    with transaction() as tx:
        outbox.announce(tx, "budget", edition_id="e")
    assert names() == ["written by a listener"]


def test_a_listener_that_has_stopped_hears_nothing() -> None:
    heard: list[Change] = []
    stop = outbox.subscribe(heard.append)
    stop()
    with transaction() as tx:
        outbox.announce(tx, "budget", edition_id="e")
    assert heard == []


def test_writers_in_threads_come_one_after_the_other() -> None:
    add("sum", 0)

    def count() -> None:
        for _ in range(25):
            with transaction() as tx:
                row = tx.session.get(LiveCounter, "sum")
                assert row is not None
                row.v += 1

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sql("SELECT v FROM live_counter") == [(100,)]


def test_a_thread_does_not_join_the_transaction_of_another() -> None:
    seen: list[bool] = []
    with transaction():
        thread = worlds.in_thread(lambda: seen.append(in_transaction()))
        thread.join()
    assert seen == [False]


def locked_by_another_process() -> sqlite3.Connection:
    """A connection of its own that holds SQLite's write lock."""
    other = sqlite3.connect(database.current().path, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_writer_waits_for_another_process_and_then_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    other, pauses = locked_by_another_process(), 0

    def pause(seconds: float) -> None:
        """The cooperative pause between two tries: meanwhile the others get on with it."""
        nonlocal pauses
        pauses += 1
        assert seconds <= 0.05
        if pauses == 3:
            other.execute("ROLLBACK")

    monkeypatch.setattr(database.time, "sleep", pause)
    add("a")
    assert pauses == 3
    assert names() == ["a"]
    other.close()


def test_a_database_that_stays_locked_is_told_as_busy_and_the_lock_is_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = locked_by_another_process()
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.05)
    with pytest.raises(database.DatabaseBusy):
        add("a")
    assert not in_transaction()
    other.execute("ROLLBACK")
    add("b")
    assert names() == ["b"]
    other.close()


def test_reading_goes_on_while_another_process_writes() -> None:
    add("a")
    other = locked_by_another_process()
    other.execute("INSERT INTO live_counter VALUES ('b', 1)")
    with reading() as session:
        assert session.scalars(select(LiveCounter.edition_id)).all() == ["a"]
    other.execute("COMMIT")
    other.close()


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


def test_an_actor_is_a_kind_and_an_id_and_never_a_name() -> None:
    assert str(Actor("seat", "abc")) == "seat:abc"
    assert str(Actor.system()) == "system"
    assert str(Actor.public()) == "public"


def test_the_house_has_no_open_ends() -> None:
    assert transactions._writing.get() is None
    assert journal.chain_head() == journal.GENESIS
    assert Turnout.__table__.primary_key.columns.keys() == ["division_id", "seat_id"]
