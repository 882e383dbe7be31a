"""How an edition takes registrations, and how many it may confirm."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path

from sqlalchemy import bindparam, func, select

from parliament.editions import service as editions
from parliament.registration import setting_rules
from parliament.registration.interest_models import Interest, RegistrationSetting
from parliament.registration.models import Seat
from parliament.registration.setting_rules import Setting
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import looking_up, reading, transaction

# Put together once: every registration asks.
_PROMISED = select(func.sum(Interest.seats)).where(
    Interest.edition_id == bindparam("wanted"), Interest.status == "invited"
)
_FIELDS = tuple(field.name for field in fields(Setting))


def setting(edition_id: str) -> Setting:
    """The edition's setting; the defaults while nobody has set anything."""
    with reading() as session:
        row = session.get(RegistrationSetting, edition_id)
        return Setting(**{name: getattr(row, name) for name in _FIELDS}) if row else Setting()


def change_setting(*, edition_id: str, new: Setting, by: Actor) -> Setting:
    """Set how the edition takes registrations.

    Raises:
        SettingOutOfRange: a number makes no sense.
        NotFound: there is no such edition.
    """
    setting_rules.check_setting(new)
    with transaction() as tx:
        editions.edition(edition_id)
        row = tx.session.get(RegistrationSetting, edition_id)
        if row is None:
            tx.session.add(RegistrationSetting(edition_id=edition_id, **asdict(new)))
        else:
            for name in _FIELDS:
                setattr(row, name, getattr(new, name))
        tx.session.flush()
        journal.record(
            tx, action="registration.setting_changed", subject=edition_id, actor=by, facts=asdict(new)
        )
    return new


def capacity(edition_id: str) -> int:
    """How many of the edition may be confirmed, overbooking included."""
    return setting_rules.capacity(editions.edition(edition_id).seats, setting(edition_id).overbooking)


def taken(edition_id: str) -> int:
    """How many seats are in use."""
    query = select(func.count()).select_from(Seat).where(Seat.edition_id == edition_id, Seat.active)
    with reading() as session:
        return session.scalar(query) or 0


def promised(edition_id: str) -> int:
    """How many seats are promised to those who are invited and have not answered."""
    with looking_up() as connection:
        return connection.execute(_PROMISED, {"wanted": edition_id}).scalar() or 0


def free_seats(edition_id: str) -> int:
    """How many seats nobody has yet and nobody has been promised."""
    return max(0, capacity(edition_id) - taken(edition_id) - promised(edition_id))


@cache
def sectors() -> dict[str, tuple[str, str]]:
    """The sectors: code → (Swedish, English), in the order of SNI 2007's letters."""
    rows = json.loads(Path(__file__).with_name("sectors.json").read_text(encoding="utf-8"))
    return {code: (swedish, english) for code, swedish, english, _ in rows}
