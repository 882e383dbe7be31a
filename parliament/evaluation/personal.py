"""What the evaluation keeps about a person: that a seat has answered. Which answer, nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from parliament.evaluation.models import Answered
from parliament.shared.personal import Held, held
from parliament.storage.transaction import reading


def export_person(seat_ids: Sequence[str]) -> list[Held]:
    """That these seats have answered. The answers are anonymous: they cannot be found, nor erased."""
    with reading() as session:
        query = select(func.count()).select_from(Answered).where(Answered.seat_id.in_(list(seat_ids)))
        count = session.scalar(query) or 0
    return [held("evaluation", [{"answered": True}] * count)]
