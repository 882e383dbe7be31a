"""Who is connected: one record per socket, found by socket, by seat and by audience."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from parliament.live.wire import Wire

DELEGATE = "delegate"
CONSOLE = "console"
PODIUM = "podium"
SCREEN = "screen"
AUDIENCES = (DELEGATE, CONSOLE, PODIUM, SCREEN)


@dataclass(slots=True)
class Connection:
    """A connected client. ``engine`` is its Engine.IO socket, which holds the wire once there is one."""

    sid: str
    audience: str
    edition_id: str
    engine: Any
    seat_id: str = ""
    key_version: int = 0
    entry: str = ""  # what it was let in on besides a seat's key, see access.passes
    greeted: bool = False
    last_me: bytes = b""
    budget: float = 40.0
    budget_at: float = field(default_factory=time.monotonic)

    @property
    def wire(self) -> Wire | None:
        """The direct wire of a websocket; None for a polling client."""
        engine = self.engine
        return engine.wire if engine.upgraded else None

    def may_cast(self, *, per_second: float = 10.0, burst: float = 40.0) -> bool:
        """Spend one of the connection's casts; False when it sends more than a person could."""
        moment = time.monotonic()
        self.budget = min(burst, self.budget + (moment - self.budget_at) * per_second)
        self.budget_at = moment
        if self.budget < 1:
            return False
        self.budget -= 1
        return True


class Connections:
    """All connections of this process."""

    def __init__(self) -> None:
        """Nobody is here yet."""
        self._by_sid: dict[str, Connection] = {}
        self._by_seat: dict[str, set[str]] = defaultdict(set)
        self._by_audience: dict[str, dict[str, Connection]] = defaultdict(dict)

    def add(self, connection: Connection) -> None:
        """Take in a connection."""
        self._by_sid[connection.sid] = connection
        self._by_audience[connection.audience][connection.sid] = connection
        if connection.seat_id:
            self._by_seat[connection.seat_id].add(connection.sid)

    def remove(self, sid: str) -> None:
        """Forget a connection; unknown ones are no matter."""
        connection = self._by_sid.pop(sid, None)
        if connection is None:
            return
        self._by_audience[connection.audience].pop(sid, None)
        sids = self._by_seat.get(connection.seat_id)
        if sids is not None:
            sids.discard(sid)
            if not sids:
                del self._by_seat[connection.seat_id]

    def get(self, sid: str) -> Connection | None:
        """The connection with this id, or None."""
        return self._by_sid.get(sid)

    def of_seat(self, seat_id: str) -> list[Connection]:
        """The seat's connections (two tabs are two)."""
        return [self._by_sid[sid] for sid in self._by_seat.get(seat_id, ())]

    def of_audience(self, audience: str) -> list[Connection]:
        """The connections of an audience that have had their first snapshot."""
        return [connection for connection in self._by_audience[audience].values() if connection.greeted]

    def seats(self) -> set[str]:
        """The seats that have a connection."""
        return set(self._by_seat)

    def all(self) -> Iterator[Connection]:
        """Everyone."""
        return iter(list(self._by_sid.values()))

    def __len__(self) -> int:
        return len(self._by_sid)
