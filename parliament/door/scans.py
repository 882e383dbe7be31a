"""What the doors' phones send: each scan once, however often it comes, and no double admission unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Final

from parliament.access.seat_keys import KeyIsNoDoorCode, SeatDirectory, SeatKeys, UnknownDoorCode
from parliament.door import conflicts, offline_list, rules, service
from parliament.door.models import DoorScan
from parliament.door.rules import Admission
from parliament.registration import service as registration
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import native
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction

KINDS: Final = ("code", "entry", "seat", "number")
TOLD: Final = ("", "welcome")
MOST: Final = 100
ID_LENGTH: Final = 40
_SHORTEST_ID: Final = 16
_VALUE_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan or a tap. ``told``: what the door said on its own when it could not ask the server.

    ``value``: by ``kind`` a door code, an entry of the offline list, a seat's id or its number.
    ``seconds_ago``: how old it is, measured by the phone.
    """

    id: str
    kind: str
    value: str
    seconds_ago: float = 0
    told: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scan."""

    id: str
    status: str
    seat_id: str | None
    at: datetime | None = None
    by: str = ""
    how: str = ""


def read(members: object) -> list[Scan]:
    """The scans of a sending, as JSON brought them.

    Raises:
        ScanMalformed: it is no list of scans.
        TooManyScans: more than a phone sends at once.
    """
    if not isinstance(members, list):
        raise rules.ScanMalformed
    if len(members) > MOST:
        raise rules.TooManyScans(most=MOST)
    return [_scan(member) for member in members]


def take(
    scans: Sequence[Scan],
    *,
    edition_id: str,
    device: str,
    keys: SeatKeys,
    directory: SeatDirectory,
    by: Actor,
) -> list[Outcome]:
    """Check in what a phone sends, each scan in a transaction of its own.

    Raises:
        TextTooLong: the device's name is.
    """
    device = text.clean(device, max_length=service.DEVICE_LENGTH, field="device", required=False)
    entries = [scan.value for scan in scans if scan.kind == "entry"]
    behind = native.apart(lambda: offline_list.seats_behind(edition_id, entries, keys)) if entries else {}
    find = _Finder(edition_id, behind, keys, directory)
    return [_take(scan, find, edition_id=edition_id, device=device, by=by) for scan in scans]


class _Finder:
    """Finds the seat that a scan is about."""

    def __init__(
        self, edition_id: str, behind: dict[str, str], keys: SeatKeys, directory: SeatDirectory
    ) -> None:
        self._edition_id = edition_id
        self._behind = behind
        self._keys = keys
        self._directory = service.CancelledToo(directory)

    def seat_id(self, scan: Scan) -> str | None:
        """The seat's id; None when there is none.

        Raises:
            KeyIsNoDoorCode: it is a delegate's private key.
        """
        ways: dict[str, Callable[[str], str | None]] = {
            "code": self._of_code,
            "entry": self._behind.get,
            "seat": self._of_id,
            "number": self._of_number,
        }
        return ways[scan.kind](scan.value)

    def _of_code(self, code: str) -> str | None:
        try:
            return self._keys.seat_of_door_code(code, self._directory).id
        except UnknownDoorCode:
            return None

    @staticmethod
    def _of_id(seat_id: str) -> str | None:
        try:
            return registration.seat(seat_id).id
        except NotFound:
            return None

    def _of_number(self, number: str) -> str | None:
        wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 0
        return next((s.id for s in registration.seats(self._edition_id) if s.number == wanted), None)


def _take(scan: Scan, find: _Finder, *, edition_id: str, device: str, by: Actor) -> Outcome:
    with transaction() as tx:
        row = tx.session.get(DoorScan, scan.id)
        if row is None:
            try:
                seat_id = find.seat_id(scan)
            except KeyIsNoDoorCode:
                return Outcome(scan.id, "private_link", None)  # nothing is written about a private link
            row = _new(tx, scan, seat_id, edition_id=edition_id, device=device, by=by)
        elif scan.told == "welcome":
            row.told = "welcome"  # the answer was lost on the way, and the door decided on its own
            tx.session.flush()
        if row.told == "welcome" and row.outcome != "welcome" and not conflicts.noted(tx, row):
            _merge(tx, row)
        return _outcome(row)


def _new(
    tx: Transaction, scan: Scan, seat_id: str | None, *, edition_id: str, device: str, by: Actor
) -> DoorScan:
    moment = rules.made_at(scan.seconds_ago, clock.now())
    row = DoorScan(
        id=scan.id,
        edition_id=edition_id,
        seat_id=seat_id,
        at=moment,
        device=device,
        by=str(by),
        told=scan.told,
        outcome="unknown",
    )
    if seat_id is not None:
        how: service.How = "door_code" if scan.kind in ("code", "entry") else "name"
        try:
            row.outcome = service.check_in(
                seat_id=seat_id, how=how, by=by, at=moment, device=device, edition_id=edition_id
            ).status
        except rules.DoorClosed:
            row.outcome = "closed"
    tx.session.add(row)
    tx.session.flush()
    return row


def _merge(tx: Transaction, row: DoorScan) -> None:
    """The door let in somebody whom the server would not have: the first admission counts, all are told."""
    late = Admission(row.at, row.device, "door_code")
    if row.outcome != "already_in":
        conflicts.note(tx, row, kind=row.outcome, first=None, second=late)
        return
    there = service.open_row(tx, row.seat_id or "")
    if there is None:
        return
    merged = rules.merge(Admission(there.arrived_at, there.device, there.how), late)
    if not merged.double:
        return
    conflicts.note(tx, row, kind="double", first=merged.first, second=merged.second)
    if merged.first is late:
        there.arrived_at, there.device, there.by = row.at, row.device, row.by
        row.outcome = "welcome"
        tx.session.flush()


def _outcome(row: DoorScan) -> Outcome:
    since = service.open_presence(row.seat_id) if row.seat_id else None
    if since is None or row.outcome not in ("welcome", "already_in"):
        return Outcome(row.id, row.outcome, row.seat_id)
    return Outcome(row.id, row.outcome, row.seat_id, since.at, since.by, since.how)


def _scan(member: object) -> Scan:
    if not isinstance(member, dict):
        raise rules.ScanMalformed
    id_, kind, value = (member.get(name) for name in ("id", "kind", "value"))
    told, ago = member.get("told", ""), member.get("ago", 0)
    named = isinstance(id_, str) and _SHORTEST_ID <= len(id_) <= ID_LENGTH and id_.isascii()
    aged = isinstance(ago, int | float) and not isinstance(ago, bool) and isfinite(ago)
    if not (named and aged and kind in KINDS and told in TOLD and isinstance(value, str)):
        raise rules.ScanMalformed
    if len(value) > _VALUE_LENGTH:
        value = ""  # no code of ours: it is answered as unknown
    return Scan(str(id_), str(kind), value, float(ago), str(told))
