"""The hub: builds a snapshot once per audience, encodes and frames it once, and sends it to all.

Opened, closed and declared go out at once. Other changes reach phones at most once a second and
staff within a twentieth. Turnout goes to console, podium and screen only, at most four times a second.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from itertools import islice
from typing import Any, Protocol

import gevent
import orjson
from gevent.event import Event

from parliament.live.connections import CONSOLE, DELEGATE, PODIUM, SCREEN, Connection, Connections
from parliament.live.dropping import Dropping, Outdated
from parliament.live.frames import text_frame
from parliament.live.outbox import STAFF, Change

log = logging.getLogger(__name__)

STAFF_INTERVAL = 0.05
PHONE_INTERVAL = 1.0
TURNOUT_INTERVAL = 0.25
_FRESH_SECONDS = 0.5  # a join wave shares one snapshot, whose clock is this old at most
_PROMPT_SECONDS = 0.005
_GATHER_SECONDS = 0.08  # between two greetings of a join wave: what a group needs is read once
_BREATH = 400  # clients greeted or told of themselves before others get the loop


class Snapshots(Protocol):
    """Where pictures come from; bound by the application to the hall."""

    def state(self, audience: str, edition_id: str) -> dict[str, Any]:
        """The whole snapshot for an audience."""

    def me(self, seat_ids: set[str], edition_id: str) -> dict[str, dict[str, Any]]:
        """What concerns each of these seats alone."""


class Emitter(Protocol):
    """The ordinary way to a client without a wire: the Socket.IO server."""

    def emit(self, event: str, data: Any, to: str) -> None:
        """Send an event to one client."""

    def disconnect(self, sid: str) -> None:
        """Close a client's connection."""


