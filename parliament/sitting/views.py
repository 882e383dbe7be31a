"""What others see of a sitting: frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parliament.sitting import rules
from parliament.sitting.models import AgendaItem, Officer, Sitting


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
    fixed: bool = False
    slides: int = 0
    slide: int = 0


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
        waiting = (item for item in self.items if item.status == rules.WAITING)
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
        items=_item_views(items),
        officers=tuple(OfficerView(row.role, row.name, row.seat_id) for row in officers),
    )


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
        fixed=item.fixed,
        slides=item.slides,
        slide=item.slide,
    )
