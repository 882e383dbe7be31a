"""Use cases of the sitting: prepare it from the programme and take it, step by step, to its close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.editions import service as editions
from parliament.editions.views import ProgrammeItemView
from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.sitting import rules
from parliament.sitting.models import AgendaItem, MinutesNote, Officer, Sitting
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item. ``number`` is its § in the minutes; 0 for a break, which has none."""

    id: str
    position: int
    number: int
    kind: str
    title: str
    theme_id: str | None
    planned_start: datetime | None
    minutes: int
    status: str
    started_at: datetime | None
    ended_at: datetime | None
    decision: str


@dataclass(frozen=True, slots=True)
class OfficerView:
    """Who does what at the sitting."""

    role: str
    name: str
    seat_id: str | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A timed note for the minutes."""

    at: datetime
    item_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class SittingView:
    """A sitting with its agenda in order."""

    id: str
    edition_id: str
    phase: str
    opened_at: datetime | None
    closed_at: datetime | None
    notice: str
    scene: str
    items: tuple[ItemView, ...]
    officers: tuple[OfficerView, ...]

    @property
    def item(self) -> ItemView | None:
        """The current item."""
        return next((item for item in self.items if item.status == rules.CURRENT), None)

    @property
    def next_item(self) -> ItemView | None:
        """The first waiting item after the current one."""
        after = self.item.position if self.item else -1
        waiting = (item for item in self.items if item.status == rules.WAITING)
        return next((item for item in waiting if item.position > after), None)

    def officer(self, role: str) -> str:
        """The names of those with a role, or an empty text."""
        return ", ".join(officer.name for officer in self.officers if officer.role == role)


def prepare(*, edition_id: str, by: Actor) -> str:
    """Make the edition's sitting with an agenda from its programme; again: the same sitting's id."""
    with transaction() as tx:
        known = _sitting_of(tx.session, edition_id)
        if known is not None:
            return known.id
        sitting = Sitting(edition_id=edition_id)
        tx.session.add(sitting)
        tx.session.flush()
        for position, planned in enumerate(_from_the_opening(editions.programme(edition_id))):
            tx.session.add(
                AgendaItem(
                    sitting_id=sitting.id,
                    position=position,
                    kind=planned.kind,
                    title=planned.title,
                    theme_id=planned.theme_id,
                    planned_start=planned.starts_at,
                    minutes=planned.minutes,
                )
            )
        journal.record(tx, action="sitting.prepared", subject=sitting.id, actor=by)
        announce_state(tx, edition_id=edition_id)
        return sitting.id


def step(
    *, sitting_id: str, name: str, by: Actor, at: datetime | None = None, reason: str = ""
) -> None:
    """Open, adjourn, resume or close the sitting.

    Args:
        sitting_id: which sitting.
        name: ``open``, ``adjourn``, ``resume`` or ``close``.
        by: who does it.
        at: the real time (UTC) when the step is recorded afterwards.
        reason: why, where there is something to say.

    Raises:
        StepNotPossible: wrong phase.
        TimeNotPossible, TimeBeforeOpening: ``at`` lies in the future, or before the opening.
    """
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        moment = rules.when(at, now=clock.now(), opened_at=sitting.opened_at)
        sitting.phase = rules.next_phase(sitting.phase, name)
        if name == "open":
            sitting.opened_at = moment
            _lead_edition(sitting.edition_id, ("open", "live"), by)
        if name == "close":
            sitting.closed_at = moment
            _finish_current(tx.session, sitting_id, moment)
            _lead_edition(sitting.edition_id, ("held",), by)
        _record(tx, sitting, f"sitting.{name}", by, at=moment, afterwards=at is not None, reason=reason)
        announce_state(tx, edition_id=sitting.edition_id, urgent=True)


def next_item(*, sitting_id: str, by: Actor) -> str:
    """Finish the current item and begin the next waiting one; returns its id.

    Raises:
        SittingNotOpen: the sitting is not open.
        NoMoreItems: there is no next one.
    """
    with transaction() as tx:
        view = _view(tx.session, _load(tx.session, sitting_id))
        if view.next_item is None:
            raise rules.NoMoreItems
        begin_item(sitting_id=sitting_id, item_id=view.next_item.id, by=by)
        return view.next_item.id


def begin_item(
    *, sitting_id: str, item_id: str, by: Actor, at: datetime | None = None, reason: str = ""
) -> None:
    """Make an item the current one; the one before is finished.

    Raises:
        SittingNotOpen: the sitting is not open.
        ItemStepNotPossible: the item is already current.
        TimeNotPossible, TimeBeforeOpening: ``at`` lies in the future, or before the opening.
    """
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        if sitting.phase != rules.OPEN:
            raise rules.SittingNotOpen
        moment = rules.when(at, now=clock.now(), opened_at=sitting.opened_at)
        item = _item(tx.session, sitting_id, item_id)
        status = rules.next_item_state(item.status, "begin")
        _finish_current(tx.session, sitting_id, moment)
        item.status = status
        item.started_at = item.started_at or moment
        item.ended_at = None
        sitting.scene = ""
        _record(tx, sitting, "sitting.item_begun", by, at=moment, afterwards=at is not None, item=item.id, reason=reason)
        announce_state(tx, edition_id=sitting.edition_id, urgent=True)


def skip_item(*, sitting_id: str, item_id: str, by: Actor, reason: str = "") -> None:
    """Skip an item; it can be taken up again.

    Raises:
        ItemStepNotPossible: the item is already done or skipped.
    """
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        item = _item(tx.session, sitting_id, item_id)
        item.status = rules.next_item_state(item.status, "skip")
        _record(tx, sitting, "sitting.item_skipped", by, at=clock.now(), item=item.id, reason=reason)
        announce_state(tx, edition_id=sitting.edition_id)


def decide(*, item_id: str, decision: str, by: Actor) -> None:
    """Write down what was decided at an item, for the minutes."""
    with transaction() as tx:
        item = tx.session.get(AgendaItem, item_id)
        if item is None:
            raise NotFound
        sitting = _load(tx.session, item.sitting_id)
        item.decision = text.clean(decision, max_length=2000, field="decision", multiline=True)
        _record(tx, sitting, "sitting.decided", by, at=clock.now(), item=item.id, words=item.decision)


def note(*, sitting_id: str, words: str, by: Actor, at: datetime | None = None) -> None:
    """Add a timed note for the minutes; ``at`` is the real time when it is written afterwards."""
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        moment = rules.when(at, now=clock.now())
        current = _view(tx.session, sitting).item
        written = text.clean(words, max_length=1000, field="words", multiline=True)
        tx.session.add(
            MinutesNote(
                sitting_id=sitting_id, item_id=current.id if current else None, at=moment, text=written
            )
        )
        _record(tx, sitting, "sitting.noted", by, at=moment, words=written)


def set_notice(*, sitting_id: str, words: str, by: Actor) -> None:
    """Show a notice to all, or take it away with an empty text."""
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        sitting.notice = text.clean(words, max_length=200, field="words", required=False)
        _record(tx, sitting, "sitting.notice", by, at=clock.now(), words=sitting.notice)
        announce_state(tx, edition_id=sitting.edition_id)


def pin_scene(*, sitting_id: str, scene: str, by: Actor) -> None:
    """Keep the hall screen on one scene (``welcome``, ``programme``, ``black``); empty: follow the sitting."""
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        sitting.scene = scene
        _record(tx, sitting, "sitting.scene", by, at=clock.now())
        announce_state(tx, edition_id=sitting.edition_id)


def set_officer(*, sitting_id: str, role: str, name: str, by: Actor, seat_id: str | None = None) -> None:
    """Note who is chair, secretary or adjuster; a chair or secretary replaces the one before."""
    with transaction() as tx:
        sitting = _load(tx.session, sitting_id)
        cleaned = text.clean(name, max_length=120, field="name")
        if role != "adjuster":
            for old in tx.session.scalars(select(Officer).filter_by(sitting_id=sitting_id, role=role)):
                tx.session.delete(old)
        tx.session.add(Officer(sitting_id=sitting_id, role=role, name=cleaned, seat_id=seat_id))
        _record(tx, sitting, f"sitting.{role}_named", by, at=clock.now(), words=cleaned)
        announce_state(tx, edition_id=sitting.edition_id)


def current(edition_id: str) -> SittingView | None:
    """The edition's sitting, or None before it is prepared."""
    with reading() as session:
        sitting = _sitting_of(session, edition_id)
        return _view(session, sitting) if sitting else None


