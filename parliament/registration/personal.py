"""What registration keeps about a person: found, told, erased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from parliament.registration import interest_personal as interest
from parliament.registration.interest_models import Interest, InterestPerson
from parliament.registration.models import Company, Delegate, ProtectedIdentity, Seat
from parliament.shared.errors import NotFound
from parliament.shared.personal import ERASED_COMPANY, ERASED_NAME, Held, Record, held
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class PersonView:
    """A delegate as the organiser finds one; ``name`` is the real one, ``alias`` what others see, if any.

    One who ``waits`` has expressed interest and is no delegate; ``has_active_seat`` then says that it stands.
    """

    delegate_id: str
    name: str
    alias: str
    email: str
    company_id: str
    company_name: str
    contact_email: str
    edition_id: str
    seat_ids: tuple[str, ...]
    has_active_seat: bool
    waits: bool = False

    @property
    def erased(self) -> bool:
        """Whether nothing is left of the person here."""
        return self.name == ERASED_NAME and not self.email


def find_people(query: str) -> list[list[PersonView]]:
    """People whose name, address or company holds every word, at most a hundred; each in all editions.

    The same name AND address is one person; an address alone may be shared.
    """
    words = query.casefold().split()
    if not words:
        return []
    with reading() as session:
        rows = session.execute(
            select(Delegate.id, Delegate.name, Delegate.email, Company.name, Company.contact_email)
            .join(Company, Company.id == Delegate.company_id)
            .order_by(Delegate.name, Delegate.id)
        ).all()
        real = {row.delegate_id: row.real_name for row in session.scalars(select(ProtectedIdentity))}
        texts = [(row[0], " ".join((real.get(row[0], ""), *row[1:]))) for row in rows]
        found = [id_ for id_, text in (*texts, *interest.texts()) if _holds(text.casefold(), words)]
        return _together(found[:MOST_FOUND])


def same_person(delegate_id: str) -> list[PersonView]:
    """The delegate, and those of the same name AND address in any edition. An address alone may be shared.

    Raises:
        NotFound: there is none.
    """
    with reading():
        known = _people([delegate_id])
        if not known:
            raise NotFound
        first = known[0]
        if not first.email:
            return known
        (alike,) = _together([delegate_id])
        return sorted(alike, key=lambda person: person.delegate_id != delegate_id)


def _together(ids: Sequence[str]) -> list[list[PersonView]]:
    """The people behind these ids, each with all its ids."""
    first = _people(ids)
    addresses = {person.email for person in first} - {""}
    with reading() as session:
        more = session.scalars(select(Delegate.id).where(Delegate.email.in_(addresses)))
        alike = _people(dict.fromkeys([*ids, *more, *interest.with_addresses(addresses)]))
    grouped: dict[tuple[str, str], list[PersonView]] = {}
    for person in alike:
        grouped.setdefault(_identity(person), []).append(person)
    return [grouped[key] for key in dict.fromkeys(_identity(person) for person in first)]


def _identity(person: PersonView) -> tuple[str, str]:
    return person.name.casefold(), person.email or person.delegate_id


def people(*delegate_ids: str) -> list[PersonView]:
    """These delegates."""
    return _people(delegate_ids)


def export_person(delegate_ids: Sequence[str]) -> list[Held]:
    """Everything that registration keeps about these delegates, who are one person."""
    with reading() as session:
        found = [each for each in _people(delegate_ids) if not each.waits]
        companies = session.scalars(
            select(Company).where(Company.id.in_([each.company_id for each in found]))
        )
        by_id = {row.id: row for row in companies}
        seats = session.scalars(select(Seat).where(Seat.delegate_id.in_(list(delegate_ids))))
        return [
            held(
                "delegate",
                [
                    {
                        "name": person.name,
                        "alias": person.alias,
                        "email": person.email,
                        "company": person.company_name,
                        "org_no": by_id[person.company_id].org_no or "",
                        "municipality": by_id[person.company_id].municipality,
                        "contact_email": by_id[person.company_id].contact_email,
                        "registered_at": by_id[person.company_id].registered_at,
                        "cancelled_at": by_id[person.company_id].cancelled_at,
                    }
                    for person in found
                ],
            ),
            held(
                "seat",
                [{"number": seat.number, "may_vote": seat.may_vote, "active": seat.active} for seat in seats],
            ),
            *interest.export_person(delegate_ids),
        ]


def erase_person(delegate_ids: Sequence[str], *, by: Actor) -> int:
    """Take the person out of these delegates. Seat, municipality, form and themes stay, for the statistics.

    A company that only this person stood for loses its contact address; a sole trader its name too, which
    is often the person's. Returns how many delegates were changed.
    """
    with transaction() as tx:
        rows = tx.session.scalars(select(Delegate).where(Delegate.id.in_(list(delegate_ids)))).all()
        changed = [row for row in rows if (row.name, row.email) != (ERASED_NAME, "")]
        for row in changed:
            _erase(tx, row)
            journal.record(tx, action="registration.person_erased", subject=row.id, actor=by)
        others = [id_ for id_ in delegate_ids if interest.erase_person(tx, id_)]
        tx.session.flush()
        return len({*(row.id for row in changed), *others})


def subjects(delegate_ids: Iterable[str]) -> list[str]:
    """What the journal calls these delegates, their seats and their companies."""
    with reading() as session:
        ids = list(delegate_ids)
        seats = session.scalars(select(Seat.id).where(Seat.delegate_id.in_(ids)))
        companies = session.scalars(select(Delegate.company_id).where(Delegate.id.in_(ids)))
        return sorted({*ids, *seats, *companies, *interest.interests_of(ids)})


def interest_ids(delegate_ids: Sequence[str]) -> list[str]:
    """The expressions of interest that these persons stand in."""
    return interest.interests_of(delegate_ids)


def people_of(edition_id: str) -> list[Record]:
    """The delegates of an edition who have not been erased."""
    query = (
        select(Delegate.id, Delegate.name, Company.name)
        .join(Company, Company.id == Delegate.company_id)
        .where(Company.edition_id == edition_id, or_(Delegate.name != ERASED_NAME, Delegate.email != ""))
    )
    with reading() as session:
        found = [Record(id_, f"{name}, {company}") for id_, name, company in session.execute(query)]
        return [*found, *interest.people_of(edition_id)]


def contacts_of(edition_id: str) -> list[Record]:
    """The addresses that an edition keeps: ``delegate:…`` and ``company:…``."""
    people = select(Delegate.id, Delegate.email).join(Company, Company.id == Delegate.company_id)
    companies = select(Company.id, Company.contact_email)
    with reading() as session:
        found = session.execute(people.where(Company.edition_id == edition_id, Delegate.email != ""))
        asked = session.execute(
            companies.where(Company.edition_id == edition_id, Company.contact_email != "")
        )
        return [
            *(Record(f"delegate:{id_}", email) for id_, email in found),
            *(Record(f"company:{id_}", email) for id_, email in asked),
            *interest.contacts_of(edition_id),
        ]


def erase_contacts(ids: Iterable[str]) -> int:
    """Take away the addresses of ``contacts_of``; returns how many."""
    count = 0
    with transaction() as tx:
        for kind, _, id_ in (each.partition(":") for each in ids):
            if kind in ("company", "interest"):
                _company(tx, kind, id_).contact_email = ""
            else:
                _person(tx, kind, id_).email = ""
            count += 1
        tx.session.flush()
    return count


def _company(tx: Transaction, kind: str, id_: str) -> Company | Interest:
    return tx.session.get_one(Company, id_) if kind == "company" else tx.session.get_one(Interest, id_)


def _person(tx: Transaction, kind: str, id_: str) -> Delegate | InterestPerson:
    return (
        tx.session.get_one(Delegate, id_) if kind == "delegate" else tx.session.get_one(InterestPerson, id_)
    )


def _erase(tx: Transaction, row: Delegate) -> None:
    company = tx.session.get_one(Company, row.company_id)
    if company.contact_email == row.email or _stands_alone(tx, row):
        company.contact_email = ""
    if company.kind == "sole_trader":
        company.name = ERASED_COMPANY
    row.name, row.email = ERASED_NAME, ""
    protected = tx.session.get(ProtectedIdentity, row.id)
    if protected is not None:
        tx.session.delete(protected)
    tx.session.flush()


def _stands_alone(tx: Transaction, row: Delegate) -> bool:
    others = select(Delegate.id).where(
        Delegate.company_id == row.company_id, Delegate.id != row.id, Delegate.name != ERASED_NAME
    )
    return tx.session.scalar(others.limit(1)) is None


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _people(delegate_ids: Iterable[str]) -> list[PersonView]:
    """The delegates with these ids, in their order."""
    wanted = list(delegate_ids)
    query = (
        select(Delegate, Company, ProtectedIdentity.real_name)
        .join(Company, Company.id == Delegate.company_id)
        .outerjoin(ProtectedIdentity, ProtectedIdentity.delegate_id == Delegate.id)
        .where(Delegate.id.in_(wanted))
    )
    with reading() as session:
        seats: dict[str, list[Seat]] = {}
        for seat in session.scalars(select(Seat).where(Seat.delegate_id.in_(wanted))):
            seats.setdefault(seat.delegate_id, []).append(seat)
        found = {
            row.id: _view(row, company, real, seats.get(row.id, []))
            for row, company, real in session.execute(query)
        }
    found |= {id_: _waiting(*each) for id_, each in interest.waiting(wanted).items()}
    return [found[id_] for id_ in wanted if id_ in found]


def _waiting(person: InterestPerson, wish: Interest) -> PersonView:
    return PersonView(
        delegate_id=person.id,
        name=person.name,
        alias="",
        email=person.email,
        company_id=wish.id,
        company_name=wish.name,
        contact_email=wish.contact_email,
        edition_id=wish.edition_id,
        seat_ids=(),
        has_active_seat=wish.live,
        waits=True,
    )


def _view(row: Delegate, company: Company, real: str | None, seats: Sequence[Seat]) -> PersonView:
    return PersonView(
        delegate_id=row.id,
        name=real or row.name,
        alias=row.name if real else "",
        email=row.email,
        company_id=company.id,
        company_name=company.name,
        contact_email=company.contact_email,
        edition_id=company.edition_id,
        seat_ids=tuple(seat.id for seat in seats),
        has_active_seat=any(seat.active for seat in seats),
    )
