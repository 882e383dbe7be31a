"""Rows of the register of actions, and of the indicators that stand beside it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.commitments.rules import STATUSES
from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_ONE_STATUS = f"status IN ({', '.join(repr(status) for status in STATUSES)})"


class ActionPlan(Row):
    """A plan of actions (handlingsplan) of a region: a living document."""

    __tablename__ = "action_plan"
    __table_args__ = (UniqueConstraint("region_name", "title", name="uq_action_plan_title"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    region_name: Mapped[str]
    title: Mapped[str]
    period_text: Mapped[str]
    background: Mapped[str] = mapped_column(Text)  # when it was adopted and surveyed, in words
    indicator_rule: Mapped[str] = mapped_column(Text)  # what the indicators say and do not say
    is_public: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]


class StrategicArea(Row):
    """A strategic area (strategiskt område): holds action areas."""

    __tablename__ = "strategic_area"
    __table_args__ = (UniqueConstraint("plan_id", "number", name="uq_strategic_area_number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str]
    heading: Mapped[str]
    note: Mapped[str] = mapped_column(Text)


class ActionArea(Row):
    """An action area (insatsområde), with a table of its actions."""

    __tablename__ = "action_area"
    __table_args__ = (UniqueConstraint("plan_id", "number", name="uq_action_area_number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    strategic_area_id: Mapped[str] = mapped_column(ForeignKey("strategic_area.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str]
    table_number: Mapped[int | None]  # the number of its table in the document, if it has one
    note: Mapped[str] = mapped_column(Text)


class Action(Row):
    """An action (insats). Ideas and what has ended may be no more than a title."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("area_id", "position", name="uq_action_position"),
        CheckConstraint(_ONE_STATUS, name="status"),
        Index("ix_action_plan_status", "plan_id", "status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    area_id: Mapped[str] = mapped_column(ForeignKey("action_area.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str]
    participants: Mapped[str] = mapped_column(Text)
    funding: Mapped[str] = mapped_column(Text)
    schedule_text: Mapped[str]  # as written
    schedule_is_clear: Mapped[bool]  # whether all of it was understood, or none is written
    note: Mapped[str] = mapped_column(Text)
    status: Mapped[str]
    status_reason: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    searched: Mapped[str] = mapped_column(Text)  # all of its words, folded, for searching


class ActionChange(Row):
    """One field of an action was changed: what stood there, and what stands there now. Never edited."""

    __tablename__ = "action_change"
    __table_args__ = (Index("ix_action_change_plan_at", "plan_id", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    action_id: Mapped[str] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    at: Mapped[dt.datetime]
    version: Mapped[int]  # of the action, after the change
    field: Mapped[str]
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


class PlanVersion(Row):
    """A named moment of the plan, to compare with later ("Antagen 2024")."""

    __tablename__ = "action_plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "name", name="uq_action_plan_version_name"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    name: Mapped[str]
    at: Mapped[dt.datetime]


class Indicator(Row):
    """An indicator: what is measured in society. It is no measure of a single action."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("plan_id", "position", name="uq_indicator_position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"))
    position: Mapped[int]
    group_name: Mapped[str]
    name: Mapped[str] = mapped_column(Text)
    definition: Mapped[str] = mapped_column(Text)
    source: Mapped[str]
    unit: Mapped[str]
    level: Mapped[str]


class IndicatorValue(Row):
    """A measured value, for a period and a place; a decimal number as written, with a point."""

    __tablename__ = "indicator_value"
    __table_args__ = (UniqueConstraint("indicator_id", "place", "period", name="uq_indicator_value_once"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    indicator_id: Mapped[str] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"))
    period: Mapped[str]
    place: Mapped[str]
    value: Mapped[str]
