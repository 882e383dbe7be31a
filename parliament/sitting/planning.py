"""Use cases of the agenda before the sitting: add, change, remove and admit items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.editions import rules as edition_rules
from parliament.editions import service as editions
from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import plan_rules, rules
from parliament.sitting.models import AgendaItem, Sitting
from parliament.sitting.plan_models import BasisDocument, ItemDetail, Summons
from parliament.sitting.rows import item_of, load, record
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction


@dataclass(frozen=True, slots=True)
class NewItem:
    """What an item is to say. ``starts_at``: a fixed time (UTC), where it has one."""

    kind: str
    title: str
    minutes: int
    theme_id: str | None = None
    presenter: str = ""
    proposal: str = ""
    starts_at: datetime | None = None


def add_item(*, sitting_id: str, new: NewItem, by: Actor) -> str:
    """Add an item, before the closing one; after the summons it is urgent. Returns its id.

    Raises:
        AgendaFull: the day holds no more.
        SittingNotOpen: the sitting is over.
        UnknownChoice, OutOfRange, NotFound, TextEmpty, TextTooLong: a fact is not right.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        if sitting.phase == rules.CLOSED:
            raise rules.SittingNotOpen
        last = tx.session.scalar(select(func.max(AgendaItem.position)).filter_by(sitting_id=sitting_id))
        count = tx.session.scalar(
            select(func.count()).select_from(AgendaItem).filter_by(sitting_id=sitting_id)
        )
        if (count or 0) >= plan_rules.MAX_ITEMS:
            raise plan_rules.AgendaFull(most=plan_rules.MAX_ITEMS)
        row = AgendaItem(sitting_id=sitting_id, position=-1 if last is None else last + 1)
        detail = ItemDetail(urgent=is_frozen(tx.session, sitting_id))
        _fill(sitting, row, detail, new)
        tx.session.add(row)
        tx.session.flush()
        detail.item_id = row.id
        tx.session.add(detail)
        _before_the_closing(tx.session, row)
        _finish(tx, sitting, row, "sitting.item_added", by, urgent=detail.urgent)
        return row.id


def change_item(*, sitting_id: str, item_id: str, new: NewItem, by: Actor) -> None:
    """Change an item that waits and has not been announced.

    Raises:
        ItemBegun, AgendaFrozen: see there.
        UnknownChoice, OutOfRange, NotFound, TextEmpty, TextTooLong: a fact is not right.
    """
    with transaction() as tx:
        sitting, row, detail = _open(tx, sitting_id, item_id)
        _fill(sitting, row, detail, new)
        _finish(tx, sitting, row, "sitting.item_changed", by, urgent=detail.urgent)


def remove_item(*, sitting_id: str, item_id: str, by: Actor) -> None:
    """Take an item away that waits and has not been announced.

    Raises:
        ItemBegun, AgendaFrozen: see there. An announced item is skipped at the sitting.
        ItemHasDocuments: their files are taken away first.
    """
    with transaction() as tx:
        sitting, row, detail = _open(tx, sitting_id, item_id)
        if tx.session.scalar(select(BasisDocument.id).filter_by(item_id=item_id).limit(1)):
            raise plan_rules.ItemHasDocuments
        tx.session.delete(detail)
        tx.session.flush()
        tx.session.delete(row)
        tx.session.flush()
        _finish(tx, sitting, row, "sitting.item_removed", by, urgent=detail.urgent)


