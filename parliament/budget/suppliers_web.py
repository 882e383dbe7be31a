"""The purchases supplier by supplier, and the documentation of direct awards."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.budget import service, words
from parliament.budget.forms import SupplierForm, typed_kr
from parliament.budget.setting import chosen_edition
from parliament.pages import attach
from parliament.shared import money
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("budget_suppliers", __name__, url_prefix="/office/budget/suppliers")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def overview() -> str:
    """Every supplier, with what its purchases come to and ask for."""
    edition = chosen_edition(request.args.get("edition"))
    return render_template(
        "budget/suppliers.html",
        edition=edition,
        suppliers=service.suppliers(edition.id) if edition else [],
        words=words,
        may_write=ORGANISER in current_roles(),
    )


@blueprint.route("/one", methods=["GET", "POST"])
def one() -> Page:
    """Options, and the documentation of a direct award."""
    edition = chosen_edition(request.args.get("edition"))
    if edition is None:
        raise NotFound
    key = request.args.get("supplier", "")
    supplier, form, status = service.supplier(edition.id, key), SupplierForm(), 200
    if request.method == "GET":
        form.options.data = typed_kr(supplier.award.options_ore)
        form.documented_on.data = supplier.documented_on.isoformat() if supplier.documented_on else ""
        form.reference.data = supplier.reference
    if form.is_submitted():
        try:
            service.note_supplier(
                edition.id,
                key,
                options_ore=money.parse_kr(form.options.data or "0", field="options", at_least=0),
                documented_on=form.day(),
                reference=form.reference.data or "",
                by=current_actor(),
            )
        except NotFound:
            raise
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Uppgifterna om %(supplier)s är sparade.", supplier=supplier.name))
            return redirect(url_for("budget_suppliers.overview", edition=edition.id))
    page = render_template("budget/supplier.html", edition=edition, supplier=supplier, form=form, words=words)
    return page, status
