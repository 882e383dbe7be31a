"""What the server says when it starts: the addresses, and one-time sign-in links where they are due."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask

from parliament.access import roles, service
from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.storage.actor import Actor

_DEMO_ROLES = (
    (roles.ORGANISER, "Organisatör"),
    (roles.OPERATOR, "Sekreterare (konsol)"),
    (roles.CHAIR, "Ordförande"),
    (roles.SCREEN, "Storbild"),
)


def greet(app: Flask, address: str) -> Iterator[str]:
    """The lines to print. A first run makes an organiser, with a link and no password."""
    yield f"Parlamentet finns på {address}"
    yield f"  Delegater skriver sin kod på {address}/in"
    with app.app_context():
        demo = app.config["SETTINGS"].env == "demo"
        if not service.list_accounts():
            account_id = service.create_account(
                email="organisator@exempel.test",
                name="Organisatör",
                roles=list(roles.ROLES),
                by=Actor.system(),
            )
            yield "Första starten: logga in med länken, en gång, och skapa sedan egna konton."
            yield f"  Organisatör           {_link(address, account_id)}"
        elif demo:
            yield "Engångslänkar för att prova (nya vid varje start):"
            for role, word in _DEMO_ROLES:
                account = service.account_with_role(role)
                if account is not None:
                    yield f"  {word:<21} {_link(address, account.id)}"
        if demo:
            yield from _delegate_link(address)


def _link(address: str, account_id: str) -> str:
    token = parts().credentials.create_sign_in_link(account_id=account_id, by=Actor.system())
    return f"{address}/logga-in/{token}"


def _delegate_link(address: str) -> Iterator[str]:
    edition = editions.current_edition()
    seats = registration.seats(edition.id) if edition else []
    if not seats:
        return
    identity = parts().directory.by_id(seats[0].id)
    if identity is not None:
        yield f"  Delegat, plats {seats[0].number:<6} {address}/d/{parts().keys.key(identity)}"
