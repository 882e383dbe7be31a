"""What the clerk's desk shows beside the document: who might adjust, and when it should be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parliament.editions import service as editions
from parliament.minutes import rules
from parliament.minutes.blocks import Document
from parliament.minutes.views import MinutesView
from parliament.shared import clock
from parliament.sitting import service as sittings


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to adjust; ``red``: few are at their desks then."""

    day: date
    red: bool


def suggested(sitting_id: str, found: MinutesView) -> list[str]:
    """Those who were elected adjusters at the sitting, and are not entered yet."""
    known = {each.name for each in found.adjusters}
    officers = sittings.sitting(sitting_id).officers
    return [each.name for each in officers if each.role == "adjuster" and each.name not in known]


def due(sitting_id: str) -> Due | None:
    """When the minutes should be adjusted; None while the day is not known."""
    sitting = sittings.sitting(sitting_id)
    edition = editions.edition(sitting.edition_id)
    held = edition.date or (clock.stockholm(sitting.opened_at).date() if sitting.opened_at else None)
    if held is None:
        return None
    day = rules.adjust_by(held)
    return Due(day, rules.is_red_day(day))


def title_of(document: Document, key: str) -> str:
    """A § with its title; empty for none."""
    for each in document["paragraphs"]:
        if each["key"] == key:
            return f"{each['mark']} {each['title']}".strip()
    return ""
