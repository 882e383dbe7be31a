"""``parliament rehearse``: a whole division with real connections, on an instance of its own."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from parliament.cli.context import say_and_exit
from parliament.cli.rehearse_phones import Phones

_PROGRAM = [sys.executable, "-c", "from parliament.cli import main; main()"]
_OURS = ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "SMTP_URL", "SECRET_KEY", "SEAT_SECRET")
_START_SECONDS = 60.0
_JOIN_SECONDS = 120.0
_VOTE_SECONDS = 60.0
_DIVISION = {"title": "Repetition", "kind": "choose", "options": ["Ett", "Två", "Tre"]}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rehearsal came to. ``lost``: phones in the hall whose ballot is not in the published list."""

    phones: int
    joined: int
    receipts: int
    seconds: list[float]
    counted: int
    lost: int
    sound: bool

    @property
    def passed(self) -> bool:
        """Everybody came in, everybody has a receipt, and the books agree."""
        return self.joined == self.receipts == self.counted == self.phones and not self.lost and self.sound


@click.command()
@click.option(
    "--phones", default=50, show_default=True, type=click.IntRange(1, 9000), help="How many take part."
)
def rehearse(phones: int) -> None:
    """Rehearse a division with N real connections, on a temporary instance. Nothing of yours is touched."""
    from parliament.cli.server import raise_descriptor_limit  # noqa: PLC0415 - it imports the whole server

    console = Console(highlight=False)
    raise_descriptor_limit()
    with tempfile.TemporaryDirectory(prefix="parliament-rehearsal-") as folder:
        house = _House(Path(folder))
        with console.status(f"Spelar fram ett möte med {phones} platser och startar servern …"):
            house.run("demo", "--stage", "sitting", "--seats", str(max(2, phones)))
            keys = [seat["key"] for seat in json.loads(house.run("seats", "--format", "json"))][:phones]
            token = house.run("token", "create", "--role", "operator").strip()
        with house.serving():
            outcome = asyncio.run(_hold(house, keys, token, console))
    _tell(outcome, console)
    if not outcome.passed:
        raise SystemExit(1)


class _House:
    """A temporary instance, its server and its API."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in _OURS}
        self._environment = {**kept, "PARLIAMENT_INSTANCE": str(folder), "PARLIAMENT_ENV": "demo"}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def run(self, *words: str, check: bool = True) -> str:
        """Run a command of the program on the instance; what it printed."""
        done = subprocess.run(
            [*_PROGRAM, *words], env=self._environment, capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            say_and_exit(f"parliament {words[0]} gick inte: {done.stderr.strip()}")
        return done.stdout if done.returncode == 0 else ""

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The server, in its own process; its words go to a file."""
        log = self._folder / "server.log"
        with log.open("w", encoding="utf-8") as out:
            process = subprocess.Popen(
                [*_PROGRAM, "serve", "--port", str(self.port)],
                env=self._environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            try:
                self._wait_until_ready(process, log)
                yield
            finally:
                process.terminate()
                process.wait(timeout=30)

    def api(self, token: str, path: str, body: object | None = None, *, method: str = "POST") -> Any:
        """Call the API; the parsed answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            method=method,
            data=json.dumps(body or {}).encode() if method == "POST" else None,
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.loads(answer.read())

    def _wait_until_ready(self, process: subprocess.Popen[bytes], log: Path) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        say_and_exit(f"Servern startade inte:\n{log.read_text(encoding='utf-8')[-2000:]}")


async def _hold(house: _House, keys: list[str], token: str, console: Console) -> Outcome:
    """Join, open, vote, close, declare, and compare what was told with what was counted."""

    async def call(path: str, body: object | None = None, *, method: str = "POST") -> Any:
        return await asyncio.to_thread(house.api, token, path, body, method=method)

    phones = Phones(house.port, keys)
    with _bars(console) as progress:
        joining = progress.add_task("Ansluter", total=len(keys))
        voting = progress.add_task("Röstar", total=len(keys))
        phones.on_joined = lambda: progress.advance(joining)
        phones.on_receipt = lambda: progress.advance(voting)
        await phones.join(seconds=_JOIN_SECONDS)
        division = (await call("/divisions", _DIVISION))["id"]
        await call(f"/divisions/{division}/open")
        await phones.vote(division, ["A", "B", "C"], seconds=_VOTE_SECONDS)
    for step in ("close", "declare"):
        await call(f"/divisions/{division}/{step}")
    published = {ballot["tracker"] for ballot in await call(f"/divisions/{division}/ballots", method="GET")}
    counted = (await call(f"/divisions/{division}", method="GET"))["result"]["digital"]
    await phones.leave()
    with console.status("Kontrollerar journalen, röstlängden och summorna …"):
        sound = bool(await asyncio.to_thread(house.run, "verify", check=False))
    joined = [phone for phone in phones.all if phone.has_snapshot.is_set()]
    return Outcome(
        phones=len(keys),
        joined=len(joined),
        receipts=sum(phone.settled.is_set() for phone in joined),
        seconds=sorted(phone.seconds for phone in joined if phone.settled.is_set()),
        counted=counted,
        lost=sum(phone.tracker not in published for phone in joined),
        sound=sound,
    )


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def _tell(outcome: Outcome, console: Console) -> None:
    """The outcome in plain words."""
    console.print(f"Anslutna telefoner:  {outcome.joined} av {outcome.phones}")
    console.print(f"Kvittenser:          {outcome.receipts} av {outcome.joined}")
    if outcome.seconds:
        half, most = (_milliseconds(outcome.seconds, share) for share in (0.5, 0.99))
        console.print(f"Tid till kvittens:   hälften inom {half} ms (p50), 99 av 100 inom {most} ms (p99)")
    console.print(f"Räknade röster:      {outcome.counted}")
    console.print(f"Förlorade röster:    {outcome.lost}")
    console.print(f"Kontrollen (verify): {'allt stämmer' if outcome.sound else 'något stämmer inte'}")
    if outcome.passed:
        console.print("Repetitionen gick bra.")
    else:
        console.print("Repetitionen gick inte bra. Prova färre telefoner, eller en dator med mer kraft.")


def _milliseconds(seconds: list[float], share: float) -> int:
    """The time that ``share`` of the sorted ``seconds`` stay within, in whole milliseconds."""
    if len(seconds) == 1:
        return round(1000 * seconds[0])
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return round(1000 * cuts[round(100 * share) - 1])


COMMANDS = (rehearse,)
