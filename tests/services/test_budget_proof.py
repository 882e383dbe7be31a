"""Receipts and approvals on a real database and a real folder: what is refused changes neither."""

from __future__ import annotations

import io
import sqlite3
import stat
import threading
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from parliament.budget import receipts
from parliament.budget import service as budget
from parliament.budget.refusals import (
    AlreadyApproved,
    AlreadyReplaced,
    ChangedSinceSeen,
    NotToApprove,
    OwnBooking,
    ReceiptEmpty,
    ReceiptKnown,
    ReceiptNotReadable,
    ReceiptTooLarge,
    TooManyReceipts,
)
from parliament.budget.views import Coding, Cost
from parliament.editions import service as editions
from parliament.shared.errors import NotFound, RuleBroken
from parliament.shared.text import TextTooLong
from parliament.storage import database, journal
from parliament.storage.actor import Actor

KR = 100
ANNA, BO, CI = (Actor("staff", name) for name in ("anna", "bo", "ci"))
RENT = Cost(amount_ore=3_000 * KR, date=date(2023, 10, 5), supplier="Exempelsalen AB", text="Hyra av lokal")


def picture(kind="JPEG", shade=0):
    file = io.BytesIO()
    Image.new("L", (4, 4), shade).save(file, kind)
    return file.getvalue()


def pdf(words="Kvitto"):
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(100, 700, words)
    canvas.save()
    return file.getvalue()


def heic():
    boxes = ((b"ftyp", b"heic\x00\x00\x00\x00mif1heic"), (b"meta", b"\x00" * 8), (b"mdat", b"\x01" * 20))
    return b"".join((len(body) + 8).to_bytes(4, "big") + name + body for name, body in boxes)


@pytest.fixture
def edition(house):
    edition_id = editions.create_edition(year=2023, by=ANNA)
    budget.set_frame(edition_id, 40_000 * KR, decision="Förslag", by=ANNA)
    return edition_id


@pytest.fixture
def folder(house):
    return house.config["SETTINGS"].uploads


@pytest.fixture
def entry(edition):
    return budget.book_expense(edition, RENT, by=ANNA)


@pytest.fixture
def add(folder):
    def add_to(expense_id, content=None, name="kvitto.pdf", by=ANNA):
        content = pdf() if content is None else content
        return budget.add_receipt(expense_id=expense_id, content=content, name=name, folder=folder, by=by)

    return add_to


