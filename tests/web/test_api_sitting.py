"""The sitting over the API."""

from __future__ import annotations

import pytest
from flask import Flask

from parliament.access.table import ENDPOINTS
from tests import hall
from tests.web.api_world import machine, present_seats, problem


def test_a_sitting_is_opened_adjourned_resumed_and_closed(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    phases = [
        operator.post(f"/sitting/{step}").get_json()["phase"] for step in ("open", "adjourn", "open", "close")
    ]
    assert phases == ["open", "adjourned", "open", "closed"]


def test_the_state_tells_phase_agenda_and_version_to_anyone(house: Flask) -> None:
    edition_id, _ = present_seats()
    machine(house, "chair").post("/sitting/open")
    response = machine(house).get("/sitting")
    told = response.get_json()
    assert (told["phase"], told["edition"], told["item"]) == ("open", edition_id, None)
    assert response.headers["ETag"] == f'"{told["v"]}"'


def test_before_the_sitting_is_prepared_its_phase_is_planned(house: Flask) -> None:
    hall.open_edition()
    told = machine(house).get("/sitting").get_json()
    assert (told["id"], told["phase"], told["items"]) == (None, "planned", [])


def test_without_an_edition_there_is_nothing_to_tell(house: Flask) -> None:
    assert problem(machine(house).get("/sitting")) == (404, "not_found")


@pytest.mark.parametrize("step", ["adjourn", "close"])
def test_a_step_in_the_wrong_phase_is_refused_and_changes_nothing(house: Flask, step: str) -> None:
    present_seats()
    operator = machine(house, "operator")
    assert problem(operator.post(f"/sitting/{step}")) == (409, "step_not_possible")
    assert operator.get("/sitting").get_json()["phase"] == "planned"


def test_a_step_can_be_recorded_afterwards_but_not_beforehand(house: Flask) -> None:
    present_seats()
    operator = machine(house, "operator")
    future = operator.post("/sitting/open", {"at": "2099-01-01T12:00:00Z"})
    assert problem(future) == (422, "time_not_possible")
    operator.post("/sitting/open", {"at": "2023-10-19T07:00:00Z", "reason": "Datorn startade om"})
    assert operator.get("/sitting").get_json()["opened_at"] == "2023-10-19T07:00:00.000Z"


@pytest.mark.parametrize("role", ["moderator", "door", "desk", "screen", "politician", "reader"])
def test_others_tokens_take_no_step(house: Flask, role: str) -> None:
    present_seats()
    assert problem(machine(house, role).post("/sitting/open")) == (403, "not_your_role")


def test_nobody_takes_a_step_without_a_token_or_with_a_wrong_one(house: Flask) -> None:
    present_seats()
    stranger = machine(house)
    assert problem(stranger.post("/sitting/open")) == (401, "not_signed_in")
    stranger.token = "parl_gissat"
    assert problem(stranger.post("/sitting/open")) == (401, "not_signed_in")


def test_every_write_of_the_api_stands_in_the_description(house: Flask) -> None:
    described = machine(house).get("/openapi.json").get_json()
    writes = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in house.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and rule.methods and "POST" in rule.methods
    }
    assert writes == {path for path, operations in described["paths"].items() if "post" in operations}
    assert described["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


def test_every_endpoint_of_the_api_has_its_place_in_the_table(house: Flask) -> None:
    endpoints = {rule.endpoint for rule in house.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert endpoints - set(ENDPOINTS) == set()
