"""Secrecy: with the database, its log, its raw pages or a backup, nobody learns who cast which ballot.

The same searches find the link before sealing, so they can fail.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from parliament.live import outbox
from parliament.storage import database, journal
from parliament.voting import rules, sealing, verify
from parliament.voting import service as voting
from tests.services import sqlite_pages
from tests.services import world as worlds
from tests.services.world import BY, World, nonce, sql

VOTERS = 50
# Fifty pairs at random agree in one place on average (more than 8: once in a million), and the correlation
# of their orders is beyond 0.65 once in some hundred thousand times.
MOST_BY_CHANCE = 8
CORRELATION_BY_CHANCE = 0.65


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A world whose divisions are not sealed by themselves."""
    with worlds.world_in(tmp_path, seats=VOTERS) as made:
        outbox.reset()
        yield made


class Voted:
    """A closed secret division in which everyone voted one by one, and the truth about it."""

    def __init__(self, world: World) -> None:
        self.division = world.division()
        self.nonces = [nonce() for _ in world.seats]
        for number, given in enumerate(self.nonces):
            receipt = world.cast(number, self.division, ["ABC"[number % 3]], given)
            assert receipt.status == "recorded"
        self.truth = {
            seat.id: rules.tracker(self.division, given)
            for seat, given in zip(world.seats, self.nonces, strict=True)
        }
        voting.close_division(division_id=self.division, by=BY)


def links(truth: dict[str, str], seats: list[str], trackers: list[str]) -> tuple[int, float]:
    """How many places of two lists agree with the truth, and the rank correlation of their orders."""
    assert sorted(seats) == sorted(truth)
    assert sorted(trackers) == sorted(truth.values())
    agree = sum(truth[seat] == tracker for seat, tracker in zip(seats, trackers, strict=True))
    rank = {tracker: place for place, tracker in enumerate(trackers)}
    squares = sum((place - rank[truth[seat]]) ** 2 for place, seat in enumerate(seats))
    return agree, 1 - 6 * squares / (len(seats) ** 3 - len(seats))


def is_linked(truth: dict[str, str], seats: list[str], trackers: list[str]) -> bool:
    agree, correlation = links(truth, seats, trackers)
    return agree > MOST_BY_CHANCE or abs(correlation) > CORRELATION_BY_CHANCE


def roots(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))


def pages_link(file: Path, truth: dict[str, str]) -> bool:
    """Whether the places of the cells in the file tell who cast what."""
    root = roots(file)
    seats = [str(cell.values[1]) for cell in sqlite_pages.cells(file, root["turnout"])]
    trackers = [str(cell.values[1]) for cell in sqlite_pages.cells(file, root["secret_ballot"])]
    return is_linked(truth, seats, trackers)


def log_links(file: Path, truth: dict[str, str]) -> bool:
    """Whether the write-ahead log tells who cast what; an empty log tells nothing."""
    root, log = roots(file), Path(f"{file}-wal")
    turnout = sqlite_pages.log_cells(log, root["turnout"])
    ballots = sqlite_pages.log_cells(log, root["secret_ballot"])
    if not turnout and not ballots:
        return False
    seats = list(dict.fromkeys(str(cell.values[1]) for cell in turnout))
    trackers = list(dict.fromkeys(str(cell.values[1]) for cell in ballots))
    return is_linked(truth, seats, trackers)


