"""The day in order, on paper: the agenda for everybody and the run sheet for those who keep time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from parliament.documents.paper_lists import Part
from parliament.editions import service as editions
from parliament.editions.service import ThemeView
from parliament.shared import swedish
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import ItemView


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the day. ``number`` is its §, empty for a break; times in UTC, None when not planned."""

    number: str
    kind: str
    title: str
    presenter: str
    minutes: int
    starts_at: datetime | None
    theme: ThemeView | None
    fixed: bool = False

    @property
    def ends_at(self) -> datetime | None:
        """When it is planned to end (UTC)."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


def points(edition_id: str) -> list[Point]:
    """The points of the day: of the sitting's agenda once it is prepared, else of the programme.

    What comes before the opening (coffee, checking in) is always the programme's.
    """
    themes = {theme.id: theme for theme in editions.themes(edition_id)}
    programme = _of_programme(edition_id, themes)
    sitting = sittings.current(edition_id)
    if sitting is None:
        return programme
    presenters = {(point.kind, point.title): point.presenter for point in programme}
    before = programme[: len(programme) - len(from_the_opening(programme))]
    return before + [
        _of_item(item, presenters.get((item.kind, item.title), ""), themes)
        for item in sitting.items
        if item.status != sitting_rules.SKIPPED
    ]


def from_the_opening(day: list[Point]) -> list[Point]:
    """The points that belong to the sitting; all, where none is an opening."""
    kinds = [point.kind for point in day]
    return day[kinds.index("opening") :] if "opening" in kinds else day


def agenda(day: list[Point]) -> Part:
    """The agenda for everybody: time, number and title."""
    return {
        "kind": "agenda",
        "title": "Dagordning",
        "rows": [(_time(point.starts_at), point.number, point.title, _who(point)) for point in day],
    }


def run_sheet(day: list[Point]) -> Part:
    """The run sheet: planned times beside empty columns for the actual ones."""
    rows = [row for point in day for row in _run_rows(point)]
    return {
        "kind": "run_sheet",
        "title": "Körschema",
        "landscape": True,
        "lead": "Skriv när punkten började och slutade. ”Fast” betyder att tiden inte får flyttas.",
        "rows": rows,
    }


def _of_programme(edition_id: str, themes: dict[str, ThemeView]) -> list[Point]:
    number, found = 0, []
    for item in editions.programme(edition_id):
        is_section = item.kind != "break"
        number += is_section
        found.append(
            Point(
                number=f"§ {number}" if is_section else "",
                kind=item.kind,
                title=item.title,
                presenter=item.presenter,
                minutes=item.minutes,
                starts_at=item.starts_at,
                theme=themes.get(item.theme_id or ""),
                fixed=item.fixed,
            )
        )
    return found


def _of_item(item: ItemView, presenter: str, themes: dict[str, ThemeView]) -> Point:
    return Point(
        number=f"§ {item.number}" if item.number else "",
        kind=item.kind,
        title=item.title,
        presenter=presenter,
        minutes=item.minutes,
        starts_at=item.planned_start,
        theme=themes.get(item.theme_id or ""),
        fixed=item.fixed,
    )


def theme_steps(point: Point) -> list[tuple[str, int]]:
    """The four steps of a theme with their minutes."""
    theme = point.theme
    if theme is None:
        return []
    answers = "Svar på den framröstade frågan" if theme.answers == 1 else "Svar på de framröstade frågorna"
    return [
        ("Inledning", theme.introduction_minutes),
        ("Frågor till politikerna", theme.questions_minutes),
        ("Omröstning", theme.division_minutes),
        (answers, theme.answers_minutes),
    ]


def _run_rows(point: Point) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "time": _time(point.starts_at) + (" fast" if point.fixed else ""),
            "minutes": str(point.minutes),
            "number": point.number,
            "title": point.title,
            "who": _who(point),
            "step": False,
        }
    ]
    start = point.starts_at
    for title, minutes in theme_steps(point):
        rows.append(
            {
                "time": _time(start),
                "minutes": str(minutes),
                "number": "",
                "title": title,
                "who": "",
                "step": True,
            }
        )
        start = start + timedelta(minutes=minutes) if start else None
    return rows


def _who(point: Point) -> str:
    if point.presenter:
        return point.presenter
    return swedish.join_words(point.theme.roles) if point.theme else ""


def _time(moment: datetime | None) -> str:
    return swedish.time(moment) if moment else ""
