"""The rules of an edition: its states, its themes, its issues and its times. Pure.

The states of an edition, and what is done to it::

    planned --open--> open --begin--> live --finish--> held
       |               |
       +----cancel-----+----> cancelled
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from parliament.shared import text
from parliament.shared.errors import RuleBroken

PLANNED, OPEN, LIVE, HELD, CANCELLED = "planned", "open", "live", "held", "cancelled"
STATUSES = (PLANNED, OPEN, LIVE, HELD, CANCELLED)
RUNNING = frozenset({OPEN, LIVE})
"""At most one edition at a time takes registrations or is going on."""

TRANSITIONS: dict[tuple[str, str], str] = {
    (PLANNED, "open"): OPEN,
    (OPEN, "begin"): LIVE,
    (LIVE, "finish"): HELD,
    (PLANNED, "cancel"): CANCELLED,
    (OPEN, "cancel"): CANCELLED,
}
"""State × event → state."""

MODES = ("onsite", "hybrid", "digital", "undecided")
VAT_BASES = ("excl", "incl", "unknown")
PARTNER_KINDS = ("region", "chamber", "other")
PALETTES = ("leaf", "book", "rails", "nodes", "bolt", "tree", "people", "coin")
"""Theme colours whose contrast is checked; each has a shape of the same name."""
TIE_RULES = ("both", "deciding", "lot")
LETTERS = "ABCDE"
ITEM_KINDS = (
    "opening",
    "roll_call",
    "adjusters",
    "information",
    "theme",
    "question_hour",
    "matter",
    "break",
    "evaluation",
    "closing",
)
SHORT_NAME_MAX = 32
FIRST_YEAR, LAST_YEAR = 2000, 2100
SEATS_MAX = 10_000
ITEM_MINUTES_MAX = 600
STEP_MINUTES_MAX = 240


class StepNotPossible(RuleBroken):
    """A state that an edition cannot go to from where it is."""

    code = "edition_step_not_possible"
    sv = "Upplagan är {now_sv} och kan inte bli {wanted_sv}. Välj ett av stegen på upplagans sida."
    en = "The edition is {now} and cannot become {wanted}. Choose one of the steps on its page."


class ReasonMissing(RuleBroken):
    """Cancelling without telling people why."""

    code = "cancel_reason_missing"
    status = 422
    sv = "Skriv varför upplagan ställs in. Orsaken visas för alla."
    en = "Write why the edition is cancelled. Everyone will see the reason."


class EditionClosed(RuleBroken):
    """Changing the content of a day that is over."""

    code = "edition_closed"
    sv = "Upplagan är {now_sv}, så teman, frågor och program går inte att ändra längre."
    en = "The edition is {now}, so its themes, issues and programme can no longer be changed."


class NotPlannedAnyMore(RuleBroken):
    """Removing a theme when people may already have registered for it."""

    code = "edition_not_planned"
    sv = "Anmälan har öppnat, så temat kan redan vara valt och går inte att ta bort. Ändra det."
    en = "Registration has opened, so the theme may have been chosen and cannot be removed. Change it."


class UnknownChoice(RuleBroken):
    """A value outside a fixed list."""

    code = "unknown_choice"
    status = 422
    sv = "{value} går inte att välja. Välj en av: {known}."
    en = "{value} cannot be chosen. Choose one of: {known}."


class OutOfRange(RuleBroken):
    """A number outside what makes sense."""

    code = "out_of_range"
    status = 422
    sv = "Talet ska vara {least}–{most}. Ändra det."
    en = "The number must be {least}–{most}. Change it."


class ThemeFull(RuleBroken):
    """A sixth issue in a theme."""

    code = "theme_full"
    sv = "Temat har redan fem frågor att rösta om, A–E. Ändra eller ta bort en av dem."
    en = "The theme already has five issues to vote on, A–E. Change or remove one of them."


class DayMissing(RuleBroken):
    """A time of day in a programme whose day is not decided."""

    code = "edition_day_missing"
    status = 422
    sv = "Upplagan har ingen dag än. Ange dagen först, sedan tiderna."
    en = "The edition has no day yet. Enter the day first, then the times."


STATUS_WORDS = {
    PLANNED: ("planerad", "planned"),
    OPEN: ("öppen för anmälan", "open for registration"),
    LIVE: ("i gång", "going on"),
    HELD: ("genomförd", "held"),
    CANCELLED: ("inställd", "cancelled"),
}
"""Status → (Swedish, English)."""


def step_to(now: str, wanted: str, *, reason: str = "") -> str:
    """The event that takes an edition from ``now`` to ``wanted``.

    Args:
        now: its status.
        wanted: the status it is to have.
        reason: why it is cancelled; needed for that only.

    Raises:
        StepNotPossible: there is no such step.
        ReasonMissing: cancelled without a reason.
    """
    event = next((e for (state, e), after in TRANSITIONS.items() if (state, after) == (now, wanted)), None)
    if event is None:
        now_sv, now_en = STATUS_WORDS[now]
        wanted_sv, wanted_en = STATUS_WORDS.get(wanted, (wanted, wanted))
        raise StepNotPossible(now_sv=now_sv, wanted_sv=wanted_sv, now=now_en, wanted=wanted_en)
    if event == "cancel" and not reason:
        raise ReasonMissing(field="reason")
    return event


def next_steps(now: str) -> tuple[str, ...]:
    """The statuses an edition may go to from ``now``, the usual one first."""
    return tuple(after for (state, _), after in TRANSITIONS.items() if state == now)


def check_content_open(status: str) -> None:
    """Refuse to change the themes, issues or programme of a day that is over.

    Raises:
        EditionClosed: it is held or cancelled.
    """
    if status in (HELD, CANCELLED):
        now_sv, now_en = STATUS_WORDS[status]
        raise EditionClosed(now_sv=now_sv, now=now_en)


def check_choice(value: str, known: Sequence[str], *, field: str) -> str:
    """``value``, if it is one of ``known``.

    Raises:
        UnknownChoice: it is not.
    """
    if value not in known:
        raise UnknownChoice(field=field, value=value[:40], known=", ".join(known))
    return value


def check_range(value: int, least: int, most: int, *, field: str) -> int:
    """``value``, if ``least`` <= value <= ``most``.

    Raises:
        OutOfRange: it is not.
    """
    if not least <= value <= most:
        raise OutOfRange(field=field, least=least, most=most)
    return value


def clean_lines(lines: tuple[str, ...], *, field: str) -> str:
    """A few short lines as they are stored: cleaned, without empty ones."""
    kept = [text.clean(line, max_length=120, field=field, required=False) for line in lines[:12]]
    return "\n".join(line for line in kept if line)


def free_letter(taken: Iterable[str]) -> str:
    """The first letter A–E that no issue of the theme has.

    Raises:
        ThemeFull: there are five already.
    """
    used = set(taken)
    for letter in LETTERS:
        if letter not in used:
            return letter
    raise ThemeFull


def theme_key(name: str) -> str:
    """A key for addresses from a theme's name: "Hållbarhet" gives "hallbarhet"."""
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


