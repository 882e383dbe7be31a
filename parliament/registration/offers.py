"""Use cases of invitations: invite, confirm, decline, let expire, and offer what is freed to a reserve.

Whoever confirms gets seats under the write lock, and each seat has a number that only one can have; so
however many press the button at once, the seats are never given twice. Those for whom there is nothing left
are on the reserve list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.live.outbox import announce
from parliament.registration import choosing, interest_letters, interests, letters, needs, rules, seating
from parliament.registration import interest_rules as states
from parliament.registration.calendar import day_of
from parliament.registration.companies import company
from parliament.registration.interest_models import Interest, InterestPerson
from parliament.registration.interests import InterestView
from parliament.registration.models import CompanyInterest, Delegate
from parliament.registration.rules import NewDelegate
from parliament.registration.setting import capacity, free_seats, setting
from parliament.registration.setting_rules import answer_by
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "registrations"
_TAKING = frozenset({"planned", "open"})
SYSTEM = Actor.system()


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a "yes": ``confirmed``, or false when the seats ran out and the reserve list was left."""

    interest: InterestView
    confirmed: bool


def invite(*, interest_ids: Iterable[str], by: Actor) -> int:
    """Invite these companies, which are selected or on the reserve list; those in other states are left.

    Returns:
        How many were invited.
    """
    with transaction() as tx:
        found = [tx.session.get(Interest, id_) for id_ in interest_ids]
        ready = [row for row in found if row and (row.status, "invite") in states.TRANSITIONS]
        for row in ready:
            _invite(tx, row, by=by, from_reserve=row.status == states.RESERVE)
        return len(ready)


def confirm(*, interest_id: str, by: Actor) -> Answered:
    """Say yes to an invitation: the company gets its seats, or goes on the reserve list when they are out.

    Saying yes again changes nothing.

    Raises:
        NotFound: there is none with this id.
        AnswerTooLate: the time to answer is out.
        InterestNotThere: it is not invited.
        AlreadyRegistered: the company has been registered another way.
    """
    expire_due(_edition_of(interest_id))
    with transaction() as tx:
        row = _row(tx, interest_id)
        if row.status == states.CONFIRMED:
            return Answered(interests.interest(row.id), confirmed=True)
        if row.status == states.EXPIRED:
            raise states.AnswerTooLate
        confirmed = states.after(row.status, "confirm")
        try:
            with tx.session.begin_nested():
                _give_seats(tx, row)
        except rules.EditionFull:
            return Answered(_too_many(tx, row, by), confirmed=False)
        row.status, row.answered_at = confirmed, clock.now()
        tx.session.flush()
        journal.record(
            tx, action="interest.confirmed", subject=row.id, actor=by, facts={"company": row.company_id}
        )
        announce(tx, TOPIC, edition_id=row.edition_id)
        letters.write_tickets(company(row.company_id or "").seats, language=row.language)
        return Answered(interests.interest(row.id), confirmed=True)


def decline(*, interest_id: str, by: Actor) -> InterestView:
    """Say no to an invitation: its seats are offered to a reserve. Saying no again changes nothing.

    Raises:
        NotFound: there is none with this id.
        InterestNotThere: it is not invited.
    """
    with transaction() as tx:
        row = _row(tx, interest_id)
        if row.status != states.DECLINED:
            row.status, row.answered_at = states.after(row.status, "decline"), clock.now()
            _drop_needs(tx, row)
            journal.record(tx, action="interest.declined", subject=row.id, actor=by)
            announce(tx, TOPIC, edition_id=row.edition_id)
            tx.session.flush()
            offer_free(row.edition_id)
        return interests.interest(row.id)


def queue(*, interest_id: str, by: Actor) -> InterestView:
    """Put a company that declined, or answered too late, on the reserve list.

    Raises:
        NotFound: there is none with this id.
        InterestNotThere: it is in another state.
    """
    with transaction() as tx:
        row = _row(tx, interest_id)
        if row.status != states.RESERVE:
            row.status = states.after(row.status, "queue")
            tx.session.flush()
            journal.record(tx, action="interest.queued", subject=row.id, actor=by)
            announce(tx, TOPIC, edition_id=row.edition_id)
        return interests.interest(row.id)


def company_gone(tx: Transaction, company_id: str, *, by: Actor) -> None:
    """A registered company has given back its last seat: its interest is cancelled too."""
    row = tx.session.scalar(select(Interest).where(Interest.company_id == company_id))
    if row is None or row.status != states.CONFIRMED:
        return
    row.status, row.live = states.after(row.status, "cancel"), False
    _drop_needs(tx, row)
    tx.session.flush()
    journal.record(tx, action="interest.cancelled", subject=row.id, actor=by)


def expire_due(edition_id: str, now: datetime | None = None) -> int:
    """Let the invitations expire whose time is out, and offer their seats on; returns how many expired."""
    moment = now or clock.now()
    late = (Interest.edition_id == edition_id, Interest.status == states.INVITED, Interest.answer_by < moment)
    with reading() as session:  # most of the time there is nothing to do, and then nobody is made to wait
        if session.scalar(select(Interest.id).where(*late).limit(1)) is None:
            return 0
    with transaction() as tx:
        rows = tx.session.scalars(select(Interest).where(*late)).all()
        for row in rows:
            row.status = states.after(row.status, "expire")
            journal.record(tx, action="interest.expired", subject=row.id, actor=SYSTEM)
        tx.session.flush()
        for row in rows:
            interest_letters.write(interest_letters.EXPIRED, interests.interest(row.id))
        announce(tx, TOPIC, edition_id=edition_id)
        offer_free(edition_id)
        return len(rows)


