"""Rows of files on their way in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from parliament.shared.identifiers import new_id
from parliament.storage.base import Row


class ImportDraft(Row):
    """A file that somebody has sent and not yet brought in. Gone when it is, or after a day."""

    __tablename__ = "import_draft"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), index=True)
    sent_at: Mapped[datetime]
    sent_by: Mapped[str]
    header: Mapped[str]
    rows: Mapped[str]
    columns: Mapped[str]
