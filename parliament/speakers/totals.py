"""Speaking time by seat, company, municipality and theme, for the chair."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.shared import clock, swedish
from parliament.sitting import service as sittings
from parliament.speakers import rules
from parliament.speakers.models import SpeakingTurn
from parliament.speakers.rules import Clock
from parliament.speakers.views import SpeakingTime, SpeakingTimes
from parliament.storage.transaction import reading

Spoken = tuple[str, str, int]
"""Key, label, seconds of one turn."""


def speaking_time(sitting_id: str) -> SpeakingTimes:
    """How long each has spoken in a sitting, longest first; a turn under way counts until now.

    Points of order and of information count as turns like others. Cancelled seats keep what they have used.
    """
    with reading() as session:
        sitting = sittings.sitting(sitting_id)
        items = {item.id: item for item in sitting.items}
        themes = {theme.id: theme.name for theme in editions.themes(sitting.edition_id)}
        seats = {seat.id: seat for seat in registration.all_seats(sitting.edition_id)}
        query = select(SpeakingTurn).where(
            SpeakingTurn.sitting_id == sitting_id, SpeakingTurn.status.in_(rules.HELD)
        )
        now = clock.now()
        spoken = [
            (seats[turn.seat_id], items[turn.item_id], _seconds(turn, now, items[turn.item_id].ended_at))
            for turn in session.scalars(query)
        ]
    return SpeakingTimes(
        seats=_sum((s.id, f"{s.number} {s.delegate_name}", used) for s, _, used in spoken),
        companies=_sum((s.company_id, s.company_name, used) for s, _, used in spoken),
        municipalities=_sum((s.municipality, s.municipality, used) for s, _, used in spoken),
        themes=_sum((i.theme_id or "", themes.get(i.theme_id or "", ""), used) for _, i, used in spoken),
    )


def _seconds(turn: SpeakingTurn, now: datetime, ended_at: datetime | None) -> int:
    running = Clock(turn.limit_seconds, turn.used_seconds, turn.running_since)
    return running.used(min(now, ended_at) if ended_at else now)


def _sum(spoken: Iterable[Spoken]) -> tuple[SpeakingTime, ...]:
    totals: dict[str, SpeakingTime] = {}
    for key, label, seconds in spoken:
        before = totals.get(key, SpeakingTime(key, label, 0, 0))
        totals[key] = SpeakingTime(key, label, before.turns + 1, before.seconds + seconds)
    return tuple(sorted(totals.values(), key=lambda row: (-row.seconds, swedish.sort_key(row.label))))
