"""The second step of signing in: a code from an app (TOTP, RFC 6238), or one of the recovery codes.

Voluntary for each account. The app's secret is kept encrypted, recovery codes as keyed digests, and a code
that was used is never good again.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

from flask_security.totp import Totp
from sqlalchemy import select

from parliament.access.models import SecondFactor
from parliament.access.seat_keys import SeatKeys
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.shared.identifiers import CODE_ALPHABET
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

RECOVERY_CODES = 8
_RECOVERY_LENGTH = 10
_ISSUER = "Näringslivsparlamentet"
_SKEW_SECONDS = 30


class WrongCode(RuleBroken):
    """A code of the second step that is not right, or was used before."""

    code = "wrong_second_code"
    status = 422
    sv = "Koden stämmer inte. Vänta på nästa kod i appen, eller använd en återställningskod."
    en = "The code is not right. Wait for the next code in the app, or use a recovery code."


class AlreadySetUp(RuleBroken):
    """A second app where there is one."""

    code = "second_factor_there"
    sv = "Kontot har redan en app för inloggning. Ta bort den först."
    en = "The account already has an app for signing in. Remove it first."


@dataclass(frozen=True, slots=True)
class Secret:
    """A new secret for an app: ``sealed`` is to be kept, the others are shown once."""

    sealed: str
    address: str
    words: str


class SecondSteps:
    """Sets up, asks and takes away the second step of accounts."""

    def __init__(self, keys: SeatKeys, secret: str) -> None:
        """Seal the apps' secrets with ``secret``; digest recovery codes with ``keys``."""
        self._keys = keys
        self._totp = _Codes({"1": secret}, _ISSUER)

    def new_secret(self, email: str) -> Secret:
        """A secret for the app of the account with this address; nothing is kept."""
        sealed = self._totp.generate_totp_secret()
        return Secret(sealed, self._totp.get_totp_uri(email, sealed), self._totp.get_totp_pretty_key(sealed))

    def written(self, sealed: str, email: str) -> Secret:
        """The same secret once more, to be shown while it is being set up."""
        return Secret(sealed, self._totp.get_totp_uri(email, sealed), self._totp.get_totp_pretty_key(sealed))

    def set_up(self, *, account_id: str, sealed: str, code: str, by: Actor) -> list[str]:
        """Begin to ask for a second step, when ``code`` shows that the app works; returns the recovery codes.

        They are told this once, and kept nowhere.

        Raises:
            AlreadySetUp: there is one.
            WrongCode: the app says something else.
        """
        with transaction() as tx:
            if tx.session.get(SecondFactor, account_id) is not None:
                raise AlreadySetUp
            row = SecondFactor(account_id=account_id, secret=sealed, last_counter=0, since=clock.now())
            if not self._is_of_app(row, code):
                raise WrongCode(field="code")
            codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
            row.recovery = json.dumps([self._digest(account_id, each) for each in codes])
            tx.session.add(row)
            tx.session.flush()
            journal.record(tx, action="access.second_step_set_up", subject=account_id, actor=by)
            return codes

    def use(self, *, account_id: str, code: str) -> None:
        """Take a code of the account's app, or one of its recovery codes, which is then spent.

        Raises:
            WrongCode: it is neither, or was used before.
        """
        with transaction() as tx:
            row = tx.session.get(SecondFactor, account_id)
            if row is None:
                raise WrongCode(field="code")
            if self._is_of_app(row, code):
                tx.session.flush()
                return
            left = json.loads(row.recovery)
            digest = self._digest(account_id, code)
            if digest not in left:
                raise WrongCode(field="code")
            left.remove(digest)
            row.recovery = json.dumps(left)
            tx.session.flush()
            by = Actor("staff", account_id)
            facts = {"left": len(left)}
            journal.record(tx, action="access.recovery_code_used", subject=account_id, actor=by, facts=facts)

    def _is_of_app(self, row: SecondFactor, code: str) -> bool:
        figures = "".join(code.split())
        return (
            len(figures) == 6
            and figures.isascii()
            and figures.isdigit()
            and self._totp.verify_totp(figures, row.secret, row, window=_SKEW_SECONDS)  # type: ignore[arg-type]
        )

    def _digest(self, account_id: str, code: str) -> str:
        tidy = "".join(character for character in code.upper() if character.isalnum())[:40]
        return self._keys.digest("recovery", f"{account_id}|{tidy}")


def is_set_up(account_id: str) -> bool:
    """Whether the account is asked for a second step."""
    with reading() as session:
        query = select(SecondFactor.account_id).where(SecondFactor.account_id == account_id)
        return session.scalar(query) is not None


def recovery_codes_left(account_id: str) -> int:
    """How many recovery codes the account has left."""
    with reading() as session:
        row = session.get(SecondFactor, account_id)
        return len(json.loads(row.recovery)) if row else 0


def remove(*, account_id: str, by: Actor) -> None:
    """Ask the account for no second step any more. Without one nothing changes."""
    with transaction() as tx:
        drop(tx, account_id, by=by)


def drop(tx: Transaction, account_id: str, *, by: Actor) -> None:
    """The same, inside the caller's transaction."""
    row = tx.session.get(SecondFactor, account_id)
    if row is not None:
        tx.session.delete(row)
        tx.session.flush()
        journal.record(tx, action="access.second_step_removed", subject=account_id, actor=by)


class _Codes(Totp):
    """Remembers in the row which code was used last: the same one is not good twice."""

    def get_last_counter(self, user: Any) -> int | None:
        """The step of time of the code used last."""
        return user.last_counter or None

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Note the step of time of the code just used."""
        user.last_counter = tmatch.counter


def _recovery_code() -> str:
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(_RECOVERY_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"
