"""Needs of food and access: apart from everything else, counts to the kitchen, erased after the day.

By person they are shown to that person, and the access needs to the organiser who arranges them. Nothing of
what anybody needs stands in the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from parliament.registration import interest_rules as rules
from parliament.registration.interest_models import Interest, InterestPerson, Need
from parliament.registration.models import Company, Delegate, Seat
from parliament.shared import swedish
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

FOOD, ACCESS = "food", "access"
_NOTE = "note"
_COMING = ("received", "selected", "reserve", "invited")


@dataclass(frozen=True, slots=True)
class Needs:
    """What one person needs: codes, and a short note of each kind."""

    codes: tuple[str, ...] = ()
    food_note: str = ""
    access_note: str = ""

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.codes or self.food_note or self.access_note)


@dataclass(frozen=True, slots=True)
class FoodCounts:
    """For the kitchen: how many eat, how many of each diet, and notes without names."""

    people: int
    codes: dict[str, int]
    notes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AccessNeed:
    """A person's access need, for whoever arranges it. ``seat`` is None for those who have none yet."""

    person_name: str
    company_name: str
    seat: int | None
    email: str
    codes: tuple[str, ...]
    note: str


def save_needs(*, edition_id: str, person_id: str, new: Needs, by: Actor) -> None:
    """Put a person's needs in the place of what was there.

    Raises:
        UnknownNeed: a code is not in the lists.
        TextTooLong: a note is too long.
    """
    with transaction() as tx:
        put_needs(tx, edition_id, person_id, new)
        journal.record(tx, action="registration.needs_saved", subject=edition_id, actor=by)


def put_needs(tx: Transaction, edition_id: str, person_id: str, new: Needs) -> None:
    """Write a person's needs inside the caller's transaction."""
    rules.check_needs(new.codes)
    notes = {FOOD: rules.note(new.food_note, "food_note"), ACCESS: rules.note(new.access_note, "access_note")}
    tx.session.execute(delete(Need).where(Need.person_id == person_id))
    for code in dict.fromkeys(new.codes):
        kind = FOOD if code in rules.FOOD else ACCESS
        tx.session.add(Need(edition_id=edition_id, person_id=person_id, kind=kind, code=code, note=""))
    for kind, words in notes.items():
        if words:
            row = Need(
                edition_id=edition_id, person_id=person_id, kind=kind, code=f"{kind}_{_NOTE}", note=words
            )
            tx.session.add(row)
    tx.session.flush()


def needs_of(person_id: str) -> Needs:
    """What a person needs."""
    with reading() as session:
        rows = session.scalars(select(Need).where(Need.person_id == person_id)).all()
    notes = {row.kind: row.note for row in rows if row.note}
    codes = {row.code for row in rows if not row.note}
    ordered = tuple(code for code in (*rules.FOOD, *rules.ACCESS) if code in codes)
    return Needs(ordered, notes.get(FOOD, ""), notes.get(ACCESS, ""))


def drop_needs(tx: Transaction, person_ids: Iterable[str]) -> None:
    """Erase what these persons need: they do not come."""
    tx.session.execute(delete(Need).where(Need.person_id.in_(list(person_ids))))


def erase_needs(edition_id: str, *, by: Actor | None = None) -> int:
    """Erase every need of an edition, which is to be done after its day; returns how many rows."""
    with transaction() as tx:
        count = (
            tx.session.scalar(select(func.count()).select_from(Need).where(Need.edition_id == edition_id))
            or 0
        )
        tx.session.execute(delete(Need).where(Need.edition_id == edition_id))
        if count:
            facts = {"edition": edition_id, "rows": count}
            journal.record(
                tx,
                action="registration.needs_erased",
                subject=edition_id,
                actor=by or Actor.system(),
                facts=facts,
            )
        return count


def erase_numbered(need_ids: Sequence[str], *, by: Actor) -> int:
    """Erase the needs with these ids; returns how many there were."""
    with transaction() as tx:
        gone = [row for id_ in need_ids if (row := tx.session.get(Need, id_)) is not None]
        for row in gone:
            tx.session.delete(row)
        tx.session.flush()
        if gone:
            facts = {"rows": len(gone)}
            journal.record(
                tx,
                action="registration.needs_erased",
                subject=gone[0].edition_id,
                actor=by,
                facts=facts,
            )
        return len(gone)


def food_counts(edition_id: str) -> FoodCounts:
    """What the kitchen is told: numbers, never names. Of those who have a seat."""
    seated = select(Seat.delegate_id).where(Seat.edition_id == edition_id, Seat.active)
    query = select(Need).where(Need.edition_id == edition_id, Need.kind == FOOD, Need.person_id.in_(seated))
    with reading() as session:
        people = session.scalar(select(func.count()).select_from(seated.subquery())) or 0
        rows = session.scalars(query).all()
    codes = Counter(row.code for row in rows if not row.note)
    notes = Counter(row.note for row in rows if row.note)
    return FoodCounts(
        people=people,
        codes={code: codes[code] for code in rules.FOOD if codes[code]},
        notes=tuple(sorted(notes.items(), key=lambda item: swedish.sort_key(item[0]))),
    )


def access_needs(edition_id: str) -> list[AccessNeed]:
    """Who needs what to take part, for the organiser who arranges it: first those with a seat, by name."""
    people = _seated(edition_id) | _waiting(edition_id)
    query = select(Need).where(Need.edition_id == edition_id, Need.kind == ACCESS)
    found: dict[str, list[Need]] = {}
    with reading() as session:
        for row in session.scalars(query):
            found.setdefault(row.person_id, []).append(row)
    listed = [_access_need(people[id_], rows) for id_, rows in found.items() if id_ in people]
    return sorted(listed, key=lambda need: (need.seat is None, swedish.sort_key(need.person_name)))


def access_counts(edition_id: str) -> dict[str, int]:
    """How many need each thing: code → persons."""
    counts = Counter(code for need in access_needs(edition_id) for code in need.codes)
    return {code: counts[code] for code in rules.ACCESS if counts[code]}


_Person = tuple[str, str, int | None, str]


def _seated(edition_id: str) -> dict[str, _Person]:
    query = (
        select(Delegate.id, Delegate.name, Company.name, Seat.number, Delegate.email)
        .join(Seat, Seat.delegate_id == Delegate.id)
        .join(Company, Company.id == Seat.company_id)
        .where(Seat.edition_id == edition_id, Seat.active)
    )
    with reading() as session:
        return {
            id_: (name, company, seat, email) for id_, name, company, seat, email in session.execute(query)
        }


def _waiting(edition_id: str) -> dict[str, _Person]:
    query = (
        select(InterestPerson.id, InterestPerson.name, Interest.name, InterestPerson.email)
        .join(Interest, Interest.id == InterestPerson.interest_id)
        .where(Interest.edition_id == edition_id, Interest.status.in_(_COMING))
    )
    with reading() as session:
        return {id_: (name, company, None, email) for id_, name, company, email in session.execute(query)}


def _access_need(person: _Person, rows: list[Need]) -> AccessNeed:
    name, company, seat, email = person
    codes = {row.code for row in rows if not row.note}
    return AccessNeed(
        person_name=name,
        company_name=company,
        seat=seat,
        email=email,
        codes=tuple(code for code in rules.ACCESS if code in codes),
        note=next((row.note for row in rows if row.note), ""),
    )
