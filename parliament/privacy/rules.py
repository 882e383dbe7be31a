"""Rules of disposal: what may go, when, and on whose decision. Pure.

Preservation is the main rule (arkivlagen 1990:782 3 and 10 §§): what no decision allows is refused.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from parliament.shared.errors import RuleBroken

DAYS_MAX = 3650
TEXT_MAX = 120


class UnknownDisposalKind(RuleBroken):
    """A kind of record that has no rule of disposal and gets none."""

    code = "unknown_disposal_kind"
    status = 404
    sv = "Den sortens uppgift finns inte bland gallringsreglerna, så inget gallrades."
    en = "There is no disposal rule for that kind of record, so nothing was disposed of."


class MustBePreserved(RuleBroken):
    """Minutes, results and the like: preserved for good."""

    code = "must_be_preserved"
    sv = "Den här handlingen ska bevaras och kan inte gallras. Inget ändrades."
    en = "This record is to be preserved and cannot be disposed of. Nothing changed."


class NoDisposalDecision(RuleBroken):
    """No decision has been entered for this kind."""

    code = "no_disposal_decision"
    sv = "Det finns inget beslut om att gallra det här. Skriv in beslutets nummer och frist först."
    en = "There is no decision to dispose of this. Enter the number and time limit of the decision first."


class DisposalTooEarly(RuleBroken):
    """The time limit has not run out."""

    code = "disposal_too_early"
    sv = "Fristen har inte gått ut. Det får gallras tidigast {due}."
    en = "The time limit has not run out. It may be disposed of on {due} at the earliest."


class DisposalDayUnknown(RuleBroken):
    """The edition has no day to count from."""

    code = "disposal_day_unknown"
    sv = "Upplagan har ingen dag, så fristen går inte att räkna. Skriv in dagen först."
    en = "The edition has no day, so the time limit cannot be counted. Enter the day first."


class DisposalChanged(RuleBroken):
    """What would go is no longer what was shown."""

    code = "disposal_changed"
    sv = "Uppgifterna har ändrats sedan du tittade, så inget gallrades. Läs listan igen."
    en = "The records have changed since you looked, so nothing was disposed of. Read the list again."


class NothingToDispose(RuleBroken):
    """There is none."""

    code = "nothing_to_dispose"
    sv = "Det finns inget att gallra."
    en = "There is nothing to dispose of."


class DaysOutOfRange(RuleBroken):
    """A time limit that is none."""

    code = "disposal_days_out_of_range"
    status = 422
    sv = f"Skriv antalet dagar som ett heltal, 0–{DAYS_MAX}."
    en = f"Write the number of days as a whole number, 0–{DAYS_MAX}."


class DecisionInTheFuture(RuleBroken):
    """A decision that has not been made yet."""

    code = "decision_in_the_future"
    status = 422
    sv = "Beslutet kan inte vara fattat efter i dag. Kontrollera datumet."
    en = "The decision cannot be later than today. Check the date."


class PersonStillExpected(RuleBroken):
    """The person has a seat in an edition that is not over."""

    code = "person_still_expected"
    sv = "Personen har en plats i en upplaga som inte är över. Avboka anmälan först, och radera sedan."
    en = "The person has a seat in an edition that is not over. Cancel the registration first, then erase."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that may be disposed of. ``of_edition``: days are counted from the edition's day."""

    key: str
    suggested_days: int
    of_edition: bool = True


KINDS = {
    kind.key: kind
    for kind in (
        Kind("needs", 0),
        Kind("letters", 90),
        Kind("contacts", 365),
        Kind("questions", 365),
        Kind("people", 730),
        Kind("sign_ins", 30, of_edition=False),
        Kind("journal", 730, of_edition=False),
    )
}
"""In the order in which they are shown. The suggestions are only that: the authority decides."""

PRESERVED = ("notice", "agenda", "minutes", "results", "evaluation", "ballots", "log")
"""Kallelse, dagordning, protokoll, resultat, utvärdering, röster och gallringsloggen bevaras."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule of disposal as it was decided; ``days`` after the day, or after the record itself."""

    days: int
    decision_no: str
    decided_by: str
    decided_on: dt.date


def kind(key: str) -> Kind:
    """The kind with this key.

    Raises:
        MustBePreserved: it is preserved for good.
        UnknownDisposalKind: there is none.
    """
    if key in PRESERVED:
        raise MustBePreserved
    if key not in KINDS:
        raise UnknownDisposalKind
    return KINDS[key]


def check_decision(decision: Decision, *, today: dt.date) -> Decision:
    """The decision, when it can be one.

    Raises:
        DaysOutOfRange, DecisionInTheFuture: see there.
    """
    if not 0 <= decision.days <= DAYS_MAX:
        raise DaysOutOfRange(field="days")
    if decision.decided_on > today:
        raise DecisionInTheFuture(field="decided_on")
    return decision


def due(decision: Decision, day: dt.date | None) -> dt.date:
    """From when what belongs to an edition held on ``day`` may go; the day itself has to be over.

    Raises:
        DisposalDayUnknown: the edition has no day.
    """
    if day is None:
        raise DisposalDayUnknown
    return day + dt.timedelta(days=max(1, decision.days))


def check_due(decision: Decision, day: dt.date | None, *, today: dt.date) -> None:
    """Whether the time limit has run out.

    Raises:
        DisposalTooEarly, DisposalDayUnknown: see there.
    """
    first = due(decision, day)
    if today < first:
        raise DisposalTooEarly(due=first.isoformat())


def fingerprint(ids: Iterable[str]) -> str:
    """What makes two lists of records the same, whatever their order."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:32]
