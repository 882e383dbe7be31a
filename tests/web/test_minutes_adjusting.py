"""The clerk's desk and the adjusters' links as pages: who may, what is kept, what is refused."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from parliament.access.masking import mask_path
from parliament.editions import service as editions
from parliament.minutes import service as minutes
from parliament.minutes.api import MinutesSchema
from parliament.minutes.links import EXTENSION
from parliament.sitting import service as sittings
from parliament.storage.actor import Actor
from tests import hall
from tests.architecture.walk import everything
from tests.web.api_world import machine, problem

BY = Actor.system()
MARKUP = "<script>alert(1)</script> <b>*fet*</b> #eval $x$"


@pytest.fixture
def sitting_id(house: Flask) -> str:
    edition_id = hall.open_edition()
    hall.register(edition_id, 1)
    for kind, title in (("opening", "Öppnande"), ("closing", "Avslutning")):
        editions.add_programme_item(edition_id=edition_id, kind=kind, title=title, minutes=5, by=BY)
    made = sittings.prepare(edition_id=edition_id, by=BY)
    sittings.step(sitting_id=made, name="open", by=BY)
    item_id = sittings.next_item(sitting_id=made, by=BY)
    sittings.decide(item_id=item_id, decision="Sammanträdet förklaras öppnat.", by=BY)
    sittings.step(sitting_id=made, name="close", by=BY)
    return made


def first(sitting_id: str) -> str:
    return sittings.sitting(sitting_id).items[0].id


def sent(house: Flask, client: FlaskClient, sitting_id: str, *names: str) -> list[str]:
    """Enter adjusters and send, by the desk's forms; the addresses of their pages."""
    for name in names:
        client.post("/office/minutes/adjusters", data={"name": name, "email": ""})
    seen = minutes.minutes(sitting_id).version
    assert client.post("/office/minutes/send", data={"seen": seen, "after_days": "4"}).status_code == 302
    keys = house.extensions[EXTENSION]
    by_name = {each.name: each for each in minutes.minutes(sitting_id).adjusters}
    return [f"/justera/{keys.token(by_name[name].id, 1)}" for name in names]


