"""Use cases of basis documents (beslutsunderlag): PDF files that an item rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pypdfium2
from sqlalchemy import delete, select

from parliament.live.outbox import announce_state
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.shared.identifiers import new_id
from parliament.sitting import plan_rules
from parliament.sitting.models import AgendaItem
from parliament.sitting.plan_models import BasisDocument
from parliament.sitting.rows import item_of, load, record
from parliament.storage.actor import Actor
from parliament.storage.native import apart
from parliament.storage.transaction import reading, transaction

_MAGIC = b"%PDF-"
_TITLE_MAX = 120


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of an item. ``digest``: SHA-256 of the file."""

    id: str
    item_id: str
    sitting_id: str
    title: str
    pages: int
    size: int
    digest: str
    added_at: datetime


def add_document(
    *, sitting_id: str, item_id: str, title: str, content: bytes, folder: Path, by: Actor
) -> str:
    """Keep a PDF as a document of an item; returns its id.

    Args:
        sitting_id: the sitting.
        item_id: the item it belongs to.
        title: what it is called in the agenda.
        content: the file as uploaded; judged by what it is, not by its name.
        folder: the folder for uploads.
        by: who uploads.

    Raises:
        NotADocument: too large, or no PDF that opens without a password.
        TooManyDocuments: the item has enough.
        NotFound: there is no such item.
    """
    called = text.clean(title, max_length=_TITLE_MAX, field="title")
    if len(content) > plan_rules.DOCUMENT_BYTES or not content.startswith(_MAGIC):
        raise _refusal()
    pages = apart(lambda: _pages(content))
    if not 0 < pages <= plan_rules.DOCUMENT_PAGES:
        raise _refusal()
    document_id = new_id()
    place = _place(folder, document_id)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    try:
        _keep(sitting_id, item_id, document_id, called, content, pages, by)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return document_id


def remove_document(*, document_id: str, folder: Path, by: Actor) -> None:
    """Take a document away.

    Raises:
        NotFound: there is none.
    """
    with transaction() as tx:
        found = document(document_id)
        tx.session.execute(delete(BasisDocument).filter_by(id=document_id))
        sitting = load(tx.session, found.sitting_id)
        facts = {"document": document_id}
        record(tx, sitting, "sitting.document_removed", by, at=clock.now(), item=found.item_id, facts=facts)
        announce_state(tx, edition_id=sitting.edition_id)
    _place(folder, document_id).unlink(missing_ok=True)


def documents(sitting_id: str) -> dict[str, tuple[DocumentView, ...]]:
    """The documents of a sitting by item, in the order they were added."""
    query = select(BasisDocument).join(AgendaItem).filter_by(sitting_id=sitting_id)
    with reading() as session:
        rows = session.scalars(query.order_by(BasisDocument.added_at, BasisDocument.id)).all()
        found: dict[str, list[DocumentView]] = {}
        for row in rows:
            found.setdefault(row.item_id, []).append(_view(row, sitting_id))
    return {item_id: tuple(views) for item_id, views in found.items()}


def document(document_id: str) -> DocumentView:
    """One document.

    Raises:
        NotFound: there is none.
    """
    with reading() as session:
        row = session.get(BasisDocument, document_id)
        item = session.get(AgendaItem, row.item_id) if row else None
        if row is None or item is None:
            raise NotFound
        return _view(row, item.sitting_id)


def document_file(*, folder: Path, document_id: str) -> Path:
    """The file of a document that there is.

    Raises:
        NotFound: there is none.
    """
    place = _place(folder, document(document_id).id)
    if not place.is_file():
        raise NotFound
    return place


def _keep(
    sitting_id: str, item_id: str, document_id: str, title: str, content: bytes, pages: int, by: Actor
) -> None:
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item_of(tx.session, sitting_id, item_id)
        if len(documents(sitting_id).get(item_id, ())) >= plan_rules.MAX_DOCUMENTS:
            raise plan_rules.TooManyDocuments(most=plan_rules.MAX_DOCUMENTS, field="file")
        digest = hashlib.sha256(content).hexdigest()
        row = BasisDocument(
            id=document_id,
            item_id=item_id,
            title=title,
            pages=pages,
            size=len(content),
            digest=digest,
            added_at=clock.now(),
        )
        tx.session.add(row)
        tx.session.flush()
        facts = {"document": document_id, "digest": digest}
        record(tx, sitting, "sitting.document_added", by, at=clock.now(), item=item_id, facts=facts)
        announce_state(tx, edition_id=sitting.edition_id)


def _view(row: BasisDocument, sitting_id: str) -> DocumentView:
    return DocumentView(
        row.id, row.item_id, sitting_id, row.title, row.pages, row.size, row.digest, row.added_at
    )


def _pages(content: bytes) -> int:
    """How many pages a PDF has; 0 when it cannot be opened."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(opened)
    finally:
        opened.close()


def _place(folder: Path, document_id: str) -> Path:
    return folder / "documents" / f"{document_id}.pdf"


def _refusal() -> plan_rules.NotADocument:
    return plan_rules.NotADocument(field="file", megabytes=plan_rules.DOCUMENT_BYTES // 1024 // 1024)
