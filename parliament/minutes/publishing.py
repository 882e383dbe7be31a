"""Use cases of publication: make the files, keep them as they are, lock, rectify."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from parliament.documents import pdf
from parliament.minutes import adjusting, assembly, blocks, rows, rules
from parliament.minutes.blocks import Document
from parliament.minutes.models import MinutesFile, MinutesRecord, MinutesRectification
from parliament.minutes.refusals import CorrectionsWaiting, MinutesNotPublic
from parliament.minutes.rendering import standalone
from parliament.minutes.views import MinutesView, view
from parliament.minutes.words import LANGUAGES, Words
from parliament.shared import clock, text
from parliament.shared.errors import StaleVersion
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
}
Files = dict[tuple[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Published:
    """A published file with its bytes."""

    form: str
    language: str
    adjusted: bool
    checksum: str
    body: bytes


def publish_unadjusted(*, sitting_id: str, seen: int, by: Actor) -> None:
    """Publish the minutes marked as unadjusted: a person's decision, when the adjusters forget.

    Args:
        sitting_id: whose minutes.
        seen: the version of the minutes that this person saw.
        by: who decides.

    Raises:
        SittingNotClosed, StaleVersion, MinutesLocked, MinutesStepNotPossible: see there.
    """
    contents = adjusting.closed_contents(sitting_id)
    found = assembly.minutes(sitting_id)
    rows.check(found.state, "publish")
    if found.state != rules.DRAFT:
        contents = {}
    files = _files(sitting_id, found, contents, state=rules.UNADJUSTED)
    with transaction() as tx:
        row = rows.at_version(tx, sitting_id, seen)
        _same(row, found)
        rows.take(row, "publish")
        if contents:
            adjusting.freeze(row, contents)
        _keep(tx, row, files, adjusted=False)
        _record(tx, row, "minutes.published_unadjusted", files, by)


def lock(*, sitting_id: str, seen: int, by: Actor) -> None:
    """Publish the approved minutes and lock them: the files are kept byte for byte.

    Args:
        sitting_id: whose minutes.
        seen: the version of the minutes that this person saw.
        by: who locks.

    Raises:
        StaleVersion, MinutesLocked, MinutesStepNotPossible: see there.
        CorrectionsWaiting: an adjuster has not been answered.
    """
    found = assembly.minutes(sitting_id)
    rows.check(found.state, "lock")
    if found.open_corrections:
        raise CorrectionsWaiting
    files = _files(sitting_id, found, {}, state=rules.LOCKED)
    with transaction() as tx:
        row = rows.at_version(tx, sitting_id, seen)
        _same(row, found)
        rows.take(row, "lock")
        row.locked_at = clock.now()
        _keep(tx, row, files, adjusted=True)
        _record(tx, row, "minutes.locked", files, by)


def rectify(*, sitting_id: str, words: str, by: Actor) -> None:
    """Write down what was found wrong after the lock; the minutes stay as they are.

    Raises:
        MinutesStepNotPossible: they are not locked; change the text instead.
        TextEmpty, TextTooLong: see there.
    """
    cleaned = text.clean(words, max_length=2000, field="words", multiline=True)
    with transaction() as tx:
        row = rows.ensure(tx, sitting_id)
        rows.take(row, "rectify")
        tx.session.add(MinutesRectification(minutes_id=row.id, words=cleaned, at=clock.now()))
        journal.record(tx, action="minutes.rectified", subject=row.id, actor=by, personal={"words": cleaned})


def published(sitting_id: str, *, form: str, language: str) -> Published:
    """A file of the latest issue.

    Raises:
        MinutesNotPublic: nothing has been published.
    """
    with reading() as session:
        row = rows.find(session, sitting_id)
        query = select(MinutesFile).filter_by(
            minutes_id=row.id if row else "", form=form, language="en" if language == "en" else "sv"
        )
        kept = session.scalar(query.order_by(MinutesFile.issue.desc()).limit(1))
        if kept is None:
            raise MinutesNotPublic
        return Published(kept.form, kept.language, kept.adjusted, kept.checksum, kept.body)


def published_document(sitting_id: str, language: str) -> Document:
    """The document of the latest issue, as it was published.

    Raises:
        MinutesNotPublic: nothing has been published.
    """
    document: Document = json.loads(published(sitting_id, form="json", language=language).body)
    return document


def typeset(document: Document, *, keep: bool = True) -> bytes:
    """The document as an accessible PDF (PDF/UA-1), made in a process of its own.

    Raises:
        DocumentNotMade: the typesetter failed.
    """
    return pdf.make("minutes.typ", {**document, "words": Words(document["language"]).all()}, keep=keep)


def as_json(document: Document) -> bytes:
    """The document as JSON for machines and archives."""
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _files(sitting_id: str, found: MinutesView, contents: dict[str, Document], *, state: str) -> Files:
    """Every file of an issue. Typesetting takes seconds, so no transaction is open here."""
    files: Files = {}
    for language in LANGUAGES:
        if contents:
            document = assembly.put_prose(_copy(contents[language]), dict(found.prose))
        else:
            document = assembly.working(sitting_id, language)
        document = assembly.with_standing(document, found, state=state)
        files[language, "json"] = as_json(document)
        files[language, "html"] = standalone(document).encode()
        files[language, "pdf"] = typeset(document, keep=False)
    return files


def _copy(document: Document) -> Document:
    copied: Document = json.loads(blocks.canonical(document))
    return copied


def _same(row: MinutesRecord, found: MinutesView) -> None:
    """The files were made of ``found``: nothing may have changed while they were typeset."""
    if found.id and row.version != found.version:
        raise StaleVersion


def _keep(tx: Transaction, row: MinutesRecord, files: Files, *, adjusted: bool) -> None:
    issue = 1 + max((each.issue for each in view(tx.session, row).files), default=0)
    for (language, form), body in files.items():
        tx.session.add(
            MinutesFile(
                minutes_id=row.id,
                issue=issue,
                adjusted=adjusted,
                language=language,
                form=form,
                body=body,
                checksum=hashlib.sha256(body).hexdigest(),
                made_at=clock.now(),
            )
        )
    tx.session.flush()


def _record(tx: Transaction, row: MinutesRecord, action: str, files: Files, by: Actor) -> None:
    sums = {
        f"{language}.{form}": hashlib.sha256(body).hexdigest() for (language, form), body in files.items()
    }
    journal.record(tx, action=action, subject=row.id, actor=by, facts=sums)
