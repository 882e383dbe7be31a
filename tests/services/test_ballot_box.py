"""The ballot box on a real database keeps what its receipts promise, also in a crowd and after a fault."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from parliament.door import service as door
from parliament.live import outbox
from parliament.registration import service as registration
from parliament.storage import database
from parliament.voting import ballot_box, ballot_store, rules, verify
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


def ballots(division_id: str) -> list[tuple[object, ...]]:
    return sorted(
        sql("SELECT tracker, choices, seq FROM secret_ballot WHERE division_id = :d", d=division_id)
    )


def restarted(world: World) -> BallotBox:
    """The old process is gone; a new box on the same file."""
    world.box.stop()
    return worlds.new_parts().box


def check_sums(world: World, division_id: str) -> None:
    """Turnout, ballots and the result agree, and nothing is broken."""
    view = voting.division(division_id)
    assert view.result is not None
    turnout = sql("SELECT count(*) FROM turnout WHERE division_id = :d", d=division_id)[0][0]
    assert turnout == view.cast == view.result["digital"]
    assert sum(view.result["counts"].values()) + view.result["blank"] == turnout
    assert len(voting.public_ballots(division_id)) == turnout
    assert list(verify.breaks(world.parts.sum_key)) == []


def test_a_ballot_is_on_disk_when_its_receipt_comes(world: World) -> None:
    division = world.division()
    mine = nonce()
    receipt = world.cast(0, division, ["B"], mine)
    mark = rules.tracker(division, mine)
    assert receipt == Receipt(division, mine, 0, "recorded", tracker=mark)
    assert ballots(division) == [(mark, "B", 0)]
    assert sql("SELECT seat_id FROM turnout") == [(world.seats[0].id,)]


def test_the_same_nonce_gets_the_same_receipt_and_changes_nothing_also_after_close(world: World) -> None:
    division, mine = world.division(), nonce()
    first = world.cast(0, division, ["B"], mine)
    assert world.cast(0, division, ["B"], mine) == first
    assert world.cast(0, division, ["A"], mine) == first
    view = world.close(division)
    assert world.cast(0, division, ["A"], mine) == first
    voting.declare_division(division_id=division, by=BY)
    assert world.cast(0, division, ["A"], mine) == first
    assert view.result is not None
    assert view.result["counts"] == {"A": 0, "B": 1, "C": 0}
    check_sums(world, division)


def test_a_higher_seq_replaces_and_a_lower_one_gets_the_current_receipt(world: World) -> None:
    division, mine = world.division(), nonce()
    world.cast(0, division, ["A"], mine)
    replaced = world.cast(0, division, ["C"], mine, seq=2)
    assert (replaced.status, replaced.seq, replaced.tracker) == ("replaced", 2, rules.tracker(division, mine))
    assert world.cast(0, division, ["B"], mine, seq=1) == replaced
    assert world.cast(0, division, ["B"], mine, seq=2) == replaced
    assert ballots(division) == [(rules.tracker(division, mine), "C", 2)]
    world.close(division)
    assert told(world.cast(0, division, ["B"], mine, seq=3)) == "division_closed"
    assert world.cast(0, division, ["B"], mine, seq=2) == replaced
    check_sums(world, division)


def test_a_change_may_go_to_blank_and_back(world: World) -> None:
    division, mine = world.division(), nonce()
    world.cast(0, division, [], mine)
    assert ballots(division) == [(rules.tracker(division, mine), "", 0)]
    world.cast(0, division, ["A"], mine, seq=1)
    world.cast(0, division, [], mine, seq=2)
    view = world.close(division)
    assert view.result is not None
    assert (view.result["blank"], view.result["winners"]) == (1, [])
    check_sums(world, division)


def test_an_impossible_change_leaves_the_ballot_and_is_not_remembered(world: World) -> None:
    division, mine = world.division(), nonce()
    first = world.cast(0, division, ["A"], mine)
    assert told(world.cast(0, division, ["Q"], mine, seq=1)) == "invalid_choice"
    assert told(world.cast(0, division, ["A", "B"], mine, seq=1)) == "too_many_choices"
    assert world.cast(0, division, ["A"], mine) == first
    assert told(world.cast(0, division, ["B"], mine, seq=1)) == "replaced"
    world.close(division)
    check_sums(world, division)


def test_another_nonce_in_a_secret_division_is_already_recorded(world: World) -> None:
    division, mine = world.division(), nonce()
    world.cast(0, division, ["A"], mine)
    again = world.cast(0, division, ["B"], nonce())
    assert (again.status, again.code, again.tracker) == ("already_recorded", "", "")
    assert ballots(division) == [(rules.tracker(division, mine), "A", 0)]


def test_another_nonce_in_a_recorded_division_replaces_and_the_older_ones_change_nothing(
    world: World,
) -> None:
    division = world.division(kind="yes_no")
    older, newer = nonce(), nonce()
    first = world.cast(0, division, ["yes"], older)
    assert told(world.cast(0, division, ["no"], newer)) == "replaced"
    assert world.cast(0, division, ["yes"], older) == first
    assert sql("SELECT choices, seq FROM recorded_ballot") == [("no", 0)]
    view = world.close(division)
    assert view.result is not None
    assert view.result["counts"] == {"yes": 0, "no": 1, "abstain": 0}
    assert voting.public_ballots(division) == [{"seat": world.seats[0].number, "choices": ["no"]}]
    check_sums(world, division)


@pytest.mark.parametrize("kind", ["choose", "yes_no"])
def test_the_nonce_of_another_seat_is_taken_and_nothing_is_written(world: World, kind: str) -> None:
    division, mine = world.division(kind=kind), nonce()
    good = "A" if kind == "choose" else "yes"
    world.cast(0, division, [good], mine)
    for seq in (0, 5):
        assert told(world.cast(1, division, [good], mine, seq=seq)) == "nonce_taken"
    assert sql("SELECT seat_id FROM turnout") == [(world.seats[0].id,)]
    assert told(world.cast(1, division, [good], nonce())) == "recorded"


def test_a_seat_that_has_voted_cannot_change_another_ballot_with_its_nonce(world: World) -> None:
    division, mine, theirs = world.division(), nonce(), nonce()
    world.cast(0, division, ["A"], theirs)
    world.cast(1, division, ["B"], mine)
    assert told(world.cast(1, division, ["C"], theirs, seq=9)) == "already_recorded"
    assert (rules.tracker(division, theirs), "A", 0) in ballots(division)
    assert told(world.cast(0, division, ["B"], theirs, seq=1)) == "replaced"
    world.close(division)
    check_sums(world, division)


def test_a_seat_that_has_voted_openly_cannot_change_another_ballot_with_its_nonce(world: World) -> None:
    division, mine, theirs = world.division(kind="yes_no"), nonce(), nonce()
    world.cast(0, division, ["yes"], theirs)
    world.cast(1, division, ["no"], mine)
    assert told(world.cast(1, division, ["no"], theirs, seq=9)) == "nonce_taken"
    assert sorted(sql("SELECT choices FROM recorded_ballot")) == [("no",), ("yes",)]


def test_who_may_vote_is_asked_of_the_frozen_register_and_of_the_door(world: World) -> None:
    door.check_out(seat_id=world.seats[1].id, by=BY)
    division = world.division()
    assert told(world.cast(1, division, ["A"], nonce())) == "not_checked_in"
    door.check_in(seat_id=world.seats[1].id, how="name", by=BY)
    assert told(world.cast(1, division, ["A"], nonce())) == "not_in_register"
    door.check_out(seat_id=world.seats[2].id, by=BY)
    assert told(world.cast(2, division, ["A"], nonce())) == "not_checked_in"
    assert sql("SELECT * FROM turnout") == []


def test_a_replaced_key_is_unknown_at_once_and_the_new_key_gets_the_old_receipt(world: World) -> None:
    division, mine = world.division(), nonce()
    first = world.cast(0, division, ["A"], mine)
    registration.replace_key(seat_id=world.seats[0].id, by=BY)
    assert told(world.cast(0, division, ["B"], mine, seq=1)) == "unknown_key"
    assert told(world.cast(0, division, ["B"], nonce())) == "unknown_key"
    renewed = worlds.with_key(world, 0, world.seats[0].key_version + 1)
    assert renewed.cast(0, division, ["A"], mine) == first


def test_unknown_divisions_and_drafts_take_no_ballots(world: World) -> None:
    assert told(world.cast(0, "nosuchdivision", ["A"], nonce())) == "unknown_division"
    draft = world.division(opened=False)
    mine = nonce()
    assert told(world.cast(0, draft, ["A"], mine)) == "division_closed"
    voting.open_division(division_id=draft, by=BY)
    assert told(world.cast(0, draft, ["A"], mine)) == "recorded"


def test_many_ballots_of_one_batch_are_judged_in_the_order_they_came(world: World) -> None:
    division, mine = world.division(), nonce()
    wanted = [
        (0, ["A"], mine, 0, "recorded"),
        (0, ["A"], mine, 0, "recorded"),
        (0, ["B"], mine, 1, "replaced"),
        (0, ["C"], mine, 2, "replaced"),
        (1, ["A"], mine, 3, "nonce_taken"),
        (0, ["A"], nonce(), 0, "already_recorded"),
        (1, ["A"], nonce(), 0, "recorded"),
        (1, ["Q"], nonce(), 0, "already_recorded"),
    ]
    casts = [world.ballot(seat, division, chosen, given, seq) for seat, chosen, given, seq, _ in wanted]
    receipts, batches = world.box._settle(casts)
    assert [told(receipt) for receipt in receipts] == [answer for *_, answer in wanted]
    assert [(batch.cast, batch.register_size) for batch in batches] == [(2, 6)]
    assert [row[1:] for row in ballots(division) if row[0] == rules.tracker(division, mine)] == [("C", 2)]
    world.close(division)
    check_sums(world, division)


def test_recorded_changes_of_one_batch_end_with_the_last(world: World) -> None:
    division, one, two = world.division(kind="yes_no"), nonce(), nonce()
    casts = [
        world.ballot(0, division, ["yes"], one),
        world.ballot(0, division, ["no"], two),
        world.ballot(0, division, ["abstain"], two, 1),
        world.ballot(0, division, ["yes"], one),
    ]
    receipts, _ = world.box._settle(casts)
    assert [told(receipt) for receipt in receipts] == ["recorded", "replaced", "replaced", "recorded"]
    assert sql("SELECT choices, seq FROM recorded_ballot") == [("abstain", 1)]
    world.close(division)
    check_sums(world, division)


def test_after_a_restart_a_resend_gets_the_same_receipt(world: World) -> None:
    secret, mine = world.division(), nonce()
    first = world.cast(0, secret, ["A"], mine)
    second = world.cast(0, secret, ["B"], mine, seq=1)
    assert first.status == "recorded"
    box = restarted(world)
    assert box.put_and_wait(world.ballot(0, secret, ["B"], mine, 1)) == second
    assert told(box.put_and_wait(world.ballot(0, secret, ["A"], nonce()))) == "already_recorded"
    assert told(box.put_and_wait(world.ballot(1, secret, ["A"], mine, 2))) == "nonce_taken"
    assert told(box.put_and_wait(world.ballot(0, secret, ["C"], mine, 2))) == "replaced"
    box.stop()
    world.close(secret)
    check_sums(world, secret)


def test_after_a_restart_recorded_nonces_are_still_remembered(world: World) -> None:
    division, older, newer = world.division(kind="yes_no"), nonce(), nonce()
    first = world.cast(0, division, ["yes"], older)
    world.cast(0, division, ["no"], newer)
    box = restarted(world)
    assert box.put_and_wait(world.ballot(0, division, ["yes"], older)) == first
    assert told(box.put_and_wait(world.ballot(1, division, ["yes"], older, 4))) == "nonce_taken"
    box.stop()
    assert sql("SELECT choices FROM recorded_ballot") == [("no",)]
    world.close(division)
    check_sums(world, division)


def test_a_receipt_that_was_lost_in_a_crash_is_recovered_by_resending(world: World) -> None:
    division, mine = world.division(), nonce()
    lost = world.ballot(0, division, ["A"], mine)
    world.box._settle([lost])  # on disk, but nobody was told
    box = restarted(world)
    assert told(box.put_and_wait(lost)) == "recorded"
    box.stop()
    assert len(ballots(division)) == 1


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


def test_two_first_ballots_at_once_start_one_box(world: World) -> None:
    division = world.division()
    together = threading.Barrier(6)
    threads: set[object] = set()

    def cast(seat: int) -> None:
        together.wait()
        world.cast(seat, division, ["A"], nonce())
        threads.add(world.box._thread)

    voters = [threading.Thread(target=cast, args=(seat,)) for seat in range(6)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    assert len(threads) == 1
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
