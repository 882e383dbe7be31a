"""What others see of the minutes: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.minutes import rules
from parliament.minutes.models import (
    MinutesAdjuster,
    MinutesApproval,
    MinutesCorrection,
    MinutesFile,
    MinutesProse,
    MinutesRecord,
    MinutesRectification,
)

Place = tuple[str, str]
"""A paragraph's key and a section's kind."""


@dataclass(frozen=True, slots=True)
class ProseView:
    """The clerk's words for a section; None: the generated ones count."""

    words: str | None
    version: int


@dataclass(frozen=True, slots=True)
class AdjusterView:
    """One who adjusts. ``approved_at`` and ``checksum``: of the approval that counts, if there is one."""

    id: str
    minutes_id: str
    name: str
    email: str
    link_version: int
    link_sent_at: datetime | None
    reminded: int
    approved_at: datetime | None
    checksum: str
    was_voided: bool


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What an adjuster asked to have changed, and the answer. An empty place: the minutes as a whole."""

    id: str
    adjuster_id: str
    adjuster: str
    paragraph: str
    section: str
    was: str
    asked: str
    comment: str
    asked_at: datetime
    status: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class FileView:
    """A published file without its bytes."""

    issue: int
    adjusted: bool
    language: str
    form: str
    checksum: str
    size: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class RectificationView:
    """What was found wrong after the lock."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MinutesView:
    """How the minutes of a sitting stand. ``id`` is empty while nobody has touched them."""

    sitting_id: str
    id: str = ""
    state: str = rules.DRAFT
    version: int = 0
    remind_after_days: int = rules.REMIND_AFTER_DAYS
    frozen_at: datetime | None = None
    sent_at: datetime | None = None
    locked_at: datetime | None = None
    prose: Mapping[Place, ProseView] = field(default_factory=dict)
    adjusters: tuple[AdjusterView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()
    files: tuple[FileView, ...] = ()
    rectifications: tuple[RectificationView, ...] = ()

    def can(self, step: str) -> bool:
        """Whether the state allows ``step``."""
        return rules.can(self.state, step)

    @property
    def is_published(self) -> bool:
        """Whether anything has been published."""
        return bool(self.files)

    @property
    def open_corrections(self) -> tuple[CorrectionView, ...]:
        """Those without an answer."""
        return tuple(each for each in self.corrections if each.status == "open")

    def adjuster(self, adjuster_id: str) -> AdjusterView | None:
        """The adjuster with this id, or None."""
        return next((each for each in self.adjusters if each.id == adjuster_id), None)

    @property
    def adjusted_at(self) -> datetime | None:
        """When the last adjuster approved; None while somebody has not."""
        times = [each.approved_at for each in self.adjusters]
        known = [at for at in times if at is not None]
        return max(known) if known and len(known) == len(times) else None


def view(session: Session, row: MinutesRecord) -> MinutesView:
    """The frozen view of a row with all that hangs on it."""
    adjusters = _adjusters(session, row.id)
    return MinutesView(
        sitting_id=row.sitting_id,
        id=row.id,
        state=row.state,
        version=row.version,
        remind_after_days=row.remind_after_days,
        frozen_at=row.frozen_at,
        sent_at=row.sent_at,
        locked_at=row.locked_at,
        prose=_prose(session, row.id),
        adjusters=adjusters,
        corrections=_corrections(session, row.id, {each.id: each.name for each in adjusters}),
        files=_files(session, row.id),
        rectifications=tuple(
            RectificationView(each.words, each.at)
            for each in session.scalars(
                select(MinutesRectification).filter_by(minutes_id=row.id).order_by(MinutesRectification.at)
            )
        ),
    )


def _prose(session: Session, minutes_id: str) -> dict[Place, ProseView]:
    rows = session.scalars(select(MinutesProse).filter_by(minutes_id=minutes_id))
    return {(row.paragraph, row.section): ProseView(row.words, row.version) for row in rows}


def _adjusters(session: Session, minutes_id: str) -> tuple[AdjusterView, ...]:
    found = []
    rows = session.scalars(
        select(MinutesAdjuster).filter_by(minutes_id=minutes_id).order_by(MinutesAdjuster.name)
    )
    for row in rows:
        approvals = session.scalars(select(MinutesApproval).filter_by(adjuster_id=row.id)).all()
        counts = next((each for each in approvals if each.voided_at is None), None)
        found.append(
            AdjusterView(
                id=row.id,
                minutes_id=minutes_id,
                name=row.name,
                email=row.email,
                link_version=row.link_version,
                link_sent_at=row.link_sent_at,
                reminded=row.reminded,
                approved_at=counts.at if counts else None,
                checksum=counts.checksum if counts else "",
                was_voided=counts is None and bool(approvals),
            )
        )
    return tuple(found)


def _corrections(session: Session, minutes_id: str, names: dict[str, str]) -> tuple[CorrectionView, ...]:
    rows = session.scalars(
        select(MinutesCorrection).filter_by(minutes_id=minutes_id).order_by(MinutesCorrection.asked_at)
    )
    return tuple(
        CorrectionView(
            id=row.id,
            adjuster_id=row.adjuster_id,
            adjuster=names.get(row.adjuster_id, "–"),
            paragraph=row.paragraph,
            section=row.section,
            was=row.was,
            asked=row.asked,
            comment=row.comment,
            asked_at=row.asked_at,
            status=row.status,
            answer=row.answer,
            answered_at=row.answered_at,
        )
        for row in rows
    )


def _files(session: Session, minutes_id: str) -> tuple[FileView, ...]:
    """The files of the latest issue, without their bytes."""
    here = MinutesFile.minutes_id == minutes_id
    latest = session.scalar(select(func.max(MinutesFile.issue)).where(here))
    if latest is None:
        return ()
    query = (
        select(
            MinutesFile.issue,
            MinutesFile.adjusted,
            MinutesFile.language,
            MinutesFile.form,
            MinutesFile.checksum,
            func.length(MinutesFile.body),
            MinutesFile.made_at,
        )
        .where(here, MinutesFile.issue == latest)
        .order_by(MinutesFile.language.desc(), MinutesFile.form)
    )
    return tuple(FileView(*row) for row in session.execute(query))
