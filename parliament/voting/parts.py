"""What the application puts together for voting: the box and the sealer of this process."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app

from parliament.live import outbox
from parliament.live.home import Home
from parliament.storage.database import Database
from parliament.voting.ballot_box import BallotBox
from parliament.voting.ballot_store import SeatFacts
from parliament.voting.sealing import Sealer

EXTENSION = "parliament.voting"


@dataclass(frozen=True, slots=True)
class VotingParts:
    """The ballot box, the sealer and the key of the order-free sum."""

    box: BallotBox
    sealer: Sealer
    sum_key: bytes


def sum_key(seat_secret: str) -> bytes:
    """The key of the order-free sum, derived from the seat secret."""
    return hmac.new(seat_secret.encode(), b"ballot-sum", hashlib.sha256).digest()


def build(*, database: Database, seats: SeatFacts, seat_secret: str, home: Home | None = None) -> VotingParts:
    """Put the parts together; the box is not started yet."""
    key = sum_key(seat_secret)
    box = BallotBox(engine=database.native_engine(), seats=seats, sum_key=key, home=home)
    return VotingParts(box, Sealer(box, database), key)


def seal_after_close(
    parts: VotingParts, spawn: Callable[[Callable[[], object]], object]
) -> Callable[[], None]:
    """Seal whenever a division has closed; ``spawn`` runs the work apart from the one who closed it."""

    def listen(change: outbox.Change) -> None:
        if change.topic == "ballots_closed":
            spawn(parts.sealer.seal_pending)

    return outbox.subscribe(listen)


def parts() -> VotingParts:
    """The voting parts of this application."""
    found: VotingParts = current_app.extensions[EXTENSION]
    return found
