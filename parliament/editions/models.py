"""Rows of editions: the edition, its partners, themes, issues and programme."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class Edition(Row):
    """One year's parliament. ``running`` is True while open or live, else NULL: one edition at a time."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("year", name="uq_edition_year"),
        UniqueConstraint("running", name="uq_edition_running"),
        CheckConstraint("status IN ('planned','open','live','held','cancelled')", name="status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    year: Mapped[int]
    name: Mapped[str]
    series_name: Mapped[str]
    region_name: Mapped[str]
    day: Mapped[date | None]
    period_text: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    running: Mapped[bool | None]
    mode: Mapped[str]
    venue: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=0)
    cancel_reason: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    technical_support_ore: Mapped[int | None]
    technical_support_vat: Mapped[str] = mapped_column(default="")
    frame_ore: Mapped[int | None]
    frame_text: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)


class EditionMunicipality(Row):
    """A municipality of the edition's region, for the lists that people choose from."""

    __tablename__ = "edition_municipality"

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)


class Partner(Row):
    """One who arranges the edition. ``responsibilities`` has one per line."""

    __tablename__ = "partner"
    __table_args__ = (Index("ix_partner_edition", "edition_id"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    position: Mapped[int]
    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[str]
    responsibilities: Mapped[str] = mapped_column(Text, default="")


class Theme(Row):
    """A theme of the day. ``roles`` (who answers) has one per line: offices, never persons."""

    __tablename__ = "theme"
    __table_args__ = (
        UniqueConstraint("edition_id", "key", name="uq_theme_key"),
        CheckConstraint("answers BETWEEN 1 AND 5", name="answers"),
        CheckConstraint("tie_rule IN ('both','deciding','lot')", name="tie_rule"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    key: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    palette: Mapped[str]
    icon: Mapped[str]
    position: Mapped[int]
    answers: Mapped[int]
    answer_minutes: Mapped[int]
    introduction_minutes: Mapped[int] = mapped_column(default=10)
    questions_minutes: Mapped[int] = mapped_column(default=20)
    division_minutes: Mapped[int] = mapped_column(default=5)
    tie_rule: Mapped[str]
    roles: Mapped[str] = mapped_column(Text, default="")
    introduction: Mapped[str] = mapped_column(Text, default="")


class Issue(Row):
    """One of the five issues (frågeställningar) that the theme's division is about."""

    __tablename__ = "issue"
    __table_args__ = (
        UniqueConstraint("theme_id", "letter", name="uq_issue_letter"),
        CheckConstraint("letter IN ('A','B','C','D','E')", name="letter"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id", ondelete="CASCADE"))
    letter: Mapped[str]
    short_name: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    is_demo: Mapped[bool] = mapped_column(default=False)


class ProgrammeItem(Row):
    """A point of the programme. ``fixed`` ones keep their time; the others follow the one before."""

    __tablename__ = "programme_item"
    __table_args__ = (Index("ix_programme_item_edition", "edition_id", "position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    starts_at: Mapped[datetime | None]
    fixed: Mapped[bool] = mapped_column(default=False)
    minutes: Mapped[int]
    presenter: Mapped[str] = mapped_column(default="")
