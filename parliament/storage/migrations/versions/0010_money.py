"""Money

Revision: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("uq_budget_expense_booker", "budget_expense", ["id", "booked_by"], unique=True)
    op.create_table(
        "budget_earlier_cost",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cost_ore", sa.Integer(), nullable=False),
        sa.Column("vat", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("vat IN ('excl', 'incl', 'unknown')", name=op.f("ck_budget_earlier_cost_vat")),
        sa.CheckConstraint("cost_ore >= 0", name=op.f("ck_budget_earlier_cost_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_earlier_cost")),
        sa.UniqueConstraint("edition_id", "name", name="uq_budget_earlier_cost_name"),
    )
    op.create_table(
        "budget_supplier",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("supplier_key", sa.String(), nullable=False),
        sa.Column("options_ore", sa.Integer(), nullable=False),
        sa.Column("documented_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("options_ore >= 0", name=op.f("ck_budget_supplier_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_supplier")),
        sa.UniqueConstraint("edition_id", "supplier_key", name="uq_budget_supplier"),
    )
    op.create_table(
        "budget_approval",
        sa.Column("expense_id", sa.String(), nullable=False),
        sa.Column("booked_by", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("approved_by <> booked_by", name=op.f("ck_budget_approval_another")),
        sa.ForeignKeyConstraint(
            ["expense_id", "booked_by"],
            ["budget_expense.id", "budget_expense.booked_by"],
            name="fk_budget_approval_booker",
        ),
        sa.PrimaryKeyConstraint("expense_id", name=op.f("pk_budget_approval")),
    )
    op.create_table(
        "budget_coding",
        sa.Column("expense_id", sa.String(), nullable=False),
        sa.Column("responsibility", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["expense_id"], ["budget_expense.id"], name=op.f("fk_budget_coding_expense_id_budget_expense")
        ),
        sa.PrimaryKeyConstraint("expense_id", name=op.f("pk_budget_coding")),
    )
    op.create_table(
        "budget_receipt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("expense_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("uploaded_by", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('pdf', 'jpeg', 'png', 'heic')", name=op.f("ck_budget_receipt_kind")),
        sa.CheckConstraint("size > 0", name=op.f("ck_budget_receipt_size")),
        sa.ForeignKeyConstraint(
            ["expense_id"], ["budget_expense.id"], name=op.f("fk_budget_receipt_expense_id_budget_expense")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_receipt")),
        sa.UniqueConstraint("expense_id", "sha256", name="uq_budget_receipt_content"),
    )


def downgrade() -> None:
    op.drop_table("budget_receipt")
    op.drop_table("budget_coding")
    op.drop_table("budget_approval")
    op.drop_table("budget_supplier")
    op.drop_table("budget_earlier_cost")
    op.drop_index("uq_budget_expense_booker", table_name="budget_expense")
