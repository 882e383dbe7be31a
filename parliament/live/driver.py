"""The websocket driver: `websockets`' Sans-I/O protocol on a gevent socket, and a wire that never waits.

Flask-SocketIO's usual driver always accepts compression, takes two descriptors a client and may write
partially. Here a connection costs one descriptor. What is sent goes straight to the socket when it can
take it. When it cannot, ordinary frames wait in a short queue and snapshots in a slot that holds only
the newest: no backlog can grow, and a client that reads nothing is dropped.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import logging
import ssl
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import gevent
from gevent import pywsgi
from websockets.exceptions import ProtocolError
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side, State

log = logging.getLogger(__name__)

MAX_MESSAGE_BYTES = 64 * 1024
MAX_WAITING_FRAMES = 64
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_RECEIVE_BYTES = 16 * 1024
_AGAIN = (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError)


def text_frame(message: str | bytes) -> bytes:
    """A whole, final text frame as a server sends it (unmasked), ready for many sockets."""
    data = message.encode() if isinstance(message, str) else message
    return Frame(Opcode.TEXT, data).serialize(mask=False)


class Wire:
    """The writing side of one socket. Never blocks and never queues more than it says."""

    def __init__(self, sock: Any) -> None:
        """Write to ``sock``, a gevent socket (plain or TLS)."""
        self._sock = sock
        secure = getattr(sock, "_sslobj", None)
        self._write: Callable[[Any], int] = secure.write if secure is not None else sock._sock.send
        self._rest: memoryview | None = None
        self._frames: deque[bytes] = deque()
        self._latest: dict[str, bytes] = {}
        self._watcher: Any = None
        self.stalled_since: float | None = None
        self.closed = False

    def send(self, frame: bytes) -> None:
        """Send ``frame`` now or as soon as the socket can take it; too many waiting drops the client."""
        if self.closed:
            return
        if self._rest is None:
            self._push(frame)
            return
        if len(self._frames) >= MAX_WAITING_FRAMES:
            self.close()
            return
        self._frames.append(frame)

    def send_latest(self, slot: str, frame: bytes) -> None:
        """Send ``frame``, or let it replace the one still waiting in ``slot``."""
        if self.closed:
            return
        if self._rest is None:
            self._push(frame)
        else:
            self._latest[slot] = frame

    def close(self) -> None:
        """Give up the connection; the reading side wakes and ends."""
        if self.closed:
            return
        self.closed = True
        self._frames.clear()
        self._latest.clear()
        self._rest = None
        self._stop_watching()
        try:
            self._sock._sock.shutdown(2)
        except OSError:
            pass  # the peer was quicker

    def _push(self, frame: bytes | memoryview) -> bool:
        """Write; keep what did not fit. True when all of it went out."""
        try:
            sent = self._write(frame)
        except _AGAIN:
            sent = 0
        except OSError:
            self.close()
            return False
        if sent == len(frame):
            return True
        self._rest = memoryview(frame)[sent:]
        if self.stalled_since is None:
            self.stalled_since = time.monotonic()
        self._watch()
        return False

    def _watch(self) -> None:
        if self._watcher is None:
            self._watcher = gevent.get_hub().loop.io(self._sock.fileno(), 2)
            self._watcher.start(self._writable)

    def _stop_watching(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.close()
            self._watcher = None

    def _writable(self) -> None:
        """The socket takes more: the rest first, then what waits in order, then the newest snapshots."""
        while not self.closed:
            waiting = self._rest
            self._rest = None
            if waiting is None:
                waiting = self._next()
                if waiting is None:
                    self._stop_watching()
                    self.stalled_since = None
                    return
            if not self._push(waiting):
                return

    def _next(self) -> memoryview | None:
        if self._frames:
            return memoryview(self._frames.popleft())
        if self._latest:
            return memoryview(self._latest.pop(next(iter(self._latest))))
        return None


class WebSocket:
    """One upgraded connection as python-engineio wants to see it: ``send``, ``wait``, ``close``."""

    def __init__(self, handler: Callable[[WebSocket], Any], server: Any) -> None:
        """``handler`` is the engine's loop for this connection; its engine socket learns of us."""
        del server
        self._handler = handler
        self._inbox: deque[str | bytes] = deque()
        self._protocol = Protocol(Side.SERVER, state=State.OPEN, max_size=MAX_MESSAGE_BYTES)
        self._fragments: list[Frame] = []
        self._source: Any = None
        self.wire: Wire

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Shake hands on the raw socket, then run the engine's loop until the connection ends."""
        sock = environ.get("parliament.socket")
        accept = _accept_key(environ)
        if sock is None or accept is None:
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [b"This is not a websocket handshake."]
        environ["parliament.upgraded"] = True
        sock.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        self._source = sock
        self.wire = Wire(sock)
        self._handler.__self__.wire = self.wire  # type: ignore[attr-defined]
        try:
            self._handler(self)
        finally:
            self.wire.close()
        return []

    def send(self, message: str | bytes) -> None:
        """Send one message of the engine (text, or binary when bytes)."""
        opcode = Opcode.BINARY if isinstance(message, bytes) else Opcode.TEXT
        data = message if isinstance(message, bytes) else message.encode()
        self.wire.send(Frame(opcode, data).serialize(mask=False))
        if self.wire.closed:
            raise ConnectionError("The connection is closed")

    def wait(self) -> str | bytes | None:
        """The next message; None when the connection has ended or broken the protocol."""
        while not self._inbox:
            if self.wire.closed:
                return None
            try:
                data = self._source.recv(_RECEIVE_BYTES)
            except OSError:
                return None
            if not data:
                return None
            if not self._take(data):
                return None
        return self._inbox.popleft()

    def close(self) -> None:
        """End the connection politely where that is still possible."""
        if not self.wire.closed and self._protocol.state is State.OPEN:
            self._protocol.send_close(1000)
            self._answer()
        self.wire.close()

    def _take(self, data: bytes) -> bool:
        """Feed the protocol; False when the peer broke it or said goodbye."""
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Frame) and not self._sort(event):
                return False
        self._answer()
        if self._protocol.parser_exc is not None:
            if not isinstance(self._protocol.parser_exc, (ProtocolError, EOFError)):
                log.info("Websocket closed: %s", self._protocol.parser_exc)
            return bool(self._inbox)
        return True

    def _sort(self, frame: Frame) -> bool:
        if frame.opcode is Opcode.CLOSE:
            return bool(self._inbox)
        if frame.opcode in (Opcode.PING, Opcode.PONG):
            return True
        self._fragments.append(frame)
        if not frame.fin:
            return sum(len(part.data) for part in self._fragments) <= MAX_MESSAGE_BYTES
        parts, self._fragments = self._fragments, []
        whole = b"".join(bytes(part.data) for part in parts)
        if parts[0].opcode is Opcode.BINARY:
            self._inbox.append(whole)
            return True
        try:
            self._inbox.append(whole.decode())
        except UnicodeDecodeError:
            return False
        return True

    def _answer(self) -> None:
        for out in self._protocol.data_to_send():
            if out:
                self.wire.send(out)


def _accept_key(environ: dict[str, Any]) -> bytes | None:
    """The answer to a correct handshake (RFC 6455, 4.2.2); None when it is not one."""
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
        return None
    try:
        nonce = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(nonce) != 16:  # noqa: PLR2004 - RFC 6455
        return None
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest())


class Handler(pywsgi.WSGIHandler):  # type: ignore[misc]
    """gevent's HTTP handler, which hands its socket to a websocket and then keeps out of the way."""

    def get_environ(self) -> dict[str, Any]:
        """The usual environment, and the raw socket."""
        environ: dict[str, Any] = super().get_environ()
        environ["parliament.socket"] = self.socket
        return environ

    def run_application(self) -> None:
        """As usual, unless the connection became a websocket: then there is no response to finish."""
        if self.environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            super().run_application()
            return
        self.result = self.application(self.environ, self.start_response)
        if self.environ.get("parliament.upgraded"):
            self.close_connection = True
            self.status = self.status or "101 Switching Protocols"
            self.result = None
            return
        self.process_result()
        self.result = None
