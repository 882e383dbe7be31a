"""What the organisers should do now, worked out from a picture of the edition in numbers.

Each stage has its own checks, in the order in which they are shown. A check answers with a task: to do,
going on, done, or an alarm. The words and links of a task are found by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

State = Literal["alarm", "todo", "going", "done"]
ISSUES_PER_THEME = 5
_ORDER: dict[State, int] = {"alarm": 0, "todo": 1, "going": 2, "done": 3}


@dataclass(frozen=True, slots=True)
class Picture:
    """An edition as its services tell it; amounts in öre."""

    status: str  # planned, open, live, held or cancelled
    has_date: bool = False
    days_left: int | None = None
    has_venue: bool = False
    partners: int = 0
    themes: int = 0
    themes_unfinished: int = 0
    programme_items: int = 0
    seats: int = 0
    seats_taken: int = 0
    present: int = 0
    questions_to_review: int = 0
    questions_unanswered: int = 0
    answers_owed: int = 0
    frame_is_set: bool = False
    planned_lines: int = 0
    budget_alarm: str = "ok"  # ok, near or broken
    available_ore: int = 0
    forecast_over_ore: int = 0
    open_orders: int = 0
    to_approve: int = 0
    sitting: str = "none"  # none, planned, open, adjourned or closed
    minutes: str = "draft"  # draft, adjusting, unadjusted, approved or locked
    adjusters: int = 0
    approvals: int = 0
    survey: str = "none"  # none, open or closed
    survey_answers: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A line on the page: which, how it stands, and the numbers of its sentence."""

    key: str
    state: State
    numbers: dict[str, int] = field(default_factory=dict)


def issues_missing(counts: Sequence[int]) -> int:
    """How many themes have fewer than the five issues that a division is about."""
    return sum(count < ISSUES_PER_THEME for count in counts)


def tasks(picture: Picture) -> list[Task]:
    """The lines of the page for the edition's stage: alarms first, then what is to do, going on and done."""
    found = [check(picture) for check in _CHECKS.get(picture.status, ())]
    return sorted((task for task in found if task is not None), key=lambda task: _ORDER[task.state])


def _when_and_where(p: Picture) -> Task:
    return Task("when_and_where", "done" if p.has_date and p.has_venue else "todo")


def _partners(p: Picture) -> Task:
    return Task("partners", "done" if p.partners else "todo", {"count": p.partners})


def _themes(p: Picture) -> Task:
    ready = p.themes > 0 and p.themes_unfinished == 0
    return Task("themes", "done" if ready else "todo", {"count": p.themes, "unfinished": p.themes_unfinished})


def _programme(p: Picture) -> Task:
    return Task("programme", "done" if p.programme_items else "todo", {"count": p.programme_items})


def _seats(p: Picture) -> Task:
    return Task("seats", "done" if p.seats else "todo", {"seats": p.seats})


def _open_registration(p: Picture) -> Task:
    ready = p.has_date and p.seats > 0 and p.themes > 0
    return Task("open_registration", "todo" if ready else "going")


def _registrations(p: Picture) -> Task:
    numbers = {"taken": p.seats_taken, "seats": p.seats, "free": max(p.seats - p.seats_taken, 0)}
    full = p.seats > 0 and p.seats_taken >= p.seats
    return Task("registrations", "done" if full else "going", numbers)


def _begin_day(p: Picture) -> Task | None:
    if p.days_left is None or p.days_left > 1:
        return None
    return Task("begin_day", "todo", {"days": p.days_left})


def _frame(p: Picture) -> Task:
    return Task("frame", "done" if p.frame_is_set else "todo")


def _plan(p: Picture) -> Task | None:
    if not p.frame_is_set:
        return None
    return Task("plan", "done" if p.planned_lines else "todo", {"count": p.planned_lines})


def _money(p: Picture) -> Task | None:
    if not p.frame_is_set:
        return None
    numbers = {"available_ore": p.available_ore, "over_ore": p.forecast_over_ore}
    if p.budget_alarm == "broken":
        return Task("frame_broken", "alarm", numbers)
    if p.forecast_over_ore > 0:
        return Task("forecast_over", "alarm", numbers)
    if p.budget_alarm == "near":
        return Task("frame_near", "alarm", numbers)
    return Task("money", "done", numbers)


def _orders(p: Picture) -> Task | None:
    if not p.open_orders:
        return None
    over = p.status in ("held", "cancelled")
    return Task("orders", "todo" if over else "going", {"count": p.open_orders})


def _approve(p: Picture) -> Task | None:
    return Task("approve", "todo", {"count": p.to_approve}) if p.to_approve else None


def _review(p: Picture) -> Task:
    state: State = "todo" if p.questions_to_review else "done"
    return Task("review", state, {"count": p.questions_to_review})


def _unanswered(p: Picture) -> Task:
    state: State = "todo" if p.questions_unanswered else "done"
    return Task("unanswered", state, {"count": p.questions_unanswered})


def _owed(p: Picture) -> Task | None:
    return Task("owed", "going", {"count": p.answers_owed}) if p.answers_owed else None


def _door(p: Picture) -> Task:
    everyone = p.seats_taken > 0 and p.present >= p.seats_taken
    return Task("door", "done" if everyone else "going", {"present": p.present, "taken": p.seats_taken})


def _sitting(p: Picture) -> Task:
    states: dict[str, State] = {"open": "going", "adjourned": "going", "closed": "done"}
    return Task(f"sitting_{p.sitting}", states.get(p.sitting, "todo"))


def _survey(p: Picture) -> Task:
    numbers = {"answers": p.survey_answers, "taken": p.seats_taken}
    if p.survey == "none":
        return Task("survey_none", "todo", numbers)
    if p.survey == "open":
        return Task("survey_open", "todo" if p.status == "held" else "going", numbers)
    return Task("survey_closed", "done", numbers)


def _end_day(p: Picture) -> Task | None:
    return Task("end_day", "todo") if p.sitting == "closed" else None


def _minutes(p: Picture) -> Task | None:
    if p.sitting != "closed":
        return None
    states: dict[str, State] = {"adjusting": "going", "unadjusted": "going", "locked": "done"}
    numbers = {"adjusters": p.adjusters, "approved": p.approvals}
    return Task(f"minutes_{p.minutes}", states.get(p.minutes, "todo"), numbers)


def _cancelled(p: Picture) -> Task | None:
    return Task("tell_registered", "todo", {"taken": p.seats_taken}) if p.seats_taken else None


_Check = Callable[[Picture], Task | None]
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "planned": (
        _when_and_where,
        _partners,
        _themes,
        _programme,
        _seats,
        _frame,
        _plan,
        _money,
        _orders,
        _approve,
        _open_registration,
    ),
    "open": (
        _begin_day,
        _registrations,
        _review,
        _when_and_where,
        _themes,
        _programme,
        _frame,
        _money,
        _orders,
        _approve,
    ),
    "live": (_door, _sitting, _review, _survey, _end_day, _money),
    "held": (_minutes, _unanswered, _owed, _survey, _orders, _approve, _money),
    "cancelled": (_cancelled, _orders, _approve, _money),
}
