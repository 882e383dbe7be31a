"""What a company may send in, its states, its spellings, and the deadlines counted back from the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parliament.registration import interest_rules as states
from parliament.registration import setting_rules, spelling
from parliament.registration.interest_rules import InterestNotThere, NewInterest, NewPerson
from parliament.registration.setting_rules import Setting, SettingOutOfRange
from parliament.shared.errors import RuleBroken
from tests.cast import FJALLVIND_ORG_NO

TYPED = NewInterest(
    kind="company",
    name="Exempelbolaget Fjällvind AB",
    org_no=FJALLVIND_ORG_NO,
    municipality="Berg",
    contact_email="info@fjallvind.exempel.se",
    people=[NewPerson("Disa Delegat", "disa@fjallvind.exempel.se", needs=("vegan", "hearing_loop"))],
    sector="energy",
    size="2-9",
)


def check(**changed: object) -> states.CheckedInterest:
    new = replace(TYPED, **changed)  # type: ignore[arg-type]
    return states.check(new, municipalities=("Berg",), sectors=("energy", "trade"))


def test_what_is_right_is_kept_and_cleaned() -> None:
    checked = check(
        question="  När kommer\u202e fibern? ", substitute=NewPerson(" Sven  Suppleant", "SVEN@x.se")
    )
    assert (checked.question, checked.application.votes) == ("När kommer fibern?", 1)
    assert checked.substitute == NewPerson("Sven Suppleant", "sven@x.se")
    assert checked.people[0].needs == ("vegan", "hearing_loop")


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"sector": "magic"}, "unknown_sector", "sector"),
        ({"size": "7"}, "unknown_size", "size"),
        ({"question": "x" * 401}, "text_too_long", "question"),
        ({"people": []}, "no_delegate", "delegate1_name"),
        ({"people": [replace(TYPED.people[0], needs=("gold",))]}, "unknown_need", None),
        ({"people": [replace(TYPED.people[0], food_note="x" * 121)]}, "text_too_long", "food_note"),
        ({"substitute": NewPerson("Sven", "inte en adress")}, "email_malformed", "substitute_email"),
        ({"substitute": NewPerson("-", "s@x.se")}, "name_unreadable", "substitute_name"),
        ({"name": "N" * 300}, "text_too_long", "name"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(
    changed: dict[str, object], code: str, field: str | None
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check(**changed)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_every_state_and_event_is_in_the_table_or_refused() -> None:
    events = {event for _, event in states.TRANSITIONS}
    for state in states.STATUSES:
        for event in events:
            expected = states.TRANSITIONS.get((state, event))
            if expected is None:
                with pytest.raises(InterestNotThere):
                    states.after(state, event)
            else:
                assert states.after(state, event) == expected
    assert {state for (state, event) in states.TRANSITIONS if event == "confirm"} == {"invited"}
    assert not any(state in states.ENDED for state, _ in states.TRANSITIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Exempelbolaget Fjällvind AB", "EXEMPELBOLAGET FJALLVIND aktiebolag (publ)"),
        ("Bygg & Måla i Åre HB", "Bygg och Måla i Åre handelsbolag"),
        ("Fjällvind Energi AB", "Fjällvinds Energi"),
        ("Skid-Spåret AB", "Skidspåret"),
    ],
)
def test_spellings_of_the_same_name_are_alike(one: str, other: str) -> None:
    assert spelling.alike(spelling.name_key(one), spelling.name_key(other))


def test_different_companies_are_not_alike_and_a_name_of_forms_alone_keeps_something() -> None:
    assert not spelling.alike(spelling.name_key("Åre Bygg AB"), spelling.name_key("Åre Bageri AB"))
    assert spelling.name_key("AB") == "ab"
    found = spelling.duplicates({"a": "fjallvind", "b": "fjallvinds", "c": "storsjobygg"})
    assert found == {"a": ("b",), "b": ("a",)}


def test_overbooking_is_rounded_down() -> None:
    assert [setting_rules.capacity(50, percent) for percent in (0, 5, 10, 15)] == [50, 52, 55, 57]


@pytest.mark.parametrize(
    ("name", "value"),
    [("overbooking", 51), ("overbooking", -1), ("votes", 4), ("offer_hours", 0), ("mode", "x")],
)
def test_a_setting_out_of_range_is_refused_at_its_field(name: str, value: object) -> None:
    with pytest.raises(SettingOutOfRange) as refused:
        setting_rules.check_setting(replace(Setting(), **{name: value}))  # type: ignore[arg-type]
    assert refused.value.field == name


DAY = date(2023, 11, 9)


@pytest.mark.parametrize(
    ("now", "from_reserve", "expected"),
    [
        # Three weeks before, at the end of the day in Sweden (summer time then).
        (datetime(2023, 9, 28, 8, tzinfo=UTC), False, datetime(2023, 10, 19, 21, 59, tzinfo=UTC)),
        # A reserve has 48 hours.
        (datetime(2023, 9, 28, 8, tzinfo=UTC), True, datetime(2023, 9, 30, 8, tzinfo=UTC)),
        # Invited after the ordinary deadline: 48 hours too.
        (datetime(2023, 11, 1, 8, tzinfo=UTC), False, datetime(2023, 11, 3, 8, tzinfo=UTC)),
        # Never longer than till noon the day before…
        (datetime(2023, 11, 7, 8, tzinfo=UTC), True, datetime(2023, 11, 8, 11, 0, tzinfo=UTC)),
        # …and after that till the day begins.
        (datetime(2023, 11, 8, 15, tzinfo=UTC), True, datetime(2023, 11, 8, 23, 0, tzinfo=UTC)),
    ],
)
def test_the_time_to_answer_is_counted_back_from_the_day(
    now: datetime, from_reserve: bool, expected: datetime
) -> None:
    assert setting_rules.answer_by(Setting(), day=DAY, now=now, from_reserve=from_reserve) == expected


def test_without_a_day_there_are_two_weeks() -> None:
    now = datetime(2023, 9, 28, 8, tzinfo=UTC)
    assert setting_rules.answer_by(Setting(), day=None, now=now, from_reserve=True) == datetime(
        2023, 10, 12, 8, tzinfo=UTC
    )
