"""The papers that the law asks for, filled from the edition: arrangement, processor agreement, assessment.

The words lie in ``agreements.json``. They are drafts for lawyers and data protection officers to go through;
what only they know is left blank. Swedish documents in every language of the pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import force_locale

from parliament.editions.service import EditionView
from parliament.privacy import activities, words
from parliament.privacy.rules import KINDS, Decision
from parliament.shared import swedish
from parliament.shared.errors import NotFound

BLANK = "____________________"
TEMPLATE = "agreement.typ"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its paragraphs and points, and perhaps a table whose first row is its head."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A paper as pages and the typesetter show it."""

    key: str
    title: str
    lead: str
    edition: str
    sections: tuple[Section, ...]
    signatures: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """What the typesetter reads."""
        return asdict(self)


def titles() -> dict[str, str]:
    """The papers there are, by key."""
    return {key: paper["title"] for key, paper in _papers().items()}


def agreement(key: str, edition: EditionView, decisions: Mapping[str, Decision]) -> Agreement:
    """The paper with this key, filled from the edition and the rules of disposal.

    Raises:
        NotFound: there is none.
    """
    if key not in _papers():
        raise NotFound
    paper = _papers()[key]
    with force_locale("sv"):
        facts = _facts(edition)
        tables = _tables(edition, decisions)
        return Agreement(
            key=key,
            title=paper["title"],
            lead=paper["lead"],
            edition=f"{edition.name}, {facts['day']}",
            sections=tuple(_section(section, facts, tables) for section in paper["sections"]),
            signatures=(*_names(edition), *paper["signatures"]),
        )


def _section(section: Mapping[str, Any], facts: Mapping[str, str], tables: Mapping[str, Rows]) -> Section:
    rows = tuple(tuple(cell.format_map(facts) for cell in row) for row in section.get("rows", ()))
    return Section(
        heading=section["heading"],
        paragraphs=tuple(words.format_map(facts) for words in section.get("paragraphs", ())),
        points=tuple(section.get("points", ())),
        rows=tables[section["table"]] if "table" in section else rows,
    )


@cache
def _papers() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(__file__).with_name("agreements.json").read_text(encoding="utf-8"))
    return read


def _facts(edition: EditionView) -> dict[str, str]:
    names = _names(edition)
    authority = next((p.name for p in edition.partners if p.kind == activities.REGION), names[0])
    unknown = edition.period_text or "dagen är inte bestämd"
    return {
        "blank": BLANK,
        "names": swedish.join_words(names),
        "authority": authority,
        "edition": edition.name,
        "day": swedish.date(edition.date) if edition.date else unknown,
        "seats": swedish.number(edition.seats) if edition.seats else BLANK,
    }


def _names(edition: EditionView) -> list[str]:
    return [partner.name for partner in edition.partners] or [BLANK, BLANK]


def _tables(edition: EditionView, decisions: Mapping[str, Decision]) -> dict[str, Rows]:
    grounds = ((partner.name, str(ground)) for partner, ground in activities.grounds(edition.partners))
    duties = ((partner.name, "\n".join(partner.responsibilities) or BLANK) for partner in edition.partners)
    what = ((str(each.title), str(each.data), str(each.purpose)) for each in activities.ACTIVITIES)
    limits = (_limit(key, decisions.get(key)) for key in KINDS)
    return {
        "grounds": (("Part", "Rättslig grund"), *grounds),
        "duties": (("Part", "Ansvar"), *duties),
        "activities": (("Behandling", "Uppgifter", "Ändamål"), *what),
        "disposal": (("Uppgift", "Frist", "Beslut"), *limits),
    }


def _limit(key: str, decision: Decision | None) -> tuple[str, str, str]:
    name = str(words.KINDS[key])
    if decision is None:
        return name, f"Förslag: {_after(key, KINDS[key].suggested_days)}", "Inte beslutat"
    on = swedish.date(decision.decided_on)
    return name, _after(key, decision.days), f"{decision.decision_no}, {decision.decided_by}, {on}"


def _after(key: str, days: int) -> str:
    if not KINDS[key].of_edition:
        return f"{days} dagar efter att uppgiften blev inaktuell"
    return f"{days} dagar efter dagen" if days else "direkt efter dagen"
