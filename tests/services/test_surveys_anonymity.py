"""With the whole database in hand: no row of any table tells whose an answer is.

Fifty seats and as many politicians answer one by one, some in a new version, some reminded by letter, some on
paper. Then every pair of an order of people (in the tables of who answered, of letters, of the journal)
and an order of answers (of marks, words and groups: by SQL, by key, by byte) is lined up. The same walk
does find the link in the file before it is sealed.
"""

from __future__ import annotations

import random
import sqlite3

import pytest

from parliament.door import service as door
from parliament.evaluation import building, inviting, letters, paper, rules, service
from parliament.evaluation.building_rules import NewItem
from parliament.registration import service as registration
from parliament.storage import database
from parliament.storage.actor import Actor
from tests import hall
from tests.services.test_evaluation_anonymity import SEATS, linked

BY = Actor("staff", "organiser")
GROUP = NewItem(
    shape="one",
    sv="Storlek?",
    en="Size?",
    options_sv="Liten\nStor",
    options_en="Small\nLarge",
    background=True,
)
KEPT = {
    "evaluation_answered": ["survey_id", "seat_id"],
    "evaluation_invited_answered": ["survey_id", "invited_id"],
    "evaluation_paper_seat": ["survey_id", "seat_id"],
    "evaluation_paper": ["survey_id", "handed_out", "entered"],
    "evaluation_answer": ["id", "survey_id", "marks"],
    "evaluation_group_mark": ["id", "survey_id", "background", "grp", "item", "mark"],
    "evaluation_words": ["id", "survey_id", "item", "words"],
}
PEOPLE = ("evaluation_answered", "evaluation_invited_answered", "evaluation_paper_seat", "evaluation_paper")
ANSWERS = ("evaluation_answer", "evaluation_group_mark", "evaluation_words")


class Hall:
    """Fifty seats and fifty politicians, in an order that has nothing to do with ids; all have answered."""

    def __init__(self) -> None:
        self.edition = hall.open_edition(status="live")
        for n in range(1, SEATS + 1):
            hall.register(self.edition, n)
        self.seats = [seat.id for seat in registration.seats(self.edition)]
        random.Random(5).shuffle(self.seats)
        for seat in sorted(self.seats):
            door.check_in(seat_id=seat, how="name", by=BY)
        names = [f"p{n}@exempel.se" for n in range(SEATS)]
        random.Random(6).shuffle(names)
        invited = {
            name: inviting.invite(edition_id=self.edition, name=name, email=name, by=BY)
            for name in sorted(names)
        }
        self.politicians = [invited[name] for name in names]
        self.group = building.add_item(edition_id=self.edition, audience="participants", new=GROUP, by=BY)
        for audience in ("participants", "politicians"):
            service.open_survey(edition_id=self.edition, audience=audience, by=BY)
            letters.send(edition_id=self.edition, audience=audience, by=BY)

    def seats_answer(self) -> None:
        for person, seat in enumerate(self.seats):
            if person == SEATS // 2:
                letters.remind(edition_id=self.edition, audience="participants", by=BY)
                building.new_version(edition_id=self.edition, audience="participants", by=BY)
                building.use_version(edition_id=self.edition, audience="participants", by=BY)
            _number, items = building.items_in_use(self.edition, "participants")
            raw = {"best": f"Svar {person:03}", "overall": "3", self.group: f"o{1 + person % 2}"}
            service.answer(seat_id=seat, answers=rules.check_answers(raw, items))

    def politicians_answer(self) -> None:
        for person, invited_id in enumerate(self.politicians):
            raw = {"improve": f"Politik {person:03}", "useful": "2"}
            answers = rules.check_answers(raw, building.core.core_of("politicians"))
            service.answer_invited(invited_id=invited_id, answers=answers)

    def close(self) -> None:
        for audience in ("participants", "politicians"):
            service.close_survey(edition_id=self.edition, audience=audience, by=BY)


def rows(query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database.current().path) as db:
        return db.execute(query).fetchall()


def orders_of_people(people: list[str], *tables: tuple[str, str]) -> list[list[int]]:
    """Every order in which some table names all of them."""
    number = {one: n for n, one in enumerate(people)}
    found = []
    for table, column in tables:
        for order in ("", f"ORDER BY {column}", f"ORDER BY {column} DESC"):
            named = [
                number[row[0]] for row in rows(f"SELECT {column} FROM {table} {order}") if row[0] in number
            ]
            once = list(dict.fromkeys(named))
            if len(once) == len(people):
                found.append(once)
    return found


def orders_of_words(prefix: str) -> list[list[int]]:
    queries = ("", "ORDER BY id", "ORDER BY id DESC")
    found = []
    for order in queries:
        said = [row[0] for row in rows(f"SELECT words FROM evaluation_words {order}")]
        found.append([int(words.removeprefix(prefix)) for words in said if words.startswith(prefix)])
    raw = database.current().path.read_bytes()
    places = sorted((raw.find(f"{prefix}{person:03}".encode()), person) for person in range(SEATS))
    found.append([person for _place, person in places])
    return found


