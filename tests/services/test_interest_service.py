"""Interest to confirmed seat through the services: doubles, selection, answers, reserves, and the rush."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from parliament.editions import service as editions
from parliament.mail import service as mail
from parliament.registration import choosing, intake, interest_letters, interests, needs, offers, seating
from parliament.registration import service as registration
from parliament.registration import setting as settings
from parliament.registration.interest_rules import (
    AlreadyInterested,
    AnswerTooLate,
    InterestNotThere,
    NewPerson,
    SelectionInstead,
)
from parliament.registration.rules import AlreadyRegistered, RegistrationClosed
from parliament.registration.selecting import Aim
from parliament.registration.setting_rules import Setting, remind_at
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction
from tests.architecture.walk import everything
from tests.crowd import BY, invited, later, new_interest, selecting_edition, send_in
from tests.hall import at_once, new_company, open_edition, register
from tests.services.world import sql

PUBLIC = Actor.public()


def statuses(edition_id: str) -> Counter[str]:
    return Counter(view.status for view in interests.list_interests(edition_id))


# --- sending in -----------------------------------------------------------------------------------


def test_an_interest_takes_no_seat_and_is_answered_by_letter(house: Flask) -> None:
    edition = selecting_edition()
    view = send_in(edition, people=2, question="När kommer fibern?")
    assert (view.status, view.seats, view.newcomer, registration.seats(edition)) == ("received", 2, True, [])
    letter = mail.latest_about(view.id)
    assert letter is not None
    assert (letter.kind, letter.recipient) == ("interest_received", "info@bolag1.exempel.se")
    drafts = registration.draft_questions(edition)
    assert [(draft.interest_id, draft.text) for draft in drafts] == [(view.id, "När kommer fibern?")]


def test_the_same_form_twice_is_one_interest(house: Flask) -> None:
    edition = selecting_edition()
    sent = [
        intake.send_in(edition_id=edition, new=new_interest(), submission="n" * 20, by=PUBLIC)
        for _ in range(2)
    ]
    assert sent[0].id == sent[1].id
    assert len(interests.list_interests(edition)) == 1


@pytest.mark.parametrize("registered", [False, True])
def test_a_company_that_is_there_already_is_refused_and_nothing_changes(
    house: Flask, registered: bool
) -> None:
    edition = selecting_edition()
    register(edition, 1) if registered else send_in(edition, 1)
    before = everything()
    with pytest.raises(AlreadyRegistered if registered else AlreadyInterested):
        send_in(edition, 1, name="Något helt annat AB")
    assert everything() == before


def test_a_company_that_has_withdrawn_may_come_again(house: Flask) -> None:
    edition = selecting_edition()
    first = send_in(edition)
    for _ in range(2):
        assert intake.withdraw(interest_id=first.id, by=PUBLIC).status == "withdrawn"
    assert send_in(edition).status == "received"


def test_doubles_are_found_across_spellings(house: Flask) -> None:
    edition = selecting_edition()
    one = send_in(edition, 1, name="Fjällvind Energi AB")
    other = send_in(edition, 2, name="FJALLVINDS ENERGI")
    send_in(edition, 3, name="Storsjöns Bageri AB")
    found = interests.likely_duplicates(interests.list_interests(edition))
    assert {id_: [view.id for view in views] for id_, views in found.items()} == {
        one.id: [other.id],
        other.id: [one.id],
    }


def test_who_had_a_seat_another_year_is_no_newcomer(house: Flask) -> None:
    old = open_edition(year=2022)
    register(old, 1)
    editions.set_status(edition_id=old, status="live", by=BY)
    editions.set_status(edition_id=old, status="held", by=BY)
    edition = selecting_edition()
    assert [send_in(edition, n).newcomer for n in (1, 2)] == [False, True]


def test_the_public_does_not_register_past_a_selection(house: Flask) -> None:
    edition = selecting_edition()
    before = everything()
    with pytest.raises(SelectionInstead):
        registration.register(edition_id=edition, new=new_company(), by=PUBLIC)
    assert everything() == before
    assert register(edition).seats[0].number == 1


def test_nobody_sends_in_anything_when_the_edition_is_over(house: Flask) -> None:
    edition = open_edition(status="held")
    with pytest.raises(RegistrationClosed):
        send_in(edition)
    assert interests.list_interests(edition) == []


def test_first_come_and_full_gives_a_reserve(house: Flask) -> None:
    edition = open_edition(seats=1)
    later(edition)
    seat = register(edition, 1).seats[0]
    view = send_in(edition, 2)
    assert view.status == "reserve"
    registration.cancel_company(company_id=seat.company_id, by=BY)
    assert interests.interest(view.id).status == "invited"
    assert registration.free_seats(edition) == 0, "the seat is promised"
    assert offers.confirm(interest_id=view.id, by=PUBLIC).confirmed


# --- votes and overbooking ------------------------------------------------------------------------


def test_the_editions_votes_and_overbooking_hold_for_everybody(house: Flask) -> None:
    edition = open_edition(seats=10)
    settings.change_setting(edition_id=edition, new=Setting(votes=2, overbooking=10), by=BY)
    company = register(edition, 1, people=3)
    assert [seat.may_vote for seat in company.seats] == [True, True, False]
    assert registration.free_seats(edition) == 8


# --- selection ------------------------------------------------------------------------------------


def test_the_proposal_keeps_what_was_done_by_hand_and_says_why(house: Flask) -> None:
    edition = selecting_edition(seats=2)
    by_hand = send_in(edition, 1)
    berg = send_in(edition, 2, municipality="Berg")
    late = send_in(edition, 3)
    choosing.set_aim(edition_id=edition, aim=Aim("municipality", "Berg", "number", 1), by=BY)
    choosing.choose(interest_id=by_hand.id, chosen=True, by=BY)
    choosing.propose(edition_id=edition, by=BY)
    found = {id_: interests.interest(id_) for id_ in (by_hand.id, berg.id, late.id)}
    assert [view.status for view in found.values()] == ["selected", "selected", "reserve"]
    reasons = [choosing.reason(view) for view in found.values()]
    assert [reason and reason.code for reason in reasons] == ["by_hand", "aims", "no_room"]
    assert reasons[1] is not None
    assert reasons[1].lacked == ((("municipality", "Berg"), 1),)
    decided = journal.entries(subject=berg.id, actions=("interest.selected",))
    assert [entry.facts for entry in decided] == [
        {"reason": "aims", "lacked": [["municipality", "Berg", 1]]},
    ]
    picture = choosing.picture(edition)
    assert [(line.have, line.want) for line in picture.lines] == [(1, 1)]
    assert (picture.capacity, picture.used) == (2, 2)


def test_a_new_proposal_is_the_same_and_writes_nothing_new_about_anybody(house: Flask) -> None:
    edition = selecting_edition(seats=3)
    for n in range(1, 8):
        send_in(edition, n)
    choosing.propose(edition_id=edition, by=BY)
    before = {view.id: view.status for view in interests.list_interests(edition)}
    entries = len(journal.entries(actions=("interest.selected", "interest.reserved")))
    choosing.propose(edition_id=edition, by=BY)
    # Those selected by the proposal may be weighed again; with the same seed they are the same.
    assert {view.id: view.status for view in interests.list_interests(edition)} == before
    assert len(journal.entries(actions=("interest.selected", "interest.reserved"))) == entries


def test_what_is_invited_is_not_chosen_away(house: Flask) -> None:
    edition = selecting_edition()
    (id_,) = invited(edition, 1)
    before = everything()
    with pytest.raises(InterestNotThere):
        choosing.choose(interest_id=id_, chosen=False, by=BY)
    assert everything() == before


# --- answers --------------------------------------------------------------------------------------


def test_yes_gives_each_person_a_seat_and_a_ticket_and_yes_again_nothing_more(house: Flask) -> None:
    edition = selecting_edition()
    (id_,) = invited(edition, 1, people=2)
    for _ in range(2):
        assert offers.confirm(interest_id=id_, by=PUBLIC).confirmed
    seats = registration.seats(edition)
    assert [(seat.number, seat.delegate_name, seat.may_vote) for seat in seats] == [
        (1, "Delegat 1 A", True),
        (2, "Delegat 1 B", False),
    ]
    assert [mail.letters_of(seat.email)[0].kind for seat in seats] == ["ticket", "ticket"]


def test_no_offers_the_seat_to_the_reserve_that_suits_the_hall_best(house: Flask) -> None:
    edition = selecting_edition(seats=1)
    (id_,) = invited(edition, 1)
    plain, berg = send_in(edition, 2), send_in(edition, 3, municipality="Berg")
    for view in (plain, berg):
        choosing.choose(interest_id=view.id, chosen=False, by=BY)
    choosing.set_aim(edition_id=edition, aim=Aim("municipality", "Berg", "share", 100), by=BY)
    offers.decline(interest_id=id_, by=PUBLIC)
    assert interests.interest(berg.id).status == "invited"
    assert interests.interest(plain.id).status == "reserve"
    assert [letter.kind for letter in mail.letters_of(berg.contact_email)] == [
        "interest_received",
        "invitation",
    ]


def test_an_invitation_expires_on_reading_and_by_the_clock(house: Flask) -> None:
    edition = selecting_edition(seats=1)
    (id_,) = invited(edition, 1)
    reserve = send_in(edition, 2)
    choosing.choose(interest_id=reserve.id, chosen=False, by=BY)
    answer_by = interests.interest(id_).answer_by
    assert answer_by is not None
    assert offers.run_due(answer_by - timedelta(minutes=1)) == 0
    assert offers.run_due(answer_by + timedelta(minutes=1)) == 1
    assert interests.interest(id_).status == "expired"
    with pytest.raises(AnswerTooLate):
        offers.confirm(interest_id=id_, by=PUBLIC)
    assert offers.queue(interest_id=id_, by=PUBLIC).status == "reserve"


def test_who_has_not_answered_is_reminded_once_and_who_has_is_not(house: Flask) -> None:
    edition = selecting_edition(seats=2)
    silent, quick = invited(edition, 1, 2)
    offers.decline(interest_id=quick, by=PUBLIC)
    view = interests.interest(silent)
    assert view.invited_at is not None
    assert view.answer_by is not None
    soon = remind_at(invited_at=view.invited_at, answer_by=view.answer_by)
    noon = clock.from_stockholm(clock.stockholm(soon).date() + timedelta(days=1), 12, 0)
    assert view.answer_by > noon
    assert interest_letters.remind_due(soon - timedelta(minutes=1)) == 0
    assert interest_letters.remind_due(noon.replace(hour=2)) == 0  # nobody is written to at night
    assert [interest_letters.remind_due(noon) for _ in range(2)] == [1, 0]
    assert interest_letters.remind_due(view.answer_by) == 0
    told = sql("SELECT kind, about FROM mail_letter WHERE kind = 'answer_soon'")
    assert told == [("answer_soon", silent)]
    latest = mail.latest_about(silent)
    assert latest is not None
    assert latest.recipient == view.contact_email


def test_yes_after_the_time_is_refused_even_before_the_clock_has_struck(house: Flask) -> None:
    edition = selecting_edition(seats=1)
    (id_,) = invited(edition, 1)
    answer_by = interests.interest(id_).answer_by
    assert answer_by is not None
    clock.play_at(answer_by + timedelta(minutes=5))
    try:
        with pytest.raises(AnswerTooLate):
            offers.confirm(interest_id=id_, by=PUBLIC)
    finally:
        clock.play_no_more()
    assert statuses(edition) == {"expired": 1}
    assert registration.seats(edition) == []


def test_a_cancelled_company_gives_its_seat_to_a_reserve_and_its_needs_are_gone(house: Flask) -> None:
    edition = selecting_edition(seats=1)
    person = NewPerson("Disa", "disa@x.se", needs=("vegan", "hearing_loop"), food_note="jordnötter")
    new = replace(new_interest(1), people=[person])
    view = intake.send_in(edition_id=edition, new=new, by=PUBLIC)
    choosing.choose(interest_id=view.id, chosen=True, by=BY)
    offers.invite(interest_ids=[view.id], by=BY)
    offers.confirm(interest_id=view.id, by=PUBLIC)
    assert needs.food_counts(edition).codes == {"vegan": 1}
    reserve = send_in(edition, 2)
    choosing.choose(interest_id=reserve.id, chosen=False, by=BY)
    company_id = interests.interest(view.id).company_id
    assert company_id is not None
    registration.cancel_company(company_id=company_id, by=BY)
    assert interests.interest(view.id).status == "cancelled"
    assert interests.interest(reserve.id).status == "invited"
    assert sql("SELECT count(*) FROM need") == [(0,)]


def test_needs_are_counts_for_the_kitchen_and_erased_by_one_call(house: Flask) -> None:
    edition = open_edition()
    seats = register(edition, 1, people=2).seats
    with reading() as session:
        ids = [
            row[0]
            for row in session.connection().exec_driver_sql("SELECT id FROM delegate ORDER BY position")
        ]
    assert len(ids) == len(seats)
    for id_ in ids:
        new = needs.Needs(("vegan", "hearing_loop"), food_note="jordnötter", access_note="sitta långt fram")
        needs.save_needs(edition_id=edition, person_id=id_, new=new, by=PUBLIC)
    counts = needs.food_counts(edition)
    assert (counts.people, counts.codes, counts.notes) == (2, {"vegan": 2}, (("jordnötter", 2),))
    assert [(need.person_name, need.codes) for need in needs.access_needs(edition)] == [
        ("Delegat 1 A", ("hearing_loop",)),
        ("Delegat 1 B", ("hearing_loop",)),
    ]
    assert registration.erase_needs(edition) == 8
    assert (needs.food_counts(edition).codes, needs.access_needs(edition)) == ({}, [])
    assert not any("vegan" in str(row) or "jordn" in str(row) for row in sql("SELECT * FROM journal_payload"))


# --- the rush: 200 who press the button at once for 50 seats ---------------------------------------

CROWD, SEATS = 200, 50


def invited_crowd(size: int, *, seats: int = SEATS) -> tuple[str, list[str]]:
    """An edition of so many seats that has invited ``size`` companies of one person each."""
    edition = selecting_edition(seats=seats)
    return edition, invited(edition, *range(1, size + 1))


def press(ids: list[str]) -> list[str]:
    return at_once(len(ids), lambda n: offers.confirm(interest_id=ids[n], by=PUBLIC))


def without_lock(edition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody counts before anybody writes: what happens when the lock does not hold both together."""
    with transaction() as tx:
        counted = seating.next_numbers(tx, edition, limit=SEATS, wanted=1)
    monkeypatch.setattr(seating, "next_numbers", lambda *a, **k: counted)


