"""All that the budget knows of an edition, at one moment: for its papers, and for reports above."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.budget import earlier, listing, overview, participants, setting, suppliers
from parliament.budget.setting import Setting
from parliament.budget.views import (
    BudgetView,
    EarlierCost,
    EditionCosts,
    ExpenseView,
    FrameView,
    OwnTime,
    ParticipantCost,
    SupplierView,
)
from parliament.storage.transaction import reading


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """The sums, what is behind them and what stands beside them; the entries from the newest."""

    setting: Setting
    budget: BudgetView
    decisions: tuple[FrameView, ...]
    entries: tuple[ExpenseView, ...]
    suppliers: tuple[SupplierView, ...]
    earlier: tuple[EarlierCost, ...]
    compared: tuple[EditionCosts, ...]
    per_participant: ParticipantCost | None
    own_time: OwnTime | None

    @property
    def standing(self) -> list[ExpenseView]:
        """The entries that count, in the order in which they were booked."""
        return [entry for entry in reversed(self.entries) if entry.stands and not entry.struck]

    @property
    def approved_ore(self) -> int:
        """What counts of the spent entries that are approved (öre)."""
        return sum(one.counted_ore for one in self.entries if one.status == "spent" and one.approval)


def report(edition_id: str) -> BudgetReport:
    """The report of an edition.

    Raises:
        NotFound: no such edition.
    """
    with reading():
        budget = overview.overview(edition_id)
        return BudgetReport(
            setting=setting.of(edition_id),
            budget=budget,
            decisions=tuple(overview.frame_decisions(edition_id)),
            entries=tuple(listing.expenses(edition_id)),
            suppliers=tuple(suppliers.suppliers(edition_id)),
            earlier=tuple(earlier.comparison(edition_id)),
            compared=tuple(earlier.editions_compared()),
            per_participant=participants.cost_per_participant(budget),
            own_time=participants.own_time(edition_id),
        )
