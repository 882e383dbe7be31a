"""Frozen values of the register of actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NotRequired, TypedDict

from parliament.commitments.register.schedules import Schedule


class ActionText(TypedDict):
    """What an action says, as typed."""

    title: str
    description: NotRequired[str]
    responsible: NotRequired[str]
    participants: NotRequired[str]
    schedule: NotRequired[str]
    funding: NotRequired[str]
    note: NotRequired[str]


@dataclass(frozen=True, slots=True)
class AreaView:
    """An action area, and where it belongs."""

    id: str
    number: int
    name: str
    table_number: int | None
    note: str
    strategic_number: int
    strategic_name: str
    strategic_heading: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A named moment of the plan."""

    id: str
    name: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its areas and named versions; ``counts`` has the number of actions by status."""

    id: str
    region_name: str
    title: str
    period_text: str
    background: str
    indicator_rule: str
    is_public: bool
    areas: tuple[AreaView, ...]
    versions: tuple[VersionView, ...]
    counts: dict[str, int]
    unclear: int


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action; ``schedule`` is as written, with what was understood of it."""

    id: str
    plan_id: str
    area_id: str
    position: int
    title: str
    description: str
    responsible: str
    participants: str
    funding: str
    schedule: Schedule
    note: str
    status: str
    status_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A changed field of an action."""

    action_id: str
    title: str
    at: dt.datetime
    version: int
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show of a register; empty means all."""

    q: str = ""
    area_id: str = ""
    status: str = ""
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class ValueView:
    """A measured value."""

    id: str
    period: str
    place: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its series, by place and then by period."""

    id: str
    plan_id: str
    group_name: str
    name: str
    definition: str
    source: str
    unit: str
    level: str
    values: tuple[ValueView, ...]
