"""Which letter is written when, and the day as a calendar file whose later versions replace the earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import vobject
from flask import Flask

from parliament.editions import service as editions
from parliament.mail import outbox
from parliament.mail import service as mail
from parliament.registration import letters
from parliament.registration import service as registration
from parliament.registration.calendar import seat_event
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import at_once, new_company, open_edition, register

BY = Actor.system()
DAY = dt.date(2027, 5, 12)
REGISTERED = "2027-03-01 10:00"


@pytest.fixture(autouse=True)
def _long_before() -> Iterator[None]:
    with at_time(REGISTERED):
        yield
    clock.play_no_more()


@contextmanager
def at_time(written: str) -> Iterator[None]:
    """Play at a moment in UTC; then the clock is set back to when people registered."""
    clock.play_at(dt.datetime.fromisoformat(written).replace(tzinfo=dt.UTC))
    yield
    clock.play_at(dt.datetime.fromisoformat(REGISTERED).replace(tzinfo=dt.UTC))


def edition_on(day: dt.date | None = DAY, *, times: bool = True) -> str:
    edition_id = open_edition(year=2027)
    editions.change_edition(edition_id=edition_id, date=day, venue="Gamla Teatern, Östersund", by=BY)
    if times and day:
        editions.add_programme_item(
            edition_id=edition_id,
            kind="opening",
            title="Öppnande",
            minutes=390,
            starts_at=clock.from_stockholm(day, 9, 0),
            by=BY,
        )
    return edition_id


def written() -> list[tuple[str, str, str]]:
    """Kind, recipient and language of every letter."""
    found = mail.log_page(size=1000).letters
    return sorted((letter.kind, letter.recipient, letter.language) for letter in found)


def newest(kind: str) -> mail.LetterView:
    return next(letter for letter in mail.log_page(size=1000).letters if letter.kind == kind)


def test_every_person_gets_a_ticket_in_the_language_of_the_form(house: Flask) -> None:
    edition = edition_on()
    register(edition, people=2)
    registration.register(edition_id=edition, new=new_company(2), by=BY, language="en")
    assert written() == [
        ("ticket", "a@bolag1.exempel.se", "sv"),
        ("ticket", "a@bolag2.exempel.se", "en"),
        ("ticket", "b@bolag1.exempel.se", "sv"),
    ]
    assert "onsdag 12 maj 2027 kl. 9–15.30" in newest("ticket").text or "Wednesday" in newest("ticket").text


def test_the_same_form_sent_twice_is_one_ticket(house: Flask) -> None:
    edition = edition_on()
    for _ in range(2):
        registration.register(edition_id=edition, new=new_company(), submission="nonce", by=BY)
    assert len(written()) == 1


def test_who_plays_a_demonstration_writes_to_nobody(house: Flask) -> None:
    registration.register(edition_id=edition_on(), new=new_company(), by=BY, language=None)
    assert written() == []


def test_a_day_that_has_passed_but_is_still_open_writes_all_the_same(house: Flask) -> None:
    register(edition_on(dt.date(2023, 11, 9)))
    assert outbox.claim(clock.now()) is not None


def test_a_day_that_is_not_decided_is_said_and_has_no_calendar(house: Flask) -> None:
    register(edition_on(None))
    letter = newest("ticket")
    assert "När: inte bestämt än" in letter.text
    assert not letter.has_calendar
    assert "kalender" not in letter.text


def test_a_new_key_writes_the_new_link_in_the_persons_language(house: Flask) -> None:
    company = registration.register(edition_id=edition_on(), new=new_company(), by=BY, language="en")
    registration.replace_key(seat_id=company.seats[0].id, by=BY)
    registration.replace_key(seat_id=company.seats[0].id, by=BY)
    assert written() == [
        ("new_link", "a@bolag1.exempel.se", "en"),
        ("new_link", "a@bolag1.exempel.se", "en"),
        ("ticket", "a@bolag1.exempel.se", "en"),
    ]


def test_a_cancelled_company_is_told_once(house: Flask) -> None:
    company = register(edition_on(), people=2)
    for _ in range(2):
        registration.cancel_company(company_id=company.id, by=BY)
    assert [letter for letter in written() if letter[0] == "cancelled"] == [
        ("cancelled", "a@bolag1.exempel.se", "sv"),
        ("cancelled", "b@bolag1.exempel.se", "sv"),
    ]


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        ("2027-05-04 10:00", None),
        ("2027-05-05 03:00", None),
        ("2027-05-05 06:00", "week"),
        ("2027-05-08 10:00", "week"),
        ("2027-05-11 06:00", "day"),
        ("2027-05-12 06:30", "day"),
        ("2027-05-12 07:00", None),
        ("2027-05-12 10:00", None),
        ("2027-05-13 10:00", None),
    ],
)
def test_reminders_are_written_by_rule_and_once(house: Flask, at: str, kind: str | None) -> None:
    register(edition_on(), people=2)
    with at_time(at):
        first = letters.write_due(clock.now())
        again = letters.write_due(clock.now())
    reminders = [letter[0] for letter in written() if letter[0] != "ticket"]
    assert reminders == ([kind, kind] if kind else [])
    assert (first, again) == (len(reminders), 0)


def test_reminders_at_once_from_two_servers_are_one(house: Flask) -> None:
    register(edition_on(), people=3)
    with at_time("2027-05-05 10:00"):
        assert at_once(4, lambda _: letters.write_due(clock.now())) == ["ok"] * 4
    assert [letter[0] for letter in written()].count("week") == 3


def test_who_registered_yesterday_is_not_reminded_of_the_week(house: Flask) -> None:
    edition = edition_on()
    with at_time("2027-05-04 10:00"):
        register(edition)
    with at_time("2027-05-05 10:00"):
        assert letters.write_due(clock.now()) == 0


@pytest.mark.parametrize("status", ["planned", "live", "held"])
def test_only_an_open_edition_reminds(house: Flask, status: str) -> None:
    edition = edition_on()
    register(edition)
    with at_time("2027-05-11 10:00"):
        if status == "planned":
            editions.create_edition(year=2028, date=DAY, by=BY)
            registration.cancel_company(company_id=registration.list_companies(edition)[0].id, by=BY)
        else:
            for step in ("live", "held"):
                editions.set_status(edition_id=edition, status=step, by=BY)
                if step == status:
                    break
        assert letters.write_due(clock.now()) == 0


def test_a_cancelled_edition_tells_everyone_once_with_the_reason(house: Flask) -> None:
    edition = edition_on()
    register(edition, people=2)
    editions.set_status(edition_id=edition, status="cancelled", reason="Smittspridning", by=BY)
    editions.create_edition(year=2028, by=BY)
    assert letters.write_due(clock.now()) == 2
    assert letters.write_due(clock.now()) == 0
    letter = newest("edition_cancelled")
    assert "Orsak: Smittspridning" in letter.text
    with at_time("2027-06-01"):
        assert letters.write_due(clock.now()) == 0


def test_a_lost_link_goes_to_every_seat_of_the_address_once_in_ten_minutes(house: Flask) -> None:
    edition = edition_on()
    company = register(
        edition,
        people=2,
        delegates=[
            registration.NewDelegate("Anna", "anna@exempel.se"),
            registration.NewDelegate("Bo", "anna@exempel.se"),
        ],
    )
    with at_time("2027-03-02 10:00"):
        assert letters.send_lost_links(email=" ANNA@exempel.se ", language="en") == 2
        assert letters.send_lost_links(email="anna@exempel.se", language="sv") == 0
        with pytest.raises(letters.LinkJustSent):
            letters.send_link(seat_id=company.seats[0].id, by=BY)
    with at_time("2027-03-02 10:10:01"):
        assert letters.send_lost_links(email="anna@exempel.se", language="sv") == 2
    entries = journal.entries(subject=company.seats[0].id, actions=("registration.link_mailed",))
    assert [(entry.actor, dict(entry.personal)) for entry in entries] == [("public", {}), ("public", {})]


@pytest.mark.parametrize(
    "email", ["", "x@exempel.se", "%", "info@bolag1.exempel.se", "a@bolag1.exempel.se' OR 1=1"]
)
def test_nobody_elses_address_gives_a_link(house: Flask, email: str) -> None:
    register(edition_on())
    with at_time("2027-03-02"):
        assert letters.send_lost_links(email=email, language="sv") == 0
    assert len(written()) == 1


def test_the_address_of_a_cancelled_seat_or_an_old_edition_gives_nothing(house: Flask) -> None:
    edition = edition_on()
    company = register(edition, 1)
    register(edition, 2)
    registration.cancel_company(company_id=company.id, by=BY)
    with at_time("2027-03-02"):
        assert letters.send_lost_links(email="a@bolag1.exempel.se", language="sv") == 0
        with pytest.raises(NotFound):
            letters.send_link(seat_id=company.seats[0].id, by=BY)
        for step in ("live", "held"):
            editions.set_status(edition_id=edition, status=step, by=BY)
        assert letters.send_lost_links(email="a@bolag2.exempel.se", language="sv") == 0


def test_a_lost_link_asked_for_many_times_at_once_is_one_letter(house: Flask) -> None:
    register(edition_on())
    with at_time("2027-03-02"):
        at_once(8, lambda _: letters.send_lost_links(email="a@bolag1.exempel.se", language="sv"))
    assert [letter[0] for letter in written()] == ["link", "ticket"]


# --- the calendar file ---------------------------------------------------------------------------


def event_of(seat: registration.SeatView, **more: str) -> tuple[vobject.base.Component, str]:
    """The file as a parser of another maker reads it."""
    file = seat_event(registration.seat(seat.id), editions.edition(seat.edition_id), language="sv", **more)
    assert file is not None
    calendar = vobject.readOne(file.text, validate=True)
    assert all(len(line.encode()) <= 75 for line in file.text.split("\r\n"))
    assert file.text.count("\n") == file.text.count("\r\n")
    assert calendar.method.value == file.method
    return calendar.vevent, file.method


def test_another_parser_reads_the_day(house: Flask) -> None:
    seat = register(edition_on()).seats[0]
    event, method = event_of(seat, organiser="mailto:info@exempel.se")
    assert method == "PUBLISH"
    assert event.dtstart.value == dt.datetime(2027, 5, 12, 7, 0, tzinfo=dt.UTC)
    assert event.dtend.value == dt.datetime(2027, 5, 12, 13, 30, tzinfo=dt.UTC)
    assert event.summary.value == "Näringslivsparlamentet 2027"
    assert event.location.value == "Gamla Teatern, Östersund"
    assert event.organizer.value == "mailto:info@exempel.se"
    assert event.sequence.value == "0"


def test_without_times_the_event_is_the_whole_day(house: Flask) -> None:
    event, _ = event_of(register(edition_on(times=False)).seats[0])
    assert (event.dtstart.value, event.dtend.value) == (DAY, DAY + dt.timedelta(days=1))


def test_a_change_replaces_and_nothing_changed_is_the_same(house: Flask) -> None:
    edition = edition_on()
    seat, other = register(edition, people=2).seats
    first, _ = event_of(seat)
    assert event_of(seat)[0].sequence.value == first.sequence.value
    for changed in ({"venue": "OSD"}, {"date": dt.date(2027, 5, 13)}, {"name": "Parlamentet"}):
        before, _ = event_of(seat)
        editions.change_edition(edition_id=edition, by=BY, **changed)
        after, _ = event_of(seat)
        assert after.uid.value == first.uid.value
        assert int(after.sequence.value) > int(before.sequence.value)
    assert event_of(other)[0].uid.value != first.uid.value
    editions.change_edition(edition_id=edition, note="Något annat", by=BY)
    assert event_of(seat)[0].sequence.value == after.sequence.value


def test_a_cancelled_seat_takes_the_day_out_of_the_calendar(house: Flask) -> None:
    company = register(edition_on())
    before, _ = event_of(company.seats[0])
    registration.cancel_company(company_id=company.id, by=BY)
    after, method = event_of(company.seats[0])
    assert (method, after.status.value) == ("CANCEL", "CANCELLED")
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert newest("cancelled").has_calendar


def test_a_cancelled_edition_takes_the_day_out_of_the_calendar(house: Flask) -> None:
    edition = edition_on()
    seat = register(edition).seats[0]
    before, _ = event_of(seat)
    editions.set_status(edition_id=edition, status="cancelled", reason="Smitta", by=BY)
    after, method = event_of(seat)
    assert (method, int(after.sequence.value) > int(before.sequence.value)) == ("CANCEL", True)


def test_the_file_tells_no_secret(house: Flask) -> None:
    seat = register(edition_on()).seats[0]
    file = seat_event(seat, editions.edition(seat.edition_id), language="sv")
    assert file is not None
    assert "/d/" not in file.text
    assert seat.delegate_name not in file.text
    assert seat.email not in file.text


def test_long_and_odd_words_still_make_a_file(house: Flask) -> None:
    edition = edition_on()
    editions.change_edition(edition_id=edition, venue="Åäö, ;\\:" * 12, name="🙂" * 40, by=BY)
    event, _ = event_of(register(edition, name="Ö" * 119).seats[0])
    assert event.location.value == "Åäö, ;\\:" * 12
