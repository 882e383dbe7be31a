"""Presence

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tools()
    _roll_call()
    _substitution()
    _conflict()
    _register()
    _agenda()
    _summons()
    with op.batch_alter_table("seat") as batch:
        batch.create_index(
            "uq_seat_delegate",
            ["delegate_id"],
            unique=True,
            sqlite_where=sa.text("active"),
            postgresql_where=sa.text("active"),
        )


def downgrade() -> None:
    with op.batch_alter_table("seat") as batch:
        batch.drop_index("uq_seat_delegate")
    for table in (
        "summons_log",
        "summons",
        "basis_document",
        "item_detail",
        "left_out_of_register",
        "conflict_of_interest",
        "substitution",
        "roll_call_answer",
        "roll_call",
        "sitting_tool",
        "item_tool",
    ):
        op.drop_table(table)


def _tools() -> None:
    for table, owner in (("item_tool", "item"), ("sitting_tool", "sitting")):
        target = "agenda_item" if owner == "item" else "sitting"
        op.create_table(
            table,
            sa.Column(f"{owner}_id", sa.String(), nullable=False),
            sa.Column("tool", sa.String(), nullable=False),
            sa.ForeignKeyConstraint(
                [f"{owner}_id"],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{owner}_id_{target}"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint(f"{owner}_id", "tool", name=op.f(f"pk_{table}")),
        )


def _points_at(table: str, column: str, target: str, *, cascade: bool = False) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=name, ondelete="CASCADE" if cascade else None
    )


def _roll_call() -> None:
    op.create_table(
        "roll_call",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        _points_at("roll_call", "sitting_id", "sitting", cascade=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call")),
    )
    _partial_index("uq_roll_call_open", "roll_call", "sitting_id", "ended_at IS NULL")
    op.create_table(
        "roll_call_answer",
        sa.Column("roll_call_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        _points_at("roll_call_answer", "roll_call_id", "roll_call", cascade=True),
        _points_at("roll_call_answer", "seat_id", "seat"),
        sa.PrimaryKeyConstraint("roll_call_id", "seat_id", name=op.f("pk_roll_call_answer")),
    )


def _substitution() -> None:
    op.create_table(
        "substitution",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("out_delegate_id", sa.String(), nullable=False),
        sa.Column("in_delegate_id", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting','serving','withdrawn')", name=op.f("ck_substitution_status")
        ),
        sa.CheckConstraint("why IN ('other','conflict')", name=op.f("ck_substitution_why")),
        sa.CheckConstraint("(status = 'serving') = (at IS NOT NULL)", name=op.f("ck_substitution_at")),
        sa.CheckConstraint("out_delegate_id != in_delegate_id", name=op.f("ck_substitution_two_people")),
        _points_at("substitution", "sitting_id", "sitting", cascade=True),
        _points_at("substitution", "seat_id", "seat"),
        _points_at("substitution", "out_delegate_id", "delegate"),
        _points_at("substitution", "in_delegate_id", "delegate"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitution")),
    )
    op.create_index("ix_substitution_sitting_id", "substitution", ["sitting_id"])
    _partial_index("uq_substitution_waiting", "substitution", "seat_id", "status = 'waiting'")


def _conflict() -> None:
    op.create_table(
        "conflict_of_interest",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _points_at("conflict_of_interest", "item_id", "agenda_item", cascade=True),
        _points_at("conflict_of_interest", "seat_id", "seat"),
        sa.PrimaryKeyConstraint("item_id", "seat_id", name=op.f("pk_conflict_of_interest")),
    )


def _register() -> None:
    op.create_table(
        "left_out_of_register",
        sa.Column("division_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("why IN ('absent','conflict')", name=op.f("ck_left_out_of_register_why")),
        _points_at("left_out_of_register", "division_id", "division"),
        sa.PrimaryKeyConstraint("division_id", "seat_id", name=op.f("pk_left_out_of_register")),
        sqlite_with_rowid=False,
    )


def _agenda() -> None:
    op.create_table(
        "item_detail",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("presenter", sa.String(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("admitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("admitted_at IS NULL OR urgent", name=op.f("ck_item_detail_admitted")),
        _points_at("item_detail", "item_id", "agenda_item", cascade=True),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_detail")),
    )
    op.create_table(
        "basis_document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_basis_document_size")),
        _points_at("basis_document", "item_id", "agenda_item", cascade=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis_document")),
    )
    op.create_index("ix_basis_document_item_id", "basis_document", ["item_id"])


def _summons() -> None:
    op.create_table(
        "summons",
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        _points_at("summons", "sitting_id", "sitting", cascade=True),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f("pk_summons")),
    )
    op.create_table(
        "summons_log",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("delegate_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=True),
        sa.Column("letter_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["summons.sitting_id"],
            name=op.f("fk_summons_log_sitting_id_summons"),
            ondelete="CASCADE",
        ),
        _points_at("summons_log", "delegate_id", "delegate"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summons_log")),
        sa.UniqueConstraint("sitting_id", "delegate_id", name="uq_summons_log_person"),
    )


def _partial_index(name: str, table: str, column: str, where: str) -> None:
    op.create_index(
        name, table, [column], unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )
