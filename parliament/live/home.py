"""The way home from a native thread: run something in the process's own loop.

In the server that is gevent's loop, woken by its one thread-safe primitive. Without a server there is no
loop, and things run where they are.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import Protocol

log = logging.getLogger(__name__)


class Home(Protocol):
    """Runs a callable where the rest of the process lives."""

    def call(self, action: Callable[[], None]) -> None:
        """Run ``action`` there, soon; may be called from any native thread."""


class Here:
    """No loop: run it on the spot, in the caller's thread."""

    def call(self, action: Callable[[], None]) -> None:
        """Run ``action`` now."""
        action()


class GeventHome:
    """gevent's loop. Make it in the loop's own thread."""

    def __init__(self) -> None:
        """Listen on an async watcher of the running loop."""
        import gevent  # noqa: PLC0415 - only the server has a loop

        self._spawn = gevent.spawn
        self._waiting: deque[Callable[[], None]] = deque()
        self._watcher = gevent.get_hub().loop.async_()
        self._watcher.start(self._arrived)

    def call(self, action: Callable[[], None]) -> None:
        """Hand ``action`` to the loop."""
        self._waiting.append(action)
        self._watcher.send()

    def _arrived(self) -> None:
        self._spawn(self._run_all)

    def _run_all(self) -> None:
        while self._waiting:
            action = self._waiting.popleft()
            try:
                action()
            except Exception:
                log.exception("Something brought home from a thread failed")
