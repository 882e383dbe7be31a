"""Who was here and served, from when to when, as the minutes tell it (KL 5:66)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from parliament.door import service as door
from parliament.presence import conflicts, rules
from parliament.presence.roll_calls import RollCallView, roll_calls
from parliament.presence.substitutions import SubstitutionView, substitutions
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import service as sittings
from parliament.sitting.service import ItemView, SittingView
from parliament.storage.transaction import reading


@dataclass(frozen=True, slots=True)
class ServedView:
    """One person's service on a seat. ``instead_of``: whom a substitute stands in for, else empty.

    ``stays``: arrival and departure (UTC; None: stayed), in order. Empty for one who never came.
    """

    seat_id: str
    seat: int
    name: str
    company: str
    municipality: str
    may_vote: bool
    instead_of: str
    stays: tuple[rules.Stay, ...]


@dataclass(frozen=True, slots=True)
class ItemPresence:
    """Presence at an item: the quorum when it began, and who took no part for a conflict of interest."""

    item_id: str
    quorum: rules.Quorum | None
    conflicts: tuple[SeatView, ...]


@dataclass(frozen=True, slots=True)
class AttendanceForMinutes:
    """All that the minutes say of presence. People by seat, then by when they took the seat."""

    served: tuple[ServedView, ...]
    absent: tuple[ServedView, ...]
    substitutions: tuple[SubstitutionView, ...]
    roll_calls: tuple[RollCallView, ...]
    items: Mapping[str, ItemPresence]


def attendance_for_minutes(sitting_id: str) -> AttendanceForMinutes:
    """Who was here, who served for whom, who was absent, and presence item by item."""
    with reading():
        sitting = sittings.sitting(sitting_id)
        seats = registration.seats(sitting.edition_id)
        changes = [each for each in substitutions(sitting_id) if each.at is not None]
        stays: dict[str, list[rules.Stay]] = {}
        for stay in door.attendance(sitting.edition_id):
            stays.setdefault(stay.seat_id, []).append((stay.arrived_at, stay.left_at))
        people = [
            person
            for seat in registration.all_seats(sitting.edition_id)
            if seat.active or seat.id in stays  # who was here was here, also when the seat is cancelled since
            for person in _of_seat(
                seat, stays.get(seat.id, []), [each for each in changes if each.seat_id == seat.id]
            )
        ]
        return AttendanceForMinutes(
            served=tuple(person for person in people if person.stays),
            absent=tuple(person for person in people if not person.stays and not person.instead_of),
            substitutions=tuple(changes),
            roll_calls=tuple(roll_calls(sitting_id)),
            items=_items(sitting, seats, stays),
        )


def quorum_at(edition_id: str, moment: datetime) -> rules.Quorum:
    """How many of the seats with a vote were here at ``moment`` (UTC)."""
    with reading():
        seats = registration.seats(edition_id)
        stays: dict[str, list[rules.Stay]] = {}
        for stay in door.attendance(edition_id):
            stays.setdefault(stay.seat_id, []).append((stay.arrived_at, stay.left_at))
    return _quorum(seats, stays, moment)


def _of_seat(
    seat: SeatView, stays: Sequence[rules.Stay], changes: Sequence[SubstitutionView]
) -> list[ServedView]:
    """The people who have had a seat, one after the other, each with the stays of their time on it."""
    if not changes:
        return [_served(seat, seat.delegate_name, "", stays)]
    ordinary = changes[0].out_name
    ordinary_id = changes[0].out_delegate_id
    turns: list[tuple[datetime | None, str, str]] = [(None, ordinary_id, ordinary)]
    turns += [(each.at, each.in_delegate_id, each.in_name) for each in changes]
    by_person: dict[str, tuple[str, list[rules.Stay]]] = {}
    for place, (start, person_id, name) in enumerate(turns):
        end = turns[place + 1][0] if place + 1 < len(turns) else None
        own = [
            stay for stay in stays if (start is None or stay[0] >= start) and (end is None or stay[0] < end)
        ]
        by_person.setdefault(person_id, (name, []))[1].extend(own)
    return [
        _served(seat, name, "" if person_id == ordinary_id else ordinary, own)
        for person_id, (name, own) in by_person.items()
    ]


def _served(seat: SeatView, name: str, instead_of: str, stays: Sequence[rules.Stay]) -> ServedView:
    return ServedView(
        seat_id=seat.id,
        seat=seat.number,
        name=name,
        company=seat.company_name,
        municipality=seat.municipality,
        may_vote=seat.may_vote,
        instead_of=instead_of,
        stays=rules.merged(stays),
    )


def _items(
    sitting: SittingView, seats: Sequence[SeatView], stays: Mapping[str, list[rules.Stay]]
) -> dict[str, ItemPresence]:
    by_id = {seat.id: seat for seat in seats}
    out = conflicts.conflicts_of_items(sitting.id)

    def presence(item: ItemView) -> ItemPresence:
        left_out = sorted(
            (by_id[id_] for id_ in out.get(item.id, ()) if id_ in by_id), key=lambda seat: seat.number
        )
        quorum = _quorum(seats, stays, item.started_at) if item.started_at else None
        return ItemPresence(item.id, quorum, tuple(left_out))

    return {item.id: presence(item) for item in sitting.items}


def _quorum(
    seats: Sequence[SeatView], stays: Mapping[str, list[rules.Stay]], moment: datetime
) -> rules.Quorum:
    voting = [seat.id for seat in seats if seat.may_vote]
    return rules.Quorum(sum(rules.is_here(stays.get(id_, ()), moment) for id_ in voting), len(voting))
