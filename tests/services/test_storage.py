"""Transactions: one use case, one commit, and nothing told before it is on disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from parliament.live import outbox
from parliament.live.outbox import Change, LiveCounter
from parliament.shared.errors import NotFound
from parliament.storage import database, journal
from parliament.storage import transaction as transactions
from parliament.storage.actor import Actor
from parliament.storage.transaction import in_transaction, reading, transaction
from parliament.voting.models import Turnout
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


def test_an_actor_is_a_kind_and_an_id_and_never_a_name() -> None:
    assert str(Actor("seat", "abc")) == "seat:abc"
    assert str(Actor.system()) == "system"
    assert str(Actor.public()) == "public"


def test_the_house_has_no_open_ends() -> None:
    assert transactions._writing.get() is None
    assert journal.chain_head() == journal.GENESIS
    assert Turnout.__table__.primary_key.columns.keys() == ["division_id", "seat_id"]