@dataclass(frozen=True, slots=True)
class Planned:
    """When an item begins (aware UTC, or None), and how many minutes the item before runs past that."""

    starts_at: datetime | None
    overlap_minutes: int = 0


def plan_times(items: Iterable[tuple[int, datetime | None]]) -> list[Planned]:
    """The times of a programme, item by item.

    Args:
        items: minutes, and the fixed time of those that have one (lunch, a bus). The others begin when
            the one before ends. Before the first fixed time there are no times.
    """
    planned: list[Planned] = []
    clock: datetime | None = None
    for minutes, fixed in items:
        starts = fixed or clock
        late = (clock - fixed) if fixed and clock and clock > fixed else timedelta()
        planned.append(Planned(starts, int(late.total_seconds() // 60)))
        clock = starts + timedelta(minutes=minutes) if starts else None
    return planned


def choose_current(editions: Iterable[tuple[str, int, str]]) -> str | None:
    """Which edition the site is about; None when there is none.

    The one that is live or open; else the next planned one, as long as it is not older than one that has
    been held; else the latest held; else the latest of any kind.

    Args:
        editions: (id, year, status) of each.
    """
    known = list(editions)
    by_status = {s: sorted((year, id_) for id_, year, status in known if status == s) for s in STATUSES}
    running = by_status[LIVE] or by_status[OPEN]
    if running:
        return running[0][1]
    last_held = by_status[HELD][-1][0] if by_status[HELD] else 0
    ahead = [id_ for year, id_ in by_status[PLANNED] if year > last_held]
    if ahead:
        return ahead[0]
    if by_status[HELD]:
        return by_status[HELD][-1][1]
    return max(known, key=lambda edition: edition[1])[0] if known else None
