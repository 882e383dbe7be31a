"""Who makes this request: found once, kept for the request."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, g, request, session
from flask_login import current_user

from parliament.access.seat_keys import SeatDirectory, SeatIdentity, SeatKeys
from parliament.access.service import Credentials
from parliament.access.short_codes import ShortCodes
from parliament.storage.actor import Actor

EXTENSION = "parliament.access"
_SEAT = "seat"


@dataclass(frozen=True, slots=True)
class AccessParts:
    """What the application has put together for access."""

    keys: SeatKeys
    directory: SeatDirectory
    credentials: Credentials
    short_codes: ShortCodes


def parts() -> AccessParts:
    """The access parts of this application."""
    found: AccessParts = current_app.extensions[EXTENSION]
    return found


def sign_in_seat(seat: SeatIdentity) -> None:
    """Make this browser the seat's; whoever was signed in as a seat here is no longer."""
    session[_SEAT] = [seat.id, seat.key_version]
    session.permanent = True
    g.pop("parliament_seat", None)


def sign_out_seat() -> None:
    """Make this browser nobody's seat."""
    session.pop(_SEAT, None)
    g.pop("parliament_seat", None)


def current_seat() -> SeatIdentity | None:
    """The seat this browser is signed in as, while its key version is the current one."""
    if "parliament_seat" not in g:
        g.parliament_seat = _seat_of_session()
    seat: SeatIdentity | None = g.parliament_seat
    return seat


def current_seat_id() -> str | None:
    """The id of the current seat, or None."""
    seat = current_seat()
    return seat.id if seat else None


def current_roles() -> frozenset[str]:
    """The roles of the account or token of this request; empty for others."""
    if "parliament_roles" not in g:
        g.parliament_roles, g.parliament_token = _roles()
    found: frozenset[str] = g.parliament_roles
    return found


def current_actor() -> Actor:
    """The doer of this request, for the journal."""
    roles = current_roles()
    if g.parliament_token:
        return Actor("token", g.parliament_token)
    if roles:
        return Actor("staff", current_user.id)
    seat_id = current_seat_id()
    return Actor("seat", seat_id) if seat_id else Actor.public()


def bearer_token() -> str | None:
    """The bearer token of the request, if it carries one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def _roles() -> tuple[frozenset[str], str]:
    token = bearer_token()
    if token is not None:  # a token beats the cookie and never falls back to it
        holder = parts().credentials.token_holder(token)
        return (frozenset({holder.role}), holder.id) if holder else (frozenset(), "")
    if current_user.is_authenticated and current_user.active:
        return frozenset(role.name for role in current_user.roles), ""
    return frozenset(), ""


def _seat_of_session() -> SeatIdentity | None:
    kept = session.get(_SEAT)
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    seat = parts().directory.by_id(kept[0])
    if seat is None or not seat.active or seat.key_version != kept[1]:
        return None
    return seat
