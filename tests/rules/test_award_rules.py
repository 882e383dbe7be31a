"""Direct awards by LOU chapter 19 a: the sum of a supplier and a year is what is judged."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.budget.award_rules import Purchase, award, supplier_key

KR = 100
DAY = date(2023, 3, 1)


def judged(*kronor, options=0, documented_on=None, today=DAY):
    purchases = [Purchase(DAY, amount * KR) for amount in kronor]
    return award(purchases, options_ore=options * KR, documented_on=documented_on, today=today)


@pytest.mark.parametrize(
    ("kronor", "options", "state", "exceeds"),
    [
        ([], 0, "small", False),
        ([38_400], 0, "small", False),
        ([100_000], 0, "small", False),
        ([100_001], 0, "to_document", False),
        ([60_000, 60_000], 0, "to_document", False),
        ([60_000], 60_000, "to_document", False),
        ([699_999], 0, "to_document", False),
        ([700_000], 0, "to_document", True),
        ([350_000] * 2, 0, "to_document", True),
        ([1], 700_000, "to_document", True),
    ],
)
def test_what_is_bought_in_parts_is_one_value_with_its_options(kronor, options, state, exceeds):
    found = judged(*kronor, options=options)

    assert (found.state, found.exceeds, found.value_ore) == (state, exceeds, (sum(kronor) + options) * KR)


def test_the_thirty_days_run_from_the_purchase_that_passed_the_limit():
    purchases = [Purchase(date(2023, 5, 1), 60_000 * KR), Purchase(date(2023, 3, 1), 60_000 * KR)]

    found = award(purchases, options_ore=0, documented_on=None, today=date(2023, 5, 31))
    later = award(purchases, options_ore=0, documented_on=None, today=date(2023, 6, 1))

    assert found.document_by == date(2023, 5, 31)
    assert (found.state, later.state) == ("to_document", "overdue")


def test_a_documented_award_asks_for_nothing_more():
    found = judged(200_000, documented_on=date(2023, 4, 20), today=date(2024, 1, 1))

    assert found.state == "documented"


@pytest.mark.parametrize(
    "name",
    ["Exempelsalen AB", "exempelsalen", "EXEMPELSALEN  ab.", "AB Exempelsalen", "Exempelsalen AB (publ)"],
)
def test_a_supplier_is_one_however_its_name_is_written(name):
    assert supplier_key(name) == "exempelsalen"


@pytest.mark.parametrize(("name", "key"), [("AB", "ab"), ("!!!", "!!!"), ("Å & Ö HB", "å ö")])
def test_every_supplier_has_a_key(name, key):
    assert supplier_key(name) == key


@given(st.lists(st.integers(1, 90_000_000), max_size=8), st.integers(0, 10_000_000))
def test_however_a_purchase_is_split_its_value_is_judged_the_same(parts, options_ore):
    split = award([Purchase(DAY, p) for p in parts], options_ore=options_ore, documented_on=None, today=DAY)
    whole = award([Purchase(DAY, sum(parts))], options_ore=options_ore, documented_on=None, today=DAY)

    assert (split.value_ore, split.exceeds) == (whole.value_ore, whole.exceeds)
    if parts:
        assert split.state == whole.state
