"""Use cases of privacy: find a person, gather all that is kept, erase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parliament.access import personal as access
from parliament.access import service as accounts
from parliament.editions import service as editions
from parliament.live.outbox import announce_state
from parliament.privacy import rules
from parliament.privacy.sources import Subject, erase_everywhere, everything_about
from parliament.registration import personal as registration
from parliament.registration import protection
from parliament.shared.errors import NotFound
from parliament.shared.personal import Held
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

__all__ = ["Dossier", "Subject", "dossier", "erase", "export", "find", "protect", "subject"]

_OVER = frozenset({"held", "cancelled"})
_ACCOUNT = "account-"
_DELEGATE = "delegate-"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person and everything that is kept; ``expected``: has a seat in an edition that is not over."""

    subject: Subject
    held: tuple[Held, ...]
    expected: bool


def find(query: str) -> list[Subject]:
    """People by name, address or company, each once, with all editions in which they are the same person."""
    with reading():
        people = [_of_people(each) for each in registration.find_people(query)]
        return people + [_of_account(account) for account in access.find_accounts(query)]


def subject(key: str) -> Subject:
    """The person with this key (``delegate-…`` or ``account-…``).

    Raises:
        NotFound: there is none.
    """
    if key.startswith(_DELEGATE):
        return _of_delegate(key.removeprefix(_DELEGATE))
    if key.startswith(_ACCOUNT):
        return _of_account(accounts.account(key.removeprefix(_ACCOUNT)))
    raise NotFound


def dossier(key: str) -> Dossier:
    """A person and everything that is kept (dataskyddsförordningen artikel 15).

    Raises:
        NotFound: there is no such person.
    """
    with reading():
        found = subject(key)
        return Dossier(found, tuple(everything_about(found)), _expected(found))


def export(*, key: str, by: Actor) -> Dossier:
    """The same, to be handed over: the journal notes that it was done, not about whom by name.

    Raises:
        NotFound: there is no such person.
    """
    with transaction() as tx:
        found = dossier(key)
        facts = {each.kind: len(each.records) for each in found.held}
        journal.record(tx, action="privacy.exported", subject=_plain(key), actor=by, facts=facts)
        return found


def erase(*, key: str, by: Actor) -> dict[str, int]:
    """Erase a person everywhere (artikel 17), all or nothing; returns how many of each kind.

    What stays: seats, votes and attendance without a name, for the statistics; published questions; minutes.
    A second time changes nothing but the journal's note of it.

    Raises:
        NotFound: there is no such person.
        PersonStillExpected: the person has a seat in an edition that is not over.
        LastOrganiser: nobody would be left who can give access.
    """
    with transaction() as tx:
        found = subject(key)
        if _expected(found):
            raise rules.PersonStillExpected
        done = erase_everywhere(found, by=by)
        facts = {kind: count for kind, count in done.items() if count}
        journal.record(tx, action="privacy.person_erased", subject=_plain(key), actor=by, facts=facts)
        for edition_id in {each.edition_id for each in found.delegates}:
            announce_state(tx, edition_id=edition_id)
        return done


def protect(*, key: str, alias: str, company_alias: str, by: Actor) -> None:
    """Protect a person's identity in every edition, all or nothing.

    Raises:
        NotFound: there is no such delegate.
        TextEmpty, TextTooLong, NameUnreadable: an alias is none.
    """
    with transaction():
        for each in subject(key).delegates:
            protection.protect(delegate_id=each.delegate_id, alias=alias, company_alias=company_alias, by=by)


def _of_delegate(delegate_id: str) -> Subject:
    return _of_people(registration.same_person(delegate_id))


def _of_people(people: Sequence[registration.PersonView]) -> Subject:
    first = people[0]
    return Subject(
        key=_DELEGATE + first.delegate_id,
        name=first.name,
        alias=first.alias,
        email=first.email,
        delegates=tuple(people),
    )


def _of_account(found: accounts.AccountView) -> Subject:
    return Subject(key=_ACCOUNT + found.id, name=found.name, alias="", email=found.email, account_id=found.id)


def _expected(found: Subject) -> bool:
    return any(
        each.has_active_seat and editions.edition(each.edition_id).status not in _OVER
        for each in found.delegates
    )


def _plain(key: str) -> str:
    return key.partition("-")[2]
