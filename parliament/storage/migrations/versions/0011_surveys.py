"""Surveys: two audiences, versions, groups, paper, tags, earlier years

Revision: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_AUDIENCES = "audience IN ('participants','politicians')"


def upgrade() -> None:
    with op.batch_alter_table("evaluation_survey", recreate="auto") as batch_op:
        batch_op.add_column(sa.Column("audience", sa.String(), server_default="participants", nullable=False))
        batch_op.add_column(sa.Column("reminders", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(op.f("uq_evaluation_survey_edition_id"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_evaluation_survey_edition_id_audience"), ["edition_id", "audience"]
        )
        batch_op.create_check_constraint(op.f("ck_evaluation_survey_audience"), _AUDIENCES)
    op.create_table(
        "evaluation_earlier",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("answers > 0", name=op.f("ck_evaluation_earlier_answers")),
        sa.CheckConstraint("hundredths BETWEEN 0 AND 10000", name=op.f("ck_evaluation_earlier_hundredths")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_earlier")),
        sa.UniqueConstraint(
            "audience", "year", "item", name=op.f("uq_evaluation_earlier_audience_year_item")
        ),
    )
    op.create_table(
        "evaluation_form",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "audience IN ('participants','politicians')", name=op.f("ck_evaluation_form_audience")
        ),
        sa.CheckConstraint(
            "status IN ('draft','current','replaced')", name=op.f("ck_evaluation_form_status")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_evaluation_form_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_form")),
        sa.UniqueConstraint(
            "edition_id", "audience", "number", name=op.f("uq_evaluation_form_edition_id_audience_number")
        ),
    )
    op.create_index(
        "uq_evaluation_form_in_hand",
        "evaluation_form",
        ["edition_id", "audience", "status"],
        unique=True,
        sqlite_where=sa.text("status <> 'replaced'"),
        postgresql_where=sa.text("status <> 'replaced'"),
    )
    op.create_table(
        "evaluation_invited",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("edition_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_evaluation_invited_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_invited")),
        sa.UniqueConstraint("edition_id", "email", name=op.f("uq_evaluation_invited_edition_id_email")),
    )
    op.create_table(
        "evaluation_group_mark",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("survey_id", sa.String(), nullable=False),
        sa.Column("background", sa.String(), nullable=False),
        sa.Column("grp", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["evaluation_survey.id"],
            name=op.f("fk_evaluation_group_mark_survey_id_evaluation_survey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_group_mark")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluation_invited_answered",
        sa.Column("survey_id", sa.String(), nullable=False),
        sa.Column("invited_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invited_id"],
            ["evaluation_invited.id"],
            name=op.f("fk_evaluation_invited_answered_invited_id_evaluation_invited"),
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["evaluation_survey.id"],
            name=op.f("fk_evaluation_invited_answered_survey_id_evaluation_survey"),
        ),
        sa.PrimaryKeyConstraint("survey_id", "invited_id", name=op.f("pk_evaluation_invited_answered")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluation_paper",
        sa.Column("survey_id", sa.String(), nullable=False),
        sa.Column("handed_out", sa.Integer(), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.CheckConstraint("entered BETWEEN 0 AND handed_out", name=op.f("ck_evaluation_paper_entered")),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["evaluation_survey.id"],
            name=op.f("fk_evaluation_paper_survey_id_evaluation_survey"),
        ),
        sa.PrimaryKeyConstraint("survey_id", name=op.f("pk_evaluation_paper")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluation_tag",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("survey_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["evaluation_survey.id"],
            name=op.f("fk_evaluation_tag_survey_id_evaluation_survey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_tag")),
        sa.UniqueConstraint("survey_id", "name", name=op.f("uq_evaluation_tag_survey_id_name")),
    )
    op.create_table(
        "evaluation_tagged",
        sa.Column("words_id", sa.String(), nullable=False),
        sa.Column("tag_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["evaluation_tag.id"], name=op.f("fk_evaluation_tagged_tag_id_evaluation_tag")
        ),
        sa.ForeignKeyConstraint(
            ["words_id"], ["evaluation_words.id"], name=op.f("fk_evaluation_tagged_words_id_evaluation_words")
        ),
        sa.PrimaryKeyConstraint("words_id", "tag_id", name=op.f("pk_evaluation_tagged")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluation_paper_seat",
        sa.Column("survey_id", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_evaluation_paper_seat_seat_id_seat")),
        sa.ForeignKeyConstraint(
            ["survey_id"],
            ["evaluation_survey.id"],
            name=op.f("fk_evaluation_paper_seat_survey_id_evaluation_survey"),
        ),
        sa.PrimaryKeyConstraint("survey_id", "seat_id", name=op.f("pk_evaluation_paper_seat")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("evaluation_paper_seat")
    op.drop_table("evaluation_tagged")
    op.drop_table("evaluation_tag")
    op.drop_table("evaluation_paper")
    op.drop_table("evaluation_invited_answered")
    op.drop_table("evaluation_group_mark")
    op.drop_table("evaluation_invited")
    op.drop_table("evaluation_form")
    op.drop_table("evaluation_earlier")
    with op.batch_alter_table("evaluation_survey", recreate="auto") as batch_op:
        batch_op.drop_constraint(op.f("uq_evaluation_survey_edition_id_audience"), type_="unique")
        batch_op.drop_constraint(op.f("ck_evaluation_survey_audience"), type_="check")
        batch_op.create_unique_constraint(op.f("uq_evaluation_survey_edition_id"), ["edition_id"])
        for column in ("audience", "reminders", "reminded_at"):
            batch_op.drop_column(column)
