"""A crowd of companies that want to come, for tests of interest, selection and invitations."""

from __future__ import annotations

from datetime import timedelta

from parliament.editions import service as editions
from parliament.registration import choosing, intake, offers
from parliament.registration import setting as settings
from parliament.registration.interest_rules import NewInterest, NewPerson
from parliament.registration.interests import InterestView
from parliament.registration.setting_rules import SELECTION, Setting
from parliament.shared import clock
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction
from tests.cast import company_org_no
from tests.hall import open_edition

BY = Actor("staff", "organiser")


def selecting_edition(*, seats: int = 5, **changed: object) -> str:
    """An open edition that chooses among those who are interested."""
    edition_id = open_edition(seats=seats)
    later(edition_id)
    facts: dict[str, object] = {"mode": SELECTION, **changed}
    settings.change_setting(edition_id=edition_id, new=Setting(**facts), by=BY)  # type: ignore[arg-type]
    return edition_id


def later(edition_id: str, days: int = 60) -> None:
    """Move the edition to a day that many days from now."""
    day = clock.stockholm(clock.now() + timedelta(days=days)).date()
    editions.change_edition(edition_id=edition_id, date=day, by=BY)


def new_interest(n: int = 1, *, people: int = 1, **changed: object) -> NewInterest:
    """The ``n``-th company of a large cast, as it says that it wants to come."""
    facts: dict[str, object] = {
        "kind": "company",
        "name": f"Exempelbolaget Nr {n} AB",
        "org_no": company_org_no(n),
        "municipality": "Östersund",
        "contact_email": f"info@bolag{n}.exempel.se",
        "people": [
            NewPerson(f"Delegat {n} {'ABC'[i]}", f"{'abc'[i]}@bolag{n}.exempel.se") for i in range(people)
        ],
        "sector": "trade",
        "size": "2-9",
    }
    return NewInterest(**{**facts, **changed})  # type: ignore[arg-type]


def send_in(edition_id: str, n: int = 1, *, people: int = 1, **changed: object) -> InterestView:
    """The ``n``-th company sends in its interest, by the public form."""
    new = new_interest(n, people=people, **changed)
    return intake.send_in(edition_id=edition_id, new=new, by=Actor.public())


def invited(edition_id: str, *numbers: int, people: int = 1) -> list[str]:
    """These companies, selected by hand and invited; their ids."""
    with transaction():
        ids = [send_in(edition_id, n, people=people).id for n in numbers]
        for id_ in ids:
            choosing.choose(interest_id=id_, chosen=True, by=BY)
        offers.invite(interest_ids=ids, by=BY)
    return ids
