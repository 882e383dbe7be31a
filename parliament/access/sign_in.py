"""Signing in by password: attempts are counted, a second step is asked for where there is one."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, after_this_request, current_app, redirect, request, session, url_for
from flask_login import user_logged_in
from flask_security import LoginForm
from flask_security.tf_plugin import TfPlugin, TfPluginBase
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response as BaseResponse

from parliament.access import second_factor
from parliament.access.attempts import Attempts
from parliament.shared import clock, text

_ATTEMPTS = "parliament.sign_in_attempts"
_KNOWN = "parliament_known"
_HALF_A_YEAR = 180 * 24 * 3600
SECOND_STEP_SECONDS = 600
_BEGUN = "second_step_begun"


def attempts() -> Attempts:
    """What has been tried in this house lately."""
    if _ATTEMPTS not in current_app.extensions:
        current_app.extensions[_ATTEMPTS] = Attempts()
    found: Attempts = current_app.extensions[_ATTEMPTS]
    return found


def knows(account_email: str) -> bool:
    """Whether this browser has signed in to the account with this address before."""
    try:
        return bool(_serializer().loads(request.cookies.get(_KNOWN, "")) == account_email)
    except BadSignature:
        return False


class CountedLoginForm(LoginForm):
    """The sign-in form. An attempt takes a place before the password is looked at."""

    def validate(self, **kwargs: Any) -> bool:
        """Whether the password is right.

        Raises:
            TooManySignIns: too many were wrong lately.
        """
        email = text.one_line((self.email.data or "")[:400]).lower()
        give_back = attempts().take(account=email, address=request.remote_addr or "", known=knows(email))
        right = bool(super().validate(**kwargs))
        if right:
            give_back()
        return right


class AppCode(TfPluginBase):
    """Tells Flask-Security which accounts have a second step, and where it is."""

    def create_blueprint(self, app: Flask, bp: Any, state: Any) -> None:
        """Our page stands in ``access.second_web``."""

    def get_setup_methods(self, user: Any) -> list[tuple[str, str]]:
        """The one method, where the account has it."""
        return [("app", "app")] if second_factor.is_set_up(user.id) else []

    def tf_login(self, user: Any, json_payload: dict[str, Any], next_loc: str | None) -> BaseResponse:
        """Go on to the code."""
        del user, json_payload
        session[_BEGUN] = clock.now().timestamp()
        return redirect(url_for("second_step.enter", next=next_loc or None))


def half_way() -> str | None:
    """The ``fs_uniquifier`` of who has passed the first step in this browser within ten minutes."""
    begun, who = session.get(_BEGUN), session.get("tf_user_id")
    if not isinstance(begun, float) or not isinstance(who, str):
        return None
    return who if clock.now().timestamp() - begun < SECOND_STEP_SECONDS else None


def set_up(app: Flask, security: Any) -> None:
    """Ask for the second step where there is one, and let browsers that have signed in be known."""
    security.support_mfa = True
    security.two_factor_plugins = TfPlugin()  # the stock ways ask for columns that accounts do not have
    security.two_factor_plugins.register_tf_impl(app, "app", AppCode)
    user_logged_in.connect(_remember, app)


def _remember(sender: Flask, user: Any, **_: Any) -> None:
    del sender

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            _KNOWN,
            _serializer().dumps(user.email),
            max_age=_HALF_A_YEAR,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
        return response


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known-browser")
