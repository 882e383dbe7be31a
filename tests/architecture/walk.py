"""Walking every endpoint of a demonstration as everybody there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from parliament import demo
from parliament.access import service as access
from parliament.access.roles import ROLES
from parliament.access.who import parts
from parliament.app import create_app
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.storage import database
from parliament.storage.actor import Actor
from parliament.storage.base import Row
from parliament.voting.parts import EXTENSION
from tests.conftest import make_settings

NOBODY, SEAT = "nobody", "seat"
EVERYBODY = (NOBODY, SEAT, *ROLES)

# Path parameter → query for one that exists. A new parameter needs a line here.
SAMPLES = {
    "account_id": "SELECT id FROM staff_account",
    "action_id": "SELECT id FROM action",
    "adjuster_id": "SELECT id FROM minutes_adjuster",
    "company_id": "SELECT id FROM company",
    "conflict_id": "SELECT 'none'",
    "cost_id": "SELECT 'none'",
    "disposal_kind": "SELECT 'letters'",
    "correction_id": "SELECT id FROM minutes_correction",
    "division_id": "SELECT id FROM division WHERE status = 'declared'",
    "document": "SELECT 'pub-avtal'",
    "document_id": "SELECT id FROM basis_document",
    "draft_id": "SELECT 'none'",
    "edition_id": "SELECT id FROM edition ORDER BY year DESC",
    "earlier": "SELECT id FROM evaluation_earlier",
    "expense_id": "SELECT id FROM budget_expense",
    "indicator_id": "SELECT id FROM indicator",
    "interest_id": "SELECT id FROM interest",
    "invited": "SELECT id FROM evaluation_invited",
    "issue_id": "SELECT id FROM issue",
    "item_id": "SELECT id FROM programme_item",
    "kind": "SELECT 'ticket'",
    "loan_id": "SELECT 'none'",
    "letter_id": "SELECT id FROM mail_letter",
    "line_id": "SELECT id FROM budget_line",
    "name": "SELECT 'declare'",
    "number": "SELECT 1",
    "paper": "SELECT 'narvarolista'",
    "paragraph": "SELECT id FROM agenda_item ORDER BY position",
    "partner_id": "SELECT id FROM partner",
    "plan_id": "SELECT id FROM action_plan",
    "person": "SELECT 'delegate-' || id FROM delegate",
    "point_id": "SELECT id FROM agenda_item",
    "question": "SELECT 'overall'",
    "question_id": "SELECT id FROM question",
    "receipt_id": "SELECT 'none'",
    "screen_id": "SELECT 'none'",
    "section": "SELECT 'decision'",
    "seat_id": "SELECT id FROM seat",
    "substitution_id": "SELECT id FROM substitution",
    "tag": "SELECT id FROM evaluation_tag",
    "text": "SELECT id FROM evaluation_words",
    "theme_id": "SELECT id FROM theme",
    "token_id": "SELECT id FROM api_token",
    "turn_id": "SELECT id FROM speaking_turn",
    "undertaking_id": "SELECT id FROM undertaking",
    "year": "SELECT max(year) FROM edition",
}
FIXED = {"filename": "img/favicon.svg"}


@dataclass(frozen=True, slots=True)
class House:
    """An application on a demonstration, and a sign-in for everybody."""

    app: Flask
    sessions: dict[str, dict[str, Any]]
    own: dict[str, str]

    def client(self, person: str) -> FlaskClient:
        """A browser of somebody, new every time."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update(self.sessions.get(person, {}))
        return client

    def rules(self) -> list[Rule]:
        """Every address of the application."""
        return sorted(self.app.url_map.iter_rules(), key=lambda rule: rule.rule)

    def steps(self, method: str) -> list[Rule]:
        """Every address that answers ``method``."""
        return [rule for rule in self.rules() if method in (rule.methods or ())]

    def address(self, rule: Rule, *, real: bool) -> str:
        """The address with values for its parameters: of rows that exist, or of none."""

        def value(found: re.Match[str]) -> str:
            return self._value(rule, found[1]) if real else "0"

        return re.sub(r"<(?:\w+:)?(\w+)>", value, rule.rule)

    def _value(self, rule: Rule, name: str) -> str:
        own = self.own.get(f"{rule.endpoint}:{name}") or self.own.get(name)
        if own is not None:
            return own
        assert name in SAMPLES, f"No sample for <{name}> of {rule.rule}: add one to SAMPLES in {__name__}"
        with database.current().engine.connect() as connection:
            found = connection.execute(text(f"{SAMPLES[name]} LIMIT 1")).scalar()
        return "0" if found is None else str(found)

    def ask(self, person: str, method: str, address: str, **more: Any) -> TestResponse:
        """Ask as a browser does; a fault of ours is an assertion error that says where."""
        try:
            answer = self.client(person).open(address, method=method, **more)
        except Exception as fault:
            raise AssertionError(f"{method} {address} as {person} is a fault of ours: {fault!r}") from fault
        assert answer.status_code < 500 or answer.status_code == 503, f"{method} {address} as {person}"
        return answer


def built(folder: Path, stage: str | None, *, seats: int = 6) -> House:
    """A house on a demonstration played to ``stage``, or on an empty database when it is None."""
    app = create_app(make_settings(folder))
    app.config.update(WTF_CSRF_ENABLED=False)
    Row.metadata.create_all(database.current().engine)
    with app.app_context():
        if stage is not None:
            demo.play(demo.Plan(stage=stage, seats=seats))
        app.extensions[EXTENSION].box.run_apart(lambda engine: None)
        sessions = {role: _signed_in(role) for role in ROLES}
        own = dict(FIXED)
        edition = editions.current_edition()
        found = registration.seats(edition.id) if edition else []
        organiser = access.account_with_role("organiser")
        assert organiser is not None
        link = parts().credentials.create_sign_in_link(account_id=organiser.id, by=Actor.system())
        parts().credentials.create_token(role="reader", by=Actor.system())
        own["key"] = own["token"] = "0"
        own["access.sign_in_link:token"] = own["access.spend_sign_in_link:token"] = link
        if found:
            seat = parts().directory.by_id(found[0].id)
            assert seat is not None
            sessions[SEAT] = {"seat": [seat.id, seat.key_version]}
            own["key"] = parts().keys.key(seat)
            own["evaluation_answer.survey_by_token:token"] = parts().keys.survey_token(seat)
    return House(app, sessions, own)


def _signed_in(role: str) -> dict[str, Any]:
    email = f"{role}@exempel.test"
    account_id = access.create_account(email=email, name=role.title(), roles=[role], by=Actor.system())
    account = access.find_account(id=account_id)
    assert account is not None
    return {"_user_id": account.fs_uniquifier, "_fresh": True}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with database.current().engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in Row.metadata.sorted_tables
        }