def sitting(sitting_id: str) -> SittingView:
    """A sitting by its id."""
    with reading() as session:
        return _view(session, _load(session, sitting_id))


def notes(sitting_id: str) -> list[NoteView]:
    """The notes for the minutes, by time."""
    with reading() as session:
        rows = session.scalars(select(MinutesNote).filter_by(sitting_id=sitting_id).order_by(MinutesNote.at))
        return [NoteView(row.at, row.item_id, row.text) for row in rows]


def _lead_edition(edition_id: str, statuses: tuple[str, ...], by: Actor) -> None:
    """Bring the edition along: it is live while its sitting is, and held afterwards."""
    order = ("planned", "open", "live", "held")
    for status in statuses:
        now = editions.edition(edition_id).status
        if now not in order or order.index(now) < order.index(status):  # a cancelled one is refused there
            editions.set_status(edition_id=edition_id, status=status, by=by)


def _record(
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
) -> None:
    facts = {"at": clock.iso(at)}
    if item:
        facts["item"] = item
    if afterwards:
        facts["recorded"] = "afterwards"
    personal = {key: value for key, value in (("reason", reason), ("words", words)) if value}
    journal.record(tx, action=action, subject=sitting.id, actor=by, facts=facts, personal=personal)


def _finish_current(session: Session, sitting_id: str, moment: datetime) -> None:
    query = select(AgendaItem).filter_by(sitting_id=sitting_id, status=rules.CURRENT)
    for item in session.scalars(query):
        item.status = rules.next_item_state(item.status, "finish")
        item.ended_at = moment
    session.flush()


