"""Rules of answers (besked), what is taken along (medskick) and undertakings (åtaganden).

A politician's word in the hall binds nobody but the one who gives it, and seldom a committee. So what was
said is first noted in its exact words, and is an undertaking only when it is accepted with an owner and a
date.
Its states are those of ``commitments.rules``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from parliament.commitments.rules import COMING, DROPPED, ENDED, ONGOING
from parliament.shared.errors import RuleBroken

Kind = Literal["answer", "taken_along", "commitment"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
UNDER_WAY: Final = (COMING, ONGOING)
"""States in which an owner has something left to do."""

DAYS_BEFORE: Final = 14
DAYS_BETWEEN: Final = 30
MOST_YEARS: Final = 10

MAX_WORDS = 2000
MAX_NAME = 120
MAX_CONTRIBUTORS = 500
MAX_EVIDENCE = 1000
MAX_LINK = 500


class UnknownKind(RuleBroken):
    """Neither an answer, taken along nor an undertaking."""

    code = "unknown_kind"
    status = 422
    sv = "Välj besked, medskick eller åtagande."
    en = "Choose answer, taken along or undertaking."


class AlreadyNoted(RuleBroken):
    """The same words by the same speaker stand there already; a form was sent twice."""

    code = "already_noted"
    status = 409
    sv = "Det är redan antecknat, med samma ord av samma person. Inget sparades en gång till."
    en = "It is noted already, in the same words by the same person. Nothing was saved a second time."


class DueDateMissing(RuleBroken):
    """An undertaking without a last day."""

    code = "due_date_missing"
    status = 422
    sv = "Skriv vilken dag det senast ska vara klart."
    en = "Write by which day it is to be done."


class DueBeforeSitting(RuleBroken):
    """To be done before it was said."""

    code = "due_before_sitting"
    status = 422
    sv = "Dagen ligger före sammanträdet den {sitting_day}. Välj den dagen eller en senare."
    en = "The day is before the sitting on {sitting_day}. Choose that day or a later one."


class DueTooFarAway(RuleBroken):
    """A last day that nobody there will see to."""

    code = "due_too_far_away"
    status = 422
    sv = "Dagen ligger mer än {years} år bort. Kontrollera årtalet, eller dela upp åtagandet."
    en = "The day is more than {years} years away. Check the year, or divide the undertaking."


class NotAccepted(RuleBroken):
    """A step of an undertaking that nobody owns yet."""

    code = "not_accepted"
    status = 409
    sv = "Det är inget åtagande än. Anta det först med ägare och dag."
    en = "It is not an undertaking yet. Accept it first with an owner and a day."


class AlreadyAccepted(RuleBroken):
    """Accepted a second time."""

    code = "already_accepted"
    status = 409
    sv = "Åtagandet är redan antaget. Läs in sidan igen för att se av vem."
    en = "The undertaking is accepted already. Reload the page to see by whom."


class SameOwner(RuleBroken):
    """Handed over to the one who has it."""

    code = "same_owner"
    status = 422
    sv = "Den personen äger redan åtagandet. Skriv vem som tar över."
    en = "That person owns the undertaking already. Write who takes over."


class LinkNotValid(RuleBroken):
    """An owner's link that leads nowhere: mistyped, or another owns the undertaking now."""

    code = "owner_link_not_valid"
    status = 404
    sv = (
        "Länken gäller inte. Åtagandet kan ha lämnats över till någon annan. "
        "Fråga kansliet om du ska ha en ny länk."
    )
    en = (
        "The link is not valid. The undertaking may have been handed over. "
        "Ask the office if you need a new link."
    )


class NothingToReport(RuleBroken):
    """A report on an undertaking that is ended or dropped."""

    code = "nothing_to_report"
    status = 409
    sv = "Åtagandet är avslutat, så inget mer behöver rapporteras. Kansliet kan öppna det igen."
    en = "The undertaking is closed, so nothing more needs to be reported. The office can reopen it."


