"""Slow work (hashing, rendering) goes to a native thread, so that the loop of the server waits for nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import Any, TypeVar

import gevent
from gevent import monkey

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """The result of ``work``, done on a native thread where greenlets share this one."""
    if not monkey.is_module_patched("threading"):
        return work()
    result: T = gevent.get_hub().threadpool.apply(copy_context().run, (work,))
    return result


def _original(module: str, name: str) -> Any:
    """The unpatched ``name`` of ``module``."""
    try:
        from gevent import monkey  # noqa: PLC0415 - only where gevent is used
    except ImportError:  # pragma: no cover - gevent is a dependency
        return getattr(__import__(module), name)
    return monkey.get_original(module, name)


def lock() -> Any:
    """A lock between native threads, for what takes no time; it must not be held while waiting."""
    return _original("_thread", "allocate_lock")()


def pause(seconds: float) -> None:
    """Let the native thread that calls wait, and nobody else."""
    _original("time", "sleep")(seconds)


class Bell:
    """Wakes a native thread; ringing twice before it wakes is ringing once."""

    def __init__(self) -> None:
        """Silent."""
        self._lock = lock()
        self._lock.acquire()

    def ring(self) -> None:
        """Wake the waiter, now or at its next wait."""
        with suppress(RuntimeError):  # it has been rung already
            self._lock.release()

    def wait(self) -> None:
        """Wait for a ring, in C."""
        self._lock.acquire()


class Thread:
    """A started native thread."""

    def __init__(self, target: Callable[[], None], *, name: str) -> None:
        """Start ``target``."""
        self.name = name
        self._target = target
        self._finished = False
        _original("_thread", "start_new_thread")(self._run, ())

    def _run(self) -> None:
        try:
            self._target()
        finally:
            self._finished = True

    def join(self) -> None:
        """Wait until the target has returned."""
        import time  # noqa: PLC0415 - looked up when called, so that it is the cooperative one

        while not self._finished:
            time.sleep(0.002)


def waiter() -> threading.Event:
    """An event to wait on where the process lives: cooperative under gevent.

    It is set there too, never from a native thread: that is what the home is for.
    """
    return threading.Event()
