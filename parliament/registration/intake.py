"""Use cases of interest: a company sends one in, withdraws it, and organisers look for its doubles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from parliament.editions import service as editions
from parliament.live.outbox import announce
from parliament.registration import interest_letters, interests, needs, rules
from parliament.registration import interest_rules as states
from parliament.registration.companies import municipalities
from parliament.registration.interest_models import Interest, InterestPerson, InterestTheme
from parliament.registration.interest_rules import CheckedInterest, NewInterest, NewPerson
from parliament.registration.interests import InterestView
from parliament.registration.models import Company
from parliament.registration.setting import free_seats, sectors, setting
from parliament.registration.setting_rules import FIRST_COME
from parliament.registration.spelling import name_key
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "registrations"
_HELD = ("confirmed",)


def send_in(
    *,
    edition_id: str,
    new: NewInterest,
    submission: str = "",
    late: bool = False,
    by: Actor,
    language: str = "sv",
    write: bool = True,
) -> InterestView:
    """Take a company's interest. Where the edition is first come, it goes on the reserve list.

    Args:
        edition_id: for which edition.
        new: what was typed.
        submission: a random text of the form. The same form with the same content sent twice is one interest.
        late: by an organiser, who may also enter one before and after the public may.
        by: who sends it in.
        language: of the company's letters ("sv" or "en").
        write: whether the company gets a letter.

    Raises:
        RuleBroken: what was typed is not right, the edition takes none now, or the company is there already.
    """
    checked = states.check(new, municipalities=municipalities(), sectors=sectors())
    with transaction() as tx:
        edition = editions.edition(edition_id)
        fingerprint = _fingerprint(edition_id, submission, checked)
        earlier = tx.session.scalar(select(Interest.id).where(Interest.submission == fingerprint))
        if fingerprint and earlier:
            return interests.interest(earlier)
        rules.may_register(edition.status, by_organiser=late or by.kind == "system")
        _refuse_registered(tx, edition_id, checked.application.org_no)
        first_come = setting(edition_id).mode == FIRST_COME
        row = _add(tx, edition_id, checked, fingerprint, language)
        row.status = states.after(row.status, "reserve") if first_come else row.status
        row.question_theme_id = _theme(edition_id, new.question_theme_id) if checked.question else ""
        _add_people(tx, row, checked)
        _add_themes(tx, row, new.theme_ids)
        facts = {"edition": edition_id, "kind": row.kind, "seats": row.seats, "status": row.status}
        personal = _personal(checked)
        journal.record(
            tx, action="interest.received", subject=row.id, actor=by, facts=facts, personal=personal
        )
        announce(tx, TOPIC, edition_id=edition_id)
        found = interests.interest(row.id)
        if write:
            interest_letters.write(interest_letters.RECEIVED, found)
        return found


def withdraw(*, interest_id: str, by: Actor) -> InterestView:
    """Take an interest back before there is a seat. Doing it twice changes nothing.

    Raises:
        NotFound: there is none with this id.
        InterestNotThere: it is invited or has a seat: decline or cancel instead.
    """
    with transaction() as tx:
        row = tx.session.get(Interest, interest_id)
        if row is None:
            raise NotFound
        if row.status != states.WITHDRAWN:
            row.status = states.after(row.status, "withdraw")
            row.live = False
            people = tx.session.scalars(
                select(InterestPerson.id).where(InterestPerson.interest_id == interest_id)
            )
            needs.drop_needs(tx, people.all())
            tx.session.flush()
            journal.record(tx, action="interest.withdrawn", subject=row.id, actor=by)
            announce(tx, TOPIC, edition_id=row.edition_id)
        return interests.interest(row.id)


def takes_interest(edition_id: str) -> bool:
    """Whether the public form of interest is the way in: selection, or first come and full."""
    return setting(edition_id).mode != FIRST_COME or not free_seats(edition_id)


def was_here_before(edition_id: str, org_no: str | None, key: str) -> bool:
    """Whether the company has had a seat in another edition: by its number, else by its name."""
    with reading() as session:
        others = select(Company.name, Company.org_no).where(
            Company.edition_id != edition_id, Company.cancelled_at.is_(None)
        )
        if org_no is not None:
            return session.execute(others.where(Company.org_no == org_no).limit(1)).first() is not None
        unnumbered = session.execute(others.where(Company.org_no.is_(None)))
        return any(name_key(name) == key for name, _ in unnumbered)


def _refuse_registered(tx: Transaction, edition_id: str, org_no: str | None) -> None:
    if org_no is None:
        return
    query = select(Company.id).where(
        Company.edition_id == edition_id, Company.org_no == org_no, Company.cancelled_at.is_(None)
    )
    if tx.session.scalar(query) is not None:
        raise rules.AlreadyRegistered(field="org_no")


def _add(
    tx: Transaction, edition_id: str, checked: CheckedInterest, submission: str | None, language: str
) -> Interest:
    application = checked.application
    key = name_key(application.name)
    row = Interest(
        edition_id=edition_id,
        kind=application.kind,
        name=application.name,
        name_key=key,
        org_no=application.org_no,
        municipality=application.municipality,
        sector=checked.sector,
        size=checked.size,
        contact_email=application.contact_email,
        question=checked.question,
        question_theme_id="",
        newcomer=not was_here_before(edition_id, application.org_no, key),
        seats=len(checked.people),
        language="en" if language == "en" else "sv",
        status=states.RECEIVED,
        live=True,
        why="",
        submission=submission,
        link_version=1,
        received_at=clock.now(),
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(row)
    except IntegrityError as error:
        if violates(error, "uq_interest_org_no"):
            raise states.AlreadyInterested(field="org_no") from error
        raise
    return row


def _add_people(tx: Transaction, row: Interest, checked: CheckedInterest) -> None:
    roles = [(person, "delegate") for person in checked.people]
    if checked.substitute is not None:
        roles.append((checked.substitute, "substitute"))
    for position, (person, role) in enumerate(roles, start=1):
        added = InterestPerson(
            interest_id=row.id,
            position=position,
            role=role,
            name=person.name,
            email=person.email,
            not_in_picture=person.not_in_picture,
        )
        tx.session.add(added)
        tx.session.flush()
        wanted = needs.Needs(person.needs, person.food_note, person.access_note)
        if wanted.any:
            needs.put_needs(tx, row.edition_id, added.id, wanted)


def _add_themes(tx: Transaction, row: Interest, theme_ids: Sequence[str]) -> None:
    tx.session.execute(delete(InterestTheme).where(InterestTheme.interest_id == row.id))
    wanted = sorted(editions.theme_ids(row.edition_id) & set(theme_ids)) if theme_ids else []
    tx.session.add_all(InterestTheme(interest_id=row.id, theme_id=theme_id) for theme_id in wanted)
    tx.session.flush()


def _theme(edition_id: str, theme_id: str) -> str:
    return theme_id if theme_id in editions.theme_ids(edition_id) else ""


def _fingerprint(edition_id: str, submission: str, checked: CheckedInterest) -> str | None:
    """What makes two sendings of a form the same; without it, None."""
    if not submission:
        return None
    application = checked.application
    people = "|".join(f"{person.name}<{person.email}>" for person in checked.people)
    content = [edition_id, submission, application.kind, application.org_no or "", application.name, people]
    return hashlib.sha256("|".join(content).encode()).hexdigest()


def _personal(checked: CheckedInterest) -> dict[str, object]:
    """Who is meant. What they need stands nowhere but among the needs."""
    application = checked.application
    others: list[NewPerson] = [checked.substitute] if checked.substitute else []
    return {
        "name": application.name,
        "org_no": application.org_no or "",
        "contact_email": application.contact_email,
        "people": [[person.name, person.email] for person in (*checked.people, *others)],
    }
