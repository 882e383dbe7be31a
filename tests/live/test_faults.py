"""A hall of 300 in trouble: whatever happens, a receipt holds, nothing counts twice, nobody goes without."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from parliament.voting.rules import tracker
from tests.live.hall import OddHall, sign_in_staff
from tests.live.phones import Phone, Phones, find_node
from tests.live.raw import RawSocket
from tests.running import PARLIAMENT, ROOT

pytestmark = pytest.mark.timeout(300)  # a busy machine starts servers slowly

SEATS = 300
PATIENCE_SECONDS = 2.0
RECEIVED = ("recorded", "replaced")


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OddHall]:
    """A sitting of 300 on a server that loses patience after two seconds."""
    find_node()
    with OddHall(tmp_path_factory.mktemp("big"), seats=SEATS, patience_seconds=PATIENCE_SECONDS) as served:
        yield served


@pytest.fixture(scope="module")
def crowd(big: OddHall) -> Iterator[list[Phone]]:
    """A phone for each of the 300 seats; one in ten polls."""
    with Phones(big.base) as phones:
        opened = [
            phones.open(
                key=big.key(n), quiet=True, transports=("polling",) if n % 10 == 0 else ("websocket",)
            )
            for n in range(SEATS)
        ]
        for phone in opened:
            phone.wait("connect", seconds=30)
        yield opened


class Burst:
    """Everybody votes at once; afterwards the books must agree."""

    def __init__(self, hall: OddHall, crowd: list[Phone], division: str) -> None:
        """Nobody has voted yet."""
        self.hall, self.crowd, self.division = hall, crowd, division
        self._from = [len(phone.heard) for phone in crowd]
        self.nonces: list[str] = []
        self.began = 0.0

    def begin(self, first: int = 0, last: int = SEATS) -> None:
        """The phones ``first`` to ``last`` vote, each until it has a receipt."""
        self.began = self.began or time.time()
        for n in range(first, last):
            self.nonces.append(self.crowd[n].vote(self.division, "ABC"[n % 3]))

    def receipts(self, n: int) -> list[dict[str, Any]]:
        """What the ``n``-th phone has been told of this division."""
        heard = self.crowd[n].heard[self._from[n] :]
        return [h.data for h in heard if h.event == "receipt" and h.data["division"] == self.division]

    def settled(self) -> int:
        """How many have a receipt for a ballot on disk."""
        return sum(any(r["status"] in RECEIVED for r in self.receipts(n)) for n in range(len(self.nonces)))

    def wait(self, count: int = SEATS, *, seconds: float = 30.0) -> None:
        """Until so many have a receipt."""
        phones = self.crowd[0].phones
        phones.wait_until(
            lambda: self.settled() >= count,
            what=lambda: f"{count} receipts; {self.settled()} came",
            seconds=seconds,
        )

    def slowest(self) -> float:
        """Seconds from the beginning to the last first receipt."""
        firsts = [
            next(h.at for h in phone.heard[start:] if h.event == "receipt" and h.data["status"] in RECEIVED)
            for phone, start in zip(self.crowd, self._from, strict=True)
        ]
        return max(firsts) - self.began

    def told(self) -> Counter[str]:
        """How often each code or status was told."""
        return Counter(
            r.get("code") or r["status"] for n in range(len(self.nonces)) for r in self.receipts(n)
        )

    def check_the_books(self) -> None:
        """Receipts and ballots are the same, the numbers agree, and verify is content."""
        self.hall.step(self.division, "close")
        self.hall.step(self.division, "declare")
        chosen = {tracker(self.division, mine): "ABC"[n % 3] for n, mine in enumerate(self.nonces)}
        given = {
            r["tracker"] for n in range(len(self.nonces)) for r in self.receipts(n) if r["status"] in RECEIVED
        }
        ballots = {b["tracker"]: "".join(b["choices"]) for b in self.hall.ballots(self.division)}
        view = self.hall.division(self.division)
        assert given == set(chosen)
        assert ballots == chosen
        assert (view["cast"], view["result"]["digital"]) == (len(self.nonces), len(self.nonces))
        assert view["result"]["counts"] == {key: list(chosen.values()).count(key) for key in "ABC"}
        assert "Allt stämmer" in self.hall.command("verify")


@pytest.fixture
def burst(big: OddHall, crowd: list[Phone]) -> Iterator[Burst]:
    """An open secret division that all 300 can vote in."""
    with big.open_division() as division:
        yield Burst(big, crowd, division)


def healthz_seconds(hall: OddHall, *, times: int) -> float:
    """The slowest of several answers of /healthz."""
    slowest = 0.0
    for _ in range(times):
        asked = time.monotonic()
        with urllib.request.urlopen(f"{hall.base}/healthz", timeout=10) as answer:
            answer.read()
        slowest = max(slowest, time.monotonic() - asked)
    return slowest


@contextmanager
def locked(hall: OddHall) -> Iterator[None]:
    """The database, held by a writer of another process."""
    with closing(sqlite3.connect(hall.instance / "parliament.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_database_locked_for_three_seconds_loses_nothing_and_the_server_answers_meanwhile(
    big: OddHall, burst: Burst
) -> None:
    until = time.monotonic() + 3
    with locked(big):
        burst.begin()
        slowest = 0.0
        while time.monotonic() < until:
            slowest = max(slowest, healthz_seconds(big, times=5))
        assert burst.settled() == 0
    burst.wait()

    print(
        f"healthz at most {1000 * slowest:.0f} ms; last receipt after {burst.slowest():.2f} s; {burst.told()}"
    )
    assert slowest < 0.5
    burst.check_the_books()


def test_a_full_disk_is_told_clearly_and_nothing_is_lost_when_there_is_room_again(
    big: OddHall, burst: Burst
) -> None:
    """No file of the server may grow: what a full disk is to a database."""
    assert big.process is not None
    with closing(sqlite3.connect(big.instance / "parliament.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = resource.prlimit(big.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    try:
        burst.begin()
        phones = burst.crowd[0].phones
        phones.wait_until(
            lambda: burst.told()["too_fast"] >= SEATS, what=lambda: f"too_fast for all; {burst.told()}"
        )
        assert burst.settled() == 0
        assert healthz_seconds(big, times=5) < 0.5
    finally:
        resource.prlimit(big.process.pid, resource.RLIMIT_FSIZE, before)
    burst.wait()

    assert set(burst.told()) == {"too_fast", "recorded"}
    burst.check_the_books()


def test_a_clock_that_jumps_changes_nothing(big: OddHall, burst: Burst) -> None:
    assert big.process is not None
    burst.begin(0, 100)
    os.kill(big.process.pid, signal.SIGUSR1)  # an hour forward
    burst.begin(100, 200)
    os.kill(big.process.pid, signal.SIGUSR2)  # two hours back
    burst.begin(200, SEATS)
    burst.wait()
    os.kill(big.process.pid, signal.SIGUSR1)
    late = burst.crowd[0].cast(
        {"division": burst.division, "choices": ["B"], "nonce": burst.nonces[0], "seq": 0}
    )

    assert [line for line in big.log if "The clock has jumped" in line]
    assert late["status"] == "recorded"
    burst.check_the_books()


def test_minutes_are_printed_and_a_backup_is_refused_during_a_secret_burst(
    big: OddHall, burst: Burst, tmp_path: Path
) -> None:
    organiser = sign_in_staff(big, "organisator")
    pages: list[bytes] = []
    printing = threading.Thread(target=lambda: pages.append(organiser.get("/protokoll.pdf")))
    with start_backup(big, tmp_path / "kopia.db") as backup:
        printing.start()
        burst.begin()
        burst.wait()
        printing.join()
        said = backup.communicate(timeout=30)[1]

    print(f"The last receipt came after {burst.slowest():.2f} s")
    assert pages[0].startswith(b"%PDF")
    assert (backup.returncode, "Ingen kopia togs" in said) == (1, True)
    assert not (tmp_path / "kopia.db").exists()
    assert burst.slowest() < 3
    burst.check_the_books()


def test_a_backup_is_taken_during_a_recorded_burst_and_ballots_do_not_stall(
    big: OddHall, crowd: list[Phone], tmp_path: Path
) -> None:
    with (
        big.open_division(kind="yes_no") as division,
        start_backup(big, tmp_path / "kopia.db") as backup,
    ):
        began = time.time()
        rounds = 0
        while backup.poll() is None or rounds < 2:  # as long as it takes: each round is a change of mind
            before = [len(phone.heard) for phone in crowd]
            for n, phone in enumerate(crowd):
                phone.vote(division, ("yes", "no")[(n + rounds) % 2])
            heard = [
                phone.wait("receipt", lambda data: data["status"] in RECEIVED, after=start)
                for phone, start in zip(crowd, before, strict=True)
            ]
            slowest = max(h.at for h in heard) - began
            assert slowest < 3
            began = time.time()
            rounds += 1
        big.step(division, "close")
        counts = big.division(division)["result"]["counts"]

    assert backup.returncode == 0
    assert counts == {"yes": SEATS // 2, "no": SEATS // 2, "abstain": 0}
    with closing(sqlite3.connect(tmp_path / "kopia.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@contextmanager
def start_backup(hall: OddHall, file: Path) -> Iterator[subprocess.Popen[str]]:
    """``parliament backup``, running."""
    process = subprocess.Popen(
        [*PARLIAMENT, "backup", str(file), "--wait", "0"],
        env=hall.environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_phone_that_reads_nothing_does_not_slow_others_and_is_dropped_in_time(
    big: OddHall, burst: Burst
) -> None:
    with RawSocket(big.port, receive_buffer=2048) as lazy:
        lazy.enter(big.key(0))
        burst.begin()
        burst.wait()
        burst.check_the_books()
        deadline = time.monotonic() + 40
        while not (dropped := [line for line in big.log if "read nothing" in line]):
            assert time.monotonic() < deadline, "It was not dropped"
            with big.open_division(title="Ö" * 150, options=["En fråga med många ord " * 3] * 26):
                pass  # two long snapshots that it never fetches
        assert burst.crowd[1].said("disconnect") == []

    print(f"The last receipt came after {burst.slowest():.2f} s; {dropped[0].strip()}")
    assert burst.slowest() < 3


def test_a_phone_that_asks_and_never_reads_the_answers_is_put_out(big: OddHall) -> None:
    with RawSocket(big.port, receive_buffer=2048) as lazy:
        lazy.enter(big.key(0))
        lazy.socket.settimeout(1)
        with pytest.raises(OSError):
            ask_for_long(lazy, casts=20_000)

    assert healthz_seconds(big, times=5) < 0.5


def ask_for_long(lazy: RawSocket, *, casts: int) -> None:
    """Send casts whose answers are long, and read none."""
    for _ in range(casts):
        lazy.event("cast", {"division": "d" * 128, "choices": 0, "nonce": "n" * 128})


def test_killed_in_the_middle_of_a_burst_every_receipt_counts_and_every_phone_gets_one(
    big: OddHall, burst: Burst
) -> None:
    assert big.process is not None
    burst.begin(0, 200)
    burst.wait(30)
    os.kill(big.process.pid, signal.SIGSTOP)  # what is sent from now on finds nobody who answers
    burst.begin(200, SEATS)
    big.kill()
    before = burst.settled()
    big.start()
    burst.wait(seconds=60)

    print(f"{before} of {SEATS} had a receipt when the server was killed; {burst.told()}")
    assert 30 <= before <= 200
    burst.check_the_books()


def test_killed_between_close_and_sealing_it_is_sealed_at_the_next_start(big: OddHall, burst: Burst) -> None:
    burst.begin()
    burst.wait()
    with closing(sqlite3.connect(f"file:{big.instance / 'parliament.db'}?mode=ro", uri=True)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM turnout").fetchone()  # sealing waits for who reads
        big.step(burst.division, "close")
        big.kill()
    unsealed = big.sql("SELECT sealed FROM division WHERE id = ?", burst.division)
    big.start()
    sealed = big.sql("SELECT sealed FROM division WHERE id = ?", burst.division)

    assert (unsealed, sealed) == ([(0,)], [(1,)])
    assert len(big.ballots(burst.division)) == SEATS
    assert json.dumps(big.division(burst.division)["result"]["counts"], sort_keys=True) == (
        '{"A": 100, "B": 100, "C": 100}'
    )
