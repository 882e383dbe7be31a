"""Money in whole öre, and value added tax.

An amount is an ``int`` of öre everywhere inside; kronor exist only in what people type and read. Amounts
with and without VAT are kept apart by name: a region gets its input VAT back and counts without it (lag
2005:807 2 §), the chamber of commerce may have to count with it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from parliament.shared.errors import RuleBroken
from parliament.shared.swedish import kr as kr  # noqa: PLC0414 - money.kr is part of this module's API

# Ten million kronor: far above any frame here, and with 25 % VAT still within a 32-bit column.
MAX_ORE = 1_000_000_000
_MAX_TYPED = 40

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " "))
_MINUSES = str.maketrans(dict.fromkeys("\u2212\u2013\u2010\u2011", "-"))
_CURRENCY_BEFORE = re.compile(r"\A(?:sek|kr) *", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(r" *(?:sek|kronor|kr\.?)\Z", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?P<minus>-)? *"
    r"(?P<kronor>[0-9]+|[0-9]{1,3}(?:(?P<group>[ .])[0-9]{3})(?:(?P=group)[0-9]{3})*)"
    r"(?:(?P<point>[,.:])(?P<ore>[0-9]{1,2}|(?<=[,:])-))?"
)


class AmountMalformed(RuleBroken):
    """What was typed cannot be read as an amount in kronor, or can be read in two ways."""

    code = "amount_malformed"
    status = 422
    sv = "Beloppet går inte att läsa. Skriv kronor med siffror, till exempel 1 250,50."
    en = "The amount cannot be read. Write kronor in figures, for example 1 250,50."


class AmountTooLarge(RuleBroken):
    """An amount beyond what any edition can cost; most likely some zeros too many."""

    code = "amount_too_large"
    status = 422
    sv = "Beloppet är större än {limit}. Kontrollera antalet nollor."
    en = "The amount is larger than {limit}. Check the number of zeros."


class AmountTooSmall(RuleBroken):
    """An amount below the least that makes sense where it was typed."""

    code = "amount_too_small"
    status = 422
    sv = "Beloppet måste vara minst {least}. Ändra beloppet."
    en = "The amount must be at least {least}. Change the amount."


class VatRateUnknown(RuleBroken):
    """A VAT rate that does not exist in Sweden on the day in question."""

    code = "vat_rate_unknown"
    status = 422
    sv = "Momssatsen finns inte. Välj en av {rates} procent."
    en = "There is no such VAT rate. Choose one of {rates} per cent."


def parse_kr(text: str, *, field: str, at_least: int | None = None) -> int:
    """The amount that was typed in kronor, as whole öre.

    Reads "1 250,50", "1.250,50", "1250.50 kr", "1 250:-" and "−500" with any kind of space and minus. A dot
    before exactly three digits parts thousands ("40.000" is forty thousand kronor); a comma never does,
    so "1,250" is refused rather than guessed at.

    Args:
        text: what was typed.
        field: name of the form field or JSON member, for the refusal.
        at_least: the least amount in öre that is accepted; None accepts negative amounts too.

    Raises:
        AmountMalformed: no amount, more than two decimals, or ambiguous.
        AmountTooLarge: beyond MAX_ORE in either direction.
        AmountTooSmall: below ``at_least``.
    """
    ore = _read(text, field)
    if abs(ore) > MAX_ORE:
        raise AmountTooLarge(field=field, limit=kr(MAX_ORE))
    if at_least is not None and ore < at_least:
        raise AmountTooSmall(field=field, least=kr(at_least))
    return ore


def _read(text: str, field: str) -> int:
    typed = text.strip()
    if len(typed) > _MAX_TYPED:
        raise AmountMalformed(field=field)
    typed = _without_currency(typed.translate(_SPACES).translate(_MINUSES))
    match = _AMOUNT.fullmatch(typed)
    if match is None or (match["group"] == "." and match["point"] == "."):
        raise AmountMalformed(field=field)
    kronor = int(re.sub(r"[^0-9]", "", match["kronor"]))
    decimals = (match["ore"] or "").replace("-", "")  # ",-" and ":-" mean no öre
    ore = kronor * 100 + int(decimals.ljust(2, "0"))
    return -ore if match["minus"] else ore


def _without_currency(typed: str) -> str:
    """Without kr, kronor or SEK before or after the figures, though not both."""
    shorter = _CURRENCY_AFTER.sub("", typed)
    if shorter != typed:
        return shorter
    sign, figures = ("-", typed[1:]) if typed.startswith("-") else ("", typed)
    return sign + _CURRENCY_BEFORE.sub("", figures)


class VatBasis(StrEnum):
    """Whether a given amount is without or with VAT."""

    EXCLUDING = "excl"
    INCLUDING = "incl"


@dataclass(frozen=True)
class VatSplit:
    """One cost in its three amounts (öre); ``excluding_ore + vat_ore == including_ore`` always holds."""

    excluding_ore: int
    vat_ore: int
    including_ore: int
    rate_percent: int


def vat_of(amount_ore: int, rate_percent: int) -> int:
    """VAT in öre on ``amount_ore`` (without VAT), rounded half up to the öre.

    A negative amount gives exactly the negative VAT, so a credit note undoes its invoice.
    """
    return _divided(amount_ore * rate_percent, 100)


def including(amount_ore: int, rate_percent: int) -> int:
    """``amount_ore`` (without VAT) with VAT added: 38 400 kr becomes 48 000 kr at 25 %."""
    return amount_ore + vat_of(amount_ore, rate_percent)


def excluding(amount_ore: int, rate_percent: int) -> int:
    """``amount_ore`` (with VAT) with VAT taken away: 38 400 kr becomes 30 720 kr at 25 %."""
    return _divided(amount_ore * 100, 100 + rate_percent)


def split(amount_ore: int, rate_percent: int, basis: VatBasis) -> VatSplit:
    """The amount without VAT, the VAT and the amount with VAT; the one that was given is kept as it is."""
    if basis is VatBasis.EXCLUDING:
        without, total = amount_ore, including(amount_ore, rate_percent)
    else:
        without, total = excluding(amount_ore, rate_percent), amount_ore
    return VatSplit(without, total - without, total, rate_percent)


def _divided(dividend: int, divisor: int) -> int:
    """``dividend / divisor`` rounded to the nearest integer, halves away from zero."""
    quotient = (2 * abs(dividend) + divisor) // (2 * divisor)
    return -quotient if dividend < 0 else quotient


class Supply(StrEnum):
    """What is bought, as far as VAT tells it apart."""

    GENERAL = "general"
    CATERING = "catering"  # servering, restaurang och catering
    FOOD = "food"  # livsmedel som inte serveras
    PASSENGER_TRANSPORT = "passenger_transport"
    BOOKS = "books"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class RateFrom:
    """``percent`` is the rate for ``supply`` from and with the day ``since``, until a later line says so."""

    supply: Supply
    since: dt.date
    percent: int
    source: str


# The table begins with the rates as they stood on 1 January 2012. A change in the law is one more line.
_BEGINNING = dt.date(2012, 1, 1)
VAT_RATES: tuple[RateFrom, ...] = (
    RateFrom(Supply.GENERAL, _BEGINNING, 25, "ML (2023:200) 9 kap. 2 §"),
    RateFrom(Supply.CATERING, _BEGINNING, 12, "ML (2023:200) 9 kap. 5 §"),
    RateFrom(Supply.FOOD, _BEGINNING, 12, "ML (2023:200) 9 kap."),
    RateFrom(Supply.FOOD, dt.date(2026, 4, 1), 6, "prop. 2025/26:55, for a time"),
    RateFrom(Supply.FOOD, dt.date(2028, 1, 1), 12, "prop. 2025/26:55, the time is out"),
    RateFrom(Supply.PASSENGER_TRANSPORT, _BEGINNING, 6, "ML (2023:200) 9 kap. 8 §"),
    RateFrom(Supply.BOOKS, _BEGINNING, 6, "ML (2023:200) 9 kap."),
    RateFrom(Supply.EXEMPT, _BEGINNING, 0, "ML (2023:200) 10 kap."),
)


def vat_rate(supply: Supply, on: dt.date) -> int:
    """The VAT rate in per cent for ``supply`` on the day ``on``.

    Raises:
        ValueError: ``on`` lies before the table begins.
    """
    lines = [line for line in VAT_RATES if line.supply is supply and line.since <= on]
    if not lines:
        raise ValueError(f"the table of VAT rates begins on {_BEGINNING}")
    return max(lines, key=lambda line: line.since).percent


def vat_rates(on: dt.date) -> tuple[int, ...]:
    """All VAT rates in per cent that exist on the day ``on``, the highest first: (25, 12, 6, 0)."""
    return tuple(sorted({vat_rate(supply, on) for supply in Supply}, reverse=True))


def check_vat_rate(rate_percent: int, *, on: dt.date, field: str) -> int:
    """``rate_percent``, if such a rate exists on the day ``on``.

    Raises:
        VatRateUnknown: it does not.
    """
    rates = vat_rates(on)
    if rate_percent not in rates:
        raise VatRateUnknown(field=field, rates=", ".join(str(rate) for rate in rates))
    return rate_percent
