"""The short typed code of a seat, for those who lost their link.

Eight characters without look-alikes. Derived from the seat secret and a version, found by a keyed
digest, good for a few sign-ins and then replaced by the next version.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from sqlalchemy import select

from parliament.access.models import ShortCode
from parliament.access.seat_keys import SeatKeys
from parliament.shared.errors import RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

USES = 5
LENGTH = 8
_LOOK_ALIKES = str.maketrans("01IOLU", "ABCDEF")
ALPHABET = "".join(sorted(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".translate(_LOOK_ALIKES))))
"""The characters of codes: none that is taken for another."""


class UnknownShortCode(RuleBroken):
    """A typed code that is wrong or used up."""

    code = "unknown_short_code"
    status = 404
    sv = "Koden stämmer inte eller är förbrukad. Kontrollera den, eller be hjälpdisken om en ny."
    en = "The code is wrong or used up. Check it, or ask the help desk for a new one."


class ShortCodes:
    """Gives and takes short codes."""

    def __init__(self, keys: SeatKeys, secret: str) -> None:
        """Derive from ``secret``; find by the digests of ``keys``."""
        self._keys = keys
        self._secret = secret.encode()

    def show(self, seat_id: str) -> str:
        """The seat's current code, as ``ABCD-EFGH``; made at the first asking."""
        with reading() as session:
            row = session.get(ShortCode, seat_id)
            if row is not None:
                return grouped(self._derive(seat_id, row.version))
        with transaction() as tx:
            row = tx.session.get(ShortCode, seat_id) or self._new(tx, seat_id, version=1)
            return grouped(self._derive(seat_id, row.version))

    def use(self, typed: str) -> str:
        """Sign in by a typed code; returns the seat's id.

        Raises:
            UnknownShortCode: wrong, or used up.
        """
        code = plain(typed)
        with transaction() as tx:
            row = tx.session.scalar(
                select(ShortCode).where(ShortCode.digest == self._keys.digest("code", code))
            )
            if row is None:
                raise UnknownShortCode(field="code")
            row.uses_left -= 1
            if row.uses_left <= 0:
                self._renew(tx, row)
            return row.seat_id

    def renew(self, *, seat_id: str, by: Actor) -> str:
        """Replace the seat's code at once; returns the new one."""
        with transaction() as tx:
            row = tx.session.get(ShortCode, seat_id) or self._new(tx, seat_id, version=1)
            self._renew(tx, row)
            journal.record(tx, action="access.short_code_renewed", subject=seat_id, actor=by)
            return grouped(self._derive(seat_id, row.version))

    def _new(self, tx: Transaction, seat_id: str, *, version: int) -> ShortCode:
        digest = self._keys.digest("code", self._derive(seat_id, version))
        row = ShortCode(seat_id=seat_id, version=version, digest=digest, uses_left=USES)
        tx.session.add(row)
        tx.session.flush()
        return row

    def _renew(self, tx: Transaction, row: ShortCode) -> None:
        row.version += 1
        row.digest = self._keys.digest("code", self._derive(row.seat_id, row.version))
        row.uses_left = USES
        tx.session.flush()

    def _derive(self, seat_id: str, version: int) -> str:
        mac = hmac.new(self._secret, f"code|{seat_id}|{version}".encode(), hashlib.sha256).digest()
        return base64.b32encode(mac).decode("ascii").translate(_LOOK_ALIKES)[:LENGTH]


def plain(typed: str) -> str:
    """A code as it was typed, without spaces and dashes, in capitals.

    Raises:
        UnknownShortCode: it is of another length.
    """
    code = "".join(c for c in typed.upper() if c.isalnum() and c.isascii())
    if len(code) != LENGTH:
        raise UnknownShortCode(field="code")
    return code


def grouped(code: str) -> str:
    """A code as it is shown: ``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"
