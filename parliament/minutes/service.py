"""What other rooms and the pages may ask of the minutes; the use cases lie in the modules beside this one."""

from __future__ import annotations

from typing import Any

from parliament.editions import service as editions
from parliament.minutes import assembly
from parliament.minutes.adjusting import (
    name_adjuster,
    refresh,
    remove_adjuster,
    send,
    withdraw,
)
from parliament.minutes.approving import Look, approve, link_version, look, renew_link, shown_link
from parliament.minutes.assembly import minutes, working
from parliament.minutes.blocks import Document
from parliament.minutes.corrections import answer as answer_correction
from parliament.minutes.corrections import ask as ask_correction
from parliament.minutes.letters import write_due
from parliament.minutes.prose import edit as edit_prose
from parliament.minutes.publishing import (
    Published,
    as_json,
    lock,
    publish_unadjusted,
    published,
    published_document,
    rectify,
    typeset,
)
from parliament.minutes.refusals import NoMinutesYet, NoSuchParagraph
from parliament.minutes.views import (
    AdjusterView,
    CorrectionView,
    FileView,
    MinutesView,
    ProseView,
    RectificationView,
)
from parliament.sitting import service as sittings

__all__ = [
    "AdjusterView",
    "CorrectionView",
    "Document",
    "FileView",
    "Look",
    "MinutesView",
    "ProseView",
    "Published",
    "RectificationView",
    "answer_correction",
    "approve",
    "as_json",
    "ask_correction",
    "edit_prose",
    "extract",
    "is_published",
    "link_version",
    "lock",
    "look",
    "minutes",
    "name_adjuster",
    "publish_unadjusted",
    "published",
    "published_document",
    "records_differ",
    "rectify",
    "refresh",
    "remove_adjuster",
    "renew_link",
    "send",
    "shown_link",
    "sitting_of",
    "typeset",
    "withdraw",
    "working",
    "write_due",
]


def sitting_of(year: str = "") -> str:
    """The id of the sitting of the current edition, or of that year's.

    Raises:
        NoMinutesYet: there is none.
    """
    edition = editions.current_edition()
    if year:
        edition = next((each for each in editions.list_editions() if str(each.year) == year), None)
    sitting = sittings.current(edition.id) if edition else None
    if sitting is None:
        raise NoMinutesYet
    return sitting.id


def is_published(sitting_id: str) -> bool:
    """Whether the public may read minutes of the sitting."""
    return minutes(sitting_id).is_published


def records_differ(sitting_id: str, found: MinutesView) -> bool:
    """Whether something has been recorded since the text was frozen, so that the two differ."""
    if found.frozen_at is None:
        return False
    frozen, live = working(sitting_id, "sv"), assembly.live(sitting_id, "sv")
    assembly.put_prose(live, dict(found.prose))
    return _without_head(frozen) != _without_head(live)


def extract(document: Document, number: int) -> Document:
    """The document with one § only.

    Raises:
        NoSuchParagraph: it has no such §.
    """
    chosen = [each for each in document["paragraphs"] if each["number"] == number]
    if not chosen:
        raise NoSuchParagraph
    return {**document, "paragraphs": chosen, "extract": True}


def _without_head(document: Document) -> dict[str, Any]:
    left_out = ("chain_head", "standing")
    compared: dict[str, Any] = {key: value for key, value in document.items() if key not in left_out}
    return compared
