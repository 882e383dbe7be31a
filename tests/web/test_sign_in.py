"""Wrong passwords are counted; a second step is asked for where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP

from parliament.access import accounts, second_factor, service
from parliament.access import personal as access_personal
from parliament.access.attempts import OF_ACCOUNT
from parliament.access.who import parts
from parliament.shared import clock
from parliament.storage import database, journal
from parliament.storage.actor import Actor
from tests.architecture.walk import everything

Client = Callable[..., FlaskClient]
SYSTEM = Actor.system()
PASSWORD = "korrekt häst batteri"
EMAIL = "berit@exempel.test"


@pytest.fixture(autouse=True)
def clock_runs_again() -> Iterator[None]:
    yield
    clock.play_no_more()


@pytest.fixture
def berit(house: Flask) -> str:
    return service.create_account(
        email=EMAIL,
        name="Berit Berg",
        roles=["organiser"],
        password_hash=accounts.hashed(PASSWORD),
        by=SYSTEM,
    )


def log_in(visitor: FlaskClient, password: str = PASSWORD, *, address: str = "10.0.0.1", to: str = "") -> int:
    return visitor.post(
        "/logga-in" + to,
        data={"email": EMAIL, "password": password},
        environ_overrides={"REMOTE_ADDR": address},
    ).status_code


def is_in(visitor: FlaskClient) -> bool:
    return visitor.get("/personal").status_code == 200


# --- counting


def test_the_eleventh_guess_is_refused_even_when_it_is_right(client: Client, berit: str) -> None:
    thief = client()
    codes = [log_in(thief, f"fel {n}", address=f"10.0.0.{n}") for n in range(OF_ACCOUNT)]
    assert set(codes) == {200}
    assert log_in(thief) == 429
    assert not is_in(thief)
    assert "Vänta tio minuter" in thief.post("/logga-in", data={"email": EMAIL, "password": "x"}).text


def test_capitals_and_spaces_are_the_same_account(client: Client, berit: str) -> None:
    thief = client()
    spellings = (EMAIL, EMAIL.upper(), f" {EMAIL} ", "Berit@exempel.TEST")
    for n in range(OF_ACCOUNT):
        thief.post("/logga-in", data={"email": spellings[n % 4], "password": "fel"})
    assert log_in(client()) == 429


def test_the_owners_own_browser_and_the_link_still_open(client: Client, berit: str) -> None:
    owner = client()
    assert log_in(owner) == 302
    owner.post("/logga-ut")
    for n in range(30):
        log_in(client(), f"fel {n}")
    assert log_in(client()) == 429
    assert log_in(owner) == 302
    link = parts().credentials.create_sign_in_link(account_id=berit, by=SYSTEM)
    other = client()
    assert other.post(f"/logga-in/{link}").location == "/personal"
    assert is_in(other)


def test_a_forged_mark_makes_no_browser_known(client: Client, berit: str) -> None:
    for n in range(OF_ACCOUNT):
        log_in(client(), f"fel {n}")
    thief = client()
    for mark in (EMAIL, f'"{EMAIL}"', f'"{EMAIL}".abc', "x" * 5000):
        thief.set_cookie("parliament_known", mark)
        assert log_in(thief) == 429


def test_a_known_browser_of_another_account_is_a_stranger(client: Client, berit: str) -> None:
    service.create_account(
        email="bo@exempel.test", name="Bo", roles=["door"], password_hash=accounts.hashed(PASSWORD), by=SYSTEM
    )
    bo = client()
    bo.post("/logga-in", data={"email": "bo@exempel.test", "password": PASSWORD})
    bo.post("/logga-ut")
    for n in range(OF_ACCOUNT):
        log_in(client(), f"fel {n}")
    assert log_in(bo) == 429


def test_right_passwords_are_never_counted(client: Client, berit: str) -> None:
    for n in range(OF_ACCOUNT + 5):
        assert log_in(client(), address=f"10.0.0.{n}") == 302


def test_guesses_at_the_current_password_are_counted_too(client: Client, berit: str) -> None:
    owner = client()
    log_in(owner)
    new = {"password": "ett annat långt ord", "again": "ett annat långt ord"}
    codes = [
        owner.post("/personal/losenord", data={"current": f"fel {n}", **new}).status_code for n in range(12)
    ]
    assert codes == [422] * OF_ACCOUNT + [429] * 2


# --- the second step


def app_of(page: str) -> TOTP:
    key = re.search(r"<code>([A-Z2-7-]+)</code>", page)
    assert key is not None
    return TOTP(key[1])


def set_up(visitor: FlaskClient) -> tuple[TOTP, list[str]]:
    """The visitor's own app, and the recovery codes."""
    app = app_of(visitor.get("/personal/inloggningsapp/ny").text)
    page = visitor.post("/personal/inloggningsapp/ny", data={"code": app.generate().token})
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    return app, re.findall(r"<li><code>([A-Z0-9-]+)</code></li>", page.text)


