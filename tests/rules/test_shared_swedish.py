"""Numbers, money, dates, times and lists as they are written in Swedish, and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.shared import swedish

DAY = date(2022, 5, 12)


def spaced(written: str) -> str:
    """With no-break spaces written as _, so that they can be seen in a test."""
    return written.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("ore", "sv", "en"),
    [
        (3_840_000, "38_400_kr", "SEK_38,400"),
        (4_000_000, "40_000_kr", "SEK_40,000"),
        (125_050, "1_250,50_kr", "SEK_1,250.50"),
        (5, "0,05_kr", "SEK_0.05"),
        (0, "0_kr", "SEK_0"),
        (-50_000, "\u2212500_kr", "\u2212SEK_500"),
        (-5, "\u22120,05_kr", "\u2212SEK_0.05"),
        (123_456_789_000, "1_234_567_890_kr", "SEK_1,234,567,890"),
    ],
)
def test_kronor(ore: int, sv: str, en: str) -> None:
    assert (spaced(swedish.kr(ore)), spaced(swedish.kr(ore, "en"))) == (sv, en)


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (0, "0", "0"),
        (5000, "5_000", "5,000"),
        (12.5, "12,5", "12.5"),
        (-1234.567, "\u22121_234,57", "\u22121,234.57"),
        (0.005, "0,01", "0.01"),
        (-0.001, "0", "0"),
        (100.0, "100", "100"),
        (Decimal("2.50"), "2,5", "2.5"),
    ],
)
def test_numbers(value: float | Decimal, sv: str, en: str) -> None:
    assert (spaced(swedish.number(value)), spaced(swedish.number(value, "en"))) == (sv, en)


def test_numbers_with_a_given_number_of_decimals() -> None:
    assert swedish.number(4, decimals=1) == "4,0"
    assert swedish.number(4.25, decimals=1) == "4,3"
    assert swedish.number(4.25, "en", decimals=0) == "4"


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [(96, "96_%", "96%"), (12.5, "12,5_%", "12.5%"), (33.333, "33,3_%", "33.3%"), (99.96, "100_%", "100%")],
)
def test_per_cent(value: float, sv: str, en: str) -> None:
    assert (spaced(swedish.percent(value)), spaced(swedish.percent(value, "en"))) == (sv, en)


def test_days() -> None:
    assert swedish.date(DAY) == "12 maj 2022"
    assert swedish.date(DAY, "en") == "12 May 2022"
    assert swedish.date_short(DAY) == "2022-05-12"
    assert swedish.weekday_date(DAY) == "torsdag 12 maj 2022"
    assert swedish.weekday_date(DAY, "en") == "Thursday 12 May 2022"
    assert swedish.week(DAY) == "vecka 19"
    assert swedish.week(date(2021, 1, 3), "en") == "week 53"


def test_the_day_of_a_moment_is_the_day_in_sweden() -> None:
    late = datetime(2022, 5, 11, 22, 30, tzinfo=UTC)
    assert swedish.date(late) == "12 maj 2022"
    assert swedish.date_short(late) == "2022-05-12"
    assert swedish.weekday_date(late) == "torsdag 12 maj 2022"


def test_times_are_on_the_clock_in_sweden() -> None:
    moment = datetime(2022, 5, 12, 11, 40, tzinfo=UTC)
    assert swedish.time(moment) == "13.40"
    assert swedish.time(moment, "en") == "13:40"
    assert swedish.clock_time(moment) == "kl. 13.40"
    assert swedish.clock_time(moment, "en") == "13:40"
    assert swedish.datetime(moment) == "12 maj 2022 kl. 13.40"
    assert swedish.datetime(moment, "en") == "12 May 2022, 13:40"


def test_the_night_when_the_clocks_go_back() -> None:
    before = datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    after = datetime(2023, 10, 29, 1, 30, tzinfo=UTC)
    assert (swedish.time(before), swedish.time(after)) == ("2.30", "2.30")
    assert swedish.time(datetime(2023, 10, 29, 12, 0, tzinfo=UTC)) == "13.00"


def test_times_from_the_programme() -> None:
    assert swedish.time(time(9, 5)) == "9.05"
    assert swedish.time(time(9, 5), "en") == "09:05"
    assert swedish.clock_time(time(13, 0)) == "kl. 13.00"
    assert swedish.time_range(time(9), time(15, 30)) == "kl. 9–15.30"
    assert swedish.time_range(time(13), time(14)) == "kl. 13–14"
    assert swedish.time_range(time(20), time(0)) == "kl. 20–0"
    assert swedish.time_range(time(9), time(15, 30), "en") == "09:00–15:30"
    start, end = (datetime(2022, 5, 12, hour, 15, tzinfo=UTC) for hour in (7, 9))
    assert swedish.time_range(start, end) == "kl. 9.15–11.15"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = datetime(2022, 5, 12, 13, 40)  # noqa: DTZ001 - that is the point
    for write in (swedish.time, swedish.date, swedish.datetime):
        with pytest.raises(ValueError, match="time zone"):
            write(naive)


def test_another_language_is_written_as_swedish() -> None:
    assert swedish.date(DAY, "sma") == "12 maj 2022"


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a och b", "a and b"),
        (["a", "b", "c"], "a, b och c", "a, b and c"),
    ],
)
def test_words_are_joined_as_one_says_them(words: list[str], sv: str, en: str) -> None:
    assert (swedish.join_words(iter(words)), swedish.join_words(words, "en")) == (sv, en)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Arvidsson", "Zetterlund", "Åberg", "Ärlig", "Öberg"],
        ["Ide", "Idé", "Idea", "Idéer"],
        ["berg", "Berg AB", "Berga", "Bergs"],
        ["Plats 2", "Plats 9", "plats 10", "Plats 10 b", "Plats 100"],
        ["Müller", "Myrberg"],
        ["Vik", "Wik", "Xu"],
        ["1:a", "7 Eleven", "A"],
        ["Ånn", "Ærø", "Öst", "Østersund"],
        ["Dahl", "Đorđević", "Duved"],
        ["", " ", "-", "0", "a"],
    ],
)
def test_lists_are_sorted_as_in_a_swedish_register(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=swedish.sort_key) == in_order


def test_decomposed_letters_sort_as_composed_ones() -> None:
    assert swedish.sort_key("A\u030are") == swedish.sort_key("Åre")


def test_a_very_long_number_can_be_sorted() -> None:
    assert swedish.sort_key("9" * 10_000) < swedish.sort_key("1" + "0" * 10_000)


@given(st.lists(st.text(max_size=8), max_size=8))
def test_the_order_does_not_depend_on_the_order_before(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=swedish.sort_key) == sorted(backwards, key=swedish.sort_key)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_in_names_sort_by_value(one: int, other: int) -> None:
    keys = [swedish.sort_key(f"Plats {n}") for n in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)
