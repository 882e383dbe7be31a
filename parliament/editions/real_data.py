"""The editions of a region, read from a data file and entered through the services."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from parliament.editions import rules, service
from parliament.shared import clock
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

DATA = Path(__file__).parent / "data"
FILE = DATA / "jamtland_harjedalen.json"

_WAY = {
    rules.PLANNED: (),
    rules.HELD: (rules.OPEN, rules.LIVE, rules.HELD),
    rules.CANCELLED: (rules.CANCELLED,),
}
"""The steps that lead to a status."""


def load_real_editions(by: Actor, file: Path = FILE) -> str:
    """Enter all editions of ``file``, with partners and themes; returns the id of the latest, still planned.

    All or nothing. Only the latest edition gets the issues (marked as demo) and the programme; a region
    whose sources name no issues and no times has neither.

    Raises:
        YearTaken: an edition of one of the years exists already.
    """
    data = json.loads(file.read_text(encoding="utf-8"))
    latest = max(facts["year"] for facts in data["editions"])
    with transaction():
        ids = {facts["year"]: _enter(facts, data, facts["year"] == latest, by) for facts in data["editions"]}
    return ids[latest]


def _enter(facts: dict[str, Any], data: dict[str, Any], is_latest: bool, by: Actor) -> str:
    edition_id = service.create_edition(year=facts["year"], by=by, **_edition_facts(facts, data["series"]))
    for partner in data["partners"]:
        responsibilities = tuple(partner["responsibilities"])
        service.add_partner(edition_id=edition_id, by=by, **{**partner, "responsibilities": responsibilities})
    service.set_municipalities(edition_id, data["municipalities"], by=by)
    if facts["status"] != rules.CANCELLED:
        themes = {theme["name"]: _enter_theme(edition_id, theme, is_latest, by) for theme in data["themes"]}
        if is_latest and data["programme"]:
            _enter_programme(edition_id, data["programme"], themes, dt.date.fromisoformat(facts["date"]), by)
    for status in _WAY[facts["status"]]:
        service.set_status(edition_id=edition_id, status=status, by=by, reason=facts.get("cancel_reason", ""))
    return edition_id


def _edition_facts(facts: dict[str, Any], series: dict[str, str]) -> service.EditionFacts:
    known = service.EditionFacts(
        name=facts["name"],
        series_name=series["series_name"],
        region_name=series["region_name"],
        description=series["description"],
        date=dt.date.fromisoformat(facts["date"]) if "date" in facts else None,
        period_text=facts.get("period_text", ""),
        mode=facts["mode"],
        venue=facts.get("venue", ""),
        seats=facts.get("seats", 0),
        note=facts.get("note", ""),
        technical_support_vat=facts.get("technical_support_vat", ""),
        frame_text=facts.get("frame_text", ""),
        is_demo=facts.get("is_demo", False),
    )
    known["technical_support_ore"] = _ore(facts.get("technical_support_kr"))
    known["frame_ore"] = _ore(facts.get("frame_kr"))
    return known


def _enter_theme(edition_id: str, theme: dict[str, Any], with_issues: bool, by: Actor) -> str:
    facts = {name: value for name, value in theme.items() if name != "issues"}
    facts["roles"] = tuple(facts["roles"]) if with_issues else ()
    theme_id = service.add_theme(edition_id=edition_id, by=by, **facts)
    for short_name, wording in theme["issues"] if with_issues else ():
        service.add_issue(theme_id=theme_id, short_name=short_name, text=wording, is_demo=True, by=by)
    return theme_id


def _enter_programme(
    edition_id: str, items: list[dict[str, Any]], themes: dict[str, str], day: dt.date, by: Actor
) -> None:
    for item in items:
        theme_id = themes.get(item.get("theme", ""))
        service.add_programme_item(
            edition_id=edition_id,
            kind=item["kind"],
            title=item.get("title") or item["theme"],
            minutes=service.theme(theme_id).minutes if theme_id else item["minutes"],
            theme_id=theme_id,
            starts_at=_moment(day, item["at"]) if "at" in item else None,
            presenter=item.get("presenter", ""),
            by=by,
        )


def _moment(day: dt.date, time: str) -> dt.datetime:
    wall = dt.time.fromisoformat(time)
    return clock.from_stockholm(day, wall.hour, wall.minute)


def _ore(kr: int | None) -> int | None:
    return None if kr is None else kr * 100
