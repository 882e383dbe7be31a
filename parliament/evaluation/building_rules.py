"""How a survey is put together: questions added, changed, moved and removed. Pure.

A survey that somebody has answered is never changed; a new version is. A question of the new version that
is asked otherwise (another kind, other answers) gets another key, so that its figures are not mixed up
with those of the old one. The core keeps its keys and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parliament.evaluation import core
from parliament.evaluation.core import Condition, Item, Option
from parliament.evaluation.refusals import (
    BackgroundNeedsChoices,
    ConditionUnknown,
    CoreQuestion,
    OptionsWrong,
    OthersDepend,
    TooManyBackgrounds,
    TooManyQuestions,
)
from parliament.shared import text
from parliament.shared.errors import NotFound

SHAPES: Final = ("scale5", "scale10", "yes_no", "one", "several", "text")
MAX_QUESTIONS: Final = 30
MAX_BACKGROUNDS: Final = 3
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
MAX_WORDS, MAX_OPTION = 200, 80

_YES_NO: Final = (Option("yes", "Ja", "Yes"), Option("no", "Nej", "No"))


@dataclass(frozen=True, slots=True)
class NewItem:
    """A question as typed. ``options_*``: one answer on each line. ``condition``: "key=value" or ""."""

    shape: str
    sv: str
    en: str
    hint_sv: str = ""
    hint_en: str = ""
    options_sv: str = ""
    options_en: str = ""
    background: bool = False
    condition: str = ""


def shape_of(item: Item) -> str:
    """Which of the builder's shapes a question has."""
    if item.kind == "scale":
        return "scale10" if item.options[-1].value == "10" else "scale5"
    if item.kind == "choice":
        return "yes_no" if item.options == _YES_NO else "one"
    return item.kind


def made(new: NewItem, key: str, earlier: Sequence[Item]) -> Item:
    """The question that was typed.

    Args:
        new: as typed.
        key: its key.
        earlier: the questions that come before it.

    Raises:
        TextEmpty, TextTooLong, OptionsWrong, ConditionUnknown, BackgroundNeedsChoices: see there.
    """
    if new.shape not in SHAPES:
        raise OptionsWrong(fewest=FEWEST_OPTIONS, most=MOST_OPTIONS, field="shape")
    kinds: dict[str, core.Kind] = {"scale5": "scale", "scale10": "scale", "yes_no": "choice", "one": "choice"}
    kind: core.Kind = kinds.get(new.shape, "several" if new.shape == "several" else "text")
    if new.background and (kind != "choice" or new.condition):
        raise BackgroundNeedsChoices(field="background")
    return Item(
        key=key,
        kind=kind,
        sv=text.clean(new.sv, max_length=MAX_WORDS, field="sv"),
        en=text.clean(new.en, max_length=MAX_WORDS, field="en"),
        hint_sv=text.clean(new.hint_sv, max_length=MAX_WORDS, field="hint_sv", required=False),
        hint_en=text.clean(new.hint_en, max_length=MAX_WORDS, field="hint_en", required=False),
        options=_options(new),
        background=new.background,
        condition=_condition(new.condition, earlier),
    )


def with_added(items: Sequence[Item], item: Item) -> tuple[Item, ...]:
    """The survey with one more question, last.

    Raises:
        TooManyQuestions, TooManyBackgrounds: see there.
    """
    if len(items) >= MAX_QUESTIONS:
        raise TooManyQuestions(limit=MAX_QUESTIONS)
    return _checked((*items, item))


def with_changed(items: Sequence[Item], key: str, item: Item) -> tuple[Item, ...]:
    """The survey with a question asked otherwise.

    Raises:
        NotFound: no such question.
        CoreQuestion: it is of the core.
        OthersDepend: a condition speaks of an answer that would no longer be there.
    """
    _own(items, key)
    for other in items:
        condition = other.condition
        if condition and condition.key == key and not _holds(replace(condition, key=item.key), [item]):
            raise OthersDepend(question=other.sv)
    return _checked(tuple(item if old.key == key else _pointed(old, key, item.key) for old in items))


