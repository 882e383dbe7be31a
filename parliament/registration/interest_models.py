"""Rows of interest and selection: who wants to come, what they need, what the hall should look like."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_LIVE = text("live")


class RegistrationSetting(Row):
    """How an edition takes registrations. Without a row the defaults of ``interest_rules`` hold.

    The numbers of days are counted back from the day of the edition.
    """

    __tablename__ = "registration_setting"
    __table_args__ = (
        CheckConstraint("mode IN ('first_come','selection')", name="mode"),
        CheckConstraint("votes BETWEEN 0 AND 3", name="votes"),
        CheckConstraint("overbooking BETWEEN 0 AND 50", name="overbooking"),
    )

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    mode: Mapped[str]
    votes: Mapped[int]
    overbooking: Mapped[int]
    save_date_days: Mapped[int]
    invite_days: Mapped[int]
    answer_days: Mapped[int]
    coming_days: Mapped[int]
    offer_hours: Mapped[int]
    seed: Mapped[int]


class Interest(Row):
    """A company that wants to come. ``live`` is false once it has withdrawn or cancelled.

    ``link_version`` kills older links. ``why`` is the reason of the latest decision, in codes.
    """

    __tablename__ = "interest"
    __table_args__ = (
        Index(
            "uq_interest_org_no",
            "edition_id",
            "org_no",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_interest_edition_status", "edition_id", "status"),
        UniqueConstraint("submission", name="uq_interest_submission"),
        UniqueConstraint("company_id", name="uq_interest_company"),
        CheckConstraint("(org_no IS NULL) = (kind = 'sole_trader')", name="org_no"),
        CheckConstraint(
            "status IN ('received','selected','reserve','invited','confirmed','declined','expired',"
            "'cancelled','withdrawn')",
            name="status",
        ),
        CheckConstraint("seats BETWEEN 1 AND 3", name="seats"),
        # A confirmed interest has its company with its seats; nobody is confirmed without.
        CheckConstraint("status <> 'confirmed' OR company_id IS NOT NULL", name="confirmed"),
        CheckConstraint("status <> 'invited' OR answer_by IS NOT NULL", name="answer_by"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    org_no: Mapped[str | None]
    municipality: Mapped[str]
    sector: Mapped[str]
    size: Mapped[str]
    contact_email: Mapped[str]
    question: Mapped[str] = mapped_column(Text)
    question_theme_id: Mapped[str]
    newcomer: Mapped[bool]
    seats: Mapped[int]
    language: Mapped[str]
    status: Mapped[str]
    live: Mapped[bool]
    why: Mapped[str] = mapped_column(Text)
    submission: Mapped[str | None]
    link_version: Mapped[int]
    received_at: Mapped[datetime]
    invited_at: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    company_id: Mapped[str | None] = mapped_column(ForeignKey("company.id"))


class InterestTheme(Row):
    """A theme that the company wants to talk about."""

    __tablename__ = "interest_theme"

    interest_id: Mapped[str] = mapped_column(ForeignKey("interest.id", ondelete="CASCADE"), primary_key=True)
    theme_id: Mapped[str] = mapped_column(primary_key=True)


class InterestPerson(Row):
    """A person whom the company wants to send. A delegate's row gets the same id once there is a seat."""

    __tablename__ = "interest_person"
    __table_args__ = (
        UniqueConstraint("interest_id", "position", name="uq_interest_person_position"),
        CheckConstraint("role IN ('delegate','substitute')", name="role"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    interest_id: Mapped[str] = mapped_column(ForeignKey("interest.id", ondelete="CASCADE"))
    position: Mapped[int]
    role: Mapped[str]
    name: Mapped[str]
    email: Mapped[str]
    not_in_picture: Mapped[bool]


class Need(Row):
    """What a person needs: food or access. Apart from everything else, and erased after the day.

    ``person_id`` is of an interest's person or a delegate; no foreign key, for nothing else leads here.
    """

    __tablename__ = "need"
    __table_args__ = (
        UniqueConstraint("person_id", "code", name="uq_need_code"),
        CheckConstraint("kind IN ('food','access')", name="kind"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    person_id: Mapped[str]
    kind: Mapped[str]
    code: Mapped[str]
    note: Mapped[str]


class SelectionAim(Row):
    """How the hall should be made up: a share (per cent) or a number of seats for one value."""

    __tablename__ = "selection_aim"
    __table_args__ = (
        UniqueConstraint("edition_id", "dimension", "value", name="uq_selection_aim_value"),
        CheckConstraint("dimension IN ('municipality','sector','size','theme','newcomer')", name="dimension"),
        CheckConstraint("unit IN ('share','number')", name="unit"),
        CheckConstraint("amount > 0 AND (unit = 'number' OR amount <= 100)", name="amount"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    dimension: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str]
    amount: Mapped[int]


class SeatComing(Row):
    """A delegate who has answered "yes" to the question two days before."""

    __tablename__ = "seat_coming"

    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    answered_at: Mapped[datetime]
