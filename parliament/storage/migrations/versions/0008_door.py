"""Door: what phones send, what they let in twice, who comes later; and files on their way in

Revision: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def upgrade() -> None:
    op.create_table(
        "door_scan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('welcome','already_in','cancelled','wrong_edition','unknown','closed')",
            name=op.f("ck_door_scan_outcome"),
        ),
        sa.CheckConstraint("told IN ('','welcome')", name=op.f("ck_door_scan_told")),
        _to("door_scan", "edition_id", "edition"),
        _to("door_scan", "seat_id", "seat"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_scan")),
    )
    _index("door_scan", "edition_id", "seat_id")
    op.create_table(
        "door_conflict",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=True),
        sa.Column("scan_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_at", _MOMENT, nullable=True),
        sa.Column("first_device", sa.String(), nullable=False),
        sa.Column("second_at", _MOMENT, nullable=False),
        sa.Column("second_device", sa.String(), nullable=False),
        sa.Column("settled_at", _MOMENT, nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('double','cancelled','wrong_edition','unknown','closed')",
            name=op.f("ck_door_conflict_kind"),
        ),
        sa.CheckConstraint(
            "(kind = 'double') = (first_at IS NOT NULL)", name=op.f("ck_door_conflict_first_at")
        ),
        sa.CheckConstraint(
            "first_at IS NULL OR first_at <= second_at", name=op.f("ck_door_conflict_second_at")
        ),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_by IS NULL)", name=op.f("ck_door_conflict_settled")
        ),
        _to("door_conflict", "edition_id", "edition"),
        _to("door_conflict", "seat_id", "seat"),
        _to("door_conflict", "scan_id", "door_scan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_conflict")),
        sa.UniqueConstraint("scan_id", name=op.f("uq_door_conflict_scan_id")),
    )
    _index("door_conflict", "edition_id", "seat_id")
    op.create_table(
        "late_arrival",
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("expected_at", _MOMENT, nullable=True),
        sa.Column("noted_at", _MOMENT, nullable=False),
        _to("late_arrival", "seat_id", "seat"),
        _to("late_arrival", "edition_id", "edition"),
        sa.PrimaryKeyConstraint("seat_id", name=op.f("pk_late_arrival")),
    )
    _index("late_arrival", "edition_id")
    op.create_table(
        "import_draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        _to("import_draft", "edition_id", "edition"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_draft")),
    )
    _index("import_draft", "edition_id")


def downgrade() -> None:
    for table in ("import_draft", "late_arrival", "door_conflict", "door_scan"):
        op.drop_table(table)
