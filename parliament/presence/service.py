"""What other rooms may ask of presence, and have it do."""

from __future__ import annotations

from parliament.presence.attendance import (
    AttendanceForMinutes,
    ItemPresence,
    ServedView,
    attendance_for_minutes,
    quorum_at,
)
from parliament.presence.conflicts import conflicts, conflicts_of_items, register_for, set_conflict
from parliament.presence.roll_calls import (
    RollCallView,
    answer,
    begin_roll_call,
    end_roll_call,
    note_arrival,
    note_departure,
    quorum_now,
    roll_call,
    roll_calls,
)
from parliament.presence.rules import Quorum
from parliament.presence.substitutions import (
    SubstitutionView,
    bind_short_codes,
    candidates,
    substitute,
    substitutions,
    take_over_waiting,
    withdraw_substitution,
)

__all__ = [
    "AttendanceForMinutes",
    "ItemPresence",
    "Quorum",
    "RollCallView",
    "ServedView",
    "SubstitutionView",
    "answer",
    "attendance_for_minutes",
    "begin_roll_call",
    "bind_short_codes",
    "candidates",
    "conflicts",
    "conflicts_of_items",
    "end_roll_call",
    "note_arrival",
    "note_departure",
    "quorum_at",
    "quorum_now",
    "register_for",
    "roll_call",
    "roll_calls",
    "set_conflict",
    "substitute",
    "substitutions",
    "take_over_waiting",
    "withdraw_substitution",
]
