"""The speaker list inside one transaction: change turns, remember how they were, write the journal, tell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy.exc import IntegrityError

from parliament.live.outbox import announce_seats, announce_state
from parliament.shared import clock
from parliament.shared.errors import NotFound, StaleVersion
from parliament.sitting import service as sittings
from parliament.sitting.service import ItemView
from parliament.speakers import queries, rules
from parliament.speakers.models import SpeakingTurn
from parliament.speakers.rules import Clock, Event, Kind, Status
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction


class Desk:
    """Where one use case works on a sitting's speaker list."""

    def __init__(self, tx: Transaction, sitting_id: str, by: Actor) -> None:
        """Read the sitting; the write lock is held already."""
        self.tx, self.by = tx, by
        self.now = clock.now()
        self.sitting = sittings.sitting(sitting_id)
        self._was: dict[str, dict[str, Any]] = {}
        self._touched: dict[str, SpeakingTurn] = {}

    @property
    def item(self) -> ItemView:
        """The current item.

        Raises:
            NotTaking: the sitting is not open, or has no item for which the floor can be asked.
        """
        found = self.sitting.item
        rules.check_taking(phase=self.sitting.phase, item_kind=found.kind if found else None)
        return cast("ItemView", found)

    def on_the_floor(self, status: Status) -> SpeakingTurn | None:
        """The turn that is ``speaking`` or ``interrupted``."""
        return queries.on_the_floor(self.tx.session, self.sitting.id, status)

    def waiting(self) -> list[SpeakingTurn]:
        """The requests that wait in the current item, in order."""
        found = self.sitting.item
        return queries.waiting(self.tx.session, found.id) if found else []

    def turn(self, turn_id: str) -> SpeakingTurn:
        """A turn of this sitting's current item.

        Raises:
            NotFound: there is none with this id.
        """
        row = self.tx.session.get(SpeakingTurn, turn_id)
        if row is None or row.item_id != self.item.id:
            raise NotFound
        return row

    def check_seen(self, seen: str | None) -> None:
        """Refuse a command given against an older picture.

        Raises:
            StaleVersion: another has the floor, or is next, than the one who gave the command saw.
        """
        if seen is None:
            return
        head = next(iter(self.waiting()), None)
        if seen != queries.seen(self.on_the_floor("speaking"), self.on_the_floor("interrupted"), head):
            raise StaleVersion

    def change(self, turn: SpeakingTurn, event: Event | None = None, **values: object) -> None:
        """Take a turn a step on and set ``values``; how it was is remembered for undoing.

        Raises:
            TurnNotInThatState: the step does not start from its state.
            StaleVersion: somebody else has got the floor meanwhile.
        """
        if event is not None:
            values["status"] = rules.next_status(status_of(turn), event)
        was = self._was.setdefault(turn.id, {})
        for name, value in values.items():
            was.setdefault(name, _plain(getattr(turn, name)))
            setattr(turn, name, value)
        self._touched[turn.id] = turn
        try:
            self.tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_speaking_turn_speaking"):
                raise StaleVersion from error
            raise

    def stop_clock(self, turn: SpeakingTurn, event: Event) -> None:
        """Stop a turn's clock with a step: it keeps what it has used, until its item's end at most."""
        running = Clock(turn.limit_seconds, turn.used_seconds, turn.running_since)
        used = running.used(self._end_of(turn))
        values: dict[str, object] = {"used_seconds": used, "running_since": None}
        if event == "finish":
            values["ended_at"] = self._end_of(turn)
        self.change(turn, event, **values)

    def give_floor(self, turn: SpeakingTurn) -> None:
        """Call a waiting turn: a breaking one interrupts the speaker, another one ends who was there."""
        current, interrupted = self.on_the_floor("speaking"), self.on_the_floor("interrupted")
        breaks_in = turn.kind in rules.BREAKING
        if current is not None:
            interrupts = breaks_in and current.kind not in rules.BREAKING and current.item_id == turn.item_id
            self.stop_clock(current, "interrupt" if interrupts else "finish")
        if interrupted is not None and (not breaks_in or interrupted.item_id != turn.item_id):
            self.stop_clock(interrupted, "finish")
        held = queries.speeches_held(self.tx.session, turn.item_id, [turn.seat_id])
        limit = rules.limit_seconds(
            cast("Kind", turn.kind),
            speeches_before=held.get(turn.seat_id, 0),
            settings=queries.settings(self.tx.session, self.sitting.id),
        )
        self.change(turn, "call", limit_seconds=limit, running_since=self.now, started_at=self.now)

    def give_back(self) -> SpeakingTurn | None:
        """Give the interrupted speaker the floor again, whose clock goes on."""
        interrupted = self.on_the_floor("interrupted")
        if interrupted is None:
            return None
        self.change(interrupted, "give_back", running_since=self.now)
        return interrupted

    def record(
        self,
        action: str,
        turn: SpeakingTurn,
        *,
        facts: Mapping[str, object] | None = None,
        personal: Mapping[str, object] | None = None,
        can_be_undone: bool = True,
    ) -> None:
        """Write the journal, remember the step, and tell the screens and the seats concerned."""
        if can_be_undone:
            row = queries.setting_row(self.tx.session, self.sitting.id)
            row.last_step = json.dumps({"action": action, "turn": turn.id, "turns": self._steps()})
        journal.record(
            self.tx,
            action=f"speakers.{action}",
            subject=turn.id,
            actor=self.by,
            facts={"item": turn.item_id, "seat": turn.seat_id, "kind": turn.kind, **(facts or {})},
            personal=personal,
        )
        self.tell(turn)

    def tell(self, *turns: SpeakingTurn) -> None:
        """Tell the screens, and the seats whose place in the list may have changed."""
        edition_id = self.sitting.edition_id
        concerned = {turn.seat_id for turn in (*turns, *self._touched.values(), *self.waiting())}
        announce_state(self.tx, edition_id=edition_id)
        announce_seats(self.tx, edition_id=edition_id, seats=tuple(sorted(concerned)))

    def _steps(self) -> dict[str, dict[str, Any]]:
        return {
            turn_id: {"was": was, "is": self._touched[turn_id].status} for turn_id, was in self._was.items()
        }

    def _end_of(self, turn: SpeakingTurn) -> datetime:
        """Now, or when the turn's item ended if that was before: nobody speaks under a finished item."""
        item = next((item for item in self.sitting.items if item.id == turn.item_id), None)
        return min(self.now, item.ended_at) if item is not None and item.ended_at else self.now


def desk_of(tx: Transaction, turn_id: str, by: Actor) -> tuple[Desk, SpeakingTurn]:
    """The desk of the sitting that a turn belongs to, and the turn.

    Raises:
        NotFound: there is no such turn in the current item.
        NotTaking: no item is taken up.
    """
    row = tx.session.get(SpeakingTurn, turn_id)
    if row is None:
        raise NotFound
    desk = Desk(tx, row.sitting_id, by)
    return desk, desk.turn(turn_id)


def status_of(turn: SpeakingTurn) -> Status:
    """A turn's state, as the rules know it."""
    return cast("Status", turn.status)


def _plain(value: object) -> object:
    return clock.iso(value) if isinstance(value, datetime) else value
