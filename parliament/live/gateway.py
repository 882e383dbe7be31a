"""The gateway: the only room that knows Flask-SocketIO.

It finds out who connects, keeps the list of events with their schemas, and hands what is well-formed to
the feature that registered for it. Casting runs without Flask's request context: the connection says
who it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

import gevent
import orjson
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refused
from flask_socketio import SocketIO

from parliament.access import passes, roles, who
from parliament.access.guessing import GuessBudget
from parliament.live import manners, outbox
from parliament.live.connections import DELEGATE, SCREEN, Connection
from parliament.live.driver import HAND_OVER, Driver
from parliament.live.dropping import Outdated
from parliament.live.entrance import (
    AUDIENCE_OF_ROLE,
    ForeignOrigin,
    NotRecognised,
    audience_of,
    own_origins,
)
from parliament.live.hub import Hub, Snapshots
from parliament.live.pulse import PING_INTERVAL
from parliament.live.rooms import Rooms
from parliament.live.session import Quick
from parliament.shared.errors import RuleBroken

log = logging.getLogger(__name__)

_POLLING_SWEEP_SECONDS = 5.0
_HEAVY = frozenset({HAND_OVER, "wsgi.input", "wsgi.errors", "HTTP_SEC_WEBSOCKET_KEY"})


class Json:
    """orjson in the form that python-socketio asks for."""

    @staticmethod
    def dumps(value: Any, **kwargs: Any) -> str:
        """Compact JSON."""
        del kwargs
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **kwargs: Any) -> Any:
        """Parsed JSON; raises ValueError on anything else."""
        del kwargs
        return orjson.loads(text)


class EventHandler(Protocol):
    """What a feature registers for a socket event."""

    def __call__(self, connection: Connection, data: Any) -> None:
        """Take the event's data, which may have any shape; must not block."""


