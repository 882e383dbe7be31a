"""Bringing in a file: seen before it is done, all of it or nothing, and twice is once."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.registration import imports, periodic
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.storage import journal
from tests.hall import new_company, open_edition, register
from tests.services.world import sql

Client = Callable[..., FlaskClient]
PAGE = "/office/registrations/import"
HEADER = "Företag;Organisationsnummer;Kommun;Namn;E-post"


def rows(*numbers: int, people: int = 1) -> str:
    lines = [HEADER]
    for n in numbers:
        new = new_company(n, people=people)
        lines += [
            f"{new.name};{new.org_no};Östersund;{person.name};{person.email}" for person in new.delegates
        ]
    return "\r\n".join(lines)


def send(office: FlaskClient, content: str | bytes) -> str:
    """Send a file; returns the address of the page that shows it."""
    raw = content.encode("cp1252") if isinstance(content, str) else content
    answer = office.post(PAGE, data={"file": (io.BytesIO(raw), "lista.csv")})
    assert answer.status_code == 302, answer.text
    return str(answer.location)


def names(edition: str) -> list[str]:
    return [seat.delegate_name for seat in registration.seats(edition)]


def test_a_file_is_shown_then_brought_in_and_the_second_time_nothing_happens(
    house: Flask, client: Client
) -> None:
    edition, office = open_edition(), client("organiser")
    shown = send(office, rows(1, 2, people=2))
    assert names(edition) == []
    assert "Anmäl 4 personer" in office.get(shown).text
    assert office.post(f"{shown}/carry-out").location == "/office/registrations"
    assert names(edition) == ["Delegat 1 A", "Delegat 1 B", "Delegat 2 A", "Delegat 2 B"]
    assert [seat.may_vote for seat in registration.seats(edition)] == [True, False, True, False]
    assert office.get(shown).status_code == 404
    assert office.post(f"{shown}/carry-out").status_code == 404

    again = send(office, rows(1, 2, people=2))
    assert "Alla är redan anmälda" in office.get(again).text
    assert office.post(f"{again}/carry-out").status_code == 409
    assert len(names(edition)) == 4
    assert [e.facts for e in journal.entries(actions=("registration.imported",))] == [
        {"companies": 2, "people": 4}
    ]


def test_one_row_at_fault_and_nobody_is_brought_in(house: Flask, client: Client) -> None:
    edition, office = open_edition(), client("organiser")
    shown = send(office, rows(1) + "\r\nBolaget;559900-0000;Månen;Bo Ek;bo@bolag.se")
    page = office.get(shown).text
    assert "Rätta filen först" in page
    assert "Välj kommun i listan." in page
    refused = office.post(f"{shown}/carry-out")
    assert (refused.status_code, "1 rader har fel" in refused.text) == (422, True)
    assert names(edition) == []


def test_a_file_with_more_people_than_seats_brings_in_nobody(house: Flask, client: Client) -> None:
    edition, office = open_edition(seats=2), client("organiser")
    shown = send(office, rows(1, 2, 3))
    assert "Platserna räcker inte" in office.get(shown).text
    assert office.post(f"{shown}/carry-out").status_code == 409
    assert names(edition) == []


def test_a_fault_half_way_leaves_nothing(
    house: Flask, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes at the third company: the two before it are gone too."""
    edition, office = open_edition(), client("organiser")
    shown = send(office, rows(1, 2, 3))
    before = len(journal.entries())
    real, calls = imports._register, []

    def failing(*args: object, **more: object) -> None:
        calls.append(args)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "_register", failing)
    with pytest.raises(KeyboardInterrupt):
        office.post(f"{shown}/carry-out")
    assert (names(edition), len(journal.entries())) == ([], before)
    monkeypatch.undo()
    office.post(f"{shown}/carry-out")
    assert len(names(edition)) == 3


def test_people_join_a_company_that_is_there_within_its_votes(house: Flask, client: Client) -> None:
    edition, office = open_edition(), client("organiser")
    register(edition, 1, people=1)
    shown = send(office, rows(1, people=3))
    page = office.get(shown).text
    assert "Redan anmäld" in page
    assert "Ny, företaget är anmält" in page
    office.post(f"{shown}/carry-out")
    assert [(s.delegate_name, s.may_vote) for s in registration.seats(edition)] == [
        ("Delegat 1 A", True),
        ("Delegat 1 B", False),
        ("Delegat 1 C", False),
    ]


def test_columns_with_other_names_are_pointed_out(house: Flask, client: Client) -> None:
    edition, office = open_edition(), client("organiser")
    shown = send(office, rows(1).replace(HEADER, "A;B;C;D;E"))
    assert "Peka ut vilken kolumn som är Företag." in office.get(shown).text
    assert office.post(f"{shown}/carry-out").status_code == 422
    chosen = {"company": "0", "org_no": "1", "municipality": "2", "name": "3", "email": "4", "kind": "99"}
    office.post(f"{shown}/columns", data=chosen)
    office.post(f"{shown}/carry-out")
    assert names(edition) == ["Delegat 1 A"]


