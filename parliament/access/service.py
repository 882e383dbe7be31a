"""Use cases of access: accounts, sign-in links, tokens, short codes."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from parliament.access import passes
from parliament.access.models import ApiToken, SignInLink, StaffAccount
from parliament.access.refusals import (
    AccountEmailMalformed,
    EmailTaken,
    LastOrganiser,
    LinkSpent,
    UnknownRole,
)
from parliament.access.roles import ROLES
from parliament.access.seat_keys import SeatKeys
from parliament.shared import clock, text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import reading, transaction

LINK_LIFETIME = timedelta(days=2)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class AccountView:
    """A staff account as pages show it."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    active: bool
    has_password: bool


@dataclass(frozen=True, slots=True)
class TokenView:
    """An API token as lists show it; the token itself is known only to its holder."""

    id: str
    role: str
    label: str
    created_at: datetime
    revoked_at: datetime | None


class Credentials:
    """Everything that is kept as a keyed digest; needs the instance's secret."""

    def __init__(self, keys: SeatKeys) -> None:
        """Digest with ``keys``."""
        self._keys = keys

    def create_sign_in_link(self, *, account_id: str, by: Actor) -> str:
        """Make a one-time sign-in link and return its token, which is kept nowhere."""
        token = secrets.token_urlsafe(24)
        with transaction() as tx:
            account = tx.session.get(StaffAccount, account_id)
            if account is None:
                raise NotFound
            link = SignInLink(
                digest=self._keys.digest("link", token),
                account_id=account_id,
                expires_at=clock.now() + LINK_LIFETIME,
            )
            tx.session.add(link)
            journal.record(tx, action="access.link_created", subject=account_id, actor=by)
        return token

    def look_at_link(self, token: str) -> AccountView:
        """Whose link it is, without spending it.

        Raises:
            LinkSpent: used, expired or unknown.
        """
        with reading() as session:
            return _account_view(_open_link(session, session.scalar(self._link(token))))

    def spend_sign_in_link(self, token: str) -> str:
        """Spend the link; returns the account's id. Only one of two at once succeeds.

        Raises:
            LinkSpent: used, expired or unknown.
        """
        with transaction() as tx:
            link = tx.session.scalar(self._link(token))
            account = _open_link(tx.session, link)
            assert link is not None  # noqa: S101 - _open_link refused None
            link.spent_at = clock.now()
            journal.record(
                tx, action="access.link_spent", subject=account.id, actor=Actor("staff", account.id)
            )
            return account.id

    def _link(self, token: str) -> Select[SignInLink]:
        return select(SignInLink).where(SignInLink.digest == self._keys.digest("link", token))

    def create_token(self, *, role: str, label: str = "", by: Actor) -> str:
        """Make an API bearer token for ``role`` and return it, once.

        Raises:
            UnknownRole: no such role.
        """
        _check_roles([role])
        token = f"parl_{secrets.token_urlsafe(32)}"
        with transaction() as tx:
            row = ApiToken(
                digest=self._keys.digest("token", token), role=role, label=label, created_at=clock.now()
            )
            tx.session.add(row)
            tx.session.flush()
            journal.record(tx, action="access.token_created", subject=row.id, actor=by, facts={"role": role})
        return token

    def token_holder(self, token: str) -> TokenView | None:
        """The valid token that ``token`` is, or None."""
        with reading() as session:
            row = session.scalar(
                select(ApiToken).where(
                    ApiToken.digest == self._keys.digest("token", token), ApiToken.revoked_at.is_(None)
                )
            )
            return _token_view(row) if row else None


def _open_link(session: Session, link: SignInLink | None) -> StaffAccount:
    if link is None or link.spent_at is not None or link.expires_at < clock.now():
        raise LinkSpent
    account = session.get(StaffAccount, link.account_id)
    if account is None or not account.active:
        raise LinkSpent
    return account


