"""Flask-Security on our rows: it reads accounts through our services and never writes by itself."""

from __future__ import annotations

from typing import Any

from flask_security import Security
from flask_security.datastore import UserDatastore

from parliament.access import service
from parliament.access.models import RoleName, StaffAccount


class Accounts(UserDatastore):  # type: ignore[misc]
    """The least that Flask-Security needs to sign accounts in and out."""

    def __init__(self) -> None:
        """Use our account row; roles are names in it."""
        super().__init__(StaffAccount, RoleName)

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> StaffAccount | None:
        """The account with these column values, detached from any session."""
        del case_insensitive
        if "email" in kwargs:
            kwargs["email"] = str(kwargs["email"]).lower()
        return service.find_account(**kwargs)

    def find_role(self, role: str) -> RoleName:
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
        SECURITY_PASSWORD_LENGTH_MIN=12,
        SECURITY_PASSWORD_COMPLEXITY_CHECKER=None,
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_LOGIN_URL="/logga-in",
        SECURITY_LOGOUT_URL="/logga-ut",
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_POST_LOGIN_VIEW="/personal",
        SECURITY_POST_LOGOUT_VIEW="/",
        SECURITY_LOGIN_USER_TEMPLATE="access/login.html",
        SECURITY_UNAUTHORIZED_VIEW=None,
        SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS=False,
        SECURITY_MSG_GENERIC_AUTHN_FAILED=("E-post eller lösenord stämmer inte.", "error"),
        SECURITY_MSG_PASSWORD_NOT_PROVIDED=("Skriv ditt lösenord.", "error"),
        SECURITY_MSG_EMAIL_NOT_PROVIDED=("Skriv din e-postadress.", "error"),
        SECURITY_MSG_INVALID_EMAIL_ADDRESS=("Skriv en hel e-postadress.", "error"),
        SECURITY_DEFAULT_REMEMBER_ME=False,
    )
    return Security(app, Accounts(), register_blueprint=True)