def plain_copy(folder: Path) -> Path:
    """A backup as SQLite's own tool makes it, page by page."""
    copy = folder / "plain.sqlite"
    with (
        closing(sqlite3.connect(database.current().path)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


def checkpoint() -> None:
    """Bring what is in the log into the file, as SQLite does by itself now and then."""
    with closing(sqlite3.connect(database.current().path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def test_before_sealing_the_places_on_the_pages_link_every_ballot(world: World, tmp_path: Path) -> None:
    voted = Voted(world)
    file = database.current().path
    assert log_links(file, voted.truth)
    assert pages_link(plain_copy(tmp_path), voted.truth)
    checkpoint()
    assert pages_link(file, voted.truth)
    root = roots(file)
    seats = [str(cell.values[1]) for cell in sqlite_pages.cells(file, root["turnout"])]
    trackers = [str(cell.values[1]) for cell in sqlite_pages.cells(file, root["secret_ballot"])]
    assert links(voted.truth, seats, trackers)[0] == VOTERS


def test_after_sealing_neither_pages_nor_log_nor_backup_link_a_ballot(world: World, tmp_path: Path) -> None:
    voted = Voted(world)
    file = database.current().path
    assert world.parts.sealer.seal_pending() == 1
    assert not log_links(file, voted.truth)
    assert not pages_link(file, voted.truth)
    assert not pages_link(plain_copy(tmp_path), voted.truth)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM INTO ?", (str(tmp_path / "vacuumed.sqlite"),))
    assert not pages_link(tmp_path / "vacuumed.sqlite", voted.truth)
    checkpoint()
    assert not pages_link(file, voted.truth)
    assert voting.division(voted.division).sealed


def test_sealing_empties_the_log_and_all_that_follows_is_free_of_ballots(world: World) -> None:
    voted = Voted(world)
    world.parts.sealer.seal_pending()
    log = Path(f"{database.current().path}-wal").read_bytes()
    assert not any(tracker.encode() in log for tracker in voted.truth.values())
    voting.declare_division(division_id=voted.division, by=BY)
    log = Path(f"{database.current().path}-wal").read_bytes()
    assert not any(tracker.encode() in log for tracker in voted.truth.values())


def test_neither_order_of_sql_links_a_ballot_even_before_sealing(world: World) -> None:
    voted = Voted(world)
    seats = [str(row[0]) for row in sql("SELECT seat_id FROM turnout")]
    trackers = [str(row[0]) for row in sql("SELECT tracker FROM secret_ballot")]
    assert (seats, trackers) == (sorted(seats), sorted(trackers))
    assert not is_linked(voted.truth, seats, trackers)
    for table in ("turnout", "secret_ballot"):
        with pytest.raises(OperationalError, match="no such column: rowid"):
            sql(f"SELECT rowid FROM {table}")


def test_turnout_and_ballots_share_no_column_but_the_division(world: World) -> None:
    columns = {
        table: {row[1] for row in sql(f"PRAGMA table_info({table})")}
        for table in ("turnout", "secret_ballot")
    }
    assert columns["turnout"] & columns["secret_ballot"] == {"division_id"}
    assert columns["turnout"] == {"division_id", "seat_id"}
    assert not {name for name in columns["secret_ballot"] if str(name).endswith("_at") or name == "at"}


def test_nonces_are_never_written_anywhere(world: World, tmp_path: Path) -> None:
    voted = Voted(world)
    recorded = world.division(kind="yes_no")
    given = nonce()
    world.cast(0, recorded, ["yes"], given)
    world.close(recorded)
    for _ in range(2):
        everything = b"".join(path.read_bytes() for path in tmp_path.glob("parliament.sqlite*"))
        assert not any(secret.encode() in everything for secret in [*voted.nonces, given])
        world.parts.sealer.seal_pending()


def test_after_sealing_no_page_holds_both_a_seat_and_a_tracker_and_no_leftovers_remain(world: World) -> None:
    voted = Voted(world)
    world.parts.sealer.seal_pending()
    data = database.current().path.read_bytes()
    size = sqlite_pages.page_size(data)
    seats = [seat.encode() for seat in voted.truth]
    trackers = [tracker.encode() for tracker in voted.truth.values()]
    for start in range(0, len(data), size):
        page = data[start : start + size]
        if any(tracker in page for tracker in trackers):
            assert not any(seat in page for seat in seats)
    assert {data.count(tracker) for tracker in trackers} == {1}


def test_no_ballot_is_in_the_journal(world: World) -> None:
    before = len(journal.entries())
    voted = Voted(world)
    new = journal.entries()[before:]
    assert [entry.action for entry in new] == [
        "voting.division_created",
        "voting.division_opened",
        "voting.division_closed",
    ]
    text = str(new)
    assert not any(secret in text for secret in [*voted.truth, *voted.truth.values()])


def test_a_crash_between_close_and_sealing_is_made_good_at_the_next_start(world: World) -> None:
    voted = Voted(world)
    assert sealing.unsealed()
    world.box.stop()
    assert worlds.new_parts().sealer.seal_pending() == 1
    assert not sealing.unsealed()
    assert not pages_link(database.current().path, voted.truth)
    assert list(verify.breaks(world.parts.sum_key)) == []


def test_no_backup_is_to_be_taken_while_a_secret_division_is_open_or_unsealed(world: World) -> None:
    assert not sealing.unsealed()
    draft = world.division(opened=False)
    assert not sealing.unsealed()
    voting.open_division(division_id=draft, by=BY)
    assert sealing.unsealed()
    assert world.parts.sealer.seal_pending() == 0
    voting.close_division(division_id=draft, by=BY)
    assert sealing.unsealed()
    assert world.parts.sealer.seal_pending() == 1
    assert not sealing.unsealed()


def test_a_recorded_division_needs_no_sealing(world: World) -> None:
    recorded = world.division(kind="yes_no")
    assert not sealing.unsealed()
    assert world.close(recorded).sealed
    assert world.parts.sealer.seal_pending() == 0


def test_an_annulled_division_is_sealed_too(world: World) -> None:
    division = world.division()
    world.cast(0, division, ["A"], nonce())
    voting.annul_division(division_id=division, reason="Fel fråga visades", by=BY)
    assert sealing.unsealed()
    assert world.parts.sealer.seal_pending() == 1
    assert voting.division(division).sealed


def test_sealing_waits_for_one_who_reads_and_then_is_done(world: World) -> None:
    voted = Voted(world)
    reader = sqlite3.connect(database.current().path, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM turnout").fetchone()
    done: list[int] = []
    worker = worlds.in_thread(lambda: done.append(world.parts.sealer.seal_pending()))
    assert done == []
    reader.close()
    worker.join()
    assert done == [1]
    assert not log_links(database.current().path, voted.truth)


def test_resends_after_sealing_still_get_their_receipts(world: World) -> None:
    voted = Voted(world)
    world.parts.sealer.seal_pending()
    receipt = world.cast(7, voted.division, ["A"], voted.nonces[7])
    assert (receipt.status, receipt.tracker) == ("recorded", voted.truth[world.seats[7].id])


def test_a_copy_of_the_file_alone_is_whole_after_sealing(world: World, tmp_path: Path) -> None:
    voted = Voted(world)
    world.parts.sealer.seal_pending()
    copy = tmp_path / "copied.sqlite"
    shutil.copy(database.current().path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM secret_ballot").fetchone() == (VOTERS,)
    assert not pages_link(copy, voted.truth)
