"""``python -m tests.load.lists``: the organisers' pages and exports on 10 000 registrations.

Fills a house of its own through the services, asks every page of the organisers that needs no more than its
address, and prints how long each took, what it weighs and how many statements it put to the database. Exits 1
when a page takes more than 300 ms or an export more than 5 s.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from parliament.access import service as access
from parliament.app import create_app
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.service import NewCompany, NewDelegate
from parliament.shared import org_no
from parliament.storage import database
from parliament.storage.actor import Actor
from parliament.storage.base import Row
from parliament.storage.transaction import transaction
from tests.conftest import make_settings

REGISTRATIONS = 10_000
PAGE_MS, EXPORT_MS = 300, 5_000
ROUNDS = 5
BY = Actor.system()
_TOGETHER = 250
_FAMILIES = ("Åkerblom", "Öberg", "Ärlig", "Lind", "Ström", "Berg", "Dahl", "Fors", "Nyström", "Zetter")
_PLACES = ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund")
_FIRST = ("Åsa", "Bo", "Cilla", "Dan", "Eva", "Fredrik", "Gun", "Hans", "Ida", "Jon", "Östen")

MORE = (
    "/office/registrations?q=fors",
    "/office/registrations?municipality=Berg&page=20",
    "/office/registrations?page=200",
    "/office/registrations?cancelled=1",
    "/office/registrations/list.xlsx?q=fors",
    "/office/privacy/people?q=fors",
    "/office/privacy/disposal/letters",
    "/office/privacy/disposal/contacts",
    "/office/privacy/disposal/people",
    "/office/privacy/disposal/journal",
    "/office/mail?page=100",
    "/office/mail?q=delegat99",
    "/door?q=fors",
    "/desk?q=fors",
)
"""Filters, the last page, and what needs a choice."""


@dataclass(frozen=True)
class Timed:
    """What asking an address five times showed."""

    address: str
    median_ms: float
    worst_ms: float
    cpu_ms: float
    kilobytes: float
    statements: int
    status: int
    export: bool

    @property
    def missed(self) -> bool:
        return self.median_ms > (EXPORT_MS if self.export else PAGE_MS) or self.status >= 500


def fill(count: int = REGISTRATIONS) -> str:
    """An open edition with ``count`` companies of one person each, every one with its ticket by e-mail."""
    edition = editions.create_edition(year=2099, seats=max(count, 200), venue="Hallen", by=BY)
    themes = [editions.add_theme(edition_id=edition, name=f"Tema {n}", by=BY) for n in range(4)]
    editions.set_status(edition_id=edition, status="open", by=BY)
    editions.set_municipalities(edition, _PLACES, by=BY)
    numbers = range(1, count + 1)
    for start in range(0, count, _TOGETHER):
        with transaction():
            for n in numbers[start : start + _TOGETHER]:
                registration.register(edition_id=edition, new=_company(n, themes), by=BY)
    return edition


def _company(n: int, themes: list[str]) -> NewCompany:
    kind = "sole_trader" if n % 10 == 0 else "company"
    person = f"{_FIRST[n % len(_FIRST)]} {_FAMILIES[n % len(_FAMILIES)]}"
    return NewCompany(
        kind=kind,
        name=f"Exempelbolaget {_FAMILIES[(n * 7) % len(_FAMILIES)]} {n}",
        org_no="" if kind == "sole_trader" else org_no.demo_number(n),
        municipality=_PLACES[n % len(_PLACES)],
        contact_email=f"info@bolag{n}.exempel.se",
        delegates=[NewDelegate(name=person, email=f"delegat{n}@bolag{n}.exempel.se")],
        theme_ids=[themes[n % 4]],
    )


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are put to the database meanwhile."""
    said: list[str] = []

    def note(*args: object) -> None:
        if not str(args[2]).startswith("BEGIN"):
            said.append(str(args[2]))

    engine = database.current().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def organisers_addresses(app: Flask) -> list[str]:
    """Every page and export of the organisers that needs nothing but its address."""
    own = ("/office", "/door", "/desk", "/console", "/moderator", "/speakers", "/mikrofon", "/fragor")
    asked = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments and rule.rule.startswith(own)
    }
    return sorted({*asked, "/api/v1/registrations", *MORE})


def ask(app: Flask, address: str, *, rounds: int = ROUNDS) -> Timed:
    """Ask an address ``rounds`` times as an organiser, after once for warmth."""
    client = app.test_client()
    account = next(each for each in access.list_accounts() if "organiser" in each.roles)
    row = access.find_account(id=account.id)
    assert row is not None
    with client.session_transaction() as session:
        session.update({"_user_id": row.fs_uniquifier, "_fresh": True})
    with counted() as said:
        answer = client.get(address)
    took, cpu = [], []
    for _ in range(rounds):
        start, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        body = answer.get_data()
        cpu.append(1000 * (time.process_time() - worked))
        took.append(1000 * (time.perf_counter() - start))
    export = answer.mimetype != "text/html"
    return Timed(
        address,
        statistics.median(took),
        max(took),
        statistics.median(cpu),
        len(body) / 1000,
        len(said),
        answer.status_code,
        export,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.lists", description=__doc__)
    parser.add_argument("--registrations", type=int, default=REGISTRATIONS)
    parser.add_argument("--only", default="", help="addresses that begin like this")
    parser.add_argument("--keep", type=Path, help="fill the house in this folder, or ask the one there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(make_settings(chosen.keep or Path(folder)))
        Row.metadata.create_all(database.current().engine)
        gc.freeze()
        with app.app_context():
            if not editions.list_editions():
                access.create_account(email="o@exempel.test", name="Olle", roles=["organiser"], by=BY)
                start = time.perf_counter()
                fill(chosen.registrations)
                took = time.perf_counter() - start
                print(f"{chosen.registrations} registrations in {took:.0f} s", flush=True)
        addresses = [a for a in organisers_addresses(app) if a.startswith(chosen.only)]
        return report([ask(app, address) for address in addresses])


def report(found: list[Timed]) -> int:
    """Print the table; 1 when something was missed."""
    print("| address | median ms | worst ms | CPU ms | kB | statements |\n|---|---:|---:|---:|---:|---:|")
    for each in found:
        mark = " **missed**" if each.missed else ""
        print(
            f"| `{each.address}`{' (export)' if each.export else ''}{mark} | {each.median_ms:.0f} "
            f"| {each.worst_ms:.0f} | {each.cpu_ms:.0f} | {each.kilobytes:.0f} | {each.statements} |"
        )
    return int(any(each.missed for each in found))


if __name__ == "__main__":
    sys.exit(main())
