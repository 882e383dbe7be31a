"""Export, erasure and protection of one person, over all features."""

from __future__ import annotations

import pytest
from flask import Flask

from parliament.access import personal as access_personal
from parliament.access import service as access
from parliament.access.refusals import LastOrganiser
from parliament.access.who import parts
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.mail import service as mail
from parliament.privacy import rules, service, words
from parliament.questions import service as questions
from parliament.registration import intake, needs, protection, self_service
from parliament.registration import service as registration
from parliament.registration.needs import Needs
from parliament.registration.rules import NameUnreadable
from parliament.registration.service import CompanyView
from parliament.shared.errors import NotFound
from parliament.shared.text import TextTooLong
from parliament.storage import database, journal
from parliament.storage.actor import Actor
from tests.architecture.walk import everything
from tests.crowd import selecting_edition, send_in
from tests.hall import door_code_of, open_edition, register

BY = Actor("staff", "anna")


def rows() -> dict[str, list[tuple[object, ...]]]:
    return everything()


def a_day() -> tuple[str, CompanyView, str]:
    """An edition under way, a company of two, a published and an unpublished question of the first."""
    edition = open_edition()
    company = register(edition, people=2)
    theme = editions.add_theme(edition_id=edition, name="Hållbarhet", by=BY)
    editions.set_status(edition_id=edition, status="live", by=BY)
    seat = company.seats[0]
    actor = Actor("seat", seat.id)
    shown = questions.ask(seat_id=seat.id, theme_id=theme, text_asked="När byggs vägen?", by=actor)
    questions.approve(question_id=shown, by=BY)
    questions.ask(seat_id=seat.id, theme_id=theme, text_asked="Min granne Sture säger", by=actor)
    door.check_in(seat_id=seat.id, how="name", device="Doris telefon", by=BY)
    return edition, company, "delegate-" + delegate_of(seat.id)


def delegate_of(seat_id: str) -> str:
    with database.current().engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT delegate_id FROM seat WHERE id = ?", (seat_id,)).scalar()
    return str(found)


def over(edition: str) -> None:
    editions.set_status(edition_id=edition, status="held", by=BY)


def raw() -> bytes:
    """The database's file and its log, as somebody who finds the disk reads them."""
    with database.current().engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = database.current().path
    found = b"".join(path.read_bytes() for path in sorted(file.parent.glob(file.name + "*")))
    assert found
    return found


def test_a_person_is_found_by_name_address_and_company_in_any_case(house: Flask) -> None:
    edition = open_edition()
    register(edition, 1, name="Åre Fjällvind AB")
    for query in ("delegat 1", "A@BOLAG1.exempel.se", "ÅRE fjäll"):
        assert [found.name for found in service.find(query)] == ["Delegat 1 A"], query
    for nothing in ("", "   ", "finns inte", "%", "_"):
        assert service.find(nothing) == []


def test_the_same_name_and_address_in_two_years_is_one_person_a_shared_address_is_not(house: Flask) -> None:
    first = open_edition(year=2022)
    register(first)
    editions.set_status(edition_id=first, status="live", by=BY)
    over(first)
    second = open_edition(year=2023)
    register(second)
    register(
        second,
        2,
        delegates=(registration.NewDelegate(name="Bo Annan", email="a@bolag1.exempel.se"),),
    )
    found = {person.name: len(person.delegates) for person in service.find("a@bolag1.exempel.se")}
    assert found == {"Delegat 1 A": 2, "Bo Annan": 1}


def test_an_export_holds_everything_of_the_person_and_nothing_of_the_colleague(house: Flask) -> None:
    _, _, key = a_day()
    dossier = service.dossier(key)
    kinds = {each.kind: len(each.records) for each in dossier.held}
    assert kinds == {
        "delegate": 1,
        "seat": 1,
        "attendance": 1,
        "question": 2,
        "letter": 1,
        "journal": kinds["journal"],
    }
    told = repr(dossier.held)
    assert "Delegat 1 A" in told
    assert "När byggs vägen?" in told
    assert "Delegat 1 B" not in told
    assert "b@bolag1" not in told


def test_every_kind_and_field_of_an_export_has_its_word(house: Flask) -> None:
    _, _, key = a_day()
    access.create_account(email="a@x.se", name="Anna", roles=["organiser"], by=BY)
    account = access.list_accounts()[0]
    parts().credentials.create_sign_in_link(account_id=account.id, by=BY)
    for person in (key, "account-" + account.id):
        for held in service.dossier(person).held:
            assert held.kind in words.HELD
            assert {name for record in held.records for name in record} - set(words.FIELDS) == set()


