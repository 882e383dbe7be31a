"""The summons on paper: time, place and items, as in the letter, for a sitting that re-enacts one."""

from __future__ import annotations

from typing import Any

from parliament.documents import binder
from parliament.documents.labels import LABELS
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.shared import swedish
from parliament.sitting import service as sittings
from parliament.sitting.service import DocumentView, ItemView, SittingView
from parliament.storage.transaction import reading


def summons(edition: EditionView, sitting: SittingView) -> dict[str, Any]:
    """What the paper holds, for the template of the day's papers (KL 5:15: time, place, items)."""
    with reading():
        documents = sittings.documents(sitting.id)
        sent = sittings.summons(sitting.id)
        themes = {theme.id: theme.name for theme in editions.themes(edition.id)}
    start = next((item.planned_start for item in sitting.items if item.planned_start), None)
    when = swedish.weekday_date(edition.date) if edition.date else edition.period_text
    facts = [
        ("Tid", f"{when}, {swedish.clock_time(start)}" if start and edition.date else when),
        ("Plats", edition.venue),
        ("Kallade", "Delegaterna och deras ersättare"),
        ("Ordförande", sitting.officer("chair")),
        ("Sekreterare", sitting.officer("secretary")),
        ("Kallelsen skickad", swedish.datetime(sent.sent_at) if sent.sent_at else "Inte skickad än"),
    ]
    part = {
        "kind": "summons",
        "title": "Kallelse",
        "heading": edition.name,
        "label": LABELS[0],
        "facts": [row for row in facts if row[1]],
        "rows": [_row(item, themes, documents.get(item.id, ())) for item in sitting.items],
    }
    return binder.as_document(edition, "Kallelse", [part])


def _row(item: ItemView, themes: dict[str, str], documents: tuple[DocumentView, ...]) -> dict[str, object]:
    theme = themes.get(item.theme_id or "", "")
    return {
        "time": swedish.time(item.planned_start) if item.planned_start else "",
        "number": str(item.number) if item.number else "",
        "title": item.title + (" (brådskande)" if item.urgent else ""),
        "theme": theme if theme != item.title else "",
        "presenter": item.presenter,
        "proposal": item.proposal,
        "documents": [document.title for document in documents],
    }
