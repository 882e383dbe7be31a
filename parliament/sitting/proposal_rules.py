"""Proposals from the floor (yrkanden): their kinds, the order in which they are put, and who may do what.

A proposal::

    standing --withdraw--> withdrawn     standing --refuse--> refused
    standing --carry--> carried          standing --lose--> lost

Formal proposals (adjournment, postponement, referral back) are always tried first, additions last.
Sources: KL 5:50, 5:57 and the practice of Swedish councils (the proposals are read back before they are put;
after that none may be changed or withdrawn unless all allow it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parliament.shared.errors import RuleBroken

ADJOURN, POSTPONE, REFER_BACK = "adjourn", "postpone", "refer_back"
APPROVE, REJECT, AMENDMENT, ADDITION = "approve", "reject", "amendment", "addition"
FORMAL = (ADJOURN, POSTPONE, REFER_BACK)
SUBSTANCE = (APPROVE, REJECT, AMENDMENT)
IN_WORDS = (AMENDMENT, ADDITION)
KINDS = (*SUBSTANCE, ADDITION, *FORMAL)
ONE_OF_A_KIND = (APPROVE, REJECT, ADJOURN, POSTPONE)
"""Kinds that say the same whoever puts them: a second one is support for the first."""

STANDING, WITHDRAWN, REFUSED, CARRIED, LOST = "standing", "withdrawn", "refused", "carried", "lost"
STATUSES = (STANDING, WITHDRAWN, REFUSED, CARRIED, LOST)
STEPS: dict[tuple[str, str], str] = {
    (STANDING, "withdraw"): WITHDRAWN,
    (STANDING, "refuse"): REFUSED,
    (STANDING, "carry"): CARRIED,
    (STANDING, "lose"): LOST,
}

MOST_OF_A_SEAT = 5
"""How many standing proposals a seat may have in a matter."""

KIND_WORDS: dict[str, tuple[str, str]] = {
    APPROVE: ("bifall till förslaget", "approval of the proposal"),
    REJECT: ("avslag på förslaget", "rejection of the proposal"),
    AMENDMENT: ("ändring av förslaget", "amendment of the proposal"),
    ADDITION: ("tillägg till beslutet", "addition to the decision"),
    POSTPONE: ("bordläggning", "postponement"),
    REFER_BACK: ("återremiss", "referral back"),
    ADJOURN: ("ajournering", "adjournment"),
}
"""What a proposal asks for, in Swedish and English."""

_RANK = {ADJOURN: 0, REFER_BACK: 1, POSTPONE: 1, APPROVE: 2, REJECT: 2, AMENDMENT: 2, ADDITION: 3}


class UnknownProposal(RuleBroken):
    """A kind of proposal that does not exist."""

    code = "unknown_proposal"
    status = 422
    sv = "Det slaget av yrkande finns inte. Välj ett i listan."
    en = "There is no such kind of proposal. Choose one in the list."


class ProposalsOff(RuleBroken):
    """Proposals where the item does not take them."""

    code = "proposals_off"
    status = 409
    sv = "Den här punkten tar inte emot yrkanden. Be ordföranden slå på dem under Fler verktyg."
    en = "This item takes no proposals. Ask the chair to switch them on under More tools."


class NoRightToPropose(RuleBroken):
    """A proposal from one who may speak but not decide."""

    code = "no_right_to_propose"
    status = 403
    sv = "Du får yttra dig men inte yrka: ditt företags röst ligger på en annan plats. Be den platsen yrka."
    en = "You may speak but not propose: your company's vote is with another seat. Ask that seat to propose."


class NotInTheRoom(RuleBroken):
    """A proposal, a demand or a dissent from a seat that is not checked in."""

    code = "not_in_the_room"
    status = 403
    sv = "Du är inte incheckad, så du deltar inte i ärendet. Tryck på ”Jag är här” först."
    en = "You are not checked in, so you take no part in the matter. Press “I am here” first."


class HasConflict(RuleBroken):
    """Someone with a conflict of interest takes part in the handling (KL 5:47)."""

    code = "has_conflict"
    status = 403
    sv = "Platsen är antecknad som jävig i ärendet och deltar inte i handläggningen."
    en = "The seat has a noted conflict of interest in the matter and takes no part in it."


class ProposalsAreClosed(RuleBroken):
    """A proposal after the debate was closed."""

    code = "proposals_are_closed"
    status = 409
    sv = "Överläggningen är avslutad, så nya yrkanden tas inte emot."
    en = "The debate is closed, so no new proposals are taken."


class ProposalsAreConfirmed(RuleBroken):
    """A change after the proposals were read back and confirmed."""

    code = "proposals_are_confirmed"
    status = 409
    sv = "Yrkandena är genomgångna och klubbade. De kan bara dras tillbaka om alla i salen medger det."
    en = "The proposals have been read back and confirmed. They can be withdrawn only if all agree."


class ProposalIsDone(RuleBroken):
    """A step with a proposal that no longer stands."""

    code = "proposal_is_done"
    status = 409
    sv = "Yrkandet är redan tillbakadraget eller prövat."
    en = "The proposal has already been withdrawn or tried."


class NotYourProposal(RuleBroken):
    """Withdrawing what another has proposed."""

    code = "not_your_proposal"
    status = 403
    sv = "Bara den som har yrkat kan dra tillbaka yrkandet. Du kan ta tillbaka ditt instämmande."
    en = "Only the one who put the proposal can withdraw it. You can take back your support."


class OwnProposal(RuleBroken):
    """Supporting one's own proposal."""

    code = "own_proposal"
    status = 409
    sv = "Yrkandet är ditt eget, så du stöder det redan."
    en = "The proposal is your own, so you support it already."


