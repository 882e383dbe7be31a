"""The whole document of a sitting's minutes, put together from what was recorded, in one language.

Contents after KL 5:65-68, for a sitting that only re-enacts one. It is built at any moment of any sitting,
however little is there, and nothing is typed twice: the clerk's own prose comes on top (``prose``).
"""

from __future__ import annotations

from typing import Any

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.minutes import blocks, divisions, paragraphs, people
from parliament.minutes.blocks import Document
from parliament.minutes.divisions import Told
from parliament.minutes.procedure import moment_of
from parliament.minutes.seats import seats_of
from parliament.minutes.words import Words
from parliament.sitting import rules as sitting_rules
from parliament.sitting.service import SittingView
from parliament.storage import journal
from parliament.storage.transaction import reading
from parliament.voting import rules as voting_rules
from parliament.voting import service as voting

_STEPS = ("sitting.open", "sitting.adjourn", "sitting.resume", "sitting.close")


def build(edition: EditionView, sitting: SittingView, language: str) -> Document:
    """The document as things stand, without the clerk's prose and without its standing."""
    w = Words(language)
    with reading():
        seats = seats_of(edition.id, sitting.id)
        told = divisions.told(voting.divisions(sitting.id), seats, w)
        presence, attendance = people.attendance(sitting, w)
        shown = paragraphs.paragraphs(
            paragraphs.material(edition, sitting, told=told, seats=seats, presence=presence, w=w)
        )
        return {
            "schema": blocks.SCHEMA,
            "language": w.language,
            "label": w("label"),
            "replay": w("replay"),
            "title": f"{w('minutes')} {edition.name}",
            "heading": edition.name,
            "year": edition.year,
            "closed": sitting.phase == sitting_rules.CLOSED,
            "first_page": [
                *_facts(edition, sitting, w),
                *people.officers(sitting, w),
                {"label": w("sections"), "value": _sections(shown)},
                {
                    "label": w("present_count"),
                    "value": w.number(len({each.seat_id for each in presence.served})),
                },
            ],
            "steps": _steps(sitting, w),
            "voted_up": _voted_up(edition.id, told, w),
            "attendance": attendance,
            "paragraphs": shown,
            "chain_head": journal.chain_head(),
        }


def _facts(edition: EditionView, sitting: SittingView, w: Words) -> list[dict[str, str]]:
    day = edition.date or sitting.opened_at
    rows = (
        (w("edition"), edition.name),
        (w("day"), w.date(day) if day else edition.period_text),
        (w("place"), edition.venue or w("not_given")),
        (w("time"), w.span(sitting.opened_at, sitting.closed_at) or w("not_opened")),
        (w("partners"), w.joined([partner.name for partner in edition.partners])),
    )
    return [{"label": label, "value": value} for label, value in rows if value]


def _sections(shown: list[dict[str, Any]]) -> str:
    numbers = [each["number"] for each in shown if each["number"]]
    if not numbers:
        return "–"
    return f"§ {numbers[0]}" if len(numbers) == 1 else f"§§ {numbers[0]}–{numbers[-1]}"


def _steps(sitting: SittingView, w: Words) -> list[str]:
    entries = journal.entries(subject=sitting.id, actions=_STEPS)
    timed = sorted((moment_of(entry), entry.seq, entry) for entry in entries)
    found = []
    for moment, _, entry in timed:
        words = f"{w.moment(moment)}: {w(entry.action)}"
        if entry.facts.get("recorded") == "afterwards":
            words = f"{words} {w('afterwards')}"
        reason = str(entry.personal.get("reason", ""))
        found.append(f"{words}. {w('reason', reason=reason)}" if reason else f"{words}.")
    return found


def _voted_up(edition_id: str, told: list[Told], w: Words) -> list[dict[str, Any]]:
    rows = []
    for theme in editions.themes(edition_id):
        won = [
            each.winners
            for each in told
            if each.view.theme_id == theme.id and each.view.kind == voting_rules.CHOOSE
        ]
        issues = list(dict.fromkeys(issue for winners in won for issue in winners))
        if issues:
            name = theme.name_en if w.language == "en" and theme.name_en else theme.name
            rows.append({"theme": name, "issues": issues})
    return rows
