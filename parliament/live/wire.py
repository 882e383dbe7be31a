"""The writing side of a websocket: a wire that never waits.

What is sent goes straight to the socket when it can take it. When it cannot, ordinary frames wait in a
short queue and snapshots in a slot that holds only the newest: no backlog can grow, and a client that
reads nothing is dropped.
"""

from __future__ import annotations

import ssl
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import gevent

MAX_WAITING_FRAMES = 64
AGAIN = (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError)


class Wire:
    """The writing side of one socket. Never blocks and never queues more than it says."""

    __slots__ = ("_frames", "_latest", "_rest", "_sock", "_watcher", "_write", "closed", "stalled_since")

    def __init__(self, sock: Any) -> None:
        """Write to ``sock``, a gevent socket (plain or TLS)."""
        self._sock = sock
        secure = getattr(sock, "_sslobj", None)
        self._write: Callable[[Any], int] = (
            secure.write if secure is not None else sock._sock.send  # noqa: SLF001 - never waits
        )
        self._rest: memoryview | None = None
        self._frames: deque[bytes] | None = None  # made when something must wait, which is rare
        self._latest: dict[str, bytes] | None = None
        self._watcher: Any = None
        self.stalled_since: float | None = None
        self.closed = False

    def send(self, frame: bytes) -> None:
        """Send ``frame`` now or as soon as the socket can take it; too many waiting drops the client."""
        if self.closed:
            return
        if self._rest is None:
            self._push(frame)
            return
        if self._frames is None:
            self._frames = deque()
        if len(self._frames) >= MAX_WAITING_FRAMES:
            self.close()
            return
        self._frames.append(frame)

    def send_latest(self, slot: str, frame: bytes) -> None:
        """Send ``frame``, or let it replace the one still waiting in ``slot``."""
        if self.closed:
            return
        if self._rest is None:
            self._push(frame)
            return
        if self._latest is None:
            self._latest = {}
        self._latest[slot] = frame

    def close(self) -> None:
        """Give up the connection; the reading side wakes and ends."""
        if self.closed:
            return
        self.closed = True
        self._frames = self._latest = self._rest = None
        self._stop_watching()
        with suppress(OSError):  # the peer was quicker
            self._sock._sock.shutdown(2)  # noqa: SLF001

    def _push(self, frame: bytes | memoryview) -> bool:
        """Write; keep what did not fit. True when all of it went out."""
        try:
            sent = self._write(frame)
        except AGAIN:
            sent = 0
        except OSError:
            self.close()
            return False
        if sent == len(frame):
            return True
        self._rest = memoryview(frame)[sent:]
        if self.stalled_since is None:
            self.stalled_since = time.monotonic()
        self._watch()
        return False

    def _watch(self) -> None:
        if self._watcher is None:
            self._watcher = gevent.get_hub().loop.io(self._sock.fileno(), 2)
            self._watcher.start(self._writable)

    def _stop_watching(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.close()
            self._watcher = None

    def _writable(self) -> None:
        """The socket takes more: the rest first, then what waits in order, then the newest snapshots."""
        while not self.closed:
            waiting = self._rest
            self._rest = None
            if waiting is None:
                waiting = self._next()
                if waiting is None:
                    self._stop_watching()
                    self.stalled_since = None
                    return
            if not self._push(waiting):
                return

    def _next(self) -> memoryview | None:
        if self._frames:
            return memoryview(self._frames.popleft())
        if self._latest:
            return memoryview(self._latest.pop(next(iter(self._latest))))
        return None
