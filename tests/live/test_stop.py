"""A server that is asked to stop does so soon, also in a vote, and the phones come back by themselves."""

from __future__ import annotations

import time
from pathlib import Path

from tests.live.hall import Hall
from tests.live.phones import Phones, find_node

SOCKETS = 500
POLLING = 20
STOP_SECONDS = 5.5


def test_a_stop_with_many_open_sockets_takes_a_few_seconds_and_loses_no_receipt(tmp_path: Path) -> None:
    find_node()
    with Hall(tmp_path, seats=40) as hall, Phones(hall.base) as phones:
        keys = [hall.key(n % len(hall.voters)) for n in range(SOCKETS)]
        sockets = [phones.open(transports=("websocket",), key=key) for key in keys[POLLING:]]
        polling = [phones.open(transports=("polling",), key=key) for key in keys[:POLLING]]
        for phone in sockets + polling:
            phone.wait("me")
        division = hall.new_division()
        hall.step(division, "open")
        first = dict(zip(keys[POLLING:], sockets, strict=True))  # one phone of each seat votes
        for phone in first.values():
            phone.vote(division, "A")
        started = time.monotonic()
        hall.stop()
        took = time.monotonic() - started
        told = [phone.wait("restarting").data for phone in sockets]
        before = [(phone, len(phone.heard)) for phone in sockets + polling]
        hall.start()
        for phone, after in before:
            phone.wait("me", after=after, seconds=60)
        receipts = [phone.wait("receipt", seconds=30).data["status"] for phone in first.values()]
        hall.step(division, "close")
        counted = hall.division(division)["cast"]

    assert took < STOP_SECONDS
    assert told == [{"within": 6}] * (SOCKETS - POLLING)
    assert set(receipts) == {"recorded"}
    assert counted == len(first) == len(hall.voters)
