"""Pages of the second step: entering the code, and setting the app up or taking it away."""

from __future__ import annotations

import base64
import io

import qrcode
from flask import Blueprint, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from qrcode.image.svg import SvgPathFillImage
from werkzeug.wrappers import Response

from parliament.access import second_factor, service
from parliament.access.forms import CodeForm, put
from parliament.access.guard import NotSignedIn
from parliament.access.models import StaffAccount
from parliament.access.second_factor import Secret, WrongCode
from parliament.access.sign_in import attempts, half_way
from parliament.access.who import bearer_token, current_actor, parts
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("second_step", __name__)
Page = str | Response | tuple[str, int]

_NEW = "second_step_new"


class FirstStepMissing(RuleBroken):
    """A code from who has not given the password, or too long ago."""

    code = "first_step_missing"
    status = 409
    sv = "Logga in med ditt lösenord först, i samma webbläsare. Koden ska skrivas inom tio minuter."
    en = (
        "Sign in with your password first, in the same browser. The code is to be written within ten minutes."
    )


@blueprint.route("/logga-in/kod", methods=["GET", "POST"])
def enter() -> Page:
    """The code from the app, or a recovery code, after the password."""
    g.no_store = True
    account = _half_way()
    if account is None:
        raise FirstStepMissing
    form, status = CodeForm(), 200
    if form.validate_on_submit():
        try:
            _check(account.id, form.code.data)
        except WrongCode as error:
            status = put(form, error)
        else:
            current_app.extensions["security"].two_factor_plugins.tf_complete(account, True)
            return redirect(_local(request.args.get("next")) or url_for("access.staff_home"))
    return render_template("access/second_step.html", form=form), _status(form, status)


@blueprint.get("/personal/inloggningsapp")
def overview() -> Page:
    """Whether one's own account asks for a code, and what one can do about it."""
    account = _own()
    return render_template(
        "access/second_factor.html",
        is_set_up=second_factor.is_set_up(account.id),
        left=second_factor.recovery_codes_left(account.id),
        form=CodeForm(),
    )


@blueprint.route("/personal/inloggningsapp/ny", methods=["GET", "POST"])
def set_up() -> Page:
    """Show a secret to the app, and begin to ask for codes when the app has shown that it works."""
    g.no_store = True
    account = _own()
    if second_factor.is_set_up(account.id):
        return redirect(url_for("second_step.overview"))
    form, status, secret = CodeForm(), 200, _secret(account.email)
    if form.validate_on_submit():
        try:
            codes = _steps().set_up(
                account_id=account.id, sealed=secret.sealed, code=form.code.data, by=current_actor()
            )
        except RuleBroken as error:
            status = put(form, error)
        else:
            session.pop(_NEW, None)
            return render_template("access/recovery_codes.html", codes=codes)
    page = render_template("access/second_factor_new.html", form=form, secret=secret, picture=_qr(secret))
    return page, _status(form, status)


@blueprint.post("/personal/inloggningsapp/bort")
def take_away() -> Page:
    """Ask for no codes any more; a last one is needed for it."""
    account = _own()
    form, status = CodeForm(), 200
    if form.validate_on_submit():
        try:
            _check(account.id, form.code.data)
        except WrongCode as error:
            status = put(form, error)
        else:
            second_factor.remove(account_id=account.id, by=current_actor())
            flash(_("Inloggningsappen är borttagen. Nu räcker lösenordet."), "warn")
            return redirect(url_for("second_step.overview"))
    page = render_template(
        "access/second_factor.html",
        is_set_up=second_factor.is_set_up(account.id),
        left=second_factor.recovery_codes_left(account.id),
        form=form,
    )
    return page, _status(form, status)


def _check(account_id: str, code: str) -> None:
    """Use the code; wrong ones are counted by account, wherever they come from.

    Raises:
        WrongCode: it is not right.
        TooManySignIns: too many were wrong lately.
    """
    give_back = attempts().take(account=f"code:{account_id}", address="", known=True)
    _steps().use(account_id=account_id, code=code)
    give_back()


def _half_way() -> StaffAccount | None:
    who = half_way()
    account = service.find_account(fs_uniquifier=who) if who else None
    return account if account is not None and account.active else None


def _own() -> StaffAccount:
    if bearer_token() or not current_user.is_authenticated:
        raise NotSignedIn  # a token has no app
    account: StaffAccount = current_user._get_current_object()  # noqa: SLF001 - the account itself
    return account


def _secret(email: str) -> Secret:
    """The secret that this browser is setting up; a new one when there is none."""
    sealed = session.get(_NEW)
    if isinstance(sealed, str):
        return _steps().written(sealed, email)
    made = _steps().new_secret(email)
    session[_NEW] = made.sealed
    return made


def _steps() -> second_factor.SecondSteps:
    return parts().second_steps


def _qr(secret: Secret) -> str:
    drawn = io.BytesIO()
    qrcode.make(secret.address, image_factory=SvgPathFillImage, border=4, box_size=10).save(drawn)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()


def _status(form: CodeForm, status: int) -> int:
    return 422 if form.errors and status == 200 else status


def _local(target: str | None) -> str | None:
    """``target`` when it is a path on this site."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    return None if any(ord(character) < 32 for character in target) else target