def offer_free(edition_id: str) -> int:
    """Offer every seat that is free and unpromised to the reserve that suits the hall best, one by one.

    Before the day only; nothing happens while nobody has been selected or seated, for then the selection
    itself is what the seats are waiting for.

    Returns:
        How many companies were invited.
    """
    edition = editions.edition(edition_id)
    if not _may_offer(edition):
        return 0
    offered = 0
    with transaction() as tx:
        while choice := choosing.next_reserve(
            edition_id, free=free_seats(edition_id) - _selected(tx, edition_id)
        ):
            row = _row(tx, choice.id)
            row.why = choosing.as_text(choice)
            _invite(tx, row, by=SYSTEM, from_reserve=True)
            offered += 1
    return offered


def run_due(now: datetime) -> int:
    """Let expire, in every edition that is on its way, the invitations whose time is out at ``now`` (UTC)."""
    on_their_way = [edition for edition in editions.list_editions() if edition.status in _TAKING]
    return sum(expire_due(edition.id, now) for edition in on_their_way)


def _invite(tx: Transaction, row: Interest, *, by: Actor, from_reserve: bool) -> None:
    edition = editions.edition(row.edition_id)
    now = clock.now()
    until = answer_by(setting(row.edition_id), day=edition.date, now=now, from_reserve=from_reserve)
    row.status = states.after(row.status, "invite")
    row.invited_at, row.answer_by, row.answered_at = now, until, None
    tx.session.flush()
    facts = {"answer_by": clock.iso(until), "from_reserve": from_reserve, "why": row.why}
    journal.record(tx, action="interest.invited", subject=row.id, actor=by, facts=facts)
    announce(tx, TOPIC, edition_id=row.edition_id)
    interest_letters.write(interest_letters.INVITATION, interests.interest(row.id), from_reserve=from_reserve)


def _give_seats(tx: Transaction, row: Interest) -> None:
    everybody = tx.session.scalars(
        select(InterestPerson).where(InterestPerson.interest_id == row.id).order_by(InterestPerson.position)
    ).all()
    people = [person for person in everybody if person.role == "delegate"]
    application = rules.Application(
        kind=row.kind,
        name=row.name,
        org_no=row.org_no,
        municipality=row.municipality,
        contact_email=row.contact_email,
        delegates=tuple(NewDelegate(person.name, person.email) for person in people),
        votes=setting(row.edition_id).votes,
    )
    seated = seating.add_company(tx, row.edition_id, application, None)
    ids = tuple(person.id for person in people)
    seating.add_seats(tx, seated, application, limit=capacity(row.edition_id), ids=ids)
    for person in everybody:
        if person.role != "delegate":  # a substitute is one of the company's people, without a seat
            facts = {"name": person.name, "email": person.email}
            tx.session.add(Delegate(id=person.id, company_id=seated.id, position=person.position, **facts))
            tx.session.flush()
        delegate = tx.session.get_one(Delegate, person.id)
        delegate.not_in_picture = person.not_in_picture
    for theme_id in interests.interest(row.id).theme_ids:
        tx.session.add(CompanyInterest(company_id=seated.id, theme_id=theme_id))
    row.company_id = seated.id
    tx.session.flush()


def _too_many(tx: Transaction, row: Interest, by: Actor) -> InterestView:
    """They said yes, and the last seat had just gone: on the reserve list, and told so."""
    row.status, row.answered_at = states.after(row.status, "full"), clock.now()
    row.answer_by = None
    tx.session.flush()
    journal.record(tx, action="interest.reserve_when_full", subject=row.id, actor=by)
    announce(tx, TOPIC, edition_id=row.edition_id)
    found = interests.interest(row.id)
    interest_letters.write(interest_letters.RESERVE, found)
    return found


def _drop_needs(tx: Transaction, row: Interest) -> None:
    people = tx.session.scalars(select(InterestPerson.id).where(InterestPerson.interest_id == row.id)).all()
    needs.drop_needs(tx, people)


def _may_offer(edition: EditionView) -> bool:
    day = day_of(edition)
    return edition.status in _TAKING and (day is None or clock.now() < day.begins)


def _selected(tx: Transaction, edition_id: str) -> int:
    """Seats of those who are selected and not invited yet: they come before the reserves."""
    query = select(Interest.seats).where(
        Interest.edition_id == edition_id, Interest.status == states.SELECTED
    )
    return sum(tx.session.scalars(query).all())


def _edition_of(interest_id: str) -> str:
    return interests.interest(interest_id).edition_id


def _row(tx: Transaction, interest_id: str) -> Interest:
    row = tx.session.get(Interest, interest_id, populate_existing=True)
    if row is None:
        raise NotFound
    return row


__all__ = [
    "Answered",
    "company_gone",
    "confirm",
    "decline",
    "expire_due",
    "invite",
    "offer_free",
    "queue",
    "run_due",
]
