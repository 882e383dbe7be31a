"""Those who have told that they come later, so that nobody looks for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from parliament.door import rules
from parliament.door.models import LateArrival
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction


def expect_later(*, seat_id: str, typed: str, by: Actor) -> datetime | None:
    """Note that a seat's delegate comes later; returns when, if a time was typed. Again: the new time counts.

    Raises:
        NotFound: there is no such seat in use.
        LaterTimeUnreadable: what was typed is no time of the day.
    """
    with transaction() as tx:
        place = registration.seat(seat_id)
        if not place.active:
            raise NotFound
        now = clock.now()
        day = editions.edition(place.edition_id).date or clock.stockholm(now).date()
        moment = rules.expected(typed, day=day, now=now)
        row = tx.session.get(LateArrival, seat_id)
        if row is None:
            tx.session.add(
                LateArrival(
                    seat_id=seat_id, edition_id=place.edition_id, expected_at=moment, noted_at=clock.now()
                )
            )
        else:
            row.expected_at = moment
        tx.session.flush()
        journal.record(tx, action="door.expected_later", subject=seat_id, actor=by)
        return moment


def expect_no_more(*, seat_id: str, by: Actor) -> None:
    """Take the note away; without one nothing changes."""
    with transaction() as tx:
        row = tx.session.get(LateArrival, seat_id)
        if row is None:
            return
        tx.session.delete(row)
        tx.session.flush()
        journal.record(tx, action="door.expected_no_more", subject=seat_id, actor=by)


def expected(edition_id: str) -> dict[str, datetime | None]:
    """The seats whose delegates come later, and when, where that is known."""
    query = select(LateArrival.seat_id, LateArrival.expected_at)
    with reading() as session:
        return dict(session.execute(query.where(LateArrival.edition_id == edition_id)).all())
