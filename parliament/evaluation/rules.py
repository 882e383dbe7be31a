"""The survey: its questions as data, what may be answered, and how answers become figures.

The survey is short and the same every year, so that years can be compared. What it asks lies in
``SURVEY``; a change of wording or order needs a new ``VERSION``.

A survey's way::

    (none) --open--> open --close--> closed --open--> open (only while no result has been shown)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from parliament.shared import text
from parliament.shared.errors import RuleBroken

Kind = Literal["scale", "choice", "text"]
Status = Literal["open", "closed"]

VERSION: Final = "core-1"
SMALLEST_GROUP: Final = 5
"""Fewer answers than this are never shown: one could tell who gave them."""
MAX_TEXT: Final = 1000


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    value: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the survey, in both languages; ``hint`` explains the ends of a scale."""

    key: str
    kind: Kind
    sv: str
    en: str
    hint_sv: str = ""
    hint_en: str = ""
    options: tuple[Option, ...] = ()

    def values(self) -> frozenset[str]:
        """The answers that are possible."""
        return frozenset(option.value for option in self.options)


def _scale(first: int, last: int) -> tuple[Option, ...]:
    return tuple(Option(str(n), str(n), str(n)) for n in range(first, last + 1))


_LOW_HIGH = ("1 är mycket dåligt, 5 är mycket bra.", "1 is very poor, 5 is very good.")
_AGREE = ("1 är inte alls, 5 är helt och hållet.", "1 is not at all, 5 is completely.")

SURVEY: Final[tuple[Item, ...]] = (
    Item(
        "overall",
        "scale",
        "Vad tycker du om dagen som helhet?",
        "What do you think of the day as a whole?",
        *_LOW_HIGH,
        _scale(1, 5),
    ),
    Item(
        "dialogue",
        "scale",
        "Hur fungerade dialogen med politikerna?",
        "How did the dialogue with the politicians work?",
        *_LOW_HIGH,
        _scale(1, 5),
    ),
    Item(
        "venue",
        "scale",
        "Passade lokalen för dialog?",
        "Was the venue suited to dialogue?",
        *_AGREE,
        _scale(1, 5),
    ),
    Item(
        "heard",
        "scale",
        "Blev ditt företag hört?",
        "Was your company heard?",
        *_AGREE,
        _scale(1, 5),
    ),
    Item(
        "voting",
        "scale",
        "Hur fungerade det att rösta med telefonen?",
        "How did voting on the phone work?",
        *_LOW_HIGH,
        _scale(1, 5),
    ),
    Item(
        "recommend",
        "scale",
        "Hur troligt är det att du rekommenderar en annan företagare att vara med?",
        "How likely are you to recommend another business owner to take part?",
        "0 är inte alls troligt, 10 är mycket troligt.",
        "0 is not at all likely, 10 is very likely.",
        _scale(0, 10),
    ),
    Item(
        "again",
        "choice",
        "Vill du vara med nästa gång?",
        "Do you want to take part next time?",
        options=(Option("yes", "Ja", "Yes"), Option("maybe", "Kanske", "Maybe"), Option("no", "Nej", "No")),
    ),
    Item("best", "text", "Vad var bäst?", "What was best?"),
    Item("improve", "text", "Vad ska vi göra bättre?", "What should we do better?"),
)

MARKED: Final = tuple(item for item in SURVEY if item.kind != "text")
WRITTEN: Final = tuple(item for item in SURVEY if item.kind == "text")


class SurveyNotOpen(RuleBroken):
    """An answer while the survey takes none."""

    code = "survey_not_open"
    status = 409
    sv = "Utvärderingen är inte öppen, så inget sparades. Den öppnar mot slutet av dagen."
    en = "The evaluation is not open, so nothing was saved. It opens towards the end of the day."


class AlreadyAnswered(RuleBroken):
    """A second answer from the same seat."""

    code = "already_answered"
    status = 409
    sv = "Din plats har redan svarat. Det första svaret är sparat, och det går inte att ta fram eller ändra."
    en = "Your seat has answered already. The first answer is saved and can be neither found nor changed."


class NothingAnswered(RuleBroken):
    """A form without a single answer."""

    code = "nothing_answered"
    status = 422
    sv = "Svara på minst en fråga. Resten kan du hoppa över."
    en = "Answer at least one question. You may skip the rest."


class UnknownAnswer(RuleBroken):
    """A value that the survey does not offer."""

    code = "unknown_answer"
    status = 422
    sv = "Svaret finns inte bland alternativen. Välj ett av dem, eller hoppa över frågan."
    en = "That is not one of the answers. Choose one of them, or skip the question."


class SurveyHasResults(RuleBroken):
    """Opening a survey again when its result has been seen."""

    code = "survey_has_results"
    status = 409
    sv = (
        "Utvärderingen är stängd och resultatet har visats. Den öppnas inte igen, "
        "för då gick det att räkna ut vad de sista svarade."
    )
    en = (
        "The evaluation is closed and its result has been shown. It is not opened again, "
        "for then one could work out what the last ones answered."
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's answers, checked: marks by question, and words by question."""

    marks: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of a question and how many gave it. ``percent`` is of those who answered it."""

    option: Option
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """The figures of one question; ``rows`` is empty when fewer than five answered it."""

    item: Item
    answers: int
    mean: float | None
    rows: tuple[Row, ...]


def check_answers(raw: Mapping[str, str | None]) -> Answers:
    """What was sent, as it may be kept; questions that were skipped are left out.

    Raises:
        UnknownAnswer: a value that is not offered.
        TextTooLong: a text over 1000 characters.
        NothingAnswered: nothing at all.
    """
    marks = {item.key: _mark(item, raw.get(item.key)) for item in MARKED}
    words = {
        item.key: text.clean(
            raw.get(item.key), max_length=MAX_TEXT, field=item.key, multiline=True, required=False
        )
        for item in WRITTEN
    }
    answers = Answers(
        marks={key: value for key, value in marks.items() if value},
        words={key: value for key, value in words.items() if value},
    )
    if not answers.marks and not answers.words:
        raise NothingAnswered
    return answers


def check_may_open(status: Status | None, answers: int) -> None:
    """Whether a survey may be opened (again).

    Raises:
        SurveyHasResults: it was closed with enough answers to be shown.
    """
    if status == "closed" and may_show(answers):
        raise SurveyHasResults


def may_show(answers: int) -> bool:
    """Whether a group of this size may be shown."""
    return answers >= SMALLEST_GROUP


def summarise(marks: Sequence[Mapping[str, str]]) -> tuple[ItemSummary, ...]:
    """The figures of every marked question, in the order of the survey.

    Args:
        marks: each person's marks by question.
    """
    return tuple(_summary(item, [mark[item.key] for mark in marks if item.key in mark]) for item in MARKED)


def _mark(item: Item, value: str | None) -> str:
    if not value:
        return ""
    if value not in item.values():
        raise UnknownAnswer(field=item.key)
    return value


def _summary(item: Item, given: list[str]) -> ItemSummary:
    if not may_show(len(given)):
        return ItemSummary(item, len(given), None, ())
    rows = tuple(
        Row(option, given.count(option.value), 100 * given.count(option.value) / len(given))
        for option in item.options
    )
    mean = sum(int(value) for value in given) / len(given) if item.kind == "scale" else None
    return ItemSummary(item, len(given), mean, rows)
