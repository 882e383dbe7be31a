"""A websocket without a library: for sending what no client would send."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
from typing import Any

TEXT, BINARY, CONTINUATION, CLOSE, PING = 1, 2, 0, 8, 9


class RawSocket:
    """A connection that has shaken hands. Use it as a context manager."""

    def __init__(
        self, port: int, *, receive_buffer: int = 0, query: str = "EIO=4&transport=websocket"
    ) -> None:
        """Connect to the server and become a websocket."""
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /socket.io/?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        self._rest = b""
        while b"\r\n\r\n" not in self._rest:
            self._rest += self.socket.recv(4096)
        head, self._rest = self._rest.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101"), head

    def __enter__(self) -> RawSocket:
        return self

    def __exit__(self, *args: object) -> None:
        self.socket.close()

    def enter(self, key: str) -> None:
        """Come in with a seat key: the engine's greeting, then ours, then theirs."""
        self.read_until("0")
        self.text("40" + json.dumps({"key": key}))
        self.read_until("40")

    def text(self, message: str) -> None:
        """Send a text frame, masked as a client's must be."""
        self.frame(TEXT, message.encode("utf-8", "surrogatepass"))

    def event(self, *data: Any) -> None:
        """Send a Socket.IO event."""
        self.text("42" + json.dumps(data))

    def frame(self, opcode: int, payload: bytes, *, fin: bool = True, masked: bool = True) -> None:
        """Send any frame at all."""
        self.raw(frame_bytes(opcode, payload, fin=fin, masked=masked))

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.socket.sendall(data)

    def read_until(self, start: str) -> str:
        """The next message that begins with ``start``; pings are answered on the way."""
        while True:
            message = self.read()
            if message == "2":
                self.text("3")
            if message.startswith(start):
                return message

    def read(self) -> str:
        """The next message.

        Raises:
            ConnectionError: the server has hung up.
        """
        head = self._take(2)
        length = head[1] & 127
        if length == 126:
            length = struct.unpack("!H", self._take(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self._take(8))[0]
        payload = self._take(length)
        if head[0] & 15 == CLOSE:
            raise ConnectionResetError("The server closed the websocket")
        return payload.decode()

    def is_put_out(self) -> bool:
        """Read to the end; whether there is one (rather than ten seconds of silence)."""
        try:
            while True:
                self.read()
        except ConnectionError:
            return True
        except TimeoutError:
            return False

    def _take(self, count: int) -> bytes:
        while len(self._rest) < count:
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionResetError("The server hung up")
            self._rest += data
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken


def frame_bytes(opcode: int, payload: bytes, *, fin: bool = True, masked: bool = True) -> bytes:
    """A websocket frame; the mask is nought, which is as good as any."""
    size = len(payload)
    mask_bit = 128 if masked else 0
    head = bytes([(128 if fin else 0) | opcode])
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 65536:
        head += bytes([mask_bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack("!Q", size)
    return head + (b"\0\0\0\0" if masked else b"") + payload
