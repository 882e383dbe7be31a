"""Direct awards: what the purchases from a supplier in a year come to, and what that asks for (LOU 19 a).

Values are without VAT and with options (LOU 5:3). What belongs together is counted together, however many
invoices it comes in (LOU 5:7 a). So the sum of a supplier and a year is what is judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DOCUMENT_ABOVE_ORE = 100_000 * 100  # LOU 19 a:11
THRESHOLD_ORE = 700_000 * 100  # LOU 19 a:2
DOCUMENT_WITHIN_DAYS = 30  # LOU 19 a:11
_FORMS = {"ab", "aktiebolag", "aktiebolaget", "hb", "handelsbolag", "kb", "kommanditbolag", "publ"}

State = Literal["small", "to_document", "overdue", "documented"]


def supplier_key(name: str) -> str:
    """What a supplier is known by, so that "Exempelsalen AB" and "exempelsalen" are one.

    Case, punctuation and the form of business tell no suppliers apart.
    """
    words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words) or name.casefold()


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase: the day it was agreed upon, and its value in öre without VAT."""

    day: dt.date
    amount_ore: int


@dataclass(frozen=True, slots=True)
class Award:
    """What a supplier's purchases of a year come to (öre without VAT), and what is asked for."""

    purchased_ore: int
    options_ore: int
    state: State
    document_by: dt.date | None

    @property
    def value_ore(self) -> int:
        """Purchases and options together."""
        return self.purchased_ore + self.options_ore

    @property
    def exceeds(self) -> bool:
        """Whether it is too much to be awarded directly."""
        return self.value_ore >= THRESHOLD_ORE


def award(
    purchases: Iterable[Purchase], *, options_ore: int, documented_on: dt.date | None, today: dt.date
) -> Award:
    """Judge the purchases from one supplier in one year.

    Args:
        purchases: what was bought, in any order.
        options_ore: what agreements may come to beyond that, in öre without VAT.
        documented_on: the day on which reasons and value were written down, if they were.
        today: the day it is.
    """
    passed_on, so_far = None, options_ore
    for purchase in sorted(purchases, key=lambda purchase: purchase.day):
        so_far += purchase.amount_ore
        if passed_on is None and so_far > DOCUMENT_ABOVE_ORE:
            passed_on = purchase.day
    by = passed_on + dt.timedelta(days=DOCUMENT_WITHIN_DAYS) if passed_on else None
    return Award(so_far - options_ore, options_ore, _state(by, documented_on, today), by)


def _state(document_by: dt.date | None, documented_on: dt.date | None, today: dt.date) -> State:
    if document_by is None:
        return "small"
    if documented_on is not None:
        return "documented"
    return "overdue" if today > document_by else "to_document"