class EvidenceMissing(RuleBroken):
    """Said to be done without anything that shows it."""

    code = "evidence_missing"
    status = 422
    sv = "Skriv vad som visar att det är klart, eller lägg in en länk."
    en = "Write what shows that it is done, or add a link."


class LinkMalformed(RuleBroken):
    """Evidence whose link is no address of a page."""

    code = "evidence_link_malformed"
    status = 422
    sv = (
        "Länken ska börja med https:// eller http://. Filer och bilder läggs inte in här: "
        "länka till sidan där de finns."
    )
    en = (
        "The link must begin with https:// or http://. Files and pictures are not put here: "
        "link to their page."
    )


def check_due(due_on: date | None, *, sitting_day: date) -> date:
    """The last day of an undertaking: the day of the sitting or later, within ``MOST_YEARS``.

    Raises:
        DueDateMissing, DueBeforeSitting, DueTooFarAway: the day is not one.
    """
    if due_on is None:
        raise DueDateMissing(field="due_on")
    if due_on < sitting_day:
        raise DueBeforeSitting(field="due_on", sitting_day=sitting_day.isoformat())
    if due_on > sitting_day + timedelta(days=366 * MOST_YEARS):
        raise DueTooFarAway(field="due_on", years=MOST_YEARS)
    return due_on


def check_link(link: str) -> str:
    """The address of a page that shows it is done, or nothing.

    Raises:
        LinkMalformed: it is no web address, or holds a space.
    """
    scheme, _, rest = link.partition("://")
    if link and (scheme.lower() not in ("http", "https") or not rest.strip("/") or " " in link):
        raise LinkMalformed(field="evidence_link")
    return link


def is_overdue(*, status: str, due_on: date | None, today: date) -> bool:
    """Whether the last day has passed with something left to do."""
    return status in UNDER_WAY and due_on is not None and today > due_on


def reminder_moment(due_on: date, today: date) -> date | None:
    """The newest day for reminding: 14 days before, at due, every 30 days after; None before the first."""
    if today >= due_on:
        return due_on + timedelta(days=(today - due_on).days // DAYS_BETWEEN * DAYS_BETWEEN)
    before = due_on - timedelta(days=DAYS_BEFORE)
    return before if today >= before else None


def reminder_is_due(*, status: str, reported_done: bool, due_on: date, told_on: date, today: date) -> bool:
    """Whether the owner is to be reminded today.

    Args:
        status: of the undertaking.
        reported_done: whether the owner has said that it is done, and waits for the office.
        due_on: its last day.
        told_on: when the owner was last told of that day.
        today: the day in Sweden.
    """
    if status not in UNDER_WAY or reported_done:
        return False
    moment = reminder_moment(due_on, today)
    return moment is not None and moment > told_on


@dataclass(frozen=True, slots=True)
class Fate:
    """What counting needs of an accepted undertaking."""

    status: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Count:
    """What became of accepted undertakings. Each is counted once: the five numbers sum to ``total``.

    ``kept``: done in time. ``kept_late``: done after the day. ``late``: not done, and the day has passed.
    ``going``: not done, with time left. ``dropped``: given up, with a reason.
    """

    kept: int = 0
    kept_late: int = 0
    late: int = 0
    going: int = 0
    dropped: int = 0

    @property
    def total(self) -> int:
        """All accepted undertakings."""
        return self.kept + self.kept_late + self.late + self.going + self.dropped


def outcome(fate: Fate, today: date) -> str:
    """Which number of ``Count`` an undertaking belongs to."""
    if fate.status == DROPPED:
        return "dropped"
    if fate.status == ENDED:
        return "kept_late" if fate.done_on is not None and fate.done_on > fate.due_on else "kept"
    return "late" if today > fate.due_on else "going"


def count(fates: Iterable[Fate], today: date) -> Count:
    """The honest count: nothing is left out because it did not go well."""
    tally = dict.fromkeys(("kept", "kept_late", "late", "going", "dropped"), 0)
    for fate in fates:
        tally[outcome(fate, today)] += 1
    return Count(**tally)