def files(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def approve(expense_id, by=BO):
    seen = [receipt.id for receipt in budget.expense(expense_id).receipts]
    budget.approve(expense_id=expense_id, receipts_seen=seen, by=by)


# Coding


def test_a_coding_follows_its_entry_and_is_corrected_by_a_new_one(edition):
    coded = replace(RENT, coding=Coding(" 4711 ", "6010", "NP 2023", "Motpart 9"))

    first = budget.book_expense(edition, coded, by=ANNA)
    second = budget.correct_expense(first, RENT, by=ANNA)

    assert budget.expense(first).coding == Coding("4711", "6010", "NP 2023", "Motpart 9")
    assert str(budget.expense(first).coding) == "4711 · 6010 · NP 2023 · Motpart 9"
    assert budget.expense(second).coding == Coding()


def test_a_code_too_long_books_nothing(edition):
    with pytest.raises(TextTooLong) as refusal:
        budget.book_expense(edition, replace(RENT, coding=Coding(account="6" * 31)), by=ANNA)

    assert refusal.value.field == "account"
    assert budget.expenses(edition) == []


# Receipts


@pytest.mark.parametrize(
    ("content", "name", "kept_as"),
    [
        (pdf(), "Kvitto nr 1.PDF", ("pdf", "Kvitto nr 1.pdf")),
        (picture(), r"C:\Bilder\..\kvitto.exe", ("jpeg", "kvitto.jpg")),
        (picture("PNG"), "../../etc/passwd", ("png", "passwd.png")),
        (heic(), "IMG_0001.HEIC", ("heic", "IMG_0001.heic")),
        (pdf(), "", ("pdf", "underlag.pdf")),
        (pdf(), "a" * 5_000 + ".pdf", ("pdf", "a" * 80 + ".pdf")),
        (pdf(), 'x"\r\nSet-Cookie: a=b\u202efdp.exe', ("pdf", 'x" Set-Cookie: a=bfdp.pdf')),
    ],
)
def test_a_receipt_is_what_its_content_says(entry, add, folder, content, name, kept_as):
    receipt_id = add(entry, content, name)

    kept = budget.expense(entry).receipts
    file = budget.receipt_file(receipt_id=receipt_id, folder=folder)
    assert [(receipt.kind, receipt.name) for receipt in kept] == [kept_as]
    assert file.path.read_bytes() == content
    assert (file.path.name, file.path.parent.name) == (receipt_id, "receipts")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", ReceiptEmpty),
        (b"MZ\x90\x00" + b"\x00" * 200, ReceiptNotReadable),  # an executable named receipt.pdf
        (b"\x7fELF" + b"\x00" * 200, ReceiptNotReadable),
        (b"#!/bin/sh\necho %PDF-1.7\n", ReceiptNotReadable),
        (b"%PDF-1.7\nnothing more", ReceiptNotReadable),
        (b"\xff\xd8\xff\xe0 no picture", ReceiptNotReadable),
        (picture("PNG")[:40], ReceiptNotReadable),
        (heic()[:-1], ReceiptNotReadable),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", ReceiptNotReadable),
        (picture("GIF"), ReceiptNotReadable),
        (b"%PDF-" + b"\x00" * receipts.MAX_BYTES, ReceiptTooLarge),
    ],
)
def test_what_is_no_receipt_is_refused_and_nothing_is_kept(entry, add, folder, content, refusal):
    before = journal.chain_head()

    with pytest.raises(refusal):
        add(entry, content, "receipt.pdf")

    assert (budget.expense(entry).receipts, files(folder), journal.chain_head()) == ((), [], before)


def test_of_a_huge_upload_only_the_limit_is_read():
    class Endless:
        read_bytes = 0

        def read(self, size):
            self.read_bytes += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(ReceiptTooLarge):
        budget.read_upload(endless)

    assert endless.read_bytes == receipts.MAX_BYTES + 1


def test_an_entry_has_several_receipts_but_the_same_one_once(entry, add, folder):
    first, second = add(entry, pdf("ett")), add(entry, picture(), "två.jpg")
    with pytest.raises(ReceiptKnown):
        add(entry, picture(), "tre.jpg")

    assert [receipt.id for receipt in budget.expense(entry).receipts] == [first, second]
    assert files(folder) == sorted([first, second])


def test_an_entry_has_ten_receipts_at_most(entry, add, folder):
    for shade in range(10):
        add(entry, picture("PNG", shade))
    with pytest.raises(TooManyReceipts):
        add(entry, picture("PNG", 11))

    assert len(files(folder)) == len(budget.expense(entry).receipts) == 10


def test_what_replaces_an_entry_keeps_its_receipts(edition, add):
    order = budget.order(edition, RENT, by=ANNA)
    offer = add(order, pdf("Offert"))
    cost = budget.settle_commitment(order, RENT, by=ANNA)
    invoice = add(cost, pdf("Faktura"))
    right = budget.correct_expense(cost, RENT, by=ANNA)

    assert [(one.id, one.number) for one in budget.expense(right).receipts] == [(offer, 1), (invoice, 2)]
    with pytest.raises(AlreadyReplaced):
        add(cost, pdf("För sent"))


def test_a_removed_receipt_is_gone_from_the_disk_and_remembered_in_the_journal(entry, add, folder):
    receipt_id = add(entry)

    budget.remove_receipt(receipt_id=receipt_id, folder=folder, by=BO)

    assert (budget.expense(entry).receipts, files(folder)) == ((), [])
    assert journal.entries(subject=entry)[-1].facts["receipt"] == receipt_id
    for deed in (
        lambda: budget.remove_receipt(receipt_id=receipt_id, folder=folder, by=BO),
        lambda: budget.receipt_file(receipt_id=receipt_id, folder=folder),
        lambda: add("nothing"),
    ):
        with pytest.raises(NotFound):
            deed()


