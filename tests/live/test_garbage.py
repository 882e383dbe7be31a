"""What no honest client sends: it is refused, or puts its own connection out, and nobody else notices."""

from __future__ import annotations

import contextlib
import json
import socket
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.live.hall import Hall
from tests.live.phones import Phone, Phones, nonce
from tests.live.raw import BINARY, CONTINUATION, PING, TEXT, RawSocket, frame_bytes
from tests.live.test_protocol import ballot

UPGRADE = b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
GOOD_KEY = b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
DEEP = "[" * 30_000 + "]" * 30_000
DEEP_OBJECT = '{"a":' * 900 + "1" + "}" * 900

PUTS_ITSELF_OUT: dict[str, Callable[[RawSocket], None]] = {
    "random bytes": lambda ws: ws.raw(bytes(range(256)) * 8),
    "an unmasked frame": lambda ws: ws.frame(TEXT, b"2", masked=False),
    "a reserved opcode": lambda ws: ws.frame(3, b"x"),
    "reserved bits": lambda ws: ws.raw(b"\xf1\x80\0\0\0\0"),
    "invalid UTF-8": lambda ws: ws.frame(TEXT, b'42["cast",{"division":"\xff\xfe"}]'),
    "a lone surrogate": lambda ws: ws.text('42["cast",{"division":"\ud800"}]'),
    "a frame of one megabyte": lambda ws: ws.frame(TEXT, b"4" * 1_000_000),
    "fragments of one megabyte": lambda ws: (
        [  # type: ignore[func-returns-value]
            ws.frame(TEXT if n == 0 else CONTINUATION, b"4" * 50_000, fin=False) for n in range(20)
        ]
        and None
    ),
    "endless empty fragments": lambda ws: ws.raw(
        frame_bytes(TEXT, b"4", fin=False) + frame_bytes(CONTINUATION, b"", fin=False) * 20_000
    ),
    "a continuation of nothing": lambda ws: ws.frame(CONTINUATION, b"x"),
    "a long ping": lambda ws: ws.frame(PING, b"x" * 126),
    "a packet that is no number": lambda ws: ws.text("hej"),
    "an empty message": lambda ws: ws.text(""),
    "an unknown packet of the socket": lambda ws: ws.text("49"),
    "half a JSON": lambda ws: ws.text('42["cast",{"division"'),
    "a number too large": lambda ws: ws.text('42["cast",{"division":"d","seq":1e400}]'),
    "deeply nested JSON": lambda ws: ws.text(f'42["cast",{DEEP}]'),
    "a binary message": lambda ws: ws.frame(BINARY, b"\0" * 100),
    "an attachment nobody announced": lambda ws: ws.frame(BINARY, b"4hej"),
    "very many attachments": lambda ws: ws.text('499999999999-["cast",{"_placeholder":true,"num":0}]'),
}

IS_ANSWERED: dict[str, str] = {
    "objects within objects": f'42["cast",{DEEP_OBJECT}]',
    "no data": '42["cast"]',
    "much data": '42["cast",1,2,3]',
    "an acknowledgement wanted": '427["cast",{}]',
    "the same member twice": '42["cast",{"nonce":1,"nonce":2}]',
}

IS_IGNORED: dict[str, str] = {
    "an unknown packet of the engine": "9",
    "an unknown event": '42["rösta",{}]',
    "an event of another room": '42/admin,["cast",{}]',
    "an event that is no word": "42[17]",
    "a forged goodbye": '42["disconnect","x"]',
    "a forged greeting": '42["connect",{"key":"x"}]',
    "an acknowledgement of nothing": "4399[]",
    "a pong out of turn": "3",
}


@pytest.fixture
def raw(hall: Hall) -> RawSocket:
    """A connection that has come in with a key."""
    ws = RawSocket(hall.port)
    ws.enter(hall.key(36))
    return ws


@pytest.fixture(scope="module")
def bystander(hall: Hall) -> Iterator[Phone]:
    """Somebody else in the hall, who stays through all of it and is never cut off."""
    with Phones(hall.base) as phones:
        phone = phones.connect(key=hall.key(37), quiet=True)
        yield phone
        assert phone.said("disconnect") == []


def still_votes(hall: Hall, phone: Phone) -> bool:
    """Whether somebody else can vote as if nothing had happened."""
    with hall.open_division() as division:
        return bool(phone.cast(ballot(division, nonce(), "A"))["status"] == "recorded")


