"""One run: the three servers, the same phones, the same steps.

Ours and Node.js stand side by side and take turns, snapshot by snapshot and burst by burst: what else the
machine does meanwhile then weighs on both alike. The one whose turn it is not has nothing to do.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.load.phones import Phones
from tests.load.servers import Naive, Parliament, PlainNode, Usage

IN_FLIGHT = 250


@dataclass(frozen=True)
class Plan:
    """How large the run is."""

    phones: int = 5000
    small: int = 500
    rounds: int = 11
    bursts: int = 3
    idle_seconds: float = 30.0
    settle: float = 1.0


@dataclass
class Figures:
    """What one server did."""

    name: str
    joins: dict[str, Any] = field(default_factory=dict)
    fanouts: list[dict[str, Any]] = field(default_factory=list)
    bursts: list[dict[str, Any]] = field(default_factory=list)
    small_bursts: list[dict[str, Any]] = field(default_factory=list)
    closings: list[dict[str, Any]] = field(default_factory=list)
    phones: int = 0
    bytes_per_phone: float = 0.0
    cpu_per_ballot: float = 0.0
    idle_cpu: float = 0.0
    delivered: int = 0

    @property
    def joins_per_second(self) -> float:
        return float(self.joins["joined"] / self.joins["seconds"])

    @property
    def deliveries_per_second(self) -> float:
        return statistics.median(1000 * round_["delivered"] / round_["all_ms"] for round_ in self.fanouts)

    @property
    def ballots_per_second(self) -> float:
        return statistics.median(burst["receipts"] / burst["seconds"] for burst in self.bursts)

    @property
    def small_ballots_per_second(self) -> float:
        return statistics.median(burst["receipts"] / burst["seconds"] for burst in self.small_bursts)

    @property
    def receipts_missing(self) -> int:
        return sum(burst["cast"] - burst["receipts"] for burst in self.bursts + self.small_bursts)

    @property
    def lost(self) -> int:
        """Receipts for what is not kept as cast, and snapshots that did not come."""
        kept = sum(abs(closing["lost"]) for closing in self.closings)
        wrong = sum(burst["wrong"] for burst in self.bursts + self.small_bursts)
        return kept + wrong + self.receipts_missing + sum(round_["missing"] for round_ in self.fanouts)

    @property
    def doubled(self) -> int:
        kept = sum(abs(closing["doubled"]) for closing in self.closings)
        return kept + sum(burst["doubled"] for burst in self.bursts + self.small_bursts)

    def median(self, rounds: list[dict[str, Any]], name: str) -> float:
        return statistics.median(round_[name] for round_ in rounds)

    def worst(self, rounds: list[dict[str, Any]], name: str) -> float:
        return max(float(round_[name]) for round_ in rounds)


Say = Callable[[str], None]


def run(plan: Plan, say: Say) -> list[Figures]:
    """Measure all three; ours first, because the others send its snapshot."""
    with tempfile.TemporaryDirectory(prefix="parliament-load-") as name, contextlib.ExitStack() as open_:
        folder = Path(name)
        picture = folder / "picture.json"
        say(f"Parliament: a demonstration with {plan.phones} seats ...")
        ours = open_.enter_context(_running(Parliament(_folder(folder, "ours"), plan.phones)))
        picture.write_text(json.dumps(ours.picture(_first_state(ours))))
        node = open_.enter_context(_running(PlainNode(_folder(folder, "node"), plan.phones, picture)))
        figures = _side_by_side([ours, node], plan, say)
        assert ours.verify()
        naive = open_.enter_context(_running(Naive(_folder(folder, "naive"), plan.small, picture)))
        figures.append(_naive(naive, plan, say))
    return figures


def _folder(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


def _first_state(server: Parliament) -> dict[str, Any]:
    """A snapshot with an open division, as the phones get it: the others send the same."""
    division, _ = server.open()
    server.prepare_rounds(1)
    with Phones(server.port, server.auths) as phones:
        phones.join(1, in_flight=1)
        phones.arm()
        server.publish()
        state: dict[str, Any] = phones.delivered()["state"]
    server.close(division, [])
    return state


@contextlib.contextmanager
def _running(server: Any) -> Iterator[Any]:
    try:
        yield server
    finally:
        server.stop()


@dataclass
class Hall:
    """A server with its phones, and what has been measured of it."""

    server: Any
    phones: Phones
    figures: Figures
    before: Usage
    cpu: float = 0.0
    division: tuple[str, list[str]] | None = None


def _side_by_side(servers: list[Any], plan: Plan, say: Say) -> list[Figures]:
    """The whole programme: a small hall, the large one, snapshots, rest, ballots."""
    with contextlib.ExitStack() as open_:
        halls = []
        for server in servers:
            phones = open_.enter_context(Phones(server.port, server.auths))
            figures = Figures(server.name, phones=plan.phones)
            halls.append(Hall(server, phones, figures, Usage.of(server.pid)))
        for hall in halls:
            say(f"{hall.server.name}: {plan.small} phones vote, then {plan.phones} join ...")
            hall.phones.join(plan.small, in_flight=IN_FLIGHT)
            for _ in range(plan.bursts):
                _vote(hall, hall.figures.small_bursts, plan)
            hall.cpu = 0.0
            hall.phones.leave()
            time.sleep(plan.settle)
            _join(hall, plan)
        say(f"{plan.rounds} snapshots to all, by turns ...")
        _snapshots(halls, plan)
        say(f"{plan.idle_seconds:.0f} s of rest ...")
        _rest(halls, plan)
        say(f"{plan.bursts} divisions in which all vote at once, by turns ...")
        for _ in range(plan.bursts):
            for hall in halls:
                _vote(hall, hall.figures.bursts, plan)
        for hall in halls:
            ballots = sum(burst["receipts"] for burst in hall.figures.bursts)
            hall.figures.cpu_per_ballot = hall.cpu / max(1, ballots)
            hall.figures.delivered = hall.phones.usage()["alive"]
    return [hall.figures for hall in halls]


def _naive(server: Any, plan: Plan, say: Say) -> Figures:
    """The naive server gets the small hall only."""
    say(f"{server.name}: {plan.small} phones join and vote ...")
    with Phones(server.port, server.auths) as phones:
        hall = Hall(server, phones, Figures(server.name, phones=plan.small), Usage.of(server.pid))
        _join(hall, plan)
        _snapshots([hall], plan)
        _rest([hall], plan)
        for _ in range(plan.bursts):
            _vote(hall, hall.figures.small_bursts, plan)
        hall.figures.bursts = hall.figures.small_bursts
        ballots = sum(burst["receipts"] for burst in hall.figures.bursts)
        hall.figures.cpu_per_ballot = hall.cpu / max(1, ballots)
    return hall.figures


def _join(hall: Hall, plan: Plan) -> None:
    """Everybody comes; what each weighs once the wave is over."""
    hall.figures.joins = hall.phones.join(hall.figures.phones, in_flight=IN_FLIGHT)
    time.sleep(plan.settle)
    grown = Usage.of(hall.server.pid).rss - hall.before.rss
    hall.figures.bytes_per_phone = grown / hall.figures.phones


def _snapshots(halls: list[Hall], plan: Plan) -> None:
    """One to all, again and again, while a division is open."""
    for hall in halls:
        hall.division = hall.server.open()
        hall.server.prepare_rounds(plan.rounds)
    for _ in range(plan.rounds):
        for hall in halls:
            time.sleep(plan.settle)
            hall.phones.arm()
            asked = time.time() * 1000
            hall.server.publish()
            round_ = hall.phones.delivered()
            hall.figures.fanouts.append({**round_, "asked_ms": round_["last"] - asked})


def _rest(halls: list[Hall], plan: Plan) -> None:
    """The share of one core that each server uses while nothing happens."""
    time.sleep(plan.settle)
    before = [Usage.of(hall.server.pid).cpu for hall in halls]
    time.sleep(plan.idle_seconds)
    for hall, cpu in zip(halls, before, strict=True):
        hall.figures.idle_cpu = (Usage.of(hall.server.pid).cpu - cpu) / plan.idle_seconds


def _vote(hall: Hall, into: list[dict[str, Any]], plan: Plan) -> None:
    """One secret division: all who are here cast at once; then it is closed, sealed and compared."""
    division, options = hall.division or hall.server.open()
    hall.division = None
    time.sleep(plan.settle)
    before = Usage.of(hall.server.pid).cpu
    burst = hall.phones.cast(division, options, plan.phones, timeout=240)
    hall.cpu += Usage.of(hall.server.pid).cpu - before
    into.append(burst)
    time.sleep(plan.settle)
    hall.figures.closings.append(hall.server.close(division, [burst]))
