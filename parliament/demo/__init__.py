"""Plays an edition through the services, to a stage. Never by raw inserts, so that what it shows can happen.

Companies and people are invented; organisation numbers are of the range that is marked as demo.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app

from parliament.access import roles
from parliament.access import service as access
from parliament.budget import service as budget
from parliament.commitments.register import loading
from parliament.demo import crowd, day, minutes, regions, survey, undertakings, words
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.questions import rules as question_rules
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock, org_no
from parliament.sitting import service as sittings
from parliament.storage import database
from parliament.storage.actor import Actor
from parliament.storage.base import Row
from parliament.storage.transaction import transaction
from parliament.voting.parts import parts as voting_parts

STAGES = ("planned", "open", "sitting", "after")
_COMPANIES_A_TRANSACTION = 200
_FREE_SEATS = 10  # so that the registration form can be tried too

SYSTEM = Actor.system()

_ACCOUNTS = (
    ("organisator@exempel.test", "Olle Organisatör (demo)", [roles.ORGANISER]),
    ("sekreterare@exempel.test", "Siv Sekreterare (demo)", [roles.OPERATOR]),
    ("ordforande@exempel.test", "Orvar Ordförande (demo)", [roles.CHAIR]),
    ("fraga@exempel.test", "Freja Frågemoderator (demo)", [roles.MODERATOR]),
    ("dorr@exempel.test", "Doris Dörrvärd (demo)", [roles.DOOR]),
    ("hjalp@exempel.test", "Hjalmar Hjälpdisk (demo)", [roles.DESK]),
    ("storbild@exempel.test", "Storbilden (demo)", [roles.SCREEN]),
    ("lasare@exempel.test", "Lasse Läsare (demo)", [roles.READER]),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to play. The same seed plays the same day."""

    stage: str = "sitting"
    seats: int = 50
    seed: int = 2023
    region: str = regions.DEFAULT


def play(plan: Plan) -> str:
    """Play to the plan's stage; returns the edition's id."""
    chance = random.Random(plan.seed)
    edition_id = _enter_edition(plan)
    stage = STAGES.index(plan.stage)
    if stage >= STAGES.index("open"):
        editions.set_status(edition_id=edition_id, status="open", by=SYSTEM)
        _register(edition_id, plan.seats, chance)
        crowd.enter(edition_id, random.Random(plan.seed), by=SYSTEM)
    if stage < STAGES.index("sitting"):
        return edition_id
    finished = plan.stage == "after"
    if finished:
        _travel_to_the_day(edition_id)
    try:
        _begin_day(edition_id)
        _ask(edition_id, chance)
        if finished:
            day.play(edition_id, chance)
            minutes.play(edition_id)
            undertakings.play(edition_id)
            loading.load_plan(loading.DATA / "demo.json", by=SYSTEM, is_public=True)
    finally:
        clock.play_no_more()
    return edition_id


def empty_database() -> None:
    """Take everything out of the database, the journal too."""
    voting_parts().box.stop()
    bound = database.current()
    tables = list(reversed(Row.metadata.sorted_tables))
    with transaction() as tx:
        for table in tables:
            tx.session.execute(table.delete())
    if bound.is_sqlite:
        with bound.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("VACUUM")
    current_app.logger.info("The database was emptied of %d tables", len(tables))


def _enter_edition(plan: Plan) -> str:
    for email, name, held in _ACCOUNTS:
        access.create_account(email=email, name=name, roles=held, by=SYSTEM)
    edition_id = regions.load(plan.region, SYSTEM)
    editions.change_edition(edition_id=edition_id, seats=plan.seats + _FREE_SEATS, by=SYSTEM)
    if editions.edition(edition_id).frame_ore is not None:
        words.enter_budget(edition_id, budget, SYSTEM)
    survey.write_questions(edition_id)
    return edition_id


def _register(edition_id: str, seats: int, chance: random.Random) -> None:
    """Register companies until every seat is taken, some hundred in a transaction."""
    themes = [theme.id for theme in editions.themes(edition_id)]
    companies = _companies(seats, themes, chance)
    while group := list(itertools.islice(companies, _COMPANIES_A_TRANSACTION)):
        with transaction():
            for new in group:
                registration.register(edition_id=edition_id, new=new, by=SYSTEM, language=None)


def _companies(seats: int, themes: list[str], chance: random.Random) -> Iterator[registration.NewCompany]:
    municipalities = registration.municipalities()
    taken = number = 0
    while taken < seats:
        number += 1
        size = 2 if number % 9 == 0 and seats - taken > 1 else 1
        kind = words.kind(number)
        yield registration.NewCompany(
            kind=kind,
            name=words.company_name(number, kind),
            org_no="" if kind == "sole_trader" else org_no.demo_number(number),
            municipality=chance.choice(municipalities[:8]),
            contact_email=f"foretag{number}@exempel.test",
            delegates=[
                registration.NewDelegate(
                    name=words.person_name(chance), email=f"delegat{taken + place + 1}@exempel.test"
                )
                for place in range(size)
            ],
            theme_ids=chance.sample(themes, k=chance.randint(1, 2)),
            votes=size,
        )
        taken += size


def _travel_to_the_day(edition_id: str) -> None:
    first = editions.programme(edition_id)[0].starts_at
    if first is not None:
        clock.play_at(first - timedelta(minutes=40))


def _begin_day(edition_id: str) -> None:
    with transaction():
        for seat in registration.seats(edition_id):
            door.check_in(seat_id=seat.id, how="name", by=SYSTEM)
    sitting_id = sittings.prepare(edition_id=edition_id, by=SYSTEM)
    for kind, title, length, presenter, proposal in words.MATTERS:
        new = sittings.NewItem(kind=kind, title=title, minutes=length, presenter=presenter, proposal=proposal)
        sittings.add_item(sitting_id=sitting_id, new=new, by=SYSTEM)
    for role, name in words.OFFICERS:
        sittings.set_officer(sitting_id=sitting_id, role=role, name=name, by=SYSTEM)
    first = sittings.sitting(sitting_id).next_item
    day.wait_for(first.planned_start if first else None)
    sittings.step(sitting_id=sitting_id, name="open", by=SYSTEM)
    sittings.next_item(sitting_id=sitting_id, by=SYSTEM)


def _ask(edition_id: str, chance: random.Random) -> None:
    """Some questions in each theme: approved ones with support, one waiting. The askers take turns."""
    seats = registration.seats(edition_id)
    askers = itertools.cycle(chance.sample(seats, k=len(seats)))
    room = question_rules.MAX_OPEN * len(seats)
    with transaction():
        for theme, texts in zip(editions.themes(edition_id), words.QUESTIONS, strict=False):
            for position, wording in enumerate(texts):
                if room == 0:
                    return
                room -= 1
                asker = next(askers)
                actor = Actor("seat", asker.id)
                asked = questions.ask(seat_id=asker.id, theme_id=theme.id, text_asked=wording, by=actor)
                if position == len(texts) - 1:
                    continue
                questions.approve(question_id=asked, by=SYSTEM)
                others = [seat for seat in seats if seat.id != asker.id]
                for supporter in chance.sample(others, k=min(len(others), chance.randint(1, 12))):
                    questions.support(question_id=asked, seat_id=supporter.id)