def checksum_on(page: str) -> str:
    found = re.search(r'name="checksum" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def approve(visitor: FlaskClient, link: str) -> int:
    checksum = checksum_on(visitor.get(link).get_data(as_text=True))
    return visitor.post(link, data={"checksum": checksum}).status_code


def test_from_the_desk_to_the_public_page(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator, visitor = client("operator"), client()
    assert visitor.get("/protokoll").status_code == 403
    assert "/protokoll" not in visitor.get("/resultat").get_data(as_text=True)
    links = sent(house, operator, sitting_id, "Ebba", "Dag")
    assert [approve(visitor, link) for link in links] == [302, 302]
    seen = minutes.minutes(sitting_id).version
    assert operator.post("/office/minutes/lock", data={"seen": seen}).status_code == 302
    page = visitor.get("/protokoll").get_data(as_text=True)
    assert all(
        words in page for words in ("Justerat protokoll.", "Ebba", "Godkänt", "Anslag", "återspelning")
    )
    assert 'href="/protokoll"' in visitor.get("/resultat").get_data(as_text=True)
    assert "Re-enacted sitting" in visitor.get("/protokoll?sprak=en").get_data(as_text=True)
    for form, kind in (("pdf", "application/pdf"), ("html", "text/html"), ("json", "application/json")):
        answer = visitor.get(f"/protokoll.{form}")
        assert (answer.status_code, answer.mimetype) == (200, kind)
        assert answer.headers["Digest"] == f"sha-256={hashlib.sha256(answer.data).hexdigest()}"
    assert machine(house).get("/minutes.pdf").data == visitor.get("/protokoll.pdf").data


def test_the_json_is_as_its_schema_says(house: Flask, sitting_id: str) -> None:
    minutes.publish_unadjusted(sitting_id=sitting_id, seen=0, by=BY)
    told = machine(house).get("/minutes.json")
    read = MinutesSchema().load(json.loads(told.data))
    assert (read["schema"], read["standing"]["state"]) == ("parliament.minutes.v1", "unadjusted")
    described = house.test_client().get("/api/v1/openapi.json").get_json()
    assert "Minutes" in described["components"]["schemas"]


def test_the_adjusters_link_is_kept_to_itself(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    (link,) = sent(house, client("operator"), sitting_id, "Ebba")
    before = everything()
    answer = client().get(link)
    assert everything() == before
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert mask_path(f"GET {link} HTTP/1.1") == "GET /justera/*** HTTP/1.1"


def test_approving_twice_by_anothers_link_and_after_the_lock(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator, visitor = client("operator"), client()
    (link,) = sent(house, operator, sitting_id, "Ebba")
    checksum = checksum_on(visitor.get(link).get_data(as_text=True))
    before = everything()
    wrong = link[:-1] + ("a" if link[-1] != "a" else "b")
    assert visitor.post(wrong, data={"checksum": checksum}).status_code == 404
    assert visitor.get(wrong).status_code == 404
    assert visitor.post(link, data={"checksum": "0" * 64}).status_code == 409
    assert visitor.post(link, data={}).status_code == 409
    assert everything() == before
    assert visitor.post(link, data={"checksum": checksum}).status_code == 302
    after = everything()
    assert visitor.post(link, data={"checksum": checksum}).status_code == 409
    operator.post("/office/minutes/lock", data={"seen": minutes.minutes(sitting_id).version})
    assert visitor.post(link, data={"checksum": checksum}).status_code == 409
    assert "Länken är förbrukad" in visitor.get(link).get_data(as_text=True)
    assert len(everything()["minutes_approval"]) == len(after["minutes_approval"]) == 1
    assert visitor.get(f"{link}/rattelse").status_code == 200
    assert visitor.post(f"{link}/rattelse", data={"comment": "För sent"}).status_code == 409


def test_a_correction_is_marked_and_answered(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator, visitor = client("operator"), client()
    (link,) = sent(house, operator, sitting_id, "Ebba")
    address = f"{link}/rattelse?paragraf={first(sitting_id)}&avsnitt=decision"
    assert "Sammanträdet förklaras öppnat." in visitor.get(address).get_data(as_text=True)
    unchanged = visitor.post(address, data={"words": "Sammanträdet förklaras öppnat.", "comment": ""})
    assert unchanged.status_code == 422
    assert visitor.post(address, data={"words": MARKUP, "comment": "Så sades det."}).status_code == 302
    desk = operator.get("/office/minutes").get_data(as_text=True)
    assert "<del>" in desk
    assert "<ins>" in desk
    assert "<script>alert" not in desk
    (asked,) = minutes.minutes(sitting_id).corrections
    deed = {"deed": "decline", "answer": "", "seen": "0"}
    assert operator.post(f"/office/minutes/corrections/{asked.id}", data=deed).status_code == 422
    deed = {"deed": "accept", "answer": "", "seen": "0"}
    assert operator.post(f"/office/minutes/corrections/{asked.id}", data=deed).status_code == 302
    page = visitor.get(link).get_data(as_text=True)
    assert "Godtagen" in page
    assert html.escape(MARKUP, quote=False) in page


def test_markup_in_prose_is_text_everywhere(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator = client("operator")
    address = f"/office/minutes/text/{first(sitting_id)}/decision"
    assert operator.post(address, data={"words": MARKUP, "seen": "0"}).status_code == 302
    minutes.publish_unadjusted(sitting_id=sitting_id, seen=minutes.minutes(sitting_id).version, by=BY)
    for path in ("/protokoll", "/protokoll.html", "/protokoll/utdrag/1", "/office/minutes", address):
        page = operator.get(path).get_data(as_text=True)
        assert html.escape(MARKUP, quote=False) in page, path
        assert "<script>alert" not in page
    assert operator.get("/protokoll.pdf").data.startswith(b"%PDF-")


def test_what_was_typed_is_kept_when_it_cannot_be_saved(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator = client("operator")
    address = f"/office/minutes/text/{first(sitting_id)}/decision"
    operator.post(address, data={"words": "Den första.", "seen": "0"})
    before = everything()
    stale = operator.post(address, data={"words": "Den andra.", "seen": "0"})
    page = stale.get_data(as_text=True)
    assert stale.status_code == 412
    assert all(
        words in page
        for words in ("Den andra.</textarea>", "Den första.", 'name="seen" type="hidden" value="1"')
    )
    huge = operator.post(address, data={"words": "å" * 100_000, "seen": "1"})
    assert (huge.status_code, "å" * 100_000 in huge.get_data(as_text=True)) == (422, True)
    assert operator.get(f"/office/minutes/text/{first(sitting_id)}/division").status_code == 422
    assert operator.get("/office/minutes/text/0/decision").status_code == 404
    assert everything() == before
    operator.post(address, data={"deed": "restore", "words": "strunt", "seen": "1"})
    assert "Den framtagna texten gäller igen." in operator.get("/office/minutes").get_data(as_text=True)


@pytest.mark.parametrize("role", ["chair", "reader", "moderator", ""])
def test_others_do_not_write_in_the_minutes(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str, role: str
) -> None:
    asker = client(role) if role else client()
    before = everything()
    for path in ("send", "publish", "lock", "withdraw", "refresh", "rectify", "adjusters"):
        answer = asker.post(f"/office/minutes/{path}", data={"seen": "0", "name": "Ny", "words": "x"})
        assert answer.status_code in (302, 401, 403)
    asker.post(f"/office/minutes/text/{first(sitting_id)}/decision", data={"words": "x", "seen": "0"})
    assert everything() == before
    assert (asker.get("/office/minutes").status_code == 200) == (role == "chair")


def test_the_link_can_be_handed_over_and_that_is_journalled(
    house: Flask, client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    operator = client("operator")
    (link,) = sent(house, operator, sitting_id, "Ebba")
    (adjuster,) = minutes.minutes(sitting_id).adjusters
    shown = operator.post(f"/office/minutes/adjusters/{adjuster.id}/link")
    assert link in shown.get_data(as_text=True)
    assert shown.headers["Cache-Control"] == "no-store"
    assert operator.post(f"/office/minutes/adjusters/{adjuster.id}/renew").status_code == 302
    assert client().get(link).status_code == 404
    assert operator.post(f"/office/minutes/adjusters/{adjuster.id}/remove").status_code == 302
    assert minutes.minutes(sitting_id).adjusters == ()


def test_an_address_that_is_none_is_said_at_the_form(
    client: Callable[..., FlaskClient], sitting_id: str
) -> None:
    answer = client("operator").post("/office/minutes/adjusters", data={"name": "Ebba", "email": "ebba"})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, "E-postadressen stämmer inte" in page, 'value="Ebba"' in page) == (
        422,
        True,
        True,
    )


def test_an_extract_holds_one_section(client: Callable[..., FlaskClient], sitting_id: str) -> None:
    operator = client("operator")
    page = operator.get("/protokoll/utdrag/1").get_data(as_text=True)
    assert ("§ 1" in page, "§ 2" in page, "Protokollsutdrag" in page) == (True, False, True)
    assert operator.get("/protokoll/utdrag/1.pdf").data.startswith(b"%PDF-")
    for number in (0, 3, 99999999999999999999):
        assert operator.get(f"/protokoll/utdrag/{number}").status_code == 404
    assert client().get("/protokoll/utdrag/1").status_code == 403


def test_machines_need_a_role_for_a_draft(house: Flask, sitting_id: str) -> None:
    assert problem(machine(house, "reader").get("/minutes.json")) == (403, "minutes_not_public")
    assert machine(house, "chair").get("/minutes.json").status_code == 200
    english = machine(house, "operator").get("/minutes.json?language=en").get_json()
    assert english["language"] == "en"
