"""The ballot box in a crowd, with a full queue, after faults, and when a division closes under way."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection

from parliament.live import outbox
from parliament.storage import database, native
from parliament.voting import ballot_box, ballot_store, verify
from parliament.voting import service as voting
from parliament.voting.ballot_box import BallotBox
from parliament.voting.rules import Receipt
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with worlds.world_in(tmp_path, seats=6) as made:
        yield made


def told(receipt: Receipt) -> str:
    return receipt.code or receipt.status


def check_sums(world: World, division_id: str) -> None:
    """Turnout, ballots and the result agree, and nothing is broken."""
    view = voting.division(division_id)
    assert view.result is not None
    turnout = sql("SELECT count(*) FROM turnout WHERE division_id = :d", d=division_id)[0][0]
    assert turnout == view.cast == view.result["digital"]
    assert sum(view.result["counts"].values()) + view.result["blank"] == turnout
    assert len(voting.public_ballots(division_id)) == turnout
    assert list(verify.breaks(world.parts.sum_key)) == []


def test_a_full_queue_answers_too_fast_and_forgets_nothing_it_took(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    division = world.division()
    gate, answered = threading.Event(), threading.Event()
    got: list[Receipt] = []

    def done(receipt: Receipt) -> None:
        got.append(receipt)
        if len(got) == 3:
            answered.set()

    hold_the_box(world.box, gate)
    monkeypatch.setattr(ballot_box, "MAX_WAITING", 3)
    waiting = [world.ballot(seat, division, ["A"], nonce()) for seat in range(3)]
    assert [world.box.put(cast, done) for cast in waiting] == [True, True, True]
    late = world.ballot(3, division, ["A"], nonce())
    assert not world.box.put(late, done)
    assert told(world.box.put_and_wait(late)) == "too_fast"
    gate.set()
    assert answered.wait(10)
    assert [told(receipt) for receipt in got] == ["recorded"] * 3
    assert told(world.box.put_and_wait(late)) == "recorded"


def hold_the_box(box: BallotBox, gate: threading.Event) -> None:
    """Keep the box's thread busy until the gate is open."""
    held = threading.Event()

    def job(engine: object) -> None:
        held.set()
        gate.wait(10)

    box.start()
    threading.Thread(target=box.run_apart, args=(job,), daemon=True).start()
    assert held.wait(10)


def failing_once(monkeypatch: pytest.MonkeyPatch, *, after_writing: bool) -> None:
    """Have the next batch fail, before or after its statements, but in any case before its commit."""
    real, failed = ballot_store.write, []

    def write(connection: Connection, writes: ballot_store.Writes) -> None:
        if after_writing or failed:
            real(connection, writes)
        if not failed:
            failed.append(True)
            raise OSError("the disk is gone")

    monkeypatch.setattr(ballot_store, "write", write)


@pytest.mark.parametrize("after_writing", [False, True])
@pytest.mark.parametrize("kind", ["choose", "yes_no"])
def test_a_write_that_fails_answers_too_fast_and_the_resend_is_recorded_once(
    world: World, monkeypatch: pytest.MonkeyPatch, after_writing: bool, kind: str
) -> None:
    division, mine = world.division(kind=kind), nonce()
    good = "A" if kind == "choose" else "yes"
    failing_once(monkeypatch, after_writing=after_writing)
    assert told(world.cast(0, division, [good], mine)) == "too_fast"
    assert sql("SELECT * FROM turnout") == []
    assert told(world.cast(0, division, [good], mine)) == "recorded"
    assert told(world.cast(0, division, [good], mine)) == "recorded"
    view = world.close(division)
    assert view.cast == 1
    check_sums(world, division)


