"""Use cases of the agenda: take the items one by one, and mend the plan when the day runs late."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import bindings, plan_rules, rules
from parliament.sitting.models import AgendaItem
from parliament.sitting.planning import detail_of, replan
from parliament.sitting.rows import finish_current, item_of, load, record
from parliament.sitting.views import view
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


def next_item(*, sitting_id: str, by: Actor) -> str:
    """Finish the current item and begin the next waiting one; returns its id.

    Raises:
        SittingNotOpen: the sitting is not open.
        NoMoreItems: there is no next one.
    """
    with transaction() as tx:
        following = view(tx.session, load(tx.session, sitting_id)).next_item
        if following is None:
            raise rules.NoMoreItems
        begin_item(sitting_id=sitting_id, item_id=following.id, by=by)
        return following.id


def begin_item(
    *, sitting_id: str, item_id: str, by: Actor, at: datetime | None = None, reason: str = ""
) -> None:
    """Make an item the current one; the one before is finished.

    Raises:
        SittingNotOpen: the sitting is not open.
        ItemStepNotPossible: the item is already current.
        LateItemNotAdmitted: it is urgent, and all present have not agreed to it.
        TimeNotPossible, TimeBeforeOpening: ``at`` lies in the future, or before the opening.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        if sitting.phase != rules.OPEN:
            raise rules.SittingNotOpen
        moment = rules.when(at, now=clock.now(), opened_at=sitting.opened_at)
        item = item_of(tx.session, sitting_id, item_id)
        detail = detail_of(tx.session, item_id)
        plan_rules.check_may_begin(urgent=detail.urgent, admitted=detail.admitted_at is not None)
        status = rules.next_item_state(item.status, "begin")
        bindings.leave_floor(sitting_id, by)
        finish_current(tx.session, sitting_id, moment)
        item.status = status
        item.started_at = item.started_at or moment
        item.ended_at = None
        sitting.scene = ""
        record(
            tx,
            sitting,
            "sitting.item_begun",
            by,
            at=moment,
            afterwards=at is not None,
            item=item.id,
            reason=reason,
        )
        tx.session.flush()
        bindings.between_items(sitting_id, by)
        announce_state(tx, edition_id=sitting.edition_id, urgent=True)


def skip_item(*, sitting_id: str, item_id: str, by: Actor, reason: str = "") -> None:
    """Skip an item; it can be taken up again.

    Raises:
        ItemStepNotPossible: the item is already done or skipped.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        item.status = rules.next_item_state(item.status, "skip")
        record(tx, sitting, "sitting.item_skipped", by, at=clock.now(), item=item.id, reason=reason)
        announce_state(tx, edition_id=sitting.edition_id)


def restore_item(*, sitting_id: str, item_id: str, by: Actor) -> None:
    """Undo a skip: the item waits again in its place.

    Raises:
        ItemStepNotPossible: the item is not skipped.
        NotFound: there is no such item.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        item.status = rules.next_item_state(item.status, "restore")
        record(tx, sitting, "sitting.item_restored", by, at=clock.now(), item=item.id)
        announce_state(tx, edition_id=sitting.edition_id)


def decide(*, item_id: str, decision: str, by: Actor) -> None:
    """Write down what was decided at an item, for the minutes."""
    with transaction() as tx:
        item = tx.session.get(AgendaItem, item_id)
        if item is None:
            raise NotFound
        sitting = load(tx.session, item.sitting_id)
        item.decision = text.clean(decision, max_length=2000, field="decision", multiline=True)
        record(tx, sitting, "sitting.decided", by, at=clock.now(), item=item.id, words=item.decision)


def change_minutes(*, sitting_id: str, item_id: str, minutes: int, by: Actor) -> None:
    """Give an item more or less time; what comes after it moves along.

    Raises:
        MinutesNotPossible: not between 0 and 600.
        NotFound: there is no such item.
    """
    if not 0 <= minutes <= rules.MAX_MINUTES:
        raise rules.MinutesNotPossible(field="minutes")
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        item.minutes = minutes
        replan(tx.session, sitting)
        record(tx, sitting, "sitting.item_minutes_changed", by, at=clock.now(), item=item.id)
        announce_state(tx, edition_id=sitting.edition_id)


def move_item(*, sitting_id: str, item_id: str, up: bool, by: Actor) -> None:
    """Let a waiting item change places with the waiting one before or after it.

    Raises:
        ItemStepNotPossible: it is not waiting, or there is nothing to change places with.
        NotFound: there is no such item.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        other = _waiting_neighbour(tx.session, item, up=up)
        if item.status != rules.WAITING or other is None:
            raise rules.ItemStepNotPossible
        here, there = item.position, other.position
        item.position = -1  # the position is unique: step aside first
        tx.session.flush()
        other.position = here
        tx.session.flush()
        item.position = there
        replan(tx.session, sitting)
        record(tx, sitting, "sitting.item_moved", by, at=clock.now(), item=item.id)
        announce_state(tx, edition_id=sitting.edition_id)


def _waiting_neighbour(session: Session, item: AgendaItem, *, up: bool) -> AgendaItem | None:
    query = select(AgendaItem).filter_by(sitting_id=item.sitting_id, status=rules.WAITING)
    if up:
        query = query.where(AgendaItem.position < item.position).order_by(AgendaItem.position.desc())
    else:
        query = query.where(AgendaItem.position > item.position).order_by(AgendaItem.position)
    return session.scalars(query.limit(1)).first()
