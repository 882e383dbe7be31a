"""Organisation numbers: Swedish (ten digits) and Norwegian (nine).

A sole trader's organisation number is the owner's personal identity number, and so personal data (IMY).
Such numbers are not collected here (lag 2018:218 3 kap. 10 §): they are refused with a sentence of their
own, and no refusal carries what was typed, so it reaches neither log nor page nor database.

**Demo numbers.** Invented companies get numbers whose first five digits are 55990: 559900-NNNC up to
559909-NNNC, C being the right check digit. They are valid in form. Bolagsverket does not
reserve them, so a real company may be given one some day: in this program alone the range means "demo"
(``is_demo``), and a number of it is never used to look anything up.

Sources: lag (1974:174) om identitetsbeteckning för juridiska personer m.fl.; SKV 709; python-stdnum.
"""

from __future__ import annotations

import re
from enum import StrEnum

from stdnum import luhn
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish
from stdnum.util import clean as stdnum_clean

from parliament.shared.errors import RuleBroken
from parliament.shared.text import one_line

DEMO_PREFIX = "55990"
DEMO_NUMBERS = 9_999
_MAX_TYPED = 60

_SWEDISH_WRITTEN = re.compile(r"[0-9]{6}-[0-9]{4}")
_NORWEGIAN_WRITTEN = re.compile(r"[0-9]{9}")
_LEGAL_PERSON, *_NATURAL_PERSON = ("16", "18", "19", "20")


class OrgNoMalformed(RuleBroken):
    """Not a Swedish organisation number: wrong length, wrong characters or wrong check digit."""

    code = "org_no_malformed"
    status = 422
    sv = "Organisationsnumret stämmer inte. Kontrollera de tio siffrorna, till exempel 232100-0214."
    en = "The organisation number is not right. Check the ten digits, for example 232100-0214."


class LooksPersonal(RuleBroken):
    """A personal identity or coordination number, which must not be kept, shown or written in a log."""

    code = "org_no_looks_personal"
    status = 422
    sv = (
        "Numret ser ut som ett personnummer, och sådana tar vi inte emot. Det har inte sparats. "
        "Välj ”Enskild firma, inget nummer”."
    )
    en = (
        "The number looks like a personal identity number, which we do not accept. It has not been saved. "
        "Choose “Sole trader, no number”."
    )


class NorwegianOrgNoMalformed(RuleBroken):
    """Not a Norwegian organisation number: wrong length, wrong characters or wrong check digit."""

    code = "norwegian_org_no_malformed"
    status = 422
    sv = "Det norska organisationsnumret stämmer inte. Kontrollera de nio siffrorna, t.ex. 974 760 673."
    en = "The Norwegian organisation number is not right. Check the nine digits, for example 974 760 673."


class OrgGroup(StrEnum):
    """Kind of legal person, as the first digit of the number tells it."""

    ESTATE = "estate"  # 1 dödsbo
    PUBLIC = "public"  # 2 stat, region, kommun, församling
    FOREIGN = "foreign"  # 3 utländskt företag
    LIMITED_COMPANY = "limited_company"  # 5 aktiebolag
    SIMPLE_PARTNERSHIP = "simple_partnership"  # 6 enkelt bolag
    ECONOMIC_ASSOCIATION = "economic_association"  # 7 ekonomisk förening, bostadsrättsförening
    NON_PROFIT = "non_profit"  # 8 ideell förening, stiftelse
    PARTNERSHIP = "partnership"  # 9 handelsbolag, kommanditbolag
    NORWEGIAN = "norwegian"  # nine digits, which say nothing of the kind


_GROUPS = {
    "1": OrgGroup.ESTATE,
    "2": OrgGroup.PUBLIC,
    "3": OrgGroup.FOREIGN,
    "5": OrgGroup.LIMITED_COMPANY,
    "6": OrgGroup.SIMPLE_PARTNERSHIP,
    "7": OrgGroup.ECONOMIC_ASSOCIATION,
    "8": OrgGroup.NON_PROFIT,
    "9": OrgGroup.PARTNERSHIP,
}


