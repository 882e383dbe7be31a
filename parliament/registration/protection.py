"""Protected identity: an alias for all, the real name for the organisers alone."""

from __future__ import annotations

from sqlalchemy import select

from parliament.live.outbox import announce_seats, announce_state
from parliament.registration import interest_personal as interest
from parliament.registration import rules
from parliament.registration.models import Company, Delegate, ProtectedIdentity, Seat
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction


def protect(*, delegate_id: str, alias: str, company_alias: str, by: Actor) -> None:
    """Show ``alias`` and ``company_alias`` instead of the delegate's name and company, everywhere.

    The journal forgets what it said of the registration. What was printed or sent before is not changed.
    Doing it again changes the aliases.

    Raises:
        NotFound: there is no such delegate.
        TextEmpty, TextTooLong, NotReadable: an alias is none.
    """
    shown = rules.readable(alias, max_length=rules.DELEGATE_LENGTH, field="alias")
    company_shown = text.clean(company_alias, max_length=rules.NAME_LENGTH, field="company_alias")
    with transaction() as tx:
        row = tx.session.get(Delegate, delegate_id)
        if row is None:
            raise NotFound
        kept = tx.session.get(ProtectedIdentity, delegate_id)
        if kept is None:
            kept = ProtectedIdentity(delegate_id=delegate_id, real_name=row.name, since=clock.now())
            tx.session.add(kept)
        kept.company_alias = company_shown
        row.name, row.not_in_picture = shown, True
        wish = interest.protect(tx, delegate_id, shown)
        tx.session.flush()
        journal.record(tx, action="registration.protected", subject=delegate_id, actor=by)
        _forget(tx, row.id, row.company_id, wish)
        _tell(tx, row)


def unprotect(*, delegate_id: str, by: Actor) -> None:
    """Show the real name again. Without protection nothing changes.

    Raises:
        NotFound: there is no such delegate.
    """
    with transaction() as tx:
        row = tx.session.get(Delegate, delegate_id)
        if row is None:
            raise NotFound
        kept = tx.session.get(ProtectedIdentity, delegate_id)
        if kept is None:
            return
        row.name = kept.real_name
        interest.protect(tx, delegate_id, kept.real_name)
        tx.session.delete(kept)
        tx.session.flush()
        journal.record(tx, action="registration.unprotected", subject=delegate_id, actor=by)
        _tell(tx, row)


def real_names(company_id: str) -> dict[str, str]:
    """The real names of a company's protected delegates, by seat. For the organisers."""
    query = (
        select(Seat.id, ProtectedIdentity.real_name)
        .join(ProtectedIdentity, ProtectedIdentity.delegate_id == Seat.delegate_id)
        .where(Seat.company_id == company_id)
    )
    with reading() as session:
        return {seat_id: name for seat_id, name in session.execute(query)}  # noqa: C416 - rows are no pairs


def _forget(tx: Transaction, *subjects: str) -> None:
    for subject in subjects:
        journal.erase_payloads(subject=subject)
    tx.session.flush()


def _tell(tx: Transaction, row: Delegate) -> None:
    edition_id = tx.session.get_one(Company, row.company_id).edition_id
    seats = tuple(tx.session.scalars(select(Seat.id).where(Seat.delegate_id == row.id)))
    announce_seats(tx, edition_id=edition_id, seats=seats)
    announce_state(tx, edition_id=edition_id)