def with_removed(items: Sequence[Item], key: str) -> tuple[Item, ...]:
    """The survey without a question.

    Raises:
        NotFound, CoreQuestion, OthersDepend: see ``with_changed``.
    """
    _own(items, key)
    for other in items:
        if other.condition and other.condition.key == key:
            raise OthersDepend(question=other.sv)
    return tuple(item for item in items if item.key != key)


def with_moved(items: Sequence[Item], key: str, *, up: bool) -> tuple[Item, ...]:
    """The survey with a question one step earlier or later; at an end nothing happens.

    Raises:
        NotFound: no such question.
        OthersDepend: a question would come before the one that its condition speaks of.
    """
    at = _place(items, key)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(items):
        return tuple(items)
    order = list(items)
    order[at], order[to] = order[to], order[at]
    for place, item in enumerate(order):
        if item.condition and not _holds(item.condition, order[:place]):
            raise OthersDepend(question=item.sv)
    return tuple(order)


def earlier_than(items: Sequence[Item], key: str) -> tuple[Item, ...]:
    """The questions before one.

    Raises:
        NotFound: no such question.
    """
    return tuple(items[: _place(items, key)])


def key_in_new_version(item: Item, released: Sequence[Item], fresh: str) -> str:
    """The key of a changed question: ``fresh`` when it was answered under its key and is asked otherwise."""
    for old in released:
        if old.key == item.key and (old.kind, old.options, old.background) != (
            item.kind,
            item.options,
            item.background,
        ):
            return fresh
    return item.key


def all_items(versions: Sequence[Sequence[Item]]) -> tuple[Item, ...]:
    """Every question that has been asked, the latest version's first and in its order."""
    found: dict[str, Item] = {}
    for items in versions:
        for item in items:
            found.setdefault(item.key, item)
    return tuple(found.values())


def find(items: Sequence[Item], key: str) -> Item:
    """The question of that key.

    Raises:
        NotFound: no such question.
    """
    return items[_place(items, key)]


def _own(items: Sequence[Item], key: str) -> None:
    if find(items, key).core:
        raise CoreQuestion


def _place(items: Sequence[Item], key: str) -> int:
    for place, item in enumerate(items):
        if item.key == key:
            return place
    raise NotFound


def _pointed(item: Item, old: str, new: str) -> Item:
    """The question, its condition following one whose key has changed."""
    if item.condition and item.condition.key == old:
        return replace(item, condition=replace(item.condition, key=new))
    return item


def _checked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    if sum(item.background for item in items) > MAX_BACKGROUNDS:
        raise TooManyBackgrounds(limit=MAX_BACKGROUNDS)
    return items


def _options(new: NewItem) -> tuple[Option, ...]:
    fixed = {"scale5": core.scale(1, 5), "scale10": core.scale(0, 10), "yes_no": _YES_NO, "text": ()}
    if new.shape in fixed:
        return fixed[new.shape]
    sv, en = _lines(new.options_sv, "options_sv"), _lines(new.options_en, "options_en")
    if len(en) != len(sv):
        raise OptionsWrong(fewest=FEWEST_OPTIONS, most=MOST_OPTIONS, field="options_en")
    return tuple(Option(f"o{n}", *words) for n, words in enumerate(zip(sv, en, strict=True), start=1))


def _lines(typed: str, field: str) -> list[str]:
    rows = [
        text.clean(line, max_length=MAX_OPTION, field=field) for line in typed.splitlines() if line.strip()
    ]
    if not FEWEST_OPTIONS <= len(rows) <= MOST_OPTIONS or len({row.casefold() for row in rows}) < len(rows):
        raise OptionsWrong(fewest=FEWEST_OPTIONS, most=MOST_OPTIONS, field=field)
    return rows


def _condition(typed: str, earlier: Sequence[Item]) -> Condition | None:
    if not typed:
        return None
    key, _, value = typed.partition("=")
    condition = Condition(key, (value,))
    if not _holds(condition, earlier):
        raise ConditionUnknown(field="condition")
    return condition


def _holds(condition: Condition, earlier: Sequence[Item]) -> bool:
    return any(
        item.key == condition.key and not item.background and item.values().issuperset(condition.values)
        for item in earlier
    )
