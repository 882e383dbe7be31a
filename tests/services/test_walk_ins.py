"""Somebody without a ticket: registered and let in on the spot, within seats, people and votes."""

from __future__ import annotations

import pytest
from flask import Flask

from parliament.door import rules as door_rules
from parliament.door import service as door
from parliament.door import walk_in
from parliament.editions import service as editions
from parliament.registration import rules
from parliament.registration import service as registration
from parliament.registration.service import NewDelegate, SeatView
from parliament.shared import text
from parliament.shared.errors import RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import at_once, new_company, open_edition, register

HOST = Actor("staff", "host")


def come(edition: str, n: int, person: str = "A", **changed: object) -> SeatView:
    who = (NewDelegate(f"Sen {n} {person}", f"{person.lower()}@sen{n}.exempel.se"),)
    new = new_company(n, delegates=who, **changed)
    return walk_in.walk_in(edition_id=edition, new=new, submission="nonce", by=HOST)


def test_a_new_company_is_registered_and_its_person_is_here(house: Flask) -> None:
    edition = open_edition()
    seat = come(edition, 1)
    assert (seat.delegate_name, seat.may_vote) == ("Sen 1 A", True)
    assert door.present_seats(edition) == {seat.id}
    assert [e.action for e in journal.entries(subject=seat.id)] == ["door.checked_in", "door.walked_in"]


def test_the_same_form_twice_is_one_person(house: Flask) -> None:
    edition = open_edition()
    register(edition, 2)
    for n in (1, 2):
        assert come(edition, n).id == come(edition, n).id
    assert len(registration.seats(edition)) == 3
    assert len(door.attendance(edition)) == 2


def test_a_company_that_is_there_gets_one_more_person_and_no_more_votes(house: Flask) -> None:
    edition = open_edition()
    company = register(edition, 1, votes=2)
    second, third = come(edition, 1, "B"), come(edition, 1, "C")
    assert {seat.company_id for seat in (second, third)} == {company.id}
    assert [seat.may_vote for seat in (second, third)] == [True, False]
    with pytest.raises(rules.TooManyDelegates):
        come(edition, 1, "D")
    assert len(registration.seats(edition)) == 3


def test_who_has_a_seat_is_checked_in_to_it(house: Flask) -> None:
    edition = open_edition()
    seat = register(edition, 1).seats[0]
    who = (NewDelegate(seat.delegate_name.upper(), seat.email),)
    came = walk_in.walk_in(edition_id=edition, new=new_company(1, delegates=who), submission="", by=HOST)
    assert (came.id, door.present_seats(edition)) == (seat.id, {seat.id})


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": ""}, text.TextEmpty),
        ({"municipality": "Månen"}, rules.UnknownMunicipality),
        ({"org_no": "750231-0241"}, RuleBroken),
        ({"delegates": (NewDelegate("x" * 300, "a@b.se"),)}, text.TextTooLong),
        ({"delegates": (NewDelegate("Bo", "nobody"),)}, rules.EmailMalformed),
        ({"delegates": ()}, rules.NoDelegate),
    ],
)
def test_what_is_not_right_lets_nobody_in(
    house: Flask, changed: dict[str, object], refusal: type[Exception]
) -> None:
    edition = open_edition()
    before = len(journal.entries())
    with pytest.raises(refusal):
        walk_in.walk_in(edition_id=edition, new=new_company(1, **changed), submission="", by=HOST)
    assert (registration.list_companies(edition), door.attendance(edition)) == ([], [])
    assert len(journal.entries()) == before


def test_the_last_seat_goes_to_one_of_eight_who_come_at_once(house: Flask) -> None:
    edition = open_edition(seats=1)
    seen = at_once(8, lambda n: come(edition, n + 1))
    assert sorted(seen) == ["EditionFull"] * 7 + ["ok"]
    assert len(door.attendance(edition)) == 1
    assert len(registration.list_companies(edition)) == 1


def test_when_it_is_over_nobody_walks_in(house: Flask) -> None:
    edition = open_edition()
    for status in ("live", "held"):
        editions.set_status(edition_id=edition, status=status, by=HOST)
    with pytest.raises((rules.RegistrationClosed, door_rules.DoorClosed)):
        come(edition, 1)
    assert registration.list_companies(edition) == []
