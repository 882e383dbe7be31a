"""Flask-Security on our rows: it reads accounts through our services and never writes by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import current_app
from flask_security import Security
from flask_security.datastore import UserDatastore
from flask_security.mail_util import MailUtil
from flask_security.utils import hash_password, verify_password

from parliament.access import service, sign_in
from parliament.access.models import RoleName, StaffAccount
from parliament.shared import text
from parliament.storage.native import apart

_QUICK_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 64, "argon2__parallelism": 1}
"""Tests sign in hundreds of times; nobody attacks their passwords."""


class Addresses(MailUtil):
    """Addresses as accounts have them.

    Signing in needs the name of an account, not an address that mail reaches: the stock rules refuse
    the addresses of a hall's own network (.local, .test).
    """

    def normalize(self, email: str) -> str:
        """``email`` as ``service.create_account`` keeps it."""
        return text.one_line(email[:400]).lower()

    def validate(self, email: str) -> str:
        """The same: what may become an account is judged by the service."""
        return self.normalize(email)


class Accounts(UserDatastore):
    """The least that Flask-Security needs to sign accounts in and out."""

    def __init__(self) -> None:
        """Use our account row; roles are names in it."""
        super().__init__(StaffAccount, RoleName)  # type: ignore[arg-type]

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> StaffAccount | None:
        """The account with these column values, detached from any session."""
        del case_insensitive
        if "email" in kwargs:
            kwargs["email"] = str(kwargs["email"]).lower()
        return service.find_account(**kwargs)

    def find_role(self, role: str) -> RoleName:  # type: ignore[override]
        """Roles are names; every name is one."""
        return RoleName(role)

    def put(self, model: Any) -> Any:
        """Keep nothing: what changes an account goes through the service."""
        return model

    def delete(self, model: Any) -> None:
        """Accounts are deactivated, never deleted, so that the journal keeps its meaning."""
        raise NotImplementedError("Deactivate the account instead")

    def commit(self) -> None:
        """Services commit by themselves."""

    def reload(self, model: Any) -> None:
        """Nothing is cached."""


def set_up(app: Any) -> Security:
    """Put Flask-Security on ``app``: sign-in with argon2 passwords, no registration by strangers."""
    app.config.update(
        SECURITY_REGISTERABLE=False,
        SECURITY_RECOVERABLE=False,
        SECURITY_CHANGEABLE=False,
        SECURITY_TRACKABLE=False,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of a scheme
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=_QUICK_HASH if app.config["TESTING"] else {},
        SECURITY_PASSWORD_LENGTH_MIN=12,
        SECURITY_PASSWORD_COMPLEXITY_CHECKER=None,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_LOGIN_URL="/logga-in",
        SECURITY_LOGOUT_URL="/logga-ut",
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_POST_LOGIN_VIEW="/personal",
        SECURITY_POST_LOGOUT_VIEW="/",
        SECURITY_LOGIN_USER_TEMPLATE="access/login.html",
        SECURITY_UNAUTHORIZED_VIEW=None,
        SECURITY_STATIC_FOLDER=None,  # its passkey scripts: we have none
        SECURITY_FRESHNESS=timedelta(-1),  # no page that asks for the password once more
        SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS=False,
        SECURITY_MSG_GENERIC_AUTHN_FAILED=("E-post eller lösenord stämmer inte.", "error"),
        SECURITY_MSG_PASSWORD_NOT_PROVIDED=("Skriv ditt lösenord.", "error"),
        SECURITY_MSG_EMAIL_NOT_PROVIDED=("Skriv din e-postadress.", "error"),
        SECURITY_MSG_INVALID_EMAIL_ADDRESS=("Skriv en hel e-postadress.", "error"),
        SECURITY_DEFAULT_REMEMBER_ME=False,
    )
    security = Security(
        app,
        Accounts(),
        register_blueprint=True,
        mail_util_cls=Addresses,
        login_form=sign_in.CountedLoginForm,
    )
    sign_in.set_up(app, security)
    return security


def hashed(password: str) -> str:
    """The argon2 hash to keep of ``password``, normalised as sign-in does: å is one letter or two (NFKD)."""
    return apart(lambda: hash_password(_normalised(password)))


def matches(password: str, password_hash: str) -> bool:
    """Whether ``password`` is the one that ``password_hash`` was made of."""
    return apart(lambda: verify_password(_normalised(password), password_hash))


def _normalised(password: str) -> str:
    found: str = current_app.extensions["security"].password_util.normalize(password)
    return found
