"""The one guard: before every request the table is asked. What is not in it is refused."""

from __future__ import annotations

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from parliament.access.roles import Access
from parliament.access.table import ENDPOINTS
from parliament.access.who import bearer_token, current_roles, current_seat
from parliament.shared.errors import NotFound, RuleBroken


class NotSignedIn(RuleBroken):
    """Somebody unknown asks for something that needs a sign-in."""

    code = "not_signed_in"
    status = 401
    sv = "Du behöver logga in för att komma hit."
    en = "You need to sign in to come here."


class NotYourRole(RuleBroken):
    """Somebody known asks for something that others do."""

    code = "not_your_role"
    status = 403
    sv = "Ditt konto har inte den roll som behövs här. Be en organisatör om den."
    en = "Your account does not have the role this needs. Ask an organiser for it."


def allowed(access: Access, *, roles: frozenset[str], has_seat: bool) -> bool:
    """Whether someone with ``roles`` and perhaps a seat may reach what ``access`` protects."""
    return access.public or (access.seat and has_seat) or bool(access.roles & roles)


def set_up(app: Flask) -> None:
    """Have every request pass the guard."""

    @app.before_request
    def guard() -> Response | None:
        if request.endpoint is None:
            return None  # no such address: the error page answers
        access = ENDPOINTS.get(request.endpoint)
        if access is None:
            raise NotFound
        if access.public:
            return None
        if allowed(access, roles=current_roles(), has_seat=current_seat() is not None):
            return None
        return _refuse(access)


def _refuse(access: Access) -> Response:
    if current_roles() or (current_seat() is not None and not access.seat):
        raise NotYourRole
    wants_page = request.method == "GET" and bearer_token() is None
    if not wants_page or request.path.startswith("/api/"):
        raise NotSignedIn
    if access.seat:
        return redirect(url_for("registration.typed_code"))
    return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
