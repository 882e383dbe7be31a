"""What presence keeps about a person: answers at roll calls, conflicts of interest, substitutions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from parliament.presence.models import ConflictOfInterest, RollCall, RollCallAnswer, Substitution
from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading


def export_person(*, seat_ids: Sequence[str], delegate_ids: Sequence[str]) -> list[Held]:
    """What was noted of these seats and delegates. It belongs to the minutes and stays."""
    seats, people = list(seat_ids), list(delegate_ids)
    answers = (
        select(RollCall.began_at, RollCallAnswer.here)
        .join(RollCall, RollCall.id == RollCallAnswer.roll_call_id)
        .where(RollCallAnswer.seat_id.in_(seats))
    )
    swaps = select(Substitution).where(
        or_(Substitution.out_delegate_id.in_(people), Substitution.in_delegate_id.in_(people))
    )
    conflicts = select(ConflictOfInterest.at).where(ConflictOfInterest.seat_id.in_(seats))
    with reading() as session:
        called = [{"at": at, "here": here} for at, here in session.execute(answers)]
        changed = [
            {"at": row.at or row.asked_at, "status": row.status, "text": row.why}
            for row in session.scalars(swaps)
        ]
        stepped_aside = [{"at": at} for at in session.scalars(conflicts)]
    return [held("roll_call", called), held("substitution", changed), held("conflict", stepped_aside)]