class Gateway:
    """Sockets of one process."""

    def __init__(
        self,
        *,
        snapshots: Snapshots,
        edition_id: Callable[[], str],
        outdated: Outdated,
        redis_url: str = "",
    ) -> None:
        """Nothing listens until ``attach`` and ``start``."""
        self._outdated = outdated
        self._edition_id = edition_id
        self._guesses = GuessBudget()
        self._schemas: dict[str, str] = {}
        self._quick: dict[bytes, Quick] = {}
        self.socketio = SocketIO(
            async_mode="gevent",
            json=Json,
            async_handlers=False,
            message_queue=redis_url or None,
            max_http_buffer_size=64 * 1024,
            client_manager=None if redis_url else Rooms(),
            ping_interval=PING_INTERVAL,
            ping_timeout=20,
            http_compression=False,
            monitor_clients=False,  # it wakes for every client; we look at those who poll
            manage_session=False,
        )
        self._snapshots = snapshots
        self.hub: Hub

    def attach(self, app: Flask) -> None:
        """Put the sockets on ``app``."""
        self._own_origin = own_origins(app)
        # A page elsewhere may knock; with the session's cookie it comes no further (see _visitor_connection).
        self.socketio.init_app(
            app,
            cors_allowed_origins=lambda origin, environ: True,
            cors_credentials=False,
            async_handlers=False,
        )
        server = self.socketio.server
        manners.teach(server)
        ways = server.eio._async  # noqa: SLF001 - there is no other way in
        server.eio._async = {**ways, "websocket": Driver(self._quick)}  # noqa: SLF001
        server.eio.on("connect", self._arrived)
        self.hub = Hub(_Emitter(server), self._snapshots, self._outdated)
        server.on("connect", self._connect)
        server.on("disconnect", self._disconnect)

    def start(self) -> None:
        """Begin to deliver what is announced."""
        outbox.subscribe(self.hub.on_change)
        gevent.spawn(self.hub.run)
        gevent.spawn(self._watch_over_polling)

    def on(self, event: str, handler: EventHandler, *, schema: str, quick: bool = False) -> None:
        """Register ``handler`` for ``event``; ``schema`` says its shape in words, for the docs and tests.

        ``quick``: the handler never waits for anything, not even a database; it is called on the spot.
        """
        self._schemas[event] = schema
        if quick:
            self._quick[event.encode()] = handler

        def received(sid: str, *data: Any) -> None:
            connection = self.hub.connections.get(sid)
            if connection is None:
                return
            try:
                handler(connection, data[0] if data else None)
            except Exception:
                log.exception("The handler of %s failed", event)

        self.socketio.server.on(event, received)

    @property
    def schemas(self) -> dict[str, str]:
        """The events that clients may send, with their shapes."""
        return dict(self._schemas)

    def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        try:
            connection = self._recognise(sid, environ, auth)
        except RuleBroken as refusal:
            data = {"code": refusal.code, "sv": refusal.sentence("sv"), "en": refusal.sentence("en")}
            raise Refused(refusal.sentence("sv"), data) from refusal
        connection.engine.connection = connection
        self.hub.join(connection, again=isinstance(auth, dict) and auth.get("again") is True)

    def _disconnect(self, sid: str, reason: str = "") -> None:
        del reason
        connection = self.hub.connections.get(sid)
        if connection is not None:
            connection.engine.connection = None
        self.hub.leave(sid)

    def _arrived(self, engine_sid: str, environ: dict[str, Any]) -> None:
        """A client has come: keep of its environment what tells who it is, not what holds its socket."""
        server = self.socketio.server
        kept = {name: value for name, value in environ.items() if name not in _HEAVY}
        server._handle_eio_connect(engine_sid, kept)  # noqa: SLF001
        if environ.get("HTTP_UPGRADE"):
            server.eio.sockets[engine_sid].last_ping = None  # the driver's pulse pings it

    def _watch_over_polling(self) -> None:
        """Give up clients that poll no more. Websockets have their pulse, and are not looked at here."""
        sockets = self.socketio.server.eio.sockets
        while True:
            gevent.sleep(_POLLING_SWEEP_SECONDS)
            for engine_sid, engine in list(sockets.items()):
                if engine.closed:
                    sockets.pop(engine_sid, None)
                elif not engine.upgraded and not engine.closing:
                    engine.check_ping_timeout()

    def _recognise(self, sid: str, environ: dict[str, Any], auth: Any) -> Connection:
        """Who connects. ``auth`` beats the cookie and never falls back to it.

        Thousands come with a seat key at once: they are recognised without Flask's request context.

        Raises:
            NotRecognised, UnknownKey, DoorCodeIsNoKey, TooManyGuesses: as they say.
        """
        engine = self._engine_socket(sid)
        if auth is not None and not isinstance(auth, dict):
            raise NotRecognised
        given = auth or {}
        if "key" in given:
            return self._seat_connection(sid, engine, given["key"], environ)
        app: Flask = environ["flask.app"]
        with app.request_context(environ):
            return self._visitor_connection(sid, engine, given)

    def _visitor_connection(self, sid: str, engine: Any, given: dict[str, Any]) -> Connection:
        """Someone with a token, or with the cookie of a browser."""
        if "token" in given:
            return self._staff_connection(sid, engine, given["token"])
        if "screen" in given:
            return self._screen_connection(sid, engine, given["screen"])
        origin = request.headers.get("Origin")
        if origin is not None and not self._own_origin(origin, request.environ):
            raise ForeignOrigin
        seat = who.current_seat()
        wanted = given.get("as")
        if seat is not None and wanted != "staff":
            entry = who.current_pass()
            return Connection(sid, DELEGATE, seat.edition_id, engine, seat.id, seat.key_version, entry)
        held = who.current_roles()
        if held:
            audience = audience_of(held, wanted=given.get("view"))
            return Connection(sid, audience, self._edition_id(), engine, entry=who.staff_pass())
        raise NotRecognised

    def _seat_connection(self, sid: str, engine: Any, key: Any, environ: dict[str, Any]) -> Connection:
        parts: who.AccessParts = environ["flask.app"].extensions[who.EXTENSION]
        try:
            seat = parts.keys.seat_of_key(str(key)[:100], parts.directory)
        except RuleBroken:
            self._guesses.spend(environ.get("REMOTE_ADDR", ""))
            raise
        return Connection(sid, DELEGATE, seat.edition_id, engine, seat.id, seat.key_version)

    def _staff_connection(self, sid: str, engine: Any, token: Any, *, only: str = "") -> Connection:
        holder = who.parts().credentials.token_holder(str(token)[:200])
        if holder is None or (only and holder.role != only):
            self._guesses.spend(request.remote_addr or "")
            raise NotRecognised
        audience = AUDIENCE_OF_ROLE.get(holder.role, SCREEN)
        return Connection(sid, audience, self._edition_id(), engine, entry=passes.of_token(holder.id))

    def _screen_connection(self, sid: str, engine: Any, key: Any) -> Connection:
        """A named screen; a token of the role screen is taken too, as it was before screens had names."""
        screen = who.parts().screens.screen_of(str(key)[:200])
        if screen is None:
            return self._staff_connection(sid, engine, key, only=roles.SCREEN)
        return Connection(sid, SCREEN, self._edition_id(), engine, entry=passes.of_screen(screen.id))

    def _engine_socket(self, sid: str) -> Any:
        server = self.socketio.server
        return server.eio.sockets[server.manager.eio_sid_from_sid(sid, "/")]


class _Emitter:
    """The Socket.IO server's ordinary way to one client."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def emit(self, event: str, data: Any, to: str) -> None:
        self._server.emit(event, data, to=to)

    def disconnect(self, sid: str) -> None:
        self._server.disconnect(sid)