def _sitting_of(session: Session, edition_id: str) -> Sitting | None:
    return session.scalar(select(Sitting).filter_by(edition_id=edition_id))


def _load(session: Session, sitting_id: str) -> Sitting:
    found = session.get(Sitting, sitting_id)
    if found is None:
        raise NotFound
    return found


def _item(session: Session, sitting_id: str, item_id: str) -> AgendaItem:
    item = session.get(AgendaItem, item_id)
    if item is None or item.sitting_id != sitting_id:
        raise NotFound
    return item


def _view(session: Session, sitting: Sitting) -> SittingView:
    items = session.scalars(select(AgendaItem).filter_by(sitting_id=sitting.id).order_by(AgendaItem.position))
    officers = session.scalars(select(Officer).filter_by(sitting_id=sitting.id).order_by(Officer.role, Officer.name))
    return SittingView(
        id=sitting.id,
        edition_id=sitting.edition_id,
        phase=sitting.phase,
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        notice=sitting.notice,
        scene=sitting.scene,
        items=_item_views(items),
        officers=tuple(OfficerView(row.role, row.name, row.seat_id) for row in officers),
    )


def _from_the_opening(programme: list[ProgrammeItemView]) -> list[ProgrammeItemView]:
    """The part of the programme that is the sitting: coffee and check-in come before it."""
    kinds = [planned.kind for planned in programme]
    return programme[kinds.index("opening") :] if "opening" in kinds else programme


def _item_views(items: Iterable[AgendaItem]) -> tuple[ItemView, ...]:
    views, number = [], 0
    for item in items:
        is_section = item.kind != "break"
        number += is_section
        views.append(_item_view(item, number if is_section else 0))
    return tuple(views)


def _item_view(item: AgendaItem, number: int) -> ItemView:
    return ItemView(
        id=item.id,
        position=item.position,
        number=number,
        kind=item.kind,
        title=item.title,
        theme_id=item.theme_id,
        planned_start=item.planned_start,
        minutes=item.minutes,
        status=item.status,
        started_at=item.started_at,
        ended_at=item.ended_at,
        decision=item.decision,
    )
