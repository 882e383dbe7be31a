"""Use cases of registration: register a company, list, cancel, print keys, replace a key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.live.outbox import announce, announce_seats
from parliament.registration import letters, releasing, rules, seating, setting, setting_rules
from parliament.registration.companies import CompanyView, company, list_companies, municipalities
from parliament.registration.interest_rules import SelectionInstead
from parliament.registration.interests import DraftQuestion, draft_questions
from parliament.registration.keys import (
    PrintedSeat,
    note_code_shown,
    note_link_shown,
    printed_seats,
    replace_key,
)
from parliament.registration.models import Company, CompanyInterest, Seat
from parliament.registration.needs import erase_needs
from parliament.registration.rules import NewCompany, NewDelegate
from parliament.registration.seats import (
    SeatRegister,
    SeatView,
    all_seats,
    count_seats,
    issue_keys_version_on,
    seat,
    seat_ids,
    seats,
    seats_among,
)
from parliament.registration.setting import free_seats
from parliament.registration.setting_rules import SELECTION
from parliament.registration.substitutes import (
    PersonView,
    add_substitute,
    people,
    people_of_company,
    people_of_edition,
    person_on,
    seat_person,
    substitutes,
)
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, transaction

__all__ = [
    "CompanyView",
    "DraftQuestion",
    "NewCompany",
    "NewDelegate",
    "PersonView",
    "PrintedSeat",
    "SeatRegister",
    "SeatView",
    "add_substitute",
    "all_seats",
    "cancel_company",
    "company",
    "count_seats",
    "draft_questions",
    "erase_needs",
    "free_seats",
    "issue_keys_version_on",
    "list_companies",
    "municipalities",
    "note_code_shown",
    "note_link_shown",
    "people",
    "people_of_company",
    "people_of_edition",
    "person_on",
    "printed_seats",
    "register",
    "replace_key",
    "seat",
    "seat_ids",
    "seat_person",
    "seats",
    "seats_among",
    "set_votes",
    "substitutes",
]

TOPIC = "registrations"


def register(
    *,
    edition_id: str,
    new: NewCompany,
    submission: str = "",
    late: bool = False,
    by: Actor,
    language: str | None = "sv",
) -> CompanyView:
    """Register a company with its delegates and give each a seat, in one transaction.

    Args:
        edition_id: for which edition.
        new: what was typed.
        submission: a random text of the form. The same form with the same content sent twice is one
            registration.
        late: by an organiser, who may also register before and after the public may.
        by: who registers.
        language: of the ticket that each person gets by e-mail ("sv" or "en"); None writes none.

    Raises:
        RuleBroken: what was typed is not right, the edition is closed or full, or the company is there.
    """
    application = rules.check(new, municipalities=municipalities())
    with transaction() as tx:
        edition = editions.edition(edition_id)
        fingerprint = _fingerprint(edition_id, submission, application)
        earlier = tx.session.scalar(select(Company.id).where(Company.submission == fingerprint))
        if fingerprint and earlier:
            return company(earlier)
        chosen = _may_register(edition, staff=late or by.kind == "system")
        if new.votes is None:
            application = replace(application, votes=chosen.votes)
        row = seating.add_company(tx, edition_id, application, fingerprint)
        _add_interests(tx, row, new.theme_ids)
        limit = setting_rules.capacity(edition.seats, chosen.overbooking)
        numbers = seating.add_seats(tx, row, application, limit=limit, promised=setting.promised(edition_id))
        facts = {"edition": edition_id, "kind": row.kind, "seats": numbers, "votes": row.votes}
        personal = _personal(application)
        journal.record(
            tx, action="registration.registered", subject=row.id, actor=by, facts=facts, personal=personal
        )
        announce(tx, TOPIC, edition_id=edition_id)
        registered = company(row.id)
        if language is not None:
            letters.write_tickets(registered.seats, language=language)
        return registered


def _may_register(edition: editions.EditionView, *, staff: bool) -> setting_rules.Setting:
    rules.may_register(edition.status, by_organiser=staff)
    chosen = setting.setting(edition.id)
    if chosen.mode == SELECTION and not staff:
        raise SelectionInstead
    return chosen


def _add_interests(tx: Transaction, row: Company, theme_ids: Sequence[str]) -> None:
    """The themes the company is interested in; those of another edition are left out."""
    wanted = sorted(editions.theme_ids(row.edition_id) & set(theme_ids)) if theme_ids else []
    tx.session.add_all(CompanyInterest(company_id=row.id, theme_id=theme_id) for theme_id in wanted)


def cancel_company(*, company_id: str, by: Actor) -> None:
    """Cancel a company: its seats are free at once and its keys dead. Doing it twice changes nothing.

    Raises:
        NotFound: there is none with this id.
    """
    with transaction() as tx:
        row = tx.session.get(Company, company_id)
        if row is None:
            raise NotFound
        if row.cancelled_at is not None:
            return
        places = list(tx.session.scalars(select(Seat).where(Seat.company_id == row.id, Seat.active)))
        releasing.release(tx, row, places, by=by)


def set_votes(*, company_id: str, votes: int, by: Actor) -> CompanyView:
    """Set how many of a company's delegates may vote, the first ones first.

    Raises:
        VotesOutOfRange: fewer than none, or more than can come.
        NotFound: there is none with this id.
    """
    rules.check_votes(votes)
    with transaction() as tx:
        row = tx.session.get(Company, company_id)
        if row is None:
            raise NotFound
        row.votes = votes
        changed = tx.session.scalars(select(Seat).filter_by(company_id=row.id).order_by(Seat.number)).all()
        for position, place in enumerate(changed, start=1):  # the seat has the vote, whoever sits there
            place.may_vote = rules.may_vote(position, votes)
        tx.session.flush()
        journal.record(tx, action="registration.votes_set", subject=row.id, actor=by, facts={"votes": votes})
        announce_seats(tx, edition_id=row.edition_id, seats=tuple(place.id for place in changed))
        return company(row.id)


def _fingerprint(edition_id: str, submission: str, application: rules.Application) -> str | None:
    """What makes two sendings of a form the same; without it, None."""
    if not submission:
        return None
    people = "|".join(f"{person.name}<{person.email}>" for person in application.delegates)
    content = "|".join(
        [edition_id, submission, application.kind, application.org_no or "", application.name, people]
    )
    return hashlib.sha256(content.encode()).hexdigest()


def _personal(application: rules.Application) -> dict[str, object]:
    return {
        "name": application.name,
        "org_no": application.org_no or "",
        "municipality": application.municipality,
        "contact_email": application.contact_email,
        "delegates": [[person.name, person.email] for person in application.delegates],
    }
