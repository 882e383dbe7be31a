"""The phones: the client program as a child process, told what to do by lines of JSON."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Phones:
    """Many phones in one process that is not Python."""

    def __init__(self, port: int, auths: Path) -> None:
        self._port = port
        self._auths = auths
        self._process = subprocess.Popen(
            ["node", "--max-semi-space-size=64", str(HERE / "client.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def __enter__(self) -> Phones:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def join(self, count: int, *, in_flight: int) -> dict[str, Any]:
        return self._do(
            do="join",
            host="127.0.0.1",
            port=self._port,
            auths=os.fspath(self._auths),
            count=count,
            inFlight=min(in_flight, count),
        )

    def arm(self, *, timeout: float = 30) -> None:
        """Wait for the next snapshot; ``delivered`` tells how it went."""
        self._tell(do="fanout", timeout=timeout)
        assert self._hear()["armed"]

    def delivered(self) -> dict[str, Any]:
        return self._hear()

    def cast(
        self, division: str, options: list[str], count: int, *, timeout: float = 60, again: bool = False
    ) -> dict[str, Any]:
        return self._do(
            do="cast", division=division, options=options, count=count, timeout=timeout, again=again
        )

    def leave(self) -> dict[str, Any]:
        return self._do(do="leave")

    def usage(self) -> dict[str, Any]:
        return self._do(do="usage")

    def _do(self, **command: object) -> dict[str, Any]:
        self._tell(**command)
        return self._hear()

    def _tell(self, **command: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"The phones' process ended with {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer
