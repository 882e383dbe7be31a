"""What ``parliament doctor`` looks at."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import text

from parliament.access.table import ENDPOINTS
from parliament.mail import sender as mail_sender
from parliament.storage import database, migrate
from parliament.storage.transaction import reading

_FREE_BYTES = 500 * 1024 * 1024
_DESCRIPTORS = 4096
_FIRST_PLAUSIBLE_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at."""

    ok: bool
    words: str
    advice: str = ""


def look(app: Flask) -> Iterator[Finding]:
    """Everything that can be checked without disturbing anyone."""
    settings = app.config["SETTINGS"]
    yield Finding(True, f"Inställningar: läge {settings.env}, data i {settings.instance}")
    yield from _database(settings.instance)
    yield Finding(
        datetime.now(UTC).year >= _FIRST_PLAUSIBLE_YEAR,
        f"Klockan: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "Ställ datorns klocka.",
    )
    vendor = app.config["ROOT"] / "static" / "vendor"
    needed = [vendor / "pico" / "pico.min.css", vendor / "socket.io" / "socket.io.esm.min.js"]
    yield Finding(
        all(path.exists() for path in needed), "Sidornas filer i static/vendor", "Kör make run en gång."
    )
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    enough = hard == resource.RLIM_INFINITY or hard >= _DESCRIPTORS
    yield Finding(enough, f"Öppna anslutningar: högst {hard}", "Höj gränsen (LimitNOFILE, ulimit -n).")
    yield Finding(
        settings.secure or settings.env != "production",
        f"Publik adress: {settings.public_url or 'ingen'}",
        "Sätt PUBLIC_URL till en https-adress: kamera, skärmlås och dörren utan nät kräver det.",
    )
    yield _mail(app.extensions[mail_sender.EXTENSION])


def _mail(sender: mail_sender.Sender) -> Finding:
    if sender.server is None:
        return Finding(True, "E-post: ingen, utskick görs för hand")
    words = f"E-post: {sender.server.words}, från {sender.server.sender}"
    return Finding(not sender.hindrance, words, "Sätt PUBLIC_URL: länkarna i breven börjar med den.")


def _database(instance: object) -> Iterator[Finding]:
    bound = database.current()
    kind = "SQLite" if bound.is_sqlite else "PostgreSQL"
    yield Finding(migrate.is_current(), f"Databasen: {kind}", "Kör make run, som uppdaterar den.")
    if not bound.is_sqlite:
        return
    with reading() as session:
        sound = session.execute(text("PRAGMA quick_check")).scalar() == "ok"
    yield Finding(sound, "Databasfilen är hel", "Läs in den senaste säkerhetskopian: parliament restore.")
    free = shutil.disk_usage(str(instance)).free
    yield Finding(free > _FREE_BYTES, f"Ledigt på disken: {free // 1024**2} MB", "Frigör plats på disken.")


def role_table() -> Iterator[str]:
    """The role × endpoint table, one endpoint a line."""
    width = max(len(name) for name in ENDPOINTS)
    for name in sorted(ENDPOINTS):
        yield f"{name:<{width}}  {ENDPOINTS[name].words()}"
