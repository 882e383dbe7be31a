"""Proposals

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ONE_STANDS = sa.text("status = 'standing' AND kind IN ('approve','reject','adjourn','postpone')")
_NOT_TAKEN = sa.text("status <> 'taken'")


def upgrade() -> None:
    _matter()
    _proposals()
    _questions()
    _dissents()
    _ties()


def downgrade() -> None:
    for table in (
        "casting_vote",
        "tie_break",
        "recorded_dissent",
        "question_put",
        "proposal_support",
        "proposal",
        "matter",
    ):
        op.drop_table(table)


def _key(table: str, column: str, target: str, cascade: bool = True) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=name, ondelete="CASCADE" if cascade else None
    )


def _time(name: str, nullable: bool = True) -> "sa.Column[object]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _word(name: str, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.String(), nullable=nullable)


def _matter() -> None:
    op.create_table(
        "matter",
        _word("item_id"),
        _word("phase"),
        _word("prepared"),
        sa.Column("minority_used", sa.Boolean(), nullable=False),
        _word("outcome"),
        _time("debate_closed_at"),
        _time("confirmed_at"),
        _time("order_approved_at"),
        _time("ended_at"),
        sa.CheckConstraint(
            "phase IN ('debate','closed','confirmed','putting','decided',"
            "'adjourned','postponed','referred_back','dropped')",
            name=op.f("ck_matter_phase"),
        ),
        _key("matter", "item_id", "agenda_item"),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_matter")),
    )


def _proposals() -> None:
    op.create_table(
        "proposal",
        _word("id"),
        _word("item_id"),
        _word("seat_id", nullable=True),
        _word("kind"),
        _word("words"),
        _word("receiver"),
        _word("reason"),
        _word("status"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _time("at", nullable=False),
        _time("ended_at"),
        sa.CheckConstraint(
            "kind IN ('approve','reject','amendment','addition','postpone','refer_back','adjourn')",
            name=op.f("ck_proposal_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('standing','withdrawn','refused','carried','lost')", name=op.f("ck_proposal_status")
        ),
        _key("proposal", "item_id", "agenda_item"),
        _key("proposal", "seat_id", "seat", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_proposal_standing",
            ["item_id", "kind"],
            unique=True,
            sqlite_where=_ONE_STANDS,
            postgresql_where=_ONE_STANDS,
        )
    op.create_table(
        "proposal_support",
        _word("proposal_id"),
        _word("seat_id"),
        _time("at", nullable=False),
        _key("proposal_support", "proposal_id", "proposal"),
        _key("proposal_support", "seat_id", "seat", cascade=False),
        sa.PrimaryKeyConstraint("proposal_id", "seat_id", name=op.f("pk_proposal_support")),
    )


def _questions() -> None:
    op.create_table(
        "question_put",
        _word("id"),
        _word("item_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _word("role"),
        _word("status"),
        _word("main_id", nullable=True),
        _word("counter_id", nullable=True),
        _word("winner_id", nullable=True),
        sa.Column("against", sa.Boolean(), nullable=False),
        _word("demanded_by", nullable=True),
        _word("demanded_from"),
        _word("yes_is"),
        _word("yes_means"),
        _word("no_means"),
        _word("division_id", nullable=True),
        _word("voided"),
        _word("decided_by"),
        _word("reading"),
        _word("afterwards"),
        _time("asked_at", nullable=False),
        _time("perceived_at"),
        _time("demanded_at"),
        _time("taken_at"),
        sa.CheckConstraint(
            "role IN ('formal','main','counter','addition')", name=op.f("ck_question_put_role")
        ),
        sa.CheckConstraint(
            "status IN ('asked','perceived','demanded','worded','voting','taken')",
            name=op.f("ck_question_put_status"),
        ),
        sa.CheckConstraint("yes_is IN ('main','counter')", name=op.f("ck_question_put_yes_is")),
        sa.CheckConstraint(
            "decided_by IN ('','acclamation','majority','casting_vote','lot','minority')",
            name=op.f("ck_question_put_decided_by"),
        ),
        _key("question_put", "item_id", "agenda_item"),
        _key("question_put", "main_id", "proposal", cascade=False),
        _key("question_put", "counter_id", "proposal", cascade=False),
        _key("question_put", "winner_id", "proposal", cascade=False),
        _key("question_put", "demanded_by", "seat", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_put")),
        sa.UniqueConstraint("item_id", "number", name="uq_question_put_number"),
        sa.UniqueConstraint("division_id", name="uq_question_put_division"),
    )
    with op.batch_alter_table("question_put", schema=None) as batch_op:
        batch_op.create_index(
            "uq_question_put_open",
            ["item_id", "role"],
            unique=True,
            sqlite_where=_NOT_TAKEN,
            postgresql_where=_NOT_TAKEN,
        )


def _dissents() -> None:
    op.create_table(
        "recorded_dissent",
        _word("id"),
        _word("item_id"),
        _word("seat_id"),
        _word("kind"),
        _word("status"),
        _word("words"),
        _time("at", nullable=False),
        sa.CheckConstraint("kind IN ('dissent','note')", name=op.f("ck_recorded_dissent_kind")),
        sa.CheckConstraint(
            "status IN ('recorded','asked','refused')", name=op.f("ck_recorded_dissent_status")
        ),
        _key("recorded_dissent", "item_id", "agenda_item"),
        _key("recorded_dissent", "seat_id", "seat", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recorded_dissent")),
        sa.UniqueConstraint("item_id", "seat_id", "kind", name="uq_recorded_dissent_seat"),
    )


def _ties() -> None:
    op.create_table(
        "tie_break",
        _word("division_id"),
        _word("secret"),
        _word("chair_seat_id", nullable=True),
        _time("drawn_at"),
        _key("tie_break", "division_id", "division"),
        _key("tie_break", "chair_seat_id", "seat", cascade=False),
        sa.PrimaryKeyConstraint("division_id", name=op.f("pk_tie_break")),
    )
    op.create_table(
        "casting_vote",
        _word("division_id"),
        _word("seat_id"),
        _word("choice"),
        _time("at", nullable=False),
        sa.CheckConstraint("choice IN ('yes','no')", name=op.f("ck_casting_vote_choice")),
        _key("casting_vote", "division_id", "division"),
        _key("casting_vote", "seat_id", "seat", cascade=False),
        sa.PrimaryKeyConstraint("division_id", name=op.f("pk_casting_vote")),
    )
