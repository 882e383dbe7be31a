"""Somebody stands at the door without a ticket: registered and let in on the spot, if a seat is free."""

from __future__ import annotations

from parliament.door import service
from parliament.registration import additions, rules
from parliament.registration import service as registration
from parliament.registration.rules import NewCompany, NewDelegate
from parliament.registration.service import SeatView
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction


def walk_in(*, edition_id: str, new: NewCompany, submission: str, device: str = "", by: Actor) -> SeatView:
    """Register a person and check the person in, in one transaction; returns the seat.

    A company that is registered gets one more person, within its number of people; how many of them vote
    stays as it is. A person who has a seat is checked in to it. The ticket goes by e-mail too.

    Args:
        edition_id: for which edition.
        new: the company and its one person, as typed.
        submission: a random text of the form: sent twice it registers a new company once.
        device: what the door's phone is called.
        by: the host.

    Raises:
        EditionFull: no seat is free.
        TooManyDelegates: the company has its people already.
        DoorClosed, RegistrationClosed: the edition is over.
        RuleBroken: what was typed is not right.
    """
    application = rules.check(new, municipalities=registration.municipalities())
    with transaction() as tx:
        known = application.org_no and additions.company_with_number(edition_id, application.org_no)
        if known:
            person = application.delegates[0]
            seat = _seat_of(known, person) or additions.add_person(company_id=known, new=person, by=by)
        else:
            company = registration.register(
                edition_id=edition_id, new=new, submission=submission, late=True, by=by
            )
            seat = company.seats[0]
        came = service.check_in(seat_id=seat.id, how="name", by=by, device=device)
        if came.status == "welcome":
            journal.record(tx, action="door.walked_in", subject=seat.id, actor=by)
        return seat


def _seat_of(company_id: str, person: NewDelegate) -> SeatView | None:
    """The seat that the person has already: the form was sent twice, or nobody had looked in the list."""
    who = person.name.casefold(), person.email
    places = registration.company(company_id).seats
    return next((p for p in places if p.active and (p.delegate_name.casefold(), p.email) == who), None)