# Approval


def test_another_approves_what_one_has_booked(edition, entry, add):
    add(entry)
    assert [one.id for one in budget.to_approve(edition)] == [entry]

    approve(entry)

    assert budget.expense(entry).approval.approved_by == "staff:bo"
    assert (budget.to_approve(edition), budget.count_to_approve(edition)) == ([], 0)
    assert journal.entries(subject=entry)[-1].action == "budget.expense_approved"


@pytest.mark.parametrize("by", [ANNA, Actor.system(), Actor("token", "t"), Actor("seat", "bo")])
def test_neither_the_booker_nor_a_machine_approves(edition, entry, by):
    head = journal.chain_head()

    with pytest.raises(OwnBooking):
        approve(entry, by)

    assert (budget.expense(entry).approval, journal.chain_head()) == (None, head)


def test_an_order_is_approved_only_as_a_cost(edition):
    order = budget.order(edition, RENT, by=ANNA)
    assert budget.to_approve(edition) == []
    with pytest.raises(NotToApprove):
        approve(order)

    cost = budget.settle_commitment(order, RENT, by=ANNA)

    with pytest.raises(AlreadyReplaced):
        approve(order)
    approve(cost)
    with pytest.raises(NotFound):
        budget.approve(expense_id="nothing", receipts_seen=[], by=BO)


def test_a_correction_is_approved_anew_and_so_is_what_is_struck_out(edition, entry):
    approve(entry)

    right = budget.correct_expense(entry, replace(RENT, amount_ore=0), by=BO)

    assert [one.id for one in budget.to_approve(edition)] == [right]
    with pytest.raises(OwnBooking):
        approve(right, BO)
    approve(right, ANNA)
    assert budget.expense(entry).approval.approved_by == "staff:bo"


def test_a_new_or_removed_receipt_ends_the_approval(edition, entry, add, folder):
    approve(entry)

    receipt_id = add(entry)
    assert budget.expense(entry).approval is None
    assert [one.action for one in journal.entries(subject=entry)][-3:-1] == [
        "budget.expense_approved",
        "budget.approval_lapsed",
    ]
    right = budget.correct_expense(entry, RENT, by=ANNA)
    approve(right)
    budget.remove_receipt(receipt_id=receipt_id, folder=folder, by=ANNA)

    assert [one.id for one in budget.to_approve(edition)] == [right]


def test_one_approves_the_papers_one_has_seen(entry, add):
    add(entry)

    with pytest.raises(ChangedSinceSeen):
        budget.approve(expense_id=entry, receipts_seen=[], by=BO)

    assert budget.expense(entry).approval is None


def test_of_two_who_approve_at_once_one_does(entry):
    outcomes, start = [], threading.Barrier(2)

    def run(by):
        start.wait()
        try:
            approve(entry, by)
            outcomes.append("done")
        except RuleBroken as refusal:
            outcomes.append(refusal.code)

    threads = [threading.Thread(target=run, args=(by,)) for by in (BO, CI)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == sorted([AlreadyApproved.code, "done"])
    assert [one.action for one in journal.entries(subject=entry)].count("budget.expense_approved") == 1


@pytest.mark.parametrize(
    ("booked_by", "approved_by"),
    [("staff:anna", "staff:anna"), ("staff:bo", "staff:anna")],  # oneself; a booker who did not book
)
def test_the_database_itself_refuses_an_approval_by_the_booker(entry, booked_by, approved_by):
    row = (entry, booked_by, approved_by, "2023-10-06 10:00:00.000000")
    with sqlite3.connect(database.current().url.removeprefix("sqlite:///")) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("INSERT INTO budget_approval VALUES (?, ?, ?, ?)", row)
