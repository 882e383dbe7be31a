"""The one picture of the sitting: every screen, phone and console is a function of it.

There is no other way to learn the state, so there is nothing to miss. What an audience may not see is not
in its picture: phones and the hall screen get a result only when it is declared, console and podium when
it is closed, and nobody gets counts of an open division.
"""

from __future__ import annotations

from typing import Any

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import service as evaluation
from parliament.hall import deciding
from parliament.live import outbox
from parliament.live.connections import CONSOLE, PODIUM
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock, swedish
from parliament.sitting import service as sittings
from parliament.sitting.rules import minutes_behind
from parliament.sitting.service import ItemView, SittingView
from parliament.speakers import service as speakers
from parliament.storage.transaction import reading
from parliament.voting import comparing
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting
from parliament.voting.outcome import how_ranked
from parliament.voting.views import DivisionView

_A_FEW_MINUTES = 2  # the plan is kept when it is kept so well
_A_DAY_MINUTES = 24 * 60


class HallSnapshots:
    """Builds the pictures for the hub."""

    def state(self, audience: str, edition_id: str) -> dict[str, Any]:
        """The whole snapshot for an audience, read at one moment."""
        with reading():
            return state(audience, edition_id)

    def me(self, seat_ids: set[str], edition_id: str) -> dict[str, dict[str, Any]]:
        """What concerns each of these seats alone."""
        with reading():
            return me(seat_ids, edition_id)


def state(audience: str, edition_id: str) -> dict[str, Any]:
    """The snapshot of an edition's sitting."""
    edition = editions.edition(edition_id)
    sitting = sittings.current(edition_id)
    item = sitting.item if sitting else None
    shown = _shown(sitting, item)
    early = audience in (CONSOLE, PODIUM)
    open_to = voting_rules.CLOSED if early else voting_rules.DECLARED
    visible = shown is not None and shown.status in (open_to, voting_rules.DECLARED)
    return {
        "v": outbox.version(edition_id),
        "edition": {"id": edition.id, "name": edition.name, "year": edition.year},
        "phase": sitting.phase if sitting else "planned",
        "item": _item(item) if item else None,
        "next": _next(sitting),
        "division": _division(shown, visible=visible) if shown else None,
        "speakers": speakers.speakers_state(sitting.id, item.id if item else None) if sitting else [],
        "floor": speakers.floor_state(sitting.id, item.id if item else None) if sitting else None,
        "deciding": deciding.phone_state(item),
        "question": _question(edition_id),
        "notice": sitting.notice or None if sitting else None,
        "survey": evaluation.survey_open(edition_id),
        "scene": sitting.scene or None if sitting else None,
        "resumes_at": clock.iso(sitting.resumes_at) if sitting and sitting.resumes_at else None,
        "welcome_note": sitting.welcome_note or None if sitting else None,
        "server_time": clock.iso(clock.now()),  # read last: phones set their clocks by it
    }


def me(seat_ids: set[str], edition_id: str) -> dict[str, dict[str, Any]]:
    """What concerns single seats: who they are, whether they can vote and why not, what they did."""
    if not seat_ids:
        return {}
    sitting = sittings.current(edition_id)
    shown = _shown(sitting, sitting.item if sitting else None)
    present = door.present_among(seat_ids)
    is_open = shown is not None and shown.status == voting_rules.OPEN
    register, voted = voting.standing(shown.id, seat_ids) if shown else (set(), set())
    on_paper = voting.paper_seats(shown.id) if shown and is_open else set()
    requests = speakers.floor_requests(seat_ids)
    asked = questions.brief_of_seats(seat_ids)
    self_check_in = door.may_check_self_in(edition_id)
    pictures = {}
    for seat in registration.seats_among(seat_ids):
        why_not = _why_not(
            may_vote=seat.may_vote,
            present=seat.id in present,
            outside=is_open and seat.id not in register,
            on_paper=seat.id in on_paper,
        )
        pictures[seat.id] = {
            "seat": seat.number,
            "name": seat.delegate_name,
            "company": seat.company_name,
            "present": seat.id in present,
            "may_check_in": self_check_in,
            "can_vote": not why_not,
            "why_not": why_not or None,
            "ballot": {"division": shown.id, "status": "recorded"} if shown and seat.id in voted else None,
            "floor_request": requests.get(seat.id),
            "questions": asked.get(seat.id, []),
        }
    return pictures


def _division(shown: DivisionView, *, visible: bool) -> dict[str, Any]:
    """The division; of a ranking its order, while the numbers behind it stand on the web."""
    data = shown.as_dict(with_result=visible)
    result = data.get("result")
    shift = comparing.shift_of(shown) if visible else None
    if result and shift:
        rows = {option.id: {"before": moved.before, "points": moved.points} for option, moved in shift.rows}
        data["shift"] = rows
    if result and "order" in result:
        data["result"] = {key: value for key, value in result.items() if key not in ("pairs", "paths")}
        data["result"]["how"] = how_ranked(result)
    return data


def _why_not(*, may_vote: bool, present: bool, outside: bool, on_paper: bool) -> str:
    if not may_vote:
        return "may_speak"
    if not present:
        return "not_checked_in"
    if outside:
        return "not_in_register"
    return "votes_on_paper" if on_paper else ""


def _shown(sitting: SittingView | None, item: ItemView | None) -> DivisionView | None:
    if sitting is None:
        return None
    return voting.shown_division(sitting.id, item_id=item.id if item else None)


def _item(item: ItemView) -> dict[str, Any]:
    theme = editions.theme(item.theme_id) if item.theme_id else None
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "title": item.title,
        "minutes": item.minutes,
        "slide": item.slide or None,
        "started_at": clock.iso(item.started_at) if item.started_at else None,
        "theme": {"key": theme.key, "name": theme.name, "palette": theme.palette, "icon": theme.icon}
        if theme
        else None,
    }


def _next(sitting: SittingView | None) -> dict[str, Any] | None:
    following = sitting.next_item if sitting else None
    if sitting is None or following is None:
        return None
    expected = sitting.expected(clock.now()).get(following.id)
    start = expected.start if expected else following.planned_start
    moved = start is not None and abs(minutes_behind(following.planned_start, start)) > _A_FEW_MINUTES
    if moved and abs(minutes_behind(following.planned_start, clock.now())) > _A_DAY_MINUTES:
        start, moved = following.planned_start, False  # not held on the planned day
    return {
        "title": following.title,
        "time": swedish.clock_time(start) if start else None,
        "about": moved,
    }


def _question(edition_id: str) -> dict[str, Any] | None:
    shown = questions.current_on_screen(edition_id)
    if shown is None:
        return None
    return {"id": shown.id, "text": shown.text, "company": shown.company, "support": shown.support}
