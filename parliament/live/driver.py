"""The websocket driver: the handshake, after which a connection costs one descriptor and no greenlet.

Flask-SocketIO's usual driver always accepts compression, takes two descriptors and three greenlets a client
and may write partially. Here the HTTP server hands over its socket and forgets it; the reading side is
``session``, the writing side ``wire``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from gevent import pywsgi

from parliament.live.frames import text_frame
from parliament.live.pulse import Pulse
from parliament.live.session import Quick, Session
from parliament.live.wire import Wire

__all__ = ["HAND_OVER", "Driver", "Handler", "WebSocket", "Wire", "text_frame"]

HAND_OVER = "parliament.hand_over"
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Driver:
    """Makes websockets for python-engineio."""

    def __init__(self, quick: dict[bytes, Quick]) -> None:
        """``quick``: events whose handlers never block, called on the spot."""
        self._quick = quick
        self._pulse = Pulse()

    def __call__(self, handler: Callable[..., Any], server: Any) -> WebSocket:
        """A websocket for the engine socket whose loop ``handler`` would be."""
        del server
        engine = handler.__self__  # type: ignore[attr-defined]
        return WebSocket(lambda sock: Session(engine, sock, self._quick, self._pulse))


class WebSocket:
    """The WSGI application of one upgrade."""

    def __init__(self, session: Callable[[Any], Session]) -> None:
        """``session`` is made of the raw socket."""
        self._session = session

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Shake hands on the raw socket and leave it to its session."""
        hand_over = environ.get(HAND_OVER)
        accept = _accept_key(environ)
        if hand_over is None or accept is None:
            start_response("400 Bad Request", [("Content-Type", "text/plain")])
            return [b"This is not a websocket handshake."]
        session = self._session(hand_over())
        session.wire.send(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        session.start()
        return []


def _accept_key(environ: dict[str, Any]) -> bytes | None:
    """The answer to a correct handshake (RFC 6455, 4.2.2); None when it is not one."""
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
        return None
    try:
        nonce = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(nonce) != 16:
        return None
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest())


class Handler(pywsgi.WSGIHandler):
    """gevent's HTTP handler, which hands its socket to a websocket and then keeps out of the way."""

    socket: Any

    def get_environ(self) -> dict[str, Any]:
        """The usual environment, and how to get the raw socket."""
        environ: dict[str, Any] = super().get_environ()
        environ[HAND_OVER] = self.hand_over
        return environ

    def hand_over(self) -> Any:
        """The raw socket, which is the caller's from now on."""
        sock: Any = self.socket
        self.socket = None
        self.close_connection = True
        self.status = "101 Switching Protocols"
        return sock

    def run_application(self) -> None:
        """As usual, unless the connection becomes a websocket: then there is no response to finish."""
        if self.environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            super().run_application()
            return
        self.result = self.application(self.environ, self.start_response)
        if self.socket is not None:
            self.process_result()
        self.result = None
