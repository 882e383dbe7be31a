"""What the budget's service takes and gives: frozen values, amounts in whole öre."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from parliament.budget.award_rules import Award
from parliament.shared import clock
from parliament.shared.money import VatBasis

MAX_NAME = 120
MAX_TEXT = 500
MAX_CODE = 30


@dataclass(frozen=True, slots=True)
class Coding:
    """How the accounts know a cost (kontering): cost centre, account, project, and words of one's own."""

    responsibility: str = ""
    account: str = ""
    project: str = ""
    note: str = ""

    def __str__(self) -> str:
        """The codes in the order that accounts write them."""
        return " · ".join(
            part for part in (self.responsibility, self.account, self.project, self.note) if part
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """An order or expense as somebody states it.

    ``amount_ore`` is without or with VAT as ``basis`` says. ``date`` is the invoice's, or the day an order is
    expected. ``partner_id`` is who carries the cost; None means the region.
    """

    amount_ore: int
    date: dt.date
    supplier: str
    text: str
    vat_rate: int = 25
    basis: VatBasis = VatBasis.EXCLUDING
    line_id: str | None = None
    theme_id: str | None = None
    partner_id: str | None = None
    coding: Coding = Coding()


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """A receipt, invoice or quotation. ``kind``: pdf, jpeg, png or heic; ``size`` in bytes."""

    id: str
    expense_id: str
    number: int  # of the entry that it was uploaded to
    name: str
    kind: str
    size: int
    uploaded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """That somebody other than the booker has approved an entry (attest)."""

    approved_by: str
    approved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ExpenseView:
    """An entry. ``status``: committed, spent, settled or corrected; the last two count as nothing.

    ``receipts`` are those of the entry and of the ones it replaces. ``began_at`` is when the first of those
    was booked.
    """

    id: str
    edition_id: str
    number: int
    status: str
    amount_ore: int
    vat_ore: int
    vat_rate: int
    basis: str
    carrier: str
    counted_ore: int
    supplier: str
    text: str
    date: dt.date
    line_id: str | None
    theme_id: str | None
    partner_id: str | None
    override_reason: str
    replaces_id: str | None
    replaces_number: int | None
    replaced_by_number: int | None
    booked_by: str
    booked_at: dt.datetime
    began_at: dt.datetime
    coding: Coding = Coding()
    receipts: tuple[ReceiptView, ...] = ()
    approval: ApprovalView | None = None

    @property
    def needs_approval(self) -> bool:
        """Whether it waits to be approved: every cost that stands, and every cost struck out."""
        return self.status == "spent" and self.approval is None

    @property
    def agreed_on(self) -> dt.date:
        """The day that the purchase is known from: when it was first booked, or its older invoice."""
        booked = clock.stockholm(self.began_at).date()
        return min(booked, self.date) if self.status == "spent" else booked

    @property
    def including_ore(self) -> int:
        """The amount with VAT."""
        return self.amount_ore + self.vat_ore

    @property
    def stands(self) -> bool:
        """Whether it counts: nothing newer has taken its place."""
        return self.status in ("committed", "spent")

    @property
    def struck(self) -> bool:
        """Whether it took the place of an entry only to say that there is no cost."""
        return self.stands and self.counted_ore == 0 and self.replaces_id is not None


@dataclass(frozen=True, slots=True)
class LineView:
    """A planned line beside its outcome. ``variance_ore`` above 0 is better than planned."""

    id: str
    edition_id: str
    name: str
    planned_ore: int
    committed_ore: int
    spent_ore: int
    forecast_ore: int
    finished: bool

    @property
    def variance_ore(self) -> int:
        """Plan − forecast."""
        return self.planned_ore - self.forecast_ore


@dataclass(frozen=True, slots=True)
class ShareView:
    """What is ordered and spent for one theme, one partner or one line; ``id`` is None for those without."""

    id: str | None
    name: str
    committed_ore: int
    spent_ore: int


@dataclass(frozen=True, slots=True)
class FrameView:
    """A decision on the frame. ``revision`` is 0 when the amount is the edition's own."""

    revision: int
    frame_ore: int
    decision: str
    decided_on: dt.date | None


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The state of the frame. available = frame − spent − committed; variance = frame − forecast."""

    edition_id: str
    year: int
    frame_ore: int
    frame_is_set: bool
    planned_ore: int
    committed_ore: int
    spent_ore: int
    available_ore: int
    forecast_ore: int
    alarm: str  # ok, near (90 per cent taken) or broken
    lines: tuple[LineView, ...]
    outside_plan: ShareView
    by_theme: tuple[ShareView, ...]
    by_partner: tuple[ShareView, ...]

    @property
    def variance_ore(self) -> int:
        """Frame − forecast."""
        return self.frame_ore - self.forecast_ore


@dataclass(frozen=True, slots=True)
class EarlierCost:
    """What an earlier edition cost, and what is left of this frame if it comes again.

    ``name`` is empty for the technical support, which stands among the edition's own facts.
    """

    year: int
    cost_ore: int
    vat: str  # excl, incl or unknown
    left_ore: int | None = None
    percent: Decimal | None = None
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class EnteredCostView:
    """A cost of an edition that was entered with its source; ``vat`` is excl, incl or unknown."""

    id: str
    edition_id: str
    name: str
    cost_ore: int
    vat: str
    source: str


@dataclass(frozen=True, slots=True)
class ParticipantCost:
    """What a participant costs: of those who came, or while nobody has, of those who are confirmed."""

    participants: int
    checked_in: bool
    cost_ore: int
    each_ore: int


@dataclass(frozen=True, slots=True)
class OwnTime:
    """The working group's own hours. They are no money, and are never added to any."""

    planned_hours: Decimal
    worked_hours: Decimal


@dataclass(frozen=True, slots=True)
class EditionCosts:
    """An edition's costs beside those of others; amounts in öre, None where they are not known."""

    edition_id: str
    year: int
    status: str
    frame_ore: int | None
    taken_ore: int
    forecast_ore: int
    technical_support_ore: int | None
    technical_support_vat: str
    entered: tuple[EnteredCostView, ...]
    per_participant: ParticipantCost | None


@dataclass(frozen=True, slots=True)
class SupplierView:
    """What was bought from a supplier in an edition, and whether the direct award is documented."""

    key: str
    name: str
    purchases: int
    award: Award
    documented_on: dt.date | None
    reference: str