def test_swapped_columns_are_put_right_on_the_page(house: Flask, client: Client) -> None:
    edition, office = open_edition(), client("organiser")
    shown = send(office, rows(1).replace("Namn;E-post", "E-post;Namn"))
    assert "E-postadressen stämmer inte." in office.get(shown).text
    swapped = {"company": "0", "org_no": "1", "municipality": "2", "name": "4", "email": "4"}
    office.post(f"{shown}/columns", data=swapped)
    assert "Samma kolumn är vald två gånger." in office.get(shown).text
    office.post(f"{shown}/columns", data={**swapped, "name": "3"})
    office.post(f"{shown}/carry-out")
    assert names(edition) == ["Delegat 1 A"]


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 422, "inga rader"),
        (b"PK\x03\x04", 422, "Filen går inte att läsa."),
        (b"x" * (6 * 1024 * 1024), 413, "Filen är för stor: högst 5 MB."),
        (b"x" * (20 * 1024 * 1024), 413, "för stort"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_keeps_nothing(
    house: Flask, client: Client, content: bytes, status: int, words: str
) -> None:
    open_edition()
    answer = client("organiser").post(PAGE, data={"file": (io.BytesIO(content), "x.csv")})
    assert (answer.status_code, words in answer.text) == (status, True)
    assert sql("SELECT count(*) FROM import_draft") == [(0,)]


def test_the_example_comes_in_as_it_is(house: Flask, client: Client) -> None:
    edition, office = open_edition(), client("organiser")
    for name in ("csv", "xlsx"):
        shown = send(office, office.get(f"{PAGE}/example.{name}").data)
        office.post(f"{shown}/carry-out")
    assert names(edition) == ["Åsa Exempelsson", "Örjan Påhittsson", "Ängla Demoberg", "Lisa Låtsas"]


def test_the_export_comes_in_to_another_edition(house: Flask, client: Client) -> None:
    office = client("organiser")
    first = open_edition(year=2022, status="planned")
    register(first, 1, people=2, votes=2)
    register(first, 2, kind="sole_trader", org_no="", name="=Firman")
    files = [
        office.get(f"/office/registrations/list.{kind}?edition={first}").data for kind in ("csv", "xlsx")
    ]
    second = open_edition(year=2023)
    for file in files:
        office.post(f"{send(office, file)}/carry-out")
    there, here = (
        sorted((s.delegate_name, s.company_name, s.may_vote) for s in registration.seats(edition))
        for edition in (first, second)
    )
    assert (len(here), here) == (3, there)


def test_tickets_are_sent_only_when_asked_for(house: Flask, client: Client) -> None:
    open_edition()
    office = client("organiser")
    office.post(f"{send(office, rows(1))}/carry-out")
    assert sql("SELECT count(*) FROM mail_letter") == [(0,)]
    office.post(f"{send(office, rows(2))}/carry-out", data={"tickets": "1"})
    assert sql("SELECT count(*) FROM mail_letter") == [(1,)]


def test_a_file_that_was_left_is_gone_after_a_day_and_one_thrown_away_at_once(
    house: Flask, client: Client
) -> None:
    open_edition()
    office = client("organiser")
    old, thrown = send(office, rows(1)), send(office, rows(2))
    office.post(f"{thrown}/discard")
    assert office.get(thrown).status_code == 404
    late = (clock.now() - imports.KEPT_FOR).replace(tzinfo=None)
    sql("UPDATE import_draft SET sent_at = :late", late=str(late))
    assert office.get(old).status_code == 404
    send(office, rows(3))
    assert sql("SELECT count(*) FROM import_draft") == [(1,)]


def test_a_file_that_was_left_goes_by_the_clock_too(house: Flask, client: Client) -> None:
    open_edition()
    send(client("organiser"), rows(1))
    now = clock.now()
    periodic.run_due(now + imports.KEPT_FOR - timedelta(minutes=1))
    assert sql("SELECT count(*) FROM import_draft") == [(1,)]
    periodic.run_due(now + imports.KEPT_FOR + timedelta(minutes=1))
    assert sql("SELECT count(*) FROM import_draft") == [(0,)]


def test_nobody_else_sees_a_file(house: Flask, client: Client) -> None:
    open_edition()
    shown = send(client("organiser"), rows(1))
    for role in ("reader", "door", "operator"):
        assert client(role).get(shown).status_code == 403
    assert client().get(shown).status_code == 302


def test_without_an_edition_there_is_nothing_to_bring_in_to(house: Flask, client: Client) -> None:
    answer = client("organiser").post(PAGE, data={"file": (io.BytesIO(rows(1).encode()), "x.csv")})
    assert "Det finns ingen upplaga" in answer.text
    assert sql("SELECT count(*) FROM import_draft") == [(0,)]
