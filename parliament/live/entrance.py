"""Who may come in to the live protocol, from where, and to which view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from parliament.access import roles
from parliament.live.connections import CONSOLE, PODIUM, SCREEN
from parliament.shared.errors import RuleBroken

AUDIENCE_OF_ROLE = {
    roles.OPERATOR: CONSOLE,
    roles.ORGANISER: CONSOLE,
    roles.MODERATOR: CONSOLE,
    roles.CHAIR: PODIUM,
    roles.DOOR: SCREEN,
    roles.DESK: SCREEN,
    roles.READER: SCREEN,
    roles.SCREEN: SCREEN,
}


class NotRecognised(RuleBroken):
    """A socket without a key, token or session we know."""

    code = "not_recognised"
    status = 401
    sv = "Anslutningen saknar giltig nyckel. Öppna din länk igen, eller skriv din kod på /in."
    en = "The connection has no valid key. Open your link again, or type your code at /in."


class ForeignOrigin(RuleBroken):
    """A page of another site that would use this browser's session. A key, a token or a screen's key may."""

    code = "foreign_origin"
    status = 403
    sv = "Anslutningen kommer från en annan webbplats. Öppna parlamentets egen sida."
    en = "The connection comes from another site. Open the parliament's own page."


def audience_of(held: frozenset[str], *, wanted: Any) -> str:
    """The view a member of staff sees; a page may ask for a humbler one than the roles give."""
    audiences = {AUDIENCE_OF_ROLE[role] for role in held if role in AUDIENCE_OF_ROLE}
    if wanted in (CONSOLE, PODIUM, SCREEN) and (wanted in audiences or CONSOLE in audiences):
        return str(wanted)
    for audience in (CONSOLE, PODIUM):
        if audience in audiences:
            return audience
    return SCREEN


def own_origins(app: Flask) -> Callable[[str, dict[str, Any]], bool]:
    """Browsers may connect from PUBLIC_URL or from the host they asked, and from nowhere else."""
    public = app.config.get("PUBLIC_URL") or ""

    def accepted(origin: str, environ: dict[str, Any]) -> bool:
        if origin == public:
            return True
        return bool(urlsplit(origin).netloc == environ.get("HTTP_HOST", ""))

    return accepted
