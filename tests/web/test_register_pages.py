"""Pages of the register of actions."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from parliament.commitments.register import indicators, loading, service
from parliament.commitments.register.views import Filters
from parliament.storage.actor import Actor

BY = Actor(kind="staff", id="organiser")


@pytest.fixture
def plan_id(house: Flask) -> str:
    return loading.load_plan(loading.DATA / "sormland.json", by=BY)


def first(plan_id: str, **wanted: str) -> str:
    return service.actions(plan_id, Filters(**wanted), limit=1)[0][0].id


def test_the_register_shows_every_table_and_names_the_unclear_schedule(
    client: Callable[..., FlaskClient], plan_id: str
) -> None:
    page = client("organiser").get(f"/office/register/{plan_id}?status=ongoing")
    assert page.status_code == 200
    assert page.text.count('class="table stack-s register"') == 13
    assert page.text.count("<tr>") - 13 == 33
    assert "Går inte att tolka: ”23010”" in page.text
    assert "31 juli 2026" in page.text


def test_only_what_is_published_is_read_by_everybody(
    client: Callable[..., FlaskClient], plan_id: str
) -> None:
    address = f"/uppfoljning/handlingsplan/{plan_id}"
    assert client().get(address).status_code == 404
    client("organiser").post(f"/office/register/{plan_id}/publish", data={"public": "1"})
    page = client().get(address)
    assert page.status_code == 200
    assert "Almi basuppdrag" in page.text
    assert "/office/register/actions/" not in page.text


def test_an_empty_plan_says_what_to_do(client: Callable[..., FlaskClient], house: Flask) -> None:
    organiser = client("organiser")
    assert "Ingen handlingsplan än" in organiser.get("/office/register").text
    refused = organiser.post("/office/register/new", data={"title": "", "region_name": "R"})
    assert refused.status_code == 422
    made = organiser.post("/office/register/new", data={"title": "Plan", "region_name": "R"})
    page = organiser.get(made.location).text
    assert "Lägg till ett insatsområde" in page
    added = organiser.post(made.location, data={"strategic_name": "S", "name": "Resor"})
    assert added.status_code == 303
    assert "Resor" in organiser.get(made.location).text


def test_an_action_is_changed_moved_on_and_its_history_shown(
    client: Callable[..., FlaskClient], plan_id: str
) -> None:
    organiser, action_id = client("organiser"), first(plan_id, status="potential")
    address = f"/office/register/actions/{action_id}"
    saved = organiser.post(address, data={"title": "Ny rubrik", "schedule": "maj?", "version": "1"})
    assert saved.status_code == 303
    stale = organiser.post(address, data={"title": "Annan", "version": "1"})
    assert (stale.status_code, "Läget har ändrats" in stale.text, "Annan" in stale.text) == (412, True, True)
    refused = organiser.post(f"{address}/step", data={"step": "drop", "version": "2"})
    assert (refused.status_code, "Skriv varför" in refused.text) == (422, True)
    organiser.post(f"{address}/step", data={"step": "begin", "version": "2"})
    page = organiser.get(address).text
    assert "preliminärt" not in page  # the form shows what is written; the register what is understood
    assert page.count("<tr>") >= 4
    assert service.action(action_id).status == "ongoing"
    since = organiser.get(f"/office/register/{plan_id}/changes").text
    assert "Ny rubrik" in since


def test_the_spreadsheet_has_the_schedules_as_written(
    client: Callable[..., FlaskClient], plan_id: str
) -> None:
    answer = client("organiser").get(f"/office/register/{plan_id}/insatser.xlsx?status=ongoing")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 34
    assert "23010 –251231." in [row[5] for row in rows]


def test_values_are_shown_before_they_are_saved(client: Callable[..., FlaskClient], plan_id: str) -> None:
    organiser, one = client("organiser"), indicators.indicators(plan_id)[0]
    address = f"/office/register/indicators/{one.id}/series"
    looked = organiser.post(address, data={"series": "2023; ; 1,5\n2024; ; 2"})
    assert "Inget är sparat än" in looked.text
    assert indicators.indicator(one.id).values == ()
    organiser.post(address, data={"series": "2023; ; 1,5\n2024; ; 2", "save": "1"})
    page = organiser.get(f"/office/register/indicators/{one.id}").text
    assert "<polyline" in page
    assert "betraktas inte som uppföljning av specifika insatser" in page
    refused = organiser.post(address, data={"series": "2023;;x", "save": "1"})
    assert (refused.status_code, "Rad 1 går inte att läsa" in refused.text) == (422, True)
    assert len(indicators.indicator(one.id).values) == 2


def test_the_printed_plan_is_tagged(client: Callable[..., FlaskClient], plan_id: str) -> None:
    answer = client("organiser").get(f"/office/register/{plan_id}/handlingsplan.pdf")
    assert answer.mimetype == "application/pdf"
    assert b"/StructTreeRoot" in answer.data
    assert b"/Lang" in answer.data
