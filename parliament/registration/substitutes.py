"""Substitutes: people of a company who have no seat of their own, and who may take one over.

Parties do not exist here, so the unit of substitution is the company (KL 5:17 has the party).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError

from parliament.access.short_codes import ShortCodes
from parliament.live.outbox import announce_key_replaced, announce_seats, announce_state
from parliament.registration import letters, rules
from parliament.registration.models import Company, Delegate, ProtectedIdentity, Seat
from parliament.registration.seats import SeatView, seat
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

MAX_SUBSTITUTES = 6
_AT_ONCE = 500  # a database takes only so many values in one question


class TooManySubstitutes(RuleBroken):
    """More substitutes than a company may name."""

    code = "too_many_substitutes"
    status = 409
    sv = "Ett företag kan ha högst {most} ersättare. Ta bort en först."
    en = "A company may have at most {most} substitutes. Remove one first."


class SubstituteTwice(RuleBroken):
    """The same person twice in one company."""

    code = "substitute_twice"
    status = 409
    sv = "Personen finns redan hos företaget. Skriv en annan."
    en = "The person is already with the company. Write another."


class AlreadySeated(RuleBroken):
    """A person who would sit on two seats: one person has one vote (KL 4:24)."""

    code = "already_seated"
    status = 409
    sv = "Personen sitter redan på en annan plats. En person har en röst."
    en = "The person already has another seat. One person has one vote."


class NotOfTheCompany(RuleBroken):
    """A person of another company as substitute."""

    code = "not_of_the_company"
    status = 409
    sv = "Ersättaren hör till ett annat företag. Välj en av företagets egna."
    en = "The substitute belongs to another company. Choose one of the company's own."


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person of a company, with or without a seat."""

    delegate_id: str
    company_id: str
    company_name: str
    position: int
    name: str
    email: str
    seat_id: str | None


def people_of_company(company_id: str) -> list[PersonView]:
    """Everybody of a company, in the order in which they were named."""
    with reading() as session:
        rows = session.execute(_people().where(Delegate.company_id == company_id)).all()
    return [PersonView(*row) for row in rows]


def substitutes(edition_id: str) -> list[PersonView]:
    """Those of an edition who have no seat now, of companies that have not cancelled."""
    query = _people().where(
        Company.edition_id == edition_id, Company.cancelled_at.is_(None), Seat.id.is_(None)
    )
    with reading() as session:
        return [PersonView(*row) for row in session.execute(query)]


def people_of_edition(edition_id: str) -> list[PersonView]:
    """Everybody of an edition, with a seat or without, of companies that have not cancelled."""
    query = _people().where(Company.edition_id == edition_id, Company.cancelled_at.is_(None))
    with reading() as session:
        return [PersonView(*row) for row in session.execute(query)]


def people(delegate_ids: Iterable[str]) -> dict[str, PersonView]:
    """Those with these ids, by id."""
    wanted = list(delegate_ids)
    found: dict[str, PersonView] = {}
    with reading() as session:
        for start in range(0, len(wanted), _AT_ONCE):
            query = _people().where(Delegate.id.in_(wanted[start : start + _AT_ONCE]))
            found.update((row[0], PersonView(*row)) for row in session.execute(query))
    return found


def person_on(seat_id: str) -> PersonView:
    """Who sits on a seat.

    Raises:
        NotFound: there is no such seat in use.
    """
    with reading() as session:
        row = session.execute(_people().where(Seat.id == seat_id)).first()
    if row is None:
        raise NotFound
    return PersonView(*row)


def add_substitute(*, company_id: str, name: str, email: str, by: Actor) -> str:
    """Name a substitute of a company; returns the person's id.

    Raises:
        TooManySubstitutes, SubstituteTwice: see there.
        NameUnreadable, EmailMalformed: what was typed cannot be stored.
        NotFound: there is no such company, or it has cancelled.
    """
    called = rules.readable(name, max_length=rules.DELEGATE_LENGTH, field="name")
    address = rules.email(email, field="email")
    with transaction() as tx:
        company = tx.session.get(Company, company_id)
        if company is None or company.cancelled_at is not None:
            raise NotFound
        known = people_of_company(company_id)
        if sum(person.seat_id is None for person in known) >= MAX_SUBSTITUTES:
            raise TooManySubstitutes(most=MAX_SUBSTITUTES)
        if any((person.name, person.email) == (called, address) for person in known):
            raise SubstituteTwice(field="name")
        last = tx.session.scalar(select(func.max(Delegate.position)).filter_by(company_id=company_id)) or 0
        row = Delegate(company_id=company_id, position=last + 1, name=called, email=address)
        tx.session.add(row)
        tx.session.flush()
        journal.record(
            tx,
            action="registration.substitute_named",
            subject=company_id,
            actor=by,
            facts={"person": row.id},
            personal={"name": called, "email": address},
        )
        return row.id


def seat_person(
    *, seat_id: str, delegate_id: str, by: Actor, short_codes: ShortCodes | None = None
) -> SeatView:
    """Let another person of the company have the seat; the old link and code are dead at once.

    When it may be done is for the room of presence to say.

    Raises:
        AlreadySeated: the person has a seat; kept by the database.
        NotOfTheCompany: the person is of another company.
        NotFound: there is no such seat in use, or no such person.
    """
    with transaction() as tx:
        row = tx.session.get(Seat, seat_id)
        person = tx.session.get(Delegate, delegate_id)
        if row is None or not row.active or person is None:
            raise NotFound
        if person.company_id != row.company_id:
            raise NotOfTheCompany
        _sit_down(tx, row, delegate_id)
        facts = {"person": delegate_id, "version": row.key_version}
        journal.record(tx, action="registration.seat_taken_over", subject=seat_id, actor=by, facts=facts)
        if short_codes is not None:
            short_codes.renew(seat_id=seat_id, by=by)
        announce_key_replaced(tx, edition_id=row.edition_id, seat_id=seat_id)
        announce_seats(tx, edition_id=row.edition_id, seats=(seat_id,))
        announce_state(tx, edition_id=row.edition_id)
        now = seat(seat_id)
        letters.write_new_link(now)
        return now


def _sit_down(tx: Transaction, row: Seat, delegate_id: str) -> None:
    try:
        with tx.session.begin_nested():
            row.delegate_id = delegate_id
            row.key_version += 1
            tx.session.flush()
    except IntegrityError as error:
        if violates(error, "uq_seat_delegate"):
            raise AlreadySeated from error
        raise


def _people() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Delegate.id,
            Delegate.company_id,
            func.coalesce(ProtectedIdentity.company_alias, Company.name),
            Delegate.position,
            Delegate.name,
            Delegate.email,
            Seat.id,
        )
        .join(Company, Company.id == Delegate.company_id)
        .outerjoin(Seat, (Seat.delegate_id == Delegate.id) & Seat.active)
        .outerjoin(ProtectedIdentity, ProtectedIdentity.delegate_id == Delegate.id)
        .order_by(Company.name, Delegate.position)
    )
