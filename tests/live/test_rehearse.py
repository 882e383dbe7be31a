"""``parliament rehearse``: real connections, a plain outcome, and an exit status to rely on."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from parliament.cli.rehearse import Outcome
from tests.running import PARLIAMENT, ROOT

GOOD = Outcome(phones=3, joined=3, receipts=3, seconds=[0.1, 0.2, 0.3], counted=3, lost=0, sound=True)


def test_a_rehearsal_says_in_plain_words_how_it_went_and_touches_nothing_of_yours(tmp_path: Path) -> None:
    mine = {**os.environ, "PARLIAMENT_INSTANCE": str(tmp_path / "mitt"), "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [*PARLIAMENT, "rehearse", "--phones", "20"],
        env=mine,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Anslutna telefoner: 20 av 20" in lines
    assert "Kvittenser: 20 av 20" in lines
    assert "Räknade röster: 20" in lines
    assert "Förlorade röster: 0" in lines
    assert "Kontrollen (verify): allt stämmer" in lines
    assert lines[-1] == "Repetitionen gick bra."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "fault",
    [{"joined": 2}, {"receipts": 2}, {"counted": 2}, {"counted": 4}, {"lost": 1}, {"sound": False}],
    ids=str,
)
def test_one_ballot_less_or_more_is_a_failure(fault: dict[str, int]) -> None:
    assert GOOD.passed
    assert not replace(GOOD, **fault).passed
