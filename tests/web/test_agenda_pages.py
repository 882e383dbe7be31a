"""The agenda's pages: for the organisers before the summons, for everybody after it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader, PdfWriter

from parliament.editions import service as editions
from parliament.sitting import service as sitting
from parliament.storage.actor import Actor
from tests.hall import open_edition, register

Client = Callable[..., FlaskClient]
BY = Actor("staff", "operator")


@pytest.fixture
def sitting_id(house: Flask) -> str:
    """A sitting with one item and one seat."""
    edition_id = open_edition()
    editions.add_programme_item(edition_id=edition_id, kind="opening", title="Öppnande", minutes=5, by=BY)
    register(edition_id)
    return sitting.prepare(edition_id=edition_id, by=BY)


def a_pdf() -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(made)
    return made.getvalue()


def upload(client: FlaskClient, item_id: str, content: bytes, title: str = "Underlag") -> object:
    data = {"title": title, "file": (io.BytesIO(content), "../../x.pdf")}
    return client.post(f"/office/agenda/{item_id}/documents", data=data)


def test_an_agenda_is_made_of_the_programme(house: Flask, client: Client) -> None:
    edition_id = open_edition()
    editions.add_programme_item(edition_id=edition_id, kind="opening", title="Öppnande", minutes=5, by=BY)
    office = client("organiser")
    assert "Ingen dagordning än" in office.get("/office/agenda").text
    assert office.post("/office/agenda/prepare").location == "/office/agenda"
    assert "Öppnande" in office.get("/office/agenda").text


def test_a_matter_is_added_changed_and_removed(client: Client, sitting_id: str) -> None:
    office = client("organiser")
    typed = {"kind": "matter", "title": "Leverantörsdagar", "minutes": "20", "presenter": "Direktören",
             "proposal": "<b>Bifall</b>"}  # fmt: skip
    assert office.post("/office/agenda/new", data=typed).location == "/office/agenda"
    added = sitting.sitting(sitting_id).items[-1]
    assert office.post(f"/office/agenda/{added.id}", data={**typed, "title": ""}).status_code == 422
    office.post(f"/office/agenda/{added.id}", data={**typed, "title": "Leverantörsveckor"})
    assert sitting.sitting(sitting_id).items[-1].title == "Leverantörsveckor"
    assert "&lt;b&gt;Bifall&lt;/b&gt;" in office.get("/dagordning").text
    office.post(f"/office/agenda/{added.id}/remove")
    assert len(sitting.sitting(sitting_id).items) == 1


def test_the_public_reads_the_agenda_once_the_summons_is_sent(client: Client, sitting_id: str) -> None:
    item_id = sitting.sitting(sitting_id).items[0].id
    office, public = client("organiser"), client()
    upload(office, item_id, a_pdf())
    document_id = sitting.documents(sitting_id)[item_id][0].id
    assert "Dagordningen är inte klar än" in public.get("/dagordning").text
    assert public.get(f"/handlingar/{document_id}").status_code == 404
    assert public.get("/kallelse.pdf").status_code == 404
    office.post("/office/agenda/summons")
    assert "1 kallelse är lagd i utkorgen." in office.get("/office/agenda/summons").text
    assert "Underlag" in public.get("/dagordning").text
    served = public.get(f"/handlingar/{document_id}")
    assert (served.status_code, served.mimetype, served.data) == (
        200,
        "application/pdf",
        a_pdf_of(served.data),
    )
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert served.headers["Content-Disposition"] == f'inline; filename="handling-{document_id}.pdf"'
    assert "object-src 'none'" in served.headers["Content-Security-Policy"]


def a_pdf_of(served: bytes) -> bytes:
    """What was served, once it has been read as a PDF of one page."""
    assert len(PdfReader(io.BytesIO(served)).pages) == 1
    return served


def test_the_summons_is_an_accessible_pdf_that_tells_the_items(client: Client, sitting_id: str) -> None:
    answer = client("organiser").get("/kallelse.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    read = PdfReader(io.BytesIO(answer.data))
    words = " ".join(page.extract_text() for page in read.pages)
    assert "Kallelse" in words
    assert "§ 1 Öppnande" in words
    assert "Återskapat sammanträde" in words
    assert "/StructTreeRoot" in read.trailer["/Root"]


@pytest.mark.parametrize("content", [b"", b"<html>", b"%PDF-1.7 broken"], ids=["empty", "html", "broken"])
def test_a_file_that_is_no_pdf_is_refused_in_words(client: Client, sitting_id: str, content: bytes) -> None:
    item_id = sitting.sitting(sitting_id).items[0].id
    answer = upload(client("organiser"), item_id, content)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert sitting.documents(sitting_id) == {}


def test_tools_are_switched_on_for_an_item_and_for_the_day(client: Client, sitting_id: str) -> None:
    item_id = sitting.sitting(sitting_id).items[0].id
    office = client("organiser")
    office.post(f"/office/agenda/{item_id}/tools", data={"tool": ["proposals", "acclamation"]})
    office.post("/office/agenda/tools", data={"tool": ["quorum_block"]})
    assert sitting.tools(item_id) == {"proposals", "acclamation", "quorum_block"}
    assert office.post(f"/office/agenda/{item_id}/tools", data={"tool": "guillotine"}).status_code == 422
    office.post(f"/office/agenda/{item_id}/tools")
    assert sitting.tools(item_id) == {"quorum_block"}


def test_a_late_item_is_taken_up_from_the_page(client: Client, sitting_id: str) -> None:
    office = client("organiser")
    office.post("/office/agenda/summons")
    assert "Punkten blir brådskande" in office.get("/office/agenda/new").text
    office.post("/office/agenda/new", data={"kind": "matter", "title": "Sent", "minutes": "5"})
    late = sitting.sitting(sitting_id).items[-1]
    assert office.post(f"/office/agenda/{late.id}/admit").status_code == 409
    sitting.step(sitting_id=sitting_id, name="open", by=BY)
    assert "Har alla närvarande gått med på att ta upp punkten?" in office.get("/office/agenda").text
    office.post(f"/office/agenda/{late.id}/admit")
    assert sitting.sitting(sitting_id).items[-1].is_admitted
