"""How numbers, money, dates and times are written in Swedish, and what comes first in a list.

Each function takes ``language``: "en" gives English, anything else Swedish. Groups of thousands, and the
space before kr and %, are no-break spaces (U+00A0); a minus is U+2212. Dates and "kl." have ordinary
spaces. Moments are shown on the clock in Sweden.

Sources: Språkrådet, Svenska skrivregler; Webbriktlinjer 66 (dates and times); ISO 8601 (weeks);
Svenska Akademiens ordlista and CLDR ``sv`` (order of letters).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import chain

from babel.dates import format_date

from parliament.shared import clock

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

Number = int | float | Decimal
SortKey = tuple[tuple[tuple[int, int], ...], str, str]

_LOCALE = {"sv": "sv_SE", "en": "en_GB"}
_SEPARATORS = {
    "sv": str.maketrans({",": NO_BREAK_SPACE, ".": ","}),
    "en": str.maketrans({}),
}


def kr(ore: int, language: str = "sv") -> str:
    """``ore`` (whole öre) in kronor: "38 400 kr", with decimals only when there are any: "1 250,50 kr"."""
    amount = Decimal(ore).scaleb(-2)
    figures = _figures(abs(amount), 0 if ore % 100 == 0 else 2, language)
    sign = MINUS if ore < 0 else ""
    if _known(language) == "en":
        return f"{sign}SEK{NO_BREAK_SPACE}{figures}"
    return f"{sign}{figures}{NO_BREAK_SPACE}kr"


def number(value: Number, language: str = "sv", *, decimals: int | None = None) -> str:
    """``value`` with thousands apart: "5 000", "12,5".

    Args:
        value: any finite number; rounded half away from zero.
        language: "sv" or "en".
        decimals: exactly this many; by default as many as are needed, at most two.
    """
    if decimals is None:
        return _shortest(value, 2, language)
    return _signed(_rounded(value, decimals), decimals, language)


def percent(value: Number, language: str = "sv") -> str:
    """``value`` (already in per cent, 0–100) with at most one decimal: "96 %", "12,5 %"; English "96%"."""
    space = "" if _known(language) == "en" else NO_BREAK_SPACE
    return f"{_shortest(value, 1, language)}{space}%"


def date(day: dt.date, language: str = "sv") -> str:
    """A day in words: "12 maj 2022". A datetime must be aware and gives the day it is in Sweden."""
    return format_date(_day(day), "d MMMM y", locale=_LOCALE[_known(language)])


def date_short(day: dt.date) -> str:
    """A day in figures, the same in every language: "2022-05-12"."""
    return _day(day).isoformat()


def weekday_date(day: dt.date, language: str = "sv") -> str:
    """A day in words with its weekday: "torsdag 12 maj 2022"."""
    return format_date(_day(day), "EEEE d MMMM y", locale=_LOCALE[_known(language)])


def week(day: dt.date, language: str = "sv") -> str:
    """The ISO 8601 week (Monday first) that ``day`` lies in: "vecka 19"."""
    word = "week" if _known(language) == "en" else "vecka"
    return f"{word} {_day(day).isocalendar().week}"


def time(moment: dt.datetime | dt.time, language: str = "sv") -> str:
    """A time of day: "13.40", "9.05"; English "13:40", "09:05".

    Args:
        moment: an aware datetime, shown as the time in Stockholm, or a time on the wall in Sweden.
        language: "sv" or "en".

    Raises:
        ValueError: a datetime without a time zone; nobody can tell what time that is.
    """
    wall = _wall(moment)
    if _known(language) == "en":
        return f"{wall.hour:02}:{wall.minute:02}"
    return f"{wall.hour}.{wall.minute:02}"


def clock_time(moment: dt.datetime | dt.time, language: str = "sv") -> str:
    """A time of day as it stands in a sentence: "kl. 13.40"; English "13:40"."""
    prefix = "" if _known(language) == "en" else "kl. "
    return f"{prefix}{time(moment, language)}"


def time_range(start: dt.datetime | dt.time, end: dt.datetime | dt.time, language: str = "sv") -> str:
    """From ``start`` to ``end`` on one day: "kl. 9–15.30"; whole hours go without minutes in Swedish."""
    if _known(language) == "en":
        return f"{time(start, language)}{EN_DASH}{time(end, language)}"
    first, last = (time(moment).removesuffix(".00") for moment in (start, end))
    return f"kl. {first}{EN_DASH}{last}"


def datetime(moment: dt.datetime, language: str = "sv") -> str:
    """An aware moment as day and time in Sweden: "12 maj 2022 kl. 13.40"; English "12 May 2022, 13:40"."""
    between = ", " if _known(language) == "en" else " "
    return f"{date(moment, language)}{between}{clock_time(moment, language)}"


def join_words(words: Iterable[str], language: str = "sv") -> str:
    """A list as one says it: "a, b och c", "a och b", "a"; nothing gives ""."""
    *first, last = list(words) or [""]
    if not first:
        return last
    conjunction = "and" if _known(language) == "en" else "och"
    return f"{', '.join(first)} {conjunction} {last}"


# Letters that are sorted as others (CLDR sv); å, ä and ö are letters of their own, after z.
_SORTED_AS = str.maketrans(
    {"æ": "ä", "ø": "ö", "ü": "y", "đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "þ": "th"}
)
_AFTER_Z = {"å": ord("z") + 1, "ä": ord("z") + 2, "ö": ord("z") + 3}
_SPACE, _SIGN, _DIGIT, _LETTER = range(4)


def sort_key(text: str) -> SortKey:
    """Key for ``sorted``: å ä ö after z, é as e, capitals as small letters, "Plats 9" before "Plats 10".

    Texts that differ only in accents or capitals get a fixed order all the same.
    """
    written = unicodedata.normalize("NFC", text)
    folded = unicodedata.normalize("NFC", written.casefold())
    pieces = re.findall(r"[0-9]+|[^0-9]", folded.translate(_SORTED_AS))
    return tuple(chain.from_iterable(map(_places, pieces))), folded, written


@lru_cache(maxsize=2048)  # thousands of names hold few different letters
def _places(piece: str) -> tuple[tuple[int, int], ...]:
    return tuple(_each_place(piece))


def _each_place(piece: str) -> Iterator[tuple[int, int]]:
    """Where a run of digits or one other character stands: spaces, signs, digits by value, letters."""
    if piece[0] in "0123456789":
        figures = piece.lstrip("0")
        yield _DIGIT, len(figures)  # a longer number is a larger one
        yield from ((_DIGIT, int(figure)) for figure in figures)
    elif piece in _AFTER_Z:
        yield _LETTER, _AFTER_Z[piece]
    else:
        for character in unicodedata.normalize("NFD", piece):
            if character.isspace():
                yield _SPACE, 0
            elif character.isalpha():
                yield _LETTER, ord(character)
            elif not unicodedata.combining(character):
                yield _SIGN, ord(character)


def _known(language: str) -> str:
    return "en" if language == "en" else "sv"


def _rounded(value: Number, decimals: int) -> Decimal:
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _shortest(value: Number, most_decimals: int, language: str) -> str:
    """With as few decimals as say the same, at most ``most_decimals``."""
    rounded = _rounded(value, most_decimals)
    needed = next(n for n in range(most_decimals + 1) if rounded == _rounded(rounded, n))
    return _signed(rounded, needed, language)


def _signed(value: Decimal, decimals: int, language: str) -> str:
    return f"{MINUS if value < 0 else ''}{_figures(abs(value), decimals, language)}"


def _figures(value: Decimal, decimals: int, language: str) -> str:
    return f"{value:,.{decimals}f}".translate(_SEPARATORS[_known(language)])


def _day(day: dt.date) -> dt.date:
    if isinstance(day, dt.datetime):
        return _in_sweden(day).date()
    return day


def _wall(moment: dt.datetime | dt.time) -> dt.time:
    if isinstance(moment, dt.datetime):
        return _in_sweden(moment).time()
    return moment


def _in_sweden(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone to be shown on the clock in Sweden")
    return clock.stockholm(moment)
