"""Pages of access: one-time sign-in links, the page staff come to, and their own password."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_security.utils import login_user
from werkzeug.wrappers import Response

from parliament.access import accounts, service
from parliament.access.forms import PASSWORD_MIN, PasswordForm, role_choices
from parliament.access.guard import NotSignedIn
from parliament.access.sign_in import attempts
from parliament.access.who import bearer_token, current_actor, current_roles, parts

blueprint = Blueprint("access", __name__)


@blueprint.get("/logga-in/<token>")
def sign_in_link(token: str) -> str:
    """Show whose link it is and a button. Opening it spends nothing: mail scanners open links."""
    account = parts().credentials.look_at_link(token)
    return render_template("access/sign_in_link.html", account=account, token=token)


@blueprint.post("/logga-in/<token>")
def spend_sign_in_link(token: str) -> Response:
    """Spend the link and sign in."""
    account_id = parts().credentials.spend_sign_in_link(token)
    return _enter(account_id) or redirect(url_for("access.staff_home"))


@blueprint.get("/personal")
def staff_home() -> str | Response:
    """Where staff land: the tools of their roles."""
    names = [(role, name) for role, name in role_choices() if role in current_roles()]
    return render_template("access/staff_home.html", role_names=names)


@blueprint.route("/personal/losenord", methods=["GET", "POST"])
def password() -> str | Response | tuple[str, int]:
    """Set one's own password. The account's other sessions end; this one goes on."""
    if bearer_token() or not current_user.is_authenticated:
        raise NotSignedIn  # a token has no password
    form = PasswordForm()
    if current_user.password is None:
        del form.current
    if form.validate_on_submit() and _knows_current(form):
        account_id = current_user.id
        service.set_password(
            account_id=account_id, password_hash=accounts.hashed(form.password.data), by=current_actor()
        )
        _sign_in(account_id)
        flash(_("Lösenordet är sparat. Du är utloggad överallt utom här."), "ok")
        return redirect(url_for("access.staff_home"))
    page = render_template("access/password.html", form=form, least=PASSWORD_MIN)
    return page, 422 if form.errors else 200


def _enter(account_id: str) -> Response | None:
    """Sign in to the account; the way to the second step where it has one."""
    account = service.find_account(id=account_id)
    if account is None:
        raise NotSignedIn
    plugins = current_app.extensions["security"].two_factor_plugins
    onward: Response | None = plugins.tf_enter(account, False, "link", next_loc=None)
    if onward is None:
        login_user(account)
    return onward


def _sign_in(account_id: str) -> None:
    account = service.find_account(id=account_id)
    if account is None:
        raise NotSignedIn
    login_user(account)


def _knows_current(form: PasswordForm) -> bool:
    """Whether the one at the keyboard knows the password that is about to be replaced."""
    if "current" not in form:
        return True
    give_back = attempts().take(account=f"change:{current_user.id}", address="", known=True)
    if accounts.matches(form.current.data or "", current_user.password):
        give_back()
        return True
    form.current.errors = [_("Det nuvarande lösenordet stämmer inte.")]
    return False
