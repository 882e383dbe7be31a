"""Light phones for a rehearsal: Engine.IO 4 and Socket.IO 5 over websocket, as many as one loop can hold.

They behave as the live page does: come back when the connection breaks, send a ballot again with the same
nonce while it has no receipt, and wait with jitter after ``too_fast``.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

_SILENCE_SECONDS = 4.0
_JITTER_SECONDS = (0.1, 0.6)
_HANDSHAKES_AT_ONCE = 100
_RECEIVED = ("recorded", "replaced")


@dataclass
class Phone:
    """One seat's phone: what it sent, and what it was told."""

    key: str
    has_snapshot: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    refused: str = ""
    division: str = ""
    choices: list[str] = field(default_factory=list)
    nonce: str = ""
    sent_at: float = 0.0
    seconds: float = 0.0
    tracker: str = ""
    connection: ClientConnection | None = None

    def cast(self) -> str:
        """The ballot as it is sent."""
        data = {"division": self.division, "choices": self.choices, "nonce": self.nonce, "seq": 0}
        return "42" + orjson.dumps(["cast", data]).decode()


class Phones:
    """All phones of a rehearsal, in one asyncio loop."""

    def __init__(self, port: int, keys: list[str]) -> None:
        """Phones for the server on ``port``, one per key; none is connected yet."""
        self._address = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
        self.all = [Phone(key) for key in keys]
        self._doorway = asyncio.Semaphore(_HANDSHAKES_AT_ONCE)
        self._lives: list[asyncio.Task[None]] = []
        self.on_joined: Callable[[], None] = lambda: None
        self.on_receipt: Callable[[], None] = lambda: None

    async def join(self, *, seconds: float) -> None:
        """Connect everybody, until each has its first snapshot or ``seconds`` have passed."""
        self._lives = [asyncio.create_task(self._live(phone)) for phone in self.all]
        await _all_of([phone.has_snapshot for phone in self.all], seconds)

    async def vote(self, division: str, options: list[str], *, seconds: float) -> None:
        """Everybody who is in votes at once, until each has a receipt or ``seconds`` have passed."""
        voters = [phone for phone in self.all if phone.has_snapshot.is_set()]
        for phone in voters:
            phone.division, phone.choices = division, [random.choice(options)]  # noqa: S311 - a rehearsal
            phone.nonce = secrets.token_urlsafe(24)
        tasks = [asyncio.create_task(self._vote(phone)) for phone in voters]
        await _all_of([phone.settled for phone in voters], seconds)
        await _end(tasks)

    async def leave(self) -> None:
        """Everybody hangs up."""
        await _end(self._lives)

    async def _live(self, phone: Phone) -> None:
        """Stay connected; after a break come back with jitter and send what has no receipt."""
        while not phone.refused:
            try:
                async with self._doorway:
                    connection = await connect(
                        self._address, compression=None, open_timeout=30, ping_interval=None
                    )
                async with connection:
                    await connection.send("40" + orjson.dumps({"key": phone.key}).decode())
                    phone.connection = connection
                    async for message in connection:
                        await self._hear(phone, connection, str(message))
            except (OSError, InvalidHandshake, WebSocketException):
                pass
            phone.connection = None
            await asyncio.sleep(random.uniform(*_JITTER_SECONDS))  # noqa: S311

    async def _hear(self, phone: Phone, connection: ClientConnection, message: str) -> None:
        if message == "2":
            await connection.send("3")
        elif message.startswith("44"):
            phone.refused = message[2:]
            await connection.close()
        elif message.startswith('42["state"') and not phone.has_snapshot.is_set():
            phone.has_snapshot.set()
            self.on_joined()
        elif message.startswith('42["receipt"'):
            self._settle(phone, orjson.loads(message[2:])[1])

    def _settle(self, phone: Phone, receipt: dict[str, Any]) -> None:
        if receipt["nonce"] != phone.nonce or receipt["status"] not in _RECEIVED or phone.settled.is_set():
            return
        phone.seconds = time.monotonic() - phone.sent_at
        phone.tracker = receipt["tracker"]
        phone.settled.set()
        self.on_receipt()

    async def _vote(self, phone: Phone) -> None:
        phone.sent_at = time.monotonic()
        while not phone.settled.is_set():
            try:
                if phone.connection is not None:
                    await phone.connection.send(phone.cast())
                await asyncio.wait_for(phone.settled.wait(), _SILENCE_SECONDS)
            except (OSError, TimeoutError, WebSocketException):
                await asyncio.sleep(random.uniform(*_JITTER_SECONDS))  # noqa: S311


async def _all_of(events: list[asyncio.Event], seconds: float) -> None:
    waiting = [asyncio.create_task(event.wait()) for event in events]
    if waiting:
        await asyncio.wait(waiting, timeout=seconds)
    await _end(waiting)


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
