"""Loading and saving questions, for the use cases of this feature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from parliament.live.outbox import announce, announce_seats
from parliament.questions import rules
from parliament.questions.models import Question
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction

TOPIC: Final = "questions"


def load(tx: Transaction, question_id: str) -> Question:
    """The row with this id.

    Raises:
        NotFound: there is none.
    """
    row = tx.session.get(Question, question_id)
    if row is None:
        raise NotFound
    return row


def status(row: Question) -> rules.Status:
    """The row's state, as the rules know it."""
    return cast("rules.Status", row.status)


def save(
    tx: Transaction,
    row: Question,
    action: str,
    by: Actor,
    *,
    facts: Mapping[str, object] | None = None,
    personal: Mapping[str, object] | None = None,
) -> None:
    """Write the row and its journal entry, and tell the moderators and the one who asked."""
    tx.session.flush()
    journal.record(tx, action=action, subject=row.id, actor=by, facts=facts, personal=personal)
    tell(tx, row)


def tell(tx: Transaction, row: Question) -> None:
    """Tell the moderators and the one who asked, after commit."""
    announce(tx, TOPIC, edition_id=row.edition_id)
    announce_seats(tx, edition_id=row.edition_id, seats=(row.seat_id,))
