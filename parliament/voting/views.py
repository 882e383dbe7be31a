"""What others see of a division: frozen values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.shared import clock
from parliament.voting import rules
from parliament.voting.models import Division, DivisionComparison, DivisionOption, Turnout


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option of the ballot."""

    id: str
    label: str
    text: str
    means: str
    issue_id: str | None


@dataclass(frozen=True, slots=True)
class DivisionView:
    """A division. ``result`` is there after close; who may see it is the caller's to keep."""

    id: str
    edition_id: str
    sitting_id: str
    item_id: str | None
    theme_id: str | None
    title: str
    kind: str
    secrecy: str
    max_choices: int
    places: int
    tie_rule: str
    trial: bool
    repeats: str | None
    compares_with: str | None
    status: str
    register_size: int
    cast: int
    created_at: datetime
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    declared_at: datetime | None
    annul_reason: str
    sealed: bool
    options: tuple[OptionView, ...]
    result: Mapping[str, Any] | None

    def option(self, option_id: str) -> OptionView | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def pending(self) -> str:
        """What a tie of yes and no still waits for: ``casting_vote``, ``lot``, or nothing."""
        counted = self.result or {}
        waits = self.kind == rules.YES_NO and counted.get("tie") and not counted.get("winners")
        return str(counted["decided_by"]) if waits else ""

    @property
    def winners(self) -> tuple[OptionView, ...]:
        """The winning options in the order of the ballot; none before the result."""
        chosen = set((self.result or {}).get("winners", ()))
        return tuple(option for option in self.options if option.id in chosen)

    def as_dict(self, *, with_result: bool) -> dict[str, Any]:
        """As the live protocol and the API write it."""
        data: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "kind": self.kind,
            "secrecy": self.secrecy,
            "options": [_option_dict(option) for option in self.options],
            "max_choices": self.max_choices,
            "status": self.status,
            "trial": self.trial,
            "places": self.places,
            "tie_rule": self.tie_rule,
            "register_size": self.register_size,
            "closes_at": clock.iso(self.closes_at) if self.closes_at else None,
        }
        if self.kind == rules.POINTS:
            data["points"] = self.max_choices
        if with_result and self.result is not None:
            data["result"] = dict(self.result)
        return data


def _option_dict(option: OptionView) -> dict[str, str]:
    data = {"id": option.id, "label": option.label}
    if option.text:
        data["text"] = option.text
    if option.means:
        data["means"] = option.means
    return data


def view(session: Session, row: Division) -> DivisionView:
    """The frozen view of a row, with its options and its turnout."""
    options = session.scalars(
        select(DivisionOption).filter_by(division_id=row.id).order_by(DivisionOption.position)
    )
    compared = session.get(DivisionComparison, row.id)
    cast = session.scalar(select(func.count()).select_from(Turnout).where(Turnout.division_id == row.id)) or 0
    return DivisionView(
        id=row.id,
        edition_id=row.edition_id,
        sitting_id=row.sitting_id,
        item_id=row.item_id,
        theme_id=row.theme_id,
        title=row.title,
        kind=row.kind,
        secrecy=row.secrecy,
        max_choices=row.max_choices,
        places=row.places,
        tie_rule=row.tie_rule,
        trial=row.trial,
        repeats=row.repeats,
        compares_with=compared.compares_with if compared else None,
        status=row.status,
        register_size=row.register_size,
        cast=cast,
        created_at=row.created_at,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        declared_at=row.declared_at,
        annul_reason=row.annul_reason,
        sealed=row.sealed or row.secrecy == rules.RECORDED,
        options=tuple(OptionView(o.key, o.label, o.text, o.means, o.issue_id) for o in options),
        result=json.loads(row.result) if row.result else None,
    )
