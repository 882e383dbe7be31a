"""What one may ask about how matters are decided."""

from __future__ import annotations

from parliament.sitting.deciding_desk import minutes_view
from parliament.sitting.deciding_views import DecidingMinutes
from parliament.storage.transaction import reading


def deciding_for_minutes(item_id: str) -> DecidingMinutes | None:
    """Everything of how an item was decided; None when nothing was proposed or put there."""
    with reading() as session:
        return minutes_view(session, item_id)
