"""A small hall for tests: an open edition, and companies registered through the service."""

from __future__ import annotations

import threading
from collections.abc import Callable

from parliament.access.who import parts
from parliament.editions import service as editions
from parliament.registration import service as registration
from parliament.registration.service import CompanyView, NewCompany, NewDelegate
from parliament.shared import clock
from parliament.shared.errors import RuleBroken
from parliament.storage.actor import Actor
from tests.cast import company_org_no

MUNICIPALITIES = ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund")


def open_edition(*, year: int = 2023, seats: int = 50, status: str = "open") -> str:
    """An edition that is held today, taken to ``status``; returns its id."""
    edition_id = editions.create_edition(
        year=year, seats=seats, date=clock.stockholm(clock.now()).date(), venue="Hörsalen", by=Actor.system()
    )
    editions.set_municipalities(edition_id, MUNICIPALITIES, by=Actor.system())
    for step in ("open", "live", "held"):
        if status == "planned":
            break
        editions.set_status(edition_id=edition_id, status=step, by=Actor.system())
        if step == status:
            break
    return edition_id


def new_company(n: int = 1, *, people: int = 1, **changed: object) -> NewCompany:
    """The ``n``-th company of a large cast, as typed."""
    facts: dict[str, object] = {
        "kind": "company",
        "name": f"Exempelbolaget Nr {n} AB",
        "org_no": company_org_no(n),
        "municipality": "Östersund",
        "contact_email": f"info@bolag{n}.exempel.se",
        "delegates": tuple(
            NewDelegate(name=f"Delegat {n} {'ABC'[i]}", email=f"{'abc'[i]}@bolag{n}.exempel.se")
            for i in range(people)
        ),
    }
    return NewCompany(**{**facts, **changed})  # type: ignore[arg-type]


def register(edition_id: str, n: int = 1, *, people: int = 1, **changed: object) -> CompanyView:
    """Register the ``n``-th company by the system."""
    new = new_company(n, people=people, **changed)
    return registration.register(edition_id=edition_id, new=new, by=Actor.system())


def key_of(seat_id: str) -> str:
    """The seat's current private key."""
    identity = parts().directory.by_id(seat_id)
    assert identity is not None
    return parts().keys.key(identity)


def door_code_of(seat_id: str) -> str:
    """The seat's current door code."""
    identity = parts().directory.by_id(seat_id)
    assert identity is not None
    return parts().keys.door_code(identity)


def at_once(count: int, deed: Callable[[int], object]) -> list[str]:
    """Do ``deed(n)`` in ``count`` threads that start together; each outcome in a word."""
    outcomes: list[str] = []
    start = threading.Barrier(count)

    def run(n: int) -> None:
        start.wait()
        try:
            deed(n)
        except RuleBroken as refusal:
            outcomes.append(type(refusal).__name__)
        except Exception as fault:
            outcomes.append(repr(fault))
        else:
            outcomes.append("ok")

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
