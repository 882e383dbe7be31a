"""Rows of access: accounts, sign-in links, API tokens, short codes, lent phones, screens."""

from __future__ import annotations

from datetime import datetime

from flask_security.core import UserMixin
from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row
from parliament.storage.native import apart


class RoleName:
    """A role as Flask-Security wants to see it: something with a name and no permissions."""

    permissions: tuple[str, ...] = ()

    def __init__(self, name: str) -> None:
        """Wrap ``name``."""
        self.name = name

    def get_permissions(self) -> set[str]:
        """No finer permissions than the role × endpoint table."""
        return set()


class StaffAccount(Row, UserMixin):
    """Someone of staff. ``password`` is an argon2 hash, or None for those who use sign-in links."""

    __tablename__ = "staff_account"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)  # type: ignore[assignment]
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True)
    role_names: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]

    @property
    def roles(self) -> list[RoleName]:  # type: ignore[override]
        """The roles, as Flask-Security wants them."""
        return [RoleName(name) for name in self.role_names.split(",") if name]

    def verify_and_update_password(self, password: str) -> bool:
        """Whether ``password`` is right; asked on a native thread, for argon2 takes its time."""
        return apart(lambda: bool(super(StaffAccount, self).verify_and_update_password(password)))


class SignInLink(Row):
    """A one-time sign-in link; only the digest of its token is kept. GET never spends it."""

    __tablename__ = "sign_in_link"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("staff_account.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class SecondFactor(Row):
    """The second step of an account: the app's sealed secret, the code used last, recovery codes' digests.

    ``recovery`` is a JSON list; what is spent is no longer in it.
    """

    __tablename__ = "second_factor"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("staff_account.id", ondelete="CASCADE"), primary_key=True
    )
    secret: Mapped[str]
    last_counter: Mapped[int]
    recovery: Mapped[str]
    since: Mapped[datetime]


class ApiToken(Row):
    """A bearer token of the API; only its digest is kept."""

    __tablename__ = "api_token"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    digest: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class ShortCode(Row):
    """The typed code of a seat (`/in`): derived from its version; used up after some sign-ins."""

    __tablename__ = "short_code"
    __table_args__ = (UniqueConstraint("digest", name="uq_short_code_digest"),)

    seat_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    digest: Mapped[str]
    uses_left: Mapped[int]


class PhoneLoan(Row):
    """A phone of the house, lent to a seat. ``digest`` is of the code that signs it in, once."""

    __tablename__ = "phone_loan"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    seat_id: Mapped[str] = mapped_column(index=True)
    key_version: Mapped[int]
    digest: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str]
    lent_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]


_IN_USE = text("revoked_at IS NULL")


class ScreenKey(Row):
    """A hall screen with its durable key, of which only the digest is kept."""

    __tablename__ = "screen_key"
    __table_args__ = (
        Index("uq_screen_key_name", "name", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    scene: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class KeptAnswer(Row):
    """The answer to an API write under an Idempotency-Key: digests, ids, codes and numbers only."""

    __tablename__ = "kept_answer"

    digest: Mapped[str] = mapped_column(primary_key=True)
    body_digest: Mapped[str]
    status: Mapped[int]
    answer: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(index=True)