def admit_item(*, sitting_id: str, item_id: str, by: Actor) -> None:
    """Note that all present have agreed to take up an urgent item (KL 5:52).

    Raises:
        NothingToAdmit: it is not urgent, or admitted already.
        SittingNotOpen: there is nobody to agree before the sitting or after it.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        row = item_of(tx.session, sitting_id, item_id)
        detail = detail_of(tx.session, item_id)
        if sitting.phase != rules.OPEN:
            raise rules.SittingNotOpen
        plan_rules.check_may_admit(urgent=detail.urgent, admitted=detail.admitted_at is not None)
        detail.admitted_at = clock.now()
        _finish(tx, sitting, row, "sitting.item_admitted", by, urgent=True)


def is_frozen(session: Session, sitting_id: str) -> bool:
    """Whether the summons has been sent."""
    return session.get(Summons, sitting_id) is not None


def detail_of(session: Session, item_id: str) -> ItemDetail:
    """What is known of an item; a new row when nothing is yet."""
    found = session.get(ItemDetail, item_id)
    if found is None:
        found = ItemDetail(item_id=item_id)
        session.add(found)
        session.flush()
    return found


def replan(session: Session, sitting: Sitting) -> None:
    """Work out the planned times again, as long as the sitting has not begun. The day keeps its beginning."""
    if sitting.phase != rules.PLANNED:
        return
    session.flush()
    query = select(AgendaItem).filter_by(sitting_id=sitting.id).order_by(AgendaItem.position)
    items = session.scalars(query).all()
    starts = [item.planned_start for item in items if item.planned_start]
    begins = min(starts, default=None)
    fixed = [
        item.planned_start if item.fixed else (begins if place == 0 else None)
        for place, item in enumerate(items)
    ]
    times = edition_rules.plan_times((item.minutes, start) for item, start in zip(items, fixed, strict=True))
    for item, planned in zip(items, times, strict=True):
        item.planned_start = planned.starts_at
    session.flush()


def _open(tx: Transaction, sitting_id: str, item_id: str) -> tuple[Sitting, AgendaItem, ItemDetail]:
    """An item that may be changed."""
    sitting = load(tx.session, sitting_id)
    row = item_of(tx.session, sitting_id, item_id)
    detail = detail_of(tx.session, item_id)
    frozen = is_frozen(tx.session, sitting_id)
    plan_rules.check_change(status=row.status, frozen=frozen, urgent=detail.urgent)
    return sitting, row, detail


def _fill(sitting: Sitting, row: AgendaItem, detail: ItemDetail, new: NewItem) -> None:
    row.kind = edition_rules.check_choice(new.kind, edition_rules.ITEM_KINDS, field="kind")
    row.title = text.clean(new.title, max_length=plan_rules.TITLE_MAX, field="title")
    row.minutes = edition_rules.check_range(new.minutes, 0, rules.MAX_MINUTES, field="minutes")
    row.theme_id = _theme(sitting.edition_id, new.theme_id) if new.kind == "theme" else None
    if new.starts_at is not None:
        row.planned_start = new.starts_at
    row.fixed = new.starts_at is not None
    detail.presenter = text.clean(
        new.presenter, max_length=plan_rules.PRESENTER_MAX, field="presenter", required=False
    )
    detail.proposal = text.clean(
        new.proposal, max_length=plan_rules.PROPOSAL_MAX, field="proposal", required=False, multiline=True
    )


def _theme(edition_id: str, theme_id: str | None) -> str:
    if theme_id not in editions.theme_ids(edition_id):
        raise NotFound
    return theme_id


def _before_the_closing(session: Session, row: AgendaItem) -> None:
    """Let a new item change places with a closing item that comes right before it and waits."""
    query = select(AgendaItem).filter_by(sitting_id=row.sitting_id).where(AgendaItem.id != row.id)
    last = session.scalars(query.order_by(AgendaItem.position.desc()).limit(1)).first()
    if last is None or last.kind != "closing" or last.status != rules.WAITING or row.kind == "closing":
        return
    here, there = row.position, last.position
    row.position = -2
    session.flush()
    last.position = here
    session.flush()
    row.position = there
    session.flush()


def _finish(
    tx: Transaction, sitting: Sitting, row: AgendaItem, action: str, by: Actor, *, urgent: bool
) -> None:
    item_id = row.id
    replan(tx.session, sitting)
    facts = {"kind": row.kind, "urgent": urgent}
    record(tx, sitting, action, by, at=clock.now(), item=item_id, facts=facts)
    announce_state(tx, edition_id=sitting.edition_id)
