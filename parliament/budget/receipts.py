"""Receipts: kept in the folder for uploads under names of chance, several to an entry."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.budget import approvals, receipt_files
from parliament.budget.models import Expense, Receipt
from parliament.budget.receipt_files import MAX_BYTES, MAX_MEGABYTES, MIMETYPES, Checked
from parliament.budget.refusals import (
    AlreadyReplaced,
    ReceiptEmpty,
    ReceiptKnown,
    ReceiptTooLarge,
    TooManyReceipts,
)
from parliament.budget.rules import Standing
from parliament.live.outbox import announce
from parliament.shared import clock
from parliament.shared.errors import NotFound
from parliament.shared.identifiers import new_id
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.native import apart
from parliament.storage.transaction import Transaction, reading, transaction

MAX_OF_AN_ENTRY = 10
_FOLDER = "receipts"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A kept file: where it lies, what to call it, and its type."""

    path: Path
    name: str
    mimetype: str


def read_upload(stream: IO[bytes] | None) -> bytes:
    """What was sent, never more than the limit in memory.

    Raises:
        ReceiptEmpty: nothing was sent.
        ReceiptTooLarge: it is larger than 10 MB.
    """
    if stream is None:
        raise ReceiptEmpty(field="file")
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ReceiptTooLarge(field="file", limit=MAX_MEGABYTES)
    return content


def add_receipt(*, expense_id: str, content: bytes, name: str, folder: Path, by: Actor) -> str:
    """Keep a file with an entry. An approval lapses, since what was approved had other papers.

    Args:
        expense_id: the entry.
        content: the file; judged by what it is, not by its name.
        name: what the sender called it.
        folder: the folder for uploads.
        by: who uploads.

    Raises:
        NotFound: no such entry.
        AlreadyReplaced: a newer entry has taken its place.
        ReceiptEmpty, ReceiptTooLarge, ReceiptNotReadable: see ``receipt_files.check``.
        ReceiptKnown: the entry has this very file.
        TooManyReceipts: the entry has ten.
    """
    with reading() as session:
        if session.get(Expense, expense_id) is None:
            raise NotFound
    checked = apart(lambda: receipt_files.check(content, name))
    receipt_id = new_id()
    path = _path(folder, receipt_id)
    apart(lambda: _write(path, checked.content))
    try:
        with transaction() as tx:
            _keep(tx, receipt_id, expense_id, checked, by)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return receipt_id


def remove_receipt(*, receipt_id: str, folder: Path, by: Actor) -> str:
    """Take away a file that was put there by mistake; the journal remembers that it was there.

    Returns:
        The entry's id.

    Raises:
        NotFound: no such receipt.
    """
    with transaction() as tx:
        row = tx.session.get(Receipt, receipt_id)
        if row is None:
            raise NotFound
        expense_id, facts = row.expense_id, {"receipt": row.id, "sha256": row.sha256, "size": row.size}
        tx.session.delete(row)
        entry = tx.session.get_one(Expense, expense_id)
        approvals.lapse(tx, entry, by)
        journal.record(tx, action="budget.receipt_removed", subject=expense_id, actor=by, facts=facts)
        announce(tx, "budget", edition_id=entry.edition_id)
        tx.after_commit(("receipt", receipt_id), lambda: _path(folder, receipt_id).unlink(missing_ok=True))
    return expense_id


def receipt_file(*, receipt_id: str, folder: Path) -> ReceiptFile:
    """A kept file.

    Raises:
        NotFound: no such receipt, or its file is gone.
    """
    with reading() as session:
        row = session.get(Receipt, receipt_id)
    if row is None:
        raise NotFound
    path = _path(folder, row.id)
    if not path.is_file():
        _log.error("The file of receipt %s is gone", row.id)
        raise NotFound
    return ReceiptFile(path, row.name, MIMETYPES[row.kind])


def _keep(tx: Transaction, receipt_id: str, expense_id: str, checked: Checked, by: Actor) -> None:
    entry = tx.session.get(Expense, expense_id)
    if entry is None:
        raise NotFound
    if entry.status not in (Standing.COMMITTED, Standing.SPENT):
        raise AlreadyReplaced
    kept = tx.session.scalar(select(func.count()).where(Receipt.expense_id == expense_id)) or 0
    if kept >= MAX_OF_AN_ENTRY:
        raise TooManyReceipts(field="file", limit=MAX_OF_AN_ENTRY)
    row = Receipt(
        id=receipt_id,
        expense_id=expense_id,
        name=checked.name,
        kind=checked.kind,
        size=len(checked.content),
        sha256=hashlib.sha256(checked.content).hexdigest(),
        uploaded_by=str(by),
        uploaded_at=clock.now(),
    )
    tx.session.add(row)
    try:
        tx.session.flush()
    except IntegrityError as error:
        if violates(error, "uq_budget_receipt_content"):
            raise ReceiptKnown(field="file") from error
        raise
    approvals.lapse(tx, entry, by)
    facts = {"receipt": row.id, "kind": row.kind, "size": row.size, "sha256": row.sha256}
    journal.record(
        tx,
        action="budget.receipt_added",
        subject=expense_id,
        actor=by,
        facts=facts,
        personal={"name": row.name},
    )
    announce(tx, "budget", edition_id=entry.edition_id)


def _path(folder: Path, receipt_id: str) -> Path:
    return folder / _FOLDER / receipt_id


def _write(path: Path, content: bytes) -> None:
    """On disk before anybody is told that it is kept; readable by nobody else on the machine."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
