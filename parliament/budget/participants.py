"""What the money comes to for each participant, and the time that is given beside it."""

from __future__ import annotations

from collections.abc import Callable

from parliament.budget import rules
from parliament.budget.views import BudgetView, OwnTime, ParticipantCost
from parliament.door import service as door
from parliament.registration import service as registration
from parliament.storage.transaction import reading

OwnTimeSource = Callable[[str], OwnTime | None]
_sources: list[OwnTimeSource] = []


def cost_per_participant(budget: BudgetView) -> ParticipantCost | None:
    """The cost for each who came, of what is booked and ordered; before that, the forecast for each who will.

    None while there is nobody to divide by.
    """
    with reading():
        came = len({arrival.seat_id for arrival in door.attendance(budget.edition_id)})
        confirmed = 0 if came else registration.count_seats(budget.edition_id)
    cost_ore = budget.spent_ore + budget.committed_ore if came else budget.forecast_ore
    each_ore = rules.per_head(cost_ore, came or confirmed)
    if each_ore is None:
        return None
    return ParticipantCost(came or confirmed, checked_in=bool(came), cost_ore=cost_ore, each_ore=each_ore)


def bind_own_time(source: OwnTimeSource) -> None:
    """Tell where the working group's hours are kept. They are shown beside the money and never added to it.

    Args:
        source: from an edition's id to its hours; None while there are none.
    """
    _sources[:] = [source]


def own_time(edition_id: str) -> OwnTime | None:
    """The working group's hours; None while nobody has planned or worked any."""
    found = _sources[0](edition_id) if _sources else None
    return found if found and (found.planned_hours or found.worked_hours) else None
