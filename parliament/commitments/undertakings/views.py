"""What the rest of the program sees of undertakings, and how rows become that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from parliament.commitments import rules as ways
from parliament.commitments.undertakings import rules
from parliament.commitments.undertakings.models import Undertaking, UndertakingEvent


@dataclass(frozen=True, slots=True)
class NewNote:
    """What was said, as typed. ``theme_id``, ``issue_id`` and ``question_id`` may be empty."""

    kind: str
    words: str
    said_by: str
    body: str
    theme_id: str = ""
    issue_id: str = ""
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What makes it an undertaking, as typed. ``due_on`` is a day in Sweden."""

    owner_name: str
    owner_email: str
    due_on: date | None
    contributors: str = ""
    evidence_wanted: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What an owner tells, as typed. ``done``: it is done, and the evidence shows it."""

    words: str
    done: bool = False
    evidence: str = ""
    evidence_link: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened to it: ``kind`` is a code, words are of the office or the owner."""

    at: datetime
    kind: str
    status: str
    due_on: date | None
    words: str
    evidence: str
    evidence_link: str


@dataclass(frozen=True, slots=True)
class UndertakingView:
    """What was said and where it stands. The owner's name and address are for the office alone."""

    id: str
    edition_id: str
    theme_id: str
    issue_id: str
    question_id: str
    kind: str
    words: str
    said_by: str
    body: str
    said_on: date
    noted_at: datetime
    accepted_at: datetime | None
    owner_name: str
    owner_email: str
    contributors: str
    evidence_wanted: str
    due_on: date | None
    reported_done_on: date | None
    done_on: date | None
    status: str
    status_reason: str
    link_version: int
    version: int
    outcome: str  # of ``rules.Count``; empty until it is accepted
    days_late: int

    @property
    def accepted(self) -> bool:
        """Whether somebody has undertaken it."""
        return self.accepted_at is not None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed with something left to do."""
        return self.days_late > 0

    @property
    def waits_for_office(self) -> bool:
        """Whether the owner has said that it is done, and nobody has closed it."""
        return self.status in rules.UNDER_WAY and self.reported_done_on is not None

    @property
    def can_report(self) -> bool:
        """Whether the owner has something left to tell."""
        return self.accepted and self.status in rules.UNDER_WAY

    @property
    def steps(self) -> tuple[str, ...]:
        """The office's steps from here; one that nobody owns can only be dropped, and taken up again."""
        possible = ways.steps_from(self.status)
        return possible if self.accepted else tuple(s for s in possible if s in ("drop", "take_up"))


def fate(row: Undertaking) -> rules.Fate | None:
    """What counting needs; None until it is accepted."""
    if row.accepted_at is None or row.due_on is None:
        return None
    return rules.Fate(row.status, row.due_on, row.done_on)


def view(row: Undertaking, today: date) -> UndertakingView:
    """A row as a frozen value, as it stands on ``today`` (a day in Sweden)."""
    known = fate(row)
    late = rules.is_overdue(status=row.status, due_on=row.due_on, today=today)
    return UndertakingView(
        id=row.id,
        edition_id=row.edition_id,
        theme_id=row.theme_id or "",
        issue_id=row.issue_id or "",
        question_id=row.question_id or "",
        kind=row.kind,
        words=row.words,
        said_by=row.said_by,
        body=row.body,
        said_on=row.said_on,
        noted_at=row.noted_at,
        accepted_at=row.accepted_at,
        owner_name=row.owner_name,
        owner_email=row.owner_email,
        contributors=row.contributors,
        evidence_wanted=row.evidence_wanted,
        due_on=row.due_on,
        reported_done_on=row.reported_done_on,
        done_on=row.done_on,
        status=row.status,
        status_reason=row.status_reason,
        link_version=row.link_version,
        version=row.version,
        outcome=rules.outcome(known, today) if known else "",
        days_late=(today - row.due_on).days if late and row.due_on else 0,
    )


def event_view(row: UndertakingEvent) -> EventView:
    """An event as a frozen value."""
    return EventView(row.at, row.kind, row.status, row.due_on, row.words, row.evidence, row.evidence_link)
