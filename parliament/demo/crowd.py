"""Companies that want to come and have no seat yet, with what the organisers aim at."""

from __future__ import annotations

import random

from parliament.demo import words
from parliament.editions import service as editions
from parliament.registration import choosing, intake
from parliament.registration import service as registration
from parliament.registration.interest_rules import SIZES, NewInterest, NewPerson
from parliament.registration.selecting import NEW, NEWCOMER, NUMBER, SECTOR, SHARE, SIZE, Aim
from parliament.registration.setting import sectors
from parliament.shared import org_no
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

_COMPANIES = 8
_FIRST_NUMBER = 9_900  # clear of those who have seats
_AIMS = (
    Aim(SECTOR, "construction", SHARE, 10),
    Aim(SECTOR, "hospitality", SHARE, 10),
    Aim(SIZE, "1", NUMBER, 3),
    Aim(NEWCOMER, NEW, SHARE, 30),
)
_QUESTIONS = (
    "När får vi fiber hela vägen in i fjällbyarna?",
    "Hur ska små företag hinna med att ta emot praktikanter?",
)


def enter(edition_id: str, chance: random.Random, *, by: Actor) -> None:
    """Enter the companies and the aims. Where the first comes first, they are on the reserve list."""
    themes = [theme.id for theme in editions.themes(edition_id)]
    with transaction():
        for number in range(_COMPANIES):
            intake.send_in(edition_id=edition_id, new=_company(number, themes, chance), by=by, write=False)
        for aim in _AIMS:
            choosing.set_aim(edition_id=edition_id, aim=aim, by=by)


def _company(number: int, themes: list[str], chance: random.Random) -> NewInterest:
    n = _FIRST_NUMBER + number
    return NewInterest(
        kind="company",
        name=words.company_name(n, "company"),
        org_no=org_no.demo_number(n),
        municipality=chance.choice(registration.municipalities()),
        contact_email=f"intresse{number + 1}@exempel.test",
        people=[
            NewPerson(
                words.person_name(chance),
                f"intresserad{number + 1}@exempel.test",
                not_in_picture=number == 0,
                needs=("hearing_loop", "vegetarian") if number == 0 else (),
            )
        ],
        sector=chance.choice(list(sectors())),
        size=chance.choice(SIZES),
        theme_ids=chance.sample(themes, k=min(2, len(themes))),
        question=_QUESTIONS[number] if number < len(_QUESTIONS) else "",
        question_theme_id=themes[0] if themes else "",
    )