def test_with_the_lock_and_the_index_off_the_seats_are_oversold(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, ids = invited_crowd(SEATS + 10)
    sql("DROP INDEX uq_seat_number")
    without_lock(edition, monkeypatch)
    press(ids)
    assert statuses(edition) == {"confirmed": SEATS + 10}
    assert len(registration.seats(edition)) == SEATS + 10


def test_with_the_lock_off_the_database_still_gives_no_seat_twice(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, ids = invited_crowd(20)
    without_lock(edition, monkeypatch)
    press(ids)
    assert len(registration.seats(edition)) == 1


@pytest.mark.parametrize(
    ("crowd", "seats", "overbooking", "room"), [(CROWD, SEATS, 0, SEATS), (24, 20, 10, 22)]
)
def test_two_hundred_press_at_once_for_fifty_seats(
    house: Flask, crowd: int, seats: int, overbooking: int, room: int
) -> None:
    edition, ids = invited_crowd(crowd, seats=seats)
    changed = Setting(mode="selection", overbooking=overbooking)
    settings.change_setting(edition_id=edition, new=changed, by=BY)
    outcomes = press(ids)
    assert Counter(outcomes) == {"ok": crowd}
    assert statuses(edition) == {"confirmed": room, "reserve": crowd - room}
    assert [seat.number for seat in registration.seats(edition)] == list(range(1, room + 1))
    written = Counter(mail.letter(row[0]).kind for row in sql("SELECT id FROM mail_letter"))  # type: ignore[arg-type]
    assert (written["ticket"], written["reserve"]) == (room, crowd - room)


def test_one_freed_seat_is_offered_to_one(house: Flask) -> None:
    edition, ids = invited_crowd(20, seats=10)
    press(ids)
    company_ids = [registration.seats(edition)[n].company_id for n in range(3)]

    def cancel(n: int) -> None:
        registration.cancel_company(company_id=company_ids[n % 3], by=BY)

    at_once(9, cancel)
    assert statuses(edition) == {"confirmed": 7, "cancelled": 3, "invited": 3, "reserve": 7}


def test_a_rule_broken_is_what_the_crowd_gets_never_a_fault(house: Flask) -> None:
    edition, ids = invited_crowd(1)
    offers.decline(interest_id=ids[0], by=PUBLIC)
    with pytest.raises(RuleBroken):
        offers.confirm(interest_id=ids[0], by=PUBLIC)
    assert registration.seats(edition) == []


def test_the_substitute_is_one_of_the_companys_people_without_a_seat(house: Flask) -> None:
    edition = selecting_edition()
    new = replace(new_interest(1), substitute=NewPerson("Sven Suppleant", "sven@x.se", not_in_picture=True))
    view = intake.send_in(edition_id=edition, new=new, by=PUBLIC)
    choosing.choose(interest_id=view.id, chosen=True, by=BY)
    offers.invite(interest_ids=[view.id], by=BY)
    offers.confirm(interest_id=view.id, by=PUBLIC)
    assert len(registration.seats(edition)) == 1
    found = registration.substitutes(edition)
    assert [(person.name, person.email, person.seat_id) for person in found] == [
        ("Sven Suppleant", "sven@x.se", None)
    ]
