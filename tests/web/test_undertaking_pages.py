"""Pages of undertakings: noting in the hall, the office, the owner's link, what everybody reads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.masking import mask_path
from parliament.commitments.undertakings import service
from parliament.commitments.undertakings.links import EXTENSION
from parliament.commitments.undertakings.open_data import COLUMNS
from parliament.commitments.undertakings.views import Acceptance, NewNote, Report
from parliament.editions import service as editions
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.storage.actor import Actor
from tests import hall

BY = Actor(kind="staff", id="organiser")
TODAY = clock.stockholm(clock.now()).date()
DUE = TODAY + timedelta(days=30)
MARKUP = "<script>alert(1)</script> =1+1"
NOTE = {"kind": "commitment", "words": "Vi bygger vägen.", "said_by": "Bo", "body": "Nämnden"}
Clients = Callable[..., FlaskClient]


@pytest.fixture
def edition_id(house: Flask) -> str:
    return hall.open_edition(status="live")


def accepted(edition_id: str, words: str = "Vi bygger vägen.") -> str:
    made = service.note(edition_id, NewNote("commitment", words, "Bo", "Nämnden"), by=BY)
    facts = Acceptance("Ada Ägarsson", "ada@exempel.test", DUE, "", "Ett beslut")
    service.accept(made, facts, version=1, by=BY)
    return made


def link(house: Flask, made: str, version: int = 1) -> str:
    return f"/rapportera/{house.extensions[EXTENSION].token(made, version)}"


def test_the_moderator_notes_with_one_form_and_the_clerk_accepts(client: Clients, edition_id: str) -> None:
    moderator = client("moderator")
    answer = moderator.post("/undertakings/new", data=NOTE)
    assert (answer.status_code, answer.location) == (303, "/undertakings/new")
    (made,), _ = service.undertakings(service.Wanted(edition_id=edition_id))
    assert moderator.get(f"/office/undertakings/{made.id}").status_code == 403
    again = moderator.post("/undertakings/new", data=NOTE)
    assert again.status_code == 409
    assert "redan antecknat" in again.text
    assert "Vi bygger vägen." in again.text
    operator = client("operator")
    facts = {
        "owner_name": "Ada",
        "owner_email": "ada@exempel.test",
        "evidence_wanted": "Beslut",
        "version": "1",
    }
    early = {**facts, "due_on": (TODAY - timedelta(days=1)).isoformat()}
    refused = operator.post(f"/office/undertakings/{made.id}/accept", data=early)
    assert refused.status_code == 422
    assert "före sammanträdet" in refused.text
    assert 'value="ada@exempel.test"' in refused.text
    assert not service.undertaking(made.id).accepted
    good = {**facts, "due_on": DUE.isoformat()}
    assert operator.post(f"/office/undertakings/{made.id}/accept", data=good).status_code == 303
    assert service.undertaking(made.id).due_on == DUE
    assert operator.post(f"/office/undertakings/{made.id}/accept", data=good).status_code == 412


def test_a_question_gives_the_form_what_it_is_about(client: Clients, edition_id: str) -> None:
    theme_id = editions.add_theme(edition_id=edition_id, name="Vägar", palette="rails", by=BY)
    hall.register(edition_id, 1)
    seat = registration.seats(edition_id)[0]
    actor = Actor("seat", seat.id)
    asked = questions.ask(seat_id=seat.id, theme_id=theme_id, text_asked="När byggs vägen?", by=actor)
    questions.approve(question_id=asked, by=BY)
    moderator = client("moderator")
    assert f"/undertakings/new?question={asked}" in moderator.get(f"/moderator/{asked}").text
    page = moderator.get(f"/undertakings/new?question={asked}").text
    assert re.search(rf'<option selected value="{asked}">', page)
    moderator.post("/undertakings/new", data={**NOTE, "question_id": asked})
    (made,), _ = service.undertakings(service.Wanted(edition_id=edition_id))
    assert (made.question_id, made.theme_id) == (asked, theme_id)


def test_the_office_steps_moves_hands_over_and_is_told_what_is_wrong(
    client: Clients, house: Flask, edition_id: str
) -> None:
    made, organiser = accepted(edition_id), client("organiser")
    here = f"/office/undertakings/{made}"
    refused = organiser.post(f"{here}/step", data={"step": "drop", "step-version": "2"})
    assert refused.status_code == 422
    assert "Skriv varför" in refused.text
    assert organiser.post(f"{here}/step", data={"step": "begin", "step-version": "1"}).status_code == 412
    assert service.undertaking(made).status == "coming"
    assert organiser.post(f"{here}/step", data={"step": "begin", "step-version": "2"}).status_code == 303
    moved = {"due-due_on": (DUE + timedelta(days=5)).isoformat(), "due-version": "3", "due-reason": "Vinter"}
    assert organiser.post(f"{here}/due", data=moved).status_code == 303
    over = {"owner_name": "Bea", "owner_email": "bea@exempel.test", "version": "4"}
    assert organiser.post(f"{here}/hand-over", data=over).status_code == 303
    found = service.undertaking(made)
    assert (found.status, found.due_on, found.owner_name) == ("ongoing", DUE + timedelta(days=5), "Bea")
    visitor = client()
    dead = visitor.get(link(house, made))
    assert dead.status_code == 404
    assert "lämnats över" in dead.text
    assert visitor.post(link(house, made), data={"words": "X", "version": "5"}).status_code == 404
    assert service.undertaking(made).version == 5
    assert visitor.get(link(house, made, 2)).status_code == 200
    assert visitor.get(here).status_code in (302, 401, 403)
    assert organiser.get("/office/undertakings/none").status_code == 404


def test_the_owner_reports_without_an_account_and_looking_changes_nothing(
    client: Clients, house: Flask, edition_id: str
) -> None:
    made, visitor = accepted(edition_id), client()
    address = link(house, made)
    for _ in range(3):
        page = visitor.get(address)
    assert (page.headers["Referrer-Policy"], page.headers["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert visitor.head(address).status_code == 200
    assert service.undertaking(made).version == 2
    assert mask_path(address) == "/rapportera/***"
    svg = {"words": "Klart", "done": "y", "evidence_link": "data:image/svg+xml,<svg/>", "version": "2"}
    refused = visitor.post(address, data=svg)
    assert refused.status_code == 422
    assert "Filer och bilder läggs inte in här" in refused.text
    assert service.undertaking(made).version == 2
    good = {**svg, "words": MARKUP, "evidence_link": "https://exempel.test/beslut"}
    assert visitor.post(address, data=good).status_code == 303
    public = visitor.get(f"/uppfoljning/ataganden/{made}").text
    assert "<script>alert(1)" not in public
    assert "&lt;script&gt;alert(1)" in public
    assert 'href="https://exempel.test/beslut" rel="nofollow noopener noreferrer"' in public
    assert "Ada" not in public
    assert "ada@exempel.test" not in public


def test_the_list_is_narrowed_and_says_what_is_late(client: Clients, edition_id: str) -> None:
    organiser = client("organiser")
    assert "Inget är antecknat än" in organiser.get("/office/undertakings").text
    made = accepted(edition_id)
    service.note(edition_id, NewNote("answer", "Det är 100 % klart.", "Eva", "Nämnden"), by=BY)
    clock.play_at(clock.now() + timedelta(days=33))
    try:
        late = organiser.get("/office/undertakings?state=overdue").text
        assert "Vi bygger vägen." in late
        assert "Försenat 3 dagar" in late
        assert "100 %" not in late
        assert "Vi bygger" not in organiser.get("/office/undertakings?state=unaccepted").text
        assert "100 %" in organiser.get("/office/undertakings?q=100+%25").text
        assert "Inget passar urvalet" in organiser.get("/office/undertakings?q=finns+inte").text
        assert organiser.get("/office/undertakings?page=99").status_code == 404
        public = client().get("/uppfoljning").text
        assert "Försenade och inte klara: 1" in public
        assert f"/uppfoljning/ataganden/{made}" in public
    finally:
        clock.play_no_more()


def test_open_data_and_the_feed_hold_the_same_and_no_owner(
    client: Clients, house: Flask, edition_id: str
) -> None:
    visitor = client()
    assert visitor.get("/uppfoljning/ataganden.json").json["undertakings"] == []
    assert ET.fromstring(visitor.get("/uppfoljning/ataganden.atom").data).findall("{*}entry") == []
    made = accepted(edition_id, MARKUP)
    service.report(made, Report("På gång"), version=2)
    listed = visitor.get("/uppfoljning/ataganden.json").json["undertakings"]
    assert [tuple(row) for row in listed] == [COLUMNS]
    assert (listed[0]["words"], listed[0]["status"], listed[0]["outcome"]) == (MARKUP, "ongoing", "going")
    table = list(
        csv.reader(
            io.StringIO(visitor.get("/uppfoljning/ataganden.csv").data.decode("utf-8-sig")), delimiter=";"
        )
    )
    assert (tuple(table[0]), table[1][COLUMNS.index("id")]) == (COLUMNS, made)
    feed = visitor.get("/uppfoljning/ataganden.atom")
    assert feed.mimetype == "application/atom+xml"
    entries = ET.fromstring(feed.data).findall("{*}entry")
    assert len({entry.findtext("{*}id") for entry in entries}) == 3
    for body in (feed.text, visitor.get("/uppfoljning/ataganden.csv").text, str(listed)):
        assert "Ada" not in body
        assert "ada@exempel" not in body
    assert visitor.get("/uppfoljning/ataganden.csv?ar=1999").status_code == 404
    described = visitor.get("/uppfoljning/oppna-data").text
    assert all(f"<code>{name}</code>" in described for name in COLUMNS)


def test_the_next_edition_opens_with_what_became_of_last_years_words(client: Clients, house: Flask) -> None:
    first = hall.open_edition(year=2023, status="held")
    accepted(first)
    assert "Vad blev det av orden" not in client().get("/").text
    hall.open_edition(year=2024)
    page = client().get("/").text
    assert "Vad blev det av orden från 2023" in page
    assert "1 åtagande antogs." in page
    assert "Vi bygger vägen." in page
    assert 'href="/uppfoljning?ar=2023"' in page