def test_an_export_is_journalled_without_a_name(house: Flask) -> None:
    _, _, key = a_day()
    service.export(key=key, by=BY)
    (entry,) = journal.entries(actions=("privacy.exported",))
    assert entry.subject == key.removeprefix("delegate-")
    assert entry.facts["question"] == 2
    assert entry.personal == {}


def test_who_is_still_expected_is_not_erased_and_nothing_changes(house: Flask) -> None:
    _, _, key = a_day()
    before = rows()
    with pytest.raises(rules.PersonStillExpected):
        service.erase(key=key, by=BY)
    assert rows() == before


def test_after_the_day_a_person_is_erased_and_the_statistics_stay(house: Flask) -> None:
    edition, company, key = a_day()
    over(edition)
    seats = len(registration.seats(edition))
    assert b"Delegat 1 A" in raw()
    service.erase(key=key, by=BY)
    after = registration.company(company.id)
    assert [(seat.delegate_name, seat.email) for seat in after.seats] == [
        ("Gallrad person", ""),
        ("Delegat 1 B", "b@bolag1.exempel.se"),
    ]
    assert (after.name, after.municipality) == (company.name, "Östersund")
    assert len(registration.seats(edition)) == seats
    assert [stay.seat_id for stay in door.attendance(edition)] == [company.seats[0].id]
    texts = {each.text for each in questions.list_questions(edition)}
    assert texts == {"När byggs vägen?", "(gallrad)"}
    assert list(journal.breaks()) == []
    assert mail.letters_of("a@bolag1.exempel.se") == []
    file = raw()
    for gone in ("Delegat 1 A", "a@bolag1.exempel.se", "Sture", "Doris telefon"):
        assert gone.encode() not in file, gone
    assert b"Delegat 1 B" in file


def test_erasing_twice_changes_no_row_but_the_journal(house: Flask) -> None:
    edition, _, key = a_day()
    over(edition)
    service.erase(key=key, by=BY)
    before = rows()
    done = service.erase(key=key, by=BY)
    after = rows()
    assert {kind: count for kind, count in done.items() if count and kind != "attendance"} == {}
    assert [table for table in before if before[table] != after[table] and table != "live_counter"] == [
        "journal"
    ]


def test_nobody_is_erased_by_a_key_that_is_none(house: Flask) -> None:
    for key in ("", "delegate-", "delegate-0", "account-0", "seat-1", "x" * 500):
        before = rows()
        with pytest.raises(NotFound):
            service.erase(key=key, by=BY)
        assert rows() == before


def test_an_account_is_erased_and_never_signs_in_again_but_not_the_last_organiser(house: Flask) -> None:
    first = access.create_account(email="anna@x.se", name="Anna Ek", roles=["organiser"], by=BY)
    before = rows()
    with pytest.raises(LastOrganiser):
        service.erase(key="account-" + first, by=BY)
    assert rows() == before
    access.create_account(email="bo@x.se", name="Bo", roles=["organiser"], by=BY)
    link = parts().credentials.create_sign_in_link(account_id=first, by=BY)
    service.erase(key="account-" + first, by=BY)
    erased = access.account(first)
    assert (erased.name, erased.active, erased.roles) == ("Gallrat konto", False, ())
    assert access_personal.find_accounts("anna") == []
    with pytest.raises(Exception, match="förbrukad"):
        parts().credentials.look_at_link(link)


def test_a_sole_traders_name_goes_with_the_person(house: Flask) -> None:
    edition = open_edition()
    company = register(edition, kind="sole_trader", org_no="", name="Anna Eks Snickeri")
    registration.cancel_company(company_id=company.id, by=BY)
    service.erase(key="delegate-" + delegate_of(company.seats[0].id), by=BY)
    assert registration.company(company.id).name == "Gallrat företag"


# --- who only wanted to come, and what is needed


def test_who_waits_for_a_seat_is_found_told_and_erased_once_withdrawn(house: Flask) -> None:
    edition = selecting_edition()
    view = send_in(edition, question="Varför hatar Sture oss?")
    (found,) = service.find("delegat 1")
    kinds = {each.kind for each in service.dossier(found.key).held}
    assert kinds == {"interest", "journal"}
    before = rows()
    with pytest.raises(rules.PersonStillExpected):
        service.erase(key=found.key, by=BY)
    assert rows() == before
    intake.withdraw(interest_id=view.id, by=BY)
    service.erase(key=found.key, by=BY)
    file = raw()
    for gone in ("Delegat 1 A", "a@bolag1.exempel.se", "Sture"):
        assert gone.encode() not in file, gone
    assert list(journal.breaks()) == []
    assert service.find("delegat 1") == []


