"""Every feature that keeps something about a person, asked in one order. A new one is a line here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parliament.access import personal as access
from parliament.commitments.undertakings import personal as undertakings
from parliament.door import personal as door
from parliament.evaluation import personal as evaluation
from parliament.mail import personal as mail
from parliament.minutes import personal as minutes
from parliament.presence import personal as presence
from parliament.questions import personal as questions
from parliament.registration import personal as registration
from parliament.shared.personal import Held, held
from parliament.sitting import personal as sitting
from parliament.speakers import personal as speakers
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.voting import personal as voting


@dataclass(frozen=True, slots=True)
class Subject:
    """A person whom something is kept about: delegates that are one person, or an account of staff."""

    key: str
    name: str
    alias: str
    email: str
    delegates: tuple[registration.PersonView, ...] = ()
    account_id: str = ""

    @property
    def delegate_ids(self) -> list[str]:
        """Their ids as delegates."""
        return [each.delegate_id for each in self.delegates]

    @property
    def seat_ids(self) -> list[str]:
        """Their seats, in use or not."""
        return [seat_id for each in self.delegates for seat_id in each.seat_ids]

    @property
    def addresses(self) -> list[str]:
        """Their addresses."""
        return sorted({self.email, *(each.email for each in self.delegates)} - {""})


def everything_about(subject: Subject) -> list[Held]:
    """What all features keep about a person; kinds of which there is nothing are left out."""
    seats = subject.seat_ids
    found: list[Held] = []
    if subject.account_id:
        found += access.export_account(subject.account_id)
    if subject.delegates:
        found += registration.export_person(subject.delegate_ids)
        found += door.export_person(seats)
        found += questions.export_person(seats)
        found += speakers.export_person(seats)
        found += presence.export_person(seat_ids=seats, delegate_ids=subject.delegate_ids)
        found += sitting.export_person(seats)
        found += voting.export_person(seats)
    wishes = registration.interest_ids(subject.delegate_ids)
    found += mail.export_person(addresses=subject.addresses, seat_ids=seats, interest_ids=wishes)
    found += minutes.export_person(subject.addresses)
    found += undertakings.export_person(subject.addresses)
    found += evaluation.export_person(seats, subject.addresses)
    found.append(_journalled(subject))
    return [each for each in found if each.records]


def erase_everywhere(subject: Subject, *, by: Actor) -> dict[str, int]:
    """Erase the person from every feature that may, in the caller's transaction; how many of each kind."""
    seats, addresses, subjects = subject.seat_ids, subject.addresses, _subjects(subject)
    done: dict[str, int] = {}
    if subject.delegates:
        done["question"] = questions.erase_person(seats, by=by)
        done["attendance"] = door.erase_person(seats)
        wishes = registration.interest_ids(subject.delegate_ids)
        done["letter"] = mail.erase_person(addresses=addresses, seat_ids=seats, interest_ids=wishes, by=by)
        done["delegate"] = registration.erase_person(subject.delegate_ids, by=by)
    if subject.account_id:
        done["letter"] = done.get("letter", 0) + mail.erase_person(addresses=addresses, by=by)
        done["account"] = access.erase_account(account_id=subject.account_id, by=by)
    done["adjuster"] = minutes.erase_person(addresses)
    if owned := undertakings.erase_person(addresses, by=by):
        done["undertaking"] = owned
    if invited := evaluation.erase_person(addresses):
        done["evaluation"] = invited
    done["journal"] = sum(journal.erase_payloads(subject=each) for each in subjects)
    return done


def _subjects(subject: Subject) -> list[str]:
    found = [*registration.subjects(subject.delegate_ids), *questions.subjects(subject.seat_ids)]
    return [*found, subject.account_id] if subject.account_id else found


def _journalled(subject: Subject) -> Held:
    """What the journal says; of a company's other delegates nothing is told."""
    entries = journal.told_about(_subjects(subject))
    return held(
        "journal",
        [
            {"at": entry.at, "action": entry.action, "personal": _own(entry.personal, subject)}
            for entry in entries
        ],
    )


def _own(personal: Mapping[str, Any], subject: Subject) -> str:
    told = []
    for name, value in sorted(personal.items()):
        kept = [each for each in value if _mentions(each, subject)] if isinstance(value, list) else value
        if kept:
            told.append(f"{name}: {_flat(kept)}")
    return "; ".join(told)


def _mentions(value: object, subject: Subject) -> bool:
    """Whether a part of a list is about the person: both name and address, for an address may be shared."""
    parts = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    return subject.name in parts


def _flat(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(each) for each in value)
    return str(value)
