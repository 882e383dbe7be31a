"""What the outbox keeps about a person: the letters to an address, and those about a seat."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select

from parliament.mail.models import Letter
from parliament.mail.service import erase_letters
from parliament.shared.personal import Held, Record, held
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading


def export_person(
    *, addresses: Sequence[str], seat_ids: Sequence[str] = (), interest_ids: Sequence[str] = ()
) -> list[Held]:
    """The letters about these seats, and those to these addresses about these interests or nothing at all.

    A letter about somebody else's seat is not theirs, though the address may be shared.
    """
    with reading() as session:
        theirs = _theirs(addresses, seat_ids, interest_ids)
        rows = session.scalars(select(Letter).where(theirs).order_by(Letter.created_at))
        letters = [
            {
                "letter": row.kind,
                "recipient": row.recipient,
                "recipient_name": row.recipient_name,
                "subject": row.subject,
                "words": row.text,
                "status": row.status,
                "created_at": row.created_at,
                "sent_at": row.sent_at,
            }
            for row in rows
        ]
    return [held("letter", letters)]


def erase_person(
    *,
    addresses: Sequence[str],
    seat_ids: Sequence[str] = (),
    interest_ids: Sequence[str] = (),
    by: Actor,
) -> int:
    """Erase what the letters say; that a letter went, its kind and its time stay. Returns how many.

    Letters about an interest go too, to whomever they went: they name the people in it.
    """
    with reading() as session:
        theirs = _theirs(addresses, [*seat_ids, *interest_ids], [])
        wanted = select(Letter.id).where(theirs, Letter.erased_at.is_(None))
        ids = list(session.scalars(wanted))
    return erase_letters(ids, by=by)


def letters_about(ids: Sequence[str]) -> list[Record]:
    """The letters about these seats or interests that still say something."""
    few = set(ids)
    query = select(Letter.id, Letter.about, Letter.recipient).where(Letter.erased_at.is_(None))
    with reading() as session:
        return [Record(id_, recipient) for id_, about, recipient in session.execute(query) if about in few]


def _theirs(
    addresses: Sequence[str], seat_ids: Sequence[str], interest_ids: Sequence[str]
) -> ColumnElement[bool]:
    known = [address for address in addresses if address]
    about = Letter.about.in_(list(seat_ids))
    return or_(about, and_(Letter.recipient.in_(known), Letter.about.in_(["", *interest_ids])))
