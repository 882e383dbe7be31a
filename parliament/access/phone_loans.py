"""Phones of the house, lent to someone whose own phone is dead.

The desk reads out a code of eight characters, typed on the lent phone at ``/in``. It signs in once, within
a quarter of an hour, and is apart from the seat's own code, whose uses it leaves alone. When the phone is
handed back it is signed out from here.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from parliament.access import passes
from parliament.access.models import PhoneLoan
from parliament.access.seat_keys import SeatIdentity, SeatKeys
from parliament.access.short_codes import ALPHABET, LENGTH, UnknownShortCode, grouped, plain
from parliament.shared import clock, text
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

CODE_LIFETIME = timedelta(minutes=15)
NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class LoanView:
    """A phone that is out. ``signed_in`` is false until its code has been typed."""

    id: str
    seat_id: str
    phone: str
    lent_at: datetime
    signed_in: bool


class PhoneLoans:
    """Lends phones; codes are kept as digests."""

    def __init__(self, keys: SeatKeys) -> None:
        """Find codes by the digests of ``keys``."""
        self._keys = keys

    def lend(self, *, seat: SeatIdentity, phone: str, by: Actor) -> str:
        """Lend a phone to a seat; returns the code to type on it, as ``ABCD-EFGH``, which is kept nowhere.

        Args:
            seat: whose; with a new key the code is dead.
            phone: what is written on the phone ("Telefon 3").
            by: who lends it.

        Raises:
            TextEmpty, TextTooLong: the phone's name.
        """
        name = text.clean(phone, max_length=NAME_LENGTH, field="phone")
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        with transaction() as tx:
            row = PhoneLoan(
                seat_id=seat.id,
                key_version=seat.key_version,
                digest=self._keys.digest("loan", code),
                phone=name,
                lent_at=clock.now(),
            )
            tx.session.add(row)
            tx.session.flush()
            journal.record(tx, action="access.phone_lent", subject=seat.id, actor=by, facts={"loan": row.id})
        return grouped(code)

    def use(self, typed: str) -> tuple[str, str, int]:
        """Sign a lent phone in; returns the loan, the seat and the key version it was lent for.

        Raises:
            UnknownShortCode: wrong, used, too old, or the phone has been handed back.
        """
        code = plain(typed)
        now = clock.now()
        with transaction() as tx:
            fresh = (
                PhoneLoan.digest == self._keys.digest("loan", code),
                PhoneLoan.signed_in_at.is_(None),
                PhoneLoan.returned_at.is_(None),
                PhoneLoan.lent_at > now - CODE_LIFETIME,
            )
            row = tx.session.scalar(select(PhoneLoan).where(*fresh))
            if row is None:
                raise UnknownShortCode(field="code")
            row.signed_in_at = now
            journal.record(
                tx,
                action="access.lent_phone_signed_in",
                subject=row.seat_id,
                actor=Actor("seat", row.seat_id),
                facts={"loan": row.id},
            )
            return row.id, row.seat_id, row.key_version


def give_back(*, loan_id: str, by: Actor) -> None:
    """Sign a lent phone out, its open connection included; again: nothing changes."""
    with transaction() as tx:
        changed = tx.session.execute(
            update(PhoneLoan)
            .where(PhoneLoan.id == loan_id, PhoneLoan.returned_at.is_(None))
            .values(returned_at=clock.now())
            .returning(PhoneLoan.seat_id)
        ).first()
        if changed is None:
            return
        journal.record(
            tx, action="access.phone_returned", subject=changed[0], actor=by, facts={"loan": loan_id}
        )
        passes.withdraw(tx, passes.of_loan(loan_id))


def phones_out() -> dict[str, list[LoanView]]:
    """The phones that are lent and not back, by seat."""
    with reading() as session:
        query = select(PhoneLoan).where(PhoneLoan.returned_at.is_(None)).order_by(PhoneLoan.lent_at)
        found: dict[str, list[LoanView]] = {}
        for row in session.scalars(query):
            view = LoanView(row.id, row.seat_id, row.phone, row.lent_at, row.signed_in_at is not None)
            found.setdefault(row.seat_id, []).append(view)
        return found


def is_out(loan_id: str) -> bool:
    """Whether the phone of this loan may still act for its seat."""
    with reading() as session:
        row = session.get(PhoneLoan, loan_id)
        return row is not None and row.returned_at is None
