"""The commands as people run them: each in a process of its own, on an instance of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from parliament.access.roles import ROLES
from parliament.access.table import ENDPOINTS
from tests.running import PARLIAMENT, ROOT, RunningHouse

WHOLE = "Allt stämmer: journalen, röstlängderna, rösterna och summorna.\n"


class Ran:
    """A command that has ended."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.status = done.returncode
        self.out = done.stdout
        self.words = done.stdout + done.stderr
        assert "Traceback" not in self.words, self.words


def run(instance: Path, *words: str, **settings: str) -> Ran:
    """Run a command on ``instance``; a traceback is never the answer."""
    environment = {**os.environ, "PARLIAMENT_INSTANCE": str(instance), "PARLIAMENT_ENV": "demo", **settings}
    command = [*PARLIAMENT, *words]
    return Ran(
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with a finished small day."""
    instance = tmp_path_factory.mktemp("played") / "instance"
    assert run(instance, "demo", "--stage", "after", "--seats", "8").status == 0
    return instance


@pytest.fixture
def instance(played: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(played, tmp_path / "instance"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """A sitting that another process serves."""
    with RunningHouse(tmp_path_factory.mktemp("served"), seats=6) as house:
        yield house


def rows(instance: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{instance / 'parliament.db'}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def test_the_demonstration_refuses_what_is_not_empty_and_says_what_to_do(instance: Path) -> None:
    before = rows(instance, "SELECT count(*) FROM journal")
    refused = run(instance, "demo")
    assert (refused.status, refused.words) == (
        1,
        "Databasen är inte tom, så inget gjordes. Lägg till --reset för att tömma den först.\n",
    )
    assert run(instance, "demo", "--if-empty").status == 0
    assert rows(instance, "SELECT count(*) FROM journal") == before


@pytest.mark.parametrize(
    ("region", "name", "themes", "actions"),
    [
        ("sormland", "Sörmland", 3, [(110, 33)]),
        ("orebro", "Örebro län", 4, [(0, None)]),
        ("kalmar", "Kalmar län", 3, [(0, None)]),
    ],
)
def test_another_region_is_loaded_from_its_own_sources(
    tmp_path: Path, region: str, name: str, themes: int, actions: list[tuple[int, int | None]]
) -> None:
    done = run(tmp_path, "demo", "--region", region)
    assert (done.status, done.words) == (0, "Demonstrationen är spelad till läget planned med 50 platser.\n")
    assert rows(tmp_path, "SELECT region_name, status FROM edition") == [(name, "planned")]
    assert rows(tmp_path, "SELECT count(*) FROM theme") == [(themes,)]
    assert rows(tmp_path, "SELECT count(*), sum(status = 'ongoing') FROM action") == actions
    refused = run(tmp_path, "demo", "--reset", "--region", region, "--stage", "after")
    assert (refused.status, "har inget parlament att spela upp" in refused.words) == (1, True)
    assert run(tmp_path, "verify").out == WHOLE


def test_the_demonstration_starts_afresh_when_it_is_told_to(instance: Path) -> None:
    again = run(instance, "demo", "--reset", "--stage", "open", "--seats", "5")
    assert (again.status, again.words) == (0, "Demonstrationen är spelad till läget open med 5 platser.\n")
    assert rows(instance, "SELECT count(*) FROM seat") == [(5,)]
    assert rows(instance, "SELECT count(*) FROM division") == [(0,)]
    assert rows(instance, "SELECT min(seq) FROM journal") == [(1,)]
    assert run(instance, "verify").out == WHOLE


def test_seats_are_printed_as_a_table_and_as_json_and_each_printing_is_journalled(instance: Path) -> None:
    printed = list(csv.DictReader(io.StringIO(run(instance, "seats").out)))
    as_json = json.loads(run(instance, "seats", "--format", "json").out)
    assert [list(row) for row in printed] == [["seat", "company", "delegate", "key", "door_code", "link"]] * 8
    assert [{name: str(value) for name, value in row.items()} for row in as_json] == printed
    assert len({row["key"] for row in printed} | {row["door_code"] for row in printed}) == 16
    assert all(row["link"].endswith(f"/d/{row['key']}") for row in printed)
    journalled = rows(
        instance, "SELECT count(*), count(DISTINCT facts) FROM journal WHERE action LIKE '%print%'"
    )
    assert journalled == [(2, 1)]


def test_links_begin_with_the_public_address(instance: Path) -> None:
    printed = json.loads(run(instance, "seats", "--format", "json", PUBLIC_URL="https://np.exempel.se").out)
    assert all(row["link"].startswith("https://np.exempel.se/d/") for row in printed)


def test_a_token_is_shown_once_alone_on_its_line_and_revoked_by_its_id(instance: Path) -> None:
    token = run(instance, "token", "create", "--role", "reader", "--label", "Kalkylblad").out
    assert token.startswith("parl_")
    assert token.count("\n") == 1
    assert token.strip().encode() not in (instance / "parliament.db").read_bytes()
    listed = run(instance, "token", "list").out
    token_id = listed.split()[0]
    assert "giltig  Kalkylblad" in listed
    assert token.strip() not in listed
    assert run(instance, "token", "revoke", token_id).words == "Nyckeln är återkallad.\n"
    assert "återkallad 20" in run(instance, "token", "list").out
    refused = run(instance, "token", "revoke", "finnsinte")
    assert refused.status == 1
    assert refused.words.startswith("Det finns ingen sådan nyckel.")


def test_a_lost_account_gets_a_new_link(instance: Path) -> None:
    link = run(instance, "staff", "link", "organisator@exempel.test").out
    assert link.startswith("http://127.0.0.1:5000/logga-in/")
    unknown = run(instance, "staff", "link", "ingen@exempel.test")
    assert (unknown.status, unknown.words) == (1, "Det finns inget konto med den e-postadressen.\n")


def test_verify_finds_a_ballot_by_its_receipt_or_says_that_there_is_none(instance: Path) -> None:
    assert run(instance, "verify").out == WHOLE
    unknown = run(instance, "verify", "--receipt", "x" * 24)
    assert (unknown.status, unknown.words) == (1, "Ingen röst med den kvittensen finns.\n")


def test_doctor_tells_what_to_do(instance: Path) -> None:
    fine = run(instance, "doctor")
    assert all(line.startswith(("OK  ", "FEL ", "     Gör så här: ")) for line in fine.out.splitlines())
    assert fine.status == (1 if "FEL " in fine.out else 0)
    production = run(instance, "doctor", PARLIAMENT_ENV="production")
    assert production.status == 1
    assert "Gör så här: Sätt PUBLIC_URL till en https-adress" in production.out


def test_doctor_prints_the_table_of_roles(tmp_path: Path) -> None:
    printed = run(tmp_path, "doctor", "--roles").out.splitlines()
    assert len(printed) == len(ENDPOINTS)
    words = {word.strip(",") for line in printed for word in line.split()[1:]}
    assert words <= {*ROLES, "alla", "plats"}


# --- backup and restore ----------------------------------------------------------------------------------


def test_a_backup_taken_while_another_process_serves_gives_the_same_house(
    served: RunningHouse, tmp_path: Path
) -> None:
    file, second = tmp_path / "kopia.backup", tmp_path / "second"
    (served.instance / "uploads" / "bilder").mkdir(parents=True)
    (served.instance / "uploads" / "bilder" / "sal.svg").write_text("<svg/>", encoding="utf-8")
    assert run(served.instance, "backup", str(file)).words == f"Kopian finns i {file}.\n"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    restored = run(second, "restore", str(file))
    assert (restored.status, restored.words.splitlines()[0].startswith("Kopian är återläst.")) == (0, True)
    assert run(second, "verify").out == run(served.instance, "verify").out == WHOLE
    keys = [json.loads(run(place, "seats", "--format", "json").out) for place in (served.instance, second)]
    assert keys[0] == keys[1]
    assert (second / "uploads" / "bilder" / "sal.svg").read_text(encoding="utf-8") == "<svg/>"
    assert {oct((second / name).stat().st_mode & 0o777) for name in ("secret_key", "seat_secret")} == {
        "0o600"
    }
    assert rows(second, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'instance%'") == [(0,)]


def test_a_restore_touches_nothing_that_is_there(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "kopia.backup"
    assert run(instance, "backup", str(file)).status == 0
    before = rows(instance, "SELECT * FROM journal")
    refused = run(instance, "restore", str(file))
    assert (refused.status, refused.words) == (
        1,
        "Här finns redan en databas, så inget gjordes. Välj en tom mapp.\n",
    )
    assert rows(instance, "SELECT * FROM journal") == before
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "secret_key").write_text("k" * 40, encoding="ascii")
    assert "redan hemligheter" in run(secrets, "restore", str(file)).words
    assert [path.name for path in secrets.iterdir()] == ["secret_key"]


def test_what_is_no_backup_is_not_restored(tmp_path: Path, played: Path) -> None:
    odd = {"text": b"hej", "empty": b"", "database": (played / "parliament.db").read_bytes()}
    for name, content in odd.items():
        file = tmp_path / name
        file.write_bytes(content)
        refused = run(tmp_path / f"{name}-instance", "restore", str(file))
        assert (refused.status, refused.words) == (1, f"{file} är inte en hel säkerhetskopia.\n")
        assert list((tmp_path / f"{name}-instance").iterdir()) == []
    assert run(tmp_path / "x", "restore", str(tmp_path / "finns-inte")).status == 2


def test_a_backup_overwrites_nothing_and_leaves_nothing_half_done(instance: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("viktigt", encoding="utf-8")
    refused = run(instance, "backup", str(taken))
    assert (refused.status, refused.words) == (1, f"{taken} finns redan. Välj ett annat namn.\n")
    assert taken.read_text(encoding="utf-8") == "viktigt"
    nowhere = run(instance, "backup", str(tmp_path / "no" / "such" / "folder"))
    assert nowhere.status == 1
    assert "Ingen kopia togs." in nowhere.words


def test_a_backup_waits_for_a_secret_division(served: RunningHouse, tmp_path: Path) -> None:
    """The order of the rows of a division that is not sealed yet would tell who voted what."""
    token, file = served.token("operator"), tmp_path / "kopia.backup"
    new = {"title": "Vilken först?", "kind": "choose", "options": ["Ett", "Två"]}
    division = served.api("POST", "/divisions", token, new)["id"]
    served.api("POST", f"/divisions/{division}/open", token)
    refused = run(served.instance, "backup", str(file), "--wait", "1")
    assert refused.status == 1
    assert refused.words.splitlines() == [
        "En sluten omröstning är öppen. Kopian tas när den har stängts.",
        "Omröstningen är fortfarande öppen. Ingen kopia togs.",
    ]
    assert not file.exists()
    with ThreadPoolExecutor(1) as apart:
        waiting = apart.submit(run, served.instance, "backup", str(file), "--wait", "60")
        served.api("POST", f"/divisions/{division}/close", token)
        assert waiting.result().status == 0
    assert file.exists()
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT status, sealed FROM division WHERE id = ?", (division,)).fetchone() == (
            "closed",
            1,
        )


# --- starting ----------------------------------------------------------------------------------------------


def test_those_who_start_at_once_on_an_empty_instance_agree(tmp_path: Path) -> None:
    """Same secrets, one schema, and nobody's work is lost."""
    instance = tmp_path / "new"
    with ThreadPoolExecutor(4) as together:
        runs = list(together.map(lambda n: run(instance, "token", "create", "--role", "reader"), range(4)))
    assert [ran.status for ran in runs] == [0, 0, 0, 0], [ran.words for ran in runs]
    assert run(instance, "token", "list").out.count("giltig") == 4
    assert run(instance, "verify").out == WHOLE
    assert {path.name for path in instance.iterdir()} >= {"secret_key", "seat_secret", "parliament.db"}
    assert not [path for path in instance.iterdir() if path.name.startswith(("secret_key.", "seat_secret."))]


def test_secrets_are_the_owners_alone(instance: Path) -> None:
    assert_only_the_owner_reads(instance)
    assert (instance / "secret_key").read_bytes() != (instance / "seat_secret").read_bytes()


def assert_only_the_owner_reads(instance: Path) -> None:
    modes = {oct((instance / name).stat().st_mode & 0o777) for name in ("secret_key", "seat_secret")}
    assert modes == {"0o600"}
    assert oct(instance.stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SECRET_KEY": "kort"}, "Inställningarna går inte att använda. SECRET_KEY"),
        ({"SEAT_SECRET": "kort"}, "Inställningarna går inte att använda. SEAT_SECRET"),
        ({"DATABASE_URL": "mysql://x"}, "Inställningarna går inte att använda. DATABASE_URL"),
        ({"PUBLIC_URL": "np.exempel.se"}, "Inställningarna går inte att använda. PUBLIC_URL"),
        ({"PARLIAMENT_ENV": "hemma"}, "Inställningarna går inte att använda. PARLIAMENT_ENV"),
        ({"PARLIAMENT_INSTANCE": "/proc/nowhere"}, "Mappen för data går inte att använda"),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/none"}, "Databasen går inte att öppna"),
        ({"DATABASE_URL": "sqlite:////proc/none.db"}, "Databasen går inte att öppna"),
    ],
)
def test_what_cannot_be_used_is_said_in_plain_words(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    refused = run(tmp_path, "verify", **settings)
    assert refused.status == 1
    assert refused.words.startswith(words)
    assert refused.words.count("\n") == 1


def test_a_database_of_a_newer_program_is_left_alone(instance: Path) -> None:
    with closing(sqlite3.connect(instance / "parliament.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    refused = run(instance, "verify")
    assert (refused.status, refused.words) == (
        1,
        "Databasen är gjord av en nyare version av programmet. Uppdatera programmet.\n",
    )
