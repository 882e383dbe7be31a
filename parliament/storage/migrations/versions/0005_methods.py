"""Voting methods: which earlier division a division is compared with

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "division_comparison",
        sa.Column("division_id", sa.String(), nullable=False),
        sa.Column("compares_with", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["compares_with"], ["division.id"], name=op.f("fk_division_comparison_compares_with_division")
        ),
        sa.ForeignKeyConstraint(
            ["division_id"],
            ["division.id"],
            name=op.f("fk_division_comparison_division_id_division"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("division_id", name=op.f("pk_division_comparison")),
    )
    op.create_index("ix_division_comparison_compares_with", "division_comparison", ["compares_with"])


def downgrade() -> None:
    op.drop_index("ix_division_comparison_compares_with", "division_comparison")
    op.drop_table("division_comparison")
