"""Rules of presence: quorum, the electoral register, substitutes, and the ways not to vote. Pure.

A substitution::

    waiting --take_over--> serving          waiting --withdraw--> withdrawn

It waits while an item is being dealt with, and is carried out when the next one begins: seats change hands
between items, never inside one and never while a division is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from parliament.shared.errors import RuleBroken

WAITING, SERVING, WITHDRAWN = "waiting", "serving", "withdrawn"
SUBSTITUTION_STEPS: dict[tuple[str, str], str] = {
    (WAITING, "take_over"): SERVING,
    (WAITING, "withdraw"): WITHDRAWN,
}

OTHER, CONFLICT_WHY = "other", "conflict"
WHYS = (OTHER, CONFLICT_WHY)
"""Why a seat changes hands: conflict of interest, or anything else (KL 5:20 treats them differently)."""

FREE_KINDS = ("opening", "roll_call", "adjusters", "information", "break", "evaluation", "closing")
"""Items at which nothing is debated or decided: a seat may change hands during them."""

ABSTAINS, NOT_PARTICIPATING, CONFLICT, ABSENT = "abstains", "not_participating", "conflict", "absent"
NON_VOTES = (ABSTAINS, NOT_PARTICIPATING, CONFLICT, ABSENT)
"""The four ways not to vote, which are never mixed up (KL 4:25, 5:47, 5:67)."""

_MISTAKE = timedelta(minutes=1)


class SeatInDivision(RuleBroken):
    """A seat changes hands, or drops out, while a division is open."""

    code = "seat_in_division"
    status = 409
    sv = "En omröstning är öppen och röstlängden är låst. Vänta tills den är stängd."
    en = "A division is open and its register is frozen. Wait until it is closed."


class SameDayReturn(RuleBroken):
    """A delegate who has interrupted serving comes back the same day, where that is switched off."""

    code = "same_day_return"
    status = 409
    sv = "{name} har avbrutit sin tjänstgöring och får inte tjänstgöra igen i dag. Det är valt i verktygen."
    en = "{name} has interrupted serving and may not serve again today. It is chosen in the tools."


class SubstitutionStepNotPossible(RuleBroken):
    """A substitution that has been carried out or withdrawn already, or another one that waits."""

    code = "substitution_step_not_possible"
    status = 409
    sv = "Bytet är redan gjort eller återtaget, eller så väntar ett annat byte på platsen. Läs av läget."
    en = "The change has been made or withdrawn, or another one waits for the seat. Look again."


class SameServing(RuleBroken):
    """Someone takes over the seat where they sit."""

    code = "same_serving"
    status = 409
    sv = "Personen tjänstgör redan på platsen, så inget ändrades."
    en = "The person already serves on the seat, so nothing was changed."


class ConflictsOff(RuleBroken):
    """Conflict of interest is noted for an item where nobody has asked for it."""

    code = "conflicts_off"
    status = 409
    sv = "Jäv är inte påslaget för punkten. Slå på det under Fler verktyg."
    en = "Conflict of interest is not switched on for the item. Switch it on under More tools."


class NoQuorum(RuleBroken):
    """A division is opened without quorum, where quorum has been made a block."""

    code = "no_quorum"
    status = 409
    sv = "Församlingen är inte beslutför: {present} av {members} är här och {needed} behövs. Gör upprop."
    en = (
        "The assembly is not quorate: {present} of {members} are here and {needed} are needed. Call the roll."
    )


class StaysOverlap(RuleBroken):
    """A time of arrival or departure that does not fit those already noted."""

    code = "stays_overlap"
    status = 422
    sv = "Tiden krockar med en ankomst eller avgång som redan är noterad. Kontrollera tiden."
    en = "The time collides with an arrival or departure already noted. Check the time."


class RollCallStep(RuleBroken):
    """An answer without a roll call, or a second roll call at once."""

    code = "roll_call_step_not_possible"
    status = 409
    sv = "Det går inte nu: uppropet är redan avslutat eller redan igång. Läs av läget."
    en = "Not possible now: the roll call has ended or is already going on. Look again."


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are here of how many, and how many it takes."""

    present: int
    members: int

    @property
    def needed(self) -> int:
        """More than half of the members (KL 5:45): 28 of 55."""
        return self.members // 2 + 1

    @property
    def is_reached(self) -> bool:
        """Whether the assembly may decide. Those who leave for a conflict of interest count (KL 5:46)."""
        return self.members > 0 and self.present >= self.needed


