"""Who sat where and when, so that a substitute's deed stands under the substitute's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from parliament.minutes.words import Words
from parliament.presence import service as presence
from parliament.presence.service import SubstitutionView
from parliament.registration import service as registration
from parliament.registration.service import SeatView


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of an edition, and how they have changed hands during the sitting."""

    by_id: dict[str, SeatView]
    by_number: dict[int, SeatView]
    changes: dict[str, list[SubstitutionView]] = field(default_factory=dict)

    def name_at(self, seat: SeatView, moment: datetime | None) -> str:
        """The name of the one who had the seat at ``moment`` (UTC); now, where there is no moment."""
        changes = self.changes.get(seat.id, [])
        if not changes or moment is None:
            return seat.delegate_name or "–"
        served = [change.in_name for change in changes if change.at is not None and change.at <= moment]
        return (served[-1] if served else changes[0].out_name) or "–"

    def person(self, seat_id: str | None, moment: datetime | None, w: Words) -> str:
        """Number, name and company, as in a list; a dash for a seat that is not known."""
        seat = self.by_id.get(seat_id or "")
        if seat is None:
            return "–"
        return w(
            "seat_person",
            seat=seat.number,
            name=self.name_at(seat, moment),
            company=seat.company_name or "–",
        )

    def people(self, seat_ids: Iterable[str], moment: datetime | None, w: Words) -> list[str]:
        """The same of several, by seat number; those that are not known are left out."""
        known = sorted((self.by_id[id_] for id_ in seat_ids if id_ in self.by_id), key=lambda s: s.number)
        return [self.person(seat.id, moment, w) for seat in known]


def seats_of(edition_id: str, sitting_id: str) -> Seats:
    """The seats as the minutes need them, cancelled ones too."""
    found = registration.all_seats(edition_id)
    changes: dict[str, list[SubstitutionView]] = {}
    carried_out = [each for each in presence.substitutions(sitting_id) if each.at is not None]
    for each in sorted(carried_out, key=lambda change: change.at or change.asked_at):
        changes.setdefault(each.seat_id, []).append(each)
    return Seats({seat.id: seat for seat in found}, {seat.number: seat for seat in found}, changes)
