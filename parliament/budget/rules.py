"""The rules of the money: what counts against the frame, what the frame refuses, and the sums.

    nothing ──order──▶ committed ──settle──▶ settled  (and a new entry: spent)
    nothing ──book───▶ spent
    committed, spent ──correct──▶ corrected           (and a new entry with the same standing)

An entry is never edited. What replaces it is a new entry, and each entry is replaced at most once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from parliament.budget.refusals import (
    AlreadyReplaced,
    DateMalformed,
    FrameExceeded,
    NotAnOrder,
    NotToApprove,
    OutsideTheYear,
)
from parliament.shared import money
from parliament.shared.money import VatSplit

ALARM_AT_PERCENT = 90


class Standing(StrEnum):
    """Where an entry stands."""

    COMMITTED = "committed"  # ordered, not yet invoiced
    SPENT = "spent"
    SETTLED = "settled"  # was committed; another entry says what it came to
    CORRECTED = "corrected"  # was wrong; another entry says what is right


# standing × event → standing of the entry itself
TRANSITIONS: dict[tuple[Standing, str], Standing] = {
    (Standing.COMMITTED, "settle"): Standing.SETTLED,
    (Standing.COMMITTED, "correct"): Standing.CORRECTED,
    (Standing.SPENT, "correct"): Standing.CORRECTED,
}


def replaced(standing: Standing, event: str) -> Standing:
    """Where an entry stands after ``event`` ("settle" or "correct").

    Raises:
        AlreadyReplaced: a newer entry stands in its place.
        NotAnOrder: what is spent cannot be settled once more.
    """
    after = TRANSITIONS.get((standing, event))
    if after is not None:
        return after
    if standing in (Standing.SETTLED, Standing.CORRECTED):
        raise AlreadyReplaced
    raise NotAnOrder


def check_approvable(standing: Standing) -> None:
    """Refuse to approve what is no cost.

    Raises:
        AlreadyReplaced: a newer entry stands in its place.
        NotToApprove: an order, which is approved when it has become a cost.
    """
    if standing in (Standing.SETTLED, Standing.CORRECTED):
        raise AlreadyReplaced
    if standing is Standing.COMMITTED:
        raise NotToApprove


class Carrier(StrEnum):
    """Whether the one who pays gets the VAT back."""

    NET = "net"
    GROSS = "gross"


def carrier_of(partner_kind: str | None) -> Carrier:
    """A region gets its input VAT back and counts without it (lag 2005:807 2 §); others count with it.

    Args:
        partner_kind: "region", "chamber" or "other"; None when nobody is named, which means the region,
            since the frame is the region's.
    """
    return Carrier.NET if partner_kind in (None, "region") else Carrier.GROSS


def counted(split: VatSplit, carrier: Carrier) -> int:
    """The öre that count against the frame."""
    return split.excluding_ore if carrier is Carrier.NET else split.including_ore


def parse_day(typed: str, *, field: str = "date") -> dt.date:
    """The day that was typed as "2023-10-05".

    Raises:
        DateMalformed: no day can be read.
    """
    try:
        return dt.date.fromisoformat(typed.strip())
    except ValueError as error:
        raise DateMalformed(field=field) from error


def check_day(day: dt.date, *, year: int, field: str = "date") -> dt.date:
    """``day``, if it lies in the year of the frame.

    Raises:
        OutsideTheYear: it does not.
    """
    if day.year != year:
        raise OutsideTheYear(field=field, year=year)
    return day


def check_amount(ore: int, *, least: int, field: str) -> None:
    """Refuse an amount (öre) below ``least`` or beyond what any edition can cost.

    Raises:
        AmountTooSmall, AmountTooLarge: it is.
    """
    if ore < least:
        raise money.AmountTooSmall(field=field, least=money.kr(least))
    if ore > money.MAX_ORE:
        raise money.AmountTooLarge(field=field, limit=money.kr(money.MAX_ORE))


@dataclass(frozen=True, slots=True)
class Booked:
    """What an entry already takes of the frame (öre)."""

    standing: Standing
    counted_ore: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame and what is taken of it (öre)."""

    frame_ore: int
    committed_ore: int = 0
    spent_ore: int = 0

    @property
    def taken_ore(self) -> int:
        """Ordered and spent together."""
        return self.committed_ore + self.spent_ore

    @property
    def available(self) -> int:
        """What is left (disponibelt); negative when the frame is broken."""
        return self.frame_ore - self.taken_ore

    @property
    def alarm(self) -> str:
        """How near the edge it is: "broken" (more taken than there is), "near" (from 90 per cent) or "ok"."""
        if self.available < 0:
            return "broken"
        near = self.taken_ore > 0 and self.taken_ore * 100 >= self.frame_ore * ALARM_AT_PERCENT
        return "near" if near else "ok"

    def book(
        self,
        amount_ore: int,
        *,
        standing: Standing = Standing.SPENT,
        instead_of: Booked | None = None,
        override: bool = False,
    ) -> Frame:
        """The frame with ``amount_ore`` taken of it.

        What lowers the sum is never refused, not even when the frame is broken already.

        Args:
            amount_ore: öre that count against the frame.
            standing: COMMITTED for an order, SPENT for an expense.
            instead_of: the entry that this one replaces, which is given back first.
            override: somebody has written down why the frame may be broken.

        Raises:
            FrameExceeded: more than what is left, and no override.
        """
        before = self
        if instead_of is not None:
            before = before.moved(instead_of.standing, -instead_of.counted_ore)
        after = before.moved(standing, amount_ore)
        if self.breaks(after) and not override:
            raise FrameExceeded(
                remaining=money.kr(max(before.available, 0)), amount=money.kr(amount_ore), field="amount"
            )
        return after

    def breaks(self, after: Frame) -> bool:
        """Whether going from here to ``after`` takes more than the frame holds."""
        return after.available < 0 and after.taken_ore > self.taken_ore

    def moved(self, standing: Standing, ore: int) -> Frame:
        """With ``ore`` more ordered or spent, whether the frame holds or not."""
        if standing is Standing.COMMITTED:
            return replace(self, committed_ore=self.committed_ore + ore)
        return replace(self, spent_ore=self.spent_ore + ore)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the sums need to know of an entry."""

    standing: Standing
    counted_ore: int
    line_id: str | None = None
    theme_id: str | None = None
    partner_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Ordered and spent (öre) of some entries."""

    committed_ore: int = 0
    spent_ore: int = 0

    @property
    def taken_ore(self) -> int:
        """Ordered and spent together."""
        return self.committed_ore + self.spent_ore

    def plus(self, entry: Entry) -> Sum:
        """With ``entry`` counted in; what has been replaced counts as nothing."""
        if entry.standing is Standing.COMMITTED:
            return replace(self, committed_ore=self.committed_ore + entry.counted_ore)
        if entry.standing is Standing.SPENT:
            return replace(self, spent_ore=self.spent_ore + entry.counted_ore)
        return self


