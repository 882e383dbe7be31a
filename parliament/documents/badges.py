"""Badges, table signs and the seats' typed codes on paper. Every printing is one entry in the journal.

A badge carries the door code, which can only check in; never the seat key.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any, Final

from parliament.access.seat_keys import SeatKeys
from parliament.access.short_codes import ShortCodes
from parliament.documents import binder, paper_lists
from parliament.editions import service as editions
from parliament.registration import seats as seat_register
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

TEMPLATE: Final = "badges.typ"
ONLY_FOR_ITS_OWNER: Final = (
    "HEMLIGT. Ge varje lapp bara till den som äger platsen. Förstör det som blir över."
)
_CODES_A_TRANSACTION: Final = 50


class NobodySeated(RuleBroken):
    """Printing something for each seat before anybody has one."""

    code = "nobody_seated"
    status = 409
    sv = "Det finns inga platser att skriva ut för än. Registrera företagen först."
    en = "There are no seats to print for yet. Register the companies first."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of badges: how many on a page, and where. Millimetres; ``cut``: draw lines to cut along."""

    key: str
    words: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0
    paper: str = "a4"
    cut: bool = False


SHEETS: Final = {
    sheet.key: sheet
    for sheet in (
        Sheet("90x54", "Etiketter 90 × 54 mm, 2 × 5 på A4", 2, 5, 90, 54, left=15, top=13.5),
        Sheet("a6-on-a4", "A6, fyra på A4 att klippa", 2, 2, 105, 148.5, left=0, top=0, cut=True),
        Sheet("a6", "A6, en på varje blad", 1, 1, 105, 148, left=0, top=0, paper="a6"),
        Sheet(
            "63x38", "Etiketter 63,5 × 38,1 mm, 3 × 7 på A4", 3, 7, 63.5, 38.1, left=7.2, top=15.1, gap=2.5
        ),
        Sheet("70x37", "Etiketter 70 × 37 mm, 3 × 8 på A4", 3, 8, 70, 37, left=0, top=0.5),
        Sheet(
            "63x34", "Etiketter 63,5 × 33,9 mm, 3 × 8 på A4", 3, 8, 63.5, 33.9, left=7.2, top=12.9, gap=2.5
        ),
    )
}
"""The sheets that badges are printed on, by key; a new one is a new row."""


def badges(
    edition_id: str, *, sheet: str, keys: SeatKeys, by: Actor, only: str | None = None
) -> dict[str, Any]:
    """What the badges of an edition hold, for the template; journalled as a printing of door codes.

    Args:
        edition_id: which edition.
        sheet: a key of ``SHEETS``.
        keys: derives the door codes.
        by: who prints.
        only: one seat's badge alone; all of them when left out.

    Raises:
        NotFound: there is no such sheet, or no such seat in use.
        NobodySeated: there are no seats.
    """
    if sheet not in SHEETS:
        raise NotFound
    printed = _with_door_codes(edition_id, paper=f"badges {sheet}", keys=keys, by=by, only=only)
    return _document(edition_id, "Namnskyltar", printed) | {"kind": "badges", "sheet": asdict(SHEETS[sheet])}


def signs(edition_id: str, *, keys: SeatKeys, by: Actor) -> dict[str, Any]:
    """What the table signs hold (A4, folded); journalled like the badges.

    Raises:
        NobodySeated: there are no seats.
    """
    printed = _with_door_codes(edition_id, paper="signs", keys=keys, by=by)
    return _document(edition_id, "Bordsskyltar", printed) | {"kind": "signs"}


def codes(edition_id: str, *, short_codes: ShortCodes, join_url: str, by: Actor) -> dict[str, Any]:
    """A slip for each seat with its typed code, which signs the seat in: secret; journalled.

    Args:
        edition_id: which edition.
        short_codes: gives the codes.
        join_url: the whole address where a code is typed.
        by: who prints.

    Raises:
        NobodySeated: there are no seats.
    """
    seats = _seats(edition_id)
    with transaction() as tx:
        facts = {"edition": edition_id, "seats": len(seats)}
        journal.record(tx, action="documents.codes_printed", subject=edition_id, actor=by, facts=facts)
    slips: list[tuple[str, str, str, str]] = []
    for start in range(0, len(seats), _CODES_A_TRANSACTION):  # in portions, so that others come in between
        with transaction():
            slips += [
                (str(seat.number), seat.delegate_name, seat.company_name, short_codes.show(seat.id))
                for seat in seats[start : start + _CODES_A_TRANSACTION]
            ]
        time.sleep(paper_lists.BREATH_SECONDS)
    part = {
        "kind": "codes",
        "title": "Koder",
        "address": join_url.split("://", 1)[-1],
        "rows": slips,
    }
    return binder.as_document(editions.edition(edition_id), "Koder", [part], secret=ONLY_FOR_ITS_OWNER)


def _with_door_codes(
    edition_id: str, *, paper: str, keys: SeatKeys, by: Actor, only: str | None = None
) -> list[tuple[SeatView, str]]:
    seats = [seat for seat in _seats(edition_id) if only in (None, seat.id)]
    if not seats:
        raise NotFound
    with transaction() as tx:
        found = seat_register.identities(edition_id)
        facts = {"edition": edition_id, "seats": len(seats), "paper": paper}
        journal.record(tx, action="documents.door_codes_printed", subject=edition_id, actor=by, facts=facts)
    return [(seat, keys.door_code(found[seat.id])) for seat in seats if seat.id in found]


def _seats(edition_id: str) -> list[SeatView]:
    seats = paper_lists.by_surname(registration.seats(edition_id))
    if not seats:
        raise NobodySeated
    return seats


def _document(edition_id: str, title: str, printed: list[tuple[SeatView, str]]) -> dict[str, Any]:
    edition = editions.edition(edition_id)
    return {
        "title": f"{title} – {edition.name}",
        "edition": edition.name,
        "qr": [code for _, code in printed],
        "badges": [
            {
                "name": seat.delegate_name,
                "company": seat.company_name,
                "seat": str(seat.number),
                "code": code,
                "not_in_picture": _not_in_picture(seat),
            }
            for seat, code in printed
        ],
    }


def _not_in_picture(seat: SeatView) -> bool:
    """Whether the delegate has asked not to be in pictures."""
    return seat.not_in_picture
