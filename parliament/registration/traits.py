"""What kind of company it is: where, of which sector and size, and which themes it cares about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from parliament.registration.companies import list_companies
from parliament.registration.interest_models import Interest
from parliament.storage.transaction import reading


@dataclass(frozen=True, slots=True)
class CompanyTraits:
    """A company's traits as codes; ``sector`` and ``size`` are empty for one that never told them."""

    municipality: str
    sector: str
    size: str
    theme_ids: tuple[str, ...]


def company_traits(edition_id: str) -> dict[str, CompanyTraits]:
    """The traits of every company of an edition, by the company's id."""
    with reading() as session:
        told = {
            row.company_id: (row.sector, row.size)
            for row in session.scalars(select(Interest).where(Interest.edition_id == edition_id))
            if row.company_id
        }
        return {
            company.id: CompanyTraits(
                company.municipality, *told.get(company.id, ("", "")), company.theme_ids
            )
            for company in list_companies(edition_id)
        }