class Hub:
    """Fan-out for one edition's hall in this process."""

    def __init__(self, emitter: Emitter, snapshots: Snapshots, outdated: Outdated) -> None:
        """Send through wires, and through ``emitter`` where there is none; ``outdated``: see ``Dropping``."""
        self._emitter = emitter
        self._snapshots = snapshots
        self.connections = Connections()
        self._dropping = Dropping(self.connections, self.send, emitter.disconnect, outdated)
        self._newcomers: deque[Connection] = deque()
        self._returning: deque[Connection] = deque()  # they were here before, and come first
        self._greet_at = 0.0
        self._dirty: dict[str, bool] = {}
        self._staff_dirty: set[str] = set()
        self._seats: dict[str, set[str]] = {}
        self._turnout: dict[str, dict[str, Any]] = {}
        self._phones_told: dict[str, float] = {}
        self._staff_told: dict[str, float] = {}
        self._turnout_told = 0.0
        self._frames: dict[tuple[str, str], tuple[float, bytes]] = {}
        self._wake = Event()
        self._running = False

    # What others tell the hub (quick, never blocking)

    def on_change(self, change: Change) -> None:
        """Take note of a change that was announced and committed."""
        if change.topic == "state":
            self._dirty[change.edition_id] = self._dirty.get(change.edition_id, False) or change.urgent
            self._staff_dirty.add(change.edition_id)
            for key in [key for key in self._frames if key[1] == change.edition_id]:
                del self._frames[key]
        elif change.topic == STAFF:
            self._staff_dirty.add(change.edition_id)
        elif change.topic == "seats":
            self._seats.setdefault(change.edition_id, set()).update(change.seats)
        elif change.topic == "key_replaced":
            gevent.spawn(self._dropping.seats, change.seats)
        elif change.topic == "withdrawn":
            gevent.spawn(self._dropping.entries, set(change.passes))
        self._wake.set()

    def join(self, connection: Connection, *, again: bool = False) -> None:
        """A client has come in; it gets its first snapshot in the order of coming, those who return first."""
        self.connections.add(connection)
        if not self._newcomers and not self._returning:
            self._greet_at = max(self._greet_at + _GATHER_SECONDS, time.monotonic() + _PROMPT_SECONDS)
        (self._returning if again else self._newcomers).append(connection)
        self._wake.set()

    def farewell(self) -> None:
        """The server stops: tell everyone, and hang up."""
        self._dropping.farewell()

    def leave(self, sid: str) -> None:
        """A client has gone."""
        self.connections.remove(sid)

    def turnout(self, *, division: str, cast: int, register_size: int) -> None:
        """Ballots have been received; console, podium and screen are told four times a second."""
        self._turnout[division] = {"division": division, "cast": cast, "register_size": register_size}
        self._wake.set()

    def send_to_seat(self, seat_id: str, event: str, data: dict[str, Any]) -> None:
        """Send an event to every connection of a seat."""
        for connection in self.connections.of_seat(seat_id):
            self.send(connection, event, data)

    def send(self, connection: Connection, event: str, data: dict[str, Any]) -> None:
        """Send an event to one client, in order."""
        wire = connection.wire
        if wire is not None:
            wire.send(event_frame(event, data))
        else:
            self._emitter.emit(event, data, to=connection.sid)

    # The loop

    def run(self) -> None:
        """Serve until the process ends; a fault is logged and the loop goes on."""
        if self._running:
            return
        self._running = True
        gevent.spawn(self._dropping.sweep)
        while True:
            pause = self._pause()
            if pause == 0:
                gevent.sleep(0)  # there is more to do; the others first
            else:
                self._wake.wait(timeout=pause)
            self._wake.clear()
            try:
                self._round()
            except Exception:
                log.exception("The hub's round failed; the next one sends the whole state")
                gevent.sleep(STAFF_INTERVAL)

    def _round(self) -> None:
        moment = time.monotonic()
        for edition_id in [*self._dirty, *(self._staff_dirty - self._dirty.keys())]:
            urgent = self._dirty.get(edition_id, False)
            try:
                self._publish(edition_id, urgent=urgent, moment=moment)
            except Exception:
                self._dirty[edition_id] = self._dirty.get(edition_id, False) or urgent
                self._staff_dirty.add(edition_id)
                raise
        for edition_id in list(self._seats):
            self._tell_seats(edition_id)
        if (self._newcomers or self._returning) and moment >= self._greet_at:
            self._greet_at = moment
            self._greet()
        if self._turnout and moment - self._turnout_told >= TURNOUT_INTERVAL:
            self._turnout_told = moment
            self._send_turnout()

    def _pause(self) -> float | None:
        if self._seats:
            return 0
        moment = time.monotonic()
        pauses = []
        if self._newcomers or self._returning:
            pauses.append(max(0.0, self._greet_at - moment))
        if self._turnout:
            pauses.append(max(0.0, self._turnout_told + TURNOUT_INTERVAL - moment))
        if self._dirty or self._staff_dirty:
            pauses.append(STAFF_INTERVAL)
        return min(pauses, default=None)

    def _publish(self, edition_id: str, *, urgent: bool, moment: float) -> None:
        """Send the new state to whom it is due; what is not due yet stays dirty."""
        staff_due = urgent or moment - self._staff_told.get(edition_id, 0.0) >= STAFF_INTERVAL
        if staff_due and edition_id in self._staff_dirty:
            self._staff_told[edition_id] = moment
            self._staff_dirty.discard(edition_id)  # before the picture is taken: what comes now is new
            for audience in (CONSOLE, PODIUM, SCREEN):
                self._fan_out(audience, edition_id)
        if edition_id not in self._dirty:
            return
        if urgent or moment - self._phones_told.get(edition_id, 0.0) >= PHONE_INTERVAL:
            self._phones_told[edition_id] = moment
            self._dirty.pop(edition_id, None)
            self._fan_out(DELEGATE, edition_id)
            if urgent:
                self._seats.setdefault(edition_id, set()).update(self.connections.seats())

    def _fan_out(self, audience: str, edition_id: str) -> None:
        listeners = self.connections.of_audience(audience)
        if not listeners:
            return
        frame, data = self._state(audience, edition_id)
        for connection in listeners:
            wire = connection.wire
            if wire is not None:
                wire.send_latest("state", frame)
            else:
                self._emitter.emit("state", data, to=connection.sid)

    def _state(self, audience: str, edition_id: str) -> tuple[bytes, dict[str, Any]]:
        data = self._snapshots.state(audience, edition_id)
        frame = event_frame("state", data)
        self._frames[(audience, edition_id)] = (time.monotonic(), frame)
        return frame, data

    def _greet(self) -> None:
        """First snapshot and `me` to the next group, in the order of coming."""
        group: list[Connection] = []
        for line in (self._returning, self._newcomers):
            group += [line.popleft() for _ in range(min(_BREATH - len(group), len(line)))]
        try:
            for edition_id in {connection.edition_id for connection in group}:
                self._greet_group([c for c in group if c.edition_id == edition_id], edition_id)
        except Exception:
            self._returning.extendleft(c for c in reversed(group) if not c.greeted)
            raise

    def _greet_group(self, group: list[Connection], edition_id: str) -> None:
        mine = self._snapshots.me({c.seat_id for c in group if c.seat_id}, edition_id)
        for connection in group:
            connection.greeted = True
            made_at, frame = self._frames.get((connection.audience, edition_id), (0.0, b""))
            if connection.wire is not None and time.monotonic() - made_at < _FRESH_SECONDS:
                connection.wire.send_latest("state", frame)
            else:
                self._deliver_state(connection, *self._state(connection.audience, edition_id))
            if connection.seat_id in mine:
                self._send_me(connection, mine[connection.seat_id])

    def _deliver_state(self, connection: Connection, frame: bytes, data: dict[str, Any]) -> None:
        wire = connection.wire
        if wire is not None:
            wire.send_latest("state", frame)
        else:
            self._emitter.emit("state", data, to=connection.sid)

    def _tell_seats(self, edition_id: str) -> None:
        """`me` to the next group of the seats concerned, where it differs from what they were told last."""
        waiting = self._seats.pop(edition_id) & self.connections.seats()
        group = set(islice(waiting, _BREATH))
        if len(waiting) > len(group):
            self._seats[edition_id] = waiting - group
        try:
            mine = self._snapshots.me(group, edition_id)
        except Exception:
            self._seats.setdefault(edition_id, set()).update(group)
            raise
        for seat_id, data in mine.items():
            for connection in self.connections.of_seat(seat_id):
                if connection.greeted:
                    self._send_me(connection, data)

    def _send_me(self, connection: Connection, data: dict[str, Any]) -> None:
        frame = event_frame("me", data)
        if frame == connection.last_me:
            return
        connection.last_me = frame
        wire = connection.wire
        if wire is not None:
            wire.send_latest("me", frame)
        else:
            self._emitter.emit("me", data, to=connection.sid)

    def _send_turnout(self) -> None:
        waiting, self._turnout = self._turnout, {}
        for data in waiting.values():
            for audience in (CONSOLE, PODIUM, SCREEN):
                for connection in self.connections.of_audience(audience):
                    self.send(connection, "turnout", data)


def event_frame(event: str, data: Any) -> bytes:
    """A Socket.IO event of the default namespace as one websocket frame."""
    return text_frame(b'42["' + event.encode() + b'",' + orjson.dumps(data) + b"]")
