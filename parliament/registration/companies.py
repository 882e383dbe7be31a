"""Reading companies: with their seats and interests, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.registration.models import Company, CompanyInterest
from parliament.registration.seats import SeatView, all_seats, seats_of_companies, seats_of_company
from parliament.shared import swedish
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A registered company with its seats, the first delegate's first."""

    id: str
    edition_id: str
    kind: str
    name: str
    org_no: str | None
    municipality: str
    contact_email: str
    votes: int
    registered_at: datetime
    cancelled_at: datetime | None
    theme_ids: tuple[str, ...]
    seats: tuple[SeatView, ...]


def company(company_id: str) -> CompanyView:
    """One company.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(Company, company_id)
        if row is None:
            raise NotFound
        themes = session.scalars(select(CompanyInterest.theme_id).where(CompanyInterest.company_id == row.id))
        return _view(row, tuple(sorted(themes)), tuple(seats_of_company(row.id)))


def list_companies(edition_id: str) -> list[CompanyView]:
    """The companies of an edition, cancelled ones too, by name as Swedes sort."""
    with reading() as session:
        rows = session.scalars(select(Company).where(Company.edition_id == edition_id)).all()
        themes: dict[str, list[str]] = {}
        query = select(CompanyInterest).join(Company).where(Company.edition_id == edition_id)
        for interest in session.scalars(query):
            themes.setdefault(interest.company_id, []).append(interest.theme_id)
        places: dict[str, list[SeatView]] = {}
        for view in all_seats(edition_id):
            places.setdefault(view.company_id, []).append(view)
    views = [_view(r, tuple(sorted(themes.get(r.id, ()))), tuple(places.get(r.id, ()))) for r in rows]
    return sorted(views, key=lambda view: swedish.sort_key(view.name))


def companies_among(company_ids: Sequence[str]) -> list[CompanyView]:
    """The companies with these ids, in their order; three statements, so not for thousands of ids at once."""
    ids = list(company_ids)
    with reading() as session:
        rows = {row.id: row for row in session.scalars(select(Company).where(Company.id.in_(ids)))}
        themes: dict[str, list[str]] = {}
        chosen = select(CompanyInterest.company_id, CompanyInterest.theme_id)
        for company_id, theme_id in session.execute(chosen.where(CompanyInterest.company_id.in_(ids))):
            themes.setdefault(company_id, []).append(theme_id)
        places: dict[str, list[SeatView]] = {}
        for view in seats_of_companies(ids):
            places.setdefault(view.company_id, []).append(view)
        return [
            _view(rows[id_], tuple(sorted(themes.get(id_, ()))), tuple(places.get(id_, ())))
            for id_ in ids
            if id_ in rows
        ]


def municipalities() -> tuple[str, ...]:
    """The municipalities of the current edition's region, as Swedes sort; empty when none is named."""
    edition = editions.current_edition()
    return editions.municipalities(edition.id) if edition else ()


def _view(row: Company, theme_ids: tuple[str, ...], places: tuple[SeatView, ...]) -> CompanyView:
    return CompanyView(
        id=row.id,
        edition_id=row.edition_id,
        kind=row.kind,
        name=row.name,
        org_no=row.org_no,
        municipality=row.municipality,
        contact_email=row.contact_email,
        votes=row.votes,
        registered_at=row.registered_at,
        cancelled_at=row.cancelled_at,
        theme_ids=theme_ids,
        seats=places,
    )
