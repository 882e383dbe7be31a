"""One heart for all websockets: each is asked once a round whether it is still there."""

from __future__ import annotations

from typing import Protocol

import gevent

PING_INTERVAL = 25.0
_SLOTS = 100


class Living(Protocol):
    """What has a pulse."""

    slot: int

    def beat(self) -> None:
        """Ask for a sign of life; must not block."""


class Pulse:
    """Spreads the questions evenly, so that no moment is busier than another."""

    def __init__(self, interval: float = PING_INTERVAL) -> None:
        """Ask everyone once in ``interval`` seconds."""
        self._step = interval / _SLOTS
        self._slots: list[set[Living]] = [set() for _ in range(_SLOTS)]
        self._next = 0
        self._running = False

    def add(self, one: Living) -> None:
        """Ask ``one`` from now on."""
        self._next = (self._next + 1) % _SLOTS
        one.slot = self._next
        self._slots[one.slot].add(one)
        if not self._running:
            self._running = True
            gevent.spawn(self._run)

    def forget(self, one: Living) -> None:
        """Ask ``one`` no more."""
        self._slots[one.slot].discard(one)

    def _run(self) -> None:
        while True:
            for slot in self._slots:
                gevent.sleep(self._step)
                for one in tuple(slot):
                    one.beat()
