"""The organisers' pages about staff accounts and API tokens."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from parliament.access import second_factor, service
from parliament.access.forms import AccessForm, AccountForm, put, role_choices
from parliament.access.who import current_actor, parts
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("office_accounts", __name__, url_prefix="/office/accounts")

Page = str | Response | tuple[str, int]


@blueprint.get("")
def overview() -> str:
    """All staff accounts."""
    return render_template(
        "access/office/overview.html", accounts=service.list_accounts(), role_names=dict(role_choices())
    )


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Create an account; the next page gives its first sign-in link."""
    form, status = AccountForm(), 200
    if form.validate_on_submit():
        try:
            account_id = service.create_account(
                email=form.email.data or "",
                name=form.name.data or "",
                roles=form.roles.data or [],
                by=current_actor(),
            )
        except RuleBroken as error:
            status = put(form, error)
        else:
            flash(_("Kontot är skapat. Skapa en inloggningslänk och ge den till personen."), "ok")
            return redirect(url_for("office_accounts.one", account_id=account_id))
    status = 422 if form.errors and status == 200 else status
    return render_template("access/office/new.html", form=form), status


@blueprint.route("/<account_id>", methods=["GET", "POST"])
def one(account_id: str) -> Page:
    """An account: its roles, whether it may sign in, and its sign-in link."""
    account = service.account(account_id)
    form, status = AccessForm(account.roles, account.active), 200
    if form.validate_on_submit():
        try:
            service.change_account(
                account_id=account_id,
                roles=form.roles.data or [],
                active=bool(form.active.data),
                by=current_actor(),
            )
        except RuleBroken as error:
            status = put(form, error)
        else:
            flash(_("Kontot är ändrat. Det gäller genast."), "ok")
            return redirect(url_for("office_accounts.overview"))
    status = 422 if form.errors and status == 200 else status
    return render_template(
        "access/office/one.html", account=account, form=form, has_app=second_factor.is_set_up(account_id)
    ), status


@blueprint.post("/<account_id>/link")
def create_link(account_id: str) -> str:
    """Make a one-time sign-in link and show it this once; reading the page again makes no new one."""
    account = service.account(account_id)
    token = parts().credentials.create_sign_in_link(account_id=account_id, by=current_actor())
    g.no_store = True
    path = url_for("access.sign_in_link", token=token)
    public = current_app.config["PUBLIC_URL"]
    address = f"{public}{path}" if public else url_for("access.sign_in_link", token=token, _external=True)
    hours = int(service.LINK_LIFETIME.total_seconds() // 3600)
    return render_template("access/office/link.html", account=account, address=address, hours=hours)


@blueprint.post("/<account_id>/forget-app")
def forget_app(account_id: str) -> Response:
    """Ask an account for no code any more, for who has lost both telephone and recovery codes."""
    account = service.account(account_id)
    second_factor.remove(account_id=account.id, by=current_actor())
    flash(_("Kontot frågar inte längre efter en kod. Be personen lägga in appen på nytt."), "warn")
    return redirect(url_for("office_accounts.one", account_id=account_id))


@blueprint.get("/tokens")
def tokens() -> str:
    """All API tokens; what they are is known only to their holders."""
    return render_template(
        "access/office/tokens.html", tokens=service.list_tokens(), role_names=dict(role_choices())
    )


@blueprint.post("/tokens/<token_id>/revoke")
def revoke_token(token_id: str) -> Response:
    """Make a token invalid at once."""
    service.revoke_token(token_id=token_id, by=current_actor())
    flash(_("Nyckeln är spärrad. Den gäller inte längre."), "ok")
    return redirect(url_for("office_accounts.tokens"))
