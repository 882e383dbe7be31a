"""Receipts and approvals through the pages: safe to fetch, clear when refused, and never one's own."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from parliament.budget import service as budget
from parliament.budget.views import Cost
from parliament.editions import service as editions
from parliament.storage.actor import Actor

SYSTEM = Actor.system()
MEGABYTE = 1024 * 1024
DATE = date(2023, 10, 5)


@pytest.fixture
def edition(house):
    edition_id = editions.create_edition(year=2023, by=SYSTEM)
    budget.set_frame(edition_id, 4_000_000, decision="Förslag", by=SYSTEM)
    return edition_id


@pytest.fixture
def entry(edition):
    return budget.book_expense(edition, Cost(300_000, DATE, "Exempelsalen AB", "Hyra"), by=SYSTEM)


def picture():
    file = io.BytesIO()
    Image.new("L", (4, 4)).save(file, "PNG")
    return file.getvalue()


def send(client, entry, content, name="kvitto.png"):
    data = {"file": (io.BytesIO(content), name)} if content is not None else {}
    address = f"/office/budget/expenses/{entry}/receipts"
    return client.post(address, data=data, content_type="multipart/form-data")


def test_a_receipt_comes_back_as_a_download_that_no_browser_runs(client, entry):
    organiser = client("organiser")
    assert send(organiser, entry, picture(), "Kvitto från Åre.png").status_code == 302

    receipt = budget.expense(entry).receipts[0]
    got = client("reader").get(f"/office/budget/receipts/{receipt.id}")

    assert (got.data, got.mimetype) == (picture(), "image/png")
    assert got.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "Kvitto%20fr%C3%A5n%20%C3%85re.png" in got.headers["Content-Disposition"]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert got.headers["Cache-Control"] == "private, no-store"
    assert "Kvitto från Åre.png" in organiser.get(f"/office/budget/expenses/{entry}").text


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"MZ" + bytes(100), 422, "Filen är inte en PDF eller bild"),
        (b"", 422, "Det kom ingen fil"),
        (None, 422, "Det kom ingen fil"),
        (b"%PDF-" + bytes(10 * MEGABYTE), 413, "Filen är större än 10 MB"),
    ],
)
def test_a_bad_file_is_refused_at_its_field(client, entry, content, status, words):
    answer = send(client("organiser"), entry, content, "receipt.pdf")

    assert answer.status_code == status
    assert words in answer.text
    assert 'id="file-error"' in answer.text
    assert budget.expense(entry).receipts == ()


def test_a_photo_of_100_mb_is_refused_by_its_length_before_it_is_read(client, entry):
    class NeverRead(io.BytesIO):
        """Says that it is 100 MB, and may not be read."""

        def tell(self):
            return 100 * MEGABYTE if self.at_end else 0

        def seek(self, _offset, whence=0):
            self.at_end = whence == io.SEEK_END

        def read(self, *_size):
            raise AssertionError("The body was read")

        readline = readinto = read
        at_end = False

    answer = client("organiser").post(
        f"/office/budget/expenses/{entry}/receipts",
        input_stream=NeverRead(),
        content_type="multipart/form-data; boundary=x",
    )

    assert answer.status_code == 413
    assert "Filen är större än 10 MB" in answer.text


def test_a_receipt_is_removed_after_a_question(client, entry):
    organiser = client("organiser")
    send(organiser, entry, picture())
    receipt = budget.expense(entry).receipts[0]

    page = organiser.get(f"/office/budget/expenses/{entry}").text
    assert "Ta bort filen kvitto.png?" in page
    assert organiser.post(f"/office/budget/receipts/{receipt.id}/remove").status_code == 302

    assert budget.expense(entry).receipts == ()
    assert organiser.get(f"/office/budget/receipts/{receipt.id}").status_code == 404


def test_one_books_and_another_approves(client, edition):
    anna, bo = client("organiser"), client("organiser", "reader")
    form = {"amount": "3 000", "basis": "excl", "vat_rate": "25", "supplier": "Exempelsalen AB"}
    more = {"text": "Hyra", "date": "2023-10-05", "account": "6010"}
    anna.post(f"/office/budget/expenses/new?edition={edition}", data=form | more)
    entry = budget.expenses(edition)[0].id
    page, own = f"/office/budget/expenses/{entry}", "Du har bokat posten"

    assert own in anna.get(page).text
    assert own not in bo.get(page).text
    refused = anna.post(page + "/approve", data={"seen": ""})
    assert (refused.status_code, budget.expense(entry).approval) == (403, None)
    assert "Du kan inte attestera det du själv har bokat" in refused.text
    assert "Exempelsalen AB" in bo.get("/office/budget/approvals").text

    assert bo.post(page + "/approve", data={"seen": ""}).status_code == 302

    assert "Attesterad" in anna.get(page).text
    assert "Inget väntar på attest" in bo.get("/office/budget/approvals").text
    again = client("organiser", "chair").post(page + "/approve", data={"seen": ""})
    assert (again.status_code, "Någon annan hann" in again.text) == (409, True)


def test_a_reader_sees_and_changes_nothing(client, entry):
    reader = client("reader")

    assert reader.get(f"/office/budget/expenses/{entry}").status_code == 200
    assert "Exempelsalen AB" in reader.get("/office/budget/approvals").text
    assert send(reader, entry, picture()).status_code == 403
    assert reader.post(f"/office/budget/expenses/{entry}/approve").status_code == 403
    assert (budget.expense(entry).receipts, budget.expense(entry).approval) == ((), None)


def test_the_list_is_there_before_any_edition(client, house):
    assert "Inget väntar på attest" in client("organiser").get("/office/budget/approvals").text
