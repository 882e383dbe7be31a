"""A real server in its own process, on a demonstration's data: for tests of sockets and browsers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PARLIAMENT = [sys.executable, "-c", "from parliament.cli import main; main()"]
START_PATIENCE_SECONDS = 60


@dataclass
class RunningHouse:
    """A demonstration being served. Use it as a context manager."""

    instance: Path
    stage: str = "sitting"
    seats: int = 12
    port: int = 0
    process: subprocess.Popen[str] | None = None
    links: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> RunningHouse:
        if not (self.instance / "parliament.db").exists():
            self.command("demo", "--stage", self.stage, "--seats", str(self.seats))
        self.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop()

    @property
    def base(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """The environment of every command: this instance, demonstration mode."""
        return {**os.environ, "PARLIAMENT_INSTANCE": str(self.instance), "PARLIAMENT_ENV": "demo"}

    def command(self, *words: str, check: bool = True) -> str:
        """Run a command of the program; returns what it printed."""
        done = subprocess.run(
            [*PARLIAMENT, *words],
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"parliament {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout if check else done.stdout + done.stderr

    def start(self) -> None:
        """Start the server and wait until it answers; the port stays the same after a restart."""
        self.port = self.port or free_port()
        self.process = subprocess.Popen(
            [*self.program(), "serve", "--port", str(self.port)],
            env=self.environment(),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._read_links()
        self._wait_until_ready()

    def program(self) -> list[str]:
        """What is started to serve."""
        return PARLIAMENT

    def stop(self) -> None:
        """Ask the server to stop, and wait until it has."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def kill(self) -> None:
        """End the server at once, in the middle of whatever it does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=20)
        self.process = None

    def printed_seats(self) -> list[dict[str, Any]]:
        """Every seat's key, door code and link."""
        seats: list[dict[str, Any]] = json.loads(self.command("seats", "--format", "json"))
        return seats

    def token(self, role: str = "operator") -> str:
        """A new API token."""
        return self.command("token", "create", "--role", role).strip()

    def api(self, method: str, path: str, token: str, body: object | None = None) -> Any:
        """Call the API; the parsed answer. A refusal is an assertion error."""
        request = urllib.request.Request(
            f"{self.base}/api/v1{path}",
            method=method,
            data=json.dumps(body or {}).encode() if method == "POST" else None,
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")

    def _read_links(self) -> None:
        """The one-time links that the server prints before it listens."""
        assert self.process is not None
        assert self.process.stdout is not None
        for line in self.process.stdout:
            words = line.split()
            if words and words[-1].startswith("http") and ("/logga-in/" in line or "/d/" in line):
                self.links[words[0]] = words[-1].replace(words[-1].split("/")[2], f"127.0.0.1:{self.port}")
            if words and words[0] == "Avsluta":
                return

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.base}/healthz", timeout=2):
                    return
            except OSError:
                assert self.process is not None
                assert self.process.poll() is None, "The server ended"
                time.sleep(0.05)
        raise AssertionError("The server did not answer in time")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
