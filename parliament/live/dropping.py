"""Who is put out: seats with a new key, passes that were withdrawn, clients that read nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import gevent

from parliament.live.connections import Connection, Connections

log = logging.getLogger(__name__)

STALLED_SECONDS = 30.0
COME_BACK_WITHIN_SECONDS = 6
_LAST_WORDS_SECONDS = 0.3

Outdated = Callable[[set[str]], set[str]]


class Dropping:
    """Closes connections, and says why where there is someone to hear it."""

    def __init__(
        self,
        connections: Connections,
        send: Callable[[Connection, str, dict[str, Any]], None],
        disconnect: Callable[[str], None],
        outdated: Outdated,
    ) -> None:
        """Look among ``connections``.

        Args:
            connections: everyone.
            send: sends an event to one.
            disconnect: closes a client's connection.
            outdated: which of the passes of open connections let nobody in any more.
        """
        self._connections = connections
        self._send = send
        self._disconnect = disconnect
        self._outdated = outdated

    def farewell(self) -> None:
        """The server stops: say so, give the words a moment to leave, and hang up.

        Clients come back by themselves, each after its own while: ``within`` is how widely, in seconds.
        They are not told to disconnect, for then they would stay away.
        """
        for connection in self._connections.all():
            self._send(connection, "restarting", {"within": COME_BACK_WITHIN_SECONDS})
        gevent.sleep(_LAST_WORDS_SECONDS)
        for connection in self._connections.all():
            wire = connection.wire
            if wire is not None:
                wire.close()
            connection.engine.connection = None  # what it sends from now on is for the next server

    def seats(self, seat_ids: tuple[str, ...]) -> None:
        """Put out those who came in with an older key of these seats."""
        for seat_id in seat_ids:
            for connection in self._connections.of_seat(seat_id):
                self._drop(connection, "key_replaced")

    def entries(self, entries: set[str]) -> None:
        """Put out those who were let in on these passes."""
        for connection in self._connections.all():
            if connection.entry in entries:
                self._drop(connection, "withdrawn")

    def sweep(self) -> None:
        """Now and then: drop those who read nothing, and whose passes another process has withdrawn."""
        while True:
            gevent.sleep(STALLED_SECONDS / 3)
            self._look_through()
            self._drop_stalled()

    def _look_through(self) -> None:
        try:
            held = {connection.entry for connection in self._connections.all() if connection.entry}
            if held:
                self.entries(self._outdated(held))
        except Exception:
            log.exception("Passes could not be looked through; the next round does it")

    def _drop_stalled(self) -> None:
        moment = time.monotonic()
        for connection in self._connections.all():
            wire = connection.wire
            if wire is None or wire.stalled_since is None:
                continue
            if moment - wire.stalled_since > STALLED_SECONDS:
                log.info("Dropped a client that read nothing for %.0f s", STALLED_SECONDS)
                wire.close()

    def _drop(self, connection: Connection, code: str) -> None:
        self._send(connection, "dropped", {"code": code})
        self._disconnect(connection.sid)