class AlreadyProposed(RuleBroken):
    """The same seat puts the same proposal again."""

    code = "already_proposed"
    status = 409
    sv = "Det yrkandet har du redan lagt eller instämt i."
    en = "You have already put or supported that proposal."


class TooManyProposals(RuleBroken):
    """More standing proposals from one seat than anybody can follow."""

    code = "too_many_proposals"
    status = 409
    sv = "Du har redan {most} yrkanden i ärendet. Dra tillbaka något först."
    en = "You already have {most} proposals in the matter. Withdraw one first."


class ReceiverNeeded(RuleBroken):
    """Referral back without saying to whom and why."""

    code = "receiver_needed"
    status = 422
    sv = "Skriv till vem ärendet ska återremitteras och varför."
    en = "Write to whom the matter is to be referred back, and why."


class OrderNotPossible(RuleBroken):
    """An order of putting that the rules do not allow."""

    code = "order_not_possible"
    status = 409
    sv = "Den ordningen går inte: formella yrkanden prövas först och tillägg sist."
    en = "That order is not possible: formal proposals are tried first and additions last."


@dataclass(frozen=True, slots=True)
class Mover:
    """What is known of the seat that proposes, supports, demands or dissents."""

    may_vote: bool
    present: bool = True
    in_conflict: bool = False


def check_takes_part(mover: Mover) -> None:
    """Only those who may decide the matter may propose, support, demand and dissent (KL 4:24, 4:27, 5:47).

    Raises:
        NoRightToPropose: may speak only.
        NotInTheRoom: is not there.
        HasConflict: is not to handle the matter.
    """
    if not mover.may_vote:
        raise NoRightToPropose
    if not mover.present:
        raise NotInTheRoom
    if mover.in_conflict:
        raise HasConflict


def check_kind(kind: str, *, receiver: str = "", reason: str = "") -> None:
    """A kind that exists; a referral back says to whom and why.

    Raises:
        UnknownProposal: there is no such kind.
        ReceiverNeeded: a referral back lacks its receiver or its reason.
    """
    if kind not in KINDS:
        raise UnknownProposal(field="kind")
    if kind == REFER_BACK and not (receiver.strip() and reason.strip()):
        raise ReceiverNeeded(field="receiver")


def next_status(status: str, step: str) -> str:
    """The status of a proposal after ``step``.

    Raises:
        ProposalIsDone: it no longer stands.
    """
    target = STEPS.get((status, step))
    if target is None:
        raise ProposalIsDone
    return target


def proposed_order(proposals: Sequence[tuple[str, str]]) -> list[str]:
    """The order in which standing proposals are to be put: formal first, additions last.

    Args:
        proposals: (id, kind) in the order they were put forward. Adjournment comes before other formal
            ones: it decides whether anything else is dealt with now.
    """
    ranked = sorted(enumerate(proposals), key=lambda numbered: (_RANK[numbered[1][1]], numbered[0]))
    return [id_ for _, (id_, _) in ranked]


def check_order(kinds: Sequence[str]) -> None:
    """Whether proposals of these kinds may be put in this order.

    Raises:
        OrderNotPossible: a formal one after others, or anything after an addition.
    """
    classes = [0 if kind in FORMAL else _RANK[kind] for kind in kinds]
    if classes != sorted(classes):
        raise OrderNotPossible
