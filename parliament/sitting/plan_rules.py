"""Rules of the agenda before the sitting: its items, the summons and its week, and late items. Pure.

A late item::

    proposed --admit--> admitted        proposed --remove--> (gone)

The agenda is frozen when the summons is sent: what has been announced is not changed any more, and what
comes later is urgent (brådskande) and is dealt with only when all present agree (KL 5:14, 5:33, 5:52).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parliament.shared import clock, weekdays
from parliament.shared.errors import RuleBroken

TITLE_MAX, PRESENTER_MAX, PROPOSAL_MAX = 100, 120, 2000
MAX_ITEMS = 80
MAX_DOCUMENTS = 20
DOCUMENT_BYTES = 10 * 1024 * 1024
DOCUMENT_PAGES = 500
SUMMONS_DAYS = 7


class AgendaFrozen(RuleBroken):
    """Changing what has been announced in the summons."""

    code = "agenda_frozen"
    status = 409
    sv = "Kallelsen är skickad, så punkten går inte att ändra. Lägg till en brådskande punkt i stället."
    en = "The summons has been sent, so the item cannot be changed. Add an urgent item instead."


class ItemBegun(RuleBroken):
    """Changing or removing an item that has been begun."""

    code = "item_begun"
    status = 409
    sv = "Punkten är redan påbörjad eller behandlad, så den går inte att ändra här."
    en = "The item has begun or been dealt with, so it cannot be changed here."


class ItemHasDocuments(RuleBroken):
    """Removing an item whose documents are still there."""

    code = "item_has_documents"
    status = 409
    sv = "Punkten har handlingar. Ta bort dem först, sedan punkten."
    en = "The item has documents. Remove them first, then the item."


class LateItemNotAdmitted(RuleBroken):
    """Taking up an urgent item that all present have not agreed to."""

    code = "late_item_not_admitted"
    status = 409
    sv = "Punkten är brådskande. Notera först att alla närvarande har gått med på att ta upp den."
    en = "The item is urgent. Note first that all present have agreed to take it up."


class NothingToAdmit(RuleBroken):
    """Admitting an item that was announced, or has been admitted."""

    code = "nothing_to_admit"
    status = 409
    sv = "Punkten är inte brådskande, eller så är den redan upptagen på dagordningen."
    en = "The item is not urgent, or it has already been admitted to the agenda."


class AgendaFull(RuleBroken):
    """More items than a day can hold."""

    code = "agenda_full"
    status = 409
    sv = "Dagordningen har redan {most} punkter. Ta bort någon först."
    en = "The agenda already has {most} items. Remove one first."


class NoSummonsYet(RuleBroken):
    """A summons without a day, without items, or after the sitting."""

    code = "no_summons_yet"
    status = 409
    sv = "Kallelsen går inte att skicka: {why_sv}."
    en = "The summons cannot be sent: {why_en}."


class NotADocument(RuleBroken):
    """A file that is not a PDF that can be read."""

    code = "not_a_document"
    status = 422
    sv = "Filen går inte att ta emot. Ladda upp en PDF utan lösenord, högst {megabytes} MB."
    en = "The file cannot be taken. Upload a PDF without a password, at most {megabytes} MB."


class TooManyDocuments(RuleBroken):
    """More documents than an item may have."""

    code = "too_many_documents"
    status = 409
    sv = "Punkten har redan {most} handlingar. Ta bort någon först."
    en = "The item already has {most} documents. Remove one first."


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When the summons and urgent items must be out, for a sitting on ``day``."""

    day: date

    @property
    def summons(self) -> date:
        """The last day for the summons: a week before (KL 5:13, 5:15)."""
        return self.day - timedelta(days=SUMMONS_DAYS)

    @property
    def urgent(self) -> date:
        """The last day to announce urgent items: the last weekday before (KL 5:14)."""
        return weekdays.last_weekday_before(self.day)

    def days_late(self, moment: datetime) -> int:
        """How many days after the last day the summons goes out at ``moment`` (UTC); 0 when in time."""
        return max(0, (clock.stockholm(moment).date() - self.summons).days)

    def urgent_is_late(self, moment: datetime) -> bool:
        """Whether an urgent item announced at ``moment`` (UTC) comes after the last weekday."""
        return clock.stockholm(moment).date() > self.urgent


def check_change(*, status: str, frozen: bool, urgent: bool) -> None:
    """Whether an item may be changed or removed.

    Raises:
        ItemBegun: it has been begun.
        AgendaFrozen: it was announced in the summons.
    """
    if status != "waiting":
        raise ItemBegun
    if frozen and not urgent:
        raise AgendaFrozen


def check_may_begin(*, urgent: bool, admitted: bool) -> None:
    """Only announced items may be decided, or urgent ones when all present agree (KL 5:52).

    Raises:
        LateItemNotAdmitted: it is urgent and has not been admitted.
    """
    if urgent and not admitted:
        raise LateItemNotAdmitted


def check_may_admit(*, urgent: bool, admitted: bool) -> None:
    """Whether an item can be admitted.

    Raises:
        NothingToAdmit: it was announced, or is admitted already.
    """
    if not urgent or admitted:
        raise NothingToAdmit
