"""The budget as spreadsheet and as PDF: the same numbers as the service tells, and tagged for readers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pypdf
import pytest

from parliament.budget import service as budget
from parliament.budget import spreadsheet
from parliament.budget.views import Coding, Cost
from parliament.documents import budget_paper, pdf
from parliament.editions import service as editions
from parliament.storage.actor import Actor

KR = 100
ANNA, BO = Actor("staff", "anna"), Actor("staff", "bo")
RENT = Cost(
    3_000 * KR,
    date(2023, 10, 5),
    "Exempelsalen AB",
    "Hyra #let x = 1 *av* sal",
    coding=Coding("4711", "5010"),
)


@pytest.fixture
def edition(house):
    editions.create_edition(year=2022, by=ANNA, technical_support_ore=38_400 * KR)
    edition_id = editions.create_edition(year=2023, by=ANNA)
    budget.set_frame(edition_id, 40_000 * KR, decision="Förslag", by=ANNA)
    line = budget.plan_line(edition_id, name="Lokal", planned_ore=15_000 * KR, by=ANNA)
    cost = budget.book_expense(edition_id, replace(RENT, line_id=line), by=ANNA)
    budget.approve(expense_id=cost, receipts_seen=[], by=BO)
    wrong = budget.book_expense(edition_id, replace(RENT, amount_ore=1, supplier="Fel AB"), by=ANNA)
    budget.correct_expense(wrong, replace(RENT, amount_ore=0, supplier="Fel AB"), by=ANNA)
    sound = replace(RENT, amount_ore=41_000 * KR)
    budget.order(edition_id, sound, by=ANNA, override_reason="Beslut i nämnden")
    return edition_id


@pytest.fixture
def swedish(house):
    with house.test_request_context(headers={"Accept-Language": "sv"}):
        yield


@pytest.mark.usefixtures("swedish")
def test_the_spreadsheet_holds_coding_approval_suppliers_and_earlier_years(edition):
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet.build(budget.report(edition))))

    def told(sheet):
        head, *rows = ([cell.value for cell in row] for row in book[sheet])
        return [dict(zip(head, row, strict=True)) for row in rows]

    summed = {row["Vad"]: row["Värde"] for row in told("Översikt")}
    assert (summed["Upparbetat"], summed["varav attesterat"], summed["Bundet"]) == (3_000, 3_000, 41_000)
    first = next(row for row in told("Händelser") if row["Nr"] == 1)
    assert (first["Ansvar"], first["Konto"], first["Underlag"]) == ("4711", "5010", 0)
    assert (first["Bokad av"], first["Attesterad av"]) == ("Ett borttaget konto",) * 2
    assert [(row["Leverantör"], row["Värde"]) for row in told("Leverantörer")] == [
        ("Exempelsalen AB", 44_000)
    ]
    [earlier] = told("Tidigare kostnader")
    assert (earlier["Kostnad"], earlier["Kvar av årets ram"], earlier["Del av ramen (%)"]) == (
        38_400,
        1_600,
        96,
    )
    assert [row["Upplaga"] for row in told("Upplagor")] == [2023, 2022]


@pytest.mark.usefixtures("swedish")
def test_the_pdf_is_tagged_and_tells_the_same_numbers(edition):
    made = pdf.make(budget_paper.TEMPLATE, budget_paper.paper(edition))

    reader = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].lower().startswith("sv")
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Budget 2023"]
    for figure in (
        "40 000 kr",
        "41 000 kr",
        "−4 000 kr",
        "38 400 kr",
        "1 600 kr",
        "96 %",
        "Beslut i nämnden",
    ):
        assert figure in text
    assert "#let x = 1 *av* sal" in text
    assert "Kontering: 4711 · 5010" in text
    assert "Fel AB" not in text


@pytest.mark.usefixtures("swedish")
def test_a_budget_with_nothing_in_it_is_a_paper_too(house):
    edition_id = editions.create_edition(year=2023, by=ANNA)

    made = pdf.make(budget_paper.TEMPLATE, budget_paper.paper(edition_id))

    assert "Ingen ram är satt." in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert len(spreadsheet.build(budget.report(edition_id))) > 1_000


def test_the_pdf_is_for_those_who_may_read_the_budget(client, edition):
    answer = client("reader").get(f"/office/budget/budget.pdf?edition={edition}")

    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert client("operator").get("/office/budget/budget.pdf").status_code == 403
    assert client("reader").get("/office/budget/budget.pdf?edition=none").status_code == 404
