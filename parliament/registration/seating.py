"""Giving seats: a company's row, its people and their numbers.

A number between 1 and what the edition may confirm is had by one active seat (``uq_seat_number``), so the
database itself keeps that never more are confirmed than that, however many ask at once. The write lock is
there so that they need not try again.
"""

from __future__ import annotations

import secrets

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.access.seat_keys import LOCATOR_BYTES
from parliament.registration import rules
from parliament.registration.models import Company, Delegate, Seat
from parliament.shared import clock
from parliament.shared.identifiers import new_id
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction


def add_company(
    tx: Transaction, edition_id: str, application: rules.Application, submission: str | None
) -> Company:
    """The company's row.

    Raises:
        AlreadyRegistered: a company with this number is there.
    """
    row = Company(
        edition_id=edition_id,
        kind=application.kind,
        name=application.name,
        org_no=application.org_no,
        municipality=application.municipality,
        contact_email=application.contact_email,
        votes=application.votes,
        submission=submission,
        registered_at=clock.now(),
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
    except IntegrityError as error:
        if violates(error, "uq_company_org_no"):
            raise rules.AlreadyRegistered(field="org_no") from error
        raise
    return row


def add_seats(
    tx: Transaction,
    row: Company,
    application: rules.Application,
    *,
    limit: int,
    promised: int = 0,
    ids: tuple[str, ...] = (),
) -> list[int]:
    """Give each delegate a seat, under the write lock; the unique index is the last word.

    Args:
        tx: the open transaction.
        row: the company.
        application: its people, the first ones voting.
        limit: how many seats the edition may give in all.
        promised: how many of these are kept for others, who are invited.
        ids: the ids that the delegates get; new ones when left out.

    Raises:
        EditionFull: too few are free.
    """
    wanted = len(application.delegates)
    numbers = next_numbers(tx, row.edition_id, limit=limit, wanted=wanted, promised=promised)
    people = [
        Delegate(
            id=ids[position - 1] if ids else new_id(),
            company_id=row.id,
            position=position,
            name=person.name,
            email=person.email,
        )
        for position, person in enumerate(application.delegates, start=1)
    ]
    tx.session.add_all(people)
    tx.session.flush()
    tx.session.add_all(
        Seat(
            edition_id=row.edition_id,
            company_id=row.id,
            delegate_id=person.id,
            number=number,
            locator=secrets.token_bytes(LOCATOR_BYTES),
            may_vote=rules.may_vote(person.position, application.votes),
        )
        for person, number in zip(people, numbers, strict=True)
    )
    tx.session.flush()
    return numbers


def next_numbers(
    tx: Transaction, edition_id: str, *, limit: int, wanted: int, promised: int = 0
) -> list[int]:
    """The numbers for ``wanted`` more people.

    Raises:
        EditionFull: too few are free.
    """
    taken_here = (Seat.edition_id == edition_id, Seat.active)
    highest = tx.session.scalar(select(func.max(Seat.number)).where(*taken_here)) or 0
    if highest + wanted + promised <= limit:  # no need to look for gaps
        return list(range(highest + 1, highest + wanted + 1))
    taken = tx.session.scalars(select(Seat.number).where(*taken_here)).all()
    free = limit - len(taken) - promised
    if promised and free < wanted:
        raise rules.EditionFull(free=max(0, free), wanted=wanted)
    return rules.free_numbers(taken, seats=limit, wanted=wanted)
