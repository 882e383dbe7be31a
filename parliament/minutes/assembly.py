"""From records to the document that is read: frozen or live content, the clerk's prose, how it stands."""

from __future__ import annotations

import json
from typing import Any

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.minutes import blocks, content, rows, rules
from parliament.minutes.blocks import Document
from parliament.minutes.models import MinutesRecord
from parliament.minutes.refusals import NoMinutesYet, NoSuchParagraph
from parliament.minutes.views import MinutesView, ProseView, view
from parliament.minutes.words import Words
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings
from parliament.sitting.service import SittingView
from parliament.storage.transaction import reading


def subject(sitting_id: str) -> tuple[EditionView, SittingView]:
    """The sitting and its edition.

    Raises:
        NoMinutesYet: there is no such sitting.
    """
    try:
        sitting = sittings.sitting(sitting_id)
    except NotFound as error:
        raise NoMinutesYet from error
    return editions.edition(sitting.edition_id), sitting


def minutes(sitting_id: str) -> MinutesView:
    """How the minutes of a sitting stand."""
    with reading() as session:
        row = rows.find(session, sitting_id)
        return view(session, row) if row else MinutesView(sitting_id=sitting_id)


def live(sitting_id: str, language: str) -> Document:
    """The content as the records have it now, whatever has been sent, without the clerk's prose."""
    edition, sitting = subject(sitting_id)
    return content.build(edition, sitting, language)


def working(sitting_id: str, language: str) -> Document:
    """The document as the clerk and the adjusters read it: frozen once it is sent, with the prose."""
    with reading() as session:
        row = rows.find(session, sitting_id)
        found = view(session, row) if row else MinutesView(sitting_id=sitting_id)
        document = _frozen(row, language) if row else None
        if document is None:
            document = live(sitting_id, language)
    return with_standing(put_prose(document, dict(found.prose)), found)


def _frozen(row: MinutesRecord, language: str) -> Document | None:
    if row.state == rules.DRAFT:
        return None
    kept = row.content_en if language == "en" else row.content_sv
    found: Document | None = json.loads(kept) if kept else None
    return found


def put_prose(document: Document, prose: dict[tuple[str, str], ProseView]) -> Document:
    """The document with the clerk's words in their places."""
    for paragraph in document["paragraphs"]:
        for section in paragraph["sections"]:
            found = prose.get((paragraph["key"], section["kind"]))
            section["edited"] = found.words if found else None
    return document


def text_checksum(sitting_id: str) -> str:
    """The checksum of the Swedish text as it stands: what an adjuster approves."""
    return str(working(sitting_id, "sv")["standing"]["checksum"])


def frozen_checksum(row: MinutesRecord, found: MinutesView) -> str:
    """The same of a row inside a transaction."""
    document = _frozen(row, "sv")
    return blocks.checksum(put_prose(document, dict(found.prose))) if document else ""


def section_of(document: Document, paragraph: str, kind: str) -> dict[str, Any]:
    """A section of the document.

    Raises:
        NoSuchParagraph: it is not there.
    """
    for each in document["paragraphs"]:
        if each["key"] == paragraph:
            for section in each["sections"]:
                if section["kind"] == kind:
                    found: dict[str, Any] = section
                    return found
    raise NoSuchParagraph


def with_standing(document: Document, found: MinutesView, *, state: str = "") -> Document:
    """The document with how it stands: state, approvals, notice. Not part of what is approved.

    Args:
        document: content with prose.
        found: the minutes.
        state: the state it is published in; that of ``found`` when left out.
    """
    w = Words(document["language"])
    state = state or found.state
    document.pop("standing", None)
    document["standing"] = {
        "state": state,
        "mark": _mark(state, w),
        "words": _state_words(state, document, w),
        "checksum": blocks.checksum(document),
        "adjusters": [
            {
                "name": each.name,
                "approved_at": clock.iso(each.approved_at) if each.approved_at else None,
                "checksum": each.checksum,
                "words": w("approved", time=w.moment(each.approved_at), checksum=each.checksum)
                if each.approved_at
                else w("not_approved"),
            }
            for each in found.adjusters
        ],
        "notice": _notice(document, found, w),
    }
    return document


def _mark(state: str, w: Words) -> str:
    if state in (rules.DRAFT, rules.ADJUSTING):
        return w("draft_mark")
    return "" if state in (rules.APPROVED, rules.LOCKED) else w("unadjusted_mark")


def _state_words(state: str, document: Document, w: Words) -> list[str]:
    if state in (rules.DRAFT, rules.ADJUSTING):
        said = [w("draft")] if document["closed"] else [w("draft"), w("not_closed")]
    elif state == rules.UNADJUSTED:
        said = [w("unadjusted")]
    else:
        said = [w("adjusted")]
    return [each for each in (*said, w("translation")) if each]


def _notice(document: Document, found: MinutesView, w: Words) -> list[dict[str, str]]:
    """The notice of adjustment; none while the minutes are not adjusted."""
    if found.adjusted_at is None:
        return []
    adjusted = clock.stockholm(found.adjusted_at).date()
    posted = clock.stockholm(found.locked_at or clock.now()).date()
    days = rules.notice(adjusted, posted)
    day = next((row["value"] for row in document["first_page"] if row["label"] == w("day")), "–")
    return [
        {"label": w("notice_body"), "value": document["heading"]},
        {"label": w("notice_sitting"), "value": day},
        {"label": w("notice_adjusted"), "value": w.date(days.adjusted)},
        {"label": w("notice_latest"), "value": w.date(days.latest)},
        {"label": w("notice_up"), "value": w.date(days.posted)},
        {"label": w("notice_down"), "value": w.date(days.down)},
        {"label": w("notice_kept"), "value": w("notice_here")},
    ]
