"""A whole small parliament for tests, put together by the real services: themes, seats, an open sitting.

It stands on a database file and a ballot box without a web application, so that a test can take the box
away and put a new one on the same file, as after a crash.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlalchemy import text

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import service as sitting
from parliament.storage import database, metadata
from parliament.storage.actor import Actor
from parliament.voting import parts as voting_parts
from parliament.voting import service as voting
from parliament.voting.ballot_box import BallotBox
from parliament.voting.rules import Cast, Receipt
from parliament.voting.service import NewDivision
from parliament.voting.views import DivisionView
from tests import hall

BY = Actor("staff", "operator")
SEAT_SECRET = "p" * 40
FILE = "parliament.sqlite"
_copies = tempfile.TemporaryDirectory()


class SeatFacts:
    """What the ballot box asks about seats, bound as the application binds it."""

    key_versions = staticmethod(registration.issue_keys_version_on)
    present = staticmethod(door.present_on)


@contextmanager
def house_on(folder: Path) -> Iterator[voting_parts.VotingParts]:
    """The database in ``folder``, made when there is none, and a box on it; what closes is sealed."""
    rows = metadata.load()
    database.bind(database.Database(f"sqlite:///{folder / FILE}"))
    outbox.reset()
    rows.create_all(database.current().engine)
    parts = new_parts()
    voting_parts.seal_after_close(parts, lambda work: work())
    yield parts
    parts.box.stop()
    outbox.reset()
    database.current().dispose()


@contextmanager
def world_in(folder: Path, *, seats: int, sitting_open: bool = True) -> Iterator[World]:
    """A world in ``folder``. It is built once for each size, and copied from then on."""
    shutil.copy(_built(seats, sitting_open), folder / FILE)
    with house_on(folder) as parts:
        edition = editions.current_edition()
        assert edition is not None
        now = sitting.current(edition.id)
        assert now is not None
        theme_ids = tuple(theme.id for theme in editions.themes(edition.id))
        yield World(edition.id, now.id, theme_ids, tuple(registration.seats(edition.id)), parts)


@cache
def _built(seats: int, sitting_open: bool) -> Path:
    with tempfile.TemporaryDirectory() as folder, house_on(Path(folder)) as parts:
        build(parts, seats=seats, sitting_open=sitting_open)
        copy = Path(_copies.name) / f"{seats}-{sitting_open}.sqlite"
        with database.current().engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.rollback()
            raw.execute("VACUUM INTO ?", (str(copy),))
    return copy


def new_parts() -> voting_parts.VotingParts:
    """A new box on the same database: what a process has after a restart."""
    return voting_parts.build(database=database.current(), seats=SeatFacts(), seat_secret=SEAT_SECRET)


def nonce() -> str:
    """A nonce as a phone draws it."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class World:
    """An edition with an open sitting and seats that are checked in, and the box of its application."""

    edition_id: str
    sitting_id: str
    theme_ids: tuple[str, ...]
    seats: tuple[SeatView, ...]
    parts: voting_parts.VotingParts

    @property
    def box(self) -> BallotBox:
        """The application's ballot box."""
        return self.parts.box

    def division(self, *, opened: bool = True, **facts: object) -> str:
        """A division of three options (or as ``facts`` say), open unless told otherwise; its id."""
        given: dict[str, object] = {"title": "Vilken fråga först?", **facts}
        if given.get("kind") != "yes_no":
            given.setdefault("options", [("Första", "", None), ("Andra", "", None), ("Tredje", "", None)])
        new = NewDivision(**given)  # type: ignore[arg-type]
        division_id = voting.create_division(sitting_id=self.sitting_id, new=new, by=BY)
        if opened:
            voting.open_division(division_id=division_id, by=BY)
        return division_id

    def cast(
        self, seat: int, division_id: str, choices: Iterable[str] | dict[str, int], given: str, seq: int = 0
    ) -> Receipt:
        """Cast for the seat at this place in ``seats`` and wait for the receipt; points as a dictionary."""
        return self.box.put_and_wait(self.ballot(seat, division_id, choices, given, seq))

    def ballot(
        self, seat: int, division_id: str, choices: Iterable[str] | dict[str, int], given: str, seq: int = 0
    ) -> Cast:
        """The ballot that ``cast`` puts in the box."""
        place = self.seats[seat]
        weights = tuple(choices.values()) if isinstance(choices, dict) else ()
        return Cast(place.id, place.key_version, division_id, tuple(choices), given, seq, weights)

    def close(self, division_id: str) -> DivisionView:
        """Close it and give its view."""
        voting.close_division(division_id=division_id, by=BY)
        return voting.division(division_id)

    def declare(self, division_id: str) -> DivisionView:
        """Close and declare it and give its view."""
        self.close(division_id)
        voting.declare_division(division_id=division_id, by=BY)
        return voting.division(division_id)


def build(
    parts: voting_parts.VotingParts, *, seats: int, themes: int = 1, sitting_open: bool = True
) -> World:
    """Make the world; with ``sitting_open`` false the sitting is only prepared."""
    edition_id = hall.open_edition(seats=max(seats + 3, 10))
    theme_ids = tuple(_theme(edition_id, number) for number in range(1, themes + 1))
    _programme(edition_id, theme_ids)
    for number in range(1, seats // 3 + 1):
        hall.register(edition_id, number, people=3, votes=3)
    if seats % 3:
        hall.register(edition_id, seats // 3 + 1, people=seats % 3, votes=seats % 3)
    found = tuple(registration.seats(edition_id))
    for seat in found:
        door.check_in(seat_id=seat.id, how="name", by=BY)
    sitting_id = sitting.prepare(edition_id=edition_id, by=BY)
    if sitting_open:
        sitting.step(sitting_id=sitting_id, name="open", by=BY)
    return World(edition_id, sitting_id, theme_ids, found, parts)


def _theme(edition_id: str, number: int) -> str:
    theme_id = editions.add_theme(
        edition_id=edition_id, by=BY, name=f"Område {number}", answers=2, tie_rule="both"
    )
    for letter in "ABCDE":
        editions.add_issue(
            theme_id=theme_id,
            short_name=f"Fråga {letter}",
            text=f"Hur löser vi {letter} i område {number}?",
            by=BY,
        )
    return theme_id


def _programme(edition_id: str, theme_ids: tuple[str, ...]) -> None:
    editions.add_programme_item(edition_id=edition_id, kind="opening", title="Öppnande", minutes=5, by=BY)
    for theme_id in theme_ids:
        editions.add_programme_item(
            edition_id=edition_id, kind="theme", title="Tema", minutes=55, theme_id=theme_id, by=BY
        )
    editions.add_programme_item(edition_id=edition_id, kind="closing", title="Avslutning", minutes=5, by=BY)


def with_key(world: World, seat: int, version: int) -> World:
    """The same world, where the phone of a seat holds a key of another version."""
    changed = replace(world.seats[seat], key_version=version)
    return replace(world, seats=(*world.seats[:seat], changed, *world.seats[seat + 1 :]))


def sql(statement: str, **values: object) -> list[tuple[object, ...]]:
    """Run a statement by hand on a connection of its own, as somebody with the file would."""
    bound = database.current()
    with (bound.engine if statement.startswith("SELECT") else bound.writer).begin() as connection:
        done = (
            connection.execute(text(statement), values) if values else connection.exec_driver_sql(statement)
        )
        return [tuple(row) for row in done] if done.returns_rows else []


def in_thread(work: Callable[[], object]) -> threading.Thread:
    """A started thread that does ``work``."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread
