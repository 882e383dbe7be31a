"""Use cases of the sitting: prepare it from the programme and take it, step by step, to its close."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.editions.views import ProgrammeItemView
from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.sitting import bindings, rules
from parliament.sitting.agenda import (
    begin_item,
    change_minutes,
    decide,
    move_item,
    next_item,
    restore_item,
    skip_item,
)
from parliament.sitting.basis import (
    DocumentView,
    add_document,
    document,
    document_file,
    documents,
    remove_document,
)
from parliament.sitting.bindings import bind_between_items, bind_divisions, bind_floor, division_is_open
from parliament.sitting.deciding_desk import bind_conflicts, has_conflict
from parliament.sitting.deciding_queries import deciding_for_minutes
from parliament.sitting.deciding_views import DecidingMinutes
from parliament.sitting.models import AgendaItem, MinutesNote, Officer, Sitting
from parliament.sitting.plan_models import ItemDetail
from parliament.sitting.planning import NewItem, add_item, admit_item, change_item, remove_item
from parliament.sitting.rows import finish_current, load, record, sitting_of
from parliament.sitting.slides import show_slide, slide_file, upload_slides
from parliament.sitting.summons import SummonsView, send_summons, summoned_at, summons
from parliament.sitting.tools import (
    TOOLS,
    UnknownTool,
    set_sitting_tool,
    set_tool,
    set_tools,
    tools,
    tools_now,
    tools_of_items,
    tools_of_sitting,
)
from parliament.sitting.views import ItemView, NoteView, OfficerView, SittingView, view
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

__all__ = [
    "TOOLS",
    "DecidingMinutes",
    "DocumentView",
    "ItemView",
    "NewItem",
    "NoteView",
    "OfficerView",
    "SittingView",
    "SummonsView",
    "UnknownTool",
    "add_document",
    "add_item",
    "admit_item",
    "begin_item",
    "bind_between_items",
    "bind_conflicts",
    "bind_divisions",
    "bind_floor",
    "change_item",
    "change_minutes",
    "current",
    "decide",
    "deciding_for_minutes",
    "division_is_open",
    "document",
    "document_file",
    "documents",
    "has_conflict",
    "move_item",
    "next_item",
    "note",
    "notes",
    "pin_scene",
    "prepare",
    "remove_document",
    "remove_item",
    "restore_item",
    "send_summons",
    "set_notice",
    "set_officer",
    "set_sitting_tool",
    "set_tool",
    "set_tools",
    "set_welcome_note",
    "show_slide",
    "sitting",
    "skip_item",
    "slide_file",
    "step",
    "summoned_at",
    "summons",
    "tools",
    "tools_now",
    "tools_of_items",
    "tools_of_sitting",
    "upload_slides",
]


def prepare(*, edition_id: str, by: Actor) -> str:
    """Make the edition's sitting with an agenda from its programme; again: the same sitting's id."""
    with transaction() as tx:
        known = sitting_of(tx.session, edition_id)
        if known is not None:
            return known.id
        sitting = Sitting(edition_id=edition_id)
        tx.session.add(sitting)
        tx.session.flush()
        for position, planned in enumerate(_from_the_opening(editions.programme(edition_id))):
            item = AgendaItem(
                sitting_id=sitting.id,
                position=position,
                kind=planned.kind,
                title=planned.title,
                theme_id=planned.theme_id,
                planned_start=planned.starts_at,
                minutes=planned.minutes,
                fixed=planned.fixed,
            )
            tx.session.add(item)
            tx.session.flush()
            tx.session.add(ItemDetail(item_id=item.id, presenter=planned.presenter))
        journal.record(tx, action="sitting.prepared", subject=sitting.id, actor=by)
        announce_state(tx, edition_id=edition_id)
        return sitting.id


def step(
    *,
    sitting_id: str,
    name: str,
    by: Actor,
    at: datetime | None = None,
    reason: str = "",
    pause_minutes: int = 0,
) -> None:
    """Open, adjourn, resume or close the sitting.

    Args:
        sitting_id: which sitting.
        name: ``open``, ``adjourn``, ``resume`` or ``close``.
        by: who does it.
        at: the real time (UTC) when the step is recorded afterwards.
        reason: why, where there is something to say.
        pause_minutes: how long the recess is to be, for the countdown on the screen; 0: not said.

    Raises:
        StepNotPossible: wrong phase.
        DivisionStillOpen: the ballots of an open division come first.
        TimeNotPossible, TimeBeforeOpening: ``at`` lies in the future, or before the opening.
    """
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        moment = rules.when(at, now=clock.now(), opened_at=sitting.opened_at)
        phase = rules.next_phase(sitting.phase, name)
        if name in ("adjourn", "close") and bindings.division_is_open(sitting_id):
            raise rules.DivisionStillOpen
        if name == "adjourn":
            bindings.stop_clock(sitting_id, by)
        if name == "close":
            bindings.leave_floor(sitting_id, by)
        sitting.phase = phase
        is_pause = name == "adjourn" and 0 < pause_minutes <= rules.MAX_MINUTES
        sitting.resumes_at = moment + timedelta(minutes=pause_minutes) if is_pause else None
        if name == "open":
            sitting.opened_at = moment
            _lead_edition(sitting.edition_id, ("open", "live"), by)
        if name == "close":
            sitting.closed_at = moment
            finish_current(tx.session, sitting_id, moment)
            _lead_edition(sitting.edition_id, ("held",), by)
        record(tx, sitting, f"sitting.{name}", by, at=moment, afterwards=at is not None, reason=reason)
        announce_state(tx, edition_id=sitting.edition_id, urgent=True)


def note(*, sitting_id: str, words: str, by: Actor, at: datetime | None = None) -> None:
    """Add a timed note for the minutes; ``at`` is the real time when it is written afterwards."""
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        moment = rules.when(at, now=clock.now())
        current = view(tx.session, sitting).item
        written = text.clean(words, max_length=1000, field="words", multiline=True)
        tx.session.add(
            MinutesNote(
                sitting_id=sitting_id, item_id=current.id if current else None, at=moment, text=written
            )
        )
        record(tx, sitting, "sitting.noted", by, at=moment, words=written)


def set_notice(*, sitting_id: str, words: str, by: Actor) -> None:
    """Show a notice to all, or take it away with an empty text."""
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        sitting.notice = text.clean(words, max_length=200, field="words", required=False)
        record(tx, sitting, "sitting.notice", by, at=clock.now(), words=sitting.notice)
        announce_state(tx, edition_id=sitting.edition_id)


def pin_scene(*, sitting_id: str, scene: str, by: Actor) -> None:
    """Keep the hall screen on one of ``rules.SCENES``; empty: follow the sitting.

    Raises:
        UnknownScene: there is no such scene.
    """
    if scene not in rules.SCENES:
        raise rules.UnknownScene(field="scene")
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        sitting.scene = scene
        record(tx, sitting, "sitting.scene", by, at=clock.now())
        announce_state(tx, edition_id=sitting.edition_id)


def set_welcome_note(*, sitting_id: str, words: str, by: Actor) -> None:
    """What the welcome scene says besides the join address, such as the name of the Wi-Fi."""
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        sitting.welcome_note = text.clean(words, max_length=120, field="words", required=False)
        record(tx, sitting, "sitting.welcome_note", by, at=clock.now())
        announce_state(tx, edition_id=sitting.edition_id)


def set_officer(*, sitting_id: str, role: str, name: str, by: Actor, seat_id: str | None = None) -> None:
    """Note who is chair, secretary or adjuster; a chair or secretary replaces the one before."""
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        cleaned = text.clean(name, max_length=120, field="name")
        if role != "adjuster":
            for old in tx.session.scalars(select(Officer).filter_by(sitting_id=sitting_id, role=role)):
                tx.session.delete(old)
        tx.session.add(Officer(sitting_id=sitting_id, role=role, name=cleaned, seat_id=seat_id))
        record(tx, sitting, f"sitting.{role}_named", by, at=clock.now(), words=cleaned)
        announce_state(tx, edition_id=sitting.edition_id)


def current(edition_id: str) -> SittingView | None:
    """The edition's sitting, or None before it is prepared."""
    with reading() as session:
        sitting = sitting_of(session, edition_id)
        return view(session, sitting) if sitting else None


def sitting(sitting_id: str) -> SittingView:
    """A sitting by its id."""
    with reading() as session:
        return view(session, load(session, sitting_id))


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


def _from_the_opening(programme: list[ProgrammeItemView]) -> list[ProgrammeItemView]:
    """The part of the programme that is the sitting: coffee and check-in come before it."""
    kinds = [planned.kind for planned in programme]
    return programme[kinds.index("opening") :] if "opening" in kinds else programme
