"""The list of registrations, page by page: what the address asks for, found without loading everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from parliament.registration.companies import CompanyView, companies_among
from parliament.registration.models import Company, CompanyInterest, Delegate, Seat
from parliament.shared import swedish
from parliament.storage.transaction import reading

ON_A_PAGE = 50
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    q: str = ""
    municipality: str = ""
    theme: str = ""
    cancelled: bool = False

    @property
    def chosen(self) -> dict[str, str]:
        """As the address writes them."""
        written = {"q": self.q, "municipality": self.municipality, "theme": self.theme}
        return {name: value for name, value in written.items() if value} | (
            {"cancelled": "1"} if self.cancelled else {}
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """The edition in numbers: ``companies``, ``seats`` and ``votes`` in use; ``ever``: cancelled ones too."""

    companies: int
    seats: int
    votes: int
    ever: int


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """One page of the list, from 1; ``total``: how many meet the filters; ``pages``: at least one."""

    companies: tuple[CompanyView, ...]
    total: int
    page: int
    pages: int


def counts(edition_id: str) -> Counts:
    """How many companies, seats and votes an edition has; two statements."""
    stands = func.count().filter(Company.cancelled_at.is_(None))
    votes = func.count().filter(Seat.may_vote)
    with reading() as session:
        ever, companies = session.execute(
            select(func.count(), stands).select_from(Company).where(Company.edition_id == edition_id)
        ).one()
        seats, voting = session.execute(
            select(func.count(), votes).select_from(Seat).where(Seat.edition_id == edition_id, Seat.active)
        ).one()
    return Counts(companies, seats, voting, ever)


def page(edition_id: str, filters: Filters, *, number: int) -> CompanyPage:
    """A page of the companies that meet the filters, by name; a number past the last gives the last."""
    with reading():
        ids = matching(edition_id, filters)
        pages = max(1, -(-len(ids) // ON_A_PAGE))
        here = min(max(1, number), pages)
        shown = companies_among(ids[(here - 1) * ON_A_PAGE : here * ON_A_PAGE])
        return CompanyPage(tuple(shown), len(ids), here, pages)


def all_matching(edition_id: str, filters: Filters) -> Iterator[list[CompanyView]]:
    """The companies that meet the filters, by name, some hundred at a time."""
    ids = matching(edition_id, filters)
    for start in range(0, len(ids), _AT_ONCE):
        yield companies_among(ids[start : start + _AT_ONCE])


def matching(edition_id: str, filters: Filters) -> list[str]:
    """The ids of the companies that meet the filters, by name as Swedes sort.

    Words are looked for in any case: in the company's name, number and address, and its people's.
    """
    query = select(Company.id, Company.name, Company.org_no, Company.contact_email).where(
        Company.edition_id == edition_id
    )
    if not filters.cancelled:
        query = query.where(Company.cancelled_at.is_(None))
    if filters.municipality:
        query = query.where(Company.municipality == filters.municipality)
    if filters.theme:
        chosen = select(CompanyInterest.company_id).where(CompanyInterest.theme_id == filters.theme)
        query = query.where(Company.id.in_(chosen))
    with reading() as session:
        rows = session.execute(query).all()
        words = filters.q.casefold().split()
        people = _people(edition_id) if words else {}
    found = [
        (row[0], row[1])
        for row in rows
        if not words or _holds(f"{row[1]} {row[2] or ''} {row[3]} {people.get(row[0], '')}", words)
    ]
    return [id_ for id_, _ in sorted(found, key=lambda pair: (swedish.sort_key(pair[1]), pair[0]))]


def _people(edition_id: str) -> dict[str, str]:
    """The words about each company's people who have or had a seat."""
    query = (
        select(Delegate.company_id, Delegate.name, Delegate.email)
        .join(Seat, Seat.delegate_id == Delegate.id)
        .where(Seat.edition_id == edition_id)
    )
    found: dict[str, str] = {}
    with reading() as session:
        for company_id, name, email in session.execute(query):
            found[company_id] = f"{found.get(company_id, '')} {name} {email}"
    return found


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
