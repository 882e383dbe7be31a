"""A sitting that machines drive: seats that are here, tokens, and ballots cast into the real box."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from parliament.access.who import parts as access_parts
from parliament.door import service as door
from parliament.registration import service as registration
from parliament.registration.service import SeatView
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from parliament.voting.parts import parts
from parliament.voting.rules import Cast, Receipt, tracker
from tests import hall


@dataclass
class Machine:
    """A client with a bearer token."""

    client: FlaskClient
    token: str = ""

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/api/v1{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:
        sent = {"json": body} if body is not None else {}
        return self.client.post(f"/api/v1{path}", headers=self._headers(headers), **sent)

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {**named, **({"Authorization": f"Bearer {self.token}"} if self.token else {})}


def machine(app: Flask, role: str = "") -> Machine:
    """A client with a token of this role, or without one."""
    token = access_parts().credentials.create_token(role=role, by=Actor.system()) if role else ""
    return Machine(app.test_client(), token)


def present_seats(count: int = 3, **company: object) -> tuple[str, list[SeatView]]:
    """An open edition with ``count`` seats that are checked in."""
    edition_id = hall.open_edition()
    for n in range(1, count + 1):
        hall.register(edition_id, n, **(company if n == 1 else {}))
    seats = registration.seats(edition_id)
    for seat in seats:
        door.check_in(seat_id=seat.id, how="name", by=Actor.system())
    return edition_id, seats


def open_sitting(edition_id: str) -> str:
    """The edition's sitting, opened."""
    sitting_id = sittings.prepare(edition_id=edition_id, by=Actor.system())
    sittings.step(sitting_id=sitting_id, name="open", by=Actor.system())
    return sitting_id


def cast(division_id: str, seat: SeatView, *choices: str) -> str:
    """Cast a ballot; returns its tracker."""
    nonce = secrets.token_urlsafe(18)
    ballot = Cast(seat.id, seat.key_version, division_id, choices, nonce)
    receipt: Receipt = parts().box.put_and_wait(ballot)
    assert receipt.status == "recorded", receipt
    return tracker(division_id, nonce)


def problem(response: TestResponse) -> tuple[int, str]:
    """The status and stable code of a refusal, which is always problem+json with a sentence."""
    assert response.mimetype == "application/problem+json", response.get_data(as_text=True)[:300]
    told = response.get_json()
    assert told["status"] == response.status_code
    assert told["detail"].endswith(".")
    return response.status_code, told["code"]
