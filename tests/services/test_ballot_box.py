"""The ballot box on a real database keeps what its receipts promise, also in a crowd and after a fault."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from parliament.door import service as door
from parliament.registration import service as registration
from parliament.voting import ballot_box, rules, verify
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


def test_a_job_waits_for_every_ballot_that_was_put_in_before_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more ballots waiting than one batch takes: a division's sealing would miss them."""
    monkeypatch.setattr(ballot_box, "MAX_BATCH", 2)
    division = world.division()
    world.cast(0, division, ["A"], nonce())
    at_it, go_on, put = threading.Event(), threading.Event(), threading.Event()
    seen: list[object] = []

    def hold(engine: object) -> None:
        at_it.set()
        assert go_on.wait(10)

    first = worlds.in_thread(lambda: world.box.run_apart(hold))
    assert at_it.wait(10)
    for seat in range(1, 6):
        world.box.put(world.ballot(seat, division, ["B"], nonce()), lambda receipt: None)

    def count(engine: Engine) -> None:
        with engine.connect() as connection:
            seen.append(connection.exec_driver_sql("SELECT count(*) FROM turnout").scalar())

    def ask() -> None:
        put.set()
        world.box.run_apart(count)

    second = worlds.in_thread(ask)
    assert put.wait(10)
    wait_until(lambda: len(world.box._waiting) == 6)
    go_on.set()
    first.join(10)
    second.join(10)
    assert seen == [6]


def wait_until(there: Callable[[], bool]) -> None:
    """Give another thread its turn until it has done what we wait for."""
    deadline = time.monotonic() + 10
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0)
