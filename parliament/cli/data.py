"""``parliament demo``, ``seats``, ``token`` and ``staff``: what goes in and what is printed."""

from __future__ import annotations

import csv
import gc
import json
import sys
from dataclasses import asdict

import click
from click.core import ParameterSource

from parliament import demo as playing
from parliament.access import roles, second_factor, service
from parliament.access.who import parts
from parliament.cli.context import application, public_url, say_and_exit
from parliament.demo import regions
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.storage.actor import Actor

PLANNED = playing.STAGES[0]
_COLUMNS = ("seat", "company", "delegate", "key", "door_code", "link")


@click.command()
@click.option("--stage", type=click.Choice(playing.STAGES), default="sitting", show_default=True)
@click.option("--seats", type=click.IntRange(2, 9000), default=50, show_default=True)
@click.option(
    "--region",
    type=click.Choice(sorted(regions.REGIONS)),
    default=regions.DEFAULT,
    show_default=True,
    help="Whose real data.",
)
@click.option("--seed", type=int, default=2023, show_default=True, help="Same seed, same day.")
@click.option("--reset", is_flag=True, help="Empty the database first.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there is data already.")
def demo(stage: str, seats: int, region: str, seed: int, reset: bool, if_empty: bool) -> None:
    """Play a region's latest edition, on invented companies, through the services to a stage.

    Of regions whose sources hold no parliament only the real data are loaded, to the stage planned.
    """
    if not regions.REGIONS[region].can_be_played:
        asked = click.get_current_context().get_parameter_source("stage") is not ParameterSource.DEFAULT
        if asked and stage != PLANNED:
            say_and_exit(f"Källan för {region} har inget parlament att spela upp. Använd --stage {PLANNED}.")
        stage = PLANNED
    with application():
        if editions.list_editions():
            if if_empty:
                return
            if not reset:
                say_and_exit(
                    "Databasen är inte tom, så inget gjordes. Lägg till --reset för att tömma den först."
                )
            playing.empty_database()
        gc.freeze()  # thousands of seats: looking for dead rings of objects took a fifth of the time
        gc.set_threshold(20_000, 50, 100)
        playing.play(playing.Plan(stage=stage, seats=seats, seed=seed, region=region))
        click.echo(f"Demonstrationen är spelad till läget {stage} med {seats} platser.")


@click.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def seats(form: str) -> None:
    """Print every seat's key, door code and link. Each printing is journalled."""
    with application() as app:
        edition = editions.current_edition()
        if edition is None:
            say_and_exit("Det finns ingen upplaga.")
        printed = registration.printed_seats(
            edition.id, by=Actor.system(), public_url=public_url(app), keys=parts().keys
        )
        rows = [{name: asdict(seat)[name] for name in _COLUMNS} for seat in printed]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    writer = csv.DictWriter(sys.stdout, _COLUMNS)
    writer.writeheader()
    writer.writerows(rows)


@click.group()
def token() -> None:
    """API bearer tokens."""


@token.command("create")
@click.option("--role", required=True, type=click.Choice(list(roles.ROLES)))
@click.option("--label", default="", help="What it is for.")
def create_token(role: str, label: str) -> None:
    """Print a new token, alone on its line, once: only its hash is kept."""
    with application():
        click.echo(parts().credentials.create_token(role=role, label=label, by=Actor.system()))


@token.command("list")
def list_tokens() -> None:
    """List the tokens: id, role, label, when it was made and revoked."""
    with application():
        for row in service.list_tokens():
            revoked = f"återkallad {row.revoked_at:%Y-%m-%d}" if row.revoked_at else "giltig"
            click.echo(f"{row.id}  {row.role:<10} {row.created_at:%Y-%m-%d}  {revoked}  {row.label}")


@token.command("revoke")
@click.argument("token_id")
def revoke_token(token_id: str) -> None:
    """Make a token invalid at once."""
    with application():
        if token_id not in {row.id for row in service.list_tokens()}:
            say_and_exit("Det finns ingen sådan nyckel. parliament token list visar dem som finns.")
        service.revoke_token(token_id=token_id, by=Actor.system())
        click.echo("Nyckeln är återkallad.")


@click.group()
def staff() -> None:
    """Staff accounts."""


@staff.command("forget-app")
@click.argument("email")
def staff_forget_app(email: str) -> None:
    """Ask an account for no code at sign-in any more, for who has lost telephone and recovery codes."""
    with application():
        account = next((a for a in service.list_accounts() if a.email == email.lower()), None)
        if account is None:
            say_and_exit("Det finns inget konto med den adressen.")
        second_factor.remove(account_id=account.id, by=Actor.system())
        click.echo("Kontot frågar inte längre efter en kod.")


@staff.command("link")
@click.argument("email")
def staff_link(email: str) -> None:
    """Print a new one-time sign-in link for an account, for who has lost every way in."""
    with application() as app:
        account = next((a for a in service.list_accounts() if a.email == email.lower()), None)
        if account is None:
            say_and_exit("Det finns inget konto med den e-postadressen.")
        made = parts().credentials.create_sign_in_link(account_id=account.id, by=Actor.system())
        click.echo(f"{public_url(app)}/logga-in/{made}")


COMMANDS = (demo, seats, token, staff)