def total(entries: Iterable[Entry]) -> Sum:
    """The sum of all entries."""
    whole = Sum()
    for entry in entries:
        whole = whole.plus(entry)
    return whole


def sums_by(entries: Iterable[Entry], key: Callable[[Entry], str | None]) -> dict[str | None, Sum]:
    """The sums by line, theme or partner; None holds what belongs to none. Together they are the total."""
    parts: dict[str | None, Sum] = {}
    for entry in entries:
        parts[key(entry)] = parts.get(key(entry), Sum()).plus(entry)
    return parts


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned line as the forecast sees it."""

    id: str
    planned_ore: int
    finished: bool = False


def line_forecast(line: Planned, taken: Sum) -> int:
    """What a line is expected to end at: its outcome when finished, else the larger of plan and outcome."""
    return taken.taken_ore if line.finished else max(line.planned_ore, taken.taken_ore)


def forecast(lines: Sequence[Planned], by_line: dict[str | None, Sum]) -> int:
    """What the year is expected to end at (öre), with what was taken outside the plan."""
    known = {line.id for line in lines}
    outside = sum(part.taken_ore for line_id, part in by_line.items() if line_id not in known)
    return outside + sum(line_forecast(line, by_line.get(line.id, Sum())) for line in lines)


def per_head(cost_ore: int, heads: int) -> int | None:
    """The cost (öre) for each of ``heads``, rounded half up to the öre; None when there is nobody."""
    return (2 * cost_ore + heads) // (2 * heads) if heads > 0 else None


@dataclass(frozen=True, slots=True)
class Repeat:
    """An earlier cost held against this year's frame."""

    left_ore: int
    percent: Decimal


def repeat(cost_ore: int, *, frame_ore: int) -> Repeat | None:
    """What is left of the frame if an earlier cost comes again, and its share; None without a frame."""
    if frame_ore <= 0:
        return None
    return Repeat(left_ore=frame_ore - cost_ore, percent=Decimal(100 * cost_ore) / Decimal(frame_ore))
