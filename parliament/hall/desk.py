"""The help desk: why can a seat not vote just now, and what helps.

The causes, in the order in which they stand in the way:

=================  ===========================================  ===============================
cause              what it means                                what helps
=================  ===========================================  ===============================
cancelled          the seat is not in use                       nothing here
may_speak          another person votes for the company         nothing here
not_checked_in     the delegate is not noted as here            check in
not_in_register    came in after the division opened            the next division
votes_on_paper     has been handed a ballot paper               hand it back
has_voted          has voted in the open division               nothing is needed
(none)             the seat can vote                            code, lent phone, paper, or the
                                                                phone's own trouble
=================  ===========================================  ===============================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from parliament.access.phone_loans import LoanView, phones_out
from parliament.door import service as door
from parliament.presence import service as presence
from parliament.registration import service as registration
from parliament.registration.service import PersonView, SeatView
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from parliament.voting import service as voting
from parliament.voting.views import DivisionView

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class SeatAtDesk:
    """A seat as the desk sees it. ``cause``: why it cannot vote, or empty; ``phones``: open connections."""

    seat: SeatView
    since: datetime | None
    cause: str
    phones: int
    loans: tuple[LoanView, ...]
    substitutes: tuple[PersonView, ...] = ()

    @property
    def can_vote(self) -> bool:
        """Whether a ballot from the seat's phone would count now, or in the next division."""
        return not self.cause


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk's page shows."""

    division: DivisionView | None
    found: tuple[SeatAtDesk, ...]
    left_out: int
    lent: tuple[tuple[SeatView, LoanView], ...]


def look(edition_id: str, *, meant: Callable[[SeatView], bool], phones: Callable[[str], int]) -> Desk:
    """The seats that are meant, each with what stands in its way.

    Args:
        edition_id: whose seats.
        meant: which of them.
        phones: how many connections a seat has.
    """
    with reading():
        seats = registration.all_seats(edition_id)
        since = door.present_since(edition_id)
        division = open_division(edition_id)
        out = phones_out()
        wanted = [seat for seat in seats if meant(seat)]
        shown = wanted[:MOST_FOUND]
        ids = {seat.id for seat in shown}
        register, voted = voting.standing(division.id, ids) if division else (set(), set())
        paper = voting.paper_seats(division.id) if division else set()
        found = tuple(
            SeatAtDesk(
                seat=seat,
                since=since.get(seat.id),
                cause=cause(
                    seat,
                    present=seat.id in since,
                    outside=division is not None and seat.id not in register,
                    on_paper=seat.id in paper,
                    voted=seat.id in voted,
                ),
                phones=phones(seat.id),
                loans=tuple(out.get(seat.id, ())),
                substitutes=_substitutes(seat),
            )
            for seat in shown
        )
        lent = tuple((seat, loan) for seat in seats for loan in out.get(seat.id, ()))
        return Desk(division, found, len(wanted) - len(shown), lent)


def _substitutes(seat: SeatView) -> tuple[PersonView, ...]:
    sitting = sittings.current(seat.edition_id)
    return tuple(presence.candidates(sitting.id, seat.id)) if sitting and seat.active else ()


def cause(seat: SeatView, *, present: bool, outside: bool, on_paper: bool, voted: bool) -> str:
    """What stands in the way of a seat's ballot; empty when nothing does."""
    if not seat.active:
        return "cancelled"
    if not seat.may_vote:
        return "may_speak"
    if voted:
        return "has_voted"
    if not present:
        return "not_checked_in"
    if outside:
        return "not_in_register"
    return "votes_on_paper" if on_paper else ""


def hand_over(
    *, seat: SeatView, delegate_id: str, name: str, email: str, reason: str, by: Actor
) -> presence.SubstitutionView:
    """Let a substitute take over a seat: one of the company's people, or one named now.

    Args:
        seat: which seat.
        delegate_id: one of the company's people without a seat; empty for a new one.
        name: a new substitute's.
        email: a new substitute's, where the link is sent.
        reason: that the change has already happened in the room; without one it waits for the next item.
        by: who does it.

    Raises:
        RuleBroken: as ``registration.add_substitute`` and ``presence.substitute``; then nobody is named.
    """
    with transaction():
        sitting_id = sittings.prepare(edition_id=seat.edition_id, by=by)
        person = delegate_id or registration.add_substitute(
            company_id=seat.company_id, name=name, email=email, by=by
        )
        return presence.substitute(
            sitting_id=sitting_id, seat_id=seat.id, delegate_id=person, reason=reason, by=by
        )


def open_division(edition_id: str) -> DivisionView | None:
    """The division that is open in the edition's sitting, or None."""
    sitting = sittings.current(edition_id)
    return voting.shown_division(sitting.id, item_id=None) if sitting else None
