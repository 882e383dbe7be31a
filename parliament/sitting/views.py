"""What others see of a sitting: frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.sitting import rules
from parliament.sitting.models import AgendaItem, Officer, Sitting
from parliament.sitting.plan_models import ItemDetail


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item. ``number`` is its § in the minutes; 0 for a break, which has none.

    ``urgent``: it came after the summons, and waits for ``admitted_at``, when all present agreed to it.
    """

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
    fixed: bool = False
    slides: int = 0
    slide: int = 0
    presenter: str = ""
    proposal: str = ""
    urgent: bool = False
    admitted_at: datetime | None = None

    @property
    def is_admitted(self) -> bool:
        """Whether the item is on the agenda: announced in time, or agreed to by all present."""
        return not self.urgent or self.admitted_at is not None


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
    resumes_at: datetime | None
    welcome_note: str
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
        waiting = (item for item in self.items if item.status == rules.WAITING and item.is_admitted)
        return next((item for item in waiting if item.position > after), None)

    def expected(self, now: datetime) -> dict[str, rules.Expected]:
        """When each waiting item will begin as things stand, by item id."""
        slots = [
            rules.Slot(i.id, i.planned_start, i.minutes, i.status, i.fixed, i.started_at) for i in self.items
        ]
        return rules.expected_times(slots, now=now)

    def officer(self, role: str) -> str:
        """The names of those with a role, or an empty text."""
        return ", ".join(officer.name for officer in self.officers if officer.role == role)


def view(session: Session, sitting: Sitting) -> SittingView:
    """The frozen view of a sitting, with agenda and officers."""
    items = session.scalars(select(AgendaItem).filter_by(sitting_id=sitting.id).order_by(AgendaItem.position))
    officers = session.scalars(
        select(Officer).filter_by(sitting_id=sitting.id).order_by(Officer.role, Officer.name)
    )
    return SittingView(
        id=sitting.id,
        edition_id=sitting.edition_id,
        phase=sitting.phase,
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        notice=sitting.notice,
        scene=sitting.scene,
        resumes_at=sitting.resumes_at,
        welcome_note=sitting.welcome_note,
        items=_item_views(items, _details(session, sitting.id)),
        officers=tuple(OfficerView(row.role, row.name, row.seat_id) for row in officers),
    )


def _details(session: Session, sitting_id: str) -> dict[str, ItemDetail]:
    query = select(ItemDetail).join(AgendaItem, AgendaItem.id == ItemDetail.item_id)
    return {row.item_id: row for row in session.scalars(query.filter(AgendaItem.sitting_id == sitting_id))}


def _item_views(items: Iterable[AgendaItem], details: Mapping[str, ItemDetail]) -> tuple[ItemView, ...]:
    views, number = [], 0
    for item in items:
        detail = details.get(item.id)
        is_proposed = detail is not None and detail.urgent and detail.admitted_at is None
        is_section = item.kind != "break" and not is_proposed
        number += is_section
        views.append(_item_view(item, detail, number if is_section else 0))
    return tuple(views)


def _item_view(item: AgendaItem, detail: ItemDetail | None, number: int) -> ItemView:
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
        fixed=item.fixed,
        slides=item.slides,
        slide=item.slide,
        presenter=detail.presenter if detail else "",
        proposal=detail.proposal if detail else "",
        urgent=detail.urgent if detail else False,
        admitted_at=detail.admitted_at if detail else None,
    )
