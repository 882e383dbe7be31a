"""The set-up installs what was locked, from wherever the machine's registries are, and commits none of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
SETUP_FILES = [
    *LOCKS,
    *sorted(REQUIREMENTS.glob("*.in")),
    *sorted((ROOT / "scripts").glob("*.py")),
    *(
        ROOT / name
        for name in (".ci/run", ".npmrc", "Makefile", "package.json", "package-lock.json", "pyproject.toml")
    ),
]
ADDRESS = re.compile(
    r"https?://|git\+|--(?:extra-)?index-url|--find-links|registry\s*=|\bpypi\.org|\bnpmjs\.", re.IGNORECASE
)
FUNDING = re.compile(r'^\s*"url": "')  # where one gives money to a package; where it comes from is "resolved"
PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)")
WANTED = re.compile(r"[A-Za-z0-9._-]+")
EXACT = re.compile(r"\d+\.\d+\.\d+")
THIRD_PARTY = re.compile(
    r"(?:^|/)(?:node_modules|vendor|\.venv)/|\.min\.(?:js|css)$|\.(?:whl|wasm|woff2?|tgz)$"
)


def requirements_of(lock: Path) -> list[str]:
    """The requirements of a lock file, each with its continuation lines (the hashes) joined."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def pins_of(lock: Path) -> dict[str, str]:
    pins = [PINNED.match(line) for line in requirements_of(lock)]
    return {pin["name"]: pin["version"] for pin in pins if pin}


def committed() -> list[str]:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, or no git here: what is committed cannot be listed")
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("file", SETUP_FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_set_up_file_says_where_packages_come_from(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if ADDRESS.search(line) and not FUNDING.search(line)]
    assert found == [], "Remove the address: `make lock` writes none."


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_requirement_is_pinned_and_hashed(lock: Path) -> None:
    loose = [
        line for line in requirements_of(lock) if not PINNED.match(line) or " --hash=sha256:" not in line
    ]
    assert loose == [], "Run `make lock`."


@pytest.mark.parametrize("wishes", sorted(REQUIREMENTS.glob("*.in")), ids=lambda wishes: wishes.name)
def test_every_wish_is_in_its_lock_file(wishes: Path) -> None:
    lines = wishes.read_text(encoding="utf-8").splitlines()
    names = {
        name.group().lower().replace("_", "-")
        for line in lines
        if (name := WANTED.match(line)) and line[0] != "-"
    }
    assert names - set(pins_of(wishes.with_suffix(".txt"))) == set(), "Run `make lock`."


def test_the_test_packages_change_no_version_that_serves() -> None:
    runtime, dev = pins_of(REQUIREMENTS / "runtime.txt"), pins_of(REQUIREMENTS / "dev.txt")
    assert {name: dev[name] for name in runtime.keys() & dev} == {
        name: runtime[name] for name in runtime.keys() & dev
    }


def test_npm_packages_are_asked_for_in_one_exact_version() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    asked = package["dependencies"] | package["devDependencies"]
    assert {name: version for name, version in asked.items() if not EXACT.fullmatch(version)} == {}


def test_the_npm_lock_holds_versions_and_hashes_and_no_addresses() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = lock.pop("")
    assert (root["dependencies"], root["devDependencies"]) == (
        package["dependencies"],
        package["devDependencies"],
    )
    assert [name for name, entry in lock.items() if "resolved" in entry] == []
    assert [
        name for name, entry in lock.items() if not entry.get("integrity", "").startswith("sha512-")
    ] == []


def test_nothing_of_others_is_committed() -> None:
    assert [path for path in committed() if THIRD_PARTY.search(path)] == [], (
        "Set-up fetches it: git rm --cached it."
    )


@pytest.mark.parametrize(
    "path", ["static/vendor/pico/pico.min.css", "node_modules/x/x.js", ".venv/x", "instance/x.db"]
)
def test_git_ignores_what_set_up_and_the_server_make(path: str, tmp_path: Path) -> None:
    """Asked in an empty house with the same list: git does not look past a folder that is a link."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    command = ["git", "-C", str(tmp_path), "check-ignore", "--quiet", path]
    assert subprocess.run(command, check=False).returncode == 0, f"Add {path} to .gitignore."
