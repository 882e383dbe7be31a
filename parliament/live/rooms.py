"""Who is connected, as python-socketio keeps it, without a room for each client.

The usual manager makes a room of two dictionaries for every client and looks through all rooms when
one leaves. Nobody here sends to rooms; a client's own id is found among the connected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import socketio


class Rooms(socketio.Manager):
    """The manager of one process: everyone of a namespace, and no other rooms."""

    def get_participants(self, namespace: str, room: Any) -> Iterator[tuple[str, str]]:
        """Everyone, or the client whose id ``room`` is."""
        everyone = self.rooms.get(namespace, {}).get(None, {})
        if room is None:
            yield from everyone.copy().items()
        elif room in everyone:
            yield room, everyone[room]

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """A client's own room is its id; it needs no place of its own."""
        if room is None:
            super().basic_enter_room(sid, namespace, None, eio_sid=eio_sid)

    def basic_disconnect(self, sid: str, namespace: str, **kwargs: Any) -> None:
        """A client leaves."""
        del kwargs
        self.basic_leave_room(sid, namespace, None)
        self.callbacks.pop(sid, None)
        for waiting in (self.pending_connect, self.pending_disconnect):
            if sid in waiting.get(namespace, ()):
                waiting[namespace].remove(sid)
                if not waiting[namespace]:
                    del waiting[namespace]
