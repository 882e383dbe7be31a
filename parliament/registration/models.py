"""Rows of registration: companies, their delegates, their seats and the themes they care about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_NOT_CANCELLED = text("cancelled_at IS NULL")
_ACTIVE = text("active")


class Company(Row):
    """A business that has registered for an edition. Sole traders have no number here."""

    __tablename__ = "company"
    __table_args__ = (
        Index(
            "uq_company_org_no",
            "edition_id",
            "org_no",
            unique=True,
            sqlite_where=_NOT_CANCELLED,
            postgresql_where=_NOT_CANCELLED,
        ),
        UniqueConstraint("submission", name="uq_company_submission"),
        CheckConstraint("kind IN ('company','association','sole_trader','norwegian')", name="kind"),
        CheckConstraint("(org_no IS NULL) = (kind = 'sole_trader')", name="org_no"),
        CheckConstraint("votes BETWEEN 0 AND 3", name="votes"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    org_no: Mapped[str | None]
    municipality: Mapped[str]
    contact_email: Mapped[str]
    votes: Mapped[int]
    submission: Mapped[str | None]
    registered_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class CompanyInterest(Row):
    """A theme that a company takes an interest in."""

    __tablename__ = "company_interest"

    company_id: Mapped[str] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[str] = mapped_column(primary_key=True)


class Delegate(Row):
    """A person who comes for a company."""

    __tablename__ = "delegate"
    __table_args__ = (UniqueConstraint("company_id", "position", name="uq_delegate_position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    company_id: Mapped[str] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    email: Mapped[str]
    not_in_picture: Mapped[bool] = mapped_column(default=False, server_default=false())


class ProtectedIdentity(Row):
    """The real name of a delegate with protected personal data. ``Delegate.name`` is the alias.

    Whatever shows a delegate thereby shows the alias; the real name is read by organisers alone.
    """

    __tablename__ = "protected_identity"

    delegate_id: Mapped[str] = mapped_column(ForeignKey("delegate.id", ondelete="CASCADE"), primary_key=True)
    real_name: Mapped[str]
    company_alias: Mapped[str]
    since: Mapped[datetime]


class Seat(Row):
    """A numbered seat in the hall. Its secrets are derived from ``locator`` and the versions, never kept."""

    __tablename__ = "seat"
    __table_args__ = (
        # A number is had by one seat that is in use; a cancelled seat's number is free again.
        Index(
            "uq_seat_number",
            "edition_id",
            "number",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
        # A person sits on one seat.
        Index(
            "uq_seat_delegate",
            "delegate_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
        UniqueConstraint("locator", name="uq_seat_locator"),
        CheckConstraint("number >= 1", name="number"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    company_id: Mapped[str] = mapped_column(ForeignKey("company.id"), index=True)
    delegate_id: Mapped[str] = mapped_column(ForeignKey("delegate.id"), index=True)
    number: Mapped[int]
    locator: Mapped[bytes] = mapped_column(LargeBinary(5))
    may_vote: Mapped[bool]
    active: Mapped[bool] = mapped_column(default=True)
    key_version: Mapped[int] = mapped_column(default=1)
    door_version: Mapped[int] = mapped_column(default=1)


class CalendarVersion(Row):
    """The number of an edition's latest calendar event, and what that showed."""

    __tablename__ = "calendar_version"

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    version: Mapped[int]
    digest: Mapped[str]
    changed_at: Mapped[datetime]
