"""Queries on the rows of the speaker list that several use cases share."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parliament.speakers import rules
from parliament.speakers.models import SpeakerList, SpeakerSetting, SpeakingTurn
from parliament.speakers.rules import SpeakingSettings


def open_turns(session: Session, item_id: str) -> list[SpeakingTurn]:
    """The turns of an item that have or await the floor, in order of the list."""
    query = select(SpeakingTurn).where(SpeakingTurn.item_id == item_id, SpeakingTurn.status.in_(rules.OPEN))
    order = (SpeakingTurn.position, SpeakingTurn.requested_at, SpeakingTurn.id)
    return list(session.scalars(query.order_by(*order)))


def waiting(session: Session, item_id: str) -> list[SpeakingTurn]:
    """The requests of an item that wait, in order."""
    return [turn for turn in open_turns(session, item_id) if turn.status == "waiting"]


def on_the_floor(session: Session, sitting_id: str, status: str) -> SpeakingTurn | None:
    """The turn of a sitting that is ``speaking`` or ``interrupted``, of whichever item."""
    query = select(SpeakingTurn).where(SpeakingTurn.sitting_id == sitting_id, SpeakingTurn.status == status)
    return session.scalar(query.order_by(SpeakingTurn.started_at.desc()))


def speeches_held(session: Session, item_id: str, seat_ids: Iterable[str]) -> dict[str, int]:
    """How many speeches these seats have begun in the item; those with none are left out."""
    query = (
        select(SpeakingTurn.seat_id, func.count())
        .where(
            SpeakingTurn.item_id == item_id,
            SpeakingTurn.seat_id.in_(list(seat_ids)),
            SpeakingTurn.kind == "speech",
            SpeakingTurn.status.in_(rules.HELD),
        )
        .group_by(SpeakingTurn.seat_id)
    )
    return dict(session.execute(query).all())


def is_closed(session: Session, item_id: str) -> bool:
    """Whether the list of an item is closed (streck)."""
    row = session.get(SpeakerList, item_id)
    return row is not None and row.closed_at is not None


def settings(session: Session, sitting_id: str) -> SpeakingSettings:
    """The times and numbers of a sitting; what is usual where nothing was set."""
    row = session.get(SpeakerSetting, sitting_id)
    if row is None:
        return SpeakingSettings()
    return SpeakingSettings(
        first_seconds=row.first_seconds,
        later_seconds=row.later_seconds,
        rejoinder_seconds=row.rejoinder_seconds,
        breaking_seconds=row.breaking_seconds,
        max_rejoinders=row.max_rejoinders,
        from_phones=row.from_phones,
        sound=row.sound,
    )


def setting_row(session: Session, sitting_id: str) -> SpeakerSetting:
    """The row of a sitting's settings, made with the usual ones where there is none."""
    row = session.get(SpeakerSetting, sitting_id)
    if row is None:
        usual = SpeakingSettings()
        row = SpeakerSetting(
            sitting_id=sitting_id,
            first_seconds=usual.first_seconds,
            later_seconds=usual.later_seconds,
            rejoinder_seconds=usual.rejoinder_seconds,
            breaking_seconds=usual.breaking_seconds,
            max_rejoinders=usual.max_rejoinders,
            from_phones=usual.from_phones,
            sound=usual.sound,
        )
        session.add(row)
        session.flush()
    return row


def seen(current: SpeakingTurn | None, interrupted: SpeakingTurn | None, head: SpeakingTurn | None) -> str:
    """What a command is given against: who has the floor, whether the clock runs, and who is next."""
    running = "r" if current is not None and current.running_since is not None else "s"
    names = [turn.id if turn is not None else "-" for turn in (current, interrupted, head)]
    return "|".join([*names, running])
