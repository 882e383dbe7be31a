"""Receipts of an entry, and its approval by a second person."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.budget import service, setting, words
from parliament.budget.receipt_files import MAX_MEGABYTES
from parliament.budget.refusals import ReceiptTooLarge
from parliament.pages import chosen_language, refused
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("budget_proof", __name__, url_prefix="/office/budget")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("/expenses/<expense_id>")
def expense(expense_id: str) -> str:
    """One entry, with its receipts, its approval, what it replaced and what replaced it."""
    return _expense_page(expense_id)


@blueprint.post("/expenses/<expense_id>/receipts")
def add(expense_id: str) -> Page:
    """Keep a receipt."""
    sent = request.files.get("file")
    try:
        content = service.read_upload(sent.stream if sent else None)
        service.add_receipt(
            expense_id=expense_id,
            content=content,
            name=(sent.filename or "") if sent else "",
            folder=current_app.config["SETTINGS"].uploads,
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _expense_page(expense_id, fault=error.sentence(chosen_language())), error.status
    flash(_("Underlaget är sparat."))
    return redirect(url_for("budget_proof.expense", expense_id=expense_id))


@blueprint.errorhandler(413)
def too_large(_error: RequestEntityTooLarge) -> tuple[Any, int]:
    """More than any receipt may be: refused by its length, before it is read."""
    return refused(ReceiptTooLarge(limit=MAX_MEGABYTES))


@blueprint.get("/receipts/<receipt_id>")
def fetch(receipt_id: str) -> Response:
    """A receipt, to be saved and never to be run or shown as a page of ours."""
    file = service.receipt_file(receipt_id=receipt_id, folder=current_app.config["SETTINGS"].uploads)
    response = send_file(file.path, mimetype=file.mimetype, as_attachment=True, download_name=file.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.post("/receipts/<receipt_id>/remove")
def remove(receipt_id: str) -> BaseResponse:
    """Take away a receipt that was put there by mistake."""
    folder = current_app.config["SETTINGS"].uploads
    expense_id = service.remove_receipt(receipt_id=receipt_id, folder=folder, by=current_actor())
    flash(_("Underlaget är borttaget."))
    return redirect(url_for("budget_proof.expense", expense_id=expense_id))


@blueprint.get("/approvals")
def waiting() -> str:
    """The costs that wait to be approved."""
    edition = setting.chosen_edition(request.args.get("edition"))
    return render_template(
        "budget/approvals.html",
        edition=edition,
        entries=service.to_approve(edition.id) if edition else [],
        me=str(current_actor()),
        may_write=ORGANISER in current_roles(),
        name_of=words.names(),
    )


@blueprint.post("/expenses/<expense_id>/approve")
def approve(expense_id: str) -> Page:
    """Approve a cost that somebody else booked."""
    seen = request.form.get("seen", "").split()
    try:
        service.approve(expense_id=expense_id, receipts_seen=seen, by=current_actor())
    except NotFound:
        raise
    except RuleBroken as error:
        return _expense_page(expense_id, refusal=error.sentence(chosen_language())), error.status
    entry = service.expense(expense_id)
    flash(_("Post nr %(number)s är attesterad.", number=entry.number))
    return redirect(url_for("budget_proof.waiting", edition=entry.edition_id))


def _expense_page(expense_id: str, *, fault: str = "", refusal: str = "") -> str:
    """The page of an entry. ``fault``: what is wrong with a file; ``refusal``: why it was not approved."""
    chain = service.history(expense_id)
    entry = next(one for one in chain if one.id == expense_id)
    here = setting.of(entry.edition_id)
    return render_template(
        "budget/expense.html",
        entry=entry,
        chain=chain,
        line=service.line(entry.line_id) if entry.line_id else None,
        partner=next((p.name for p in here.partners if p.id == entry.partner_id), _("Regionen")),
        theme=next((theme.name for theme in here.themes if theme.id == entry.theme_id), ""),
        may_write=ORGANISER in current_roles(),
        own=entry.booked_by == str(current_actor()),
        seen=" ".join(receipt.id for receipt in entry.receipts),
        fault=fault,
        refusal=refusal,
        limit=MAX_MEGABYTES,
        too_large=ReceiptTooLarge(limit=MAX_MEGABYTES).sentence(chosen_language()),
        name_of=words.names(),
        words=words,
    )