def next_code(app: TOTP) -> str:
    """The code half a minute from now, which the house takes too: the one of now has been used."""
    return app.generate(time=clock.now() + timedelta(seconds=30)).token


@pytest.fixture
def with_app(client: Client, berit: str) -> tuple[TOTP, list[str]]:
    owner = client()
    log_in(owner)
    return set_up(owner)


def test_password_and_code_sign_in_and_the_password_alone_does_not(
    client: Client, with_app: tuple[TOTP, list[str]]
) -> None:
    visitor = client()
    answer = visitor.post("/logga-in?next=/office/budget", data={"email": EMAIL, "password": PASSWORD})
    assert answer.location.startswith("/logga-in/kod")
    assert not is_in(visitor)
    done = visitor.post(answer.location, data={"code": next_code(with_app[0])})
    assert done.location == "/office/budget"
    assert is_in(visitor)


def test_a_code_is_good_once(client: Client, with_app: tuple[TOTP, list[str]]) -> None:
    code = next_code(with_app[0])
    for expected in (302, 422):
        visitor = client()
        log_in(visitor)
        assert visitor.post("/logga-in/kod", data={"code": code}).status_code == expected
    assert not is_in(visitor)


def test_a_recovery_code_is_good_once_however_it_is_written(
    client: Client, with_app: tuple[TOTP, list[str]]
) -> None:
    codes = with_app[1]
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    for typed, expected in ((codes[0].lower().replace("-", " "), 302), (codes[0], 422), (codes[1], 302)):
        visitor = client()
        log_in(visitor)
        assert visitor.post("/logga-in/kod", data={"code": typed}).status_code == expected
    account = service.list_accounts()[0]
    assert second_factor.recovery_codes_left(account.id) == 6


@pytest.mark.parametrize(
    "code", ["", "000000", "12345", "1234567", "１２３４５６", "abcdef", "-" * 39, "x" * 9999]
)
def test_a_wrong_code_is_refused_and_changes_nothing(
    client: Client, with_app: tuple[TOTP, list[str]], code: str
) -> None:
    visitor = client()
    log_in(visitor)
    before = everything()
    assert visitor.post("/logga-in/kod", data={"code": code}).status_code == 422
    assert everything() == before
    assert not is_in(visitor)


def test_codes_are_counted_and_the_right_one_comes_too_late(
    client: Client, with_app: tuple[TOTP, list[str]]
) -> None:
    for _ in range(OF_ACCOUNT):
        visitor = client()
        log_in(visitor)
        visitor.post("/logga-in/kod", data={"code": "000001"})
    assert visitor.post("/logga-in/kod", data={"code": next_code(with_app[0])}).status_code == 429
    assert not is_in(visitor)


