"""What the use cases of voting share: finding a division, and its journal entry."""

from __future__ import annotations

from sqlalchemy.orm import Session

from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction
from parliament.voting.models import Division


def load(session: Session, division_id: str) -> Division:
    """The division with this id.

    Raises:
        NotFound: there is none.
    """
    row = session.get(Division, division_id)
    if row is None:
        raise NotFound
    return row


def record(tx: Transaction, row: Division, action: str, by: Actor, facts: dict[str, object]) -> None:
    """Journal a deed done to a division."""
    journal.record(tx, action=action, subject=row.id, actor=by, facts=facts)
