"""Roles × endpoints: the one table. An endpoint that is not in it is refused to everybody."""

from __future__ import annotations

from parliament.access.roles import (
    ANY_STAFF,
    PUBLIC,
    Access,
)

ENDPOINTS: dict[str, Access] = {
    # Machines and the shell of the site
    "static": PUBLIC,
    "pages.healthz": PUBLIC,
    "pages.readyz": PUBLIC,
    "pages.set_language": PUBLIC,
    "pages.accessibility": PUBLIC,
    # Signing in
    "security.login": PUBLIC,
    "security.logout": PUBLIC,
    "access.sign_in_link": PUBLIC,
    "access.spend_sign_in_link": PUBLIC,
    "access.staff_home": ANY_STAFF,
}
