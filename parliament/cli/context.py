"""What the commands share: an application on a database that is up to date, and plain last words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click
from alembic.util.exc import CommandError
from flask import Flask
from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError

from parliament import config


def say_and_exit(sentence: str) -> NoReturn:
    """Say what went wrong, on standard error, and end with status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def settings() -> config.Settings:
    """The settings; what is nonsense is said in plain words and ends the program."""
    try:
        return config.load()
    except ValidationError as error:
        faults = "; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors())
        say_and_exit(f"Inställningarna går inte att använda. {faults}")
    except OSError as error:
        say_and_exit(f"Mappen för data går inte att använda: {error}")


@contextmanager
def application() -> Iterator[Flask]:
    """An application on a database that has every step of the schema."""
    from parliament.app import create_app  # noqa: PLC0415 - heavy, and after any patching
    from parliament.storage import database, migrate  # noqa: PLC0415
    from parliament.voting.parts import EXTENSION  # noqa: PLC0415

    app = create_app(settings())
    try:
        migrate.upgrade()
    except DatabaseError as error:
        reason = str(error.orig).strip().split("\n", maxsplit=1)[0]
        say_and_exit(f"Databasen går inte att öppna: {reason}. Kontrollera DATABASE_URL och mappen för data.")
    except CommandError:
        say_and_exit("Databasen är gjord av en nyare version av programmet. Uppdatera programmet.")
    with app.app_context():
        try:
            yield app
        finally:
            app.extensions[EXTENSION].box.stop()
            database.current().dispose()


def public_url(app: Flask) -> str:
    """The address people use: PUBLIC_URL, or this machine's."""
    return str(app.config["PUBLIC_URL"] or "http://127.0.0.1:5000")
