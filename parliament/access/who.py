"""Who makes this request: found once, kept for the request."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, g, request, session
from flask_login import current_user

from parliament.access import passes, phone_loans, screens
from parliament.access.phone_loans import PhoneLoans
from parliament.access.roles import SCREEN
from parliament.access.screens import ScreenKeys, ScreenView
from parliament.access.seat_keys import SeatDirectory, SeatIdentity, SeatKeys
from parliament.access.second_factor import SecondSteps
from parliament.access.service import Credentials
from parliament.access.short_codes import ShortCodes
from parliament.storage.actor import Actor

EXTENSION = "parliament.access"
_SEAT = "seat"
_SCREEN = "screen"
_OWN, _LENT = 2, 3  # how much is kept of a seat in its own phone, and in one of the house


@dataclass(frozen=True, slots=True)
class AccessParts:
    """What the application has put together for access."""

    keys: SeatKeys
    directory: SeatDirectory
    credentials: Credentials
    short_codes: ShortCodes
    second_steps: SecondSteps
    loans: PhoneLoans
    screens: ScreenKeys


def parts() -> AccessParts:
    """The access parts of this application."""
    found: AccessParts = current_app.extensions[EXTENSION]
    return found


def sign_in_seat(seat: SeatIdentity, *, loan_id: str = "") -> None:
    """Make this browser the seat's; whoever was signed in as a seat here is no longer.

    ``loan_id``: it is a phone of the house, until that is handed back.
    """
    session[_SEAT] = [seat.id, seat.key_version, *([loan_id] if loan_id else [])]
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


def current_pass() -> str:
    """What a seat's browser hangs on besides the key: the loan of a phone of the house, or nothing."""
    kept = session.get(_SEAT)
    return passes.of_loan(kept[2]) if isinstance(kept, list) and len(kept) == _LENT else ""


def staff_pass() -> str:
    """What the browser of staff or of a screen hangs on."""
    if _is_staff():
        return passes.of_account(current_user.fs_uniquifier, [role.name for role in current_user.roles])
    screen = current_screen()
    return passes.of_screen(screen.id) if screen else ""


def sign_in_screen(screen: ScreenView) -> None:
    """Make this browser a hall screen."""
    session[_SCREEN] = screen.id
    session.permanent = True
    g.pop("parliament_roles", None)


def current_screen() -> ScreenView | None:
    """The named hall screen that this browser is, while its key is good."""
    kept = session.get(_SCREEN)
    return screens.screen(kept) if isinstance(kept, str) and kept else None


def current_roles() -> frozenset[str]:
    """The roles of the account, token or screen of this request; empty for others."""
    if "parliament_roles" not in g:
        g.parliament_roles, g.parliament_token = _roles()
    found: frozenset[str] = g.parliament_roles
    return found


def current_actor() -> Actor:
    """The doer of this request, for the journal."""
    roles = current_roles()
    if g.parliament_token:
        return Actor("token", g.parliament_token)
    if roles and _is_staff():
        return Actor("staff", current_user.id)
    screen = current_screen()
    if screen is not None:
        return Actor("screen", screen.id)
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
    on_screen = frozenset({SCREEN} if current_screen() else ())
    if _is_staff():
        return frozenset(role.name for role in current_user.roles) | on_screen, ""
    return on_screen, ""


def _is_staff() -> bool:
    return bool(current_user.is_authenticated and current_user.active)


def _seat_of_session() -> SeatIdentity | None:
    kept = session.get(_SEAT)
    if not isinstance(kept, list) or len(kept) not in (_OWN, _LENT):
        return None
    if len(kept) == _LENT and not phone_loans.is_out(kept[2]):
        return None
    seat = parts().directory.by_id(kept[0])
    if seat is None or not seat.active or seat.key_version != kept[1]:
        return None
    return seat
