"""The benchmark itself, small: what it counts is right. How fast is for ``make load``."""

from __future__ import annotations

import shutil

import pytest

from parliament.cli.server import raise_descriptor_limit
from tests.load.bench import Figures, Plan, run
from tests.load.phones import ROOT
from tests.load.table import table, verdicts

PHONES = 60


@pytest.fixture(scope="module")
def measured() -> list[Figures]:
    if shutil.which("node") is None or not (ROOT / "node_modules" / "socket.io").is_dir():
        pytest.skip("Node.js and its packages are not here: make setup-tests")
    raise_descriptor_limit()
    plan = Plan(phones=PHONES, small=PHONES, rounds=1, bursts=1, idle_seconds=0.2, settle=0.1)
    return run(plan, say=lambda words: None)


def test_everybody_joins_gets_each_snapshot_and_one_receipt_for_what_is_kept(measured: list[Figures]) -> None:
    for figures in measured:
        assert figures.joins["joined"] == PHONES
        assert [round_["delivered"] for round_ in figures.fanouts] == [PHONES]
        assert {burst["receipts"] for burst in figures.bursts} == {PHONES}
        assert (figures.lost, figures.doubled) == (0, 0)


def test_our_ballots_are_receipted_as_recorded(measured: list[Figures]) -> None:
    ours = measured[0]
    assert [burst["statuses"] for burst in ours.bursts] == [{"recorded": PHONES}]


def test_a_small_run_is_judged_by_its_zeros_alone(measured: list[Figures]) -> None:
    found = verdicts(*measured, large=False)
    assert all(verdict.reached and verdict.binding and verdict.wanted == "0" for verdict in found)
    assert "ballots with receipt/s" in table(*measured)


def test_a_missing_receipt_and_a_second_one_are_found(measured: list[Figures]) -> None:
    ours, node, naive = measured
    burst = {**ours.bursts[0], "receipts": PHONES - 1, "doubled": 1}
    spoilt = Figures(**{**vars(ours), "bursts": [burst]})

    missed = [verdict.what for verdict in verdicts(spoilt, node, naive, large=False) if not verdict.reached]
    assert missed == ["ballots lost", "ballots doubled"]
