"""The reading side of a websocket: no greenlet of its own, nothing waits for it.

The loop calls when bytes have come. Ballots and pongs, which are what comes in thousands, are taken on the
spot; everything else is handed to the engine in order, by a greenlet that lives while there is something
to hand over. A client that sends more than is taken is not read from for a while.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

import gevent
import orjson
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import NOOP, Packet
from websockets.exceptions import ProtocolError
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side, State

from parliament.live.frames import binary_frame, text_frame, whole_messages
from parliament.live.pulse import Pulse
from parliament.live.wire import AGAIN, Wire

log = logging.getLogger(__name__)

MAX_MESSAGE_BYTES = 64 * 1024
MAX_PARTS = 64
MAX_UNTAKEN = 32
_RECEIVE_BYTES = 16 * 1024
_PING = text_frame("2")
_EVENT = b'42["'

Quick = Callable[[Any, Any], None]


class Session:
    """One websocket between a client and its engine socket (``engine``, of python-engineio)."""

    __slots__ = (
        "__weakref__",
        "_engine",
        "_fragments",
        "_inbox",
        "_paused",
        "_protocol",
        "_pulse",
        "_quick",
        "_read",
        "_secure",
        "_source",
        "_watcher",
        "_working",
        "ended",
        "owes_pong",
        "slot",
        "wire",
    )

    def __init__(self, engine: Any, source: Any, quick: dict[bytes, Quick], pulse: Pulse) -> None:
        """Read from ``source``, a gevent socket that others may close: it stays open until we are done."""
        self._engine = engine
        self._source = source
        self._quick = quick
        self._pulse = pulse
        source._io_refs += 1  # noqa: SLF001 - as makefile() does
        with suppress(OSError):  # a small frame right after a large one would wait for its acknowledgement
            source.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        secure = getattr(source, "_sslobj", None)
        self._secure = secure is not None
        self._read: Callable[[int], bytes] = (
            secure.read if secure is not None else source._sock.recv  # noqa: SLF001
        )
        self._protocol: Protocol | None = None
        self._fragments: list[Frame] | None = None
        self._inbox: deque[str | bytes] | None = None
        self._working = False
        self._paused = False
        self.owes_pong = False
        self.ended = False
        self.slot = 0
        self.wire = Wire(source)
        self._watcher: Any = gevent.get_hub().loop.io(source.fileno(), 1)

    def start(self) -> None:
        """Take over the engine's socket: at once, or after the probe when it has been polling so far."""
        self._engine.wire = self.wire
        if self._engine.connected:
            self._engine.upgrading = True
        else:
            self._engine.connected = True
            self._take_over()
        self._pulse.add(self)
        self._watcher.start(self._readable)

    def beat(self) -> None:
        """Ask whether the client is there; one that has not answered since the last time is gone."""
        if self.owes_pong:
            self._end()
            return
        self.owes_pong = True
        if self._engine.upgraded:
            self.wire.send(_PING)

    # What the engine asks of us

    def _take_over(self) -> None:
        """From now on what the engine sends goes straight to the wire."""
        engine = self._engine
        engine.upgraded, engine.upgrading = True, False
        engine.last_ping = None
        while not engine.queue.empty():
            packet = engine.queue.get(block=False)
            engine.queue.task_done()
            if packet is not None:
                self._send(packet)
        engine.send = self._send
        engine.close = self._close
        engine.schedule_ping = _nothing

    def _send(self, packet: Packet) -> None:
        encoded = packet.encode()
        self.wire.send(binary_frame(encoded) if isinstance(encoded, bytes) else text_frame(encoded))

    def _close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        del wait  # there is no writer to wait for
        type(self._engine).close(self._engine, wait=False, abort=abort, reason=reason)
        self._end()

    # What comes in; called by the loop, must not block

    def _readable(self) -> None:
        try:
            while not self.ended and not self._paused:
                try:
                    data = self._read(_RECEIVE_BYTES)
                except AGAIN:
                    return
                except OSError:
                    data = b""
                if not data or not self._take(data):
                    self._end()
                    return
                if not self._secure:  # TLS may hold more than the socket shows
                    return
        except Exception:
            self._end()
            raise  # the loop's hub reports it

    def _take(self, data: bytes) -> bool:
        """Whole small text frames on the spot, the rest by the book; False ends the connection."""
        if self._protocol is None:
            messages, data = whole_messages(data)
            for message in messages:
                if not self._hear(message):
                    return False
            if not data:
                return True
            self._protocol = Protocol(Side.SERVER, state=State.OPEN, max_size=MAX_MESSAGE_BYTES)
        return self._take_by_the_book(self._protocol, data)

    def _take_by_the_book(self, protocol: Protocol, data: bytes) -> bool:
        protocol.receive_data(data)
        going_on = all(self._sort(event) for event in protocol.events_received() if isinstance(event, Frame))
        for answer in protocol.data_to_send():
            if answer:
                self.wire.send(answer)
        if protocol.parser_exc is not None:
            if not isinstance(protocol.parser_exc, (ProtocolError, EOFError)):
                log.info("Websocket closed: %s", protocol.parser_exc)
            return False
        return going_on

    def _sort(self, frame: Frame) -> bool:
        if frame.opcode is Opcode.CLOSE:
            return False
        if frame.opcode in (Opcode.PING, Opcode.PONG):
            return True
        parts = self._fragments = [*(self._fragments or ()), frame]
        if not frame.fin:  # empty parts would never grow too large, but cost more and more
            return len(parts) < MAX_PARTS and sum(len(part.data) for part in parts) <= MAX_MESSAGE_BYTES
        self._fragments = None
        whole = b"".join(bytes(part.data) for part in parts)
        return self._put_off(whole) if parts[0].opcode is Opcode.BINARY else self._hear(whole)

    def _hear(self, message: bytes) -> bool:
        """A whole text message: a pong, a quick event, or something for the engine."""
        if message == b"3":
            self.owes_pong = False
            self._engine.last_ping = None
            return True
        if not self._working and message.startswith(_EVENT) and self._taken_quickly(message):
            return True
        try:
            return self._put_off(message.decode())
        except UnicodeDecodeError:
            return False

    def _taken_quickly(self, message: bytes) -> bool:
        """Hand an event straight to its handler; False when the ordinary way shall take it."""
        handler = self._quick.get(message[4 : message.find(b'"', 4, 36)])
        connection = getattr(self._engine, "connection", None)
        if handler is None or connection is None:
            return False
        try:
            event = orjson.loads(message[2:])
        except ValueError:
            return False
        try:
            handler(connection, event[1] if len(event) > 1 else None)
        except Exception:
            gevent.spawn(log.exception, "The handler of an event failed", exc_info=True)
        return True

    # What the engine takes in its own time

    def _put_off(self, message: str | bytes) -> bool:
        if self._inbox is None:
            self._inbox = deque()
        self._inbox.append(message)
        if len(self._inbox) >= MAX_UNTAKEN and not self._paused:
            self._paused = True
            self._watcher.stop()
        if not self._working:
            self._working = True
            gevent.spawn(self._work)
        return True

    def _work(self) -> None:
        """Give the engine what has come; also what came just before a goodbye."""
        while self._inbox:
            try:
                self._give_to_engine(self._inbox.popleft())
            except UnknownPacketError:
                pass
            except Exception as fault:
                if not isinstance(fault, SocketIsClosedError):
                    log.info("Websocket closed: %r", fault)
                self._inbox.clear()
                self._end()
            self._read_on()
        self._inbox = None
        self._working = False
        if self.ended:
            self._farewell()

    def _give_to_engine(self, message: str | bytes) -> None:
        if self._engine.upgraded:
            self._engine.receive(Packet(encoded_packet=message))
        elif message == "2probe":
            self.wire.send(text_frame("3probe"))
            self._engine.queue.put(Packet(NOOP))  # ends the poll that is waiting
        elif message == "5":
            self._take_over()
        else:
            self._engine.upgrading = False
            self._end()

    def _read_on(self) -> None:
        if self._paused and not self.ended and len(self._inbox or ()) < MAX_UNTAKEN // 2:
            self._paused = False
            self._watcher.start(self._readable)
            gevent.get_hub().loop.run_callback(self._readable)  # TLS may hold what the socket no longer shows

    # The end

    def _end(self) -> None:
        if self.ended:
            return
        self.ended = True
        self._watcher.stop()
        self._watcher.close()
        self._pulse.forget(self)
        self.wire.close()
        if not self._working:
            gevent.spawn(self._farewell)

    def _farewell(self) -> None:
        """Let the engine know and give back the socket."""
        engine, self._engine = self._engine, None
        try:
            if engine.upgraded:
                type(engine).close(
                    engine, wait=False, abort=True, reason=engine.server.reason.TRANSPORT_CLOSE
                )
                engine.server.sockets.pop(engine.sid, None)
        finally:
            for name in ("send", "close", "schedule_ping"):
                engine.__dict__.pop(name, None)
            self._source._decref_socketios()  # noqa: SLF001


def _nothing() -> None:
    """The pulse pings; the engine need not."""
