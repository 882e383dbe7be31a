"""A server that is asked to stop does so soon, also in a vote, and the phones come back by themselves."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.live.hall import Hall
from tests.live.phones import Phones, find_node

SOCKETS = 500
STOP_SECONDS = 5.5


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_stop_with_many_open_sockets_takes_a_few_seconds_and_loses_no_receipt(
    tmp_path: Path, transport: str
) -> None:
    find_node()
    count = SOCKETS if transport == "websocket" else 20
    with Hall(tmp_path, seats=40) as hall, Phones(hall.base) as phones:
        voters = len(hall.voters)
        sockets = [phones.open(transports=(transport,), key=hall.key(n % voters)) for n in range(count)]
        for phone in sockets:
            phone.wait("me")
        division = hall.new_division()
        hall.step(division, "open")
        for phone in sockets[:voters]:
            phone.vote(division, "A")
        started = time.monotonic()
        hall.stop()
        took = time.monotonic() - started
        told = [phone.wait("restarting").data for phone in sockets if transport == "websocket"]
        before = [len(phone.heard) for phone in sockets]
        hall.start()
        for phone, after in zip(sockets, before, strict=True):
            phone.wait("me", after=after, seconds=60)
        receipts = [phone.wait("receipt", seconds=30).data for phone in sockets[:voters]]
        hall.step(division, "close")
        counted = hall.division(division)["cast"]

    assert took < STOP_SECONDS
    assert told == [{"within": 6}] * len(told)
    assert len(told) == (count if transport == "websocket" else 0)  # who polls learns it by the silence
    assert {receipt["status"] for receipt in receipts} == {"recorded"}
    assert counted == voters
