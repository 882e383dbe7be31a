"""With the whole database in hand, answers cannot be joined to seats better than chance.

Fifty seats answer one by one. Then every order that the database offers is tried as a way to line up the
list of those who answered with the list of answers: the order of SQL without ORDER BY, of the keys, and
of the bytes in the file. The same test, on a table made the naive way and on the file before it is
sealed, does find the link, so it can fail.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from parliament.evaluation import rules, service
from parliament.registration import service as registration
from parliament.storage import database
from parliament.storage.actor import Actor
from tests import hall

SEATS = 50
CHANCE = 0.6
"""For 50 pairs by chance, |correlation| passes this less than once in 100 000 (see the test of it)."""


def correlation(first: Sequence[int], second: Sequence[int]) -> float:
    """Spearman's rank correlation of two orders without ties."""
    n = len(first)
    distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True))
    return 1 - 6 * distance / (n * (n * n - 1))


def linked(seats_in_order: Sequence[int], answers_in_order: Sequence[int]) -> bool:
    """Whether lining up the two lists, either way round, tells who answered what better than chance.

    Both lists hold the number of the person, 0…49, in the order in which the database gives them.
    """
    return abs(correlation(ranks(seats_in_order), ranks(answers_in_order))) > CHANCE


def ranks(people: Sequence[int]) -> list[int]:
    place = {person: n for n, person in enumerate(people)}
    return [place[person] for person in range(SEATS)]


def person_of(words: str) -> int:
    return int(words.removeprefix("Svar "))


@pytest.fixture
def hall_of_fifty(house) -> tuple[str, list[str]]:
    """An open survey and fifty seats, in an order that has nothing to do with their ids or numbers."""
    edition_id = hall.open_edition()
    for n in range(1, SEATS + 1):
        hall.register(edition_id, n)
    seats = [seat.id for seat in registration.seats(edition_id)]
    random.Random(7).shuffle(seats)
    service.open_survey(edition_id=edition_id, by=Actor.system())
    return edition_id, seats


def answer_one_by_one(seats: list[str]) -> None:
    for person, seat_id in enumerate(seats):
        raw = {"best": f"Svar {person:03}", "overall": "3"}
        service.answer(seat_id=seat_id, answers=rules.check_answers(raw))


def test_no_order_of_sql_links_an_answer_to_a_seat(hall_of_fifty):
    edition_id, seats = hall_of_fifty
    answer_one_by_one(seats)
    service.close_survey(edition_id=edition_id, by=Actor.system())
    number = {seat_id: person for person, seat_id in enumerate(seats)}
    with sqlite3.connect(database.current().path) as db:
        for order in ("", "ORDER BY seat_id", "ORDER BY seat_id DESC"):
            who = [number[row[0]] for row in db.execute(f"SELECT seat_id FROM evaluation_answered {order}")]
            assert len(who) == SEATS
            for other in ("", "ORDER BY id", "ORDER BY id DESC"):
                what = [person_of(r[0]) for r in db.execute(f"SELECT words FROM evaluation_words {other}")]
                assert len(what) == SEATS
                assert not linked(who, what)
                assert not linked(range(SEATS), what)  # nor to the order of answering
            assert not linked(who, range(SEATS))


def test_the_tables_hold_no_time_no_row_number_and_no_common_id(hall_of_fifty):
    _edition_id, seats = hall_of_fifty
    answer_one_by_one(seats)
    with sqlite3.connect(database.current().path) as db:
        columns = {
            table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            for table in ("evaluation_answered", "evaluation_answer", "evaluation_words")
        }
        assert columns == {
            "evaluation_answered": ["survey_id", "seat_id"],
            "evaluation_answer": ["id", "survey_id", "marks"],
            "evaluation_words": ["id", "survey_id", "item", "words"],
        }
        for table in columns:
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                db.execute(f"SELECT rowid FROM {table}")
        ids = [{row[0] for row in db.execute(f"SELECT id FROM {t}")} for t in list(columns)[1:]]
        assert ids[0] & ids[1] == set()
        assert (ids[0] | ids[1]) & set(seats) == set()


