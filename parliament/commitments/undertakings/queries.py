"""Reading what was said and what became of it, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, false, func, or_, select

from parliament.commitments.undertakings import rules
from parliament.commitments.undertakings.models import Undertaking, UndertakingEvent
from parliament.commitments.undertakings.views import EventView, UndertakingView, event_view, fate, view
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading

OVERDUE, UNACCEPTED, REPORTED = "overdue", "unaccepted", "reported"
"""What a list can be narrowed to, beside the states."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty means all. ``state``: a status, or one of the three words above."""

    edition_id: str = ""
    theme_id: str = ""
    state: str = ""
    q: str = ""


def today() -> date:
    """The day in Sweden."""
    return clock.stockholm(clock.now()).date()


def undertaking(undertaking_id: str) -> UndertakingView:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(Undertaking, undertaking_id)
        if row is None:
            raise NotFound
        return view(row, today())


def undertakings(
    wanted: Wanted, *, limit: int = 10_000, offset: int = 0
) -> tuple[list[UndertakingView], int]:
    """Those that are wanted, in the order they were said, and how many there are in all."""
    narrowed = _narrowed(wanted, today())
    query = select(Undertaking).where(*narrowed).order_by(Undertaking.noted_at, Undertaking.id)
    with reading() as session:
        total = session.scalar(select(func.count()).select_from(Undertaking).where(*narrowed)) or 0
        rows = session.scalars(query.limit(limit).offset(offset))
        return [view(row, today()) for row in rows], total


def of_question(question_id: str) -> list[UndertakingView]:
    """What was said in answer to a question, in order."""
    query = select(Undertaking).where(Undertaking.question_id == question_id)
    with reading() as session:
        rows = session.scalars(query.order_by(Undertaking.noted_at, Undertaking.id))
        return [view(row, today()) for row in rows]


def events_of(undertaking_id: str) -> list[EventView]:
    """What has happened to one, newest first."""
    query = select(UndertakingEvent).where(UndertakingEvent.undertaking_id == undertaking_id)
    with reading() as session:
        return [event_view(row) for row in session.scalars(query.order_by(UndertakingEvent.version.desc()))]


def latest_events(edition_id: str = "", *, limit: int = 50) -> list[tuple[UndertakingView, EventView]]:
    """The newest events, of an edition or of all, with what they happened to."""
    query = select(UndertakingEvent, Undertaking).join(
        Undertaking, Undertaking.id == UndertakingEvent.undertaking_id
    )
    if edition_id:
        query = query.where(Undertaking.edition_id == edition_id)
    newest = query.order_by(UndertakingEvent.at.desc(), UndertakingEvent.id).limit(limit)
    with reading() as session:
        return [(view(row, today()), event_view(event)) for event, row in session.execute(newest)]


def count(edition_id: str) -> rules.Count:
    """The honest count of an edition's accepted undertakings."""
    query = select(Undertaking).where(Undertaking.edition_id == edition_id)
    with reading() as session:
        fates = [known for row in session.scalars(query) if (known := fate(row))]
    return rules.count(fates, today())


def link_version(undertaking_id: str) -> int | None:
    """The version of the owner's link; None when nobody owns it."""
    with reading() as session:
        row = session.get(Undertaking, undertaking_id)
        return row.link_version if row and row.accepted_at else None


def to_be_reminded(now: datetime) -> list[str]:
    """Ids of those whose owner may have to be reminded at ``now`` (UTC)."""
    query = select(Undertaking).where(
        Undertaking.status.in_(rules.UNDER_WAY), Undertaking.reported_done_on.is_(None)
    )
    day = clock.stockholm(now).date()
    with reading() as session:
        return [row.id for row in session.scalars(query) if needs_reminding(row, day)]


def needs_reminding(row: Undertaking, day: date) -> bool:
    """Whether the owner is to be reminded on ``day``."""
    if row.due_on is None or row.told_on is None or not row.owner_email:
        return False
    return rules.reminder_is_due(
        status=row.status,
        reported_done=row.reported_done_on is not None,
        due_on=row.due_on,
        told_on=row.told_on,
        today=day,
    )


def _narrowed(wanted: Wanted, day: date) -> list[ColumnElement[bool]]:
    narrowed: list[ColumnElement[bool]] = []
    if wanted.edition_id:
        narrowed.append(Undertaking.edition_id == wanted.edition_id)
    if wanted.theme_id:
        narrowed.append(Undertaking.theme_id == wanted.theme_id)
    under_way = Undertaking.status.in_(rules.UNDER_WAY)
    if wanted.state == OVERDUE:
        narrowed += [under_way, Undertaking.due_on < day]
    elif wanted.state == UNACCEPTED:
        narrowed += [Undertaking.accepted_at.is_(None), Undertaking.status != "dropped"]
    elif wanted.state == REPORTED:
        narrowed += [under_way, Undertaking.reported_done_on.is_not(None)]
    elif wanted.state:
        narrowed.append(Undertaking.status == wanted.state)
    for word in wanted.q.split()[:10]:
        columns = (Undertaking.words, Undertaking.said_by, Undertaking.body, Undertaking.owner_name)
        narrowed.append(or_(false(), *(column.icontains(word, autoescape=True) for column in columns)))
    return narrowed
