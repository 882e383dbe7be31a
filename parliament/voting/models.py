"""Rows of voting. Turnout and ballots share no id, time or order (secrecy)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row

_WITHOUT_ROWID = {"sqlite_with_rowid": False}


class Division(Row):
    """A division, with the wording that was put and, when closed, its sealed sum and result."""

    __tablename__ = "division"
    __table_args__ = (
        Index(
            "uq_division_open",
            "sitting_id",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
        CheckConstraint("status IN ('draft','open','closed','declared','annulled')", name="status"),
        CheckConstraint("secrecy IN ('secret','recorded')", name="secrecy"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(index=True)
    sitting_id: Mapped[str]
    item_id: Mapped[str | None]
    theme_id: Mapped[str | None]
    title: Mapped[str]
    kind: Mapped[str]
    secrecy: Mapped[str]
    max_choices: Mapped[int] = mapped_column(default=1)
    places: Mapped[int] = mapped_column(default=1)
    tie_rule: Mapped[str] = mapped_column(default="both")
    trial: Mapped[bool] = mapped_column(default=False)
    repeats: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="draft")
    register_size: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    declared_at: Mapped[datetime | None]
    annul_reason: Mapped[str] = mapped_column(default="")
    ballot_sum: Mapped[str] = mapped_column(default="0" * 64)
    sealed: Mapped[bool] = mapped_column(default=False)
    result: Mapped[str] = mapped_column(Text, default="")


class DivisionOption(Row):
    """One option of the ballot, in the order of the ballot."""

    __tablename__ = "division_option"

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    means: Mapped[str] = mapped_column(default="")
    issue_id: Mapped[str | None]


class DivisionComparison(Row):
    """That a division puts the question of an earlier one again, after a debate, to show the shift."""

    __tablename__ = "division_comparison"

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id", ondelete="CASCADE"), primary_key=True)
    compares_with: Mapped[str] = mapped_column(ForeignKey("division.id"), index=True)


class RegisterEntry(Row):
    """A seat in the electoral register that was frozen when the division opened."""

    __tablename__ = "electoral_register"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(primary_key=True)


class LeftOut(Row):
    """A seat with a vote that was outside of the register when the division opened, and why."""

    __tablename__ = "left_out_of_register"
    __table_args__ = (CheckConstraint("why IN ('absent','conflict')", name="why"), _WITHOUT_ROWID)

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(primary_key=True)
    why: Mapped[str]


class Turnout(Row):
    """That a seat has voted. Not when, not what, not in which order."""

    __tablename__ = "turnout"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(primary_key=True)
    seat_id: Mapped[str] = mapped_column(primary_key=True)


class SecretBallot(Row):
    """A secret ballot. Not whose."""

    __tablename__ = "secret_ballot"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(primary_key=True)
    tracker: Mapped[str] = mapped_column(primary_key=True)
    choices: Mapped[str]
    seq: Mapped[int]
    replaced: Mapped[bool]


class RecordedBallot(Row):
    """A recorded ballot: the seat's latest."""

    __tablename__ = "recorded_ballot"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(primary_key=True)
    seat_id: Mapped[str] = mapped_column(primary_key=True)
    choices: Mapped[str]
    seq: Mapped[int]


class RecordedNonce(Row):
    """A nonce accepted in a recorded division, so that a late resend changes nothing."""

    __tablename__ = "recorded_nonce"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(primary_key=True)
    tracker: Mapped[str] = mapped_column(primary_key=True)
    seat_id: Mapped[str]
    seq: Mapped[int]
    status: Mapped[str]


class PaperVoter(Row):
    """A seat that was handed a ballot paper in a division, and so cannot vote by phone in it."""

    __tablename__ = "paper_voter"
    __table_args__ = _WITHOUT_ROWID

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(primary_key=True)


class PaperCount(Row):
    """Totals of ballot papers, counted by two tellers. A correction is a new row; the latest counts."""

    __tablename__ = "paper_count"
    __table_args__ = (CheckConstraint("ballots >= 0", name="ballots"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    division_id: Mapped[str] = mapped_column(ForeignKey("division.id"), index=True)
    ballots: Mapped[int]
    blank: Mapped[int]
    counts: Mapped[str] = mapped_column(Text)
    tellers: Mapped[str]
    at: Mapped[datetime]


class TieBreak(Row):
    """What a tie will be broken by, settled when the division opens.

    ``secret`` is what a drawing of lots starts from: its hash is journalled at opening, itself at the draw.
    ``chair_seat_id``: the chair's own seat, where the chair is a delegate in the register.
    """

    __tablename__ = "tie_break"

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id", ondelete="CASCADE"), primary_key=True)
    secret: Mapped[str]
    chair_seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    drawn_at: Mapped[datetime | None]


class CastingVote(Row):
    """The chair's casting vote where the chair had not voted yes or no. It is given once."""

    __tablename__ = "casting_vote"
    __table_args__ = (CheckConstraint("choice IN ('yes','no')", name="choice"),)

    division_id: Mapped[str] = mapped_column(ForeignKey("division.id", ondelete="CASCADE"), primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seat.id"))
    choice: Mapped[str]
    at: Mapped[datetime]
