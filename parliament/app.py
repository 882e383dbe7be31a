"""The only place where the parts are put together."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from flask import Flask

from parliament import config, pages
from parliament.access import accounts, guard, who
from parliament.access.seat_keys import SeatKeys
from parliament.access.service import Credentials
from parliament.access.short_codes import ShortCodes
from parliament.storage import database, metadata

BLUEPRINTS = [
    "parliament.access.web",
]
"""Modules whose ``blueprint`` is registered."""

API_BLUEPRINTS: list[str] = []
"""Modules whose flask-smorest ``blueprint`` is registered under /api/v1."""


def create_app(settings: config.Settings | None = None) -> Flask:
    """Put the application together on the database that the settings name.

    Args:
        settings: frozen settings; read from the environment when left out.
    """
    settings = settings or config.load()
    metadata.load()
    database.bind(database.Database(settings.url))
    app = Flask(
        "parliament",
        root_path=str(config.ROOT),
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
        instance_path=str(settings.instance),
    )
    app.config.update(
        ROOT=config.ROOT,
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        PUBLIC_URL=settings.public_url,
        TESTING=settings.env == "test",
        SESSION_COOKIE_NAME="parliament",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        MAX_CONTENT_LENGTH=12 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
    )
    pages.set_up(app)
    _put_access(app, settings)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).blueprint)
    return app


def _put_access(app: Flask, settings: config.Settings) -> None:
    accounts.set_up(app)
    keys = SeatKeys(settings.seat_secret)
    app.extensions[who.EXTENSION] = who.AccessParts(
        keys=keys,
        directory=import_module("parliament.registration.service").SeatRegister(),
        credentials=Credentials(keys),
        short_codes=ShortCodes(keys, settings.seat_secret),
    )
    guard.set_up(app)