def test_the_bytes_of_the_file_link_before_sealing_and_not_after(hall_of_fifty, tmp_path):
    edition_id, seats = hall_of_fifty
    answer_one_by_one(seats)
    with sqlite3.connect(database.current().path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = orders_in_file(database.current().path, seats)
    assert linked(*before), "the test can fail: an unsealed file gives the order away"

    service.close_survey(edition_id=edition_id, by=Actor.system())
    assert b"Svar " not in database.current().path.with_name("parliament.db-wal").read_bytes()
    who, what = orders_in_file(database.current().path, seats)
    assert not linked(who, what)
    assert not linked(range(SEATS), what)
    with sqlite3.connect(database.current().path) as db, sqlite3.connect(tmp_path / "copy.db") as copy:
        db.backup(copy)
    assert not linked(*orders_in_file(tmp_path / "copy.db", seats))


def orders_in_file(path: Path, seats: list[str]) -> tuple[list[int], list[int]]:
    """People in the order of the bytes: of the notes that they answered, and of what they wrote."""
    raw = path.read_bytes()
    with sqlite3.connect(path) as db:
        survey_id = db.execute("SELECT id FROM evaluation_survey").fetchone()[0]
    note = [(raw.find(f"{survey_id}{seat_id}".encode()), person) for person, seat_id in enumerate(seats)]
    words = [(raw.find(f"Svar {person:03}".encode()), person) for person in range(SEATS)]
    assert min(offset for offset, _person in note + words) > 0
    return [person for _, person in sorted(note)], [person for _, person in sorted(words)]


def test_the_same_statistic_finds_the_link_in_a_naive_table(tmp_path):
    people = list(range(SEATS))
    random.Random(11).shuffle(people)
    with sqlite3.connect(tmp_path / "naive.db") as db:
        db.execute("CREATE TABLE answered (id INTEGER PRIMARY KEY, person INTEGER)")
        db.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, words TEXT)")
        for person in people:
            db.execute("INSERT INTO answered (person) VALUES (?)", (person,))
            db.execute("INSERT INTO answer (words) VALUES (?)", (f"Svar {person}",))
        who = [row[0] for row in db.execute("SELECT person FROM answered")]
        what = [person_of(row[0]) for row in db.execute("SELECT words FROM answer")]
    assert linked(who, what)


def test_chance_alone_does_not_look_like_a_link():
    chance = random.Random(3)
    found = 0
    for _ in range(2000):
        first, second = list(range(SEATS)), list(range(SEATS))
        chance.shuffle(first)
        chance.shuffle(second)
        found += linked(first, second)
    assert found == 0


def test_a_survey_left_unsealed_by_a_crash_is_sealed_at_the_next_start(hall_of_fifty, monkeypatch):
    edition_id, seats = hall_of_fifty
    answer_one_by_one(seats)
    with monkeypatch.context() as crash:
        crash.setattr(service.sealing, "remove_order", lambda: False)
        service.close_survey(edition_id=edition_id, by=Actor.system())
    with sqlite3.connect(database.current().path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert linked(*orders_in_file(database.current().path, seats))
    service.seal_closed()
    assert not linked(*orders_in_file(database.current().path, seats))


def test_sealing_gives_up_and_waits_for_the_next_start_while_somebody_reads_the_old_pages(
    hall_of_fifty, monkeypatch
):
    edition_id, seats = hall_of_fifty
    answer_one_by_one(seats)
    monkeypatch.setattr(service.sealing, "PATIENCE_SECONDS", 0.0)
    reader = sqlite3.connect(database.current().path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM evaluation_words").fetchone()
    service.close_survey(edition_id=edition_id, by=Actor.system())
    assert sealed_at() is None
    reader.close()
    service.seal_closed()
    assert sealed_at() is not None


def sealed_at() -> str | None:
    with sqlite3.connect(database.current().path) as db:
        found: str | None = db.execute("SELECT sealed_at FROM evaluation_survey").fetchone()[0]
        return found
