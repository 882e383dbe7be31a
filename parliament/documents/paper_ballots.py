"""Voting on paper: ballot papers for each theme, a blank yes/no, and the tellers' sheets."""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from parliament.documents.paper_lists import Part
from parliament.editions.service import ThemeView
from parliament.sitting import service as sittings
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting

PER_SHEET: Final = 4
SECRECY: Final = "Sluten omröstning. Skriv inte ditt namn: ingen ska kunna se hur du har röstat."
_ONE_MARK: Final = 1
_NUMBERS: Final = {1: "ett", 2: "två", 3: "tre", 4: "fyra", 5: "fem"}


def marks_allowed(edition_id: str) -> dict[str, int]:
    """How many marks the division of each theme allows, by theme; a theme that is not here allows one."""
    sitting = sittings.current(edition_id)
    if sitting is None:
        return {}
    return {
        division.theme_id: division.max_choices
        for division in voting.divisions(sitting.id)
        if division.theme_id and division.kind == voting_rules.CHOOSE
    }


def question(theme: ThemeView) -> str:
    """The question that the theme's division puts."""
    return f"{theme.name}: vilken fråga ska besvaras först?"


def ballots(theme: ThemeView, *, voters: int, marks: int = _ONE_MARK) -> Part:
    """A sheet of ballot papers for a theme, to copy and cut.

    Args:
        theme: with its issues.
        voters: how many seats may vote; says how many copies are needed.
        marks: how many marks a ballot may have.
    """
    return {
        "kind": "ballots",
        "title": f"Valsedlar: {theme.name}",
        "copies": copies(voters),
        "question": question(theme),
        "options": [(issue.letter, issue.short_name, issue.text) for issue in theme.issues],
        "how": _how(marks),
        "blank": "Blank röst: lämna alla rutor tomma.",
        "secrecy": SECRECY,
    }


def yes_no(*, voters: int) -> Part:
    """A sheet of blanks for a yes/no division; the question is written in by hand."""
    return {"kind": "yes_no", "title": "Valsedlar: ja eller nej", "copies": copies(voters)}


def tally(theme: ThemeView, *, marks: int = _ONE_MARK) -> Part:
    """The sheet of two tellers for a theme: paper beside digital, never more than the register."""
    return {
        "kind": "tally",
        "title": f"Rösträkning: {theme.name}",
        "question": question(theme),
        "options": [(issue.letter, issue.short_name) for issue in theme.issues],
        "rule": f"En valsedel med fler än {_marks_words(marks)} räknas som blank.",
    }


def tally_yes_no() -> Part:
    """The tellers' sheet for a yes/no division."""
    return {
        "kind": "tally",
        "title": "Rösträkning: ja eller nej",
        "question": "",
        "options": [("", "Ja"), ("", "Nej"), ("", "Avstår")],
        "rule": "En valsedel med fler än ett kryss räknas som blank.",
    }


def copies(voters: int) -> str:
    """How many sheets are needed, as a sentence."""
    sheets = max(1, ceil(voters / PER_SHEET))
    noun = "valsedel" if voters == 1 else "valsedlar"
    return (
        f"{PER_SHEET} valsedlar på arket, klipp längs linjerna. "
        f"{voters} {noun} kräver {sheets} ark: skriv ut eller kopiera så många."
    )


def _how(marks: int) -> str:
    if marks == _ONE_MARK:
        return "Sätt ett kryss."
    return f"Sätt högst {_NUMBERS.get(marks, str(marks))} kryss."


def _marks_words(marks: int) -> str:
    return f"{_NUMBERS.get(marks, str(marks))} kryss"


def paper_parts(themes: list[ThemeView], *, voters: int, marks: dict[str, int]) -> list[dict[str, Any]]:
    """All ballot papers: a sheet for each theme and the yes/no blanks."""
    return [
        *(ballots(theme, voters=voters, marks=marks.get(theme.id, _ONE_MARK)) for theme in themes),
        yes_no(voters=voters),
    ]


def tally_parts(themes: list[ThemeView], *, marks: dict[str, int]) -> list[Part]:
    """All tellers' sheets."""
    return [*(tally(theme, marks=marks.get(theme.id, _ONE_MARK)) for theme in themes), tally_yes_no()]
