"""Commitments

Revision: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "undertaking",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("theme_id", sa.String(), nullable=True),
        sa.Column("issue_id", sa.String(), nullable=True),
        sa.Column("question_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("owner_email", sa.String(), nullable=False),
        sa.Column("contributors", sa.Text(), nullable=False),
        sa.Column("evidence_wanted", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("reported_done_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_reason", sa.Text(), nullable=False),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "accepted_at IS NOT NULL OR status IN ('potential','dropped')",
            name=op.f("ck_undertaking_accepted"),
        ),
        sa.CheckConstraint(
            "accepted_at IS NULL OR (due_on IS NOT NULL AND due_on >= said_on AND told_on IS NOT NULL AND kind = 'commitment')",
            name=op.f("ck_undertaking_due"),
        ),
        sa.CheckConstraint(
            "kind IN ('answer', 'taken_along', 'commitment')", name=op.f("ck_undertaking_kind")
        ),
        sa.CheckConstraint(
            "status IN ('potential', 'coming', 'ongoing', 'ended', 'dropped')",
            name=op.f("ck_undertaking_status"),
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_undertaking_edition_id_edition")
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_undertaking_issue_id_issue"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_undertaking_question_id_question"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_undertaking_theme_id_theme"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undertaking")),
        sa.UniqueConstraint("fingerprint", name="uq_undertaking_once"),
    )
    op.create_index("ix_undertaking_edition_status", "undertaking", ["edition_id", "status"], unique=False)
    op.create_index(op.f("ix_undertaking_owner_email"), "undertaking", ["owner_email"], unique=False)
    op.create_index(op.f("ix_undertaking_question_id"), "undertaking", ["question_id"], unique=False)
    op.create_table(
        "undertaking_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("undertaking_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_link", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["undertaking_id"],
            ["undertaking.id"],
            name=op.f("fk_undertaking_event_undertaking_id_undertaking"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undertaking_event")),
        sa.UniqueConstraint("undertaking_id", "version", name="uq_undertaking_event_version"),
    )


def downgrade() -> None:
    op.drop_table("undertaking_event")
    op.drop_index(op.f("ix_undertaking_question_id"), table_name="undertaking")
    op.drop_index(op.f("ix_undertaking_owner_email"), table_name="undertaking")
    op.drop_index("ix_undertaking_edition_status", table_name="undertaking")
    op.drop_table("undertaking")
