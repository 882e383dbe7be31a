"""The budget's use cases on a real database: each refusal changes nothing, and nobody books between."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.budget import service as budget
from parliament.budget.refusals import (
    AlreadyReplaced,
    FrameExceeded,
    FrameNotSet,
    NotAnOrder,
    NotOfThisEdition,
    OutsideTheYear,
)
from parliament.budget.views import Cost
from parliament.editions import service as editions
from parliament.shared.errors import NotFound, RuleBroken
from parliament.shared.money import AmountTooLarge, AmountTooSmall, VatBasis, VatRateUnknown
from parliament.shared.text import TextEmpty, TextTooLong
from parliament.storage import database, journal
from parliament.storage.actor import Actor

KR = 100
ORGANISER = Actor("staff", "organiser")
RENT = Cost(amount_ore=3_000 * KR, date=date(2023, 10, 5), supplier="Exempelsalen AB", text="Hyra av lokal")


@pytest.fixture
def edition(house):
    """The edition of 2023 with a frame of 40 000 kr."""
    edition_id = editions.create_edition(year=2023, by=ORGANISER)
    budget.set_frame(edition_id, 40_000 * KR, decision="Regiondirektörens förslag", by=ORGANISER)
    return edition_id


@pytest.fixture
def partners(edition):
    """Ids of the region and the chamber."""
    return {
        kind: editions.add_partner(
            edition_id=edition, name=name, short_name=name, kind=kind, responsibilities=(), by=ORGANISER
        )
        for kind, name in (("region", "Region Exempel"), ("chamber", "Exempelkammaren"))
    }


@pytest.fixture
def themes(edition):
    """Ids of two themes."""
    names = ("Infrastruktur", "Digitalisering")
    return [editions.add_theme(edition_id=edition, name=name, by=ORGANISER) for name in names]


def figures(edition_id):
    view = budget.overview(edition_id)
    return {
        "frame": view.frame_ore // KR,
        "committed": view.committed_ore // KR,
        "spent": view.spent_ore // KR,
        "available": view.available_ore // KR,
    }


def test_an_expense_is_spent_and_leaves_the_rest_available(edition):
    budget.book_expense(edition, replace(RENT, amount_ore=38_400 * KR), by=ORGANISER)

    assert figures(edition) == {"frame": 40_000, "committed": 0, "spent": 38_400, "available": 1_600}


def test_an_order_is_committed_and_becomes_spent_at_what_it_came_to(edition):
    order = budget.order(edition, RENT, by=ORGANISER)
    assert figures(edition) == {"frame": 40_000, "committed": 3_000, "spent": 0, "available": 37_000}

    budget.settle_commitment(order, replace(RENT, amount_ore=2_800 * KR), by=ORGANISER)

    assert figures(edition) == {"frame": 40_000, "committed": 0, "spent": 2_800, "available": 37_200}
    assert [(entry.number, entry.status) for entry in budget.history(order)] == [(1, "settled"), (2, "spent")]


def test_a_correction_is_a_new_entry_and_the_old_one_stays_as_it_was(edition):
    wrong = budget.book_expense(edition, RENT, by=ORGANISER)
    before = budget.expense(wrong)

    right = budget.correct_expense(wrong, replace(RENT, amount_ore=300 * KR), by=ORGANISER)

    assert budget.expense(wrong) == replace(before, status="corrected", replaced_by_number=2)
    assert budget.expense(right).replaces_number == 1
    assert figures(edition)["spent"] == 300


def test_a_correction_to_nothing_strikes_the_entry_out(edition):
    wrong = budget.order(edition, RENT, by=ORGANISER)

    budget.correct_expense(wrong, replace(RENT, amount_ore=0), by=ORGANISER)

    assert figures(edition) == {"frame": 40_000, "committed": 0, "spent": 0, "available": 40_000}


def test_the_chamber_counts_with_vat_and_the_region_without(edition, partners):
    budget.book_expense(edition, replace(RENT, partner_id=partners["region"]), by=ORGANISER)
    budget.book_expense(edition, replace(RENT, partner_id=partners["chamber"]), by=ORGANISER)

    shares = {share.name: share.spent_ore // KR for share in budget.overview(edition).by_partner}
    assert shares == {"Region Exempel": 3_000, "Exempelkammaren": 3_750, "": 0}


def test_an_amount_with_vat_is_stored_with_and_without_it(edition):
    given_with = replace(RENT, amount_ore=125_050, basis=VatBasis.INCLUDING)

    entry = budget.expense(budget.book_expense(edition, given_with, by=ORGANISER))

    assert (entry.amount_ore, entry.vat_ore, entry.including_ore, entry.basis) == (
        100_040,
        25_010,
        125_050,
        "incl",
    )


def test_the_frame_holds_and_says_what_remains(edition):
    budget.book_expense(edition, replace(RENT, amount_ore=38_400 * KR), by=ORGANISER)
    before, head = budget.overview(edition), journal.chain_head()

    with pytest.raises(FrameExceeded) as refusal:
        budget.order(edition, RENT, by=ORGANISER)

    assert refusal.value.facts["remaining"] == "1\u00a0600\u00a0kr"
    assert (budget.overview(edition), journal.chain_head()) == (before, head)


def test_the_frame_is_broken_only_with_a_reason_which_is_kept_and_journalled(edition):
    too_much = replace(RENT, amount_ore=41_000 * KR)

    entry_id = budget.order(edition, too_much, by=ORGANISER, override_reason="  Beslut av områdeschefen ")

    entry = journal.entries(subject=entry_id)[-1]
    assert budget.expense(entry_id).override_reason == "Beslut av områdeschefen"
    assert entry.facts["frame_overridden"] is True
    assert entry.personal == {"supplier": "Exempelsalen AB", "override_reason": "Beslut av områdeschefen"}
    assert budget.overview(edition).alarm == "broken"


def test_a_reason_that_was_not_needed_is_not_kept(edition):
    entry_id = budget.book_expense(edition, RENT, by=ORGANISER, override_reason="För säkerhets skull")

    assert budget.expense(entry_id).override_reason == ""


def test_a_reason_of_blanks_is_no_reason(edition):
    with pytest.raises(FrameExceeded):
        budget.order(
            edition, replace(RENT, amount_ore=41_000 * KR), by=ORGANISER, override_reason=" \u200b\u00a0 "
        )


def test_a_revised_frame_holds_and_the_first_one_is_remembered(edition):
    budget.set_frame(
        edition, 45_000 * KR, decision="Tilläggsbeslut", by=ORGANISER, decided_on=date(2023, 6, 1)
    )

    decisions = [(d.revision, d.frame_ore // KR, d.decision) for d in budget.frame_decisions(edition)]
    assert decisions == [(2, 45_000, "Tilläggsbeslut"), (1, 40_000, "Regiondirektörens förslag")]
    assert figures(edition)["available"] == 45_000


def test_without_a_decision_the_frame_of_the_edition_is_used(house):
    edition_id = editions.create_edition(year=2023, by=ORGANISER, frame_ore=40_000 * KR)

    assert figures(edition_id)["frame"] == 40_000


def test_nothing_is_booked_before_there_is_a_frame(house):
    edition_id = editions.create_edition(year=2023, by=ORGANISER)

    with pytest.raises(FrameNotSet):
        budget.book_expense(edition_id, RENT, by=ORGANISER)

    assert budget.expenses(edition_id) == []
    assert budget.overview(edition_id).frame_is_set is False


def test_plan_and_outcome_stand_line_by_line_and_make_the_forecast(edition):
    rent = budget.plan_line(edition, name="Lokal", planned_ore=5_000 * KR, by=ORGANISER)
    food = budget.plan_line(edition, name="Kaffe", planned_ore=2_000 * KR, by=ORGANISER)
    budget.book_expense(edition, replace(RENT, line_id=rent), by=ORGANISER)
    budget.order(edition, replace(RENT, line_id=food), by=ORGANISER)
    budget.order(edition, replace(RENT, amount_ore=100 * KR), by=ORGANISER)
    budget.change_line(rent, name="Lokalhyra", planned_ore=5_000 * KR, finished=True, by=ORGANISER)

    view = budget.overview(edition)

    lines = [(line.name, line.forecast_ore // KR, line.variance_ore // KR) for line in view.lines]
    assert lines == [("Lokalhyra", 3_000, 2_000), ("Kaffe", 3_000, -1_000)]
    assert (view.planned_ore // KR, view.forecast_ore // KR, view.variance_ore // KR) == (
        7_000,
        6_100,
        33_900,
    )


def test_the_cost_of_2022_is_held_against_the_frame_of_2023(edition):
    editions.create_edition(year=2022, by=ORGANISER, technical_support_ore=38_400 * KR)
    editions.create_edition(year=2021, by=ORGANISER)

    [earlier] = budget.comparison(edition)

    assert (earlier.year, earlier.cost_ore // KR) == (2022, 38_400)
    assert (earlier.left_ore, earlier.percent) == (1_600 * KR, 96)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"amount_ore": 0}, AmountTooSmall),
        ({"amount_ore": -3_000}, AmountTooSmall),
        ({"amount_ore": 10**15}, AmountTooLarge),
        ({"vat_rate": 7}, VatRateUnknown),
        ({"vat_rate": -25}, VatRateUnknown),
        ({"date": date(2022, 12, 31)}, OutsideTheYear),
        ({"date": date(1, 1, 1)}, OutsideTheYear),
        ({"supplier": ""}, TextEmpty),
        ({"supplier": "x" * 121}, TextTooLong),
        ({"text": " \u200b "}, TextEmpty),
        ({"text": "x" * 100_000}, TextTooLong),
        ({"line_id": "no-such-line"}, NotOfThisEdition),
        ({"theme_id": "no-such-theme"}, NotOfThisEdition),
        ({"partner_id": "no-such-partner"}, NotOfThisEdition),
    ],
)
def test_an_impossible_cost_is_refused_and_nothing_changes(edition, change, refusal):
    order = budget.order(edition, RENT, by=ORGANISER)
    before, head = budget.overview(edition), journal.chain_head()
    cost = replace(RENT, **change)

    for attempt in (
        lambda: budget.book_expense(edition, cost, by=ORGANISER),
        lambda: budget.order(edition, cost, by=ORGANISER),
        lambda: budget.settle_commitment(order, cost, by=ORGANISER),
    ):
        with pytest.raises(refusal):
            attempt()

    assert (budget.overview(edition), journal.chain_head()) == (before, head)
    assert len(budget.expenses(edition)) == 1


def test_a_line_of_another_edition_is_refused(edition):
    other = editions.create_edition(year=2024, by=ORGANISER)
    line = budget.plan_line(other, name="Lokal", planned_ore=100, by=ORGANISER)

    with pytest.raises(NotOfThisEdition):
        budget.book_expense(edition, replace(RENT, line_id=line), by=ORGANISER)


@pytest.mark.parametrize(
    ("frame_ore", "decision", "refusal"),
    [(-1, "Beslut", AmountTooSmall), (10**12, "Beslut", AmountTooLarge), (1, "", TextEmpty)],
)
def test_an_impossible_frame_is_refused(edition, frame_ore, decision, refusal):
    with pytest.raises(refusal):
        budget.set_frame(edition, frame_ore, decision=decision, by=ORGANISER)

    assert figures(edition)["frame"] == 40_000


def test_what_does_not_exist_is_not_found(edition):
    for attempt in (
        lambda: budget.overview("nowhere"),
        lambda: budget.expense("nothing"),
        lambda: budget.history("nothing"),
        lambda: budget.book_expense("nowhere", RENT, by=ORGANISER),
        lambda: budget.settle_commitment("nothing", RENT, by=ORGANISER),
        lambda: budget.correct_expense("nothing", RENT, by=ORGANISER),
        lambda: budget.set_frame("nowhere", 1, decision="Beslut", by=ORGANISER),
        lambda: budget.plan_line("nowhere", name="Lokal", planned_ore=1, by=ORGANISER),
        lambda: budget.change_line("nothing", name="Lokal", planned_ore=1, finished=False, by=ORGANISER),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_what_is_spent_cannot_be_settled(edition):
    spent = budget.book_expense(edition, RENT, by=ORGANISER)

    with pytest.raises(NotAnOrder):
        budget.settle_commitment(spent, RENT, by=ORGANISER)


def test_the_same_form_sent_twice_is_one_entry(edition):
    first = budget.book_expense(edition, RENT, by=ORGANISER, request_id="abcdefgh234567ab")
    again = budget.book_expense(edition, RENT, by=ORGANISER, request_id="abcdefgh234567ab")

    assert first == again
    assert figures(edition)["spent"] == 3_000


def together(count, deed):
    """Run ``deed`` in ``count`` threads that start at the same moment; how each ended."""
    start, outcomes = threading.Barrier(count), []

    def run(number):
        start.wait()
        try:
            deed(number)
            outcomes.append("done")
        except RuleBroken as refusal:
            outcomes.append(refusal.code)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_forty_threads_that_book_3_000_kr_each_get_13_bookings_out_of_40_000_kr(edition):
    def book(number):
        deed = budget.order if number % 2 else budget.book_expense
        deed(edition, RENT, by=ORGANISER)

    assert together(40, book) == ["done"] * 13 + ["frame_exceeded"] * 27
    assert figures(edition)["available"] == 1_000
    assert sorted(entry.number for entry in budget.expenses(edition)) == list(range(1, 14))


def test_two_who_settle_the_same_order_at_once_make_one_expense(edition):
    order = budget.order(edition, RENT, by=ORGANISER)

    outcome = together(2, lambda _: budget.settle_commitment(order, RENT, by=ORGANISER))

    assert outcome == [AlreadyReplaced.code, "done"]
    assert figures(edition) == {"frame": 40_000, "committed": 0, "spent": 3_000, "available": 37_000}


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
booked = 0
for _ in range(20):
    try:
        budget.book_expense(sys.argv[2], cost, by=Actor.system())
        booked += 1
    except FrameExceeded:
        pass
print(booked)
"""


