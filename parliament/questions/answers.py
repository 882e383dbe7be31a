"""The rules of an answer: how a question may be answered, and what each way needs. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from parliament.shared.errors import RuleBroken

Outcome = Literal["answered", "in_writing", "belongs_elsewhere", "no"]

MAX_WORDS: Final = 1000
MAX_RECEIVER: Final = 120

OUTCOMES: Final[dict[Outcome, tuple[str, str]]] = {
    "answered": ("besvarad", "answered"),
    "in_writing": ("besvaras skriftligt", "to be answered in writing"),
    "belongs_elsewhere": ("hör till annan", "belongs elsewhere"),
    "no": ("nej", "no"),
}
"""How a question was answered, in code → (Swedish, English)."""


class UnknownOutcome(RuleBroken):
    """An answer of a kind that does not exist."""

    code = "unknown_outcome"
    status = 422
    sv = "Välj hur frågan besvarades: besvarad, besvaras skriftligt, hör till annan eller nej."
    en = "Choose how the question was answered: answered, in writing, belongs elsewhere or no."


class DueDateMissing(RuleBroken):
    """An answer in writing without a last date."""

    code = "due_date_missing"
    status = 422
    sv = "Ange senaste dag för det skriftliga svaret."
    en = "Give the last day for the answer in writing."


class DueDateUnreadable(RuleBroken):
    """Something that is no date where a date belongs."""

    code = "due_date_unreadable"
    status = 422
    sv = "Det går inte att läsa datumet. Skriv det som 2026-05-12."
    en = "The date cannot be read. Write it as 2026-05-12."


class DueDatePassed(RuleBroken):
    """An answer in writing promised for a day that has been."""

    code = "due_date_passed"
    status = 422
    sv = "Dagen för det skriftliga svaret har redan varit. Ange en dag från och med {today}."
    en = "The day for the answer in writing has passed. Give a day from {today} on."


class ReceiverMissing(RuleBroken):
    """A question that belongs elsewhere, without saying where."""

    code = "receiver_missing"
    status = 422
    sv = "Skriv vem frågan hör till, till exempel ”kommunen” eller ”Trafikverket”."
    en = "Write whom the question belongs to, such as “the municipality”."


class WordsMissing(RuleBroken):
    """A no without its words."""

    code = "words_missing"
    status = 422
    sv = "Skriv med vilka ord svaret var nej, så att den som frågade får veta varför."
    en = "Write the words of the no, so that whoever asked learns why."


@dataclass(frozen=True, slots=True)
class Answer:
    """How a question was answered; only what its outcome needs is set."""

    outcome: Outcome
    words: str = ""
    due: date | None = None
    receiver: str = ""


def make_answer(outcome: str, *, words: str, due: date | None, receiver: str, today: date) -> Answer:
    """An answer with exactly what its outcome needs; the rest is dropped.

    Args:
        outcome: one of ``OUTCOMES``.
        words: what was said; required for a no.
        due: last day of an answer in writing.
        receiver: whom the question belongs to.
        today: the day in Sweden.

    Raises:
        UnknownOutcome, DueDateMissing, DueDatePassed, ReceiverMissing, WordsMissing: something lacks.
    """
    if outcome == "answered":
        return Answer("answered", words=words)
    if outcome == "in_writing":
        return Answer("in_writing", words=words, due=_checked_due(due, today))
    if outcome == "belongs_elsewhere":
        if not receiver:
            raise ReceiverMissing(field="receiver")
        return Answer("belongs_elsewhere", words=words, receiver=receiver)
    if outcome == "no":
        if not words:
            raise WordsMissing(field="words")
        return Answer("no", words=words)
    raise UnknownOutcome(field="outcome")


def _checked_due(due: date | None, today: date) -> date:
    if due is None:
        raise DueDateMissing(field="due")
    if due < today:
        raise DueDatePassed(field="due", today=today.isoformat())
    return due
