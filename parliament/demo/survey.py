"""The demonstration's evaluation: a survey with questions of its own, answered, sorted and compared."""

from __future__ import annotations

import random

from parliament.demo import words
from parliament.editions import service as editions
from parliament.evaluation import building, inviting, paper, rules, service, tagging, years
from parliament.evaluation.building_rules import NewItem
from parliament.registration import service as registration
from parliament.storage.actor import Actor

SYSTEM = Actor.system()
_AUDIENCE = "participants"
_SIZES = ("Ensam", "2–9", "10–49", "50 eller fler")
_SIZES_EN = ("Alone", "2–9", "10–49", "50 or more")


def write_questions(edition_id: str) -> None:
    """Add to the core: what was missed, why not again, and how large the company is."""
    add = [
        NewItem(
            shape="several",
            sv="Vad vill du ha mer av nästa gång?",
            en="What do you want more of next time?",
            options_sv="Tid för frågor\nSamtal i små grupper\nOmröstningar\nPauser",
            options_en="Time for questions\nTalks in small groups\nDivisions\nBreaks",
        ),
        NewItem(
            shape="text",
            sv="Vad skulle få dig att komma nästa gång?",
            en="What would make you come next time?",
            condition="again=no",
        ),
        NewItem(
            shape="one",
            sv="Hur många arbetar i företaget?",
            en="How many work in the company?",
            options_sv="\n".join(_SIZES),
            options_en="\n".join(_SIZES_EN),
            background=True,
        ),
    ]
    for new in add:
        building.add_item(edition_id=edition_id, audience=_AUDIENCE, new=new, by=SYSTEM)
    for n, name in enumerate(("Pia Politiker (demo)", "Torsten Tjänsteperson (demo)"), start=1):
        inviting.invite(edition_id=edition_id, name=name, email=f"politik{n}@exempel.se", by=SYSTEM)
    _enter_earlier(editions.edition(edition_id).year - 1)


def play(edition_id: str, chance: random.Random) -> None:
    """Four in five answer, one of them on paper; then what was written is sorted."""
    service.open_survey(edition_id=edition_id, by=SYSTEM)
    _number, items = building.items_in_use(edition_id, _AUDIENCE)
    seats = registration.seats(edition_id)
    for seat in seats[:1]:
        paper.hand_out(seat_id=seat.id, by=SYSTEM)
        paper.enter(edition_id=edition_id, answers=_answers(items, chance))
    for seat in seats[1:]:
        if chance.random() < 0.8:  # four in five answer
            service.answer(seat_id=seat.id, answers=_answers(items, chance))
    service.close_survey(edition_id=edition_id, by=SYSTEM)
    if service.summary(edition_id).why_not is None:
        _sort(edition_id)


def _sort(edition_id: str) -> None:
    tags = {
        name: tagging.add_tag(edition_id=edition_id, audience=_AUDIENCE, name=name, by=SYSTEM)
        for name in ("Lokalen", "Mer tid", "Mötet med politikerna")
    }
    signs = {"Lokalen": ("bord", "salen"), "Mer tid": ("tid",), "Mötet med politikerna": ("politikerna",)}
    for found in tagging.texts(edition_id, _AUDIENCE):
        chosen = [tags[name] for name, parts in signs.items() if any(part in found.words for part in parts)]
        if chosen:
            tagging.tag_text(words_id=found.id, tag_ids=chosen, by=SYSTEM)


def _enter_earlier(year: int) -> None:
    """Figures of the year before, as if somebody had found them; recognisably invented."""
    for key, figure in (("overall", "4,1"), ("dialogue", "3,9"), ("venue", "2,8"), ("recommend", "7,9")):
        years.enter(
            audience="participants",
            year=year,
            item_key=key,
            figure=figure,
            answers=31,
            source="Påhittad siffra för demonstrationen",
            by=SYSTEM,
        )


def _answers(items: tuple[rules.Item, ...], chance: random.Random) -> rules.Answers:
    raw: dict[str, str | None] = {
        "recommend": str(chance.choices([6, 7, 8, 9, 10], [1, 2, 5, 4, 3])[0]),
        "again": chance.choices(["yes", "maybe", "no"], [8, 3, 1])[0],
        "best": chance.choice(words.BEST) if chance.random() < 0.4 else "",
        "improve": chance.choice(words.IMPROVE) if chance.random() < 0.4 else "",
    }
    for item in items:
        if item.background:
            raw[item.key] = chance.choices(["o1", "o2", "o3", "o4"], [3, 6, 5, 1])[0]
        elif item.kind == "several":
            raw[item.key] = ",".join(chance.sample(["o1", "o2", "o3", "o4"], chance.randint(1, 3)))
        elif item.kind == "scale" and item.key != "recommend":
            raw[item.key] = str(chance.choices([2, 3, 4, 5], [1, 3, 8, 6])[0])
    return rules.check_answers(raw, items)
