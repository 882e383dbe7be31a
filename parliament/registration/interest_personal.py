"""What expressions of interest keep about a person, and the needs. For ``registration.personal``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, or_, select

from parliament.registration import needs
from parliament.registration.interest_models import Interest, InterestPerson, Need
from parliament.registration.models import Delegate
from parliament.shared.personal import ERASED_COMPANY, ERASED_NAME, ERASED_TEXT, Held, Record, held
from parliament.storage.transaction import Transaction, reading

Waiting = tuple[InterestPerson, Interest]


def texts() -> list[tuple[str, str]]:
    """Everybody who wants to come and is no delegate (yet): id, and the words that a search looks in."""
    query = (
        select(
            InterestPerson.id,
            InterestPerson.name,
            InterestPerson.email,
            Interest.name,
            Interest.contact_email,
        )
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(_no_delegate())
    )
    with reading() as session:
        return [(row[0], " ".join(row[1:])) for row in session.execute(query)]


def waiting(person_ids: Iterable[str]) -> dict[str, Waiting]:
    """Those of ``person_ids`` who are no delegates, each with the interest they belong to."""
    query = (
        select(InterestPerson, Interest)
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(InterestPerson.id.in_(list(person_ids)), _no_delegate())
    )
    with reading() as session:
        return {person.id: (person, interest) for person, interest in session.execute(query)}


def with_addresses(emails: Iterable[str]) -> list[str]:
    """The ids of those who wait and have one of these addresses."""
    with reading() as session:
        query = select(InterestPerson.id).where(InterestPerson.email.in_(list(emails)), _no_delegate())
        return list(session.scalars(query))


def export_person(person_ids: Sequence[str]) -> list[Held]:
    """The interests that these persons stand in, and what they need."""
    query = (
        select(InterestPerson, Interest)
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(InterestPerson.id.in_(list(person_ids)))
    )
    with reading() as session:
        rows = [
            {
                "name": person.name,
                "email": person.email,
                "company": interest.name,
                "org_no": interest.org_no or "",
                "municipality": interest.municipality,
                "contact_email": interest.contact_email,
                "text": interest.question,
                "not_in_picture": person.not_in_picture,
                "status": interest.status,
                "registered_at": interest.received_at,
            }
            for person, interest in session.execute(query)
        ]
        wanted = session.scalars(select(Need).where(Need.person_id.in_(list(person_ids))))
        needed = [{"need": row.code, "text": row.note} for row in wanted]
    return [held("interest", rows), held("needs", needed)]


def erase_person(tx: Transaction, person_id: str) -> bool:
    """Take a person out of the interest, and erase what they need; whether anything changed."""
    needs.drop_needs(tx, [person_id])
    row = tx.session.get(InterestPerson, person_id)
    if row is None or (row.name, row.email) == (ERASED_NAME, ""):
        return False
    interest = tx.session.get_one(Interest, row.interest_id)
    if interest.contact_email == row.email or _stands_alone(tx, row):
        interest.contact_email = ""
        interest.question = ERASED_TEXT if interest.question else ""
    if interest.kind == "sole_trader":
        interest.name, interest.name_key = ERASED_COMPANY, ""
    row.name, row.email = ERASED_NAME, ""
    tx.session.flush()
    return True


def protect(tx: Transaction, person_id: str, alias: str) -> str:
    """Show ``alias`` in the interest too; returns the interest's id, or nothing when there is none."""
    row = tx.session.get(InterestPerson, person_id)
    if row is None:
        return ""
    row.name = alias
    return row.interest_id


def interests_of(person_ids: Iterable[str]) -> list[str]:
    """The interests that these persons stand in."""
    with reading() as session:
        query = select(InterestPerson.interest_id).where(InterestPerson.id.in_(list(person_ids)))
        return list(session.scalars(query))


def people_of(edition_id: str) -> list[Record]:
    """Those of an edition who wanted to come, got no seat and have not been erased."""
    query = (
        select(InterestPerson.id, InterestPerson.name, Interest.name)
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(
            Interest.edition_id == edition_id,
            or_(InterestPerson.name != ERASED_NAME, InterestPerson.email != ""),
            _no_delegate(),
        )
    )
    with reading() as session:
        return [Record(id_, f"{name}, {company}") for id_, name, company in session.execute(query)]


def contacts_of(edition_id: str) -> list[Record]:
    """The addresses in an edition's interests: ``interest_person:…`` and ``interest:…``."""
    people = (
        select(InterestPerson.id, InterestPerson.email)
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(Interest.edition_id == edition_id, InterestPerson.email != "")
    )
    interests = select(Interest.id, Interest.contact_email).where(
        Interest.edition_id == edition_id, Interest.contact_email != ""
    )
    with reading() as session:
        return [
            *(Record(f"interest_person:{id_}", email) for id_, email in session.execute(people)),
            *(Record(f"interest:{id_}", email) for id_, email in session.execute(interests)),
        ]


def interests_in(edition_id: str) -> list[str]:
    """The interests of an edition, whatever became of them."""
    with reading() as session:
        return list(session.scalars(select(Interest.id).where(Interest.edition_id == edition_id)))


def needs_of(edition_id: str) -> list[Record]:
    """Every need of an edition. Not whose: a dry run need not tell."""
    with reading() as session:
        rows = session.scalars(select(Need).where(Need.edition_id == edition_id).order_by(Need.code, Need.id))
        return [Record(row.id, row.code) for row in rows]


def _stands_alone(tx: Transaction, row: InterestPerson) -> bool:
    others = select(InterestPerson.id).where(
        InterestPerson.interest_id == row.interest_id,
        InterestPerson.id != row.id,
        InterestPerson.name != ERASED_NAME,
    )
    return tx.session.scalar(others.limit(1)) is None


def _no_delegate() -> ColumnElement[bool]:
    return InterestPerson.id.not_in(select(Delegate.id))
