"""Giving seats back: the key is dead at once, what the person needed is erased, a reserve gets the seat."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from parliament.live.outbox import announce, announce_key_replaced, announce_seats, announce_state
from parliament.registration import letters, needs, offers
from parliament.registration.interest_models import SeatComing
from parliament.registration.models import Company, Delegate, Seat
from parliament.registration.seats import seat
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction

TOPIC = "registrations"


def release(tx: Transaction, company: Company, places: Sequence[Seat], *, by: Actor) -> None:
    """Free these seats of a company, which is cancelled with its last one; reserves are offered them."""
    for place in places:
        place.active = False
        place.key_version += 1
        announce_key_replaced(tx, edition_id=company.edition_id, seat_id=place.id)
    needs.drop_needs(tx, [place.delegate_id for place in places])
    tx.session.execute(delete(SeatComing).where(SeatComing.seat_id.in_([place.id for place in places])))
    tx.session.flush()
    left = _vote_again(tx, company)
    facts = {"edition": company.edition_id, "seats": sorted(place.number for place in places)}
    if not left:
        company.cancelled_at = clock.now()
        offers.company_gone(tx, company.id, by=by)
    action = "registration.seat_cancelled" if left else "registration.cancelled"
    subject = company.id
    journal.record(tx, action=action, subject=subject, actor=by, facts=facts)
    changed = tuple(place.id for place in (*places, *left))
    announce_seats(tx, edition_id=company.edition_id, seats=changed)
    announce_state(tx, edition_id=company.edition_id)
    announce(tx, TOPIC, edition_id=company.edition_id)
    letters.write_cancelled(seat(place.id) for place in places)
    tx.session.flush()
    offers.offer_free(company.edition_id)


def _vote_again(tx: Transaction, company: Company) -> list[Seat]:
    """The company's votes stay with those who are left, the first ones first."""
    query = select(Seat).join(Delegate, Delegate.id == Seat.delegate_id).order_by(Delegate.position)
    left = list(tx.session.scalars(query.where(Seat.company_id == company.id, Seat.active)))
    for index, place in enumerate(left):
        place.may_vote = place.may_vote or index < company.votes
    tx.session.flush()
    return left
