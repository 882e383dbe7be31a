"""The phones at the doors: what waits in them is seen before a division opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.door import devices, rules
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.live import outbox
from parliament.shared import clock, text
from parliament.shared.errors import RuleBroken
from parliament.sitting import service as sittings
from parliament.storage import journal
from parliament.storage.actor import Actor
from tests.hall import open_edition, register

BY = Actor("staff", "host")
Clients = Callable[..., FlaskClient]


def told(edition: str) -> list[tuple[str, int, bool]]:
    return [(d.name, d.unsent, d.silent) for d in devices.worries(edition)]


def report(
    edition: str, device: str = "a1", name: str = "Dörr 2", unsent: object = 3, **more: object
) -> None:
    devices.report(edition_id=edition, device=device, name=name, unsent=unsent, **more)  # type: ignore[arg-type]


def test_what_waits_is_told_until_it_has_been_sent(house: Flask) -> None:
    edition = open_edition()
    report(edition)
    report(edition, "b2", "Dörr 1", 0)
    assert told(edition) == [("Dörr 2", 3, False)]
    report(edition, unsent=0)
    assert told(edition) == []


def test_a_phone_that_is_quiet_for_more_than_two_minutes_is_told_of(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = open_edition()
    start = clock.now()
    monkeypatch.setattr(clock, "now", lambda: start)
    report(edition, unsent=0)
    monkeypatch.setattr(clock, "now", lambda: start + rules.SILENT_AFTER)
    assert told(edition) == []
    monkeypatch.setattr(clock, "now", lambda: start + rules.SILENT_AFTER + timedelta(seconds=1))
    assert told(edition) == [("Dörr 2", 0, True)]
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(hours=13))
    assert told(edition) == []


def test_an_older_report_that_comes_late_changes_nothing(house: Flask) -> None:
    edition = open_edition()
    report(edition, unsent=0)
    report(edition, unsent=5, at=clock.now() - timedelta(minutes=1))
    assert told(edition) == []


def test_a_phone_that_is_put_away_is_forgotten_unless_something_waits(house: Flask) -> None:
    edition = open_edition()
    report(edition, unsent=2, finished=True)
    assert told(edition) == [("Dörr 2", 2, False)]
    report(edition, unsent=0, finished=True)
    assert told(edition) == []
    report(edition)
    devices.forget(edition_id=edition, device="a1", by=BY)
    devices.forget(edition_id=edition, device="a1", by=BY)
    assert told(edition) == []
    assert [entry.action for entry in journal.entries(subject=edition)].count("door.device_forgotten") == 1


@pytest.mark.parametrize("unsent", ["", "-1", -1, 1.5, True, None, "tre", "1000001", "٣", 10**30])
def test_a_number_that_is_none_is_refused(house: Flask, unsent: object) -> None:
    edition = open_edition()
    with pytest.raises(rules.DeviceReportMalformed):
        report(edition, unsent=unsent)
    assert told(edition) == []


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"device": ""}, text.TextEmpty),
        ({"device": "x" * 65}, text.TextTooLong),
        ({"name": "x" * 61}, text.TextTooLong),
        ({"at": clock.now() + timedelta(hours=1)}, rules.TimeNotPlausible),
    ],
)
def test_a_report_out_of_shape_is_refused(
    house: Flask, facts: dict[str, object], refusal: type[RuleBroken]
) -> None:
    edition = open_edition()
    with pytest.raises(refusal):
        report(edition, **facts)  # type: ignore[arg-type]
    assert told(edition) == []


def test_staff_is_told_only_when_something_is_new_and_phones_never(house: Flask) -> None:
    edition = open_edition()
    heard: list[str] = []
    outbox.subscribe(lambda change: heard.append(change.topic))
    before = outbox.version(edition)
    for unsent in (3, 3, 3, 0, 0):
        report(edition, unsent=unsent)
    assert heard == ["staff", "staff"]
    assert outbox.version(edition) == before


def test_a_phone_reports_as_json_or_as_a_form(house: Flask, client: Clients) -> None:
    edition = open_edition()
    host = client("door")
    json = {"device": "a1", "name": "Dörr 2", "unsent": 3, "at": clock.iso(clock.now())}
    assert host.post("/door/devices", json=json).json == {"status": "heard"}
    assert told(edition) == [("Dörr 2", 3, False)]
    assert host.post("/door/devices", data={"device": "a1", "unsent": "1"}).status_code == 200
    assert told(edition) == [("a1", 1, False)]
    for bad in (
        [],
        {"device": "a1", "unsent": 9, "at": "igår"},
        {"device": "a1", "unsent": 9, "at": "2023-01-01T10:00"},
    ):
        assert host.post("/door/devices", json=bad).status_code == 422
    assert client().post("/door/devices", json=json).status_code == 401
    assert client("reader").post("/door/devices", json=json).status_code == 403
    assert told(edition) == [("a1", 1, False)]


def test_the_console_says_what_waits_and_asks_before_a_division_opens(house: Flask, client: Clients) -> None:
    edition = open_edition()
    editions.add_programme_item(edition_id=edition, kind="opening", title="Öppnande", minutes=10, by=BY)
    door.check_in(seat_id=register(edition).seats[0].id, how="name", by=BY)
    operator = client("operator")

    def press(address: str, **values: str) -> int:
        page = operator.get("/console").text
        seen = re.search(r'name="seen" value="([^"]*)"', page)
        assert seen is not None
        return operator.post(address, data={"seen": seen.group(1), **values}).status_code

    for _ in range(3):
        assert press("/console/next") == 302
    assert press("/console/do/trial") == 302
    assert "inskickade inte än" not in operator.get("/console").text
    report(edition)
    page = operator.get("/console").text
    assert "Dörr 2: 3 inskickade inte än" in page
    assert "Öppna ändå?" in page
    assert "Dörr 2: 3 inskickade inte än" in client("chair").get("/podium").text
    assert press("/console/next") == 302  # it warns, it does not block
    sitting = sittings.current(edition)
    assert sitting is not None
    assert "inskickade inte än" not in operator.get("/console").text
    assert press("/console/do/annul", reason="Fel") == 302
    assert press("/console/do/forget_door", device="a1") == 302
    assert told(edition) == []
