"""The frame refuses what it does not cover, and every way of adding up gives the same öre."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.budget.refusals import AlreadyReplaced, FrameExceeded, NotAnOrder, OutsideTheYear
from parliament.budget.rules import (
    Booked,
    Carrier,
    Entry,
    Frame,
    Planned,
    Standing,
    Sum,
    carrier_of,
    check_day,
    counted,
    forecast,
    line_forecast,
    repeat,
    replaced,
    sums_by,
    total,
)
from parliament.shared import money
from parliament.shared.money import VatBasis

KR = 100


def test_booking_takes_from_what_is_available():
    frame = Frame(40_000 * KR).book(38_400 * KR)

    assert frame == Frame(40_000 * KR, spent_ore=38_400 * KR)
    assert frame.available == 1_600 * KR


def test_an_order_takes_from_what_is_available_before_it_is_paid():
    assert Frame(40_000 * KR).book(5_000 * KR, standing=Standing.COMMITTED).available == 35_000 * KR


def test_the_frame_can_be_used_to_the_last_ore():
    assert Frame(100).book(100).available == 0


def test_one_ore_too_much_is_refused_with_what_remains():
    frame = Frame(40_000 * KR, spent_ore=38_400 * KR)

    with pytest.raises(FrameExceeded) as refusal:
        frame.book(1_600 * KR + 1)

    assert refusal.value.facts == {"remaining": "1\u00a0600\u00a0kr", "amount": "1\u00a0600,01\u00a0kr"}
    assert frame == Frame(40_000 * KR, spent_ore=38_400 * KR)


def test_a_broken_frame_has_nothing_left_rather_than_less_than_nothing():
    with pytest.raises(FrameExceeded) as refusal:
        Frame(100, spent_ore=300).book(1)

    assert refusal.value.facts["remaining"] == "0\u00a0kr"


def test_an_override_breaks_the_frame_and_the_frame_says_so():
    before = Frame(100)

    after = before.book(101, override=True)

    assert after.available == -1
    assert before.breaks(after)
    assert after.alarm == "broken"


def test_an_invoice_that_equals_its_order_is_covered_by_the_order():
    frame = Frame(100, committed_ore=100)

    settled = frame.book(100, instead_of=Booked(Standing.COMMITTED, 100))

    assert settled == Frame(100, spent_ore=100)


def test_an_invoice_above_its_order_is_held_against_what_the_order_gives_back():
    frame = Frame(100, committed_ore=60, spent_ore=30)

    with pytest.raises(FrameExceeded) as refusal:
        frame.book(71, instead_of=Booked(Standing.COMMITTED, 60))

    assert refusal.value.facts["remaining"] == "0,70\u00a0kr"


def test_what_lowers_the_sum_is_accepted_even_when_the_frame_is_broken():
    broken = Frame(100, spent_ore=300)

    assert broken.book(250, instead_of=Booked(Standing.SPENT, 300)).spent_ore == 250


@pytest.mark.parametrize(
    ("taken", "alarm"), [(0, "ok"), (8_999, "ok"), (9_000, "near"), (10_000, "near"), (10_001, "broken")]
)
def test_the_alarm_comes_at_ninety_per_cent_before_the_frame_is_broken(taken, alarm):
    assert Frame(10_000, spent_ore=taken).alarm == alarm


@pytest.mark.parametrize(
    ("kind", "carrier"),
    [("region", Carrier.NET), (None, Carrier.NET), ("chamber", Carrier.GROSS), ("other", Carrier.GROSS)],
)
def test_the_region_counts_without_vat_and_others_with_it(kind, carrier):
    assert carrier_of(kind) is carrier


@pytest.mark.parametrize(
    ("basis", "carrier", "ore"),
    [
        (VatBasis.EXCLUDING, Carrier.NET, 3_840_000),
        (VatBasis.EXCLUDING, Carrier.GROSS, 4_800_000),
        (VatBasis.INCLUDING, Carrier.NET, 3_072_000),
        (VatBasis.INCLUDING, Carrier.GROSS, 3_840_000),
    ],
)
def test_the_technical_support_counts_by_its_basis_and_by_who_carries_it(basis, carrier, ore):
    assert counted(money.split(3_840_000, 25, basis), carrier) == ore


def test_a_cost_belongs_to_the_year_of_the_frame():
    assert check_day(date(2023, 12, 31), year=2023) == date(2023, 12, 31)
    for day in (date(2022, 12, 31), date(2024, 1, 1)):
        with pytest.raises(OutsideTheYear):
            check_day(day, year=2023)


@pytest.mark.parametrize(
    ("standing", "event", "after"),
    [
        (Standing.COMMITTED, "settle", Standing.SETTLED),
        (Standing.COMMITTED, "correct", Standing.CORRECTED),
        (Standing.SPENT, "correct", Standing.CORRECTED),
    ],
)
def test_an_entry_is_replaced_once(standing, event, after):
    assert replaced(standing, event) is after
    for again in ("settle", "correct"):
        with pytest.raises(AlreadyReplaced):
            replaced(after, again)


def test_what_is_spent_cannot_be_settled():
    with pytest.raises(NotAnOrder):
        replaced(Standing.SPENT, "settle")


def test_a_line_is_expected_to_cost_its_plan_or_what_has_been_taken():
    assert line_forecast(Planned("a", 500), Sum(committed_ore=100, spent_ore=100)) == 500
    assert line_forecast(Planned("a", 500), Sum(committed_ore=400, spent_ore=200)) == 600
    assert line_forecast(Planned("a", 500, finished=True), Sum(spent_ore=200)) == 200


def test_the_forecast_includes_what_was_taken_outside_the_plan():
    by_line = {"a": Sum(spent_ore=700), None: Sum(committed_ore=50)}

    assert forecast([Planned("a", 500), Planned("b", 100)], by_line) == 700 + 100 + 50


def test_the_technical_support_of_2022_would_leave_1_600_kr_of_40_000():
    again = repeat(38_400 * KR, frame_ore=40_000 * KR)

    assert again is not None
    assert (again.left_ore, again.percent) == (1_600 * KR, 96)
    assert repeat(38_400 * KR, frame_ore=0) is None


NAMES = st.none() | st.sampled_from(["a", "b", "c"])
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(Standing), st.integers(0, money.MAX_ORE), NAMES, NAMES, NAMES),
    max_size=40,
)


@given(ENTRIES)
def test_lines_partners_and_themes_each_add_up_to_the_total(entries):
    whole = total(entries)
    for key in (lambda e: e.line_id, lambda e: e.partner_id, lambda e: e.theme_id):
        parts = sums_by(entries, key).values()
        assert sum(part.committed_ore for part in parts) == whole.committed_ore
        assert sum(part.spent_ore for part in parts) == whole.spent_ore


@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(0, 5_000), st.booleans()), max_size=30))
def test_no_row_of_bookings_takes_more_than_the_frame(frame_ore, wanted):
    frame = Frame(frame_ore)
    for ore, ordered in wanted:
        try:
            frame = frame.book(ore, standing=Standing.COMMITTED if ordered else Standing.SPENT)
        except FrameExceeded:
            assert ore > frame.available
    assert frame.available >= 0
