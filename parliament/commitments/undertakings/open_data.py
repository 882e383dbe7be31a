"""What was undertaken as open data: one row for each, without the owner's name and address."""

from __future__ import annotations

from collections.abc import Sequence

from parliament.commitments.undertakings import service
from parliament.commitments.undertakings.queries import Wanted
from parliament.commitments.undertakings.views import UndertakingView
from parliament.editions import service as editions

Row = dict[str, str | int | None]

COLUMNS = (
    "id",
    "year",
    "theme",
    "kind",
    "words",
    "said_by",
    "body",
    "said_on",
    "question_id",
    "status",
    "accepted_on",
    "due_on",
    "done_on",
    "outcome",
    "days_late",
    "reason",
)
"""The columns, in order; the page of open data says what each is."""


def rows(edition_id: str = "") -> list[Row]:
    """Every note, of an edition or of all; days as YYYY-MM-DD, what is not known as None."""
    years = {each.id: each.year for each in editions.list_editions()}
    themes = {theme.id: theme.name for each in years for theme in editions.themes(each)}
    found, _total = service.undertakings(Wanted(edition_id=edition_id))
    return [_row(each, years[each.edition_id], themes.get(each.theme_id)) for each in found]


def cells(row: Row) -> Sequence[str | int]:
    """A row for a file of columns: what is not known is an empty cell."""
    return ["" if row[name] is None else row[name] or 0 for name in COLUMNS]


def _row(found: UndertakingView, year: int, theme: str | None) -> Row:
    return {
        "id": found.id,
        "year": year,
        "theme": theme,
        "kind": found.kind,
        "words": found.words,
        "said_by": found.said_by,
        "body": found.body,
        "said_on": found.said_on.isoformat(),
        "question_id": found.question_id or None,
        "status": found.status,
        "accepted_on": found.accepted_at.date().isoformat() if found.accepted_at else None,
        "due_on": found.due_on.isoformat() if found.due_on else None,
        "done_on": found.done_on.isoformat() if found.done_on else None,
        "outcome": found.outcome or None,
        "days_late": found.days_late,
        "reason": found.status_reason or None,
    }
