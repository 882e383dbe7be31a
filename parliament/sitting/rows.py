"""What the use cases of the sitting share: finding rows, and the journal entry of a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import rules
from parliament.sitting.models import AgendaItem, Sitting
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction


def record(
    tx: Transaction,
    sitting: Sitting,
    action: str,
    by: Actor,
    *,
    at: datetime,
    afterwards: bool = False,
    item: str = "",
    reason: str = "",
    words: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Journal a step: its real time, its item, whether it was recorded afterwards, and ``facts``."""
    told: dict[str, object] = {"at": clock.iso(at), **(facts or {})}
    if item:
        told["item"] = item
    if afterwards:
        told["recorded"] = "afterwards"
    personal = {key: value for key, value in (("reason", reason), ("words", words)) if value}
    journal.record(tx, action=action, subject=sitting.id, actor=by, facts=told, personal=personal)


def finish_current(session: Session, sitting_id: str, moment: datetime) -> None:
    """Finish the item that is current, if one is."""
    query = select(AgendaItem).filter_by(sitting_id=sitting_id, status=rules.CURRENT)
    for item in session.scalars(query):
        item.status = rules.next_item_state(item.status, "finish")
        item.ended_at = moment
    session.flush()


def sitting_of(session: Session, edition_id: str) -> Sitting | None:
    """The edition's sitting, if it has been prepared."""
    return session.scalar(select(Sitting).filter_by(edition_id=edition_id))


def load(session: Session, sitting_id: str) -> Sitting:
    """The sitting with this id.

    Raises:
        NotFound: there is none.
    """
    found = session.get(Sitting, sitting_id)
    if found is None:
        raise NotFound
    return found


def item_of(session: Session, sitting_id: str, item_id: str) -> AgendaItem:
    """The item of this sitting.

    Raises:
        NotFound: there is none, or it is another sitting's.
    """
    item = session.get(AgendaItem, item_id)
    if item is None or item.sitting_id != sitting_id:
        raise NotFound
    return item
