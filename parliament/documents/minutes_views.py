"""What the minutes hold: frozen values, all in words."""

from __future__ import annotations

from dataclasses import dataclass

from parliament.documents.minutes_divisions import DivisionMinutes


@dataclass(frozen=True, slots=True)
class Timed:
    """Something that happened at a time, in words. ``afterwards``: recorded afterwards."""

    time: str
    text: str
    afterwards: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """A seat that was there, from when to when."""

    seat: int
    name: str
    company: str
    municipality: str
    times: str
    vote: str


@dataclass(frozen=True, slots=True)
class QuestionMinutes:
    """A question that was put, and how it was answered."""

    company: str
    text: str
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One item of the agenda."""

    number: str
    title: str
    times: str
    decision: str
    remarks: tuple[str, ...]
    notes: tuple[Timed, ...]
    questions: tuple[QuestionMinutes, ...]
    divisions: tuple[DivisionMinutes, ...]


@dataclass(frozen=True, slots=True)
class VotedUp:
    """The issues of a theme that were voted up, best first as on the ballot."""

    theme: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The whole document, in words."""

    label: str
    title: str
    heading: str
    year: int
    draft: bool
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Timed, ...]
    officers: tuple[tuple[str, str], ...]
    attendance: tuple[Present, ...]
    paragraphs: tuple[Paragraph, ...]
    voted_up: tuple[VotedUp, ...]
    chain_head: str
