"""The hall: phones at the doors, phones lent, named screens, seats that vote on paper

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "door_device",
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unsent", sa.Integer(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("unsent >= 0", name=op.f("ck_door_device_unsent")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_door_device_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("edition_id", "device", name=op.f("pk_door_device")),
    )
    op.create_table(
        "phone_loan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("lent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_loan")),
        sa.UniqueConstraint("digest", name=op.f("uq_phone_loan_digest")),
    )
    with op.batch_alter_table("phone_loan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phone_loan_seat_id"), ["seat_id"], unique=False)
    op.create_table(
        "screen_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scene", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen_key")),
        sa.UniqueConstraint("digest", name=op.f("uq_screen_key_digest")),
    )
    with op.batch_alter_table("screen_key", schema=None) as batch_op:
        batch_op.create_index(
            "uq_screen_key_name",
            ["name"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
    op.create_table(
        "paper_voter",
        sa.Column("division_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["division_id"], ["division.id"], name=op.f("fk_paper_voter_division_id_division")
        ),
        sa.PrimaryKeyConstraint("division_id", "seat_id", name=op.f("pk_paper_voter")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("paper_voter")
    with op.batch_alter_table("screen_key", schema=None) as batch_op:
        batch_op.drop_index("uq_screen_key_name")
    op.drop_table("screen_key")
    with op.batch_alter_table("phone_loan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_phone_loan_seat_id"))
    op.drop_table("phone_loan")
    op.drop_table("door_device")
