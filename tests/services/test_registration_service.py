"""Registration as a whole: seats, limits, cancellations, keys, and the journal."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from flask import Flask
from sqlalchemy import select

from parliament.access.seat_keys import SeatKeys, UnknownKey
from parliament.access.short_codes import UnknownShortCode
from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.registration import rules
from parliament.registration import service as registration
from parliament.registration.models import Company, Delegate, Seat
from parliament.registration.service import NewDelegate
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import database, journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading
from tests.cast import NOBODYS_PERSONAL_NUMBER
from tests.hall import at_once, door_code_of, key_of, new_company, open_edition, register

PUBLIC = Actor.public()


def everything() -> list[object]:
    """All that registration keeps, and the journal: to see that nothing changed."""
    with reading() as session:
        rows = [[row.id for row in session.scalars(select(table))] for table in (Company, Delegate, Seat)]
    return [*rows, [entry.seq for entry in journal.entries()]]


def test_a_company_gets_a_seat_for_each_person_and_one_vote(house: Flask) -> None:
    edition = open_edition()
    company = register(edition, people=3)
    assert [(seat.number, seat.delegate_name, seat.may_vote) for seat in registration.seats(edition)] == [
        (1, "Delegat 1 A", True),
        (2, "Delegat 1 B", False),
        (3, "Delegat 1 C", False),
    ]
    assert registration.seat(company.seats[0].id) == registration.seats(edition)[0]


def test_a_registration_is_journalled_without_names_in_the_facts(house: Flask) -> None:
    edition = open_edition()
    company = register(edition)
    (entry,) = journal.entries(subject=company.id)
    assert entry.facts == {"edition": edition, "kind": "company", "seats": [1], "votes": 1}
    assert entry.personal["delegates"] == [["Delegat 1 A", "a@bolag1.exempel.se"]]
    assert list(journal.breaks()) == []


def test_the_same_company_twice_is_refused_and_changes_nothing(house: Flask) -> None:
    edition = open_edition()
    register(edition)
    before = everything()
    with pytest.raises(rules.AlreadyRegistered) as refusal:
        register(edition, name="Ett annat namn", contact_email="x@exempel.se")
    assert refusal.value.field == "org_no"
    assert "Exempelbolaget" not in refusal.value.sentence("sv")
    assert everything() == before


def test_two_sole_traders_of_one_name_are_two(house: Flask) -> None:
    edition = open_edition()
    for _ in range(2):
        register(edition, kind="sole_trader", org_no=NOBODYS_PERSONAL_NUMBER)
    assert [company.org_no for company in registration.list_companies(edition)] == [None, None]
    assert all(NOBODYS_PERSONAL_NUMBER not in str(entry) for entry in journal.entries())


def test_the_same_form_sent_twice_is_one_registration(house: Flask) -> None:
    edition = open_edition()
    new = new_company(kind="sole_trader")
    first = registration.register(edition_id=edition, new=new, submission="nonce", by=PUBLIC)
    before = everything()
    assert registration.register(edition_id=edition, new=new, submission="nonce", by=PUBLIC) == first
    assert everything() == before


def test_the_same_form_with_other_content_is_another_registration(house: Flask) -> None:
    edition = open_edition()
    for n in (1, 2):
        registration.register(edition_id=edition, new=new_company(n), submission="nonce", by=PUBLIC)
    assert len(registration.list_companies(edition)) == 2


def test_two_at_once_register_one_company(house: Flask) -> None:
    edition = open_edition()
    outcomes = at_once(8, lambda _: register(edition))
    assert sorted(outcomes) == ["AlreadyRegistered"] * 7 + ["ok"]
    assert len(registration.seats(edition)) == 1


def test_many_at_once_never_take_more_seats_than_there_are(house: Flask) -> None:
    edition = open_edition(seats=5)
    outcomes = at_once(12, lambda n: register(edition, n + 1))
    assert sorted(outcomes) == ["EditionFull"] * 7 + ["ok"] * 5
    assert [seat.number for seat in registration.seats(edition)] == [1, 2, 3, 4, 5]


def test_a_company_that_does_not_fit_takes_no_seat_at_all(house: Flask) -> None:
    edition = open_edition(seats=3)
    register(edition, 1, people=2)
    before = everything()
    with pytest.raises(rules.EditionFull):
        register(edition, 2, people=2)
    assert everything() == before
    assert registration.free_seats(edition) == 1


def test_cancelling_frees_the_seats_and_kills_the_keys(house: Flask) -> None:
    edition = open_edition(seats=2)
    company = register(edition, people=2)
    keys = {seat.number: key_of(seat.id) for seat in company.seats}
    heard: list[outbox.Change] = []
    stop = outbox.subscribe(heard.append)
    registration.cancel_company(company_id=company.id, by=Actor.system())
    stop()
    assert sorted(change.seats[0] for change in heard if change.topic == "key_replaced") == sorted(
        seat.id for seat in company.seats
    )
    assert registration.seats(edition) == []
    for key in keys.values():
        with pytest.raises(UnknownKey):
            parts().keys.seat_of_key(key, parts().directory)
    again = register(edition, people=2)
    assert [seat.number for seat in again.seats] == [1, 2]
    assert {key_of(seat.id) for seat in again.seats}.isdisjoint(keys.values())


def test_cancelling_twice_changes_nothing_more(house: Flask) -> None:
    company = register(open_edition())
    registration.cancel_company(company_id=company.id, by=Actor.system())
    before = everything()
    registration.cancel_company(company_id=company.id, by=Actor.system())
    assert everything() == before


def test_numbers_of_cancelled_seats_come_last(house: Flask) -> None:
    edition = open_edition(seats=4)
    first = register(edition, 1)
    register(edition, 2)
    registration.cancel_company(company_id=first.id, by=Actor.system())
    assert [seat.number for n in (3, 4, 5) for seat in register(edition, n).seats] == [3, 4, 1]


def test_the_public_registers_only_while_it_is_open(house: Flask) -> None:
    edition = open_edition(status="planned")
    with pytest.raises(rules.RegistrationNotOpen):
        registration.register(edition_id=edition, new=new_company(), by=PUBLIC)
    registration.register(edition_id=edition, new=new_company(), by=PUBLIC, late=True)
    for step in ("open", "live"):
        editions.set_status(edition_id=edition, status=step, by=Actor.system())
    with pytest.raises(rules.RegistrationClosed):
        registration.register(edition_id=edition, new=new_company(2), by=PUBLIC)
    assert len(registration.seats(edition)) == 1


def test_themes_of_another_edition_are_left_out(house: Flask) -> None:
    edition = open_edition()
    theme = editions.add_theme(edition_id=edition, name="Hållbarhet", by=Actor.system())
    company = register(edition, theme_ids=[theme, "x" * 16, "' OR 1=1"])
    assert company.theme_ids == (theme,)


def test_a_new_key_kills_the_old_one_and_the_typed_code_but_not_the_badge(house: Flask) -> None:
    seat = register(open_edition()).seats[0]
    codes = parts().short_codes
    old_key, door_code, old_code = key_of(seat.id), door_code_of(seat.id), codes.show(seat.id)
    registration.replace_key(seat_id=seat.id, by=Actor.system(), short_codes=codes)
    with pytest.raises(UnknownKey):
        parts().keys.seat_of_key(old_key, parts().directory)
    with pytest.raises(UnknownShortCode):
        codes.use(old_code)
    assert parts().keys.seat_of_key(key_of(seat.id), parts().directory).id == seat.id
    assert door_code_of(seat.id) == door_code
    assert registration.seat(seat.id).key_version == 2


def test_a_cancelled_seat_gets_no_new_key(house: Flask) -> None:
    company = register(open_edition())
    registration.cancel_company(company_id=company.id, by=Actor.system())
    with pytest.raises(NotFound):
        registration.replace_key(seat_id=company.seats[0].id, by=Actor.system())


def test_votes_are_set_for_the_first_people(house: Flask) -> None:
    company = register(open_edition(), people=3)
    changed = registration.set_votes(company_id=company.id, votes=2, by=Actor.system())
    assert [seat.may_vote for seat in changed.seats] == [True, True, False]
    with pytest.raises(rules.VotesOutOfRange):
        registration.set_votes(company_id=company.id, votes=4, by=Actor.system())
    assert registration.company(company.id) == changed


def test_printing_gives_each_seat_its_secrets_and_is_journalled_once(house: Flask) -> None:
    edition = open_edition()
    register(edition, 1, people=2)
    printed = registration.printed_seats(
        edition, by=Actor.system(), public_url="https://exempel.se", keys=parts().keys
    )
    assert [seat.seat for seat in printed] == [1, 2]
    assert printed[0].link == f"https://exempel.se/d/{printed[0].key}"
    assert len({secret for seat in printed for secret in (seat.key, seat.door_code)}) == 4
    assert len(journal.entries(actions=("registration.keys_printed",))) == 1
    assert all(seat.key not in str(entry) for entry in journal.entries() for seat in printed)


def test_nothing_secret_lies_in_the_database(house: Flask) -> None:
    edition = open_edition()
    register(edition, 1)
    (printed,) = registration.printed_seats(edition, by=Actor.system(), public_url="", keys=parts().keys)
    with database.current().engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = database.current().path.read_bytes().lower()
    assert printed.key.encode() not in raw
    assert printed.door_code.encode() not in raw


def test_key_versions_are_given_for_seats_in_use_only(house: Flask) -> None:
    edition = open_edition()
    kept, gone = register(edition, 1).seats[0], register(edition, 2)
    registration.replace_key(seat_id=kept.id, by=Actor.system())
    registration.cancel_company(company_id=gone.id, by=Actor.system())
    with database.current().engine.connect() as connection:
        versions = registration.issue_keys_version_on(connection, [kept.id, gone.seats[0].id, "x"])
    assert versions == {kept.id: 2}


def test_a_key_of_another_instance_opens_nothing(house: Flask) -> None:
    seat = register(open_edition()).seats[0]
    identity = parts().directory.by_id(seat.id)
    assert identity is not None
    with pytest.raises(UnknownKey):
        parts().keys.seat_of_key(SeatKeys("q" * 40).key(identity), parts().directory)


def test_every_refusal_leaves_nothing_behind(house: Flask) -> None:
    edition = open_edition()
    before = everything()
    good = asdict(new_company())
    bad = [
        {"kind": "x"},
        {"name": ""},
        {"org_no": "1"},
        {"municipality": "x"},
        {"contact_email": "x"},
        {"votes": 9},
        {"delegates": ()},
        {"delegates": (NewDelegate("\x00", "a@b.se"),)},
    ]
    for change in bad:
        with pytest.raises(RuleBroken):
            register(edition, **{**good, "delegates": new_company().delegates, **change})
    assert everything() == before
