"""``parliament dispose``: dispose of what the decided rules say may go."""

from __future__ import annotations

import click

from parliament.cli.context import application
from parliament.editions import service as editions
from parliament.privacy import disposal, rules
from parliament.storage.actor import Actor


@click.command()
@click.option("--dry-run", is_flag=True, help="Only tell what would go.")
def dispose(dry_run: bool) -> None:
    """Dispose of what may go by a decided rule. Run it once a day; without decisions nothing happens."""
    with application():
        counts = _due() if dry_run else disposal.run_due(by=Actor.system())
        for kind, count in counts.items():
            click.echo(f"{kind}: {count} {'skulle gallras' if dry_run else 'gallrades'}")
        if not counts:
            click.echo("Inget får gallras nu.")


def _due() -> dict[str, int]:
    counts: dict[str, int] = {}
    for edition in editions.list_editions():
        for kind in rules.KINDS:
            found = disposal.plan(kind=kind, edition_id=edition.id)
            if found.hindrance is None:
                before = counts.get(kind, 0) if found.kind.of_edition else 0
                counts[kind] = before + len(found.records)
    return counts


COMMANDS = (dispose,)
