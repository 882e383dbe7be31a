"""The backup file: a SQLite database that also carries the instance's secrets and uploads."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import create_engine

from parliament import config
from parliament.cli.context import say_and_exit
from parliament.voting import sealing

_SECRETS = ("secret_key", "seat_secret")


def write(file: Path, settings: config.Settings) -> bool:
    """Write the backup, mode 0600, complete or not at all.

    Returns:
        Whether it was written. Not when the copy caught a secret division that is not sealed.
    """
    if not settings.url.startswith("sqlite"):
        say_and_exit("På PostgreSQL tas kopian med pg_dump, tillsammans med mappen för data.")
    if file.exists():
        say_and_exit(f"{file} finns redan. Välj ett annat namn.")
    draft = file.with_name(f".{file.name}.draft")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(database_file(settings))) as live:
            live.execute("VACUUM INTO ?", (str(draft),))
        if _caught_unsealed(draft):
            return False
        with closing(sqlite3.connect(draft)) as copy:
            add_secrets_and_uploads(copy, settings)
        draft.rename(file)
    except (OSError, sqlite3.Error) as error:
        say_and_exit(f"Kopian gick inte att skriva till {file}: {error}. Ingen kopia togs.")
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return True


def _caught_unsealed(draft: Path) -> bool:
    engine = create_engine(f"sqlite:///{draft}")
    try:
        return sealing.unsealed_in(engine)
    finally:
        engine.dispose()


def add_secrets_and_uploads(copy: sqlite3.Connection, settings: config.Settings) -> None:
    """Have a copy of the database carry what else makes an instance."""
    with copy:
        copy.execute("CREATE TABLE instance_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        copy.execute("CREATE TABLE instance_upload (path TEXT PRIMARY KEY, content BLOB NOT NULL)")
        secrets = [(name, getattr(settings, name)) for name in _SECRETS]
        copy.executemany("INSERT INTO instance_secret VALUES (?, ?)", secrets)
        found = [path for path in settings.uploads.rglob("*") if path.is_file()]
        rows = [(str(path.relative_to(settings.uploads)), path.read_bytes()) for path in found]
        copy.executemany("INSERT INTO instance_upload VALUES (?, ?)", rows)


def read(file: Path) -> None:
    """Read a backup into the instance folder, which must hold no data yet."""
    settings = config.Settings()
    if not settings.url.startswith("sqlite"):
        say_and_exit("På PostgreSQL läses kopian in med pg_restore.")
    target = database_file(settings)
    if target.exists():
        say_and_exit("Här finns redan en databas, så inget gjordes. Välj en tom mapp.")
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any((settings.instance / name).exists() for name in _SECRETS):
        say_and_exit("Här finns redan hemligheter, så inget gjordes. Välj en tom mapp.")
    try:
        _unpack(file, target, settings)
    except (sqlite3.DatabaseError, KeyError):
        target.unlink(missing_ok=True)
        say_and_exit(f"{file} är inte en hel säkerhetskopia.")


def _unpack(file: Path, target: Path, settings: config.Settings) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        secrets = dict(copy.execute("SELECT name, value FROM instance_secret"))
        uploads = copy.execute("SELECT path, content FROM instance_upload").fetchall()
        copy.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as database:
        database.execute("DROP TABLE instance_secret")
        database.execute("DROP TABLE instance_upload")
        database.commit()
        database.execute("VACUUM")
    for name in _SECRETS:
        descriptor = os.open(settings.instance / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(secrets[name])
    for name, content in uploads:
        place = (settings.uploads / name).resolve()
        if place.is_relative_to(settings.uploads.resolve()):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def database_file(settings: config.Settings) -> Path:
    """Where the SQLite database lies."""
    return Path(settings.url.removeprefix("sqlite:///"))
