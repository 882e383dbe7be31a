"""The public form, what it refuses, and the organisers' list."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.cast import FJALLVIND_ORG_NO, NOBODYS_PERSONAL_NUMBER, SKIDSPAR_ORG_NO
from tests.hall import key_of, open_edition, register

Client = Callable[..., FlaskClient]


def form(**changed: str) -> dict[str, str]:
    return {
        "kind": "company",
        "name": "Exempelbolaget Fjällvind AB",
        "org_no": FJALLVIND_ORG_NO,
        "municipality": "Åre",
        "contact_email": "info@fjallvind.exempel.se",
        "delegate1_name": "Åsa Berg",
        "delegate1_email": "asa@fjallvind.exempel.se",
        "submission": "a-random-text",
        **changed,
    }


def names(edition: str) -> list[str]:
    return [company.name for company in registration.list_companies(edition)]


def test_a_company_registers_and_is_given_a_private_link_for_each(house: Flask, client: Client) -> None:
    edition = open_edition()
    visitor = client()
    assert visitor.get("/anmalan").status_code == 200
    answer = visitor.post(
        "/anmalan", data=form(delegate3_name="Östen Dahl", delegate3_email="osten@exempel.se")
    )
    assert (answer.status_code, answer.location) == (302, "/anmalan/klar")
    page = visitor.get("/anmalan/klar")
    for seat in registration.seats(edition):
        assert f"/d/{key_of(seat.id)}" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert [seat.delegate_name for seat in registration.seats(edition)] == ["Åsa Berg", "Östen Dahl"]


def test_another_browser_sees_no_links(house: Flask, client: Client) -> None:
    open_edition()
    client().post("/anmalan", data=form())
    assert client().get("/anmalan/klar").location == "/anmalan"


def test_the_form_sent_twice_is_one_registration(house: Flask, client: Client) -> None:
    edition = open_edition()
    visitor = client()
    assert [visitor.post("/anmalan", data=form()).status_code for _ in range(2)] == [302, 302]
    assert len(registration.list_companies(edition)) == 1


def test_two_browsers_at_once_register_one_company(house: Flask, client: Client) -> None:
    edition = open_edition()
    outcomes: list[int] = []
    start = threading.Barrier(4)

    def send(n: int) -> None:
        visitor = house.test_client()
        start.wait()
        outcomes.append(visitor.post("/anmalan", data=form(submission=f"nonce {n}")).status_code)

    threads = [threading.Thread(target=send, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [302, 409, 409, 409]
    assert len(registration.list_companies(edition)) == 1


def test_a_registered_company_is_told_only_that(house: Flask, client: Client) -> None:
    edition = open_edition()
    client().post("/anmalan", data=form())
    answer = client().post(
        "/anmalan", data=form(name="Någon annan", delegate1_name="Nyfiken", submission="other")
    )
    assert answer.status_code == 409
    assert "Företaget är redan anmält." in answer.text
    for secret in ("Fjällvind", "Åsa Berg", "info@fjallvind", "/d/"):
        assert secret not in answer.text.replace('value="info@fjallvind.exempel.se"', "").replace(
            'value="asa@fjallvind.exempel.se"', ""
        )
    assert len(registration.list_companies(edition)) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"org_no": "556036-0794"}, "Organisationsnumret stämmer inte."),
        ({"org_no": "x" * 4000}, "Organisationsnumret stämmer inte."),
        ({"org_no": ""}, "Skriv organisationsnumret."),
        ({"kind": "norwegian"}, "Det norska organisationsnumret stämmer inte."),
        ({"kind": "bolag"}, "Välj företagsform i listan."),
        ({"name": ""}, "Skriv företagets namn."),
        ({"name": "\x00\u202e"}, "Här saknas text."),
        ({"name": "🙂"}, "Namnet behöver minst en bokstav eller siffra."),
        ({"name": "å" * 5000}, "Texten är"),
        ({"municipality": ""}, "Välj kommun."),
        ({"municipality": "Paris"}, "Välj kommun i listan."),
        ({"contact_email": "asa"}, "E-postadressen stämmer inte."),
        ({"delegate1_name": "", "delegate1_email": ""}, "Skriv namnet på person 1."),
        ({"delegate3_name": "Bara namn"}, "Skriv e-postadressen till person 3."),
        (
            {"delegate3_name": "Åsa Berg", "delegate3_email": "asa@fjallvind.exempel.se"},
            "Samma person står två gånger.",
        ),
    ],
)
def test_what_is_not_right_is_said_at_the_field_and_changes_nothing(
    house: Flask, client: Client, change: dict[str, str], sentence: str
) -> None:
    edition = open_edition()
    before = journal.chain_head()
    answer = client().post("/anmalan", data=form(**change))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'class="error"' in answer.text
    assert registration.list_companies(edition) == []
    assert journal.chain_head() == before


def test_everything_wrong_is_told_at_once_and_what_was_typed_is_kept(house: Flask, client: Client) -> None:
    open_edition()
    answer = client().post("/anmalan", data={"delegate2_name": "<b>Bo</b>"})
    for sentence in ("Skriv företagets namn.", "Skriv organisationsnumret.", "Välj kommun.", "till person 2"):
        assert sentence in answer.text
    assert 'value="&lt;b&gt;Bo&lt;/b&gt;"' in answer.text


def test_a_personal_number_is_neither_shown_again_nor_kept(house: Flask, client: Client) -> None:
    open_edition()
    answer = client().post("/anmalan", data=form(org_no=NOBODYS_PERSONAL_NUMBER))
    assert answer.status_code == 422
    assert "Numret ser ut som ett personnummer" in answer.text
    assert NOBODYS_PERSONAL_NUMBER not in answer.text


def test_a_sole_trader_needs_no_number(house: Flask, client: Client) -> None:
    edition = open_edition()
    client().post("/anmalan", data=form(kind="sole_trader", org_no=NOBODYS_PERSONAL_NUMBER))
    assert [company.org_no for company in registration.list_companies(edition)] == [None]


def test_html_in_a_name_is_shown_as_text(house: Flask, client: Client) -> None:
    edition = open_edition()
    company = register(edition, name="<script>alert(1)</script> AB")
    organiser = client("organiser")
    for page in ("/office/registrations", f"/office/registrations/{company.id}", "/door"):
        text = organiser.get(page).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; AB" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("planned", "Anmälan har inte öppnat än"),
        ("live", "Anmälan är stängd"),
        (None, "Ingen anmälan är öppen"),
    ],
)
def test_a_closed_registration_says_why(house: Flask, client: Client, status: str | None, words: str) -> None:
    edition = open_edition(status=status) if status else None
    assert words in client().get("/anmalan").text
    answer = client().post("/anmalan", data=form())
    assert answer.status_code == (409 if edition else 200)
    assert edition is None or registration.list_companies(edition) == []


def test_a_full_edition_says_so(house: Flask, client: Client) -> None:
    edition = open_edition(seats=1)
    register(edition)
    assert "Alla platser är tagna" in client().get("/anmalan").text
    answer = client().post("/anmalan", data=form())
    assert (answer.status_code, len(registration.seats(edition))) == (409, 1)
    assert "Platserna räcker inte: 0 lediga, 1 behövs." in answer.text


def test_an_organiser_registers_late(house: Flask, client: Client) -> None:
    edition = open_edition(status="live")
    assert client("organiser").post("/anmalan", data=form()).status_code == 302
    assert len(registration.seats(edition)) == 1


def test_the_form_and_the_privacy_page_say_what_the_law_asks(house: Flask, client: Client) -> None:
    open_edition()
    text = client().get("/anmalan").text
    for words in (
        "gemensamt personuppgiftsansvariga",
        "artikel 6.1 e",
        "allmän handling",
        "Du behöver inte samtycka",
    ):
        assert words in text
    page = client().get("/personuppgifter").text
    for words in (
        "artikel 26",
        "Medan en omröstning är öppen måste du lita på",
        "Integritetsskyddsmyndigheten",
    ):
        assert words in page


def test_themes_of_interest_are_kept(house: Flask, client: Client) -> None:
    edition = open_edition()
    theme = editions.add_theme(edition_id=edition, name="Hållbarhet", by=Actor.system())
    data = MultiDict([*form().items(), ("themes", theme), ("themes", "nonsense")])
    client().post("/anmalan", data=data)
    (company,) = registration.list_companies(edition)
    assert company.theme_ids == (theme,)


def test_the_list_is_narrowed_by_the_address(house: Flask, client: Client) -> None:
    edition = open_edition()
    register(edition, 1, name="Fjällvind AB", municipality="Åre")
    register(edition, 2, name="Skidspår AB", municipality="Berg")
    organiser = client("organiser")
    assert "1 företag" in organiser.get("/office/registrations?q=FJÄLL").text
    assert "1 företag" in organiser.get("/office/registrations?municipality=Berg").text
    assert "Ingen anmälan passar" in organiser.get("/office/registrations?q=saknas").text
    assert "2 företag" in organiser.get("/office/registrations").text


def test_an_empty_list_says_what_to_do(house: Flask, client: Client) -> None:
    assert "Det finns ingen upplaga" in client("organiser").get("/office/registrations").text
    open_edition()
    assert "Inga anmälningar än" in client("organiser").get("/office/registrations").text


def test_what_people_typed_is_never_a_formula_in_a_spreadsheet(house: Flask, client: Client) -> None:
    edition = open_edition()
    register(edition, name="=HYPERLINK(1)")
    organiser = client("organiser")
    sheet = organiser.get("/office/registrations/list.csv").data.decode("utf-8-sig")
    assert sheet.splitlines()[1].startswith("'=HYPERLINK(1);")
    book = organiser.get("/office/registrations/list.xlsx").data
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        worksheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in worksheet
        assert "=HYPERLINK(1)" in parts.read("xl/sharedStrings.xml").decode()


def test_the_link_is_shown_to_organisers_and_noted(house: Flask, client: Client) -> None:
    seat = register(open_edition()).seats[0]
    page = client("organiser").post(f"/office/registrations/seats/{seat.id}/link")
    assert f"/d/{key_of(seat.id)}" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert [entry.action for entry in journal.entries(subject=seat.id)] == ["registration.link_shown"]


def test_a_company_is_cancelled_with_a_button(house: Flask, client: Client) -> None:
    edition = open_edition()
    company = register(edition)
    organiser = client("organiser")
    assert "Det går inte att ångra." in organiser.get(f"/office/registrations/{company.id}").text
    organiser.post(f"/office/registrations/{company.id}/cancel")
    assert registration.seats(edition) == []
    assert "Avbokad" in organiser.get(f"/office/registrations/{company.id}").text
    assert "Avbokad" in organiser.get("/office/registrations?cancelled=1").text


@pytest.mark.parametrize("votes", ["", "x", "-1", "4", "9" * 400, "1.5"])
def test_votes_that_cannot_be_are_refused(house: Flask, client: Client, votes: str) -> None:
    company = register(open_edition())
    answer = client("organiser").post(f"/office/registrations/{company.id}/votes", data={"votes": votes})
    assert answer.status_code == 422
    assert "Ett företag kan ha mellan 0 och 3 röster." in answer.text
    assert registration.company(company.id) == company


@pytest.mark.parametrize("role", ["door", "desk", "moderator", "reader", "operator"])
def test_the_list_is_for_organisers(house: Flask, client: Client, role: str) -> None:
    assert client(role).get("/office/registrations").status_code == 403


def test_an_unknown_company_is_not_found(house: Flask, client: Client) -> None:
    open_edition()
    for path in ("/office/registrations/nope", "/office/registrations/" + "x" * 500):
        assert client("organiser").get(path).status_code == 404
    assert client("organiser").post("/office/registrations/seats/nope/link").status_code == 404


def token(house: Flask, role: str) -> dict[str, str]:
    from parliament.access.who import parts

    made = parts().credentials.create_token(role=role, label="test", by=Actor.system())
    return {"Authorization": f"Bearer {made}"}


def payload(**changed: object) -> dict[str, object]:
    return {
        "kind": "company",
        "name": "Skidspår AB",
        "org_no": SKIDSPAR_ORG_NO,
        "municipality": "Berg",
        "contact_email": "a@exempel.se",
        "delegates": [{"name": "Åsa", "email": "asa@exempel.se"}],
        **changed,
    }


def test_machines_register_and_list(house: Flask, client: Client) -> None:
    edition = open_edition()
    headers = token(house, "organiser")
    made = client().post("/api/v1/registrations", json=payload(), headers=headers)
    assert made.status_code == 201
    assert re.search(r"/d/[a-z2-7]{40}$", made.json["seats"][0]["link"])
    listed = client().get("/api/v1/registrations", headers=headers).json
    assert [(company["name"], company["seats"][0]["number"]) for company in listed] == [("Skidspår AB", 1)]
    assert "link" not in listed[0]["seats"][0]
    again = client().post("/api/v1/registrations", json=payload(), headers=headers)
    assert (again.status_code, again.json["code"]) == (409, "already_registered")
    assert again.mimetype == "application/problem+json"
    assert names(edition) == ["Skidspår AB"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "x",
        None,
        payload(delegates="x"),
        payload(delegates=[{"name": 1}]),
        payload(votes="2"),
        payload(votes=7),
        payload(name={"a": 1}),
        payload(name="Å" * 300),
        payload(org_no="1"),
        payload(kind="x"),
    ],
)
def test_malformed_json_is_refused_and_changes_nothing(house: Flask, client: Client, body: object) -> None:
    edition = open_edition()
    answer = client().post("/api/v1/registrations", json=body, headers=token(house, "organiser"))
    assert answer.status_code in {400, 422}
    assert answer.mimetype == "application/problem+json"
    assert names(edition) == []


def test_machines_without_the_role_are_refused(house: Flask, client: Client) -> None:
    open_edition()
    assert client().get("/api/v1/registrations").status_code == 401
    assert client().get("/api/v1/registrations", headers=token(house, "door")).status_code == 403
    assert (
        client().post("/api/v1/registrations", json=payload(), headers=token(house, "operator")).status_code
        == 403
    )
