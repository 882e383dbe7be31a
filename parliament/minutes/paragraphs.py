"""The paragraphs: one for each item, with its sections in the order of a Swedish beslutsprotokoll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from parliament.editions import service as editions
from parliament.editions.service import EditionView, ThemeView
from parliament.evaluation import service as evaluation
from parliament.minutes import blocks
from parliament.minutes.divisions import Told
from parliament.minutes.procedure import procedure
from parliament.minutes.seats import Seats
from parliament.minutes.words import Words
from parliament.presence.service import AttendanceForMinutes
from parliament.questions import answers
from parliament.questions import service as questions
from parliament.shared import clock
from parliament.sitting import rules as sitting_rules
from parliament.sitting import service as sittings
from parliament.sitting.service import DocumentView, ItemView, NoteView, SittingView
from parliament.storage import journal

OUTSIDE: Final = "outside"
EDITABLE: Final = ("decision", "description", "basis", "process", "notes")
"""The sections whose prose the clerk may write; everything else is facts."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the paragraphs are made of."""

    edition: EditionView
    sitting: SittingView
    themes: Mapping[str, ThemeView]
    told: Sequence[Told]
    notes: Sequence[NoteView]
    seats: Seats
    presence: AttendanceForMinutes
    tools: Mapping[str, frozenset[str]]
    documents: Mapping[str, Sequence[DocumentView]]
    w: Words


def material(
    edition: EditionView,
    sitting: SittingView,
    *,
    told: Sequence[Told],
    seats: Seats,
    presence: AttendanceForMinutes,
    w: Words,
) -> Material:
    """What the paragraphs are made of, with what only they need."""
    return Material(
        edition=edition,
        sitting=sitting,
        themes={theme.id: theme for theme in editions.themes(edition.id)},
        told=told,
        notes=sittings.notes(sitting.id),
        seats=seats,
        presence=presence,
        tools=sittings.tools_of_items(sitting.id),
        documents=sittings.documents(sitting.id),
        w=w,
    )


def paragraphs(material: Material) -> list[dict[str, Any]]:
    """Every item's paragraph, and last what happened while no item was current."""
    sitting, w = material.sitting, material.w
    afterwards = _recorded_afterwards(sitting, w)
    asked_in: set[str] = set()
    found = []
    for item in sitting.items:
        asks = item.theme_id is not None and item.theme_id not in asked_in
        asked_in.add(item.theme_id or "")
        remarks = [
            *_state_remarks(item, sitting, w),
            *afterwards.get(item.id, ()),
            *_presence(item, material),
            *_survey(item, material),
        ]
        found.append(_paragraph(item, material, remarks=remarks, asks=asks))
    return [*(each for each in found if not _is_empty_break(each)), *_outside_items(material)]


def _paragraph(item: ItemView, material: Material, *, remarks: list[str], asks: bool) -> dict[str, Any]:
    w = material.w
    told = [each for each in material.told if each.view.item_id == item.id]
    theme = material.themes.get(item.theme_id or "")
    how = procedure(item.id, material.seats, w, sitting_id=material.sitting.id)
    proposed = how.prepared or item.proposal
    basis = w("prepared", words=proposed) if proposed else ""
    return {
        "key": item.id,
        "number": item.number or None,
        "mark": f"§ {item.number}" if item.number else "",
        "title": item.title,
        "item_kind": item.kind,
        "status": item.status,
        "times": w.span(item.started_at, item.ended_at),
        "started_at": clock.iso(item.started_at) if item.started_at else None,
        "ended_at": clock.iso(item.ended_at) if item.ended_at else None,
        "remarks": remarks,
        "sections": [
            blocks.section("decision", w("decision"), generated=_decision(item, told)),
            blocks.section("description", w("description"), generated=_description(item, theme, w)),
            blocks.section("basis", w("basis"), generated=basis, blocks=[_documents(item, material)]),
            *([how.proposals] if how.proposals else []),
            blocks.section("process", w("process"), blocks=[blocks.lines(how.process)]),
            *(_division(each, how.readings.get(each.view.id)) for each in told),
            *how.after,
            *([_questions(material, item.theme_id)] if asks and item.theme_id else []),
            blocks.section("notes", w("notes"), generated=_notes(material, {item.id})),
        ],
        "divisions": [each.facts for each in told],
    }


def _outside_items(material: Material) -> list[dict[str, Any]]:
    """What was noted or put to the vote while no item was current."""
    w, known = material.w, {item.id for item in material.sitting.items}
    loose = {note.item_id for note in material.notes} - known
    told = [each for each in material.told if each.view.item_id not in known]
    if not loose and not told:
        return []
    return [
        {
            "key": OUTSIDE,
            "number": None,
            "mark": "",
            "title": w("outside"),
            "item_kind": "",
            "status": "",
            "times": "",
            "started_at": None,
            "ended_at": None,
            "remarks": [],
            "sections": [
                *(each.section for each in told),
                blocks.section("notes", w("notes"), generated=_notes(material, loose)),
            ],
            "divisions": [each.facts for each in told],
        }
    ]