def any_link(people: list[list[int]], words: list[list[int]]) -> bool:
    assert people
    assert all(len(order) == SEATS for order in people + words)
    return any(linked(who, what) for what in words for who in [*people, list(range(SEATS))])


def test_with_the_whole_database_in_hand_nobody_is_joined_to_an_answer(house):
    answered = Hall()
    answered.seats_answer()
    an_unsealed_file_gives_the_order_away()
    answered.politicians_answer()
    the_tables_of_answers_hold_no_time_no_row_number_and_nothing_of_a_person(answered)
    no_row_holds_two_answers_of_the_same_person_and_no_two_backgrounds(answered)
    an_answer_leaves_nothing_in_the_journal_nor_the_mail_log()
    answered.close()
    no_order_of_any_table_joins_seats_or_politicians_to_what_they_said(answered)


def an_unsealed_file_gives_the_order_away() -> None:
    """The same walk can find a link."""
    with sqlite3.connect(database.current().path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert any_link([list(range(SEATS))], orders_of_words("Svar "))


def no_order_of_any_table_joins_seats_or_politicians_to_what_they_said(answered: Hall) -> None:
    seats = orders_of_people(
        answered.seats,
        ("evaluation_answered", "seat_id"),
        ("mail_letter", "about"),
        ("journal", "subject"),
        ("attendance", "seat_id"),
    )
    politicians = orders_of_people(
        answered.politicians,
        ("evaluation_invited_answered", "invited_id"),
        ("evaluation_invited", "id"),
        ("mail_letter", "about"),
        ("journal", "subject"),
    )
    assert len(seats) >= 6
    assert len(politicians) >= 9
    assert not any_link(seats, orders_of_words("Svar "))
    assert not any_link(politicians, orders_of_words("Politik "))


def the_tables_of_answers_hold_no_time_no_row_number_and_nothing_of_a_person(answered: Hall) -> None:
    ids = {*answered.seats, *answered.politicians}
    with sqlite3.connect(database.current().path) as db:
        for table, columns in KEPT.items():
            assert [row[1] for row in db.execute(f"PRAGMA table_info({table})")] == columns
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                db.execute(f"SELECT rowid FROM {table}")
    keys = [{row[0] for row in rows(f"SELECT id FROM {table}")} for table in ANSWERS]
    assert keys[0] & keys[1] == keys[0] & keys[2] == keys[1] & keys[2] == set()
    said = {str(cell) for table in ANSWERS for row in rows(f"SELECT * FROM {table}") for cell in row}
    assert said & ids == set()


def no_row_holds_two_answers_of_the_same_person_and_no_two_backgrounds(answered: Hall) -> None:
    assert {len(row[0].split(":")) for row in rows("SELECT marks FROM evaluation_answer")} == {2}
    assert len(rows("SELECT id FROM evaluation_answer")) == 2 * SEATS
    assert {row[0] for row in rows("SELECT background FROM evaluation_group_mark")} == {answered.group}


def an_answer_leaves_nothing_in_the_journal_nor_the_mail_log() -> None:
    actions = {row[0] for row in rows("SELECT action FROM journal WHERE action LIKE 'evaluation%'")}
    assert actions == {
        "evaluation.invited",
        "evaluation.question_added",
        "evaluation.opened",
        "evaluation.letters_written",
        "evaluation.reminded",
        "evaluation.version_made",
        "evaluation.version_used",
    }
    assert {row[0] for row in rows("SELECT DISTINCT kind FROM mail_letter")} == {
        "ticket",
        "survey",
        "survey_reminder",
    }
    assert rows("SELECT count(*) FROM mail_letter WHERE text GLOB '*Svar [0-9]*'") == [(0,)]


def test_a_paper_answer_cannot_be_told_from_the_others(house):
    edition = hall.open_edition(status="live")
    for n in range(1, 7):
        hall.register(edition, n)
    seats = [seat.id for seat in registration.seats(edition)]
    service.open_survey(edition_id=edition, by=BY)
    paper.hand_out(seat_id=seats[0], by=BY)
    paper.enter(edition_id=edition, answers=rules.check_answers({"overall": "1", "best": "Papper"}))
    for seat in seats[1:]:
        service.answer(seat_id=seat, answers=rules.check_answers({"overall": "5", "best": "Telefon"}))
    service.close_survey(edition_id=edition, by=BY)
    for table in ("evaluation_answer", "evaluation_words"):
        found = rows(f"SELECT * FROM {table}")
        assert len({row[1] for row in found}) == 1  # nothing but the survey in common, with all
        assert len(found) == 6
    assert rows("SELECT count(*) FROM journal WHERE action = 'evaluation.paper_entered'") == [(0,)]