def parse_swedish(text: str, *, field: str) -> str:
    """The Swedish organisation number in ``text`` as "NNNNNN-NNNN".

    Reads ten digits, with or without dash and spaces, twelve digits with the prefix 16, and a VAT number
    (SE, ten digits, 01).

    Args:
        text: what was typed.
        field: name of the form field or JSON member, for the refusal.

    Raises:
        LooksPersonal: the third digit is 0 or 1, as in the month of a personal identity number, or in a
            coordination number (day + 60). Whatever the check digit or date, so that a mistyped personal
            number is not kept either.
        OrgNoMalformed: anything else that is not an organisation number. Neither carries what was typed.
    """
    digits = _swedish_digits(text)
    if re.fullmatch(r"[0-9]{2}[01][0-9]{7}", digits):
        raise LooksPersonal(field=field)
    if digits[:1] not in _GROUPS or not swedish.is_valid(digits):
        raise OrgNoMalformed(field=field)
    return swedish.format(digits)


def parse_norwegian(text: str, *, field: str) -> str:
    """The Norwegian organisation number in ``text`` as nine digits; "NO" before and "MVA" after are read.

    Raises:
        NorwegianOrgNoMalformed: not nine digits with a right check digit. It does not carry what was typed.
    """
    number = _compact(text).removeprefix("NO").removesuffix("MVA")
    if not _NORWEGIAN_WRITTEN.fullmatch(number) or not norwegian.is_valid(number):
        raise NorwegianOrgNoMalformed(field=field)
    return number


def group(org_no: str) -> OrgGroup:
    """The kind of legal person that a number, as the parsers return it, belongs to.

    Raises:
        ValueError: ``org_no`` did not come from a parser.
    """
    if _NORWEGIAN_WRITTEN.fullmatch(org_no):
        return OrgGroup.NORWEGIAN
    if not _SWEDISH_WRITTEN.fullmatch(org_no) or org_no[0] not in _GROUPS:
        raise ValueError("not a parsed organisation number")
    return _GROUPS[org_no[0]]


def written(org_no: str) -> str:
    """A parsed number as people write it: "232100-0214", Norwegian "974 760 673" (no-break spaces)."""
    if _NORWEGIAN_WRITTEN.fullmatch(org_no):
        return norwegian.format(org_no).replace(" ", "\u00a0")
    return org_no


def demo_number(n: int) -> str:
    """The ``n``-th number (1–9 999) of the range that marks demo companies; 1–999 lie in 559900-NNNC.

    Raises:
        ValueError: ``n`` lies outside the range.
    """
    if not 1 <= n <= DEMO_NUMBERS:
        raise ValueError(f"the demo range has numbers 1 to {DEMO_NUMBERS}")
    digits = f"{DEMO_PREFIX}{n:04d}"
    return swedish.format(digits + luhn.calc_check_digit(digits))


def is_demo(org_no: str) -> bool:
    """Whether a parsed number lies in the demo range 559900–559909."""
    return _SWEDISH_WRITTEN.fullmatch(org_no) is not None and org_no.startswith(DEMO_PREFIX)


def _swedish_digits(text: str) -> str:
    """Ten digits if ``text`` has the form of a Swedish number; otherwise something that is not."""
    compact = _compact(text)
    vat = re.fullmatch(r"SE([0-9]{10})01", compact)
    if vat:
        return vat[1]
    if re.fullmatch(r"[0-9]{12}", compact):
        prefix, digits = compact[:2], compact[2:]
        if prefix == _LEGAL_PERSON or (prefix in _NATURAL_PERSON and digits[2] in "01"):
            return digits
    return compact


def _compact(text: str) -> str:
    """Upper case without spaces, dots, dashes of any kind, and the + of those over a hundred years old."""
    if len(text) > _MAX_TYPED:
        return ""
    return stdnum_clean(one_line(text), " -.+").upper()
