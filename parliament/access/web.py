"""Pages of access: one-time sign-in links, and the page staff come to."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask_security.utils import login_user
from werkzeug.wrappers import Response

from parliament.access import service
from parliament.access.roles import ROLES
from parliament.access.who import current_roles, parts

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
    login_user(service.find_account(id=account_id))
    return redirect(url_for("access.staff_home"))  # type: ignore[return-value]


@blueprint.get("/personal")
def staff_home() -> str | Response:
    """Where staff land: the tools of their roles."""
    names = {role: ROLES[role] for role in ROLES if role in current_roles()}
    return render_template("access/staff_home.html", role_names=names)
