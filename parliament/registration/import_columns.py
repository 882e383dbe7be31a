"""Which column of a file is what. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from parliament.shared.errors import RuleBroken

FIELDS: Final = (
    "company",
    "kind",
    "org_no",
    "municipality",
    "contact_email",
    "name",
    "email",
    "may_vote",
    "themes",
)
REQUIRED: Final = ("company", "municipality", "name", "email")
HIDDEN_NUMBER: Final = "[personnummer, sparas inte]"

_HEADERS: Final = {
    "company": ("foretag", "foretagsnamn", "foretagetsnamn", "bolag", "organisation", "company"),
    "kind": ("foretagsform", "bolagsform", "form", "typ", "formofbusiness", "kind"),
    "org_no": ("organisationsnummer", "orgnr", "orgnummer", "orgno", "organisationnumber"),
    "municipality": ("kommun", "ort", "municipality"),
    "contact_email": (
        "eposttillforetaget", "foretagetsepost", "foretagsepost", "contactemail", "emailofthecompany",
        "companyemail",
    ),
    "name": ("namn", "delegat", "person", "deltagare", "kontaktperson", "name", "delegate"),
    "email": ("epost", "epostadress", "mejl", "mail", "mailadress", "email", "emailaddress"),
    "may_vote": ("farrosta", "rost", "rostratt", "mayvote"),
    "themes": ("teman", "tema", "themes", "theme"),
}  # fmt: skip
_PERSONAL: Final = re.compile(r"(?<!\d)(?:19|20)?\d{2}[01]\d{3}[-+ ]?\d{4}(?!\d)")


class ColumnMissing(RuleBroken):
    """A column that is needed has not been pointed out."""

    code = "column_missing"
    status = 422
    sv = "Peka ut vilken kolumn som är {words_sv}."
    en = "Point out which column is {words_en}."


class ColumnTwice(RuleBroken):
    """One column is pointed out as two things."""

    code = "column_twice"
    status = 422
    sv = "Samma kolumn är vald två gånger. En kolumn kan bara vara en sak."
    en = "The same column is chosen twice. A column can be one thing only."


def without_personal_numbers(cell: str) -> str:
    """A cell as it may be kept: a personal identity number in it is taken out (lag 2018:218 3 kap. 10 §)."""
    return _PERSONAL.sub(HIDDEN_NUMBER, cell)


def guess(header: Sequence[str]) -> dict[str, int]:
    """Which column is which field, as far as the headings say."""
    folded = [fold(heading) for heading in header]
    found: dict[str, int] = {}
    for name, words in _HEADERS.items():
        place = next((folded.index(word) for word in words if word in folded), None)
        if place is not None and place not in found.values():
            found[name] = place
    return found


def check_columns(columns: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> None:
    """Whether every field that is needed has a column of its own.

    Args:
        columns: field → column.
        words: field → its name in Swedish and English.

    Raises:
        ColumnMissing, ColumnTwice: see there.
    """
    for name in REQUIRED:
        if name not in columns:
            raise ColumnMissing(field=name, words_sv=words[name][0], words_en=words[name][1])
    if len(set(columns.values())) < len(columns):
        raise ColumnTwice


def fold(words: str) -> str:
    """Words without what spellings differ in: case, accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