def test_a_change_that_failed_leaves_the_ballot_before_and_its_owner(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    division, mine, theirs = world.division(), nonce(), nonce()
    world.cast(0, division, ["A"], theirs)
    world.cast(1, division, ["A"], mine)
    failing_once(monkeypatch, after_writing=True)
    assert told(world.cast(0, division, ["B"], theirs, seq=1)) == "too_fast"
    assert told(world.cast(1, division, ["C"], theirs, seq=9)) == "already_recorded"
    assert told(world.cast(0, division, ["B"], theirs, seq=1)) == "replaced"
    view = world.close(division)
    assert view.result is not None
    assert view.result["counts"] == {"A": 1, "B": 1, "C": 0}
    check_sums(world, division)


def test_a_fault_inside_the_database_is_survived_too(world: World) -> None:
    division, mine = world.division(), nonce()
    sql(
        "CREATE TRIGGER out_of_order BEFORE INSERT ON secret_ballot "
        "BEGIN SELECT RAISE(ABORT, 'out of order'); END"
    )
    assert told(world.cast(0, division, ["A"], mine)) == "too_fast"
    sql("DROP TRIGGER out_of_order")
    assert told(world.cast(0, division, ["A"], mine)) == "recorded"
    world.close(division)
    check_sums(world, division)


def test_a_listener_that_fails_stops_neither_receipts_nor_the_box(world: World) -> None:
    division = world.division()

    def fail(anything: Any) -> None:
        raise RuntimeError("nobody listens")

    world.box.on_batch = fail
    assert told(world.cast(0, division, ["A"], nonce())) == "recorded"
    world.box.put(world.ballot(1, division, ["A"], nonce()), fail)
    assert told(world.cast(2, division, ["A"], nonce())) == "recorded"
    world.close(division)
    assert voting.division(division).cast == 3


def test_the_turnout_is_told_after_each_batch(world: World) -> None:
    division = world.division()
    batches: list[tuple[int, int]] = []
    world.box.on_batch = lambda batch: batches.append((batch.cast, batch.register_size))
    mine = nonce()
    world.cast(0, division, ["A"], mine)
    world.cast(1, division, ["A"], nonce())
    world.cast(0, division, ["B"], mine, seq=1)
    world.cast(0, division, ["B"], mine, seq=1)
    world.box.stop()
    assert batches == [(1, 6), (2, 6), (2, 6)]


def test_resends_for_many_old_divisions_do_not_push_out_the_open_one(world: World) -> None:
    old, mine = [], nonce()
    for _ in range(ballot_box._CACHED_DIVISIONS + 3):
        division = world.division()
        world.cast(0, division, ["A"], mine)
        world.close(division)
        old.append(division)
    now, theirs = world.division(), nonce()
    world.cast(0, now, ["A"], theirs)
    world.cast(1, now, ["A"], nonce())
    casts = [world.ballot(0, division, ["A"], mine) for division in old]
    receipts, _ = world.box._settle([*casts, world.ballot(2, now, ["B"], nonce())])
    assert {told(receipt) for receipt in receipts} == {"recorded"}
    for division in old:
        world.cast(0, division, ["A"], mine)
    assert told(world.cast(1, now, ["C"], theirs, seq=5)) == "already_recorded"


def test_two_first_ballots_at_once_start_one_box(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    division = world.division()
    together, started = threading.Barrier(6), []

    def thread(target: Callable[[], None], *, name: str) -> native.Thread:
        started.append(name)
        threading.Event().wait(0.05)  # long enough for the others to come in
        return native.Thread(target, name=name)

    monkeypatch.setattr(ballot_box, "native", SimpleNamespace(Thread=thread, waiter=native.waiter))

    def cast(seat: int) -> None:
        together.wait()
        world.cast(seat, division, ["A"], nonce())

    voters = [worlds.in_thread(partial(cast, seat)) for seat in range(6)]
    for voter in voters:
        voter.join()
    assert started == ["ballot-box"]
    assert voting.division(division).cast == 6


def test_a_ballot_waits_for_another_process_that_writes(world: World) -> None:
    division = world.division()
    other = database.current().native_engine().connect()
    other.begin()
    got: list[Receipt] = []
    voter = threading.Thread(target=lambda: got.append(world.cast(0, division, ["A"], nonce())))
    voter.start()
    assert got == []
    other.rollback()
    other.close()
    voter.join()
    assert [told(receipt) for receipt in got] == ["recorded"]


def test_closing_in_the_middle_of_a_burst_counts_every_receipt_and_no_other(tmp_path: Path) -> None:
    with worlds.world_in(tmp_path, seats=500) as world:
        for kind, choice in (("choose", "A"), ("yes_no", "yes")):
            division = world.division(kind=kind)
            receipts = burst_and_close(world, division, choice)
            answers = Counter(told(receipt) for receipt in receipts)
            assert set(answers) == {"recorded", "division_closed"}
            assert sum(answers.values()) == 500
            assert answers["recorded"] >= 100
            assert voting.division(division).cast == answers["recorded"]
            check_sums(world, division)
            if kind == "choose":
                listed = {str(row["tracker"]) for row in voting.public_ballots(division)}
                assert listed == {receipt.tracker for receipt in receipts if receipt.status == "recorded"}


def burst_and_close(world: World, division: str, choice: str) -> list[Receipt]:
    """500 casts from 8 threads, and a close when 100 have their receipts and others are under way."""
    receipts: list[Receipt] = []
    enough, closed, everyone = threading.Event(), threading.Event(), threading.Event()

    def done(receipt: Receipt) -> None:
        receipts.append(receipt)
        if len(receipts) == 100:
            enough.set()
        if len(receipts) == 500:
            everyone.set()

    def vote(first: int) -> None:
        for seat in range(first, 500, 8):
            if seat > 300:
                enough.wait(10)  # from here on the votes race the one who closes
            if seat > 480:
                closed.wait(10)
            assert world.box.put(world.ballot(seat, division, [choice], nonce()), done)

    threads = [threading.Thread(target=vote, args=(first,)) for first in range(8)]
    for thread in threads:
        thread.start()
    assert enough.wait(20)
    voting.close_division(division_id=division, by=BY)
    closed.set()
    for thread in threads:
        thread.join()
    assert everyone.wait(20)
    return receipts


def test_a_closed_division_is_sealed_at_once_and_announced(world: World) -> None:
    heard: list[str] = []
    outbox.subscribe(lambda change: heard.append(change.topic))
    division = world.division()
    world.cast(0, division, ["A"], nonce())
    heard.clear()
    world.close(division)
    assert {"ballots_closed", "state"} <= set(heard)
    assert voting.division(division).sealed
