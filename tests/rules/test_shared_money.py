"""Amounts are read as people write them, kept in whole öre, and VAT adds up."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared import money
from parliament.shared.money import (
    AmountMalformed,
    AmountTooLarge,
    AmountTooSmall,
    Supply,
    VatBasis,
    VatRateUnknown,
    VatSplit,
)

ORE = st.integers(-money.MAX_ORE, money.MAX_ORE)
RATES = st.sampled_from([0, 6, 12, 25])


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("0", 0),
        ("38400", 3_840_000),
        ("40 000 kr", 4_000_000),
        ("40\u00a0000,00\u00a0kr", 4_000_000),  # as Babel writes it
        ("38\u202f400 KR", 3_840_000),
        ("1 250,50", 125_050),
        ("1.250,50", 125_050),
        ("1250.50 kr", 125_050),
        ("1 250.5", 125_050),
        ("1.250", 125_000),
        ("1.250.000", 125_000_000),
        ("1 250:-", 125_000),
        ("1250,-", 125_000),
        ("1 250:50", 125_050),
        ("SEK 1 250", 125_000),
        ("-SEK\u00a01250", -125_000),
        ("\u2212500", -50_000),
        ("- 500,05 kronor", -50_005),
        ("-0", 0),
        ("0,05", 5),
        ("007", 700),
        ("10 000 000", money.MAX_ORE),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, ore: int) -> None:
    assert money.parse_kr(typed, field="amount") == ore


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kr",
        "-",
        "gratis",
        "1,250",  # twelve hundred or one and a quarter?
        "1,250.50",
        "1.250.50",
        "12,345",
        "1250,505",
        "1 25",
        "12 34 567",
        "1 250.000",
        "1.250 000",
        "1250.-",
        ",50",
        "5,",
        "--5",
        "5-",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "5²",
        "½",
        "٥",
        "5 kr kr",
        "kr 5 kr",
        "100\n200",
        "5;6",
        "9" * 5000,
    ],
)
def test_nonsense_is_refused_rather_than_guessed_at(typed: str) -> None:
    with pytest.raises(AmountMalformed) as refusal:
        money.parse_kr(typed, field="amount")
    assert (refusal.value.field, refusal.value.status) == ("amount", 422)


@pytest.mark.parametrize("typed", ["10 000 000,01", "\u221210 000 000,01", "99999999999999"])
def test_some_zeros_too_many_are_refused(typed: str) -> None:
    with pytest.raises(AmountTooLarge) as refusal:
        money.parse_kr(typed, field="amount")
    assert refusal.value.sentence("sv") == (
        "Beloppet är större än 10\u00a0000\u00a0000\u00a0kr. Kontrollera antalet nollor."
    )


def test_a_least_amount_is_kept() -> None:
    assert money.parse_kr("0,01", field="amount", at_least=1) == 1
    for typed in ("0", "-5"):
        with pytest.raises(AmountTooSmall):
            money.parse_kr(typed, field="amount", at_least=1)


@given(ORE)
def test_what_is_written_is_read_back(ore: int) -> None:
    assert money.parse_kr(money.kr(ore), field="amount") == ore


@given(st.text(st.sampled_from("0123456789 .,:-\u2212\u00a0kr"), max_size=14))
def test_any_typing_is_an_amount_or_a_refusal(typed: str) -> None:
    with suppress(AmountMalformed, AmountTooLarge):
        ore = money.parse_kr(typed, field="x")
        assert abs(ore) <= money.MAX_ORE
        assert money.parse_kr(money.kr(ore), field="x") == ore


def test_the_frame_of_the_event_with_and_without_vat() -> None:
    assert money.including(3_840_000, 25) == 4_800_000
    assert money.excluding(3_840_000, 25) == 3_072_000
    assert money.split(3_840_000, 25, VatBasis.EXCLUDING) == VatSplit(3_840_000, 960_000, 4_800_000, 25)
    assert money.split(3_840_000, 25, VatBasis.INCLUDING) == VatSplit(3_072_000, 768_000, 3_840_000, 25)


@pytest.mark.parametrize(
    ("amount_ore", "rate", "vat_ore"),
    [
        (2, 25, 1),
        (1, 25, 0),
        (10, 25, 3),
        (-10, 25, -3),
        (25, 6, 2),
        (8, 6, 0),
        (12_345, 12, 1_481),
        (99, 0, 0),
    ],
)
def test_vat_is_rounded_half_up_to_the_ore(amount_ore: int, rate: int, vat_ore: int) -> None:
    assert money.vat_of(amount_ore, rate) == vat_ore


@given(ORE, RATES)
def test_adding_vat_and_taking_it_away_gives_the_same_amount(ore: int, rate: int) -> None:
    assert money.excluding(money.including(ore, rate), rate) == ore


@given(ORE, RATES, st.sampled_from(VatBasis))
def test_the_three_amounts_always_add_up(ore: int, rate: int, basis: VatBasis) -> None:
    split = money.split(ore, rate, basis)
    assert split.excluding_ore + split.vat_ore == split.including_ore
    assert ore == (split.excluding_ore if basis is VatBasis.EXCLUDING else split.including_ore)
    # Taken from either side, the VAT is right to the öre.
    assert abs(split.vat_ore - money.vat_of(split.excluding_ore, rate)) <= 1


@given(ORE, RATES, st.sampled_from(VatBasis))
def test_a_credit_note_undoes_its_invoice(ore: int, rate: int, basis: VatBasis) -> None:
    invoice, credit = money.split(ore, rate, basis), money.split(-ore, rate, basis)
    assert (invoice.excluding_ore, invoice.vat_ore) == (-credit.excluding_ore, -credit.vat_ore)


@pytest.mark.parametrize(
    ("supply", "on", "percent"),
    [
        (Supply.GENERAL, date(2022, 5, 12), 25),
        (Supply.CATERING, date(2022, 5, 12), 12),
        (Supply.CATERING, date(2026, 5, 12), 12),
        (Supply.PASSENGER_TRANSPORT, date(2023, 10, 1), 6),
        (Supply.BOOKS, date(2023, 10, 1), 6),
        (Supply.FOOD, date(2026, 3, 31), 12),
        (Supply.FOOD, date(2026, 4, 1), 6),
        (Supply.FOOD, date(2027, 12, 31), 6),
        (Supply.FOOD, date(2028, 1, 1), 12),
        (Supply.EXEMPT, date(2022, 5, 12), 0),
    ],
)
def test_the_rate_is_that_of_the_day(supply: Supply, on: date, percent: int) -> None:
    assert money.vat_rate(supply, on) == percent


def test_a_rate_that_does_not_exist_is_refused() -> None:
    on = date(2023, 10, 1)
    assert money.vat_rates(on) == (25, 12, 6, 0)
    assert money.check_vat_rate(12, on=on, field="vat") == 12
    with pytest.raises(VatRateUnknown) as refusal:
        money.check_vat_rate(19, on=on, field="vat")
    assert refusal.value.sentence("sv") == "Momssatsen finns inte. Välj en av 25, 12, 6, 0 procent."


def test_the_table_does_not_speak_of_the_time_before_it() -> None:
    with pytest.raises(ValueError, match="begins on 2012-01-01"):
        money.vat_rate(Supply.GENERAL, date(2011, 12, 31))
