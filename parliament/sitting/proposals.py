"""Use cases of proposals from the floor: put one, support it, withdraw it, and the order of putting them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from parliament.shared import text
from parliament.shared.errors import NotFound
from parliament.sitting import deciding_rules, proposal_rules
from parliament.sitting.deciding_desk import Desk
from parliament.sitting.deciding_models import Proposal, ProposalSupport
from parliament.sitting.deciding_refusals import AlreadyDecided
from parliament.sitting.tools import tools
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction

_OPEN_TO = {  # until when a proposal is taken: from a phone, and from the one who leads and hears the room
    False: (deciding_rules.DEBATE,),
    True: (deciding_rules.DEBATE, deciding_rules.CLOSED),
}


def set_prepared(*, item_id: str, words: str, by: Actor) -> None:
    """Write the prepared proposal: what "approval" refers to.

    Raises:
        ProposalsAreConfirmed: the proposals have been read back.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        matter = desk.the_matter()
        if matter.phase not in _OPEN_TO[True]:
            raise proposal_rules.ProposalsAreConfirmed
        matter.prepared = text.clean(words, max_length=600, field="prepared", multiline=True)
        desk.record("prepared", words=matter.prepared)


def propose(
    *,
    item_id: str,
    seat_id: str,
    kind: str,
    by: Actor,
    words: str = "",
    receiver: str = "",
    reason: str = "",
    in_the_room: bool = False,
) -> str:
    """Put a proposal (yrka); returns its id. What is the same as a standing one becomes support for it.

    Args:
        item_id: the current item.
        seat_id: who proposes.
        kind: one of ``proposal_rules.KINDS``.
        by: who enters it.
        words: the wording of an amendment or addition.
        receiver: to whom a matter is referred back.
        reason: why.
        in_the_room: entered for one who was heard in the room: checked in or not, until the read-back.

    Raises:
        UnknownProposal, ReceiverNeeded, ProposalsOff: not a whole one, or the item takes none.
        NoRightToPropose, NotInTheRoom, HasConflict: the seat has no right to propose.
        ProposalsAreClosed: the debate is closed.
        AlreadyProposed, TooManyProposals: the seat has put it, or five others.
    """
    proposal_rules.check_kind(kind, receiver=receiver, reason=reason)
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        _check_open(desk, item_id, in_the_room=in_the_room)
        proposal_rules.check_takes_part(desk.mover(seat_id, in_the_room=in_the_room))
        if (same := _same(desk, kind)) is not None:
            return _add_support(desk, same, seat_id, again=proposal_rules.AlreadyProposed())
        _check_number(desk, seat_id)
        row = desk.add_proposal(
            seat_id=seat_id,
            kind=kind,
            words=text.clean(
                words, max_length=600, field="words", required=kind in proposal_rules.IN_WORDS, multiline=True
            ),
            receiver=text.clean(receiver, max_length=120, field="receiver", required=False),
            reason=text.clean(reason, max_length=600, field="reason", required=False, multiline=True),
        )
        desk.put_in_order()
        said = (row.words, row.receiver, row.reason)
        desk.record("proposed", words="\n".join(filter(None, said)), proposal=row.id, seat=seat_id, kind=kind)
        return row.id


def support(*, proposal_id: str, seat_id: str, by: Actor, in_the_room: bool = False) -> None:
    """Support a standing proposal (instämma); again: no change.

    Raises:
        ProposalIsDone: it no longer stands.
        OwnProposal: it is the seat's own.
        ProposalsAreClosed, NoRightToPropose, NotInTheRoom, HasConflict: as ``propose``.
    """
    with transaction() as tx:
        desk, row = _desk_of(tx, proposal_id, by)
        if row.status != proposal_rules.STANDING:
            raise proposal_rules.ProposalIsDone
        _check_open(desk, row.item_id, in_the_room=in_the_room)
        proposal_rules.check_takes_part(desk.mover(seat_id, in_the_room=in_the_room))
        if row.seat_id == seat_id:
            raise proposal_rules.OwnProposal
        _add_support(desk, row, seat_id)


def take_back_support(*, proposal_id: str, seat_id: str, by: Actor) -> None:
    """Take back a seat's support, while proposals are taken; where there is none: no change.

    Raises:
        ProposalsAreConfirmed: they have been read back.
    """
    with transaction() as tx:
        desk, row = _desk_of(tx, proposal_id, by)
        known = tx.session.get(ProposalSupport, (proposal_id, seat_id))
        if known is None:
            return
        if desk.the_matter().phase not in _OPEN_TO[True]:
            raise proposal_rules.ProposalsAreConfirmed
        tx.session.delete(known)
        desk.record("support_taken_back", proposal=row.id, seat=seat_id)