@dataclass(frozen=True, slots=True)
class Member:
    """A seat with a vote, as it is when a division opens."""

    seat_id: str
    present: bool
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The electoral register: who may vote, and why each of the others may not."""

    voters: tuple[str, ...]
    left_out: Mapping[str, str]


def register_of(members: Iterable[Member]) -> Register:
    """The register of a division: those present, without those who have a conflict of interest (KL 5:47).

    One who is absent is absent, whatever else is the matter.
    """
    voters: list[str] = []
    left_out: dict[str, str] = {}
    for member in members:
        if not member.present:
            left_out[member.seat_id] = ABSENT
        elif member.conflict:
            left_out[member.seat_id] = CONFLICT
        else:
            voters.append(member.seat_id)
    return Register(tuple(voters), left_out)


@dataclass(frozen=True, slots=True)
class NotVoting:
    """How many did not vote, by the four kinds, of a register of ``register_size``."""

    register_size: int
    abstains: int
    not_participating: int
    conflict: int
    absent: int

    def count(self, kind: str) -> int:
        """How many of one of ``NON_VOTES``."""
        return {
            ABSTAINS: self.abstains,
            NOT_PARTICIPATING: self.not_participating,
            CONFLICT: self.conflict,
            ABSENT: self.absent,
        }[kind]


def not_voting(*, register_size: int, ballots: int, abstaining: int, left_out: Iterable[str]) -> NotVoting:
    """The four kinds of "did not vote".

    Args:
        register_size: how many could vote.
        ballots: how many ballots were cast, digital and on paper, blank ones and abstentions too.
        abstaining: how many of the ballots abstain or are blank.
        left_out: for each seat outside the register, why.
    """
    outside = list(left_out)
    return NotVoting(
        register_size=register_size,
        abstains=min(abstaining, ballots),
        not_participating=max(0, register_size - ballots),
        conflict=outside.count(CONFLICT),
        absent=outside.count(ABSENT),
    )


def next_substitution(status: str, step: str) -> str:
    """The status of a substitution after ``step``.

    Raises:
        SubstitutionStepNotPossible: the step does not start from this status.
    """
    target = SUBSTITUTION_STEPS.get((status, step))
    if target is None:
        raise SubstitutionStepNotPossible
    return target


def must_wait(*, item_kind: str | None, has_happened: bool) -> bool:
    """Whether a change waits for the next item.

    Seats change hands between items (practice; KL 5:19). What has already happened in the room, and is
    entered afterwards with its time and a reason, does not wait.
    """
    return item_kind is not None and item_kind not in FREE_KINDS and not has_happened


def may_serve_again(
    delegate_id: str, earlier: Sequence[tuple[str, str]], *, no_return: bool, substitutes: AbstractSet[str]
) -> bool:
    """Whether somebody who has left a seat may take one again the same day.

    Args:
        delegate_id: who wants to.
        earlier: for each change of the day, who left and why (one of ``WHYS``).
        no_return: whether the rule is switched on. At this event it is off unless asked for.
        substitutes: those who serve as substitutes; a substitute who stepped down for a conflict may
            return (KL 5:18), and so may a delegate (KL 5:20).
    """
    if not no_return or delegate_id in substitutes:
        return True
    return not any(who == delegate_id and why != CONFLICT_WHY for who, why in earlier)


def order_of_substitutes(candidates: Iterable[tuple[str, int]], served: Iterable[str]) -> list[str]:
    """Substitutes in the order they are called: those who have begun to serve first (KL 5:18), then as named.

    Args:
        candidates: id and position of each.
        served: the ids of those who have served today, in any order.
    """
    begun = frozenset(served)
    return [id_ for id_, _ in sorted(candidates, key=lambda each: (each[0] not in begun, each[1], each[0]))]


Stay = tuple[datetime, datetime | None]


def merged(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """A person's stays in order. A gap of less than a minute is a slip of the finger, not an absence."""
    result: list[Stay] = []
    for arrived, left in sorted(stays, key=lambda stay: stay[0]):
        if result:
            before, end = result[-1]
            if end is None or arrived - end < _MISTAKE:
                result[-1] = (before, None if end is None or left is None else max(end, left))
                continue
        result.append((arrived, left))
    return tuple(result)


def is_here(stays: Iterable[Stay], moment: datetime) -> bool:
    """Whether somebody with these stays is here at ``moment``."""
    return any(arrived <= moment and (left is None or moment < left) for arrived, left in stays)


def check_fits(stays: Iterable[Stay], arrived: datetime) -> None:
    """Whether a new arrival fits the stays that are noted.

    Raises:
        StaysOverlap: the person was here then, or came later.
    """
    for before, left in stays:
        if left is None or arrived < left or arrived < before:
            raise StaysOverlap(field="at")
