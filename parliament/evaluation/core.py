"""The questions: what one is, the fixed core that repeats every year, and how they are kept as text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

Kind = Literal["scale", "choice", "several", "text"]
Audience = Literal["participants", "politicians"]
PARTICIPANTS: Final = "participants"
POLITICIANS: Final = "politicians"
AUDIENCES: Final[tuple[Audience, ...]] = ("participants", "politicians")

VERSION: Final = "core-1"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    value: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked only of those who gave one of ``values`` to the question ``key``."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a survey, in both languages; ``hint`` explains the ends of a scale.

    ``core``: repeats every year and is never changed. ``background``: tells of the one who answers.
    """

    key: str
    kind: Kind
    sv: str
    en: str
    hint_sv: str = ""
    hint_en: str = ""
    options: tuple[Option, ...] = ()
    core: bool = False
    background: bool = False
    condition: Condition | None = None

    def values(self) -> frozenset[str]:
        """The answers that are possible."""
        return frozenset(option.value for option in self.options)


def scale(first: int, last: int) -> tuple[Option, ...]:
    """The steps of a scale."""
    return tuple(Option(str(n), str(n), str(n)) for n in range(first, last + 1))


_LOW_HIGH = ("1 är mycket dåligt, 5 är mycket bra.", "1 is very poor, 5 is very good.")
_AGREE = ("1 är inte alls, 5 är helt och hållet.", "1 is not at all, 5 is completely.")

CORE: Final[tuple[Item, ...]] = (
    Item(
        "overall",
        "scale",
        "Vad tycker du om dagen som helhet?",
        "What do you think of the day as a whole?",
        *_LOW_HIGH,
        scale(1, 5),
        core=True,
    ),
    Item(
        "dialogue",
        "scale",
        "Hur fungerade dialogen med politikerna?",
        "How did the dialogue with the politicians work?",
        *_LOW_HIGH,
        scale(1, 5),
        core=True,
    ),
    Item(
        "venue",
        "scale",
        "Passade lokalen för dialog?",
        "Was the venue suited to dialogue?",
        *_AGREE,
        scale(1, 5),
        core=True,
    ),
    Item(
        "heard",
        "scale",
        "Blev ditt företag hört?",
        "Was your company heard?",
        *_AGREE,
        scale(1, 5),
        core=True,
    ),
    Item(
        "voting",
        "scale",
        "Hur fungerade det att rösta med telefonen?",
        "How did voting on the phone work?",
        *_LOW_HIGH,
        scale(1, 5),
        core=True,
    ),
    Item(
        "recommend",
        "scale",
        "Hur troligt är det att du rekommenderar en annan företagare att vara med?",
        "How likely are you to recommend another business owner to take part?",
        "0 är inte alls troligt, 10 är mycket troligt.",
        "0 is not at all likely, 10 is very likely.",
        scale(0, 10),
        core=True,
    ),
    Item(
        "again",
        "choice",
        "Vill du vara med nästa gång?",
        "Do you want to take part next time?",
        options=(Option("yes", "Ja", "Yes"), Option("maybe", "Kanske", "Maybe"), Option("no", "Nej", "No")),
        core=True,
    ),
    Item("best", "text", "Vad var bäst?", "What was best?", core=True),
    Item("improve", "text", "Vad ska vi göra bättre?", "What should we do better?", core=True),
)

CORE_OF_POLITICIANS: Final[tuple[Item, ...]] = (
    Item(
        "overall",
        "scale",
        "Vad tycker du om dagen som helhet?",
        "What do you think of the day as a whole?",
        *_LOW_HIGH,
        scale(1, 5),
        core=True,
    ),
    Item(
        "dialogue",
        "scale",
        "Hur fungerade dialogen med företagarna?",
        "How did the dialogue with the business owners work?",
        *_LOW_HIGH,
        scale(1, 5),
        core=True,
    ),
    Item(
        "useful",
        "scale",
        "Har du nytta av det som kom fram i ditt uppdrag?",
        "Is what came up of use to you in your office?",
        *_AGREE,
        scale(1, 5),
        core=True,
    ),
    Item(
        "prepared",
        "scale",
        "Fick du veta i tid vad du skulle svara på?",
        "Did you learn in time what you were to answer?",
        *_AGREE,
        scale(1, 5),
        core=True,
    ),
    Item(
        "again",
        "choice",
        "Vill du vara med nästa gång?",
        "Do you want to take part next time?",
        options=(Option("yes", "Ja", "Yes"), Option("maybe", "Kanske", "Maybe"), Option("no", "Nej", "No")),
        core=True,
    ),
    Item("improve", "text", "Vad ska vi göra bättre?", "What should we do better?", core=True),
)


def core_of(audience: str) -> tuple[Item, ...]:
    """The fixed questions of an audience's survey, in their usual order."""
    return CORE if audience == PARTICIPANTS else CORE_OF_POLITICIANS


def to_json(items: Sequence[Item]) -> str:
    """Questions as text; of a core question only its key, for its words lie here."""
    return json.dumps([{"core": i.key} if i.core else asdict(i) for i in items], ensure_ascii=False)


def from_json(audience: str, kept: str) -> tuple[Item, ...]:
    """The questions that ``to_json`` wrote."""
    fixed = {item.key: item for item in core_of(audience)}
    return tuple(fixed[raw["core"]] if len(raw) == 1 else _item(raw) for raw in json.loads(kept))


def _item(raw: dict[str, Any]) -> Item:
    condition = raw["condition"]
    return Item(
        **{
            **raw,
            "options": tuple(Option(**option) for option in raw["options"]),
            "condition": Condition(condition["key"], tuple(condition["values"])) if condition else None,
        }
    )