@pytest.mark.parametrize("what", PUTS_ITSELF_OUT)
def test_a_connection_that_breaks_the_protocol_is_put_out_alone(
    hall: Hall, bystander: Phone, raw: RawSocket, what: str
) -> None:
    with raw:
        with contextlib.suppress(ConnectionError):  # put out while we were still talking
            PUTS_ITSELF_OUT[what](raw)
        assert raw.is_put_out()
    assert still_votes(hall, bystander)


@pytest.mark.parametrize("what", IS_ANSWERED)
def test_a_strange_cast_is_answered_as_malformed(raw: RawSocket, what: str) -> None:
    with raw:
        raw.text(IS_ANSWERED[what])
        answer = json.loads(raw.read_until('42["receipt"')[2:])[1]

    assert (answer["status"], answer["code"]) == ("rejected", "malformed")


@pytest.mark.parametrize("what", IS_IGNORED)
def test_what_means_nothing_is_ignored_and_the_seat_can_still_vote(
    hall: Hall, raw: RawSocket, what: str
) -> None:
    with raw, hall.open_division() as division:
        raw.text(IS_IGNORED[what])
        raw.event("cast", ballot(division, nonce(), "A"))
        receipt = json.loads(raw.read_until('42["receipt"')[2:])[1]
        state = raw.read_until('42["state"') if hall.step(division, "close") else ""

    assert receipt["status"] == "recorded"
    assert '"status":"closed"' in state


def test_half_a_frame_waits_and_is_then_forgotten(hall: Hall, bystander: Phone, raw: RawSocket) -> None:
    whole = frame_bytes(TEXT, b'42["cast",{}]')
    with raw:
        raw.raw(whole[:7])
        assert still_votes(hall, bystander)
        raw.raw(whole[7:])
        assert "malformed" in raw.read_until('42["receipt"')
        raw.raw(whole[:7])
    assert still_votes(hall, bystander)


@pytest.mark.parametrize(
    "head",
    [
        UPGRADE + b"\r\n",
        UPGRADE + b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: kort\r\n\r\n",
        UPGRADE + b"Connection: Upgrade\r\nSec-WebSocket-Version: 8\r\n" + GOOD_KEY + b"\r\n\r\n",
        b"GET /socket.io/?EIO=3&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /socket.io/?EIO=4&transport=brevduva HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n4",
    ],
    ids=["half an upgrade", "short key", "old version", "old engine", "no transport", "unknown sid"],
)
def test_a_handshake_that_is_none_gets_400(hall: Hall, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", hall.port), timeout=10) as plain:
        plain.sendall(head)
        assert plain.recv(4096).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "body", ["hej", "4" * 100_000, "\x1e" * 5000, "42[", "b!!!"], ids=lambda body: repr(body)[:9]
)
def test_garbage_by_polling_is_no_fault_of_the_server(hall: Hall, bystander: Phone, body: str) -> None:
    address = f"{hall.base}/socket.io/?EIO=4&transport=polling"
    with urllib.request.urlopen(address, timeout=10) as answer:
        sid = json.loads(answer.read()[1:])["sid"]
    try:
        with urllib.request.urlopen(f"{address}&sid={sid}", data=body.encode(), timeout=10) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code

    assert status in (200, 400, 413)
    assert still_votes(hall, bystander)


def test_a_thousand_casts_a_second_from_one_are_too_fast_and_others_are_not_slowed(
    hall: Hall, phones: Phones, raw: RawSocket
) -> None:
    others = [phones.connect(key=hall.key(n), quiet=True) for n in range(20)]
    with raw, hall.open_division() as division:
        mine = nonce()
        for seq in range(1000):
            raw.event("cast", ballot(division, mine, "A", seq=seq))
        nonces = [phone.vote(division, "B") for phone in others]
        waited = [phone.wait("receipt", seconds=5).data["nonce"] for phone in others]
        answers = [json.loads(raw.read_until('42["receipt"')[2:])[1] for _ in range(1000)]
        hall.step(division, "close")
        counts = hall.division(division)["result"]["counts"]

    told = Counter(answer.get("code") or answer["status"] for answer in answers)
    assert waited == nonces
    assert told["recorded"] == 1
    assert set(told) == {"recorded", "replaced", "too_fast"}
    assert told["too_fast"] > 800
    assert counts == {"A": 1, "B": 20, "C": 0}
