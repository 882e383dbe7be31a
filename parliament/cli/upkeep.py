"""``parliament backup``, ``restore``, ``verify`` and ``doctor``."""

from __future__ import annotations

import time
from pathlib import Path

import click

from parliament.cli import backup as backing
from parliament.cli import checkup
from parliament.cli.context import application, say_and_exit, settings
from parliament.storage import journal
from parliament.voting import sealing, verify
from parliament.voting.parts import parts


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--wait", default=600, show_default=True, help="Seconds to wait while a secret division is open."
)
def backup(file: Path, wait: int) -> None:
    """Write one consistent file, while serving. It holds the secrets too: keep it as safe as the server."""
    with application():
        deadline = time.monotonic() + wait
        if sealing.unsealed():
            click.echo("En sluten omröstning är öppen. Kopian tas när den har stängts.", err=True)
        while sealing.unsealed() or not backing.write(file, settings()):
            if time.monotonic() > deadline:
                say_and_exit("Omröstningen är fortfarande öppen. Ingen kopia togs.")
            time.sleep(0.5)
        click.echo(f"Kopian finns i {file}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Read a backup into an empty instance."""
    backing.read(file)
    with application():
        click.echo("Kopian är återläst. Kör parliament verify för att kontrollera den.")


@click.command("verify")
@click.option("--receipt", "nonce", help="Look for the ballot with this nonce.")
def verify_command(nonce: str | None) -> None:
    """Check the journal's chain, the registers, the tallies and the sealed sums."""
    with application():
        if nonce is not None:
            found = verify.find_receipt(nonce)
            if found is None:
                say_and_exit("Ingen röst med den kvittensen finns.")
            click.echo(found)
            return
        faults = [*journal.breaks(), *verify.breaks(parts().sum_key)]
        for fault in faults:
            click.echo(fault, err=True)
        if faults:
            say_and_exit(f"{len(faults)} fel hittades.")
        click.echo("Allt stämmer: journalen, röstlängderna, rösterna och summorna.")


@click.command()
@click.option("--roles", "show_roles", is_flag=True, help="Print the table of roles and endpoints.")
def doctor(show_roles: bool) -> None:
    """Check settings, database, disk, clock, assets and limits, and say what to do."""
    if show_roles:
        for line in checkup.role_table():
            click.echo(line)
        return
    with application() as app:
        findings = list(checkup.look(app))
    for finding in findings:
        click.echo(f"{'OK  ' if finding.ok else 'FEL '} {finding.words}")
        if not finding.ok:
            click.echo(f"     Gör så här: {finding.advice}")
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


COMMANDS = (backup, restore, verify_command, doctor)
