"""The phases of a sitting and of an agenda item, as tables.

Sitting::

    planned --open--> open --adjourn--> adjourned --resume--> open
                      open --close--> closed
                      adjourned --close--> closed

Agenda item::

    waiting --begin--> current --finish--> done
    waiting --skip--> skipped            current --skip--> skipped
    done --begin--> current              skipped --begin--> current
    skipped --restore--> waiting

The room leads: what has already happened is recorded afterwards, with its real time and a reason.
Source of the steps: KL 5:43-45 and the practice of a council sitting (opening, roll call, adjusters).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from parliament.shared.errors import RuleBroken

PLANNED, OPEN, ADJOURNED, CLOSED = "planned", "open", "adjourned", "closed"
MAX_MINUTES = 600
SCENES = ("", "welcome", "programme", "message", "external", "black")
"""What the hall screen can be kept on; empty follows the sitting."""
WAITING, CURRENT, DONE, SKIPPED = "waiting", "current", "done", "skipped"

SITTING_STEPS: dict[tuple[str, str], str] = {
    (PLANNED, "open"): OPEN,
    (OPEN, "adjourn"): ADJOURNED,
    (ADJOURNED, "resume"): OPEN,
    (OPEN, "close"): CLOSED,
    (ADJOURNED, "close"): CLOSED,
}

ITEM_STEPS: dict[tuple[str, str], str] = {
    (WAITING, "begin"): CURRENT,
    (DONE, "begin"): CURRENT,
    (SKIPPED, "begin"): CURRENT,
    (CURRENT, "finish"): DONE,
    (WAITING, "skip"): SKIPPED,
    (CURRENT, "skip"): SKIPPED,
    (SKIPPED, "restore"): WAITING,
}

_PHASE_WORDS = {
    PLANNED: ("inte öppnat", "not opened"),
    OPEN: ("öppet", "open"),
    ADJOURNED: ("ajournerat", "adjourned"),
    CLOSED: ("avslutat", "closed"),
}
_STEP_WORDS = {
    "open": ("öppnas", "opened"),
    "adjourn": ("ajourneras", "adjourned"),
    "resume": ("återupptas", "resumed"),
    "close": ("avslutas", "closed"),
}


_NO_STEP = ("ändras på det sättet", "changed in that way")


class StepNotPossible(RuleBroken):
    """A step of the sitting in the wrong phase."""

    code = "step_not_possible"
    status = 409
    sv = "Sammanträdet är {phase_sv} och kan inte {step_sv}. Möjligt nu: {possible_sv}."
    en = "The sitting is {phase_en} and cannot be {step_en}. Possible now: {possible_en}."


class SittingNotOpen(RuleBroken):
    """Something that needs an open sitting."""

    code = "sitting_not_open"
    status = 409
    sv = "Sammanträdet är inte öppet. Öppna det först."
    en = "The sitting is not open. Open it first."


class ItemStepNotPossible(RuleBroken):
    """A step of an agenda item in the wrong state."""

    code = "item_step_not_possible"
    status = 409
    sv = "Punkten är redan behandlad på det sättet. Läs av läget och välj en annan."
    en = "The item has already been dealt with in that way. Look again and choose another."


class NoMoreItems(RuleBroken):
    """There is no item after the current one."""

    code = "no_more_items"
    status = 409
    sv = "Det finns inga fler punkter. Avsluta sammanträdet när det är klart."
    en = "There are no more items. Close the sitting when it is done."


class TimeBeforeOpening(RuleBroken):
    """A step recorded afterwards with a time before the sitting was opened."""

    code = "time_before_opening"
    status = 422
    sv = "Tiden ligger före sammanträdets öppnande. Skriv när det hände."
    en = "The time lies before the sitting was opened. Write when it happened."


class DivisionStillOpen(RuleBroken):
    """Adjourning or closing while a division is open."""

    code = "division_still_open"
    status = 409
    sv = "En omröstning är öppen. Stäng eller ogiltigförklara den först."
    en = "A division is open. Close or annul it first."


class MinutesNotPossible(RuleBroken):
    """An item of a length that no item has."""

    code = "minutes_not_possible"
    status = 422
    sv = "Skriv en längd i hela minuter, högst 600."
    en = "Write a length in whole minutes, at most 600."


class UnknownScene(RuleBroken):
    """A scene of the hall screen that does not exist."""

    code = "unknown_scene"
    status = 422
    sv = "Den bilden finns inte. Välj en i listan."
    en = "There is no such scene. Choose one in the list."


class TimeNotPossible(RuleBroken):
    """A step recorded afterwards with a time in the future."""

    code = "time_not_possible"
    status = 422
    sv = "Tiden ligger i framtiden. Skriv när det hände."
    en = "The time lies in the future. Write when it happened."


def next_phase(phase: str, step: str) -> str:
    """The phase after ``step``.

    Raises:
        StepNotPossible: the step does not start from this phase; the sentence says what does.
    """
    target = SITTING_STEPS.get((phase, step))
    if target is not None:
        return target
    possible = [name for (start, name) in SITTING_STEPS if start == phase]
    raise StepNotPossible(
        phase_sv=_PHASE_WORDS[phase][0],
        phase_en=_PHASE_WORDS[phase][1],
        step_sv=_STEP_WORDS.get(step, _NO_STEP)[0],
        step_en=_STEP_WORDS.get(step, _NO_STEP)[1],
        possible_sv=", ".join(_STEP_WORDS[name][0] for name in possible) or "ingenting mer",
        possible_en=", ".join(_STEP_WORDS[name][1] for name in possible) or "nothing more",
    )


def next_item_state(state: str, step: str) -> str:
    """The state of an item after ``step``.

    Raises:
        ItemStepNotPossible: the step does not start from this state.
    """
    target = ITEM_STEPS.get((state, step))
    if target is None:
        raise ItemStepNotPossible
    return target


def when(given: datetime | None, *, now: datetime, opened_at: datetime | None = None) -> datetime:
    """The time of a step: now, or the real time when it is recorded afterwards.

    Args:
        given: the real time (UTC), or None for now.
        now: UTC.
        opened_at: when the sitting was opened (UTC), where the step comes after that.

    Raises:
        TimeNotPossible: more than a minute ahead of ``now``.
        TimeBeforeOpening: more than a minute before the sitting was opened.
    """
    if given is None:
        return now
    if given > now + timedelta(minutes=1):
        raise TimeNotPossible(field="at")
    if opened_at is not None and given < opened_at - timedelta(minutes=1):
        raise TimeBeforeOpening(field="at")
    return given


@dataclass(frozen=True, slots=True)
class Slot:
    """An item as the plan sees it: its planned start, whether that is fixed, its length, how far it is."""

    id: str
    planned_start: datetime | None
    minutes: int
    status: str
    fixed: bool = False
    started_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """When an item will begin as things stand; ``late_minutes`` past a fixed point is a warning."""

    start: datetime | None
    late_minutes: int = 0


def expected_times(slots: Sequence[Slot], *, now: datetime) -> dict[str, Expected]:
    """When each waiting item will begin, counted from where the sitting stands.

    The current item takes its minutes from its real start, and at least until now. A waiting item begins
    when the one before ends. A fixed point (lunch, a bus) waits for its time, and warns when the day
    reaches it late. Skipped items take no time.
    """
    times: dict[str, Expected] = {}
    clock: datetime | None = None
    for slot in slots:
        if slot.status == CURRENT and slot.started_at is not None:
            clock = max(now, slot.started_at + timedelta(minutes=slot.minutes))
        if slot.status != WAITING:
            continue
        start = clock or slot.planned_start
        late = 0
        if slot.fixed and slot.planned_start is not None and start is not None:
            late = max(0, minutes_behind(slot.planned_start, start))
            start = max(start, slot.planned_start)
        times[slot.id] = Expected(start, late)
        clock = start + timedelta(minutes=slot.minutes) if start else None
    return times


def minutes_behind(planned: datetime | None, actual: datetime) -> int:
    """Whole minutes that ``actual`` lies after ``planned``; negative when ahead, 0 without a plan."""
    if planned is None:
        return 0
    return int((actual - planned).total_seconds() // 60)
