"""Organisation numbers are read in every form, and personal ones are refused without a trace."""

from __future__ import annotations

import traceback
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.se import orgnr

from parliament.shared import org_no
from parliament.shared.org_no import LooksPersonal, NorwegianOrgNoMalformed, OrgGroup, OrgNoMalformed
from tests import cast


@pytest.mark.parametrize("number", cast.REAL_ORG_NOS)
def test_real_numbers_are_read(number: str) -> None:
    assert org_no.parse_swedish(number, field="org_no") == number


@pytest.mark.parametrize(
    "typed",
    [
        "5560360793",
        "556036-0793",
        " 556036 - 0793 ",
        "556036\u20130793",
        "556036\u22120793",
        "55 60 36 07 93",
        "556036\u00a00793",
        "16556036-0793",
        "165560360793",
        "SE556036079301",
        "se 556036-0793 01",
        "\u200e556036-0793\u202c",
    ],
)
def test_every_way_of_writing_gives_the_same_number(typed: str) -> None:
    assert org_no.parse_swedish(typed, field="org_no") == "556036-0793"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        cast.WRONG_CHECK_DIGIT,
        "556036-079",
        "556036-07933",
        "55603A-0793",
        "SE5560360793",
        "SE556036079302",
        "175560360793",
        "19556036-0793",  # a legal person's digits with a natural person's prefix
        "412345-6782",  # four is no group
        "0" * 6 + "x",
        "ABC",
        "1" * 100_000,
        "http://example.org/556036-0793",
    ],
)
def test_what_is_no_organisation_number_is_refused(typed: str) -> None:
    with pytest.raises(OrgNoMalformed) as refusal:
        org_no.parse_swedish(typed, field="org_no")
    assert (refusal.value.field, refusal.value.status, refusal.value.facts) == ("org_no", 422, {})


@pytest.mark.parametrize(
    "typed",
    [
        cast.NOBODYS_PERSONAL_NUMBER,
        "7502310241",
        "19750231-0241",
        "16750231-0241",
        "750231+0241",
        "SE750231024101",
        "750291-0242",  # a coordination number: day + 60
        "750231-0242",  # wrong check digit: still too near a person
        "201231-0001",
    ],
)
def test_a_personal_number_is_refused_without_a_trace(typed: str) -> None:
    with pytest.raises(LooksPersonal) as refusal:
        org_no.parse_swedish(typed, field="org_no")
    told = "".join(traceback.format_exception(refusal.value)) + repr(refusal.value.facts)
    assert "0241" not in told
    assert "7502" not in told
    assert refusal.value.__context__ is None
    assert "”Enskild firma, inget nummer”" in refusal.value.sentence("sv")


@pytest.mark.parametrize("typed", ["974760673", "974 760 673", "NO 974 760 673 MVA", "no974760673mva"])
def test_norwegian_numbers_are_read(typed: str) -> None:
    assert org_no.parse_norwegian(typed, field="org_no") == "974760673"


@pytest.mark.parametrize("typed", ["", "974760674", "97476067", "9747606733", "232100-0214", "A74760673"])
def test_what_is_no_norwegian_number_is_refused(typed: str) -> None:
    with pytest.raises(NorwegianOrgNoMalformed) as refusal:
        org_no.parse_norwegian(typed, field="org_no")
    assert (refusal.value.field, refusal.value.facts) == ("org_no", {})


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("193105-0000", OrgGroup.ESTATE),
        (cast.REGION_ORG_NO, OrgGroup.PUBLIC),
        ("302000-0000", OrgGroup.FOREIGN),
        ("556036-0793", OrgGroup.LIMITED_COMPANY),
        ("662000-0000", OrgGroup.SIMPLE_PARTNERSHIP),
        ("769600-0000", OrgGroup.ECONOMIC_ASSOCIATION),
        ("802000-0000", OrgGroup.NON_PROFIT),
        ("969600-0000", OrgGroup.PARTNERSHIP),
        ("974760673", OrgGroup.NORWEGIAN),
    ],
)
def test_the_first_digit_tells_the_kind(number: str, kind: OrgGroup) -> None:
    assert org_no.group(number) is kind


def test_only_parsed_numbers_have_a_kind() -> None:
    for number in ("5560360793", "412345-6782", ""):
        with pytest.raises(ValueError, match="not a parsed"):
            org_no.group(number)


def test_numbers_are_written_as_people_write_them() -> None:
    assert org_no.written(cast.REGION_ORG_NO) == "232100-0214"
    assert org_no.written("974760673") == "974\u00a0760\u00a0673"


def test_all_demo_numbers_differ_are_valid_and_marked() -> None:
    numbers = [org_no.demo_number(n) for n in range(1, org_no.DEMO_NUMBERS + 1)]
    assert len(set(numbers)) == 9_999
    assert all(org_no.parse_swedish(number, field="x") == number for number in numbers)
    assert all(org_no.is_demo(number) for number in numbers)
    assert {number[:6] for number in numbers[:999]} == {"559900"}
    assert {number[:6] for number in numbers} == {f"55990{digit}" for digit in range(10)}


def test_the_demo_range_has_an_end() -> None:
    for n in (0, -1, 10_000):
        with pytest.raises(ValueError, match="1 to 9999"):
            org_no.demo_number(n)


@pytest.mark.parametrize("number", [*cast.REAL_ORG_NOS, "974760673", "559910-0000", "55990"])
def test_other_numbers_are_not_demo(number: str) -> None:
    assert not org_no.is_demo(number)


def test_the_companies_of_the_cast_have_demo_numbers_of_their_own() -> None:
    named = {value for name, value in vars(cast).items() if name.endswith("_ORG_NO")} - {cast.REGION_ORG_NO}
    crowd = {cast.company_org_no(n) for n in range(500)}
    assert all(org_no.is_demo(number) for number in named | crowd)
    assert len(named | crowd) == len(named) + 500


@given(st.from_regex(r"[0-9]{6}[- ]?[0-9]{4}", fullmatch=True))
def test_ten_digits_are_a_number_or_a_refusal(typed: str) -> None:
    personal = typed[2] in "01"
    try:
        parsed = org_no.parse_swedish(typed, field="x")
    except LooksPersonal:
        assert personal
    except OrgNoMalformed:
        assert not personal
        assert typed[0] in "04" or not orgnr.is_valid(typed)
    else:
        assert not personal
        assert parsed == orgnr.format(typed)
        assert org_no.parse_swedish(parsed, field="x") == parsed


@given(st.text(max_size=20))
def test_any_typing_is_a_number_or_a_refusal(typed: str) -> None:
    with suppress(OrgNoMalformed, LooksPersonal):
        assert org_no.group(org_no.parse_swedish(typed, field="x")) is not OrgGroup.NORWEGIAN
    with suppress(NorwegianOrgNoMalformed):
        assert org_no.group(org_no.parse_norwegian(typed, field="x")) is OrgGroup.NORWEGIAN
