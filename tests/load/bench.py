"""One run: the three servers one after the other, the same phones, the same steps."""

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
_SETTLE_SECONDS = 1.0


@dataclass(frozen=True)
class Plan:
    """How large the run is."""

    phones: int = 5000
    small: int = 500
    rounds: int = 11
    bursts: int = 3
    idle_seconds: float = 30.0


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
    with tempfile.TemporaryDirectory(prefix="parliament-load-") as name:
        folder = Path(name)
        picture = folder / "picture.json"
        say(f"Parliament: a demonstration with {plan.phones} seats ...")
        ours = _ours(plan, _folder(folder, "ours"), picture, say)
        with _running(PlainNode(_folder(folder, "node"), plan.phones, picture)) as server:
            node = _measure(server, plan, say)
        with _running(Naive(_folder(folder, "naive"), plan.small, picture)) as server:
            naive = _small(server, plan, say)
    return [ours, node, naive]


def _folder(parent: Path, name: str) -> Path:
    made = parent / name
    made.mkdir()
    return made


def _ours(plan: Plan, folder: Path, picture: Path, say: Say) -> Figures:
    server = Parliament(folder, plan.phones)
    with _running(server):
        state = _first_state(server)
        picture.write_text(json.dumps(server.picture(state)))
        figures = _measure(server, plan, say)
        assert server.verify()
    return figures


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


def _measure(server: Any, plan: Plan, say: Say) -> Figures:
    """The whole programme: a small hall, the large one, snapshots, rest, ballots."""
    figures = Figures(server.name, phones=plan.phones)
    before = Usage.of(server.pid)
    with Phones(server.port, server.auths) as phones:
        say(f"{server.name}: {plan.small} phones vote ...")
        phones.join(plan.small, in_flight=IN_FLIGHT)
        _vote(server, phones, figures, figures.small_bursts, plan.small)
        phones.leave()
        time.sleep(_SETTLE_SECONDS)
        say(f"{server.name}: {plan.phones} phones join ...")
        figures.joins = phones.join(plan.phones, in_flight=IN_FLIGHT)
        time.sleep(_SETTLE_SECONDS)
        figures.bytes_per_phone = (Usage.of(server.pid).rss - before.rss) / plan.phones
        say(f"{server.name}: {plan.rounds} snapshots to all ...")
        division, options = server.open()
        _fan_out(server, phones, figures, plan.rounds)
        say(f"{server.name}: {plan.idle_seconds:.0f} s of rest ...")
        figures.idle_cpu = _rest(server, plan.idle_seconds)
        say(f"{server.name}: {plan.bursts} divisions with {plan.phones} ballots at once ...")
        used = 0.0
        for number in range(plan.bursts):
            if number:
                division, options = server.open()
            used += _vote(server, phones, figures, figures.bursts, plan.phones, opened=(division, options))
        figures.cpu_per_ballot = used / sum(burst["receipts"] for burst in figures.bursts)
        _delivered_all(figures, phones)
    return figures


def _small(server: Any, plan: Plan, say: Say) -> Figures:
    """The naive server gets the small hall only."""
    figures = Figures(server.name, phones=plan.small)
    before = Usage.of(server.pid)
    with Phones(server.port, server.auths) as phones:
        say(f"{server.name}: {plan.small} phones join and vote ...")
        figures.joins = phones.join(plan.small, in_flight=IN_FLIGHT)
        time.sleep(_SETTLE_SECONDS)
        figures.bytes_per_phone = (Usage.of(server.pid).rss - before.rss) / plan.small
        _fan_out(server, phones, figures, plan.rounds)
        figures.idle_cpu = _rest(server, plan.idle_seconds)
        used = _vote(server, phones, figures, figures.small_bursts, plan.small)
        figures.bursts = figures.small_bursts[:]
        figures.cpu_per_ballot = used / max(1, figures.small_bursts[0]["receipts"])
        figures.small_bursts = figures.small_bursts[:]
    return figures


def _vote(
    server: Any,
    phones: Phones,
    figures: Figures,
    into: list[dict[str, Any]],
    count: int,
    *,
    opened: tuple[str, list[str]] | None = None,
) -> float:
    """One division: everybody casts at once; returns the CPU seconds that the server used for it."""
    division, options = opened or server.open()
    time.sleep(_SETTLE_SECONDS)
    before = Usage.of(server.pid)
    burst = phones.cast(division, options, count, timeout=240)
    used = Usage.of(server.pid).cpu - before.cpu
    into.append(burst)
    time.sleep(_SETTLE_SECONDS)
    figures.closings.append(server.close(division, [burst]))
    return used


def _fan_out(server: Any, phones: Phones, figures: Figures, rounds: int) -> None:
    server.prepare_rounds(rounds)
    for _ in range(rounds):
        time.sleep(_SETTLE_SECONDS)
        phones.arm()
        server.publish()
        figures.fanouts.append(phones.delivered())


def _rest(server: Any, seconds: float) -> float:
    """The share of one core that the server uses while nothing happens."""
    time.sleep(_SETTLE_SECONDS)
    before = Usage.of(server.pid)
    time.sleep(seconds)
    return (Usage.of(server.pid).cpu - before.cpu) / seconds


def _delivered_all(figures: Figures, phones: Phones) -> None:
    figures.delivered = phones.usage()["alive"]
