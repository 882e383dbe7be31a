"""How often one may guess a password or a code: by address, by account, and all together.

An attempt takes a place before the password is looked at, so that many at once cannot slip through, and a
right one gives its place back: who signs in rightly never waits for it. A stranger who has used up an
account's places would keep its owner out too, so a browser that has signed in to the account before has
places of its own.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

from parliament.shared.errors import RuleBroken

SECONDS = 600
OF_ACCOUNT, OF_ADDRESS, OF_ALL = 10, 60, 600
_MOST_KEYS = 20_000


class TooManySignIns(RuleBroken):
    """Too many wrong passwords or codes lately."""

    code = "too_many_sign_ins"
    status = 429
    sv = "För många felaktiga försök. Vänta tio minuter, eller be en organisatör om en inloggningslänk."
    en = "Too many wrong attempts. Wait ten minutes, or ask an organiser for a sign-in link."


class Attempts:
    """Counts in this process what was tried in the last ten minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing has been tried. ``clock`` gives seconds that only grow."""
        self._clock = clock
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, *, account: str, address: str, known: bool) -> Callable[[], None]:
        """Take a place for an attempt; returns how to give it back when it was right.

        Args:
            account: whom one wants to be, known to us or not.
            address: from where.
            known: this browser has signed in to this account before.

        Raises:
            TooManySignIns: the places are used up; nothing was taken.
        """
        now = self._clock()
        limits = [(f"known:{account}", OF_ACCOUNT)] if known else _of_strangers(account, address)
        if any(len(self._lately(key, now)) >= most for key, most in limits):
            raise TooManySignIns
        for key, _ in limits:
            self._tried.setdefault(key, deque()).append(now)
        self._forget_some()
        return lambda: self._give_back([key for key, _ in limits], now)

    def _lately(self, key: str, now: float) -> deque[float]:
        tried = self._tried.get(key)
        if tried is None:
            return deque()
        while tried and tried[0] <= now - SECONDS:
            tried.popleft()
        if not tried:
            del self._tried[key]
        return tried

    def _give_back(self, keys: list[str], moment: float) -> None:
        for key in keys:
            tried = self._tried.get(key)
            if tried is not None and moment in tried:
                tried.remove(moment)

    def _forget_some(self) -> None:
        """Made-up names must not fill the memory; the count of all keeps their number down already."""
        while len(self._tried) > _MOST_KEYS:
            self._tried.popitem(last=False)


def _of_strangers(account: str, address: str) -> list[tuple[str, int]]:
    return [(f"account:{account}", OF_ACCOUNT), (f"address:{address}", OF_ADDRESS), ("all", OF_ALL)]
