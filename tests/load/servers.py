"""The three servers, each in its own process, with the same few handles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.load.phones import HERE, ROOT
from tests.running import RunningHouse, free_port

OPTIONS = [
    "Regionen ska upphandla i mindre delar så att små bolag kan lämna anbud",
    "Kommunerna ska korta handläggningen av bygglov till fyra veckor",
    "Näringslivet och skolan ska ha ett gemensamt råd i varje kommun",
]
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Server(Protocol):
    """What the benchmark asks of a server."""

    name: str
    port: int
    auths: Path

    @property
    def pid(self) -> int: ...

    def open(self) -> tuple[str, list[str]]:
        """Put a ballot to the vote; its id and options."""

    def publish(self) -> None:
        """Send a snapshot to all."""

    def close(self, division: str, cast: list[dict[str, Any]]) -> dict[str, Any]:
        """End the vote; what was lost or doubled, against what the phones were told."""


@dataclass(frozen=True)
class Usage:
    """What a process has used until now."""

    cpu: float
    rss: int

    @classmethod
    def of(cls, pid: int) -> Usage:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return cls(cpu=(int(fields[11]) + int(fields[12])) / _TICKS, rss=pages * _PAGE)


class Parliament:
    """The program itself, on a demonstration with every seat checked in."""

    name = "Parliament"

    def __init__(self, folder: Path, phones: int) -> None:
        self._house = RunningHouse(folder / "instance", stage="sitting", seats=phones)
        self._house.__enter__()
        self.port = self._house.port
        self.auths = folder / "keys.json"
        seats = self._house.printed_seats()
        self.auths.write_text(json.dumps([{"key": seat["key"]} for seat in seats]))
        self._token = self._house.token("operator")
        self._drafts: list[str] = []
        self._number = 0

    @property
    def pid(self) -> int:
        assert self._house.process is not None
        return self._house.process.pid

    def open(self) -> tuple[str, list[str]]:
        self._number += 1
        division = self._api("/divisions", title=f"Omröstning {self._number}", kind="choose", options=OPTIONS)
        self._api(f"/divisions/{division['id']}/open")
        shown = self._read(f"/divisions/{division['id']}")
        assert shown["secrecy"] == "secret"
        return division["id"], [option["id"] for option in shown["options"]]

    def prepare_rounds(self, count: int) -> None:
        """Drafts whose annulment is news for everyone at once, and little work besides."""
        for _ in range(count):
            draft = self._api(
                "/divisions", title="Prov", kind="yes_no", yes_means="Ja", no_means="Nej", trial=True
            )
            self._drafts.append(draft["id"])
        time.sleep(1.2)  # the drafts themselves are told to phones within a second

    def publish(self) -> None:
        self._api(f"/divisions/{self._drafts.pop()}/annul", reason="Mätning")

    def picture(self, state: dict[str, Any]) -> dict[str, Any]:
        """The snapshot that the other servers will send too."""
        me = {"seat": 4711, "name": "Delegat Delegatsson", "company": "Exempelbolaget AB", "can_vote": True}
        return {"state": state, "me": {**me, "ballot": None, "floor_request": None, "questions": []}}

    def close(self, division: str, cast: list[dict[str, Any]]) -> dict[str, Any]:
        started = time.monotonic()
        self._api(f"/divisions/{division}/close")
        self._wait_until_sealed()
        took = time.monotonic() - started
        self._api(f"/divisions/{division}/declare")
        result = self._read(f"/divisions/{division}")["result"]
        kept = self._read(f"/divisions/{division}/ballots")
        told = {tracker: choice for burst in cast for tracker, choice in burst["trackers"]}
        trackers = {ballot["tracker"]: ballot["choices"][0] for ballot in kept}
        wrong = sum(1 for tracker, choice in told.items() if trackers.get(tracker) != choice)
        return {
            "lost": wrong,
            "doubled": len(kept) - len(told) + abs(result["digital"] - len(told)),
            "sealing": took,
        }

    def verify(self) -> bool:
        """The program's own examination of everything that is kept."""
        self._house.command("verify")
        return True

    def stop(self) -> None:
        self._house.stop()

    def _wait_until_sealed(self) -> None:
        import sqlite3

        database = sqlite3.connect(self._house.instance / "parliament.db", timeout=20)
        waiting = "SELECT count(*) FROM division WHERE secrecy='secret' AND status='closed' AND NOT sealed"
        while database.execute(waiting).fetchone()[0]:
            time.sleep(0.05)
        database.close()

    def _api(self, path: str, **body: object) -> dict[str, Any]:
        answer: dict[str, Any] = self._house.api("POST", path, self._token, body)
        return answer

    def _read(self, path: str) -> Any:
        return self._house.api("GET", path, self._token)


class _Other:
    """A server to measure against."""

    name = ""

    def __init__(self, folder: Path, phones: int, picture: Path) -> None:
        self.port = free_port()
        self.auths = folder / "keys.json"
        self.auths.write_text(json.dumps([{"key": f"seat-{number:024}"} for number in range(phones)]))
        self._folder = folder
        self._picture = picture
        self._number = 0
        self._counted = 0
        self._process = subprocess.Popen(self.command(), cwd=ROOT)
        self._wait()

    def command(self) -> list[str]:
        raise NotImplementedError

    @property
    def pid(self) -> int:
        return self._process.pid

    def open(self) -> tuple[str, list[str]]:
        self._number += 1
        return f"division-{self._number:07}", ["a", "b", "c"]

    def prepare_rounds(self, count: int) -> None:
        del count

    def publish(self) -> None:
        self._ask("POST")

    def close(self, division: str, cast: list[dict[str, Any]]) -> dict[str, Any]:
        del division
        counted = int(self._ask("GET"))
        lost = sum(burst["receipts"] for burst in cast) - (counted - self._counted)
        self._counted = counted
        return {"lost": lost, "doubled": 0, "sealing": 0.0}

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=20)

    def _ask(self, method: str) -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/", method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            text: str = answer.read().decode()
            return text

    def _wait(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                self._ask("GET")
            except OSError:
                assert self._process.poll() is None, f"{self.name} ended"
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"{self.name} did not answer in time")


class PlainNode(_Other):
    """Node.js with the package socket.io, in memory."""

    name = "Node.js socket.io"

    def command(self) -> list[str]:
        return ["node", str(HERE / "plain_node.mjs"), str(self.port), str(self._picture)]


class Naive(_Other):
    """Flask-SocketIO, a commit and a broadcast for each ballot."""

    name = "Naive Flask-SocketIO"

    def command(self) -> list[str]:
        database = self._folder / "naive.db"
        return [sys.executable, str(HERE / "naive.py"), str(self.port), str(self._picture), str(database)]
