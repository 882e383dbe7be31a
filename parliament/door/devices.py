"""The phones at the doors: what they have not sent yet, and which have gone quiet.

A division's register is frozen when it opens: whoever was checked in on a phone without contact is not in
it. So each phone tells how many check-ins wait in it, and the console says so before a division opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Delete, delete, select

from parliament.door import rules
from parliament.door.models import DoorDevice
from parliament.live.outbox import STAFF, announce
from parliament.shared import clock, text
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

ID_LENGTH = 64
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A phone at a door. ``silent``: nothing heard of it for more than two minutes."""

    device: str
    name: str
    unsent: int
    heard_at: datetime
    silent: bool


def report(
    *,
    edition_id: str,
    device: str,
    name: str,
    unsent: object,
    at: datetime | None = None,
    finished: bool = False,
) -> None:
    """Take a phone's word of how many check-ins wait in it. An older report changes nothing.

    Args:
        edition_id: the edition whose door it keeps.
        device: the phone's own id, the same in every report.
        name: what people call it ("Dörr 2").
        unsent: how many check-ins wait in it.
        at: UTC, when the phone wrote the report; now when left out.
        finished: the phone is put away: it is forgotten, unless something waits in it.

    Raises:
        DeviceReportMalformed: the number is none.
        TimeNotPlausible: ``at`` is in the future or long ago.
        TextTooLong, TextEmpty: id or name.
    """
    device = text.clean(device, max_length=ID_LENGTH, field="device")
    name = text.clean(name, max_length=NAME_LENGTH, field="name", required=False) or device[:NAME_LENGTH]
    waiting = rules.check_unsent(unsent)
    moment = rules.plausible(at, clock.now())
    with transaction() as tx:
        row = tx.session.get(DoorDevice, (edition_id, device))
        if row is not None and row.heard_at > moment:
            return
        was_a_worry = row is not None and (row.unsent, row.name, rules.is_silent(row.heard_at, clock.now()))
        if finished and not waiting:
            tx.session.execute(_one(edition_id, device))
        elif row is None:
            tx.session.add(
                DoorDevice(edition_id=edition_id, device=device, name=name, unsent=waiting, heard_at=moment)
            )
        else:
            row.name, row.unsent, row.heard_at = name, waiting, moment
        if finished or was_a_worry != (waiting, name, False):
            announce(tx, STAFF, edition_id=edition_id)


def forget(*, edition_id: str, device: str, by: Actor) -> None:
    """Take a phone off the list: it is lost or broken. It comes back if it reports again."""
    with transaction() as tx:
        row = tx.session.get(DoorDevice, (edition_id, device))
        if row is None:
            return
        facts = {"unsent": row.unsent}
        tx.session.execute(_one(edition_id, device))
        journal.record(tx, action="door.device_forgotten", subject=edition_id, actor=by, facts=facts)
        announce(tx, STAFF, edition_id=edition_id)


def worries(edition_id: str) -> list[DeviceView]:
    """The phones with unsent check-ins, and those not heard of for two minutes; by name.

    A phone that said nothing for half a day and had nothing unsent was used another day.
    """
    now = clock.now()
    with reading() as session:
        rows = session.scalars(select(DoorDevice).where(DoorDevice.edition_id == edition_id))
        seen = [
            DeviceView(r.device, r.name, r.unsent, r.heard_at, rules.is_silent(r.heard_at, now)) for r in rows
        ]
    told = [d for d in seen if d.unsent or (d.silent and now - d.heard_at < rules.FORGOTTEN_AFTER)]
    return sorted(told, key=lambda d: (d.name, d.device))


def _one(edition_id: str, device: str) -> Delete:
    return delete(DoorDevice).where(DoorDevice.edition_id == edition_id, DoorDevice.device == device)
