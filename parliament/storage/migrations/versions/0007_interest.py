"""Interest, selection, invitations, needs

Revision: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('food','access')", name=op.f("ck_need_kind")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_need_edition_id_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("person_id", "code", name="uq_need_code"),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_edition_id"), ["edition_id"], unique=False)

    op.create_table(
        "registration_setting",
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("overbooking", sa.Integer(), nullable=False),
        sa.Column("save_date_days", sa.Integer(), nullable=False),
        sa.Column("invite_days", sa.Integer(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=False),
        sa.Column("coming_days", sa.Integer(), nullable=False),
        sa.Column("offer_hours", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.CheckConstraint("mode IN ('first_come','selection')", name=op.f("ck_registration_setting_mode")),
        sa.CheckConstraint("overbooking BETWEEN 0 AND 50", name=op.f("ck_registration_setting_overbooking")),
        sa.CheckConstraint("votes BETWEEN 0 AND 3", name=op.f("ck_registration_setting_votes")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_registration_setting_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_registration_setting")),
    )
    op.create_table(
        "selection_aim",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "amount > 0 AND (unit = 'number' OR amount <= 100)", name=op.f("ck_selection_aim_amount")
        ),
        sa.CheckConstraint(
            "dimension IN ('municipality','sector','size','theme','newcomer')",
            name=op.f("ck_selection_aim_dimension"),
        ),
        sa.CheckConstraint("unit IN ('share','number')", name=op.f("ck_selection_aim_unit")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_selection_aim_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_aim")),
        sa.UniqueConstraint("edition_id", "dimension", "value", name="uq_selection_aim_value"),
    )
    op.create_table(
        "interest",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("org_no", sa.String(), nullable=True),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("question_theme_id", sa.String(), nullable=False),
        sa.Column("newcomer", sa.Boolean(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("submission", sa.String(), nullable=True),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.String(), nullable=True),
        sa.CheckConstraint("(org_no IS NULL) = (kind = 'sole_trader')", name=op.f("ck_interest_org_no")),
        sa.CheckConstraint(
            "status <> 'confirmed' OR company_id IS NOT NULL", name=op.f("ck_interest_confirmed")
        ),
        sa.CheckConstraint(
            "status <> 'invited' OR answer_by IS NOT NULL", name=op.f("ck_interest_answer_by")
        ),
        sa.CheckConstraint(
            "status IN ('received','selected','reserve','invited','confirmed','declined','expired','cancelled','withdrawn')",
            name=op.f("ck_interest_status"),
        ),
        sa.CheckConstraint("seats BETWEEN 1 AND 3", name=op.f("ck_interest_seats")),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"], name=op.f("fk_interest_company_id_company")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_interest_edition_id_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sa.UniqueConstraint("company_id", name="uq_interest_company"),
        sa.UniqueConstraint("submission", name="uq_interest_submission"),
    )
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.create_index("ix_interest_edition_status", ["edition_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_interest_name_key"), ["name_key"], unique=False)
        batch_op.create_index(
            "uq_interest_org_no",
            ["edition_id", "org_no"],
            unique=True,
            sqlite_where=sa.text("live"),
            postgresql_where=sa.text("live"),
        )

    op.create_table(
        "interest_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("interest_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("not_in_picture", sa.Boolean(), nullable=False),
        sa.CheckConstraint("role IN ('delegate','substitute')", name=op.f("ck_interest_person_role")),
        sa.ForeignKeyConstraint(
            ["interest_id"],
            ["interest.id"],
            name=op.f("fk_interest_person_interest_id_interest"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest_person")),
        sa.UniqueConstraint("interest_id", "position", name="uq_interest_person_position"),
    )
    op.create_table(
        "interest_theme",
        sa.Column("interest_id", sa.String(), nullable=False),
        sa.Column("theme_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interest_id"],
            ["interest.id"],
            name=op.f("fk_interest_theme_interest_id_interest"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interest_id", "theme_id", name=op.f("pk_interest_theme")),
    )
    op.create_table(
        "seat_coming",
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_seat_coming_seat_id_seat")),
        sa.PrimaryKeyConstraint("seat_id", name=op.f("pk_seat_coming")),
    )
    with op.batch_alter_table("delegate", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("not_in_picture", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("delegate", schema=None) as batch_op:
        batch_op.drop_column("not_in_picture")

    op.drop_table("seat_coming")
    op.drop_table("interest_theme")
    op.drop_table("interest_person")
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_interest_org_no", sqlite_where=sa.text("live"), postgresql_where=sa.text("live")
        )
        batch_op.drop_index(batch_op.f("ix_interest_name_key"))
        batch_op.drop_index("ix_interest_edition_status")

    op.drop_table("interest")
    op.drop_table("selection_aim")
    op.drop_table("registration_setting")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_edition_id"))

    op.drop_table("need")
