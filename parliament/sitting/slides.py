"""Slides of an agenda item: a PDF, rendered once to pictures, stepped from the console."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdfium2

from parliament.live.outbox import announce_state
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.sitting.rows import item_of, load, record
from parliament.storage.actor import Actor
from parliament.storage.native import apart
from parliament.storage.transaction import transaction

MAX_PAGES = 80
_WIDTH_PIXELS = 1920
_MAGIC = b"%PDF-"


class NotSlides(RuleBroken):
    """An uploaded file that is not a PDF we can show."""

    code = "not_slides"
    status = 422
    sv = "Filen går inte att visa. Ladda upp en PDF med högst {pages} sidor, utan lösenord."
    en = "The file cannot be shown. Upload a PDF of at most {pages} pages, without a password."


def upload_slides(*, sitting_id: str, item_id: str, content: bytes, folder: Path, by: Actor) -> int:
    """Render a PDF to pictures and make them the item's slides; returns how many.

    Args:
        sitting_id: the sitting.
        item_id: the item whose slides they are; earlier ones are replaced.
        content: the file as uploaded; judged by what it is, not by its name.
        folder: the folder for uploads.
        by: who uploads.

    Raises:
        NotSlides: not a readable PDF, or too long.
        NotFound: there is no such item.
    """
    with transaction() as tx:
        item_of(tx.session, sitting_id, item_id)
    place = folder / "slides" / item_id
    draft = place.with_name(f"{item_id}.draft")
    pages = apart(lambda: _render(content, draft))
    shutil.rmtree(place, ignore_errors=True)
    draft.rename(place)
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        item.slides, item.slide = pages, 0
        record(tx, sitting, "sitting.slides_uploaded", by, at=clock.now(), item=item_id)
        announce_state(tx, edition_id=sitting.edition_id)
    return pages


def show_slide(*, sitting_id: str, item_id: str, number: int, by: Actor) -> None:
    """Show a slide on the hall screen (1 is the first), or none (0). Past the ends it stays at the end."""
    with transaction() as tx:
        sitting = load(tx.session, sitting_id)
        item = item_of(tx.session, sitting_id, item_id)
        item.slide = max(0, min(number, item.slides))
        record(tx, sitting, "sitting.slide_shown", by, at=clock.now(), item=item_id)
        announce_state(tx, edition_id=sitting.edition_id, urgent=True)


def slide_file(*, folder: Path, item_id: str, number: int) -> Path:
    """The picture of a slide.

    Raises:
        NotFound: there is no such slide.
    """
    path = folder / "slides" / item_id / f"{number}.png"
    if not item_id.isalnum() or not path.is_file():
        raise NotFound
    return path


def _render(content: bytes, draft: Path) -> int:
    """Write each page as a picture, wide enough for the hall; nothing is left behind on failure."""
    if not content.startswith(_MAGIC):
        raise NotSlides(field="file", pages=MAX_PAGES)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        pages = _draw_pages(content, draft)
    except pypdfium2.PdfiumError:
        pages = 0
    if not pages:
        shutil.rmtree(draft, ignore_errors=True)
        raise NotSlides(field="file", pages=MAX_PAGES)
    return pages


def _draw_pages(content: bytes, draft: Path) -> int:
    """Draw all pages; 0 when there are none or too many."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    if len(document) > MAX_PAGES:
        return 0
    for number, page in enumerate(document, start=1):
        scale = min(4.0, _WIDTH_PIXELS / max(1.0, page.get_width()))
        page.render(scale=scale).to_pil().save(draft / f"{number}.png")
    return len(document)
