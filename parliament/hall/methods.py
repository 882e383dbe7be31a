"""The console's other ways to vote: choose, points, ranking and election, each with its own form."""

from __future__ import annotations

import re

from parliament.hall.command import Command
from parliament.hall.console import Console, sitting_of
from parliament.shared.errors import RuleBroken
from parliament.voting import rules
from parliament.voting import service as voting
from parliament.voting.views import DivisionView

TOOL_OF_KIND = {rules.RANK: "ranking", rules.POINTS: "points", rules.ELECTION: "election"}
KINDS = (rules.CHOOSE, *TOOL_OF_KIND)
_LABEL_LENGTH = 80


class ToolOff(RuleBroken):
    """A method that is not switched on for the item."""

    code = "tool_off"
    status = 409
    sv = "Det sättet att rösta är inte påslaget för punkten. Slå på det under Fler verktyg först."
    en = "That way of voting is not switched on for the item. Switch it on under More tools first."


class RankingUnreadable(RuleBroken):
    """A line of counted papers that is no number with an order of letters."""

    code = "ranking_unreadable"
    status = 422
    sv = "Raden ”{line}” går inte att läsa. Skriv antal och ordning, till exempel: 3: B, A, C."
    en = "The line “{line}” cannot be read. Write a number and an order, for example: 3: B, A, C."


def put_method(picture: Console, command: Command) -> None:
    """Put a division of one of the kinds with options of its own.

    Raises:
        ToolOff: the kind is not switched on for the item.
        DivisionMalformed: the numbers do not fit.
    """
    kind = command.text("kind")
    tool = TOOL_OF_KIND.get(kind)
    if kind not in KINDS or (tool and tool not in picture.tools):
        raise ToolOff(field="kind")
    new = voting.NewDivision(
        title=command.text("title"),
        kind=kind,
        options=[_option(line) for line in command.text("options").splitlines() if line.strip()],
        secrecy=command.text("secrecy") or None,
        max_choices=command.number("max_choices") if command.text("max_choices") else None,
        places=command.number("places") if command.text("places") else 1,
        tie_rule=command.text("tie_rule") or "both",
        theme_id=picture.sitting.item.theme_id if picture.sitting and picture.sitting.item else None,
    )
    voting.create_division(sitting_id=sitting_of(picture).id, new=new, by=command.by)


def paper_counts(division: DivisionView, command: Command) -> dict[str, int]:
    """What two tellers found: a number for each option, or for each ranking a line ``3: B, A, C``.

    Raises:
        RankingUnreadable: a line cannot be read.
        NumberNeeded: a number cannot be read.
    """
    if division.kind != rules.RANK:
        return {option.id: command.number(f"count_{option.id}") for option in division.options}
    counts: dict[str, int] = {}
    for line in filter(str.strip, command.text("rankings").splitlines()):
        ranking, number = _ranking(line)
        counts[ranking] = counts.get(ranking, 0) + number
    return counts


def _ranking(line: str) -> tuple[str, int]:
    words = re.findall(r"[0-9]+|[^\W\d_]+", line)
    number, letters = words[0] if words else "", [word.upper() for word in words[1:]]
    if not (number.isascii() and number.isdecimal() and len(number) <= 6 and letters):
        raise RankingUnreadable(line=line.strip()[:60], field="rankings")
    return ",".join(letters), int(number)


def _option(line: str) -> tuple[str, str, str | None]:
    """A line is a label; a long one is the full text, and its beginning the label."""
    tidy = " ".join(line.split())
    if len(tidy) <= _LABEL_LENGTH:
        return tidy, "", None
    return f"{tidy[: _LABEL_LENGTH - 1].rstrip()}…", tidy, None