def test_the_code_page_alone_opens_nothing_and_the_first_step_grows_old(
    client: Client, with_app: tuple[TOTP, list[str]]
) -> None:
    visitor = client()
    assert visitor.post("/logga-in/kod", data={"code": next_code(with_app[0])}).status_code == 409
    log_in(visitor)
    clock.play_at(clock.now() + timedelta(seconds=601))
    assert visitor.get("/logga-in/kod").status_code == 409
    assert visitor.post("/logga-in/kod", data={"code": next_code(with_app[0])}).status_code == 409
    assert not is_in(visitor)


def test_a_sign_in_link_asks_for_the_code_too(client: Client, with_app: tuple[TOTP, list[str]]) -> None:
    account = service.list_accounts()[0]
    link = parts().credentials.create_sign_in_link(account_id=account.id, by=SYSTEM)
    visitor = client()
    assert visitor.post(f"/logga-in/{link}").location.startswith("/logga-in/kod")
    assert not is_in(visitor)


def test_an_app_that_shows_something_else_is_not_saved(client: Client, berit: str) -> None:
    owner = client()
    log_in(owner)
    key = app_of(owner.get("/personal/inloggningsapp/ny").text).base32_key
    assert owner.post("/personal/inloggningsapp/ny", data={"code": "000000"}).status_code == 422
    assert not second_factor.is_set_up(berit)
    assert app_of(owner.get("/personal/inloggningsapp/ny").text).base32_key == key


def test_taking_the_app_away_needs_a_code(client: Client, berit: str) -> None:
    owner = client()
    log_in(owner)
    _, codes = set_up(owner)
    assert owner.post("/personal/inloggningsapp/bort", data={"code": "000000"}).status_code == 422
    assert second_factor.is_set_up(berit)
    assert owner.post("/personal/inloggningsapp/bort", data={"code": codes[3]}).status_code == 302
    assert not second_factor.is_set_up(berit)
    assert log_in(client()) == 302


def test_another_organiser_takes_the_app_from_who_has_lost_it(
    client: Client, berit: str, with_app: tuple[TOTP, list[str]]
) -> None:
    page = client("organiser").get(f"/office/accounts/{berit}").text
    assert "tappat både telefonen" in page
    assert client("door").post(f"/office/accounts/{berit}/forget-app").status_code == 403
    assert second_factor.is_set_up(berit)
    client("organiser").post(f"/office/accounts/{berit}/forget-app")
    visitor = client()
    log_in(visitor)
    assert is_in(visitor)
    assert [entry.action for entry in journal.entries(subject=berit)][-1] == "access.second_step_removed"


def test_neither_secret_nor_codes_can_be_read_from_the_database(
    client: Client, with_app: tuple[TOTP, list[str]]
) -> None:
    app, codes = with_app
    kept = repr(everything())
    assert app.base32_key not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_an_erased_account_has_no_app_left(
    client: Client, berit: str, with_app: tuple[TOTP, list[str]]
) -> None:
    service.create_account(email="bo@x.test", name="Bo", roles=["organiser"], by=SYSTEM)
    access_personal.erase_account(account_id=berit, by=SYSTEM)
    with database.current().engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM second_factor").scalar() == 0


@pytest.mark.parametrize("where", ["https://ond.example", "//ond.example", "/\\ond.example"])
def test_the_code_leads_to_no_other_site(
    client: Client, with_app: tuple[TOTP, list[str]], where: str
) -> None:
    visitor = client()
    log_in(visitor)
    answer = visitor.post(
        "/logga-in/kod", query_string={"next": where}, data={"code": next_code(with_app[0])}
    )
    assert answer.location == "/personal"


def test_a_made_up_mark_of_validity_skips_nothing(client: Client, with_app: tuple[TOTP, list[str]]) -> None:
    visitor = client()
    visitor.set_cookie("tf_validity", "abc.def.ghi")
    assert visitor.post("/logga-in", data={"email": EMAIL, "password": PASSWORD}).location.startswith(
        "/logga-in/kod"
    )
