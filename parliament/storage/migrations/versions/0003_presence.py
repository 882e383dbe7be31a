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


def downgrade() -> None:
    op.drop_table("sitting_tool")
    op.drop_table("item_tool")


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
