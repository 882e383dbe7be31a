"""The reserve binder (reservpärm): all papers of the day in one file, and each of them by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from parliament.access import roles
from parliament.access import service as access
from parliament.documents import paper_ballots, paper_lists, paper_plans, paper_script, run_sheet
from parliament.documents.paper_lists import Part
from parliament.documents.run_sheet import Point
from parliament.editions import service as editions
from parliament.editions.service import EditionView, ThemeView
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared import swedish
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading

TEMPLATE: Final = "paper.typ"

_OFFICERS: Final = (("Ordförande", "chair"), ("Sekreterare", "secretary"), ("Justerare", "adjuster"))
_ACCOUNTS: Final = (
    ("Vid konsolen", roles.OPERATOR),
    ("Frågemoderator", roles.MODERATOR),
    ("Dörrvärd", roles.DOOR),
    ("Hjälpdisk", roles.DESK),
    ("Organisatör", roles.ORGANISER),
)
_BY_HAND: Final = ("Rösträknare 1", "Rösträknare 2", "Ljud och bild", "Vaktmästare", "Reservdatorn")


@dataclass(frozen=True, slots=True)
class Day:
    """What the papers of a day are made of, read once."""

    edition: EditionView
    themes: list[ThemeView]
    seats: list[SeatView]
    points: list[Point]
    people: list[tuple[str, str]]
    marks: dict[str, int]
    join_url: str

    @property
    def voters(self) -> int:
        """How many seats may vote."""
        return sum(seat.may_vote for seat in self.seats)


_PARTS: Final[dict[str, Callable[[Day], list[Part]]]] = {
    "narvarolista": lambda day: [paper_lists.attendance(day.seats)],
    "platslista": lambda day: [paper_lists.seating(day.seats, day.themes)],
    "dagordning": lambda day: [run_sheet.agenda(day.points)],
    "korschema": lambda day: [run_sheet.run_sheet(day.points)],
    "manus": lambda day: [paper_script.script(run_sheet.from_the_opening(day.points), name=day.edition.name)],
    "valsedlar": lambda day: paper_ballots.paper_parts(day.themes, voters=day.voters, marks=day.marks),
    "rostrakning": lambda day: paper_ballots.tally_parts(day.themes, marks=day.marks),
    "om-nagot-gar-sonder": lambda day: [
        paper_plans.plans(day.themes),
        paper_plans.emergency(join_url=day.join_url, people=day.people),
    ],
}
BINDER: Final = "reservparm"
SHEETS: Final = (BINDER, *_PARTS)
"""The names of the printouts without secrets, as they stand in the address."""

_TITLES: Final = {
    BINDER: "Reservpärm",
    "narvarolista": "Närvarolista",
    "platslista": "Platslista",
    "dagordning": "Dagordning",
    "korschema": "Körschema",
    "manus": "Ordförandens manus",
    "valsedlar": "Valsedlar",
    "rostrakning": "Rösträkning",
    "om-nagot-gar-sonder": "Om något går sönder",
}
_IN_THE_BINDER: Final = (
    "om-nagot-gar-sonder",
    "korschema",
    "manus",
    "dagordning",
    "narvarolista",
    "platslista",
    "valsedlar",
    "rostrakning",
)


def sheet(edition_id: str, name: str, *, join_url: str) -> dict[str, Any]:
    """What the printout ``name`` of an edition holds, for the template.

    Args:
        edition_id: which edition.
        name: one of ``SHEETS``.
        join_url: the whole address where a code is typed.

    Raises:
        NotFound: there is no such printout or no such edition.
    """
    if name not in SHEETS:
        raise NotFound
    with reading():
        day = _day(edition_id, join_url)
    if name != BINDER:
        return as_document(day.edition, _TITLES[name], _PARTS[name](day))
    parts = [part for each in _IN_THE_BINDER for part in _PARTS[each](day)]
    return as_document(day.edition, _TITLES[name], [_cover(day), *parts])


def as_document(edition: EditionView, title: str, parts: list[Part], *, secret: str = "") -> dict[str, Any]:
    """Parts as one document.

    Args:
        edition: named on every page.
        title: of the whole.
        parts: in order.
        secret: what stands on top of every page of a paper that not everybody may see.
    """
    return {
        "title": f"{title} – {edition.name}",
        "edition": edition.name,
        "day": day_of(edition),
        "secret": secret,
        "parts": parts,
        "qr": sorted({str(part["qr"]) for part in parts if "qr" in part}),
    }


def day_of(edition: EditionView) -> str:
    """The day in words, or what is known of it."""
    return swedish.date(edition.date) if edition.date else edition.period_text


def _day(edition_id: str, join_url: str) -> Day:
    return Day(
        edition=editions.edition(edition_id),
        themes=editions.themes(edition_id),
        seats=registration.seats(edition_id),
        points=run_sheet.points(edition_id),
        people=_people(edition_id),
        marks=paper_ballots.marks_allowed(edition_id),
        join_url=join_url,
    )


def _people(edition_id: str) -> list[tuple[str, str]]:
    """Who does what: the officers of the sitting, the accounts by role, and rows to fill in by hand."""
    sitting = sittings.current(edition_id)
    accounts = [account for account in access.list_accounts() if account.active]
    rows = [(word, sitting.officer(role) if sitting else "") for word, role in _OFFICERS]
    rows += [
        (word, swedish.join_words(account.name for account in accounts if role in account.roles))
        for word, role in _ACCOUNTS
    ]
    return [*rows, *((word, "") for word in _BY_HAND)]


def _cover(day: Day) -> Part:
    edition = day.edition
    starts = [point.starts_at for point in day.points if point.starts_at]
    ends = [point.ends_at for point in day.points if point.ends_at]
    facts = [
        ("Dag", swedish.weekday_date(edition.date) if edition.date else edition.period_text),
        ("Tid", swedish.time_range(min(starts), max(ends)) if starts and ends else ""),
        ("Plats", edition.venue),
        ("Arrangörer", swedish.join_words(partner.name for partner in edition.partners)),
        ("Teman", swedish.join_words(theme.name for theme in day.themes)),
        ("Platser", f"{swedish.number(len(day.seats))}, varav {swedish.number(day.voters)} med rösträtt"),
        ("Adress för kod", day.join_url.split("://", 1)[-1]),
    ]
    return {
        "kind": "cover",
        "title": "Reservpärm",
        "heading": edition.name,
        "facts": [row for row in facts if row[1]],
        "people": day.people,
    }