def test_what_a_person_needs_is_told_to_that_person_and_erased_with_them(house: Flask) -> None:
    edition, company, key = a_day()
    ids = [delegate_of(seat.id) for seat in company.seats]
    for id_ in ids:
        needs.save_needs(
            edition_id=edition, person_id=id_, new=Needs(("vegan",), food_note="jordnötter"), by=BY
        )
    held = {each.kind: each.records for each in service.dossier(key).held}
    assert sorted((need["need"], need["text"]) for need in held["needs"]) == [
        ("food_note", "jordnötter"),
        ("vegan", ""),
    ]
    over(edition)
    service.erase(key=key, by=BY)
    assert not needs.needs_of(ids[0]).any
    assert needs.needs_of(ids[1]).any


def test_a_seat_handed_on_is_no_longer_protected(house: Flask) -> None:
    edition = open_edition()
    company = register(edition)
    key = "delegate-" + delegate_of(company.seats[0].id)
    service.protect(key=key, alias="Kim Ström", company_alias="Företagare", by=BY)
    after = self_service.change_delegate(
        seat_id=company.seats[0].id, name="Bo Ny", email="bo@exempel.se", by=BY
    )
    assert (after.delegate_name, after.company_name, after.protected) == ("Bo Ny", company.name, False)
    assert protection.real_names(company.id) == {}


# --- protected identity


def test_a_protected_person_is_an_alias_everywhere_but_to_the_organiser(house: Flask) -> None:
    _edition, company, key = a_day()
    service.protect(key=key, alias="Kim Ström", company_alias="Företagare", by=BY)
    seat = registration.seat(company.seats[0].id)
    assert (seat.delegate_name, seat.company_name, seat.municipality, seat.protected) == (
        "Kim Ström",
        "Företagare",
        "Annan kommun",
        True,
    )
    other = registration.seat(company.seats[1].id)
    assert (other.company_name, other.protected) == (company.name, False)
    asked = questions.questions_of_seat(seat.id)
    assert {each.company for each in asked} == {"Företagare"}
    assert protection.real_names(company.id) == {seat.id: "Delegat 1 A"}
    assert [(found.name, found.alias) for found in service.find("a@bolag1")] == [("Delegat 1 A", "Kim Ström")]
    assert journal.entries(subject=company.id)[0].personal == {}
    assert list(journal.breaks()) == []
    assert (
        door.check_in_by_code(
            door_code=door_code_of(seat.id), keys=parts().keys, directory=parts().directory, by=BY
        ).status
        == "already_in"
    )


def test_protection_twice_keeps_the_real_name_and_taken_away_gives_it_back(house: Flask) -> None:
    _, company, key = a_day()
    for alias in ("Kim Ström", "Robin Berg"):
        service.protect(key=key, alias=alias, company_alias="Företagare", by=BY)
    assert protection.real_names(company.id) == {company.seats[0].id: "Delegat 1 A"}
    protection.unprotect(delegate_id=key.removeprefix("delegate-"), by=BY)
    protection.unprotect(delegate_id=key.removeprefix("delegate-"), by=BY)
    assert registration.seat(company.seats[0].id).delegate_name == "Delegat 1 A"
    assert protection.real_names(company.id) == {}


@pytest.mark.parametrize(("alias", "refusal"), [("--", NameUnreadable), ("x" * 81, TextTooLong)])
def test_an_alias_that_is_none_is_refused_and_changes_nothing(
    house: Flask, alias: str, refusal: type[Exception]
) -> None:
    _, _, key = a_day()
    before = rows()
    with pytest.raises(refusal):
        service.protect(key=key, alias=alias, company_alias="Företagare", by=BY)
    assert rows() == before


def test_an_erased_person_leaves_no_real_name_behind_the_alias(house: Flask) -> None:
    edition, _, key = a_day()
    service.protect(key=key, alias="Kim Ström", company_alias="Företagare", by=BY)
    over(edition)
    service.erase(key=key, by=BY)
    file = raw()
    assert b"Delegat 1 A" not in file
    assert "Kim Ström".encode() not in file
