"""One more person of a company that is registered: from a file, or on the spot at the door."""

from __future__ import annotations

import secrets

from sqlalchemy import func, select

from parliament.access.seat_keys import LOCATOR_BYTES
from parliament.editions import service as editions
from parliament.live.outbox import announce, announce_state
from parliament.registration import letters, rules, seating, setting
from parliament.registration.models import Company, Delegate, Seat
from parliament.registration.rules import NewDelegate
from parliament.registration.seats import SeatView, seat, seats_of_company
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "registrations"


def company_with_number(edition_id: str, number: str) -> str | None:
    """The company of an edition that has this organisation number (as parsed) and has not cancelled."""
    query = select(Company.id).where(
        Company.edition_id == edition_id, Company.org_no == number, Company.cancelled_at.is_(None)
    )
    with reading() as session:
        return session.scalar(query)


def add_person(*, company_id: str, new: NewDelegate, by: Actor, language: str | None = "sv") -> SeatView:
    """Give one more person of a company a seat. The company's votes are as many as before.

    Args:
        company_id: whose person.
        new: the name and address as typed.
        by: who does it: staff.
        language: of the ticket by e-mail; None writes none.

    Raises:
        TooManyDelegates: the company has as many as it may have.
        DelegateTwice: the person has a seat already.
        EditionFull: no seat is free.
        RegistrationClosed: the edition is over.
        NameUnreadable, EmailMalformed: what was typed cannot be stored.
        NotFound: there is no such company, or it has cancelled.
    """
    name = rules.readable(new.name, max_length=rules.DELEGATE_LENGTH, field="delegate1_name")
    address = rules.email(new.email, field="delegate1_email")
    with transaction() as tx:
        company = tx.session.get(Company, company_id)
        if company is None or company.cancelled_at is not None:
            raise NotFound
        rules.may_register(editions.edition(company.edition_id).status, by_organiser=True)
        there = [place for place in seats_of_company(company_id) if place.active]
        if len(there) >= rules.MAX_DELEGATES:
            raise rules.TooManyDelegates(most=rules.MAX_DELEGATES)
        if any((each.delegate_name.casefold(), each.email) == (name.casefold(), address) for each in there):
            raise rules.DelegateTwice(field="delegate1_name")
        person = _person(tx, company_id, name, address)
        votes = sum(place.may_vote for place in there) < company.votes
        place = _seat(tx, company, person, may_vote=votes)
        journal.record(
            tx,
            action="registration.person_added",
            subject=company_id,
            actor=by,
            facts={"seat": place.number, "votes": votes},
            personal={"name": name, "email": address},
        )
        announce(tx, TOPIC, edition_id=company.edition_id)
        announce_state(tx, edition_id=company.edition_id)
        added = seat(place.id)
        if language is not None:
            letters.write_tickets((added,), language=language)
        return added


def _person(tx: Transaction, company_id: str, name: str, address: str) -> Delegate:
    last = tx.session.scalar(select(func.max(Delegate.position)).filter_by(company_id=company_id)) or 0
    person = Delegate(company_id=company_id, position=last + 1, name=name, email=address)
    tx.session.add(person)
    tx.session.flush()
    return person


def _seat(tx: Transaction, company: Company, person: Delegate, *, may_vote: bool) -> Seat:
    (number,) = seating.next_numbers(
        tx,
        company.edition_id,
        limit=setting.capacity(company.edition_id),
        wanted=1,
        promised=setting.promised(company.edition_id),
    )
    place = Seat(
        edition_id=company.edition_id,
        company_id=company.id,
        delegate_id=person.id,
        number=number,
        locator=secrets.token_bytes(LOCATOR_BYTES),
        may_vote=may_vote,
    )
    tx.session.add(place)
    tx.session.flush()
    return place
