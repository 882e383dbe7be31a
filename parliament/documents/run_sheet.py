"""The day in order, on paper: the agenda for everybody and the run sheet for those who keep time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from parliament.documents.paper_lists import Part
from parliament.editions import service as editions
from parliament.editions.service import ThemeView
from parliament.shared import clock, swedish
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import DocumentView, ItemView, SittingView

_A_DAY = timedelta(days=1)  # further off, and the sitting is not held on the planned day
_WORTH_TELLING = timedelta(minutes=2)
_TOOLS: Final = {
    "proposals": "yrkanden",
    "acclamation": "acklamation",
    "counterproposals": "kontraproposition",
    "minority_referral": "minoritetsåterremiss",
    "jav": "jäv",
    "quorum_block": "kräver beslutförhet",
    "no_return": "ingen återkomst samma dag",
    "ranking": "rangordning",
    "points": "poäng",
    "election": "val",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the day. ``number`` is its §, empty for a break; times in UTC, None when not planned.

    ``began_at`` and ``ended_at``: as it went. ``expected``: when it will begin as things stand, if that is
    not as planned. ``remarks``: what the presidium must know of it.
    """

    number: str
    kind: str
    title: str
    presenter: str
    minutes: int
    starts_at: datetime | None
    theme: ThemeView | None
    fixed: bool = False
    began_at: datetime | None = None
    ended_at: datetime | None = None
    expected: datetime | None = None
    proposal: str = ""
    remarks: tuple[str, ...] = ()

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
    before = programme[: len(programme) - len(from_the_opening(programme))]
    tools = sittings.tools_of_items(sitting.id)
    documents = sittings.documents(sitting.id)
    expected = _expected(sitting)
    return before + [
        _of_item(
            item,
            themes,
            remarks=_remarks(item, tools.get(item.id, frozenset()), documents.get(item.id, ())),
            expected=expected.get(item.id),
        )
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
    """The run sheet: planned times beside the actual ones, with room to write those that are to come."""
    rows = [row for point in day for row in _run_rows(point)]
    return {
        "kind": "run_sheet",
        "title": "Körschema",
        "landscape": True,
        "lead": "Skriv när punkten började och slutade. ”Fast” betyder att tiden inte får flyttas. "
        "”Cirka” är när punkten väntas börja som läget är nu.",
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


def _of_item(
    item: ItemView, themes: dict[str, ThemeView], *, remarks: tuple[str, ...], expected: datetime | None
) -> Point:
    return Point(
        number=f"§ {item.number}" if item.number else "",
        kind=item.kind,
        title=item.title,
        presenter=item.presenter,
        minutes=item.minutes,
        starts_at=item.planned_start,
        theme=themes.get(item.theme_id or ""),
        fixed=item.fixed,
        began_at=item.started_at,
        ended_at=item.ended_at,
        expected=expected,
        proposal=item.proposal,
        remarks=remarks,
    )


def _expected(sitting: SittingView) -> dict[str, datetime]:
    """When the waiting items will begin as things stand, where that differs from the plan.

    Only while the sitting is held on its planned day.
    """
    current, now = sitting.item, clock.now()
    if current is None or current.planned_start is None or abs(now - current.planned_start) > _A_DAY:
        return {}
    times = sitting.expected(now)
    plan = {item.id: item.planned_start for item in sitting.items}
    return {
        item_id: time.start
        for item_id, time in times.items()
        if time.start is not None and time.start - (plan[item_id] or time.start) >= _WORTH_TELLING
    }


def _remarks(item: ItemView, tools: frozenset[str], documents: Sequence[DocumentView]) -> tuple[str, ...]:
    """What the presidium must know: late items, documents, the tools that are switched on."""
    late = "Brådskande: tas upp om alla närvarande går med på det." if not item.is_admitted else ""
    papers = (
        f"Handlingar: {swedish.join_words(document.title for document in documents)}." if documents else ""
    )
    words = [word for tool, word in _TOOLS.items() if tool in tools]
    return tuple(words for words in (late, papers, f"Verktyg: {', '.join(words)}." if words else "") if words)


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
            "expected": f"cirka {_time(point.expected)}" if point.expected and not point.began_at else "",
            "began": _time(point.began_at),
            "ended": _time(point.ended_at),
            "proposal": point.proposal,
            "remarks": [*point.remarks, *_late(point)],
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


def _late(point: Point) -> tuple[str, ...]:
    """How much later than planned a point began, when that is worth telling."""
    if point.began_at is None or point.starts_at is None:
        return ()
    minutes = sitting_rules.minutes_behind(point.starts_at, point.began_at)
    if not _WORTH_TELLING <= timedelta(minutes=minutes) <= _A_DAY:
        return ()
    return (f"Började {minutes} min efter plan.",)


def _who(point: Point) -> str:
    if point.presenter:
        return point.presenter
    return swedish.join_words(point.theme.roles) if point.theme else ""


def _time(moment: datetime | None) -> str:
    return swedish.time(moment) if moment else ""
