"""A second machine takes over: what is in the copy and what is not, and the same phones go on voting."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.live.hall import Hall
from tests.live.phones import Phones, find_node, nonce
from tests.live.test_protocol import ballot
from tests.running import PARLIAMENT, ROOT, RunningHouse

pytestmark = pytest.mark.timeout(300)  # a busy machine starts servers slowly

SEATS = 12


@contextmanager
def kept_fresh(hall: Hall, folder: Path) -> Iterator[Path]:
    """``parliament copy``, running beside the server."""
    process = subprocess.Popen(
        [*PARLIAMENT, "copy", "--to", str(folder), "--every", "0.2"], env=hall.environment(), cwd=ROOT
    )
    try:
        yield folder / "parliament-copy.db"
    finally:
        process.kill()
        process.wait()


def in_copy(file: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Read the copy as it lies there now."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        return copy.execute(query, values).fetchall()


def wait_for_copy(file: Path, query: str, *values: object) -> None:
    """Until the copy answers the query with something."""
    deadline = time.monotonic() + 30
    while not in_copy(file, query, *values):
        assert time.monotonic() < deadline, f"The copy never held: {query} {values}"
        time.sleep(0.02)


STATUS = "SELECT 1 FROM division WHERE id = ? AND status = ? AND (sealed OR status != 'declared')"


def test_a_second_machine_goes_on_with_the_same_phones_when_the_first_is_killed(tmp_path: Path) -> None:
    find_node()
    drawer = tmp_path / "andra"
    drawer.mkdir()
    with Hall(tmp_path / "first", seats=SEATS) as first, kept_fresh(first, drawer) as copy:
        with Phones(first.base) as phones:
            crowd = [phones.connect(key=first.key(n), quiet=True) for n in range(SEATS)]
            decided = first.new_division("Den första frågan")
            first.step(decided, "open")
            for n, phone in enumerate(crowd):
                phone.cast(ballot(decided, nonce(), "ABC"[n % 3]))
            first.step(decided, "close")
            first.step(decided, "declare")
            result, ballots = first.division(decided)["result"], first.ballots(decided)
            wait_for_copy(copy, STATUS, decided, "declared")

            interrupted = first.new_division("Den andra frågan")
            first.step(interrupted, "open")
            for phone in crowd[:7]:
                phone.cast(ballot(interrupted, nonce(), "A"))
            wait_for_copy(copy, STATUS, interrupted, "open")
            leaked = in_copy(
                copy,
                "SELECT (SELECT count(*) FROM turnout WHERE division_id = d.id)"
                " + (SELECT count(*) FROM secret_ballot WHERE division_id = d.id), d.ballot_sum"
                " FROM division d WHERE id = ?",
                interrupted,
            )
            operator = first.operator
            first.kill()

            began = time.monotonic()
            second = Hall(tmp_path / "second", port=first.port)
            second.tokens["operator"] = operator
            said = RunningHouse.command(second, "takeover", str(copy))
            with second:
                seconds = time.monotonic() - began
                again = second.api("POST", f"/divisions/{interrupted}/repeat", operator)["id"]
                second.step(again, "open")
                statuses = [phone.cast(ballot(again, nonce(), "B"))["status"] for phone in crowd]
                second.step(again, "close")
                after = second.division(again)["result"]["counts"]
                kept = (second.division(decided)["result"], second.ballots(decided))
                old = second.division(interrupted)
                verified = second.command("verify")
        print(f"Serving again after {seconds:.1f} s")

    assert leaked == [(0, "0" * 64)]
    assert "”Den andra frågan” var öppen och är ogiltigförklarad" in said
    assert kept == (result, ballots)
    assert (old["status"], old["cast"]) == ("annulled", 0)
    assert statuses == ["recorded"] * SEATS
    assert after == {"A": 0, "B": SEATS, "C": 0}
    assert "Allt stämmer" in verified
    assert seconds < 300


def test_a_takeover_needs_an_empty_instance_and_a_whole_copy(tmp_path: Path) -> None:
    house = RunningHouse(tmp_path / "house")
    house.command("demo", "--stage", "open", "--seats", "3")
    house.command("copy", "--to", str(tmp_path), "--once")
    copy = tmp_path / "parliament-copy.db"
    torn = tmp_path / "torn.db"
    torn.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])

    assert "Här finns redan en databas" in house.command("takeover", str(copy), check=False)
    assert "är inte en hel säkerhetskopia" in RunningHouse(tmp_path / "other").command(
        "takeover", str(torn), check=False
    )
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "Allt stämmer" in RunningHouse(tmp_path / "third").command("takeover", str(copy))
