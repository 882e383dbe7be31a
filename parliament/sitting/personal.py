"""What the deciding keeps about a person: what their seat proposed, supported and recorded."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from parliament.shared.personal import Held, held
from parliament.sitting.deciding_models import Dissent, Proposal, ProposalSupport
from parliament.storage.transaction import reading


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """Proposals, those supported and recorded dissents of these seats; all of it stays in the minutes."""
    seats = list(seat_ids)
    with reading() as session:
        proposals = [
            {"text": row.words, "status": row.status, "at": row.at}
            for row in session.scalars(select(Proposal).where(Proposal.seat_id.in_(seats)))
        ]
        supported = session.execute(
            select(Proposal.words, ProposalSupport.at)
            .join(Proposal, Proposal.id == ProposalSupport.proposal_id)
            .where(ProposalSupport.seat_id.in_(seats))
        )
        backed = [{"text": words, "supported_at": at} for words, at in supported]
        dissents = [
            {"text": row.words, "status": row.status, "at": row.at}
            for row in session.scalars(select(Dissent).where(Dissent.seat_id.in_(seats)))
        ]
    return [held("proposal", proposals), held("proposal_support", backed), held("dissent", dissents)]
