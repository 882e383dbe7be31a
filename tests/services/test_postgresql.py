"""The same house on PostgreSQL: a private server on this machine, started for the test and ended after it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from parliament import demo
from parliament.app import create_app
from parliament.editions import service as editions
from parliament.evaluation import service as evaluation
from parliament.shared.errors import RuleBroken
from parliament.sitting import service as sittings
from parliament.storage import database, journal, migrate
from parliament.voting import service as voting
from parliament.voting import verify
from parliament.voting.parts import EXTENSION, parts
from tests import hall
from tests.conftest import make_settings
from tests.running import free_port
from tests.services.test_migrations import differences

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
BIN = next((p for p in PLACES if (p / "initdb").exists()), None) or Path(shutil.which("initdb") or "-").parent


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of our own, for this machine alone. Skipped where none is installed, not with ``CI=true``."""
    if not (BIN / "initdb").exists() and os.environ.get("CI") != "true":
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="np-postgresql-") as folder:
        data, port = Path(folder) / "data", free_port()
        as_owner = _as_owner(Path(folder))
        subprocess.run(
            [*as_owner, BIN / "initdb", "-D", data, "-U", "np", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True,
            capture_output=True,
        )
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        ctl = [*as_owner, BIN / "pg_ctl", "-D", data, "-w"]
        subprocess.run(
            [*ctl, "-l", Path(folder) / "log", "-o", options, "start"], check=True, capture_output=True
        )
        try:
            yield f"postgresql://np@127.0.0.1:{port}"
        finally:
            subprocess.run([*ctl, "-m", "immediate", "stop"], check=True, capture_output=True)


def _as_owner(folder: Path) -> list[str]:
    """PostgreSQL does not run as root: then it runs as the account that Debian's package made."""
    if os.getuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["setpriv", "--reuid", str(owner.pw_uid), "--regid", str(owner.pw_gid), "--clear-groups"]


@pytest.fixture
def house(address: str, tmp_path: Path) -> Iterator[Flask]:
    """An application on an empty database of that server, made by the steps of the schema."""
    settings = make_settings(tmp_path).model_copy(
        update={"database_url": f"{address}/postgres".replace("postgresql:", "postgresql+psycopg:")}
    )
    app = create_app(settings)
    app.config.update(WTF_CSRF_ENABLED=False)
    with database.current().engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    migrate.upgrade()
    with app.app_context():
        yield app
        app.extensions[EXTENSION].box.stop()
    database.current().dispose()


def test_the_steps_give_what_the_rows_ask_for(house: Flask) -> None:
    assert differences() == []
    assert migrate.is_current()


def test_a_whole_day_can_be_played_and_verified(house: Flask) -> None:
    edition_id = demo.play(demo.Plan(stage="after", seats=12))
    sitting = sittings.current(edition_id)
    assert sitting is not None
    assert (sitting.phase, editions.edition(edition_id).status) == ("closed", "held")
    divisions = voting.divisions(sitting.id)
    assert {d.status for d in divisions} == {"declared", "annulled"}
    assert {d.kind for d in divisions} >= {"choose", "yes_no", "rank", "points"}
    assert all(d.sealed for d in divisions if d.secrecy == "secret")
    assert evaluation.summary(edition_id).answers > 5
    assert list(journal.breaks()) == []
    assert list(verify.breaks(parts().sum_key)) == []
    with database.current().engine.begin() as connection:
        connection.execute(
            text("DELETE FROM secret_ballot WHERE tracker = (SELECT max(tracker) FROM secret_ballot)")
        )
    assert any("rösterna stämmer inte med summan" in line for line in verify.breaks(parts().sum_key))


def test_every_page_of_the_finished_day_is_shown(house: Flask) -> None:
    demo.play(demo.Plan(stage="after", seats=6))
    visitor = house.test_client()
    for page in ("/", "/resultat", "/fragor", "/protokoll", "/uppfoljning", "/anmalan", "/readyz"):
        assert visitor.get(page).status_code == 200, page


def test_uniqueness_is_kept_and_told_in_the_same_words(house: Flask) -> None:
    edition_id = hall.open_edition()
    hall.register(edition_id, 1)
    with pytest.raises(RuleBroken) as refused:
        hall.register(edition_id, 1)
    assert refused.value.code == "already_registered"


def test_seats_given_at_once_are_all_different(house: Flask) -> None:
    edition_id = hall.open_edition(seats=6)
    outcomes = hall.at_once(10, lambda n: hall.register(edition_id, n + 1))
    assert sorted(outcomes) == ["EditionFull"] * 4 + ["ok"] * 6
