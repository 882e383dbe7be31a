"""The rules of a survey: what may be answered, how answers become figures, and who must stay hidden.

A survey's way::

    (none) --open--> open --close--> closed --open--> open (only while no result has been shown)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from parliament.evaluation.core import CORE as SURVEY
from parliament.evaluation.core import VERSION, Audience, Condition, Item, Kind, Option
from parliament.evaluation.refusals import (
    AlreadyAnswered,
    HasPaper,
    NothingAnswered,
    SurveyHasResults,
    SurveyNotOpen,
    UnknownAnswer,
)
from parliament.shared import text

__all__ = [
    "MARKED",
    "SURVEY",
    "VERSION",
    "WRITTEN",
    "AlreadyAnswered",
    "Answers",
    "Audience",
    "Condition",
    "HasPaper",
    "Item",
    "ItemSummary",
    "Kind",
    "NothingAnswered",
    "Option",
    "SurveyHasResults",
    "SurveyNotOpen",
    "UnknownAnswer",
]

Status = Literal["open", "closed"]

SMALLEST_GROUP: Final = 5
"""Fewer answers than this are never shown: one could tell who gave them."""
MAX_TEXT: Final = 1000
SEPARATOR: Final = ","
"""Between the answers to a question that takes several."""

MARKED: Final = tuple(item for item in SURVEY if item.kind != "text")
WRITTEN: Final = tuple(item for item in SURVEY if item.kind == "text")


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's answers, checked: marks by question, words by question, and the person's groups.

    ``groups``: answers to background questions, by question. They are never kept with one another.
    """

    marks: Mapping[str, str]
    words: Mapping[str, str]
    groups: Mapping[str, str] = field(default_factory=dict)


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


def check_answers(raw: Mapping[str, str | None], items: Sequence[Item] = SURVEY) -> Answers:
    """What was sent, as it may be kept; what was skipped or not asked of this person is left out.

    Args:
        raw: by question; several answers to one question have commas between them.
        items: the questions of the survey, in order.

    Raises:
        UnknownAnswer: a value that is not offered.
        TextTooLong: a text over 1000 characters.
        NothingAnswered: nothing at all.
    """
    given: dict[str, str] = {}
    for item in items:
        value = _value(item, raw.get(item.key))
        if value and is_asked(item, given):
            given[item.key] = value
    kinds = {item.key: ("group" if item.background else item.kind) for item in items}
    answers = Answers(
        marks={key: value for key, value in given.items() if kinds[key] not in ("text", "group")},
        words={key: value for key, value in given.items() if kinds[key] == "text"},
        groups={key: value for key, value in given.items() if kinds[key] == "group"},
    )
    if not answers.marks and not answers.words:
        raise NothingAnswered
    return answers


def is_asked(item: Item, given: Mapping[str, str]) -> bool:
    """Whether the question is asked of one who has given these answers to the earlier ones."""
    if item.condition is None:
        return True
    said = given.get(item.condition.key, "").split(SEPARATOR)
    return any(value in said for value in item.condition.values)


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


def may_show_texts(item: Item, texts: int) -> bool:
    """Whether what was written may be shown; a condition makes a group of those who wrote."""
    return item.condition is None or may_show(texts)


def summarise(marks: Sequence[Mapping[str, str]], items: Sequence[Item] = SURVEY) -> tuple[ItemSummary, ...]:
    """The figures of every marked question, in the order of the survey.

    Args:
        marks: each person's marks by question.
        items: the questions of the survey.
    """
    return tuple(
        summary_of(item, [mark[item.key] for mark in marks if item.key in mark])
        for item in items
        if item.kind != "text" and not item.background
    )


def summary_of(item: Item, given: Sequence[str]) -> ItemSummary:
    """The figures of one question from every answer to it."""
    if not may_show(len(given)):
        return ItemSummary(item, len(given), None, ())
    said = [value for answer in given for value in answer.split(SEPARATOR)]
    rows = tuple(
        Row(option, said.count(option.value), 100 * said.count(option.value) / len(given))
        for option in item.options
    )
    mean = sum(int(value) for value in said) / len(given) if item.kind == "scale" else None
    return ItemSummary(item, len(given), mean, rows)


def groups_to_show(sizes: Mapping[str, int], total: int) -> frozenset[str]:
    """The groups of a background question whose figures may be shown beside the total.

    A group under five is hidden. So is the smallest other group when the hidden ones would otherwise be
    one to four persons together: those could be worked out as the total less what is shown.

    Args:
        sizes: how many of each group answered the question.
        total: how many answered it in all, with those who did not tell their group.
    """
    shown = {group: size for group, size in sizes.items() if may_show(size)}
    while shown and 0 < total - sum(shown.values()) < SMALLEST_GROUP:
        del shown[min(shown, key=lambda group: (shown[group], group))]
    return frozenset(shown)


def _value(item: Item, value: str | None) -> str:
    if item.kind == "text":
        return text.clean(value, max_length=MAX_TEXT, field=item.key, multiline=True, required=False)
    if not value:
        return ""
    said = value.split(SEPARATOR) if item.kind == "several" else [value]
    if not item.values().issuperset(said):
        raise UnknownAnswer(field=item.key)
    return SEPARATOR.join(sorted(set(said)))
