"""Slow work (hashing, rendering) goes to a native thread, so that the loop of the server waits for nobody."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

import gevent
from gevent import monkey

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """The result of ``work``, done on a native thread where greenlets share this one."""
    if not monkey.is_module_patched("threading"):
        return work()
    result: T = gevent.get_hub().threadpool.apply(copy_context().run, (work,))
    return result
