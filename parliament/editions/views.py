"""What editions look like to everybody else: frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteView:
    """What the whole site is called."""

    name: str


@dataclass(frozen=True, slots=True)
class PartnerView:
    """One who arranges the edition; kind is region, chamber or other."""

    id: str
    name: str
    short_name: str
    responsibilities: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """One year's parliament.

    ``status``: planned, open, live, held or cancelled. ``mode``: onsite, hybrid, digital or undecided.
    ``seats``: 0 when not known. Amounts in öre; ``technical_support_vat`` is excl, incl or unknown.
    """

    id: str
    year: int
    name: str
    series_name: str
    region_name: str
    date: dt.date | None
    period_text: str
    status: str
    mode: str
    venue: str
    seats: int
    cancel_reason: str
    note: str
    technical_support_ore: int | None
    frame_ore: int | None
    partners: tuple[PartnerView, ...] = ()
    description: str = ""
    technical_support_vat: str = ""
    frame_text: str = ""
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue to vote on: letter A–E, a name for cards and bars, and the full question."""

    id: str
    theme_id: str
    letter: str
    short_name: str
    text: str
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its issues in the order of their letters.

    ``answers``: how many of the top-voted issues are answered, each in ``answer_minutes``. ``tie_rule``:
    both, deciding or lot. ``roles``: the offices that answer.
    """

    id: str
    edition_id: str
    key: str
    name: str
    name_en: str
    palette: str
    icon: str
    position: int
    answers: int
    answer_minutes: int
    tie_rule: str
    roles: tuple[str, ...]
    introduction: str
    issues: tuple[IssueView, ...] = ()
    introduction_minutes: int = 10
    questions_minutes: int = 20
    division_minutes: int = 5

    @property
    def answers_minutes(self) -> int:
        """How long all answers take together."""
        return self.answers * self.answer_minutes

    @property
    def minutes(self) -> int:
        """How long the four steps take: introduction, questions, division, answers."""
        return (
            self.introduction_minutes + self.questions_minutes + self.division_minutes + self.answers_minutes
        )


@dataclass(frozen=True, slots=True)
class ProgrammeItemView:
    """A point of the programme, in UTC; ``overlap_minutes``: how far the one before runs past its start."""

    id: str
    edition_id: str
    position: int
    kind: str
    title: str
    theme_id: str | None
    starts_at: dt.datetime | None
    minutes: int
    presenter: str
    fixed: bool = False
    overlap_minutes: int = 0

    @property
    def ends_at(self) -> dt.datetime | None:
        """When it is planned to end (UTC)."""
        return self.starts_at + dt.timedelta(minutes=self.minutes) if self.starts_at else None
