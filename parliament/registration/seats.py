"""Reading seats: for the pages of all features, and the directory behind the seat keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, false, func, select, true

from parliament.access.seat_keys import SeatIdentity
from parliament.registration import rules
from parliament.registration.models import Company, Delegate, ProtectedIdentity, Seat
from parliament.shared.errors import NotFound
from parliament.storage.bulk import among
from parliament.storage.transaction import looking_up, reading

_PROTECTED = ProtectedIdentity.delegate_id.is_not(None)


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat, who sits on it and for whom. ``active`` is false once it is cancelled.

    Of a ``protected`` delegate all names are aliases, and the municipality is not told.
    """

    id: str
    edition_id: str
    number: int
    delegate_name: str
    company_id: str
    company_name: str
    municipality: str
    may_vote: bool
    active: bool
    key_version: int
    email: str
    not_in_picture: bool = False
    protected: bool = False


def seats(edition_id: str) -> list[SeatView]:
    """The seats in use of an edition, by number."""
    query = _seat_query().where(Seat.edition_id == edition_id, Seat.active).order_by(Seat.number)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query)]


def seats_of_company(company_id: str) -> list[SeatView]:
    """All seats that a company has had, cancelled ones too, by number."""
    query = _seat_query().where(Seat.company_id == company_id).order_by(Delegate.position)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query)]


def seats_of_companies(company_ids: Sequence[str]) -> list[SeatView]:
    """All seats that these companies have had, cancelled ones too, by number."""
    query = _seat_query().where(Seat.company_id.in_(list(company_ids))).order_by(Seat.number)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query)]


def count_seats(edition_id: str) -> int:
    """How many seats of an edition are in use."""
    query = select(func.count()).select_from(Seat).where(Seat.edition_id == edition_id, Seat.active)
    with reading() as session:
        return session.scalar(query) or 0


def seat_ids(edition_id: str, *, in_use: bool = False) -> list[str]:
    """All seats that an edition has had, or only those ``in_use``."""
    query = select(Seat.id).where(Seat.edition_id == edition_id)
    with reading() as session:
        return list(session.scalars(query.where(Seat.active) if in_use else query))


def all_seats(edition_id: str) -> list[SeatView]:
    """All seats that an edition has had, cancelled ones too, by number."""
    query = _seat_query().where(Seat.edition_id == edition_id).order_by(Seat.number)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query)]


def seats_among(seat_ids: Iterable[str]) -> list[SeatView]:
    """Those of ``seat_ids`` that are in use; one query."""
    query = _seat_query().where(Seat.id.in_(list(seat_ids)), Seat.active)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query)]


def seats_with_email(edition_id: str, email: str) -> list[SeatView]:
    """The seats in use of an edition whose delegate has this address (in small letters), by number."""
    query = _seat_query().where(Seat.edition_id == edition_id, Seat.active, Delegate.email == email)
    with reading() as session:
        return [SeatView(*row) for row in session.execute(query.order_by(Seat.number))]


def registered_seats(edition_id: str) -> list[tuple[str, datetime]]:
    """The seats in use of an edition, each with when its company registered."""
    query = select(Seat.id, Company.registered_at).join(Company, Company.id == Seat.company_id)
    with reading() as session:
        return [
            (id_, at) for id_, at in session.execute(query.where(Seat.edition_id == edition_id, Seat.active))
        ]


def seat(seat_id: str) -> SeatView:
    """One seat, whether in use or cancelled.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.execute(_SEAT_BY_ID, {"id": seat_id}).first()
    if row is None:
        raise NotFound
    return SeatView(*row)


class SeatRegister:
    """The seats as the keys look them up (``access.seat_keys.SeatDirectory``)."""

    def by_locator(self, locator: bytes) -> SeatIdentity | None:
        """The seat with this locator, or None."""
        return _identity(_BY_LOCATOR, locator)

    def by_id(self, seat_id: str) -> SeatIdentity | None:
        """The seat with this id, or None."""
        return _identity(_BY_ID, seat_id)


def issue_keys_version_on(connection: Connection, seat_ids: Iterable[str]) -> dict[str, int]:
    """The current key version of those of ``seat_ids`` that are in use; one query on ``connection``."""
    rows = among(connection, [Seat.id, Seat.key_version], Seat.active.is_(True), key=Seat.id, ids=seat_ids)
    return {row[0]: row[1] for row in rows}


def identities(edition_id: str) -> dict[str, SeatIdentity]:
    """What the keys of the seats in use are derived from, by seat."""
    query = _identity_query().where(Seat.edition_id == edition_id, Seat.active)
    with reading() as session:
        return {row[0]: SeatIdentity(*row) for row in session.execute(query)}


def every_identity() -> dict[str, SeatIdentity]:
    """What the keys of all seats of all editions are derived from, cancelled ones too, by seat."""
    with reading() as session:
        return {row[0]: SeatIdentity(*row) for row in session.execute(_identity_query())}


def _seat_query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Seat.id,
            Seat.edition_id,
            Seat.number,
            Delegate.name,
            Seat.company_id,
            func.coalesce(ProtectedIdentity.company_alias, Company.name),
            case((_PROTECTED, rules.OTHER_MUNICIPALITY), else_=Company.municipality),
            Seat.may_vote,
            Seat.active,
            Seat.key_version,
            Delegate.email,
            Delegate.not_in_picture,
            case((_PROTECTED, true()), else_=false()),
        )
        .join(Delegate, Delegate.id == Seat.delegate_id)
        .join(Company, Company.id == Seat.company_id)
        .outerjoin(ProtectedIdentity, ProtectedIdentity.delegate_id == Seat.delegate_id)
    )


_SEAT_BY_ID = _seat_query().where(Seat.id == bindparam("id"))  # put together once: it is asked all day


def _identity_query() -> Select[*tuple[Any, ...]]:
    return select(Seat.id, Seat.edition_id, Seat.locator, Seat.key_version, Seat.door_version, Seat.active)


# Put together once, and asked without the session's machinery: thousands come with their keys at once.
_BY_LOCATOR = _identity_query().where(Seat.locator == bindparam("wanted"))
_BY_ID = _identity_query().where(Seat.id == bindparam("wanted"))


def _identity(query: Select[*tuple[Any, ...]], wanted: bytes | str) -> SeatIdentity | None:
    with looking_up() as connection:
        row = connection.execute(query, {"wanted": wanted}).first()
    return SeatIdentity(*row) if row else None
