"""The ballot box: one native thread, one connection, one transaction for all that is waiting.

A ballot put in waits in a bounded queue. The box's thread takes what is there, judges it against the
division's frozen register, writes it in one transaction (group commit) and only then gives receipts. A
full queue answers ``too_fast``; nothing is dropped silently. Websocket, form and API share ``put()``.

While a secret division is open the box remembers, in memory and keyed with a random key of this process,
which seat an accepted nonce belongs to, so that nobody else's nonce can change a ballot. It is forgotten when
the division closes and never written.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from parliament.live.home import Here, Home
from parliament.storage import native
from parliament.voting import ballot_store as store
from parliament.voting import rules
from parliament.voting.judging import Judging
from parliament.voting.rules import Cast, Receipt

log = logging.getLogger(__name__)

MAX_WAITING = 20_000
MAX_BATCH = 1_000
_CACHED_DIVISIONS = 8

Done = Callable[[Receipt], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch did to one division: for the turnout."""

    division: str
    edition_id: str
    cast: int
    register_size: int


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to do on the box's thread, in its place among the ballots."""

    work: Callable[[Engine], None]
    finished: Callable[[], None]


class BallotBox:
    """Takes ballots from anywhere and puts them on disk together."""

    def __init__(
        self, *, engine: Engine, seats: store.SeatFacts, sum_key: bytes, home: Home | None = None
    ) -> None:
        """Write through ``engine`` (an own one: the box's thread may wait in C).

        Args:
            engine: for the box's thread alone.
            seats: where seats' key versions and presence are read.
            sum_key: key of the order-free sum.
            home: where receipts are delivered; on the spot when left out.
        """
        self._engine = engine.execution_options(parliament_ballots=True)
        self._seats = seats
        self._sum_key = sum_key
        self._home: Home = home or Here()
        self._waiting: deque[tuple[Cast, Done] | _Job] = (
            deque()
        )  # one line: a job waits for ballots before it
        self._pictures: dict[str, store.OpenDivision] = {}
        self._owners: dict[str, dict[str, str]] = {}  # outlives a picture that a failed batch has spoilt
        self._owner_key = secrets.token_bytes(32)
        self._bell = native.Bell()
        self._starting = native.lock()
        self._thread: native.Thread | None = None
        self._stopping = False
        self.on_batch: Callable[[Batch], None] = lambda batch: None

    def start(self) -> None:
        """Begin to take ballots; the first ballot does it by itself."""
        with self._starting:  # two first ballots at once start one thread
            if self._thread is None:
                self._stopping = False
                self._thread = native.Thread(self._run, name="ballot-box")

    def stop(self) -> None:
        """Write what is waiting and end the thread."""
        if self._thread is not None:
            self._stopping = True  # what comes from now on is refused, or there would be no end to it
            self._bell.ring()
            self._thread.join()
            self._thread = None
            self._stopping = False

    def put(self, cast: Cast, done: Done) -> bool:
        """Put in a ballot; ``done`` gets the receipt, after commit. False when full, or stopping."""
        if self._stopping or len(self._waiting) >= MAX_WAITING:
            return False
        if self._thread is None:
            self.start()
        self._waiting.append((cast, done))
        self._bell.ring()
        return True

    def put_and_wait(self, cast: Cast, *, timeout: float = 10.0) -> Receipt:
        """Put in a ballot and wait cooperatively for its receipt; ``too_fast`` when none comes in time."""
        waiter = native.waiter()
        receipts: list[Receipt] = []

        def done(receipt: Receipt) -> None:
            receipts.append(receipt)
            waiter.set()

        if not self.put(cast, done) or not waiter.wait(timeout):
            return Receipt(cast.division, cast.nonce, cast.seq, "rejected", "too_fast")
        return receipts[0]

    def run_apart(self, job: Callable[[Engine], None]) -> None:
        """Run ``job`` on the box's own thread and connection, and wait for it cooperatively.

        Every ballot that was put in before it is settled first, however many wait.
        """
        if self._thread is None:
            job(self._engine)
            return
        waiter = native.waiter()
        faults: list[BaseException] = []

        def guarded(engine: Engine) -> None:
            try:
                job(engine)
            except BaseException as fault:
                faults.append(fault)

        self._waiting.append(_Job(guarded, waiter.set))
        self._bell.ring()
        waiter.wait(None)
        if faults:
            raise faults[0]

    def forget(self, division_id: str) -> None:
        """Drop the picture of a division that has closed, and whose nonce was whose.

        Call it where nobody judges meanwhile: in a job of ``run_apart``.
        """
        self._pictures.pop(division_id, None)
        self._owners.pop(division_id, None)

    # The box's own thread

    def _run(self) -> None:
        while True:
            self._bell.wait()
            while self._waiting:
                self._take_batch()
                job = self._waiting[0] if self._waiting else None
                if isinstance(job, _Job):
                    self._waiting.popleft()
                    job.work(self._engine)
                    self._home.call(job.finished)
            if self._stopping:
                return

    def _take_batch(self) -> None:
        taken: list[tuple[Cast, Done]] = []
        while self._waiting and len(taken) < MAX_BATCH:
            first = self._waiting[0]  # only this thread takes out
            if isinstance(first, _Job):
                break
            taken.append(first)
            self._waiting.popleft()
        if not taken:
            return
        try:
            receipts, batches = self._settle([cast for cast, _ in taken])
        except Exception:
            log.exception("A batch of ballots could not be written; the phones will send them again")
            self._pictures.clear()
            receipts = [Receipt(c.division, c.nonce, c.seq, "rejected", "too_fast") for c, _ in taken]
            batches = []
        answers = [(done, receipt) for (_, done), receipt in zip(taken, receipts, strict=True)]
        self._home.call(lambda: self._deliver(answers, batches))

    def _deliver(self, answers: list[tuple[Done, Receipt]], batches: list[Batch]) -> None:
        for done, receipt in answers:
            try:
                done(receipt)
            except Exception:
                log.exception("A receipt could not be delivered; the phone will ask again")
        for batch in batches:
            try:
                self.on_batch(batch)
            except Exception:
                log.exception("The turnout could not be told; the next batch tells it")

    def _settle(self, casts: list[Cast]) -> tuple[list[Receipt], list[Batch]]:
        """Judge and write; on a clash with another writer's rows, look again and judge once more."""
        for attempt in (1, 2, 3):
            try:
                with self._engine.begin() as connection:
                    return self._judge_and_write(connection, casts)
            except SQLAlchemyError as error:
                self._pictures.clear()
                if attempt == 3 or not _worth_another_try(error):
                    raise
        raise AssertionError("unreachable")

    def _judge_and_write(
        self, connection: Connection, casts: list[Cast]
    ) -> tuple[list[Receipt], list[Batch]]:
        self._look_again(connection, {cast.division for cast in casts})
        seat_ids = sorted({cast.seat_id for cast in casts})
        versions = self._seats.key_versions(connection, seat_ids)
        present = self._seats.present(connection, seat_ids)
        judging = Judging(self._pictures, versions, present, self._owner_tag, self._sum_key)
        receipts = [judging.judge(cast) for cast in casts]
        store.write(connection, judging.writes)
        batches = [
            Batch(p.id, p.edition_id, len(p.voted), len(p.register))
            for p in self._pictures.values()
            if p.id in judging.writes.sums
        ]
        return receipts, batches

    def _look_again(self, connection: Connection, division_ids: Iterable[str]) -> None:
        """Bring the pictures up to date with what has been opened or closed since."""
        now = store.statuses(connection, division_ids, lock=connection.dialect.name != "sqlite")
        for division_id in division_ids:
            known = self._pictures.get(division_id)
            if division_id not in now:
                self._pictures.pop(division_id, None)
            elif known is None or known.ballot.status != now[division_id]:
                picture = store.load(connection, division_id)
                if picture.ballot.secrecy == rules.SECRET:
                    picture.owners = self._owners.setdefault(division_id, {})
                self._pictures[division_id] = picture
        on_paper = store.paper_voters(connection, now)
        for division_id in now:
            self._pictures[division_id].on_paper = on_paper.get(division_id, frozenset())
        old = [known for known in self._pictures if known not in now]
        for division_id in old[: max(0, len(self._pictures) - _CACHED_DIVISIONS)]:
            del self._pictures[division_id]

    def _owner_tag(self, seat_id: str, mark: str) -> str:
        tag = hashlib.blake2b(f"{seat_id}|{mark}".encode(), key=self._owner_key, digest_size=16)
        return tag.hexdigest()


def _worth_another_try(error: SQLAlchemyError) -> bool:
    return isinstance(error, IntegrityError) or "locked" in str(error)