def withdraw(
    *,
    proposal_id: str,
    by: Actor,
    seat_id: str | None = None,
    all_agree: bool = False,
    at: datetime | None = None,
) -> None:
    """Withdraw a proposal; it is kept as withdrawn, and left out of the minutes.

    Args:
        proposal_id: which.
        by: who enters it.
        seat_id: the seat that asks, when it comes from a phone; None from the one who leads.
        all_agree: the room has unanimously allowed it, after the proposals were confirmed.
        at: the real time (UTC) when it is recorded afterwards.

    Raises:
        NotYourProposal: another seat's, or the prepared one.
        ProposalIsDone: it no longer stands, or is being put.
        ProposalsAreConfirmed: they have been read back, and not all agree.
    """
    with transaction() as tx:
        desk, row = _desk_of(tx, proposal_id, by, at=at)
        if seat_id is not None and row.seat_id != seat_id:
            raise proposal_rules.NotYourProposal
        status = proposal_rules.next_status(row.status, "withdraw")
        _check_may_leave(desk, row, all_agree=all_agree and seat_id is None)
        row.status, row.ended_at = status, desk.now
        desk.record("withdrawn", proposal=row.id, all_agree=all_agree)


def refuse(*, proposal_id: str, why: str, by: Actor) -> None:
    """The chair refuses a proposal that raises a new matter (KL 5:57).

    Raises:
        ProposalIsDone: it no longer stands.
        ProposalsAreConfirmed: they have been read back.
        TextEmpty: no reason.
    """
    with transaction() as tx:
        desk, row = _desk_of(tx, proposal_id, by)
        status = proposal_rules.next_status(row.status, "refuse")
        _check_may_leave(desk, row, all_agree=False)
        row.status, row.ended_at = status, desk.now
        desk.record("refused", proposal=row.id, words=text.clean(why, max_length=300, field="why"))


def set_order(*, item_id: str, order: Sequence[str], by: Actor) -> None:
    """Change the order in which the standing proposals are put.

    Args:
        item_id: the matter's item.
        order: the ids of all standing proposals.
        by: who.

    Raises:
        OrderNotPossible: not all of them, or formal ones not first and additions not last.
        DecidingStepNotPossible: the order is approved.
    """
    with transaction() as tx:
        desk = Desk(tx, item_id, by)
        phase = desk.the_matter().phase
        if phase in deciding_rules.ENDED:
            raise AlreadyDecided
        if phase == deciding_rules.PUTTING:
            desk.check_step("approve_order")
        standing = {row.id: row for row in desk.proposals()}
        if len(order) != len(standing) or set(order) != set(standing):
            raise proposal_rules.OrderNotPossible
        proposal_rules.check_order([standing[id_].kind for id_ in order])
        for position, id_ in enumerate(order, 1):
            standing[id_].position = position
        desk.record("order_changed", order=list(order))


def _desk_of(
    tx: Transaction, proposal_id: str, by: Actor, *, at: datetime | None = None
) -> tuple[Desk, Proposal]:
    row = tx.session.get(Proposal, proposal_id)
    if row is None:
        raise NotFound
    return Desk(tx, row.item_id, by, at=at), row


def _check_open(desk: Desk, item_id: str, *, in_the_room: bool) -> None:
    if "proposals" not in tools(item_id):
        raise proposal_rules.ProposalsOff
    phase = desk.the_matter().phase
    if phase in deciding_rules.ENDED:
        raise AlreadyDecided
    if phase not in _OPEN_TO[in_the_room]:
        raise proposal_rules.ProposalsAreClosed


def _check_number(desk: Desk, seat_id: str) -> None:
    own = [each for each in desk.proposals() if each.seat_id == seat_id]
    if len(own) >= proposal_rules.MOST_OF_A_SEAT:
        raise proposal_rules.TooManyProposals(most=proposal_rules.MOST_OF_A_SEAT)


def _same(desk: Desk, kind: str) -> Proposal | None:
    if kind not in proposal_rules.ONE_OF_A_KIND:
        return None
    return next(iter(desk.proposals(kind)), None)


def _add_support(
    desk: Desk, row: Proposal, seat_id: str, *, again: proposal_rules.AlreadyProposed | None = None
) -> str:
    known = desk.session.get(ProposalSupport, (row.id, seat_id))
    if known is not None or row.seat_id == seat_id:
        if again is not None:
            raise again
        return row.id
    desk.session.add(ProposalSupport(proposal_id=row.id, seat_id=seat_id, at=desk.now))
    desk.session.flush()
    desk.record("supported", proposal=row.id, seat=seat_id)
    return row.id


def _check_may_leave(desk: Desk, row: Proposal, *, all_agree: bool) -> None:
    question = desk.question()
    being_put = question is not None and (
        row.id in (question.main_id, question.counter_id)
        or (question.role != deciding_rules.FORMAL and row.kind in proposal_rules.SUBSTANCE)
    )
    if being_put:
        raise proposal_rules.ProposalIsDone
    if desk.the_matter().phase not in _OPEN_TO[True] and not all_agree:
        raise proposal_rules.ProposalsAreConfirmed
