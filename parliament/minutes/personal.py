"""What the minutes keep about a person outside their text: the adjusters' addresses and what they did."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from parliament.minutes.models import MinutesAdjuster, MinutesApproval, MinutesCorrection
from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading, transaction


def export_person(addresses: Sequence[str]) -> list[Held]:
    """Adjusters with these addresses: when they approved, and the corrections they asked for."""
    adjusters = select(MinutesAdjuster).where(MinutesAdjuster.email.in_(list(addresses)))
    with reading() as session:
        rows = list(session.scalars(adjusters))
        ids = [row.id for row in rows]
        approved = select(MinutesApproval.at).where(MinutesApproval.adjuster_id.in_(ids))
        asked = select(MinutesCorrection).where(MinutesCorrection.adjuster_id.in_(ids))
        named = [{"name": row.name, "email": row.email, "sent_at": row.link_sent_at} for row in rows]
        told = [{"text": row.asked or row.comment, "at": row.asked_at} for row in session.scalars(asked)]
        signed = [{"at": at} for at in session.scalars(approved)]
    return [held("adjuster", named), held("approval", signed), held("correction", told)]


def erase_person(addresses: Sequence[str]) -> int:
    """Forget the addresses of adjusters, whose names belong to the minutes; how many were forgotten."""
    with transaction() as tx:
        of_them = MinutesAdjuster.email.in_([each for each in addresses if each])
        ids = list(tx.session.scalars(select(MinutesAdjuster.id).where(of_them)))
        tx.session.execute(update(MinutesAdjuster).where(MinutesAdjuster.id.in_(ids)).values(email=""))
        return len(ids)
