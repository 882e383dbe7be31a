"""The socket event ``cast``: from the wire to the box and back, without Flask's request context."""

from __future__ import annotations

from typing import Any

from parliament.live.connections import Connection
from parliament.live.gateway import Gateway
from parliament.live.outbox import Change
from parliament.voting import rules
from parliament.voting.ballot_box import BallotBox, Batch

SCHEMA = '{"division": id, "choices": [option id, …], "nonce": 22–128 of A–Z a–z 0–9 _ -, "seq": 0…}'


def register(gateway: Gateway, box: BallotBox) -> None:
    """Have ``cast`` taken by the box, and its batches told to console, podium and screen."""

    def cast(connection: Connection, data: Any) -> None:
        ballot = rules.parse_cast(data, seat_id=connection.seat_id, key_version=connection.key_version)
        if ballot is None:
            gateway.hub.send(connection, "receipt", _refusal(data, "malformed"))
            return
        if not connection.seat_id:
            gateway.hub.send(connection, "receipt", _refusal(data, "not_in_register"))
            return
        if not connection.may_cast() or not box.put(ballot, lambda receipt: answer(connection, receipt)):
            gateway.hub.send(connection, "receipt", _refusal(data, "too_fast"))

    def answer(connection: Connection, receipt: rules.Receipt) -> None:
        gateway.hub.send(connection, "receipt", receipt.as_dict())
        if len(gateway.hub.connections.of_seat(connection.seat_id)) > 1:
            gateway.hub.on_change(Change("seats", connection.edition_id, seats=(connection.seat_id,)))

    def batch_written(batch: Batch) -> None:
        gateway.hub.turnout(division=batch.division, cast=batch.cast, register_size=batch.register_size)

    gateway.on("cast", cast, schema=SCHEMA, quick=True)
    box.on_batch = batch_written


def _refusal(data: Any, code: str) -> dict[str, object]:
    """A rejection that names what the client sent, as far as it can be read."""
    given = data if isinstance(data, dict) else {}

    def short(name: str) -> str:
        value = given.get(name)
        return value[:128] if isinstance(value, str) else ""

    seq = given.get("seq")
    number = seq if isinstance(seq, int) and not isinstance(seq, bool) and 0 <= seq <= rules.MAX_SEQ else 0
    return {
        "division": short("division"),
        "nonce": short("nonce"),
        "seq": number,
        "status": "rejected",
        "code": code,
    }