def _is_empty_break(paragraph: dict[str, Any]) -> bool:
    """A pause in which nothing was written down is not in the minutes."""
    says_something = any(blocks.has_content(each) for each in paragraph["sections"])
    return not paragraph["number"] and not says_something and not paragraph["remarks"]


def _division(told: Told, reading: str | None) -> dict[str, Any]:
    """A division's section; the chair's reading stands with the numbers, for it may not follow them."""
    if not reading:
        return told.section
    numbers, sentence, *rest = told.section["blocks"]
    return {**told.section, "blocks": [numbers, sentence, blocks.lines([reading], strong=True), *rest]}


def _begun(item: ItemView) -> bool:
    return item.status in (sitting_rules.CURRENT, sitting_rules.DONE)


def _decision(item: ItemView, told: Sequence[Told]) -> str:
    """What was written down; where nothing was, what the declared divisions came to."""
    if item.decision:
        return item.decision
    return "\n".join(each.sentence for each in told if each.winners)


def _description(item: ItemView, theme: ThemeView | None, w: Words) -> str:
    words = [w("presenter", name=item.presenter)] if item.presenter else []
    if theme is not None and _begun(item):
        name = theme.name_en if w.language == "en" and theme.name_en else theme.name
        words.append(w("theme_intro", theme=name))
        if theme.roles:
            words.append(w("theme_roles", roles=w.joined(theme.roles)))
    return " ".join(words)


def _documents(item: ItemView, material: Material) -> blocks.Block:
    """The documents that the item rests on, with checksums."""
    found = material.documents.get(item.id, ())
    return blocks.bullets(
        material.w("document", title=each.title, pages=each.pages, digest=each.digest) for each in found
    )


def _notes(material: Material, items: set[str | None]) -> str:
    w = material.w
    return "\n".join(f"{w.clock(note.at)}: {note.text}" for note in material.notes if note.item_id in items)


def _state_remarks(item: ItemView, sitting: SittingView, w: Words) -> list[str]:
    if item.admitted_at is not None:
        return [w("urgent_admitted", time=w.clock(item.admitted_at))]
    if item.urgent:
        return [w("urgent"), w("item_not_taken")]
    if item.status == sitting_rules.SKIPPED:
        return [w("item_skipped")]
    if item.status == sitting_rules.WAITING and sitting.phase == sitting_rules.CLOSED:
        return [w("item_not_taken")]
    return []


def _presence(item: ItemView, material: Material) -> list[str]:
    """The quorum where it is asked for, and who took no part for a conflict of interest."""
    w, found = material.w, material.presence.items.get(item.id)
    if found is None:
        return []
    said = []
    if found.quorum is not None and "quorum_block" in material.tools.get(item.id, ()):
        reached = w("has_quorum" if found.quorum.is_reached else "no_quorum")
        members = found.quorum.members
        said.append(w("quorum", present=found.quorum.present, members=members, quorum=reached))
    if found.conflicts:
        people = material.seats.people([seat.id for seat in found.conflicts], item.started_at, w)
        said.append(w("conflict", names=w.joined(people)))
    return said


def _recorded_afterwards(sitting: SittingView, w: Words) -> dict[str, list[str]]:
    remarks: dict[str, list[str]] = {}
    for entry in journal.entries(subject=sitting.id, actions=("sitting.item_begun", "sitting.item_skipped")):
        item_id, reason = str(entry.facts.get("item", "")), str(entry.personal.get("reason", ""))
        if entry.facts.get("recorded") == "afterwards":
            words = w("recorded_afterwards", time=w.clock(entry.at))
        elif entry.action == "sitting.item_skipped" and reason:
            words = w("was_skipped")
        else:
            continue
        said = f"{words} {w('reason', reason=reason)}" if reason else words
        remarks.setdefault(item_id, []).append(said)
    return remarks


def _survey(item: ItemView, material: Material) -> list[str]:
    if item.kind != "evaluation":
        return []
    summary = evaluation.summary(material.edition.id)
    if summary.status == "none":
        return []
    return [material.w("survey", answers=summary.answers, seats=summary.seats)]


def _questions(material: Material, theme_id: str) -> dict[str, Any]:
    w = material.w
    found = questions.list_questions(material.edition.id, theme_id=theme_id, statuses=frozenset({"answered"}))
    shown = []
    for question in found:
        said = question.answer.words if question.answer else ""
        shown.append(
            f"{question.company}: {question.text}\n{outcome_words(question.answer, w)} {said}".strip()
        )
    block = blocks.bullets(shown)
    return blocks.section("questions", w("questions"), blocks=[block])


def outcome_words(answer: answers.Answer | None, w: Words) -> str:
    """How a question was answered, as a sentence."""
    if answer is None:
        return w("not_answered")
    word = w.pick(answers.OUTCOMES[answer.outcome]).capitalize()
    if answer.due:
        return w("answered_by_date", outcome=word, date=w.date(answer.due))
    return f"{word}: {answer.receiver}." if answer.receiver else f"{word}."
