"""Phones on the official socket.io-client: one Node process, any number of sockets, driven from Python."""

from __future__ import annotations

import itertools
import json
import os
import secrets
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT

PROGRAM = Path(__file__).with_name("phones.mjs")
PATIENCE_SECONDS = 15.0


@dataclass(frozen=True)
class Heard:
    """Something a phone heard: the event, its data, and when (seconds since 1970)."""

    event: str
    data: Any
    at: float


def nonce() -> str:
    """A fresh nonce, as a phone draws it."""
    return secrets.token_urlsafe(24)


def find_node() -> str:
    """Node.js of the virtual environment, else the machine's. Without one the test is skipped, not in CI."""
    own = ROOT / ".venv" / "bin" / "node"
    found = str(own) if own.exists() else shutil.which("node")
    if found and (ROOT / "node_modules" / "socket.io-client").exists():
        return found
    if os.environ.get("CI") == "true":
        raise AssertionError("Node.js or socket.io-client is missing: make setup-tests installs them")
    pytest.skip("Node.js or socket.io-client is missing: make setup-tests installs them")


@dataclass
class Phone:
    """One phone. What it hears is kept in order."""

    name: str
    phones: Phones
    heard: list[Heard] = field(default_factory=list)

    def said(self, event: str) -> list[Any]:
        """The data of every such event so far."""
        return [item.data for item in self.heard if item.event == event]

    def wait(
        self,
        event: str,
        where: Callable[[Any], bool] = lambda data: True,
        *,
        after: int = 0,
        seconds: float = PATIENCE_SECONDS,
    ) -> Heard:
        """The first such event, from the ``after``-th thing heard on; waits for it."""
        found: list[Heard] = []

        def there() -> bool:
            found[:] = [h for h in self.heard[after:] if h.event == event and where(h.data)][:1]
            return bool(found)

        self.phones.wait_until(
            there, what=lambda: f"{self.name}: {event}; heard {self.heard[-3:]}", seconds=seconds
        )
        return found[0]

    def cast(self, data: Any) -> dict[str, Any]:
        """Send ``cast`` once; the next receipt."""
        before = len(self.heard)
        self.phones.order(do="cast", phone=self.name, data=data)
        receipt: dict[str, Any] = self.wait("receipt", after=before).data
        return receipt

    def send(self, data: Any) -> None:
        """Send ``cast`` once and do not wait."""
        self.phones.order(do="cast", phone=self.name, data=data)

    def vote(self, division: str, *choices: str, mine: str = "", seq: int = 0) -> str:
        """Send a ballot until it has a receipt, as a phone does; returns its nonce at once."""
        mine = mine or nonce()
        data = {"division": division, "choices": list(choices), "nonce": mine, "seq": seq}
        self.phones.order(do="vote", phone=self.name, data=data)
        return mine

    def close(self) -> None:
        """Hang up."""
        self.phones.order(do="close", phone=self.name)


class Phones:
    """The Node process and its phones. Use it as a context manager."""

    def __init__(self, base: str) -> None:
        """Phones that call ``base``."""
        self.base = base
        self.by_name: dict[str, Phone] = {}
        self._numbers = itertools.count(1)
        self._news = threading.Condition()
        self._process = subprocess.Popen(
            [find_node(), str(PROGRAM)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Phones:
        return self

    def __exit__(self, *args: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)

    def open(
        self,
        *,
        transports: tuple[str, ...] = ("websocket",),
        headers: dict[str, str] | None = None,
        quiet: bool = False,
        **auth: Any,
    ) -> Phone:
        """Begin to connect; ``auth`` is what the phone shows (none: the cookie in ``headers``)."""
        phone = Phone(f"p{next(self._numbers)}", self)
        self.by_name[phone.name] = phone
        self.order(
            do="open",
            phone=phone.name,
            url=self.base,
            auth=auth or None,
            transports=list(transports),
            upgrade=len(transports) > 1,
            headers=headers or {},
            quiet=quiet,
        )
        return phone

    def connect(self, **how: Any) -> Phone:
        """Open, and wait until the phone is in and has its first snapshot (and has upgraded, when it may)."""
        phone = self.open(**how)
        if len(how.get("transports", ("websocket",))) > 1:
            phone.wait("upgrade")
        phone.wait("connect" if how.get("quiet") else "state")
        return phone

    def refused(self, **how: Any) -> dict[str, Any]:
        """Open, and be refused; what the error says."""
        phone = self.open(**how)
        said: dict[str, Any] = phone.wait("connect_error").data
        assert phone.said("state") == []
        phone.close()
        return said

    def order(self, **order: Any) -> None:
        """Tell the Node process to do something."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")

    def wait_until(
        self, there: Callable[[], bool], *, what: Callable[[], str], seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Wait until ``there()``, which is asked whenever a phone has heard something."""
        deadline = time.monotonic() + seconds
        with self._news:
            while not there():
                left = deadline - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"Waited {seconds} s in vain for {what()}")
                self._news.wait(min(left, 1.0))

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            with self._news:
                self.by_name[told["phone"]].heard.append(
                    Heard(told["event"], told.get("data"), told["at"] / 1000)
                )
                self._news.notify_all()
