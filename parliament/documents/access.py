"""Which minutes a request is about, and whether whoever asks may read them."""

from __future__ import annotations

from parliament.access.roles import CHAIR, OPERATOR, ORGANISER
from parliament.access.who import current_roles
from parliament.documents import minutes
from parliament.documents.minutes import Minutes, MinutesNotPublic, NoMinutesYet
from parliament.editions import service as editions

EARLY = frozenset({ORGANISER, OPERATOR, CHAIR})


def minutes_asked_for(year: str = "") -> Minutes:
    """The minutes of the current edition, or of that year's.

    Raises:
        NoMinutesYet: there are none.
        MinutesNotPublic: they are a draft, and the asker is not of the presidium or the organisers.
    """
    edition = editions.current_edition()
    if year:
        edition = next((each for each in editions.list_editions() if str(each.year) == year), None)
    if edition is None:
        raise NoMinutesYet
    if not minutes.is_public(edition.id) and not current_roles() & EARLY:
        raise MinutesNotPublic
    return minutes.minutes_of(edition.id)
