"""Use cases of the clerk's prose: put own words in the place of a section's generated ones, and go back."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from parliament.minutes import adjusting, assembly, rows, rules
from parliament.minutes.blocks import Document
from parliament.minutes.models import MinutesProse, MinutesRecord
from parliament.minutes.paragraphs import EDITABLE
from parliament.minutes.refusals import SectionIsFacts
from parliament.shared import clock, text
from parliament.shared.errors import StaleVersion
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction


def edit(*, sitting_id: str, paragraph: str, section: str, words: str | None, seen: int, by: Actor) -> bool:
    """Put the clerk's words in a section, or go back to the generated ones. A change voids approvals.

    Args:
        sitting_id: whose minutes.
        paragraph: the key of the §.
        section: the kind of section, one of ``paragraphs.EDITABLE``.
        words: what is to stand there; empty leaves the section out; None: the generated words.
        seen: the version of the section that the clerk began from; 0 when it had never been edited.
        by: who edits.

    Returns:
        Whether anything changed.

    Raises:
        SectionIsFacts: the section shows what was recorded.
        NoSuchParagraph: there is no such section.
        TextTooLong: more than ``rules.PROSE_MAX`` characters.
        StaleVersion: somebody else has edited the section meanwhile.
        MinutesLocked: the minutes no longer change.
    """
    if section not in EDITABLE:
        raise SectionIsFacts(field="words")
    cleaned = clean(words)
    generated = assembly.section_of(_content(sitting_id), paragraph, section)["generated"]
    with transaction() as tx:
        row = rows.ensure(tx, sitting_id)
        rows.check(row.state, "change")
        place = _place(tx, row, paragraph, section)
        if (place.version if place else 0) != seen:
            raise StaleVersion
        return put(tx, row, paragraph, section, None if cleaned == generated else cleaned, by=by)


def put(
    tx: Transaction, row: MinutesRecord, paragraph: str, section: str, words: str | None, *, by: Actor
) -> bool:
    """Write the words of a section inside a transaction; returns whether anything changed."""
    place = _place(tx, row, paragraph, section)
    if (place.words if place else None) == words:
        return False
    if place is None:
        place = MinutesProse(minutes_id=row.id, paragraph=paragraph, section=section, version=0)
        tx.session.add(place)
    place.words, place.version, place.edited_at = words, place.version + 1, clock.now()
    tx.session.flush()
    journal.record(
        tx,
        action="minutes.prose_edited" if words is not None else "minutes.prose_restored",
        subject=row.id,
        actor=by,
        facts={
            "paragraph": paragraph,
            "section": section,
            "version": place.version,
            "sha256": hashlib.sha256((words or "").encode()).hexdigest(),
        },
        personal={"words": words} if words else None,
    )
    adjusting.changed(tx, row, by=by)
    return True


def clean(words: str | None) -> str | None:
    """What was typed, as text; None stays None."""
    if words is None:
        return None
    return text.clean(words, max_length=rules.PROSE_MAX, field="words", multiline=True, required=False)


def _content(sitting_id: str) -> Document:
    return assembly.working(sitting_id, "sv")


def _place(tx: Transaction, row: MinutesRecord, paragraph: str, section: str) -> MinutesProse | None:
    query = select(MinutesProse).filter_by(minutes_id=row.id, paragraph=paragraph, section=section)
    return tx.session.scalar(query)
