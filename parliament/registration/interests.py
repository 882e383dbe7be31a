"""Reading interests: with their people and themes, as frozen values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from parliament.registration import spelling
from parliament.registration.interest_models import Interest, InterestPerson, InterestTheme
from parliament.shared import swedish
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person whom a company wants to send; ``role`` is delegate or substitute."""

    id: str
    position: int
    role: str
    name: str
    email: str
    not_in_picture: bool


@dataclass(frozen=True, slots=True)
class InterestView:
    """A company that wants to come; ``seats`` is how many it asks for, ``why`` the latest reason in codes."""

    id: str
    edition_id: str
    kind: str
    name: str
    name_key: str
    org_no: str | None
    municipality: str
    sector: str
    size: str
    contact_email: str
    question: str
    question_theme_id: str
    newcomer: bool
    seats: int
    language: str
    status: str
    why: str
    link_version: int
    received_at: datetime
    invited_at: datetime | None
    answer_by: datetime | None
    answered_at: datetime | None
    company_id: str | None
    theme_ids: tuple[str, ...]
    people: tuple[PersonView, ...]

    @property
    def delegates(self) -> tuple[PersonView, ...]:
        """Those who want a seat."""
        return tuple(person for person in self.people if person.role == "delegate")

    @property
    def substitute(self) -> PersonView | None:
        """Who comes instead, if someone falls ill."""
        return next((person for person in self.people if person.role == "substitute"), None)


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question that a company wants raised: a draft for moderators and organisers."""

    interest_id: str
    company_name: str
    theme_id: str
    text: str
    status: str
    company_id: str | None


_PLAIN = tuple(name for name in InterestView.__slots__ if name not in {"theme_ids", "people"})


def interest(interest_id: str) -> InterestView:
    """One interest.

    Raises:
        NotFound: there is none with this id.
    """
    found = _views([Interest.id == interest_id])
    if not found:
        raise NotFound
    return found[0]


def list_interests(edition_id: str, *, statuses: Sequence[str] = ()) -> list[InterestView]:
    """The interests of an edition, by name as Swedes sort; only those in ``statuses`` where given."""
    wanted: list[ColumnElement[bool]] = [Interest.edition_id == edition_id]
    if statuses:
        wanted.append(Interest.status.in_(statuses))
    return sorted(_views(wanted), key=lambda view: swedish.sort_key(view.name))


def count_by_status(edition_id: str) -> dict[str, tuple[int, int]]:
    """Status → how many companies, and how many seats they ask for."""
    query = (
        select(Interest.status, func.count(), func.sum(Interest.seats))
        .where(Interest.edition_id == edition_id)
        .group_by(Interest.status)
    )
    with reading() as session:
        return {status: (count, places) for status, count, places in session.execute(query)}


def interest_of_company(company_id: str) -> InterestView | None:
    """The interest that a registered company began with."""
    found = _views([Interest.company_id == company_id])
    return found[0] if found else None


def draft_questions(edition_id: str) -> list[DraftQuestion]:
    """What companies want raised, the oldest first; those who withdrew are left out."""
    query = (
        select(
            Interest.id,
            Interest.name,
            Interest.question_theme_id,
            Interest.question,
            Interest.status,
            Interest.company_id,
        )
        .where(Interest.edition_id == edition_id, Interest.question != "", Interest.live)
        .order_by(Interest.received_at, Interest.id)
    )
    with reading() as session:
        return [DraftQuestion(*row) for row in session.execute(query)]


def likely_duplicates(views: Sequence[InterestView]) -> dict[str, tuple[InterestView, ...]]:
    """Which of ``views`` may be the same company under another spelling: id → the others."""
    known = {view.id: view for view in views if view.status not in {"withdrawn", "cancelled"}}
    found = spelling.duplicates({id_: view.name_key for id_, view in known.items()})
    return {id_: tuple(known[other] for other in others) for id_, others in found.items()}


def _views(wanted: Sequence[ColumnElement[bool]]) -> list[InterestView]:
    with reading() as session:
        rows = session.scalars(
            select(Interest).where(*wanted).order_by(Interest.received_at, Interest.id)
        ).all()
        themes: dict[str, list[str]] = defaultdict(list)
        people: dict[str, list[PersonView]] = defaultdict(list)
        for theme in session.scalars(select(InterestTheme).join(Interest).where(*wanted)):
            themes[theme.interest_id].append(theme.theme_id)
        query = select(InterestPerson).join(Interest).where(*wanted).order_by(InterestPerson.position)
        for one in session.scalars(query):
            people[one.interest_id].append(
                PersonView(one.id, one.position, one.role, one.name, one.email, one.not_in_picture)
            )
    return [
        InterestView(
            **{name: getattr(row, name) for name in _PLAIN},
            theme_ids=tuple(sorted(themes[row.id])),
            people=tuple(people[row.id]),
        )
        for row in rows
    ]