def test_two_processes_that_book_at_once_do_not_break_the_frame(edition):
    command = [sys.executable, "-c", PROCESS, database.current().url, edition]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, **pipes) for _ in range(2)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()

    booked = [int(process.communicate(timeout=60)[0]) for process in processes]

    assert sum(booked) == 13
    assert figures(edition)["available"] == 1_000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["order", "book", "settle", "correct"]),
            st.integers(0, 900_000),
            st.sampled_from([0, 6, 12, 25]),
            st.sampled_from(VatBasis),
            st.integers(0, 2),
            st.integers(0, 2),
            st.integers(0, 2),
        ),
        max_size=12,
    )
)
def test_sums_by_line_partner_theme_and_total_agree_whatever_is_done(edition, partners, themes, deeds):
    lines = [
        None,
        *(budget.plan_line(edition, name=n, planned_ore=0, by=ORGANISER) for n in ("Lokal", "Ljud")),
    ]
    carriers, about = [None, *partners.values()], [None, *themes]
    for deed, ore, rate, basis, line, carrier, theme in deeds:
        cost = replace(
            RENT,
            amount_ore=ore,
            vat_rate=rate,
            basis=basis,
            line_id=lines[line],
            partner_id=carriers[carrier],
            theme_id=about[theme],
        )
        try:
            if deed in ("order", "book"):
                (budget.order if deed == "order" else budget.book_expense)(edition, cost, by=ORGANISER)
            elif entries := budget.expenses(edition):
                change = budget.settle_commitment if deed == "settle" else budget.correct_expense
                change(entries[ore % len(entries)].id, cost, by=ORGANISER)
        except RuleBroken:
            pass

    view, entries = budget.overview(edition), budget.expenses(edition)
    standing = {
        status: sum(e.counted_ore for e in entries if e.status == status) for status in ("committed", "spent")
    }
    for parts in ((*view.lines, view.outside_plan), view.by_theme, view.by_partner):
        assert sum(part.committed_ore for part in parts) == view.committed_ore == standing["committed"]
        assert sum(part.spent_ore for part in parts) == view.spent_ore == standing["spent"]
    assert view.available_ore == view.frame_ore - view.committed_ore - view.spent_ore >= 0
