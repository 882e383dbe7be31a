"""``python -m tests.load``: the load benchmark. Prints one table; exits 1 when a figure is missed."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from parliament.cli.server import raise_descriptor_limit
from tests.load.bench import Plan, run
from tests.load.table import table, verdicts


def main() -> int:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--phones", type=int, default=5000, help="phones in the hall")
    parser.add_argument("--idle", type=float, default=30.0, help="seconds of rest to measure")
    parser.add_argument("--rounds", type=int, default=11, help="snapshots to all")
    parser.add_argument("--bursts", type=int, default=3, help="divisions in which all vote at once")
    parser.add_argument("--settle", type=float, default=1.0, help="seconds of quiet between the steps")
    parser.add_argument("--json", type=Path, help="write what was measured to this file too")
    chosen = parser.parse_args()
    raise_descriptor_limit()
    plan = Plan(
        phones=chosen.phones,
        small=min(500, chosen.phones),
        rounds=chosen.rounds,
        bursts=chosen.bursts,
        idle_seconds=chosen.idle,
        settle=chosen.settle,
    )
    measured = run(plan, say=lambda words: print(words, file=sys.stderr, flush=True))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(figures) for figures in measured]))
    print(table(*measured))
    found = verdicts(*measured, large=plan.phones >= 1000)
    print()
    for verdict in found:
        print(verdict)
    return 0 if all(verdict.reached or not verdict.binding for verdict in found) else 1


if __name__ == "__main__":
    sys.exit(main())
