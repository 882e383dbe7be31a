"""A hall for socket tests: a served demonstration, the operator's API, and people signed in by cookie."""

from __future__ import annotations

import http.cookiejar
import re
import sqlite3
import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.running import RunningHouse


@dataclass
class Hall(RunningHouse):
    """A served demonstration with an operator's token and its seats at hand: first those that may vote."""

    log: list[str] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    voters: list[dict[str, Any]] = field(default_factory=list)
    speakers: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Hall:
        super().__enter__()
        may_vote = {number for (number,) in self.sql("SELECT number FROM seat WHERE may_vote AND active")}
        for seat in self.printed_seats():
            (self.voters if seat["seat"] in may_vote else self.speakers).append(seat)
        return self

    def start(self) -> None:
        """Start, and keep reading what the server says, so that it never waits for us."""
        super().start()
        assert self.process is not None
        threading.Thread(target=self._read_on, args=(self.process,), daemon=True).start()

    @property
    def operator(self) -> str:
        """The operator's token."""
        return self.token_of("operator")

    def token_of(self, role: str) -> str:
        """A token of the role; the same one each time."""
        if role not in self.tokens:
            self.tokens[role] = self.token(role)
        return self.tokens[role]

    def key(self, n: int) -> str:
        """The key of the ``n``-th seat that may vote."""
        return str(self.voters[n]["key"])

    def seat_id(self, n: int) -> str:
        """The id of the ``n``-th seat that may vote."""
        return str(self.sql("SELECT id FROM seat WHERE number = ?", self.voters[n]["seat"])[0][0])

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the database, past the server."""
        with closing(
            sqlite3.connect(f"file:{self.instance / 'parliament.db'}?mode=ro", uri=True)
        ) as database:
            return database.execute(query, values).fetchall()

    def new_division(self, title: str = "Vilken fråga ska besvaras?", **more: Any) -> str:
        """A draft; of the kind choose with three options unless said otherwise."""
        body: dict[str, Any] = {
            "title": title,
            "kind": "choose",
            "options": ["Elnätet", "Bostäder", "Vägarna"],
        }
        if more.get("kind") == "yes_no":
            body.pop("options")
        return str(self.api("POST", "/divisions", self.operator, {**body, **more})["id"])

    def step(self, division: str, step: str, **body: Any) -> Any:
        """open, close, declare, annul … a division."""
        return self.api("POST", f"/divisions/{division}/{step}", self.operator, body)

    def division(self, division: str) -> Any:
        """The division as the operator sees it."""
        return self.api("GET", f"/divisions/{division}", self.operator)

    def ballots(self, division: str) -> Any:
        """The division's published ballots."""
        return self.api("GET", f"/divisions/{division}/ballots", self.operator)

    @contextmanager
    def open_division(self, **more: Any) -> Iterator[str]:
        """An open division; whatever becomes of it, it is not open afterwards."""
        division = self.new_division(**more)
        self.step(division, "open")
        try:
            yield division
        finally:
            if self.division(division)["status"] == "open":
                self.step(division, "annul", reason="Provet är slut")

    def visitor(self) -> Visitor:
        """Somebody with a browser's cookies."""
        return Visitor(self.base)

    def _read_on(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.log.append(line)


@dataclass
class OddHall(Hall):
    """A hall whose server loses patience sooner, and whose clock can be made to jump."""

    patience_seconds: float = 30.0

    def program(self) -> list[str]:
        """The server with our changes."""
        return [sys.executable, "-m", "tests.live.odd_server", str(self.patience_seconds)]


class Visitor:
    """A client with cookies that fills in forms."""

    def __init__(self, base: str) -> None:
        """Nobody yet."""
        self.base = base
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    @property
    def cookie(self) -> str:
        """What the browser would send."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._jar)

    def get(self, path: str) -> bytes:
        """The body of a page."""
        with self._opener.open(self._address(path), timeout=60) as answer:
            return bytes(answer.read())

    def post(self, path: str, *, form_on: str, **fields: str) -> bytes:
        """Send a form, with the token that stands on the page ``form_on``."""
        found = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', self.get(form_on))
        assert found is not None, f"No form on {form_on}"
        data = urllib.parse.urlencode({"csrf_token": found.group(1).decode(), **fields}).encode()
        with self._opener.open(self._address(path), data=data, timeout=60) as answer:
            return bytes(answer.read())

    def _address(self, path: str) -> str:
        return path if path.startswith("http") else self.base + path


def sign_in_staff(hall: Hall, who: str) -> Visitor:
    """A member of staff of the demonstration, signed in by a one-time link."""
    made = hall.command("staff", "link", f"{who}@exempel.test").strip()
    path = "/logga-in/" + made.rsplit("/", 1)[1]
    visitor = hall.visitor()
    visitor.post(path, form_on=path)
    return visitor


def sign_in_seat(hall: Hall, n: int) -> Visitor:
    """A delegate, signed in by the button on the private link."""
    path = f"/d/{hall.key(n)}"
    visitor = hall.visitor()
    page = visitor.get(path).decode()
    action = re.search(r'<form method="post" action="([^"]+)"', page)
    assert action is not None
    visitor.post(action.group(1), form_on=path)
    return visitor
