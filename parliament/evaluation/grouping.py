"""Figures by group: what a background question divides the answers into, small groups hidden."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from parliament.evaluation import rules
from parliament.evaluation.core import Item, Option
from parliament.evaluation.models import GroupMark, Marks


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one question in one group; None when the group is hidden."""

    group: Option
    summary: rules.ItemSummary | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures of one question by the groups of one background question."""

    background: Item
    item: Item
    groups: tuple[GroupFigures, ...]

    @property
    def any_shown(self) -> bool:
        """Whether some group is shown."""
        return any(group.summary for group in self.groups)


def breakdowns(
    session: Session, survey_id: str, items: Sequence[Item], marks: Sequence[Mapping[str, str]]
) -> tuple[Breakdown, ...]:
    """Every question by every background question, as far as it may be shown."""
    given = _by_question(session, survey_id)
    asked = [item for item in items if item.kind != "text" and not item.background]
    found = []
    for background in (item for item in items if item.background):
        for item in asked:
            groups = given.get((background.key, item.key), {})
            total = sum(item.key in mark for mark in marks)
            shown = rules.groups_to_show({group: len(said) for group, said in groups.items()}, total)
            figures = tuple(
                GroupFigures(
                    option,
                    rules.summary_of(item, groups[option.value]) if option.value in shown else None,
                )
                for option in background.options
            )
            found.append(Breakdown(background, item, figures))
    return tuple(found)


def erase_small(session: Session, survey_id: str) -> None:
    """Erase what is known of groups that may not be shown, so that nobody can look it up later."""
    kept = session.scalars(select(Marks.marks).where(Marks.survey_id == survey_id))
    totals = Counter(key for marks in kept for key in json.loads(marks))
    for (background, item), groups in _by_question(session, survey_id).items():
        shown = rules.groups_to_show({group: len(said) for group, said in groups.items()}, totals[item])
        hidden = [group for group in groups if group not in shown]
        session.execute(
            delete(GroupMark).where(
                GroupMark.survey_id == survey_id,
                GroupMark.background == background,
                GroupMark.item == item,
                GroupMark.grp.in_(hidden),
            )
        )


def _by_question(session: Session, survey_id: str) -> dict[tuple[str, str], dict[str, list[str]]]:
    query = select(GroupMark).where(GroupMark.survey_id == survey_id).order_by(GroupMark.id)
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in session.scalars(query):
        found[row.background, row.item][row.grp].append(row.mark)
    return found
