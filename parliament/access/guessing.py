"""A budget for wrong keys: one for all, one per address. Right keys never spend it.

The whole hall shares one address, so the budget per address is wide, and a valid key passes even
when it is used up.
"""

from __future__ import annotations

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from parliament.shared.errors import RuleBroken

_ALL = parse("600/minute")
_ONE = parse("60/minute")


class TooManyGuesses(RuleBroken):
    """Too many wrong keys or codes lately."""

    code = "too_many_guesses"
    status = 429
    sv = "För många felaktiga koder på kort tid. Vänta en minut, eller gå till hjälpdisken."
    en = "Too many wrong codes in a short time. Wait a minute, or go to the help desk."


class GuessBudget:
    """Counts failures in this process."""

    def __init__(self) -> None:
        """Nothing is spent yet."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def spend(self, address: str) -> None:
        """Note a wrong key from ``address``.

        Raises:
            TooManyGuesses: this one was over the budget.
        """
        within = self._limiter.hit(_ALL, "all")
        within = self._limiter.hit(_ONE, "one", address) and within
        if not within:
            raise TooManyGuesses

    def check(self, address: str) -> None:
        """Refuse before a short typed code is even looked at: it is too short to be tried at will.

        Raises:
            TooManyGuesses: the budget of all, or of ``address``, is used up.
        """
        if not (self._limiter.test(_ALL, "all") and self._limiter.test(_ONE, "one", address)):
            raise TooManyGuesses
