"""``parliament copy`` and ``takeover``: a second machine that can go on where the first one ended.

A copy is a backup that is always fresh, with one difference: a secret division or a survey that is open
is in it without its ballots and answers. Two copies of it would tell who cast what came between them.
So a takeover loses what was cast in the open division, which is annulled and put again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import StaticPool, create_engine

from parliament import config
from parliament.cli import backup as backing
from parliament.cli.context import application, say_and_exit, settings
from parliament.editions import service as editions
from parliament.evaluation import sealing as evaluation_sealing
from parliament.shared import clock, swedish
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from parliament.voting import rules, sealing, verify
from parliament.voting import service as voting
from parliament.voting.parts import parts

FILE = "parliament-copy.db"
REASON = "Servern byttes medan omröstningen var öppen."


@click.command("copy")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, writable=True, path_type=Path),
)
@click.option(
    "--every", default=5.0, show_default=True, type=click.FloatRange(0.2, 3600), help="Seconds between."
)
@click.option("--once", is_flag=True, help="Take one copy and end.")
def copy_command(folder: Path, every: float, once: bool) -> None:
    """Keep a fresh copy in a folder of another machine, while serving. It holds the secrets too."""
    chosen = settings()
    if not chosen.url.startswith("sqlite"):
        say_and_exit("På PostgreSQL används databasens egen replikering. Se docs/takeover.md.")
    if not backing.database_file(chosen).exists():
        say_and_exit("Här finns ingen databas att kopiera.")
    with closing(sqlite3.connect(backing.database_file(chosen))) as watched:
        copied, said = -1, ""
        while True:
            version = int(watched.execute("PRAGMA data_version").fetchone()[0])
            trouble = _try(folder, chosen) if version != copied else ""
            copied = -1 if trouble else version
            news = (
                f"{trouble} Försöker igen." if trouble else f"Kopian finns i {folder / FILE} och hålls färsk."
            )
            if news != said:
                click.echo(news, err=bool(trouble))
            said = news
            if once:
                raise SystemExit(1 if trouble else 0)
            time.sleep(every)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def takeover(file: Path) -> None:
    """Make this machine's empty instance what the copy says; then start the server here."""
    taken_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    backing.read(file)
    with application():
        annulled = _annul_open()
        with transaction() as tx:
            journal.record(
                tx,
                action="instance.taken_over",
                subject="instance",
                actor=Actor.system(),
                facts={"copy_taken_at": clock.iso(taken_at), "annulled": len(annulled)},
            )
        faults = [*journal.breaks(), *verify.breaks(parts().sum_key)]
    age = round((clock.now() - taken_at).total_seconds())
    click.echo(
        f"Kopian togs {swedish.clock_time(taken_at)}, för {age} sekunder sedan. Senare händelser är inte med."
    )
    for title in annulled:
        click.echo(f"Omröstningen ”{title}” var öppen och är ogiltigförklarad. Rösta om.")
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        say_and_exit(f"{len(faults)} fel hittades.")
    click.echo(
        "Allt stämmer. Se till att den första servern är avstängd, och starta sedan parliament serve här."
    )


def _try(folder: Path, chosen: config.Settings) -> str:
    """Take a copy; returns why it was not taken, or nothing."""
    try:
        return (
            ""
            if take(folder, chosen)
            else "En omröstning eller utvärdering har just stängts och är inte förseglad."
        )
    except (OSError, sqlite3.Error) as error:
        return f"Kopian gick inte att skriva: {error}."


def take(folder: Path, chosen: config.Settings) -> bool:
    """Write the copy into ``folder``, complete or not at all; what is left out never touches a disk.

    Returns:
        Whether it was written. Not while something that has ended awaits its sealing.
    """
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as copy:
        with closing(sqlite3.connect(backing.database_file(chosen))) as live:
            live.backup(copy)
        engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
        with engine.begin() as connection:
            if not (sealing.leave_out_open(connection) and evaluation_sealing.leave_out_open(connection)):
                return False
        backing.add_secrets_and_uploads(copy, chosen)
        draft = folder / f".{FILE}.draft"
        try:
            draft.unlink(missing_ok=True)
            descriptor = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
            copy.execute("VACUUM INTO ?", (str(draft),))
            os.fsync(descriptor)
            os.close(descriptor)
            draft.replace(folder / FILE)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return True


def _annul_open() -> list[str]:
    """Annul what was open: ballots that had a receipt may be missing. Returns the titles."""
    titles = []
    for edition in editions.list_editions():
        sitting = sittings.current(edition.id)
        for division in voting.divisions(sitting.id) if sitting else ():
            if division.status == rules.OPEN:
                voting.annul_division(division_id=division.id, reason=REASON, by=Actor.system())
                titles.append(division.title)
    return titles


COMMANDS = (copy_command, takeover)
