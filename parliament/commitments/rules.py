"""The way of an action or an undertaking, from an idea to what became of it.

::

                plan            begin           end
    potential ───────▶ coming ─────────▶ ongoing ──────▶ ended
        ▲  ◀───────────  │                │   ◀──────────  │
        │    postpone    │                │     reopen
        │                ▼                ▼
        └───────────── dropped (with a reason, from each of the three)
           take_up

An idea may begin at once. What was dropped may be taken up again, as an idea.
"""

from __future__ import annotations

from typing import Final

from parliament.shared.errors import RuleBroken

POTENTIAL: Final = "potential"
COMING: Final = "coming"
ONGOING: Final = "ongoing"
ENDED: Final = "ended"
DROPPED: Final = "dropped"
STATUSES: Final = (POTENTIAL, COMING, ONGOING, ENDED, DROPPED)

WAY: Final = {
    (POTENTIAL, "plan"): COMING,
    (POTENTIAL, "begin"): ONGOING,
    (COMING, "begin"): ONGOING,
    (COMING, "postpone"): POTENTIAL,
    (ONGOING, "end"): ENDED,
    (ENDED, "reopen"): ONGOING,
    (POTENTIAL, "drop"): DROPPED,
    (COMING, "drop"): DROPPED,
    (ONGOING, "drop"): DROPPED,
    (DROPPED, "take_up"): POTENTIAL,
}
"""From status and step to the next status."""

MAX_REASON = 500


class NoSuchStep(RuleBroken):
    """A step that does not lead on from where the action or undertaking stands."""

    code = "no_such_step"
    status = 409
    sv = "Det steget går inte att ta härifrån. Någon kan ha ändrat läget nyss: läs in sidan igen."
    en = "That step cannot be taken from here. Somebody may have changed the state just now: reload the page."


class ReasonMissing(RuleBroken):
    """Dropped without a reason."""

    code = "reason_missing"
    status = 422
    sv = "Skriv varför. Den som frågade ska få veta det."
    en = "Write why. The one who asked is to be told."


def step(status: str, event: str, *, reason: str = "") -> str:
    """The status that ``event`` leads to.

    Raises:
        NoSuchStep: not from ``status``.
        ReasonMissing: dropping needs a reason.
    """
    following = WAY.get((status, event))
    if following is None:
        raise NoSuchStep
    if following == DROPPED and not reason.strip():
        raise ReasonMissing(field="reason")
    return following


def steps_from(status: str) -> tuple[str, ...]:
    """The steps that can be taken, the way forward first."""
    return tuple(event for (here, event) in WAY if here == status)
