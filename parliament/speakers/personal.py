"""What the speaker list keeps about a person: the turns of a seat."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from parliament.shared.personal import Held, held
from parliament.speakers.models import SpeakingTurn
from parliament.storage.transaction import reading


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """When these seats asked for the floor and how long they spoke.

    There are no words here, and nothing to erase: without the delegate's name it says only that a seat spoke.
    """
    query = select(SpeakingTurn).where(SpeakingTurn.seat_id.in_(list(seat_ids)))
    with reading() as session:
        rows = [
            {
                "turn": row.kind,
                "stance": row.stance,
                "status": row.status,
                "requested_at": row.requested_at,
                "started_at": row.started_at,
                "seconds": row.used_seconds,
            }
            for row in session.scalars(query.order_by(SpeakingTurn.requested_at))
        ]
    return [held("speech", rows)]
