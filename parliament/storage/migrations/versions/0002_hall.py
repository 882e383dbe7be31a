"""The hall: the phones at the doors

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


def downgrade() -> None:
    op.drop_table("door_device")
