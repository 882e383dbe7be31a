"""Use cases of corrections: an adjuster asks for a change, the clerk accepts or declines it."""

from __future__ import annotations

from sqlalchemy import func, select

from parliament.minutes import approving, assembly, prose, rules
from parliament.minutes.blocks import prose_of
from parliament.minutes.links import AdjusterKeys
from parliament.minutes.models import MinutesCorrection, MinutesProse, MinutesRecord
from parliament.minutes.paragraphs import EDITABLE
from parliament.minutes.refusals import (
    CorrectionDecided,
    NothingAsked,
    SectionIsFacts,
    TooManyCorrections,
)
from parliament.shared import clock, text
from parliament.shared.errors import NotFound, StaleVersion
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction

MAX_OPEN = 20


def ask(*, token: str, paragraph: str, section: str, words: str, comment: str, keys: AdjusterKeys) -> str:
    """Ask for a change of a section's prose, or (with an empty place) say something about the whole.

    Args:
        token: of the adjuster's link; asking does not spend it.
        paragraph: key of the §, or empty.
        section: one of ``paragraphs.EDITABLE``, or empty.
        words: what is to stand there instead.
        comment: to the clerk.
        keys: to know the link by.

    Returns:
        The id of the correction.

    Raises:
        UnknownAdjusterLink, MinutesNotSent, MinutesLocked: see there.
        SectionIsFacts, NoSuchParagraph, NothingAsked, TooManyCorrections, TextTooLong: see there.
    """
    if paragraph and section not in EDITABLE:
        raise SectionIsFacts(field="words")
    asked = prose.clean(words) or ""
    said = text.clean(comment, max_length=rules.COMMENT_MAX, field="comment", multiline=True, required=False)
    with transaction() as tx:
        adjuster, row = approving.by_token(token, keys, tx)
        was = _prose_now(row, paragraph, section) if paragraph else ""
        if not said and (not paragraph or asked == was):
            raise NothingAsked(field="comment")
        if _open(tx, adjuster.id) >= MAX_OPEN:
            raise TooManyCorrections(limit=MAX_OPEN)
        place, wanted = ((paragraph, section), asked) if paragraph else (("", ""), "")
        correction = MinutesCorrection(
            minutes_id=row.id, adjuster_id=adjuster.id, paragraph=place[0], section=place[1]
        )
        correction.was, correction.asked, correction.comment = was, wanted, said
        correction.asked_at = clock.now()
        tx.session.add(correction)
        tx.session.flush()
        row.version += 1
        journal.record(
            tx,
            action="minutes.correction_asked",
            subject=row.id,
            actor=Actor("adjuster", adjuster.id),
            facts={"correction": correction.id, "paragraph": paragraph, "section": section},
            personal={"words": asked, "comment": said},
        )
        return correction.id


def answer(*, correction_id: str, accept: bool, words: str, seen: int, by: Actor) -> None:
    """Accept a correction, which puts its words in the text, or decline it.

    Args:
        correction_id: which.
        accept: else it is declined.
        words: the clerk's answer to the adjuster; needed when declining.
        seen: the version of the section that the clerk saw.
        by: who answers.

    Raises:
        NotFound: there is no such correction.
        CorrectionDecided: it has been answered already.
        StaleVersion: the section has been edited meanwhile.
        TextEmpty: declined without a word.
    """
    said = text.clean(
        words, max_length=rules.COMMENT_MAX, field="answer", multiline=True, required=not accept
    )
    with transaction() as tx:
        correction = tx.session.get(MinutesCorrection, correction_id)
        row = tx.session.get(MinutesRecord, correction.minutes_id) if correction else None
        if correction is None or row is None:
            raise NotFound
        if correction.status != "open":
            raise CorrectionDecided
        correction.status = "accepted" if accept else "declined"
        correction.answer, correction.answered_at = said, clock.now()
        row.version += 1
        journal.record(
            tx,
            action=f"minutes.correction_{correction.status}",
            subject=row.id,
            actor=by,
            facts={"correction": correction.id},
            personal={"answer": said} if said else None,
        )
        if accept and correction.paragraph and correction.asked != correction.was:
            if _version(tx, row.id, correction.paragraph, correction.section) != seen:
                raise StaleVersion
            prose.put(tx, row, correction.paragraph, correction.section, correction.asked, by=by)


def _prose_now(row: MinutesRecord, paragraph: str, section: str) -> str:
    document = assembly.working(row.sitting_id, "sv")
    return prose_of(assembly.section_of(document, paragraph, section))


def _open(tx: Transaction, adjuster_id: str) -> int:
    query = select(func.count()).select_from(MinutesCorrection)
    return tx.session.scalar(query.filter_by(adjuster_id=adjuster_id, status="open")) or 0


def _version(tx: Transaction, minutes_id: str, paragraph: str, section: str) -> int:
    query = select(MinutesProse.version).filter_by(
        minutes_id=minutes_id, paragraph=paragraph, section=section
    )
    return tx.session.scalar(query) or 0
