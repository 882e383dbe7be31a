"""The words of the minutes themselves, in Swedish and English, in one place.

The document has a language of its own: someone who reads the site in English may want the Swedish
minutes. What people wrote is never translated.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from parliament.minutes.sentences import WORDS
from parliament.shared import swedish
from parliament.sitting import proposal_rules

LANGUAGES: Final = ("sv", "en")
_PHRASES: Final = (
    *proposal_rules.KIND_WORDS.values(),
    ("att ärendet avgörs idag", "deciding the matter today"),
    ("avslag", "rejection"),
    ("bifall", "approval"),
    ("Votering i formell fråga", "Division on a formal proposal"),
    ("Förberedande votering", "Preliminary division"),
    ("Votering", "Division"),
)


class Words:
    """The words and the formats of one language."""

    def __init__(self, language: str) -> None:
        """Swedish, unless ``language`` is "en"."""
        self.language = "en" if language == "en" else "sv"
        self._place = LANGUAGES.index(self.language)

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence ``key`` with its facts filled in."""
        return WORDS[key][self._place].format(**facts)

    def all(self) -> dict[str, str]:
        """Every word as it stands, for the typesetter."""
        return {key: pair[self._place] for key, pair in WORDS.items()}

    def pick(self, pair: tuple[str, str]) -> str:
        """The one of a (Swedish, English) pair."""
        return pair[self._place]

    def worded(self, wording: str) -> str:
        """What yes or no means, where the program worded it: its own phrases are told in both languages."""
        if self.language == "sv":
            return wording
        for swedish_words, english in _PHRASES:
            if wording.startswith(swedish_words):
                return english + wording[len(swedish_words) :]
        return wording

    def date(self, day: date) -> str:
        """A day: "12 maj 2022", "12 May 2022"."""
        return swedish.date(day, self.language)

    def moment(self, at: datetime) -> str:
        """A moment: "12 maj 2022 kl. 13.40"."""
        return swedish.datetime(at, self.language)

    def clock(self, at: datetime) -> str:
        """A time in a sentence: "kl. 13.40"."""
        return swedish.clock_time(at, self.language)

    def time(self, at: datetime) -> str:
        """A time in a table: "13.40"."""
        return swedish.time(at, self.language)

    def number(self, value: int) -> str:
        """A number: "5 000"."""
        return swedish.number(value, self.language)

    def percent(self, value: float) -> str:
        """A share: "96 %"."""
        return swedish.percent(value, self.language)

    def signed(self, value: float) -> str:
        """A difference with its sign: "+4,5", "−2"."""
        said = swedish.number(value, self.language)
        return f"+{said}" if value > 0 else said

    def joined(self, parts: list[str] | tuple[str, ...]) -> str:
        """A list as one says it: "a, b och c"."""
        return swedish.join_words(parts, self.language)

    def span(self, start: datetime | None, end: datetime | None) -> str:
        """A span: "kl. 13.00–14.30"; with no end "kl. 13.00–"; empty with no start."""
        if start is None:
            return ""
        return f"{self.clock(start)}–{self.time(end) if end else ''}"
