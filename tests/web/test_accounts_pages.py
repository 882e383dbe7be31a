"""Signing in and out, one-time links, accounts and tokens."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access import accounts, service
from parliament.access.who import parts
from parliament.storage import journal
from parliament.storage.actor import Actor

Client = Callable[..., FlaskClient]
SYSTEM = Actor.system()
PASSWORD = "korrekt häst batteri"
WRONG = "E-post eller lösenord stämmer inte."


@pytest.fixture
def berit(house: Flask) -> str:
    """An organiser with a password."""
    return service.create_account(
        email="Berit@Exempel.test",
        name="Berit Berg",
        roles=["organiser"],
        password_hash=accounts.hashed(PASSWORD),
        by=SYSTEM,
    )


def log_in(visitor: FlaskClient, email: str = "berit@exempel.test", password: str = PASSWORD) -> int:
    return visitor.post("/logga-in", data={"email": email, "password": password}).status_code


def is_in(visitor: FlaskClient) -> bool:
    return visitor.get("/personal").status_code == 200


def test_a_password_signs_in_and_leads_to_the_tools(client: Client, berit: str) -> None:
    visitor = client()
    response = visitor.post("/logga-in", data={"email": " berit@exempel.test", "password": PASSWORD})
    assert (response.status_code, response.location) == (302, "/personal")
    assert "/office/accounts" in visitor.get("/personal").text


def test_letters_with_rings_and_dots_are_the_same_however_the_keyboard_writes_them(
    client: Client, berit: str
) -> None:
    assert log_in(client(), password="korrekt ha\u0308st batteri") == 302


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("berit@exempel.test", "fel lösenord helt"),
        ("ingen@exempel.test", PASSWORD),
        ("berit@exempel.test", "x" * 5000),
        ("\u202eberit", PASSWORD),
    ],
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(
    client: Client, berit: str, email: str, password: str
) -> None:
    visitor = client()
    response = visitor.post("/logga-in", data={"email": email, "password": password})
    assert response.status_code == 200
    assert WRONG in response.text
    assert not is_in(visitor)


def test_an_account_without_a_password_cannot_be_entered_with_an_empty_one(client: Client) -> None:
    service.create_account(email="nils@exempel.test", name="Nils", roles=["door"], by=SYSTEM)
    visitor = client()
    for password in ("", " ", "None"):
        log_in(visitor, "nils@exempel.test", password)
        assert not is_in(visitor)


def test_an_inactive_account_cannot_sign_in(client: Client, berit: str) -> None:
    service.create_account(email="annan@exempel.test", name="Annan", roles=["organiser"], by=SYSTEM)
    service.change_account(account_id=berit, roles=["organiser"], active=False, by=SYSTEM)
    visitor = client()
    response = visitor.post("/logga-in", data={"email": "berit@exempel.test", "password": PASSWORD})
    assert WRONG in response.text
    assert not is_in(visitor)


def test_a_session_ends_when_the_account_is_deactivated(client: Client, berit: str) -> None:
    service.create_account(email="annan@exempel.test", name="Annan", roles=["organiser"], by=SYSTEM)
    visitor = client()
    log_in(visitor)
    assert is_in(visitor)
    service.change_account(account_id=berit, roles=["organiser"], active=False, by=SYSTEM)
    assert not is_in(visitor)
    service.change_account(account_id=berit, roles=["organiser"], active=True, by=SYSTEM)
    assert not is_in(visitor)


def test_a_change_of_roles_holds_at_once(client: Client, berit: str) -> None:
    service.create_account(email="annan@exempel.test", name="Annan", roles=["organiser"], by=SYSTEM)
    visitor = client()
    log_in(visitor)
    service.change_account(account_id=berit, roles=["door"], active=True, by=SYSTEM)
    assert visitor.get("/office/accounts").status_code == 403


def test_signing_out_is_a_post(client: Client, berit: str) -> None:
    visitor = client()
    log_in(visitor)
    assert visitor.get("/logga-ut").status_code == 405
    assert is_in(visitor)
    assert visitor.post("/logga-ut").status_code == 302
    assert not is_in(visitor)


def test_sign_in_leads_back_to_the_page_one_came_from_but_never_to_another_site(
    client: Client, berit: str
) -> None:
    visitor = client()
    response = visitor.get("/office/accounts")
    assert response.location == "/logga-in?next=/office/accounts"
    data = {"email": "berit@exempel.test", "password": PASSWORD, "next": "/office/accounts"}
    assert visitor.post("/logga-in", data=data).location == "/office/accounts"
    visitor = client()
    data["next"] = "https://elak.example/"
    assert "elak" not in (visitor.post("/logga-in", data=data).location or "")


def test_forms_without_the_csrf_token_are_refused(house: Flask, client: Client, berit: str) -> None:
    house.config["WTF_CSRF_ENABLED"] = True
    visitor = client()
    log_in(visitor)
    assert not is_in(visitor)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', visitor.get("/logga-in").text)
    assert token
    data = {"email": "berit@exempel.test", "password": PASSWORD, "csrf_token": token[1]}
    assert visitor.post("/logga-in", data=data).status_code == 302
    assert visitor.post("/logga-ut").status_code == 400
    assert is_in(visitor)


def test_looking_at_a_link_spends_nothing_and_the_button_spends_it_once(client: Client, berit: str) -> None:
    token = parts().credentials.create_sign_in_link(account_id=berit, by=SYSTEM)
    scanner, visitor, thief = client(), client(), client()
    for _ in range(3):
        assert "Logga in som Berit Berg" in scanner.get(f"/logga-in/{token}").text
    assert not is_in(scanner)
    assert visitor.post(f"/logga-in/{token}").location == "/personal"
    assert is_in(visitor)
    assert thief.post(f"/logga-in/{token}").status_code == 410
    assert thief.get(f"/logga-in/{token}").status_code == 410
    assert not is_in(thief)


@pytest.mark.parametrize("token", ["fel", "x" * 3000, "å🌲"])
def test_a_link_that_never_was_is_refused(client: Client, token: str) -> None:
    response = client().get(f"/logga-in/{token}")
    assert response.status_code == 410
    assert "Länken är förbrukad eller för gammal." in response.text


def test_one_chooses_an_own_password_and_stays_signed_in_here_only(client: Client, berit: str) -> None:
    here, elsewhere = client(), client()
    log_in(here)
    log_in(elsewhere)
    new = "ett nytt långt lösenord"
    response = here.post("/personal/losenord", data={"current": PASSWORD, "password": new, "again": new})
    assert response.location == "/personal"
    assert is_in(here)
    assert not is_in(elsewhere)
    assert log_in(client(), password=new) == 302
    assert log_in(client()) == 200


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "kort", "again": "kort"}, "Lösenordet ska ha 12–200 tecken."),
        ({"password": "x" * 201, "again": "x" * 201}, "Lösenordet ska ha 12–200 tecken."),
        ({"again": "något helt annat"}, "De två lösenorden är olika."),
        ({"current": "fel lösenord helt"}, "Det nuvarande lösenordet stämmer inte."),
        ({"current": ""}, "Fyll i fältet."),
    ],
)
def test_a_password_that_is_not_right_changes_nothing(
    client: Client, berit: str, changes: dict[str, str], sentence: str
) -> None:
    visitor = client()
    log_in(visitor)
    new = "ett nytt långt lösenord"
    head = journal.chain_head()
    response = visitor.post(
        "/personal/losenord", data={"current": PASSWORD, "password": new, "again": new, **changes}
    )
    assert response.status_code == 422
    assert sentence in response.text
    assert new not in response.text
    assert journal.chain_head() == head
    assert log_in(client()) == 302


def test_the_first_password_needs_no_current_one(client: Client) -> None:
    visitor = client("door")
    new = "ett nytt långt lösenord"
    assert visitor.post("/personal/losenord", data={"password": new, "again": new}).status_code == 302
    assert log_in(client(), "door@exempel.test", new) == 302


def test_a_token_has_no_password_page(client: Client) -> None:
    token = parts().credentials.create_token(role="organiser", by=SYSTEM)
    response = client().get("/personal/losenord", headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 401


def test_an_organiser_creates_an_account_and_its_link_once(client: Client) -> None:
    organiser = client("organiser")
    response = organiser.post(
        "/office/accounts/new", data={"name": "Disa", "email": "Disa@Exempel.test", "roles": ["door", "desk"]}
    )
    disa = next(a for a in service.list_accounts() if a.name == "Disa")
    assert response.location == f"/office/accounts/{disa.id}"
    assert (disa.email, disa.roles, disa.has_password) == ("disa@exempel.test", ("desk", "door"), False)
    shown = organiser.post(f"/office/accounts/{disa.id}/link")
    assert shown.headers["Cache-Control"] == "no-store"
    [link] = re.findall(r"http://localhost(/logga-in/[\w-]+)", shown.text)
    assert link not in organiser.get(f"/office/accounts/{disa.id}").text
    visitor = client()
    assert visitor.post(link).location == "/personal"
    assert "Dörren" in visitor.get("/personal").text


def test_the_link_carries_the_public_address_where_one_is_set(
    house: Flask, client: Client, berit: str
) -> None:
    house.config["PUBLIC_URL"] = "https://parlament.example"
    text = client("organiser").post(f"/office/accounts/{berit}/link").text
    assert "https://parlament.example/logga-in/" in text


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"email": "berit@exempel.test"}, 409, "Det finns redan ett konto med den e-postadressen."),
        ({"email": ""}, 422, "Fyll i fältet."),
        ({"email": "inte en adress"}, 422, "Skriv en hel e-postadress"),
        ({"name": " "}, 422, "Här saknas text."),
        ({"name": "x" * 121}, 422, "Texten är 121 tecken"),
        ({"roles": ["kung"]}, 422, ""),
    ],
)
def test_an_account_that_is_not_right_is_refused(
    client: Client, berit: str, changes: dict[str, object], status: int, sentence: str
) -> None:
    organiser = client("organiser")
    before = service.list_accounts()
    data = {"name": "Disa", "email": "disa@exempel.test", "roles": ["door"], **changes}
    response = organiser.post("/office/accounts/new", data=data)
    assert response.status_code == status
    assert sentence in response.text
    assert service.list_accounts() == before


def test_the_last_organiser_stays(client: Client) -> None:
    organiser = client("organiser")
    [account] = service.list_accounts()
    for data in ({"roles": ["door"], "active": "y"}, {"roles": ["organiser"]}):
        response = organiser.post(f"/office/accounts/{account.id}", data=data)
        assert response.status_code == 409
        assert "Det här är det sista kontot som organisatör." in response.text
    assert service.list_accounts() == [account]


def test_tokens_are_listed_without_the_token_and_can_be_revoked(client: Client) -> None:
    token = parts().credentials.create_token(role="reader", label="Webbplatsen", by=SYSTEM)
    organiser = client("organiser")
    text = organiser.get("/office/accounts/tokens").text
    assert "Webbplatsen" in text
    assert token not in text
    [row] = service.list_tokens()
    for _ in range(2):
        assert organiser.post(f"/office/accounts/tokens/{row.id}/revoke").status_code == 302
    assert parts().credentials.token_holder(token) is None
    assert "Spärrad" in organiser.get("/office/accounts/tokens").text


@pytest.mark.parametrize("role", ["operator", "chair", "moderator", "door", "desk", "reader"])
def test_only_organisers_reach_the_accounts(client: Client, berit: str, role: str) -> None:
    visitor = client(role)
    for path in (
        "/office/accounts",
        "/office/accounts/new",
        f"/office/accounts/{berit}",
        "/office/accounts/tokens",
    ):
        assert visitor.get(path).status_code == 403
    assert visitor.post(f"/office/accounts/{berit}/link").status_code == 403


@pytest.mark.parametrize("path", ["/office/accounts/finns-inte", "/office/accounts/finns-inte/link"])
def test_an_account_that_does_not_exist_is_not_found(client: Client, path: str) -> None:
    assert client("organiser").post(path).status_code == 404
