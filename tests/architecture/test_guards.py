"""The table of roles and endpoints is whole, and it decides: every endpoint is walked as everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from parliament.access.guard import allowed
from parliament.access.roles import ROLES, Access
from parliament.access.table import ENDPOINTS
from parliament.storage import database
from tests.architecture import walk
from tests.architecture.walk import EVERYBODY, NOBODY, SEAT, House

# A draft of the minutes is for those who work with it: the table lets all in, the view asks if it is a draft.
DECIDED_BY_THE_VIEW = {
    *("minutes.page", "minutes.as_pdf", "minutes.as_html", "minutes.as_json"),
    *("minutes.extract", "minutes.extract_pdf", "api_minutes.pdf", "api_minutes.document"),
}
TABLE = "parliament/access/table.py"


@pytest.fixture(scope="module", params=["sitting"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    built = walk.built(tmp_path_factory.mktemp("house"), request.param)
    yield built
    database.current().dispose()


def test_every_endpoint_stands_in_the_table(house: House) -> None:
    missing = {rule.endpoint: rule.rule for rule in house.rules() if rule.endpoint not in ENDPOINTS}
    assert missing == {}, f"Say in {TABLE} who may reach these, or they are refused to everybody"


def test_the_table_has_no_row_for_what_is_gone(house: House) -> None:
    stale = set(ENDPOINTS) - {rule.endpoint for rule in house.rules()}
    assert stale == set(), f"Take these rows out of {TABLE}: there is no such endpoint"


def test_addresses_are_in_kebab_case(house: House) -> None:
    part = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?|<(\w+:)?[a-z_]+>(\.[a-z0-9]+)?")
    odd = [
        r.rule
        for r in house.rules()
        for bit in r.rule.strip("/").split("/")
        if bit and not part.fullmatch(bit)
    ]
    assert odd == [], "Addresses are lower case with hyphens between words"


def test_an_address_is_read_by_get_and_changed_by_post(house: House) -> None:
    other = {
        r.rule: sorted(r.methods or ())
        for r in house.rules()
        if (r.methods or set()) - {"GET", "HEAD", "OPTIONS", "POST"}
    }
    assert other == {}, "Use GET to read and POST to change"


def may(access: Access, person: str) -> bool:
    roles = frozenset({person}) if person in ROLES else frozenset()
    return allowed(access, roles=roles, has_seat=person == SEAT)


def decision(answer: TestResponse) -> str:
    """What became of it: in, sign in first, or not for you."""
    if answer.status_code == 401:
        return "sign in first"
    if answer.status_code == 403:
        return "not for you"
    where = (answer.location or "").split("?")[0]
    return "sign in first" if answer.request.method == "GET" and where in ("/logga-in", "/in") else "in"


def expected(access: Access, person: str) -> str:
    if may(access, person):
        return "in"
    return "sign in first" if person == NOBODY else "not for you"


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_table_decides_about_everybody_everywhere(house: House, person: str, method: str) -> None:
    wrong = {}
    for rule in house.steps(method):
        access = ENDPOINTS[rule.endpoint]
        answer = house.ask(
            person, method, house.address(rule, real=False), data={} if method == "POST" else None
        )
        if decision(answer) != expected(access, person) and rule.endpoint not in DECIDED_BY_THE_VIEW:
            wrong[rule.endpoint] = (
                f"{answer.status_code}, {decision(answer)}; the table says {access.words()}"
            )
    assert wrong == {}, f"Either the row in {TABLE} is wrong, or the view decides by itself"


@pytest.mark.parametrize("person", [person for person in EVERYBODY if person != "organiser"])
def test_who_may_not_changes_nothing(house: House, person: str) -> None:
    before = walk.everything()
    for rule in house.steps("POST"):
        if not may(ENDPOINTS[rule.endpoint], person):
            house.ask(person, "POST", house.address(rule, real=True), data={})
    assert walk.everything() == before


def test_a_bearer_token_has_its_role_and_nothing_from_the_cookie(house: House) -> None:
    """A wrong token is nobody, even in a browser where an organiser is signed in."""
    wrong = {}
    for rule in house.steps("GET"):
        access = ENDPOINTS[rule.endpoint]
        if not access.public:
            headers = {"Authorization": "Bearer 0"}
            answer = house.ask("organiser", "GET", house.address(rule, real=False), headers=headers)
            if answer.status_code != 401 and not access.seat:
                wrong[rule.endpoint] = answer.status_code
    assert wrong == {}


# Written when something derived is first shown, and nothing new is said: the digest by which a typed code is
# found again; the number that tells a calendar that the day has changed since it was last fetched.
INDEXES = {"short_code", "calendar_version"}
STAGES = (None, "planned", "open", "sitting", "after")


@pytest.mark.parametrize("stage", STAGES)
def test_reading_works_at_every_stage_and_changes_nothing(stage: str | None, tmp_path: Path) -> None:
    """Every page of organiser, delegate and visitor, with rows that exist: no fault, no row touched."""
    house = walk.built(tmp_path, stage)
    try:
        before = walk.everything()
        people = ["organiser", NOBODY] + ([SEAT] if SEAT in house.sessions else [])
        for person in people:
            for rule in house.steps("GET"):
                house.ask(person, "GET", house.address(rule, real=True))
        assert changed(before, walk.everything()) == []
    finally:
        database.current().dispose()


def changed(
    before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]
) -> list[str]:
    return [table for table in before if before[table] != after[table] and table not in INDEXES]