def create_account(
    *, email: str, name: str, roles: list[str], by: Actor, password_hash: str | None = None
) -> str:
    """Create a staff account; returns its id.

    Raises:
        AccountEmailMalformed, EmailTaken: the address is none, or has an account.
        UnknownRole: a role is not in the contract.
    """
    _check_roles(roles)
    email = text.clean(email, max_length=200, field="email").lower()
    name = text.clean(name, max_length=120, field="name")
    if not _ADDRESS.fullmatch(email):
        raise AccountEmailMalformed(field="email")
    with transaction() as tx:
        row = StaffAccount(
            email=email,
            name=name,
            role_names=",".join(sorted(set(roles))),
            password=password_hash,
            fs_uniquifier=secrets.token_hex(16),
            created_at=clock.now(),
        )
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_staff_account_email"):
                raise EmailTaken(field="email") from error
            raise
        journal.record(
            tx, action="access.account_created", subject=row.id, actor=by, facts={"roles": sorted(set(roles))}
        )
        return row.id


def change_account(*, account_id: str, roles: list[str], active: bool, by: Actor) -> None:
    """Set an account's roles and whether it may sign in; open sessions end when it may not.

    Raises:
        LastOrganiser: nobody would be left who can give access.
        UnknownRole: a role is not in the contract.
    """
    _check_roles(roles)
    with transaction() as tx:
        row = tx.session.get(StaffAccount, account_id)
        if row is None:
            raise NotFound
        held = passes.of_account(row.fs_uniquifier, [role.name for role in row.roles])
        row.role_names = ",".join(sorted(set(roles)))
        row.active = active
        tx.session.flush()
        everyone = tx.session.scalars(select(StaffAccount).where(StaffAccount.active.is_(True)))
        if not any("organiser" in account.role_names.split(",") for account in everyone):
            raise LastOrganiser
        if not active:
            row.fs_uniquifier = secrets.token_hex(16)
        journal.record(
            tx,
            action="access.account_changed",
            subject=row.id,
            actor=by,
            facts={"roles": sorted(set(roles)), "active": active},
        )
        if held != passes.of_account(row.fs_uniquifier, set(roles)):
            passes.withdraw(tx, held)


def set_password(*, account_id: str, password_hash: str, by: Actor) -> None:
    """Keep a new argon2 hash; the account's other sessions end."""
    with transaction() as tx:
        row = tx.session.get(StaffAccount, account_id)
        if row is None:
            raise NotFound
        passes.withdraw(tx, passes.of_account(row.fs_uniquifier, [role.name for role in row.roles]))
        row.password = password_hash
        row.fs_uniquifier = secrets.token_hex(16)
        journal.record(tx, action="access.password_changed", subject=row.id, actor=by)


def list_accounts() -> list[AccountView]:
    """All staff accounts, by name."""
    with reading() as session:
        return [
            _account_view(row) for row in session.scalars(select(StaffAccount).order_by(StaffAccount.name))
        ]


def account(account_id: str) -> AccountView:
    """One staff account.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(StaffAccount, account_id)
        if row is None:
            raise NotFound
        return _account_view(row)


def account_with_role(role: str) -> AccountView | None:
    """The first active account with ``role``."""
    return next((a for a in list_accounts() if a.active and role in a.roles), None)


def find_account(**columns: object) -> StaffAccount | None:
    """The account with these column values, detached; for Flask-Security only."""
    with reading() as session:
        return session.scalars(select(StaffAccount).filter_by(**columns)).first()


def list_tokens() -> list[TokenView]:
    """All tokens, newest first."""
    with reading() as session:
        rows = session.scalars(select(ApiToken).order_by(ApiToken.created_at.desc()))
        return [_token_view(row) for row in rows]


def revoke_token(*, token_id: str, by: Actor) -> None:
    """Make a token invalid at once; doing it twice changes nothing."""
    with transaction() as tx:
        row = tx.session.get(ApiToken, token_id)
        if row is None:
            raise NotFound
        if row.revoked_at is not None:
            return
        row.revoked_at = clock.now()
        journal.record(tx, action="access.token_revoked", subject=row.id, actor=by)
        passes.withdraw(tx, passes.of_token(row.id))


def _check_roles(names: list[str]) -> None:
    for name in names:
        if name not in ROLES:
            raise UnknownRole(role=name, known=", ".join(ROLES), field="roles")


def _account_view(row: StaffAccount) -> AccountView:
    return AccountView(
        id=row.id,
        name=row.name,
        email=row.email,
        roles=tuple(name for name in row.role_names.split(",") if name),
        active=row.active,
        has_password=row.password is not None,
    )


def _token_view(row: ApiToken) -> TokenView:
    return TokenView(row.id, row.role, row.label, row.created_at, row.revoked_at)
