"""However bookings are interleaved, what breaks the frame carries its recorded reason, and nothing else."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.budget import service as budget
from parliament.budget.views import Cost
from parliament.editions import service as editions
from parliament.shared.errors import RuleBroken
from parliament.storage import database, journal
from parliament.storage.actor import Actor

FRAME_ORE = 4_000_000
ANNA = Actor("staff", "anna")
COST = Cost(300_000, date(2023, 10, 5), "Exempelsalen AB", "Hyra")
DEEDS = ("order", "book", "settle", "correct")


@pytest.fixture
def edition(house):
    edition_id = editions.create_edition(year=2023, by=ANNA)
    budget.set_frame(edition_id, FRAME_ORE, decision="Förslag", by=ANNA)
    return edition_id


def do(edition, deed, ore, reason, pick):
    """One deed on the entry that ``pick`` points at; a refusal is an outcome too."""
    cost = replace(COST, amount_ore=ore, date=date(budget.overview(edition).year, 10, 5))
    try:
        if deed in ("order", "book"):
            enter = budget.order if deed == "order" else budget.book_expense
            enter(edition, cost, by=ANNA, override_reason=reason)
        elif entries := budget.expenses(edition):
            change = budget.settle_commitment if deed == "settle" else budget.correct_expense
            change(entries[pick % len(entries)].id, cost, by=ANNA, override_reason=reason)
    except RuleBroken:
        pass


def check_every_step(edition):
    """Go through the entries as they were booked: only what carries a reason took more than there was."""
    taken, counted, broken = 0, {}, 0
    for entry in reversed(budget.expenses(edition)):
        before, taken = taken, taken - counted.pop(entry.replaces_id, 0) + entry.counted_ore
        counted[entry.id] = entry.counted_ore
        breaks = taken > FRAME_ORE and taken > before
        assert breaks == bool(entry.override_reason), f"Entry {entry.number}"
        assert journal.entries(subject=entry.id)[0].facts["frame_overridden"] == breaks
        broken += breaks
    assert budget.overview(edition).available_ore == FRAME_ORE - taken
    return broken


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(DEEDS),
            st.integers(0, 2_500_000),
            st.sampled_from(["", "", "Beslut"]),
            st.integers(0, 9),
        ),
        max_size=12,
    )
)
def test_any_row_of_deeds_breaks_the_frame_only_with_a_reason(house, deeds):
    # The house is the same for every example, so each has a year of its own.
    year = max((each.year for each in editions.list_editions()), default=2022) + 1
    edition_id = editions.create_edition(year=year, by=ANNA)
    budget.set_frame(edition_id, FRAME_ORE, decision="Förslag", by=ANNA)
    for deed, ore, reason, pick in deeds:
        do(edition_id, deed, ore, reason, pick)

    check_every_step(edition_id)


def test_threads_that_do_everything_at_once_break_the_frame_only_with_a_reason(edition):
    chance, start = random.Random(7), threading.Barrier(16)
    rows = [
        [
            (
                chance.choice(DEEDS),
                chance.randrange(700_000),
                "Beslut" if chance.random() < 0.2 else "",
                chance.randrange(9),
            )
            for _ in range(4)
        ]
        for _ in range(16)
    ]

    def run(deeds):
        start.wait()
        for deed in deeds:
            do(edition, *deed)

    threads = [threading.Thread(target=run, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    check_every_step(edition)


PROCESS = """
import sys
from datetime import date
from parliament.budget import service as budget
from parliament.budget.refusals import FrameExceeded
from parliament.budget.views import Cost
from parliament.storage import database, metadata
from parliament.storage.actor import Actor

metadata.load()
database.bind(database.Database(sys.argv[1]))
cost = Cost(amount_ore=300_000, date=date(2023, 10, 5), supplier="Exempelsalen AB", text="Hyra")
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    reason = sys.argv[3] if number % 6 == 5 else ""
    try:
        budget.book_expense(sys.argv[2], cost, by=Actor.system(), override_reason=reason)
    except FrameExceeded:
        pass
"""


def test_processes_break_the_frame_only_with_a_reason(edition):
    command = [sys.executable, "-c", PROCESS, database.current().url, edition, "Beslut i nämnden"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, **pipes) for _ in range(2)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    for process in processes:
        process.stdin.close()
        process.stdout.close()

    # 13 bookings fit. The last deed of each process has a reason, so at least one has broken the frame.
    assert 1 <= check_every_step(edition) <= 4
