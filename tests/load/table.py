"""The table that a run prints, and the figures to reach."""

from __future__ import annotations

from dataclasses import dataclass

from tests.load.bench import Figures


@dataclass(frozen=True)
class Verdict:
    """One figure to reach. The binding ones decide the exit status: ratios within the run, and zeros."""

    what: str
    measured: str
    wanted: str
    reached: bool
    binding: bool

    def __str__(self) -> str:
        word = "reached" if self.reached else ("MISSED" if self.binding else "missed")
        return f"{word:8} {self.what}: {self.measured} (to reach: {self.wanted})"


def table(ours: Figures, node: Figures, naive: Figures) -> str:
    """One row a figure, one column a server."""
    columns = (ours, node, naive)
    rows: list[tuple[str, list[str]]] = [
        ("phones", [f"{f.phones}" for f in columns]),
        ("joins/s", [f"{f.joins_per_second:,.0f}" for f in columns]),
        ("  p99 of a join, ms", [f"{f.joins['p99']:.0f}" for f in columns]),
        ("  refused", [f"{f.joins['refused']}" for f in columns]),
        ("snapshot, bytes", [f"{f.fanouts[0]['bytes']}" for f in columns]),
        ("fan-out deliveries/s", [f"{f.deliveries_per_second:,.0f}" for f in columns]),
        ("  all have it, ms (median)", [f"{f.median(f.fanouts, 'all_ms'):.0f}" for f in columns]),
        ("  all have it, ms (worst)", [f"{f.worst(f.fanouts, 'all_ms'):.0f}" for f in columns]),
        ("  from the command, ms (median)", [f"{f.median(f.fanouts, 'asked_ms'):.0f}" for f in columns]),
        ("  p50 of delivery, ms", [f"{f.median(f.fanouts, 'p50'):.0f}" for f in columns]),
        ("  p99 of delivery, ms", [f"{f.median(f.fanouts, 'p99'):.0f}" for f in columns]),
        ("ballots with receipt/s", [f"{f.ballots_per_second:,.0f}" for f in columns]),
        ("  p50 of receipt, ms", [f"{f.median(f.bursts, 'p50'):.0f}" for f in columns]),
        ("  p99 of receipt, ms", [f"{f.median(f.bursts, 'p99'):.0f}" for f in columns]),
        ("  p99 of receipt, ms (worst)", [f"{f.worst(f.bursts, 'p99'):.0f}" for f in columns]),
        ("  close and seal, s", [f"{f.worst(f.closings, 'sealing'):.2f}" for f in columns]),
        (f"ballots/s, {naive.phones} phones", [f"{f.small_ballots_per_second:,.0f}" for f in columns]),
        ("CPU per ballot, µs", [f"{f.cpu_per_ballot * 1e6:.0f}" for f in columns]),
        ("memory per phone, kB", [f"{f.bytes_per_phone / 1024:.1f}" for f in columns]),
        ("idle hall, % of a core", [f"{f.idle_cpu * 100:.1f}" for f in columns]),
        ("lost", [f"{f.lost}" for f in columns]),
        ("doubled", [f"{f.doubled}" for f in columns]),
    ]
    lines = [f"{'':32}" + "".join(f"{f.name:>22}" for f in columns)]
    lines += [f"{name:32}" + "".join(f"{value:>22}" for value in values) for name, values in rows]
    return "\n".join(lines)


def verdicts(ours: Figures, node: Figures, naive: Figures, *, large: bool) -> list[Verdict]:
    """The figures to reach; ratios and absolute figures only of a large hall."""
    zeros = [
        Verdict("joins refused", str(ours.joins["refused"]), "0", ours.joins["refused"] == 0, binding=True),
        Verdict("ballots lost", str(ours.lost), "0", ours.lost == 0, binding=True),
        Verdict("ballots doubled", str(ours.doubled), "0", ours.doubled == 0, binding=True),
        Verdict(
            "connections lost",
            str(ours.phones - ours.delivered),
            "0",
            ours.phones == ours.delivered,
            binding=True,
        ),
    ]
    if not large:
        return zeros
    return zeros + _ratios(ours, node, naive) + _absolute(ours)


def _ratios(ours: Figures, node: Figures, naive: Figures) -> list[Verdict]:
    pairs = [
        ("deliveries/s against Node.js", ours.deliveries_per_second, node.deliveries_per_second, 1.2),
        ("ballots/s against Node.js in memory", ours.ballots_per_second, node.ballots_per_second, 0.5),
        (
            "ballots/s against the naive app",
            ours.small_ballots_per_second,
            naive.small_ballots_per_second,
            20,
        ),
    ]
    return [
        Verdict(what, f"{mine / theirs:.2f} ×", f"≥ {wanted} ×", mine >= wanted * theirs, binding=True)
        for what, mine, theirs, wanted in pairs
    ]


def _absolute(ours: Figures) -> list[Verdict]:
    """Figures of the machine: said, but another machine may be slower."""
    all_ms = ours.median(ours.fanouts, "all_ms")
    p99 = ours.worst(ours.bursts, "p99")
    kilobytes = ours.bytes_per_phone / 1024
    return [
        _most("a snapshot to all, ms", all_ms, 150),
        _least("ballots with receipt/s", ours.ballots_per_second, 10_000),
        _most("p99 of receipt, ms", p99, 600),
        _least("joins/s", ours.joins_per_second, 1_200),
        _most("memory per phone, kB", kilobytes, 64),
        _most("idle hall, % of a core", ours.idle_cpu * 100, 5),
    ]


def _most(what: str, measured: float, limit: float) -> Verdict:
    return Verdict(what, f"{measured:,.1f}", f"≤ {limit:,}", measured <= limit, binding=False)


def _least(what: str, measured: float, limit: float) -> Verdict:
    return Verdict(what, f"{measured:,.0f}", f"≥ {limit:,}", measured >= limit, binding=False)
