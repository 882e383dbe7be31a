"""Named hall screens: each has its own durable key, and may be kept on a scene of its own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.access import passes
from parliament.access.models import ScreenKey
from parliament.access.seat_keys import SeatKeys
from parliament.shared import clock, text
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import reading, transaction

NAME_LENGTH = 40


class ScreenNameTaken(RuleBroken):
    """Two screens with one name."""

    code = "screen_name_taken"
    status = 409
    sv = "Det finns redan en skärm med det namnet. Välj ett annat."
    en = "There is already a screen with that name. Choose another."


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen. ``scene`` is its own; empty: it shows what the others show."""

    id: str
    name: str
    scene: str
    created_at: datetime


class ScreenKeys:
    """Gives screens their keys; only digests are kept."""

    def __init__(self, keys: SeatKeys) -> None:
        """Find by the digests of ``keys``."""
        self._keys = keys

    def create(self, *, name: str, by: Actor) -> tuple[str, str]:
        """Make a screen; returns its id and its key, which is shown once.

        Raises:
            ScreenNameTaken: a screen in use has the name; kept by the database.
            TextEmpty, TextTooLong: the name.
        """
        name = text.clean(name, max_length=NAME_LENGTH, field="name")
        key = f"scr_{secrets.token_urlsafe(24)}"
        with transaction() as tx:
            row = ScreenKey(name=name, digest=self._keys.digest("screen", key), created_at=clock.now())
            tx.session.add(row)
            try:
                tx.session.flush()
            except IntegrityError as error:
                if violates(error, "uq_screen_key_name"):
                    raise ScreenNameTaken(field="name") from error
                raise
            journal.record(tx, action="access.screen_created", subject=row.id, actor=by)
            return row.id, key

    def screen_of(self, key: str) -> ScreenView | None:
        """The screen whose key this is, or None."""
        with reading() as session:
            query = select(ScreenKey).where(
                ScreenKey.digest == self._keys.digest("screen", key), ScreenKey.revoked_at.is_(None)
            )
            row = session.scalar(query)
            return _view(row) if row else None


def screens() -> list[ScreenView]:
    """The screens in use, by name."""
    with reading() as session:
        query = select(ScreenKey).where(ScreenKey.revoked_at.is_(None)).order_by(ScreenKey.name)
        return [_view(row) for row in session.scalars(query)]


def screen(screen_id: str) -> ScreenView | None:
    """A screen in use, or None."""
    with reading() as session:
        row = session.get(ScreenKey, screen_id)
        return _view(row) if row is not None and row.revoked_at is None else None


def set_scene(*, screen_id: str, scene: str, by: Actor) -> None:
    """Keep a screen on a scene of its own; empty: it shows what the others show. The caller knows the scenes.

    Raises:
        NotFound: there is no such screen in use.
    """
    with transaction() as tx:
        row = tx.session.get(ScreenKey, screen_id)
        if row is None or row.revoked_at is not None:
            raise NotFound
        row.scene = scene
        facts = {"scene": scene}
        journal.record(tx, action="access.screen_scene", subject=screen_id, actor=by, facts=facts)


def revoke(*, screen_id: str, by: Actor) -> None:
    """End a screen's key at once, open connections included; again: nothing changes.

    Raises:
        NotFound: there has never been such a screen.
    """
    with transaction() as tx:
        row = tx.session.get(ScreenKey, screen_id)
        if row is None:
            raise NotFound
        if row.revoked_at is not None:
            return
        row.revoked_at = clock.now()
        journal.record(tx, action="access.screen_revoked", subject=screen_id, actor=by)
        passes.withdraw(tx, passes.of_screen(screen_id))


def _view(row: ScreenKey) -> ScreenView:
    return ScreenView(row.id, row.name, row.scene, row.created_at)
