"""Who may register, with what; said without application or database."""

from __future__ import annotations

import pytest

from parliament.registration import rules
from parliament.registration.rules import NewCompany, NewDelegate
from parliament.shared.errors import RuleBroken
from parliament.shared.org_no import LooksPersonal, NorwegianOrgNoMalformed, OrgNoMalformed
from parliament.shared.text import TextEmpty, TextTooLong
from tests.cast import FJALLVIND_ORG_NO, NOBODYS_PERSONAL_NUMBER, WRONG_CHECK_DIGIT
from tests.hall import new_company

PLACES = ("Berg", "Östersund")


def checked(**changed: object) -> rules.Application:
    return rules.check(new_company(**changed), municipalities=PLACES)  # type: ignore[arg-type]


def refused(**changed: object) -> tuple[type[RuleBroken], str | None]:
    with pytest.raises(RuleBroken) as refusal:
        checked(**changed)
    return type(refusal.value), refusal.value.field


def refusal_of(status: str, *, by_organiser: bool) -> type[RuleBroken] | None:
    try:
        rules.may_register(status, by_organiser=by_organiser)
    except RuleBroken as refusal:
        return type(refusal)
    return None


def person(name: str = "Åsa Berg", email: str = "asa@exempel.se") -> NewDelegate:
    return NewDelegate(name, email)


@pytest.mark.parametrize(
    ("typed", "kind", "kept"),
    [
        ("559900 0014", "company", None),
        ("16232100-0214", "company", "232100-0214"),
        ("SE232100021401", "association", "232100-0214"),
        ("974 760 673", "norwegian", "974760673"),
        ("NO 974760673 MVA", "norwegian", "974760673"),
    ],
)
def test_a_number_is_kept_in_one_form(typed: str, kind: str, kept: str | None) -> None:
    expected = kept or FJALLVIND_ORG_NO
    assert rules.number_for(kind, FJALLVIND_ORG_NO if kept is None else typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        WRONG_CHECK_DIGIT,
        "5" * 5000,
        "556036-079",
        "５５６０３６-079４x",
        "\x00",
        "🙂",
        "'; DROP TABLE company;--",
    ],
)
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    assert refused(org_no=typed) == (OrgNoMalformed, "org_no")


def test_a_personal_number_has_its_own_sentence() -> None:
    assert refused(org_no=NOBODYS_PERSONAL_NUMBER) == (LooksPersonal, "org_no")


def test_a_swedish_number_is_not_a_norwegian_one() -> None:
    assert refused(kind="norwegian", org_no=FJALLVIND_ORG_NO) == (NorwegianOrgNoMalformed, "org_no")


def test_a_sole_trader_has_no_number_even_if_one_is_typed() -> None:
    assert checked(kind="sole_trader", org_no=NOBODYS_PERSONAL_NUMBER).org_no is None


@pytest.mark.parametrize("kind", ["", "Company", "aktiebolag", "company "])
def test_an_unknown_kind_is_refused(kind: str) -> None:
    assert refused(kind=kind) == (rules.UnknownKind, "kind")


@pytest.mark.parametrize("place", ["Stockholm", "östersund"])
def test_a_municipality_outside_the_list_is_refused(place: str) -> None:
    assert refused(municipality=place) == (rules.UnknownMunicipality, "municipality")


def test_no_municipality_at_all_is_refused() -> None:
    assert refused(municipality=" ") == (TextEmpty, "municipality")


def test_another_municipality_is_a_choice() -> None:
    assert checked(municipality=rules.OTHER_MUNICIPALITY).municipality == "Annan kommun"


@pytest.mark.parametrize("name", ["", "   ", "\x00\x07", "\u202e\u200b", "\u2800"])
def test_a_name_that_cannot_be_seen_is_empty(name: str) -> None:
    assert refused(name=name) == (TextEmpty, "name")


@pytest.mark.parametrize("name", ["🙂🙂", "---", "!"])
def test_a_name_that_cannot_be_read_out_is_refused(name: str) -> None:
    assert refused(name=name) == (rules.NameUnreadable, "name")


