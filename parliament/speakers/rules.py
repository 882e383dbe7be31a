"""The rules of the speaker list: a turn's way, who may ask for what, the order, and the clock.

A turn's way::

    waiting     --call-->       speaking        waiting  --withdraw--> withdrawn
    speaking    --pause-->      speaking        waiting  --skip-->     skipped
    speaking    --resume-->     speaking
    speaking    --interrupt-->  interrupted     speaking    --finish--> done
    interrupted --give_back-->  speaking        interrupted --finish--> done

Sources: speakers in the order in which they asked, the chair leads (KL 5:43); times, rejoinders and
their number after Region Uppsala's agreement on debates 2022-26 (there 5, 3 and 2 minutes; ours are
shorter and can be set); a point of order breaks in at once and is dealt with before the debate goes on,
the closing of the list (streck) lets those speak who asked before it (practice of Swedish councils).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from parliament.speakers import refusals

Kind = Literal["speech", "rejoinder", "point_of_order", "point_of_information"]
Status = Literal["waiting", "speaking", "interrupted", "done", "withdrawn", "skipped"]
Event = Literal["call", "pause", "resume", "interrupt", "give_back", "finish", "withdraw", "skip"]
Step = Literal["call", "interrupt", "give_back", "finish", "nothing"]

TRANSITIONS: Final[dict[tuple[Status, Event], Status]] = {
    ("waiting", "call"): "speaking",
    ("waiting", "withdraw"): "withdrawn",
    ("waiting", "skip"): "skipped",
    ("speaking", "pause"): "speaking",
    ("speaking", "resume"): "speaking",
    ("speaking", "interrupt"): "interrupted",
    ("speaking", "finish"): "done",
    ("interrupted", "give_back"): "speaking",
    ("interrupted", "finish"): "done",
}

OPEN: Final[tuple[Status, ...]] = ("waiting", "speaking", "interrupted")
ON_THE_FLOOR: Final[tuple[Status, ...]] = ("speaking", "interrupted")
HELD: Final[tuple[Status, ...]] = ("speaking", "interrupted", "done")

RANK: Final[dict[Kind, int]] = {
    "point_of_order": 0,
    "point_of_information": 1,
    "rejoinder": 2,
    "speech": 3,
}
"""A new request is placed before all of a higher rank and after all others: a rejoinder comes right after
the one who has the floor, a speech last."""

BREAKING: Final[frozenset[Kind]] = frozenset({"point_of_order", "point_of_information"})
"""Kinds that stop the speaker's clock; the speaker has the floor again afterwards."""

AFTER_CLOSING: Final[frozenset[Kind]] = frozenset({"rejoinder", "point_of_order"})
"""What may still be asked for when the list is closed."""

STANCES: Final[tuple[str, ...]] = ("", "for", "against")

KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    "speech": ("anförande", "speech"),
    "rejoinder": ("replik", "rejoinder"),
    "point_of_order": ("ordningsfråga", "point of order"),
    "point_of_information": ("sakupplysning", "point of information"),
}
STATUS_WORDS: Final[dict[Status, tuple[str, str]]] = {
    "waiting": ("väntar", "waiting"),
    "speaking": ("har ordet", "has the floor"),
    "interrupted": ("avbruten", "interrupted"),
    "done": ("har talat färdigt", "has finished"),
    "withdrawn": ("har återtagit sin begäran", "has withdrawn"),
    "skipped": ("är struken", "has been removed"),
}
CLOCK_WORDS: Final[dict[str, tuple[str, str]]] = {
    "minutes": ("{n} minuter kvar", "{n} minutes left"),
    "minute": ("1 minut kvar", "1 minute left"),
    "seconds": ("{n} sekunder kvar", "{n} seconds left"),
    "soon": ("några sekunder kvar", "a few seconds left"),
    "out": ("tiden är ute", "time is up"),
    "over_minute": ("tiden är ute sedan 1 minut", "time was up 1 minute ago"),
    "over_minutes": ("tiden är ute sedan {n} minuter", "time was up {n} minutes ago"),
    "paused": ("klockan är stoppad", "the clock is stopped"),
}
"""The clock in words. ``static/js/speaker-clock.js`` counts by the same steps between two pictures."""

WARN_SECONDS: Final = 30
MIN_SECONDS, MAX_SECONDS = 10, 3600
MOST_REJOINDERS: Final = 10


