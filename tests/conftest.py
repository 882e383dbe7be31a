"""What tests share: a house on an empty temporary database, and clients that are signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from parliament import config
from parliament.access import service as access
from parliament.app import create_app, open_on
from parliament.shared import clock
from parliament.storage import database
from parliament.storage.actor import Actor
from parliament.storage.base import Row
from parliament.voting.parts import EXTENSION as VOTING


def make_settings(instance: Path) -> config.Settings:
    """Settings for a test's own instance folder, with fixed secrets."""
    return config.Settings(
        instance=instance,
        env="test",
        secret_key="s" * 40,
        seat_secret="p" * 40,
        database_url="",
        public_url="",
        smtp_url="",
        redis_url="",
    )


@pytest.fixture(scope="session")
def put_together(tmp_path_factory: pytest.TempPathFactory) -> PutTogether:
    """One application and one empty database, from which each test's house is made."""
    return _put_together(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def house(put_together: PutTogether, tmp_path: Path) -> Iterator[Flask]:
    """An application on an empty database; services can be called directly."""
    yield from _lived_in(put_together.open_on(tmp_path))


@pytest.fixture
def own_house(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Flask]:
    """The same for a test that adds pages: nobody else is given this application."""
    yield from _lived_in(_put_together(tmp_path_factory.mktemp("own")).open_on(tmp_path))


def _put_together(folder: Path) -> PutTogether:
    app = create_app(make_settings(folder))
    app.config.update(WTF_CSRF_ENABLED=False)
    app.before_request_funcs.setdefault(None, []).insert(0, _forget_the_request_before)
    Row.metadata.create_all(database.current().engine)
    database.current().dispose()  # the last one to leave puts the log into the file
    return PutTogether(app, app.wsgi_app, dict(app.config), folder / "parliament.db")


def _lived_in(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app
        app.extensions[VOTING].box.stop()
    database.current().dispose()
    clock.play_no_more()  # a test may have moved it


@dataclass(frozen=True, slots=True)
class PutTogether:
    """What is the same for every test: putting routes together takes longer than most tests."""

    app: Flask
    wsgi_app: Any
    settings: dict[str, Any]
    empty: Path

    def open_on(self, instance: Path) -> Flask:
        """The application on a new copy of the empty database, with its settings as they were."""
        shutil.copyfile(self.empty, instance / self.empty.name)
        self.app.wsgi_app = self.wsgi_app
        self.app.config.clear()
        self.app.config.update(self.settings)
        open_on(self.app, make_settings(instance))
        return self.app


def _forget_the_request_before() -> None:
    """The test's own app context is shared by its requests, and so is what they keep in it: who asks."""
    for name in list(g):
        g.pop(name)


@pytest.fixture
def client(house: Flask) -> Callable[..., FlaskClient]:
    """A factory of clients: `client()` is a visitor, `client("organiser")` is signed in with that role."""

    def make(*roles: str) -> FlaskClient:
        visitor = house.test_client()
        if roles:
            email = f"{'-'.join(roles)}@exempel.test"
            known = next((a for a in access.list_accounts() if a.email == email), None)
            account_id = (
                known.id
                if known
                else access.create_account(
                    email=email, name=f"Test {' '.join(roles).title()}", roles=list(roles), by=Actor.system()
                )
            )
            account = access.find_account(id=account_id)
            assert account is not None
            with visitor.session_transaction() as session:
                session["_user_id"] = account.fs_uniquifier
                session["_fresh"] = True
        return visitor

    return make
