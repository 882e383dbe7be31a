"""Who breaks the protocol is put out, alone and quietly; what the engine cannot answer never reaches it.

The engine would log a traceback for each piece of garbage and go on listening, take a client's own
"connect" or "disconnect" for its own, and hold up whoever posts too much.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from engineio.payload import Payload

log = logging.getLogger(__name__)

PACKETS_IN_A_POST = 1024
"""The engine's usual 16 silently drops what a polling phone sends beyond."""

_OWN_EVENTS = ("connect", "disconnect")


def teach(server: Any) -> None:
    """Have ``server``, of python-socketio, mind its manners."""
    Payload.max_decode_packets = PACKETS_IN_A_POST
    server.eio.on("message", _put_out_who_breaks_it(server))
    ordinary = server._handle_event  # noqa: SLF001 - there is no other way in
    server._handle_event = _without_own_events(ordinary)  # noqa: SLF001
    server.eio.handle_request = _only_what_can_be_answered(server.eio)


def _put_out_who_breaks_it(server: Any) -> Callable[[str, Any], None]:
    def received(engine_sid: str, data: Any) -> None:
        try:
            server._handle_eio_message(engine_sid, data)  # noqa: SLF001
        except Exception as fault:
            log.info("A client broke the protocol and is put out: %s", type(fault).__name__)
            _put_out(server.eio.sockets.get(engine_sid))

    return received


def _put_out(engine: Any) -> None:
    """End a client's connection at once, without waiting for it to fetch what is left."""
    wire = getattr(engine, "wire", None)
    if wire is not None:
        wire.close()
    elif engine is not None:
        engine.close(wait=False, reason=engine.server.reason.SERVER_DISCONNECT)


def _without_own_events(handle: Callable[..., None]) -> Callable[..., None]:
    def handled(engine_sid: str, namespace: str | None, event_id: int | None, data: Any) -> None:
        if data[0] not in _OWN_EVENTS:
            handle(engine_sid, namespace, event_id, data)

    return handled


def _only_what_can_be_answered(engine: Any) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    ordinary = engine.handle_request

    def handled(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > engine.max_http_buffer_size:
            start_response("413 Content Too Large", [("Content-Type", "text/plain"), ("Connection", "close")])
            return [b"Too much at once."]
        if "upgrade" not in environ.get("HTTP_CONNECTION", "").lower():
            environ.pop("HTTP_UPGRADE", None)  # the engine would answer half an upgrade with half a response
        answer: Iterable[bytes] = ordinary(environ, start_response)
        return answer

    return handled
