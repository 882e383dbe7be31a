"""A delegate's ticket to keep: as PDF, and as one drawing. It holds the door code, never the seat key."""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import escape

from parliament.documents import paper_qr
from parliament.editions.service import EditionView
from parliament.registration import calendar
from parliament.registration.service import SeatView

TEMPLATE: Final = "ticket.typ"
_LINE_CHARACTERS: Final = 30
_WIDTH: Final = 480
_QR: Final = 320


def ticket(seat: SeatView, edition: EditionView, *, door_code: str, language: str) -> dict[str, Any]:
    """What the ticket of a seat says, in "sv" or "en"; for the template and for ``as_svg``."""
    english = language == "en"
    day = calendar.day_of(edition)
    undecided = "not decided yet" if english else "inte bestämt än"
    number = f"{'Seat' if english else 'Plats'} {seat.number}"
    rights = (
        ("may vote and speak" if seat.may_vote else "may speak, but not vote")
        if english
        else ("får rösta och yttra sig" if seat.may_vote else "får yttra sig, men inte rösta")
    )
    code = door_code.upper()  # capitals make a coarser, more legible code
    return {
        "title": f"{number}, {edition.name}",
        "language": "en" if english else "sv",
        "edition": edition.name,
        "name": seat.delegate_name,
        "company": seat.company_name,
        "lines": [
            ["Seat" if english else "Plats", f"{seat.number}, {rights}"],
            [
                "When" if english else "När",
                day.words(language) if day else (edition.period_text or undecided),
            ],
            ["Where" if english else "Var", edition.venue or undecided],
        ],
        "code": code,
        "qr": [code],
        "alt": "QR code for the door" if english else "QR-kod för dörren",
        "note": (
            "Show this at the door. The code can only check in."
            if english
            else "Visa koden i dörren. Den kan bara checka in."
        ),
    }


def as_svg(data: dict[str, Any]) -> str:
    """The ticket as a drawing: it can be kept among pictures and shown without a network."""
    words = [
        (data["edition"], 15, 400),
        *((part, 24, 700) for part in _wrapped(data["name"])),
        *((part, 17, 400) for part in _wrapped(data["company"])),
        *((part, 15, 400) for label, value in data["lines"] for part in _wrapped(f"{label}: {value}", 52)),
    ]
    y, drawn = 20, []
    for text, size, weight in words:
        y += size + 8
        drawn.append(f'<text x="24" y="{y}" font-size="{size}" font-weight="{weight}">{escape(text)}</text>')
    code = paper_qr.as_svg(data["code"]).replace("<svg ", f'<svg x="{(_WIDTH - _QR) // 2}" y="{y + 16}" ', 1)
    code = _sized(code, _QR)
    note_at = y + 16 + _QR + 24
    note = (
        f'<text x="{_WIDTH // 2}" y="{note_at}" font-size="14" text-anchor="middle">'
        f"{escape(data['note'])}</text>"
    )
    height = note_at + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        f'height="{height}" role="img" font-family="sans-serif"><title>{escape(data["title"])}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>{"".join(drawn)}{code}{note}</svg>'
    )


def _sized(svg: str, size: int) -> str:
    """The same drawing, ``size`` wide and high."""
    head, _, rest = svg.partition(">")
    keep = [part for part in head.split(" ") if not part.startswith(("width=", "height="))]
    return f'{" ".join(keep)} width="{size}" height="{size}">{rest}'


def _wrapped(text: str, most: int = _LINE_CHARACTERS) -> list[str]:
    """``text`` in lines of at most ``most`` characters; one endless word is broken."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > most:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
        while len(line) > most:
            lines.append(line[:most])
            line = line[most:]
    return [*lines, line] if line else lines
