"""The demonstration's matter for decision: a minority refers it back, it returns, and a casting vote decides.

Three proposals, an acclamation that is not accepted, a counter-proposal, a tie, a recorded dissent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import clock
from parliament.sitting import deciding, deciding_divisions, dissents, proposals
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting import service as voting

SYSTEM = Actor.system()
FEWEST = 8
"""Voters that the matter needs, for its third and its tie."""

Ballots = list[tuple[SeatView, list[str]]]


class Matter:
    """The matter of an item, and the seats that decide it; the first is the chair's."""

    def __init__(
        self, sitting_id: str, item_id: str, seats: Sequence[SeatView], cast: Callable[[str, Ballots], None]
    ) -> None:
        """Nothing has happened yet."""
        self.sitting_id, self.item_id, self.seats, self.cast = sitting_id, item_id, seats, cast

    def propose(self, place: int, kind: str, *, words: str = "", receiver: str = "", reason: str = "") -> str:
        """A seat puts a proposal from its phone; returns its id."""
        seat = self.seats[place]
        return proposals.propose(
            item_id=self.item_id,
            seat_id=seat.id,
            kind=kind,
            words=words,
            receiver=receiver,
            reason=reason,
            by=Actor("seat", seat.id),
        )

    def step(self, *names: str, reason: str = "") -> None:
        """Steps of the matter, a minute each."""
        for name in names:
            _pass(1)
            deciding.step_matter(item_id=self.item_id, name=name, by=SYSTEM, reason=reason)

    def find(self, proposal_id: str | None) -> None:
        """The chair puts the next question, unless one is put, and says what was perceived."""
        matter = sittings.deciding_for_minutes(self.item_id)
        question = matter.question if matter else None
        if question is None or question.status != "asked":
            deciding.ask(item_id=self.item_id, by=SYSTEM)
        deciding.perceive(item_id=self.item_id, proposal_id=proposal_id, by=SYSTEM)

    def gavel(self) -> None:
        """The gavel falls."""
        deciding.gavel(item_id=self.item_id, by=SYSTEM)

    def demand(self, place: int) -> None:
        """A seat demands a division."""
        seat = self.seats[place]
        deciding_divisions.demand_division(item_id=self.item_id, seat_id=seat.id, by=Actor("seat", seat.id))

    def divide(self, choices: Sequence[str]) -> None:
        """The wording is approved, and all vote."""
        deciding_divisions.approve_wording(item_id=self.item_id, by=SYSTEM)
        division_id = voting.put_question(item_id=self.item_id, by=SYSTEM)
        voting.open_division(division_id=division_id, by=SYSTEM)
        self.cast(division_id, [(seat, [choice]) for seat, choice in zip(self.seats, choices, strict=True)])
        _pass(2)
        voting.close_division(division_id=division_id, by=SYSTEM)
        voting.declare_division(division_id=division_id, by=SYSTEM)


def can_be_played(edition_id: str) -> bool:
    """Whether there are voters enough."""
    return len(_voters(edition_id)) >= FEWEST


def play(sitting: sittings.SittingView, item_id: str, cast: Callable[[str, Ballots], None]) -> None:
    """Play the matter in an item that is current. A delegate leads it, so that there is a casting vote."""
    seats = _voters(sitting.edition_id)
    before = sitting.officer("chair")
    chair = seats[0]
    _lead(sitting.id, chair.delegate_name, chair.id)
    sittings.note(
        sitting_id=sitting.id, words=f"{chair.delegate_name}, plats {chair.number}, leder ärendet.", by=SYSTEM
    )
    tools = ("proposals", "acclamation", "counterproposals", "minority_referral")
    sittings.set_tools(item_id=item_id, wanted=tools, by=SYSTEM)
    matter = Matter(sitting.id, item_id, seats, cast)
    _refer_back(matter)
    _decide(matter)
    _lead(sitting.id, before, None)


def _refer_back(matter: Matter) -> None:
    approve = matter.propose(1, "approve")
    matter.propose(2, "reject")
    matter.propose(
        3, "amendment", words="Näringslivsparlamentet hålls vartannat år, med en aktörsdialog emellan."
    )
    withdrawn = matter.propose(4, "addition", words="Parlamentet hålls på en ny ort varje gång.")
    proposals.support(proposal_id=approve, seat_id=matter.seats[6].id, by=SYSTEM)
    proposals.withdraw(proposal_id=withdrawn, seat_id=matter.seats[4].id, by=SYSTEM)
    _ask_for_referral(matter)
    matter.demand(5)
    two_of_five = ["no" if place % 5 in (0, 3) else "yes" for place in range(len(matter.seats))]
    matter.divide(two_of_five)  # no is for the referral: more than a third, and no majority
    _pass(5)
    matter.step("take_up", reason="Arbetsgruppen har redovisat vad ett parlament kostar per år.")


def _decide(matter: Matter) -> None:
    _ask_for_referral(matter)
    matter.gavel()
    known = sittings.deciding_for_minutes(matter.item_id)
    standing = {p.kind: p.id for p in known.standing_proposals} if known else {}
    matter.find(standing["approve"])
    matter.demand(3)
    deciding_divisions.find_counter(item_id=matter.item_id, by=SYSTEM)
    matter.find(standing["amendment"])
    matter.gavel()
    half = len(matter.seats) // 2
    rest = len(matter.seats) % 2
    matter.divide(["yes"] * half + ["abstain"] * rest + ["no"] * half)  # the chair is among the first
    against = matter.seats[-1]
    dissents.record_dissent(
        item_id=matter.item_id,
        seat_id=against.id,
        words="Ett parlament vartannat år ger tid att genomföra det som utlovas.",
        by=Actor("seat", against.id),
    )


def _ask_for_referral(matter: Matter) -> None:
    """A referral back is proposed and put; the chair finds that the matter is decided today."""
    why = "Kostnaden per år behöver redovisas först."
    matter.propose(5, "refer_back", receiver="arbetsgruppen", reason=why)
    matter.step("close_debate", "confirm_proposals", "approve_order")
    matter.find(None)


def _lead(sitting_id: str, name: str, seat_id: str | None) -> None:
    if name:
        sittings.set_officer(sitting_id=sitting_id, role="chair", name=name, seat_id=seat_id, by=SYSTEM)


def _voters(edition_id: str) -> list[SeatView]:
    return [seat for seat in registration.seats(edition_id) if seat.may_vote]


def _pass(minutes: int) -> None:
    clock.play_at(clock.now() + timedelta(minutes=minutes))