@dataclass(frozen=True, slots=True)
class SpeakingSettings:
    """Times in seconds, how many rejoinders to one speech, and whether phones can ask for the floor."""

    first_seconds: int = 180
    later_seconds: int = 120
    rejoinder_seconds: int = 60
    breaking_seconds: int = 60
    max_rejoinders: int = 2
    from_phones: bool = True
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A speaker's clock: ``used_seconds`` until ``running_since`` (UTC); None: the clock is stopped."""

    limit_seconds: int
    used_seconds: int
    running_since: datetime | None = None

    def used(self, now: datetime) -> int:
        """Seconds used at ``now``, to the nearest one; a wall clock that jumps back takes nothing away."""
        if self.running_since is None:
            return self.used_seconds
        return self.used_seconds + max(0, round((now - self.running_since).total_seconds()))

    def remaining(self, now: datetime) -> int:
        """Whole seconds left, never below 0."""
        return max(0, self.limit_seconds - self.used(now))

    def overtime(self, now: datetime) -> int:
        """Whole seconds over the limit, never below 0."""
        return max(0, self.used(now) - self.limit_seconds)

    def state(self, now: datetime) -> Literal["ok", "warn", "stop"]:
        """``warn`` for the last half minute (the last quarter of a short time), ``stop`` when it is out."""
        left = self.remaining(now)
        if left == 0:
            return "stop"
        return "warn" if left <= min(WARN_SECONDS, self.limit_seconds // 4) else "ok"

    def words(self, now: datetime, language: str = "sv") -> str:
        """The clock in words; it never promises more than is left."""
        key, number = _clock_key(self.remaining(now), self.overtime(now))
        return CLOCK_WORDS[key][language == "en"].format(n=number)


def _clock_key(remaining: int, overtime: int) -> tuple[str, int]:
    if remaining == 0:
        minutes = overtime // 60
        return ("out" if minutes == 0 else "over_minute" if minutes == 1 else "over_minutes"), minutes
    if remaining >= 60:
        minutes = remaining // 60
        return ("minute" if minutes == 1 else "minutes"), minutes
    tens = remaining // 10 * 10
    return ("seconds" if tens else "soon"), tens


def next_status(status: Status, event: Event) -> Status:
    """The state of a turn after ``event``.

    Raises:
        TurnNotInThatState: the table has no such step.
    """
    found = TRANSITIONS.get((status, event))
    if found is None:
        sv, en = STATUS_WORDS[status]
        raise refusals.TurnNotInThatState(state=sv, state_en=en)
    return found


def known_kind(name: str) -> Kind:
    """``name`` as a kind of turn.

    Raises:
        UnknownKind: there is no such kind.
    """
    for kind in RANK:
        if kind == name:
            return kind
    raise refusals.UnknownKind(field="kind")


def known_stance(name: str) -> str:
    """``name`` as what a speech is for: "", "for" or "against".

    Raises:
        UnknownStance: it is none of them.
    """
    if name not in STANCES:
        raise refusals.UnknownStance(field="stance")
    return name


def goes_before(kind: Kind) -> list[Kind]:
    """The kinds that a new request of ``kind`` is placed before."""
    return [other for other in RANK if RANK[other] > RANK[kind]]


def check_taking(*, phase: str | None, item_kind: str | None) -> None:
    """The floor is asked for while the sitting is open and an item that is no break is taken up.

    Raises:
        NotTaking: it is not.
    """
    if phase != "open" or item_kind in (None, "break"):
        raise refusals.NotTaking


def check_request(
    kind: Kind,
    *,
    closed: bool,
    has_spoken: bool,
    addressed: bool,
    rejoinders: int,
    settings: SpeakingSettings,
) -> None:
    """Whether a seat may ask for the floor in this item.

    Args:
        kind: what is asked for.
        closed: the list of the item is closed (streck).
        has_spoken: the seat has had the floor in this item.
        addressed: the seat has been addressed in this item.
        rejoinders: how many rejoinders the seat has to the present speech, waiting ones counted.
        settings: the sitting's times and numbers.

    Raises:
        ListClosed: after the closing only rejoinders and points of order.
        NotAddressed: a rejoinder is for one who has been addressed or has had the floor (Uppsala 2022-26).
        TooManyRejoinders: the seat has had as many as there are to one speech (likewise).
    """
    if closed and kind not in AFTER_CLOSING:
        raise refusals.ListClosed
    if kind != "rejoinder":
        return
    if not (has_spoken or addressed):
        raise refusals.NotAddressed
    if rejoinders >= settings.max_rejoinders:
        raise refusals.TooManyRejoinders(limit=settings.max_rejoinders)


def limit_seconds(kind: Kind, *, speeches_before: int, settings: SpeakingSettings) -> int:
    """The time of a turn in seconds; a seat's later speeches in an item have their own."""
    if kind == "speech":
        return settings.first_seconds if speeches_before == 0 else settings.later_seconds
    return settings.rejoinder_seconds if kind == "rejoinder" else settings.breaking_seconds


def next_step(*, current: Kind | None, interrupted: bool, head: Kind | None) -> Step:
    """What "next speaker" does now.

    Args:
        current: the kind of the turn that has the floor, or None.
        interrupted: a speaker waits to have the floor back.
        head: the kind of the first request that waits, or None.

    Returns:
        ``call`` the first one, let it ``interrupt`` the speaker, ``give_back`` the floor to the interrupted
        speaker (further points of order come before that), only ``finish``, or ``nothing``.
    """
    if current is not None and current not in BREAKING:
        if head is None:
            return "finish"
        return "interrupt" if head in BREAKING else "call"
    if head == "point_of_order":
        return "call"
    if interrupted:
        return "give_back"
    if head is not None:
        return "call"
    return "nothing" if current is None else "finish"


def check_settings(settings: SpeakingSettings) -> None:
    """Times between ten seconds and an hour, and at most ten rejoinders.

    Raises:
        TimeOutOfRange, RejoindersOutOfRange: they are not.
    """
    for field in ("first_seconds", "later_seconds", "rejoinder_seconds", "breaking_seconds"):
        if not MIN_SECONDS <= getattr(settings, field) <= MAX_SECONDS:
            raise refusals.TimeOutOfRange(field=field, least=MIN_SECONDS, most=MAX_SECONDS)
    if not 0 <= settings.max_rejoinders <= MOST_REJOINDERS:
        raise refusals.RejoindersOutOfRange(field="max_rejoinders", most=MOST_REJOINDERS)


def breaks_in_at_once(kind: Kind, *, current: Kind | None) -> bool:
    """Whether a new request gets the floor uncalled: a point of order does, unless another breaks in."""
    return kind == "point_of_order" and current not in BREAKING
