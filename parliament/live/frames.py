"""Websocket frames (RFC 6455, 5.2): the plain ones that pass in thousands, made and read at once."""

from __future__ import annotations

from websockets.speedups import apply_mask

_TEXT, _BINARY = b"\x81", b"\x82"  # final frames, RFC 6455 5.2
_SHORTEST = 7  # two bytes of head, four of mask and one of content
_ONE_BYTE_SIZE, _TWO_BYTE_SIZE = 126, 65_536


def text_frame(message: str | bytes) -> bytes:
    """A whole, final text frame as a server sends it (unmasked), ready for many sockets."""
    return _frame(_TEXT, message.encode() if isinstance(message, str) else message)


def binary_frame(message: bytes) -> bytes:
    """A whole, final binary frame as a server sends it."""
    return _frame(_BINARY, message)


def _frame(opcode: bytes, data: bytes) -> bytes:
    size = len(data)
    if size < _ONE_BYTE_SIZE:
        return opcode + size.to_bytes(1, "big") + data
    if size < _TWO_BYTE_SIZE:
        return opcode + b"\x7e" + size.to_bytes(2, "big") + data
    return opcode + b"\x7f" + size.to_bytes(8, "big") + data


def whole_messages(data: bytes) -> tuple[list[bytes], bytes]:
    """The texts of the whole, final, masked text frames that ``data`` begins with, and what is left of it.

    What is left begins with something else: part of a frame, a control frame, an unmasked or huge one.
    """
    messages: list[bytes] = []
    at, end = 0, len(data)
    while end - at >= _SHORTEST and data[at] == _TEXT[0]:
        size, start = data[at + 1] ^ 0x80, at + 2  # without the mask bit, 128 or more is left
        if size == 126:
            size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
        elif size > 126:
            break
        stop = start + 4 + size
        if stop > end:
            break
        messages.append(apply_mask(data[start + 4 : stop], data[start : start + 4]))
        at = stop
    return messages, data[at:] if at else data