def test_a_name_may_be_in_any_script_and_hold_emoji() -> None:
    assert checked(name="شركة 🙂 Fjäll").name == "شركة 🙂 Fjäll"


def test_marks_that_turn_the_text_are_taken_out() -> None:
    assert checked(name="Fjäll\u202eBA dniv").name == "FjällBA dniv"


def test_html_is_kept_as_text() -> None:
    assert checked(name="<b>Berg</b>").name == "<b>Berg</b>"


def test_a_name_that_is_too_long_is_refused() -> None:
    assert refused(name="å" * (rules.NAME_LENGTH + 1)) == (TextTooLong, "name")
    assert checked(name="å" * rules.NAME_LENGTH).name == "å" * rules.NAME_LENGTH


@pytest.mark.parametrize(
    "address",
    [
        "asa",
        "asa@",
        "@exempel.se",
        "asa@exempel",
        "a b@exempel.se",
        "a@b@exempel.se",
        "<a@exempel.se>",
        "a@exempel.s",
    ],
)
def test_what_is_not_an_address_is_refused(address: str) -> None:
    assert refused(contact_email=address) == (rules.EmailMalformed, "contact_email")


def test_an_address_cannot_carry_a_header() -> None:
    assert refused(contact_email="asa@exempel.se\r\nBcc: alla@exempel.se") == (
        rules.EmailMalformed,
        "contact_email",
    )


def test_an_address_is_kept_in_small_letters() -> None:
    assert checked(contact_email=" Asa@Exempel.SE ").contact_email == "asa@exempel.se"


def test_one_to_three_people_come() -> None:
    assert refused(delegates=()) == (rules.NoDelegate, "delegate1_name")
    three = tuple(person(f"Namn {n}") for n in range(3))
    assert len(checked(delegates=three).delegates) == 3
    assert refused(delegates=(*three, person("Namn 4"))) == (rules.TooManyDelegates, None)


def test_the_same_person_comes_once() -> None:
    assert refused(delegates=(person(), person("Åsa  Berg", "ASA@exempel.se"))) == (
        rules.DelegateTwice,
        "delegate2_name",
    )


def test_a_refusal_names_the_person_it_is_about() -> None:
    assert refused(delegates=(person(), person(email="x"))) == (rules.EmailMalformed, "delegate2_email")
    assert refused(delegates=(person(name=""),)) == (TextEmpty, "delegate1_name")


@pytest.mark.parametrize("votes", [-1, 4, 10**30])
def test_votes_are_nought_to_three(votes: int) -> None:
    assert refused(votes=votes) == (rules.VotesOutOfRange, "votes")


def test_the_first_people_vote() -> None:
    assert [rules.may_vote(position, 2) for position in (1, 2, 3)] == [True, True, False]


@pytest.mark.parametrize(
    ("status", "public", "organiser"),
    [
        ("planned", rules.RegistrationNotOpen, None),
        ("open", None, None),
        ("live", rules.RegistrationClosed, None),
        ("held", rules.RegistrationClosed, rules.RegistrationClosed),
        ("cancelled", rules.RegistrationClosed, rules.RegistrationClosed),
    ],
)
def test_who_may_register_when(
    status: str, public: type[RuleBroken] | None, organiser: type[RuleBroken] | None
) -> None:
    assert refusal_of(status, by_organiser=False) is public
    assert refusal_of(status, by_organiser=True) is organiser


def test_new_numbers_are_given_before_those_of_cancelled_seats() -> None:
    assert rules.free_numbers([1, 3], seats=5, wanted=3) == [4, 5, 2]


def test_too_few_free_numbers_are_refused_with_the_count() -> None:
    with pytest.raises(rules.EditionFull) as refusal:
        rules.free_numbers([1, 2, 4], seats=4, wanted=2)
    assert refusal.value.facts == {"free": 1, "wanted": 2}


def test_a_company_as_typed_has_one_vote_unless_it_says_otherwise() -> None:
    new = NewCompany("sole_trader", "Namn", "Berg", "e@e.se", (NewDelegate("A", "a@e.se"),))
    assert (new.votes, rules.check(new, municipalities=PLACES).votes) == (None, 1)
