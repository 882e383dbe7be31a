"""Files that prove a cost: what they are is told by their content, never by their name."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from parliament.budget.refusals import ReceiptEmpty, ReceiptNotReadable, ReceiptTooLarge
from parliament.shared import text

MAX_BYTES = 10 * 1024 * 1024
MAX_MEGABYTES = 10
_MAX_STEM = 80
# An HEIF container says so at the fifth byte, and which kind right after (ISO/IEC 23008-12).
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
MIMETYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "heic": "image/heic"}
_ENDINGS = {"pdf": ".pdf", "jpeg": ".jpg", "png": ".png", "heic": ".heic"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept. ``name`` is safe to show, and ends as its content does."""

    content: bytes
    kind: str
    name: str


def check(content: bytes, name: str) -> Checked:
    """The uploaded file, if it is a PDF or a picture that can be opened.

    Args:
        content: the file's bytes.
        name: what the sender called it; only its words are used.

    Raises:
        ReceiptEmpty: there is nothing in it.
        ReceiptTooLarge: more than 10 MB.
        ReceiptNotReadable: neither PDF nor picture, or broken, or locked with a password.
    """
    if not content:
        raise ReceiptEmpty(field="file")
    if len(content) > MAX_BYTES:
        raise ReceiptTooLarge(field="file", limit=MAX_MEGABYTES)
    kind = _kind(content)
    if kind is None or not _OPENS[kind](content):
        raise ReceiptNotReadable(field="file")
    return Checked(content, kind, _safe_name(name, kind))


def _kind(content: bytes) -> str | None:
    """What the first bytes say that the file is."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "heic"
    return None


def _pdf_opens(content: bytes) -> bool:
    try:
        document = pypdfium2.PdfDocument(io.BytesIO(content))
    except pypdfium2.PdfiumError:
        return False
    try:
        return len(document) > 0
    finally:
        document.close()


def _picture_opens(content: bytes) -> bool:
    """Whether it is a picture; only its head is read, so a huge one costs nothing."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def _boxes_fit(content: bytes) -> bool:
    """Whether the boxes of an HEIF container follow each other to its end, a picture's data among them."""
    at, kinds = 0, set()
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        kinds.add(content[at + 4 : at + 8])
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        if size == 0:
            size = len(content) - at
        if size < 8:
            return False
        at += size
    return at == len(content) and {b"ftyp", b"meta", b"mdat"} <= kinds


_OPENS: dict[str, Callable[[bytes], bool]] = {
    "pdf": _pdf_opens,
    "jpeg": _picture_opens,
    "png": _picture_opens,
    "heic": _boxes_fit,
}


def _safe_name(name: str, kind: str) -> str:
    """The sender's words without folders, and with the ending that the content has."""
    last = text.one_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = last.rsplit(".", 1)[0].strip(" .")[:_MAX_STEM].strip() or "underlag"
    return stem + _ENDINGS[kind]
