"""What one may ask about how matters are decided."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.sitting.deciding_models import Dissent, Matter, Proposal, ProposalSupport, QuestionPut
from parliament.sitting.deciding_views import DecidingMinutes, DissentView, ProposalView, QuestionView
from parliament.storage.transaction import reading


def deciding_for_minutes(item_id: str) -> DecidingMinutes | None:
    """Everything of how an item was decided; None when nothing was proposed or put there."""
    with reading() as session:
        return minutes_view(session, item_id)


def minutes_view(session: Session, item_id: str) -> DecidingMinutes | None:
    """The frozen view of a matter; None when the item has none."""
    matter = session.get(Matter, item_id)
    if matter is None:
        return None
    proposals = session.scalars(
        select(Proposal).filter_by(item_id=item_id).order_by(Proposal.position, Proposal.number)
    ).all()
    supporters = _supporters(session, item_id)
    questions = session.scalars(select(QuestionPut).filter_by(item_id=item_id).order_by(QuestionPut.number))
    dissents = session.scalars(select(Dissent).filter_by(item_id=item_id).order_by(Dissent.at, Dissent.id))
    told = [DissentView(d.id, d.kind, d.status, d.seat_id, d.words, d.at) for d in dissents]
    return DecidingMinutes(
        item_id=item_id,
        phase=matter.phase,
        prepared=matter.prepared,
        minority_used=matter.minority_used,
        outcome=matter.outcome,
        proposals=tuple(proposal_view(row, supporters.get(row.id, ())) for row in proposals),
        questions=tuple(_question_view(row) for row in questions),
        dissents=tuple(each for each in told if each.kind == "dissent"),
        notes=tuple(each for each in told if each.kind == "note"),
        debate_closed_at=matter.debate_closed_at,
        confirmed_at=matter.confirmed_at,
        order_approved_at=matter.order_approved_at,
        ended_at=matter.ended_at,
    )


def _supporters(session: Session, item_id: str) -> Mapping[str, tuple[str, ...]]:
    query = select(ProposalSupport).join(Proposal).where(Proposal.item_id == item_id)
    found: dict[str, tuple[str, ...]] = {}
    for row in session.scalars(query.order_by(ProposalSupport.at, ProposalSupport.seat_id)):
        found[row.proposal_id] = (*found.get(row.proposal_id, ()), row.seat_id)
    return found


def proposal_view(row: Proposal, supporters: tuple[str, ...] = ()) -> ProposalView:
    """The frozen view of a proposal."""
    return ProposalView(
        id=row.id,
        number=row.number,
        kind=row.kind,
        words=row.words,
        receiver=row.receiver,
        reason=row.reason,
        seat_id=row.seat_id,
        supporters=supporters,
        status=row.status,
        at=row.at,
        ended_at=row.ended_at,
    )


def _question_view(row: QuestionPut) -> QuestionView:
    voided = tuple(json.loads(row.voided)) if row.voided else ()
    return QuestionView(
        id=row.id,
        number=row.number,
        role=row.role,
        status=row.status,
        main_id=row.main_id,
        counter_id=row.counter_id,
        winner_id=row.winner_id,
        against=row.against,
        demanded_by=row.demanded_by,
        demanded_from=row.demanded_from,
        yes_is=row.yes_is,
        yes_means=row.yes_means,
        no_means=row.no_means,
        divisions=(*voided, row.division_id) if row.division_id else voided,
        decided_by=row.decided_by,
        reading=row.reading,
        afterwards=row.afterwards,
        asked_at=row.asked_at,
        perceived_at=row.perceived_at,
        demanded_at=row.demanded_at,
        taken_at=row.taken_at,
    )
