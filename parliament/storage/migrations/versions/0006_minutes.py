"""Minutes

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("remind_after_days", sa.Integer(), nullable=False),
        sa.Column("content_sv", sa.Text(), nullable=False),
        sa.Column("content_en", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft','adjusting','unadjusted','approved','locked')", name=op.f("ck_minutes_state")
        ),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_minutes_sitting_id_sitting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("sitting_id", name="uq_minutes_sitting"),
    )
    op.create_table(
        "minutes_adjuster",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("minutes_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.Column("link_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_adjuster_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_adjuster")),
        sa.UniqueConstraint("minutes_id", "name", name="uq_minutes_adjuster_name"),
    )
    op.create_table(
        "minutes_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("minutes_id", sa.String(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("adjusted", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("form IN ('html','pdf','json')", name=op.f("ck_minutes_file_form")),
        sa.CheckConstraint("language IN ('sv','en')", name=op.f("ck_minutes_file_language")),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_file_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_file")),
        sa.UniqueConstraint("minutes_id", "issue", "language", "form", name="uq_minutes_file_issue"),
    )
    op.create_table(
        "minutes_prose",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("minutes_id", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_prose_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_prose")),
        sa.UniqueConstraint("minutes_id", "paragraph", "section", name="uq_minutes_prose_place"),
    )
    op.create_table(
        "minutes_rectification",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("minutes_id", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_rectification_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_rectification")),
    )
    op.create_index(
        op.f("ix_minutes_rectification_minutes_id"), "minutes_rectification", ["minutes_id"], unique=False
    )
    op.create_table(
        "minutes_approval",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("adjuster_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["adjuster_id"],
            ["minutes_adjuster.id"],
            name=op.f("fk_minutes_approval_adjuster_id_minutes_adjuster"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_approval")),
    )
    op.create_index(
        "uq_minutes_approval_counts",
        "minutes_approval",
        ["adjuster_id"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.create_table(
        "minutes_correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("minutes_id", sa.String(), nullable=False),
        sa.Column("adjuster_id", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('open','accepted','declined')", name=op.f("ck_minutes_correction_status")
        ),
        sa.ForeignKeyConstraint(
            ["adjuster_id"],
            ["minutes_adjuster.id"],
            name=op.f("fk_minutes_correction_adjuster_id_minutes_adjuster"),
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_correction_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_correction")),
    )
    op.create_index(
        op.f("ix_minutes_correction_minutes_id"), "minutes_correction", ["minutes_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_minutes_correction_minutes_id"), table_name="minutes_correction")
    op.drop_table("minutes_correction")
    op.drop_index(
        "uq_minutes_approval_counts",
        table_name="minutes_approval",
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.drop_table("minutes_approval")
    op.drop_index(op.f("ix_minutes_rectification_minutes_id"), table_name="minutes_rectification")
    op.drop_table("minutes_rectification")
    op.drop_table("minutes_prose")
    op.drop_table("minutes_file")
    op.drop_table("minutes_adjuster")
    op.drop_table("minutes")
