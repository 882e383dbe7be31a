"""Rows of how matters are decided: the matter, its proposals, the questions put, dissents and notes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_ONE_STANDS = text("status = 'standing' AND kind IN ('approve','reject','adjourn','postpone')")
_NOT_TAKEN = text("status <> 'taken'")


class Matter(Row):
    """An item that is being decided. ``prepared``: the proposal that approval refers to."""

    __tablename__ = "matter"
    __table_args__ = (
        CheckConstraint(
            "phase IN ('debate','closed','confirmed','putting','decided',"
            "'adjourned','postponed','referred_back','dropped')",
            name="phase",
        ),
    )

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    phase: Mapped[str] = mapped_column(default="debate")
    prepared: Mapped[str] = mapped_column(default="")
    minority_used: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str] = mapped_column(default="")
    debate_closed_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    order_approved_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Proposal(Row):
    """A proposal from the floor; without a seat it is the prepared one. Withdrawn ones are kept."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index(
            "uq_proposal_standing",
            "item_id",
            "kind",
            unique=True,
            sqlite_where=_ONE_STANDS,
            postgresql_where=_ONE_STANDS,
        ),
        CheckConstraint(
            "kind IN ('approve','reject','amendment','addition','postpone','refer_back','adjourn')",
            name="kind",
        ),
        CheckConstraint("status IN ('standing','withdrawn','refused','carried','lost')", name="status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="standing")
    number: Mapped[int]
    position: Mapped[int]
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ProposalSupport(Row):
    """That a seat supports a proposal (instämmer)."""

    __tablename__ = "proposal_support"

    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    at: Mapped[datetime]


class QuestionPut(Row):
    """A question put to the room (proposition), with what the chair perceived and how it was settled.

    ``main_id`` is what is put, or the main proposal once the chair has said what was perceived;
    ``counter_id`` its counter-proposal, or NULL for "not so". ``winner_id`` NULL when taken: "not so" won.
    """

    __tablename__ = "question_put"
    __table_args__ = (
        UniqueConstraint("item_id", "number", name="uq_question_put_number"),
        UniqueConstraint("division_id", name="uq_question_put_division"),
        # One question at a time; a main question waits while its counter-proposal is found.
        Index(
            "uq_question_put_open",
            "item_id",
            "role",
            unique=True,
            sqlite_where=_NOT_TAKEN,
            postgresql_where=_NOT_TAKEN,
        ),
        CheckConstraint("role IN ('formal','main','counter','addition')", name="role"),
        CheckConstraint(
            "status IN ('asked','perceived','demanded','worded','voting','taken')", name="status"
        ),
        CheckConstraint("yes_is IN ('main','counter')", name="yes_is"),
        CheckConstraint(
            "decided_by IN ('','acclamation','majority','casting_vote','lot','minority')", name="decided_by"
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    number: Mapped[int]
    role: Mapped[str]
    status: Mapped[str] = mapped_column(default="asked")
    main_id: Mapped[str | None] = mapped_column(ForeignKey("proposal.id"))
    counter_id: Mapped[str | None] = mapped_column(ForeignKey("proposal.id"))
    winner_id: Mapped[str | None] = mapped_column(ForeignKey("proposal.id"))
    against: Mapped[bool] = mapped_column(default=False)
    demanded_by: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    demanded_from: Mapped[str] = mapped_column(default="")
    yes_is: Mapped[str] = mapped_column(default="main")
    yes_means: Mapped[str] = mapped_column(default="")
    no_means: Mapped[str] = mapped_column(default="")
    division_id: Mapped[str | None]
    voided: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    reading: Mapped[str] = mapped_column(default="")
    afterwards: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime]
    perceived_at: Mapped[datetime | None]
    demanded_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]


class Dissent(Row):
    """A recorded dissent, or a note for the minutes that the chair allows or not."""

    __tablename__ = "recorded_dissent"
    __table_args__ = (
        UniqueConstraint("item_id", "seat_id", "kind", name="uq_recorded_dissent_seat"),
        CheckConstraint("kind IN ('dissent','note')", name="kind"),
        CheckConstraint("status IN ('recorded','asked','refused')", name="status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"))
    kind: Mapped[str]
    status: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
