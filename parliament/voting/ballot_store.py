"""What the ballot box reads and writes: plain statements on its own connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import Connection, bindparam, select, update

from parliament.storage.base import table_of
from parliament.storage.bulk import insert_in_key_order, rows_of
from parliament.voting.models import (
    Division,
    DivisionOption,
    PaperVoter,
    RecordedBallot,
    RecordedNonce,
    RegisterEntry,
    SecretBallot,
    Turnout,
)
from parliament.voting.rules import SUM_MODULUS, Accepted, Ballot

_division = table_of(Division)
_option = table_of(DivisionOption)
_turnout = table_of(Turnout)
_secret = table_of(SecretBallot)
_recorded = table_of(RecordedBallot)
_nonce = table_of(RecordedNonce)
_paper = table_of(PaperVoter)


class SeatFacts(Protocol):
    """Where the box learns of seats; bound by the application to registration and door."""

    def key_versions(self, connection: Connection, seat_ids: list[str]) -> Mapping[str, int]:
        """The current key version of each active seat."""

    def present(self, connection: Connection, seat_ids: list[str]) -> set[str]:
        """Those of the seats that are checked in."""


@dataclass(slots=True)
class OpenDivision:
    """The box's picture of a division: its rules, its register, and what has been accepted."""

    id: str
    edition_id: str
    ballot: Ballot
    register: frozenset[str]
    voted: set[str]
    accepted: dict[str, Accepted]
    owners: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, int]] = field(default_factory=dict)
    on_paper: frozenset[str] = frozenset()


@dataclass(slots=True)
class Writes:
    """What a batch will write."""

    turnout: list[dict[str, str]] = field(default_factory=list)
    new_secret: list[dict[str, object]] = field(default_factory=list)
    changed_secret: list[dict[str, object]] = field(default_factory=list)
    new_recorded: list[dict[str, object]] = field(default_factory=list)
    changed_recorded: list[dict[str, object]] = field(default_factory=list)
    new_nonces: list[dict[str, object]] = field(default_factory=list)
    changed_nonces: list[dict[str, object]] = field(default_factory=list)
    sums: dict[str, int] = field(default_factory=dict)


def statuses(connection: Connection, division_ids: Iterable[str], *, lock: bool) -> dict[str, str]:
    """The present status of divisions; with ``lock`` they cannot be closed until this commits."""
    query = select(_division.c.id, _division.c.status).where(_division.c.id.in_(list(division_ids)))
    if lock:
        query = query.with_for_update(read=True)
    return {row.id: row.status for row in connection.execute(query)}


def paper_voters(connection: Connection, division_ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The seats that were handed a ballot paper, by division; read anew for each batch."""
    query = select(_paper.c.division_id, _paper.c.seat_id).where(_paper.c.division_id.in_(list(division_ids)))
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.division_id, set()).add(row.seat_id)
    return {division_id: frozenset(seats) for division_id, seats in found.items()}


def load(connection: Connection, division_id: str) -> OpenDivision:
    """The whole picture of a division that exists."""
    row = connection.execute(select(_division).where(_division.c.id == division_id)).one()
    options = connection.execute(select(_option.c.key).where(_option.c.division_id == division_id))
    here = RegisterEntry.division_id == division_id
    register = rows_of(
        connection, [RegisterEntry.seat_id], here
    )  # the first ballot of a division waits for this
    picture = OpenDivision(
        id=division_id,
        edition_id=row.edition_id,
        ballot=Ballot(
            status=row.status,
            secrecy=row.secrecy,
            options=frozenset(option.key for option in options),
            max_choices=row.max_choices,
            kind=row.kind,
        ),
        register=frozenset(entry[0] for entry in register),
        voted=set(),
        accepted={},
    )
    _load_accepted(connection, picture)
    return picture


def _load_accepted(connection: Connection, picture: OpenDivision) -> None:
    if picture.ballot.secrecy == "recorded":
        for row in connection.execute(select(_nonce).where(_nonce.c.division_id == picture.id)):
            picture.accepted[row.tracker] = Accepted(row.seq, row.status)
            picture.owners[row.tracker] = row.seat_id
        for row in connection.execute(select(_recorded).where(_recorded.c.division_id == picture.id)):
            picture.voted.add(row.seat_id)
            picture.choices[row.seat_id] = (row.choices, row.seq)
        return
    query = select(_turnout.c.seat_id).where(_turnout.c.division_id == picture.id)
    picture.voted.update(row.seat_id for row in connection.execute(query))
    for row in connection.execute(select(_secret).where(_secret.c.division_id == picture.id)):
        picture.accepted[row.tracker] = Accepted(row.seq, "replaced" if row.replaced else "recorded")
        picture.choices[row.tracker] = (row.choices, row.seq)


def write(connection: Connection, writes: Writes) -> None:
    """Write a batch. The unique keys of turnout and ballots have the last word."""
    for table, rows in (
        (_turnout, writes.turnout),
        (_secret, writes.new_secret),
        (_recorded, writes.new_recorded),
        (_nonce, writes.new_nonces),
    ):
        # In key order: within a batch, the order of coming is not laid down even until sealing.
        insert_in_key_order(connection, table, rows)
    if writes.changed_secret:
        connection.execute(_CHANGE_SECRET, writes.changed_secret)
    if writes.changed_recorded:
        connection.execute(_CHANGE_RECORDED, writes.changed_recorded)
    if writes.changed_nonces:
        connection.execute(_CHANGE_NONCE, writes.changed_nonces)
    for division_id, difference in writes.sums.items():
        _add_to_sum(connection, division_id, difference)


def _add_to_sum(connection: Connection, division_id: str, difference: int) -> None:
    query = select(_division.c.ballot_sum).where(_division.c.id == division_id)
    before = int(connection.execute(query).scalar_one(), 16)
    after = (before + difference) % SUM_MODULUS
    connection.execute(
        update(_division).where(_division.c.id == division_id).values(ballot_sum=f"{after:064x}")
    )


_CHANGE_SECRET = (
    update(_secret)
    .where(_secret.c.division_id == bindparam("of_division"), _secret.c.tracker == bindparam("of_tracker"))
    .values(choices=bindparam("to_choices"), seq=bindparam("to_seq"), replaced=True)
)
_CHANGE_RECORDED = (
    update(_recorded)
    .where(_recorded.c.division_id == bindparam("of_division"), _recorded.c.seat_id == bindparam("of_seat"))
    .values(choices=bindparam("to_choices"), seq=bindparam("to_seq"))
)
_CHANGE_NONCE = (
    update(_nonce)
    .where(_nonce.c.division_id == bindparam("of_division"), _nonce.c.tracker == bindparam("of_tracker"))
    .values(seq=bindparam("to_seq"), status="replaced")
)
