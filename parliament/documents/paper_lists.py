"""Lists of people on paper: for the door, for the desk that hands out ballot papers. Never with keys."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from parliament.editions.service import ThemeView
from parliament.registration.service import SeatView
from parliament.shared import swedish

Part = dict[str, Any]
"""What one part of a printout holds; ``kind`` names its drawing in ``paper_parts.typ``."""

BREATH_SECONDS: Final = 0.001
"""Long enough for the server's loop to look at its sockets; a sleep of 0 is not."""
_NAMES_A_BREATH: Final = 100


def attendance(seats: Iterable[SeatView]) -> Part:
    """The attendance list A–Ö, with a place to sign."""
    rows = [(*_name(seat), seat.company_name, str(seat.number)) for seat in by_surname(seats)]
    return {
        "kind": "attendance",
        "title": "Närvarolista A–Ö",
        "lead": "Ordnad efter efternamn. Sök upp namnet, peka ut platsen och låt personen skriva under. "
        "För in dem som kom i dörrlistan när nätet är tillbaka.",
        "rows": rows,
    }


def seating(seats: Iterable[SeatView], themes: Sequence[ThemeView]) -> Part:
    """The seats by number, with a box for each theme to tick when a ballot paper is handed out."""
    rows = [
        (str(seat.number), seat.delegate_name, seat.company_name, "ja" if seat.may_vote else "nej")
        for seat in sorted(seats, key=lambda seat: seat.number)
    ]
    return {
        "kind": "seating",
        "title": "Platslista",
        "lead": "Pricka av platsen när du lämnar ut en valsedel: en plats, en röst. Den som redan har röstat "
        "i telefonen får ingen valsedel; konsolen visar vilka platser som återstår.",
        "themes": [theme.name for theme in themes],
        "rows": rows,
    }


def by_surname(seats: Iterable[SeatView]) -> list[SeatView]:
    """Seats by the delegate's surname, å ä ö last, as in the door's own list.

    Lets others run in between: thousands of names take a while.
    """
    keyed = []
    for place, seat in enumerate(seats):
        surname = _name(seat)[1]
        key = swedish.sort_key(surname), swedish.sort_key(seat.delegate_name), seat.number
        keyed.append((key, seat))
        if place % _NAMES_A_BREATH == 0:
            time.sleep(BREATH_SECONDS)
    return [seat for _, seat in sorted(keyed, key=lambda row: row[0])]


def _name(seat: SeatView) -> tuple[str, str]:
    """The name in two: what comes before the surname, and the surname."""
    *first, last = seat.delegate_name.split() or [""]
    return " ".join(first), last
