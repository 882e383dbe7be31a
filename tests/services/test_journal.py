"""The journal: a chain in which every edit shows, and from which a person can still be erased."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from tests.services import world as worlds
from tests.services.world import sql

BY = Actor("staff", "anna")


@pytest.fixture(autouse=True)
def house(tmp_path: Path) -> Iterator[None]:
    with worlds.house_on(tmp_path):
        yield


def write(number: int, *, subject: str = "", personal: bool = True) -> None:
    with transaction() as tx:
        journal.record(
            tx,
            action="test.done",
            subject=subject or f"row{number}",
            actor=BY,
            facts={"number": number},
            personal={"name": f"Åsa {number}"} if personal else None,
        )


@pytest.fixture
def five() -> None:
    for number in range(1, 6):
        write(number, personal=number != 3)


def test_an_empty_journal_is_whole() -> None:
    assert list(journal.breaks()) == []
    assert journal.chain_head() == journal.GENESIS


@pytest.mark.usefixtures("five")
def test_entries_are_chained_and_read_back_as_written() -> None:
    entries = journal.entries()
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
    assert [dict(entry.facts) for entry in entries] == [{"number": n} for n in range(1, 6)]
    assert dict(entries[0].personal) == {"name": "Åsa 1"}
    assert dict(entries[2].personal) == {}
    assert {entry.actor for entry in entries} == {"staff:anna"}
    assert journal.chain_head() == entries[-1].hash
    assert [e.seq for e in journal.entries(subject="row4", actions=("test.done",))] == [4]
    assert list(journal.breaks()) == []


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        ("UPDATE journal SET facts = '{\"number\":9}' WHERE seq = 2", ["Journalens post 2 har ändrats."]),
        ("UPDATE journal SET actor = 'staff:bo' WHERE seq = 5", ["Journalens post 5 har ändrats."]),
        ("UPDATE journal SET action = 'test.undone' WHERE seq = 1", ["Journalens post 1 har ändrats."]),
        ("UPDATE journal SET subject = 'row1' WHERE seq = 4", ["Journalens post 4 har ändrats."]),
        (
            "UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE seq = 4",
            ["Journalens post 4 har ändrats."],
        ),
        (
            "DELETE FROM journal WHERE seq = 3",
            ["Journalen saknar post 3.", "Journalens post 4 följer inte på posten före."],
        ),
        (
            'UPDATE journal_payload SET personal = \'{"name":"Bo"}\' WHERE seq = 2',
            ["Personuppgifterna till journalens post 2 har ändrats."],
        ),
        (
            "UPDATE journal_payload SET salt = 'x' WHERE seq = 2",
            ["Personuppgifterna till journalens post 2 har ändrats."],
        ),
        (
            "INSERT INTO journal_payload VALUES (3, 's', '{}')",
            ["Personuppgifterna till journalens post 3 har ändrats."],
        ),
        ("UPDATE journal SET payload_digest = '' WHERE seq = 1", ["Journalens post 1 har ändrats."]),
        (
            """INSERT INTO journal SELECT 6, at, action, subject, actor, facts, payload_digest, previous, 'h'
            FROM journal WHERE seq = 5""",
            ["Journalens post 6 följer inte på posten före.", "Journalens post 6 har ändrats."],
        ),
    ],
)
def test_whatever_is_done_by_hand_is_told_in_a_plain_sentence(statement: str, sentences: list[str]) -> None:
    sql(statement)
    found = list(journal.breaks())
    assert [sentence for sentence in sentences if sentence in found] == sentences


@pytest.mark.usefixtures("five")
def test_an_entry_forged_with_a_right_hash_of_its_own_breaks_the_next_one() -> None:
    sql("UPDATE journal SET hash = 'f' || substr(hash, 2) WHERE seq = 2")
    found = list(journal.breaks())
    assert "Journalens post 2 har ändrats." in found
    assert "Journalens post 3 följer inte på posten före." in found


@pytest.mark.usefixtures("five")
def test_erasing_a_person_leaves_the_chain_whole_and_no_trace_of_the_name() -> None:
    head = journal.chain_head()
    assert journal.erase_payloads(subject="row2") == 1
    assert journal.erase_payloads(subject="row2") == 0
    assert list(journal.breaks()) == []
    assert journal.chain_head() == head
    assert dict(journal.entries(subject="row2")[0].personal) == {}
    assert dict(journal.entries(subject="row1")[0].personal) == {"name": "Åsa 1"}
    assert "Åsa 2" not in str(sql("SELECT * FROM journal"))


def test_the_same_payload_has_another_digest_each_time() -> None:
    write(1)
    write(1)
    digests = {row[0] for row in sql("SELECT payload_digest FROM journal")}
    assert len(digests) == 2


def test_a_refused_deed_leaves_no_entry_and_no_gap() -> None:
    write(1)

    def refuse() -> None:
        with transaction() as tx:
            journal.record(tx, action="test.done", subject="x", actor=BY)
            raise NotFound

    with pytest.raises(NotFound):
        refuse()
    write(2)
    assert [entry.seq for entry in journal.entries()] == [1, 2]
    assert list(journal.breaks()) == []


def test_many_who_write_at_once_make_one_chain() -> None:
    threads = [threading.Thread(target=lambda: [write(n) for n in range(10)]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.seq for entry in journal.entries()] == list(range(1, 61))
    assert list(journal.breaks()) == []
