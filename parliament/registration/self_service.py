"""Use cases of the personal link: hand the seat to a colleague, cancel it, say what one needs, say "yes".

Until the day begins. From then on the help desk does it, who sees the person.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from parliament.access.short_codes import ShortCodes
from parliament.editions import service as editions
from parliament.live.outbox import announce, announce_key_replaced, announce_state
from parliament.mail import rules as mail_rules
from parliament.mail import service as mail
from parliament.registration import letters, needs, releasing, rules
from parliament.registration.calendar import day_of
from parliament.registration.interest_models import SeatComing
from parliament.registration.models import Company, Delegate, ProtectedIdentity, Seat
from parliament.registration.needs import Needs
from parliament.registration.seats import SeatView, registered_seats, seat
from parliament.registration.setting import setting
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

TOPIC = "registrations"


class TooLateForThat(RuleBroken):
    """A change by the personal link on the day itself, or after it."""

    code = "too_late_for_that"
    sv = "Dagen har börjat, så det går inte att ändra här. Gå till hjälpdisken."
    en = "The day has begun, so this cannot be changed here. Go to the help desk."


class SamePerson(RuleBroken):
    """A seat handed to the one who has it."""

    code = "same_person"
    status = 422
    sv = "Det är samma person som har platsen nu. Skriv namnet och adressen till den som tar över."
    en = "That is the person who has the seat now. Write the name and address of who takes over."


def may_change(edition_id: str) -> bool:
    """Whether the personal link still lets one change things."""
    return editions.edition(edition_id).status in {"planned", "open"}


def change_delegate(
    *, seat_id: str, name: str, email: str, by: Actor, short_codes: ShortCodes | None = None
) -> SeatView:
    """Hand a seat to someone else: link, typed code and door code are new, and the old ones dead at once.

    What the first person needs is erased; so is their wish about pictures and their "yes, I am coming".

    Args:
        seat_id: which seat.
        name: who takes over.
        email: where the new ticket is sent.
        by: who does it.
        short_codes: where the seat's typed code is renewed too.

    Raises:
        RuleBroken: the name or address is not right, or is the same person's.
        TooLateForThat: the day has begun.
        NotFound: there is no such seat in use.
    """
    wanted = rules.readable(name, max_length=rules.DELEGATE_LENGTH, field="name")
    address = rules.email(email, field="email")
    with transaction() as tx:
        place = _place(tx, seat_id)
        person = tx.session.get(Delegate, place.delegate_id)
        if person is None:
            raise NotFound
        if (person.name.casefold(), person.email) == (wanted.casefold(), address):
            raise SamePerson(field="name")
        before = seat(seat_id)
        needs.drop_needs(tx, [person.id])
        tx.session.execute(delete(ProtectedIdentity).where(ProtectedIdentity.delegate_id == person.id))
        person.name, person.email, person.not_in_picture = wanted, address, False
        place.key_version += 1
        place.door_version += 1
        _forget_coming(tx, seat_id)
        tx.session.flush()
        if short_codes is not None:
            short_codes.renew(seat_id=seat_id, by=by)
        journal.record(
            tx,
            action="registration.delegate_changed",
            subject=place.id,
            actor=by,
            facts={"version": place.key_version},
            personal={"name": wanted, "email": address},
        )
        announce_key_replaced(tx, edition_id=place.edition_id, seat_id=place.id)
        announce_state(tx, edition_id=place.edition_id)
        announce(tx, TOPIC, edition_id=place.edition_id)
        return _write_to_both(before, seat(seat_id))


def _write_to_both(before: SeatView, after: SeatView) -> SeatView:
    latest = mail.latest_about(after.id)
    letters.write_replaced(before)
    letters.write_tickets([after], language=latest.language if latest else "sv")
    return after


def cancel_seat(*, seat_id: str, by: Actor) -> SeatView:
    """Cancel one seat: its link is dead, and a reserve is offered it. Doing it twice changes nothing.

    Raises:
        TooLateForThat: the day has begun.
        NotFound: there is none with this id.
    """
    with transaction() as tx:
        place = tx.session.get(Seat, seat_id)
        if place is None:
            raise NotFound
        if place.active:
            _in_time(place.edition_id)
            company = tx.session.get(Company, place.company_id)
            if company is None:
                raise NotFound
            releasing.release(tx, company, [place], by=by)
        return seat(seat_id)


def save_wishes(*, seat_id: str, new: Needs, not_in_picture: bool, by: Actor) -> None:
    """Save what the delegate needs, and whether they want to be left out of pictures.

    Raises:
        UnknownNeed, TextTooLong: what was typed is not right.
        TooLateForThat: the day has begun.
        NotFound: there is no such seat in use.
    """
    with transaction() as tx:
        place = _place(tx, seat_id)
        person = tx.session.get(Delegate, place.delegate_id)
        if person is None:
            raise NotFound
        person.not_in_picture = not_in_picture
        needs.save_needs(edition_id=place.edition_id, person_id=person.id, new=new, by=by)


def wishes(seat_id: str) -> tuple[Needs, bool]:
    """What the delegate of a seat needs, and whether they want to be left out of pictures."""
    with reading() as session:
        query = select(Delegate.id, Delegate.not_in_picture).join(Seat, Seat.delegate_id == Delegate.id)
        found = session.execute(query.where(Seat.id == seat_id)).first()
    if found is None:
        raise NotFound
    return needs.needs_of(found.id), found.not_in_picture


def say_coming(*, seat_id: str, by: Actor) -> None:
    """The delegate says "yes, I am coming". Saying it twice changes nothing.

    Raises:
        NotFound: there is no such seat in use.
    """
    with transaction() as tx:
        place = _place(tx, seat_id, in_time=False)
        if tx.session.get(SeatComing, seat_id) is None:
            tx.session.add(SeatComing(seat_id=seat_id, answered_at=clock.now()))
            tx.session.flush()
            journal.record(tx, action="registration.coming", subject=seat_id, actor=by)
            announce(tx, TOPIC, edition_id=place.edition_id)


def coming_since(seat_id: str) -> datetime | None:
    """When the delegate said "yes, I am coming"; None when they have not."""
    with reading() as session:
        return session.scalar(select(SeatComing.answered_at).where(SeatComing.seat_id == seat_id))


def coming(edition_id: str) -> dict[str, datetime]:
    """The seats in use whose delegates have said that they are coming, each with when."""
    query = select(SeatComing.seat_id, SeatComing.answered_at).join(Seat, Seat.id == SeatComing.seat_id)
    with reading() as session:
        rows = session.execute(query.where(Seat.edition_id == edition_id, Seat.active))
        return {seat_id: at for seat_id, at in rows}  # noqa: C416 - rows are not pairs to mypy


def ask_who_is_coming(now: datetime) -> int:
    """Write "Are you coming?" to everybody with a seat, the setting's days before; once each.

    Returns:
        How many letters were written.
    """
    return sum(_ask(edition.id, now) for edition in editions.list_editions())


def _ask(edition_id: str, now: datetime) -> int:
    edition = editions.edition(edition_id)
    day = day_of(edition)
    here = clock.stockholm(now)
    first, last = mail_rules.REMINDER_HOURS
    if edition.status != "open" or edition.is_demo or day is None or not first <= here.hour < last:
        return 0
    if not timedelta(0) < day.date - here.date() <= timedelta(days=setting(edition_id).coming_days):
        return 0
    told = mail.told(letters.COMING)
    said = coming(edition_id)
    due = [id_ for id_, _ in registered_seats(edition_id) if id_ not in told and id_ not in said]
    return letters.write_all(letters.COMING, edition, due, not_after=day.begins)


def _place(tx: Transaction, seat_id: str, *, in_time: bool = True) -> Seat:
    place = tx.session.get(Seat, seat_id)
    if place is None or not place.active:
        raise NotFound
    if in_time:
        _in_time(place.edition_id)
    return place


def _in_time(edition_id: str) -> None:
    if not may_change(edition_id):
        raise TooLateForThat


def _forget_coming(tx: Transaction, seat_id: str) -> None:
    row = tx.session.get(SeatComing, seat_id)
    if row is not None:
        tx.session.delete(row)
