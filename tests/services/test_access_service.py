"""Use cases of access on a real database: accounts, one-time links, tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from parliament.access import service
from parliament.access.models import SignInLink
from parliament.access.who import parts
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken
from parliament.shared.text import TextEmpty
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import transaction

SYSTEM = Actor.system()

pytestmark = pytest.mark.usefixtures("house")


def account(email: str = "berit@exempel.test", *roles: str) -> str:
    return service.create_account(email=email, name="Berit", roles=list(roles or ("organiser",)), by=SYSTEM)


def refused(refusal: type[RuleBroken], deed: object) -> None:
    before, head = service.list_accounts(), journal.chain_head()
    with pytest.raises(refusal):
        deed()  # type: ignore[operator]
    assert (service.list_accounts(), journal.chain_head()) == (before, head)


def test_one_address_has_one_account_however_it_is_written() -> None:
    account("Berit@Exempel.test")
    refused(service.EmailTaken, lambda: account(" berit@exempel.TEST "))


def test_an_account_that_is_not_right_is_refused() -> None:
    refused(service.AccountEmailMalformed, lambda: account("berit"))
    refused(service.AccountEmailMalformed, lambda: account("två ord@exempel.test"))
    refused(TextEmpty, lambda: account("\u200b"))
    refused(service.UnknownRole, lambda: account("berit@exempel.test", "kung"))


def test_the_last_organiser_keeps_the_role_until_there_is_another() -> None:
    first = account()

    def demote() -> None:
        service.change_account(account_id=first, roles=["door"], active=True, by=SYSTEM)

    def deactivate() -> None:
        service.change_account(account_id=first, roles=["organiser"], active=False, by=SYSTEM)

    refused(service.LastOrganiser, demote)
    refused(service.LastOrganiser, deactivate)
    account("annan@exempel.test")
    deactivate()
    assert service.account(first).active is False


def test_an_inactive_organiser_does_not_count_as_one() -> None:
    first, second = account(), account("annan@exempel.test")
    service.change_account(account_id=second, roles=["organiser"], active=False, by=SYSTEM)
    refused(
        service.LastOrganiser,
        lambda: service.change_account(account_id=first, roles=[], active=True, by=SYSTEM),
    )


def test_the_journal_knows_accounts_by_id_and_role_only() -> None:
    account_id = account()
    [entry] = journal.entries(subject=account_id)
    assert (entry.action, entry.facts, entry.personal) == (
        "access.account_created",
        {"roles": ["organiser"]},
        {},
    )


def test_a_link_is_spent_once() -> None:
    account_id = account()
    token = parts().credentials.create_sign_in_link(account_id=account_id, by=SYSTEM)
    assert parts().credentials.look_at_link(token).id == account_id
    assert parts().credentials.spend_sign_in_link(token) == account_id
    refused(service.LinkSpent, lambda: parts().credentials.spend_sign_in_link(token))
    refused(service.LinkSpent, lambda: parts().credentials.look_at_link(token))


def test_a_link_grows_old() -> None:
    token = parts().credentials.create_sign_in_link(account_id=account(), by=SYSTEM)
    with transaction() as tx:
        [link] = tx.session.query(SignInLink)
        link.expires_at = clock.now() - timedelta(seconds=1)
    refused(service.LinkSpent, lambda: parts().credentials.spend_sign_in_link(token))


def test_a_link_to_an_account_that_was_deactivated_is_dead() -> None:
    account()
    gone = account("annan@exempel.test", "door")
    token = parts().credentials.create_sign_in_link(account_id=gone, by=SYSTEM)
    service.change_account(account_id=gone, roles=["door"], active=False, by=SYSTEM)
    refused(service.LinkSpent, lambda: parts().credentials.spend_sign_in_link(token))


def test_neither_a_link_nor_a_token_can_be_read_from_the_database(house: Flask) -> None:
    link = parts().credentials.create_sign_in_link(account_id=account(), by=SYSTEM)
    token = parts().credentials.create_token(role="reader", by=SYSTEM)
    folder = house.config["SETTINGS"].instance
    raw = b"".join(path.read_bytes() for path in folder.glob("parliament.db*"))
    assert raw
    assert link.encode() not in raw
    assert token.encode() not in raw


def test_a_token_is_one_role_until_it_is_revoked() -> None:
    token = parts().credentials.create_token(role="reader", label="Webbplatsen", by=SYSTEM)
    holder = parts().credentials.token_holder(token)
    assert holder is not None
    assert (holder.role, holder.label) == ("reader", "Webbplatsen")
    assert parts().credentials.token_holder(token[:-1]) is None
    service.revoke_token(token_id=holder.id, by=SYSTEM)
    assert parts().credentials.token_holder(token) is None
    head = journal.chain_head()
    service.revoke_token(token_id=holder.id, by=SYSTEM)
    assert journal.chain_head() == head


def test_a_token_of_an_unknown_role_is_refused() -> None:
    refused(service.UnknownRole, lambda: parts().credentials.create_token(role="kung", by=SYSTEM))


def test_what_does_not_exist_is_not_found() -> None:
    for deed in (
        lambda: service.account("finns-inte"),
        lambda: service.change_account(account_id="finns-inte", roles=[], active=True, by=SYSTEM),
        lambda: service.set_password(account_id="finns-inte", password_hash="x", by=SYSTEM),
        lambda: service.revoke_token(token_id="finns-inte", by=SYSTEM),
        lambda: parts().credentials.create_sign_in_link(account_id="finns-inte", by=SYSTEM),
    ):
        refused(NotFound, deed)
