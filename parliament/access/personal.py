"""What access keeps about a person of staff, and the sign-ins that are out of date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from parliament.access import second_factor
from parliament.access.models import ApiToken, KeptAnswer, SignInLink, StaffAccount
from parliament.access.refusals import LastOrganiser
from parliament.access.service import AccountView, account, list_accounts
from parliament.shared import swedish
from parliament.shared.errors import NotFound
from parliament.shared.personal import Held, Record, held
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import reading, transaction

ERASED_ACCOUNT = "Gallrat konto"
_ERASED_DOMAIN = "gallrad.invalid"


def find_accounts(query: str) -> list[AccountView]:
    """The accounts whose name or address holds every word; erased ones are not found."""
    words = query.casefold().split()
    if not words:
        return []
    return [
        each
        for each in list_accounts()
        if all(word in f"{each.name} {each.email}".casefold() for word in words) and not is_erased(each)
    ]


def is_erased(found: AccountView) -> bool:
    """Whether the account has been erased."""
    return found.email.endswith("@" + _ERASED_DOMAIN)


def export_account(account_id: str) -> list[Held]:
    """What is kept of an account; never the password or the links, of which only digests are kept."""
    found = account(account_id)
    with reading() as session:
        row = session.get_one(StaffAccount, account_id)
        links = session.scalars(select(SignInLink).where(SignInLink.account_id == account_id))
        told = [{"expires_at": link.expires_at, "spent_at": link.spent_at} for link in links]
        created = row.created_at
    facts = {
        "name": found.name,
        "email": found.email,
        "roles": ", ".join(found.roles),
        "active": found.active,
        "has_password": found.has_password,
        "created_at": created,
    }
    return [held("account", [facts]), held("sign_in_link", told)]


def erase_account(*, account_id: str, by: Actor) -> int:
    """Take the person out of an account, which can never sign in again. Its id stays, for the journal's sake.

    Raises:
        NotFound: there is none.
        LastOrganiser: nobody would be left who can give access.
    """
    with transaction() as tx:
        row = tx.session.get(StaffAccount, account_id)
        if row is None:
            raise NotFound
        others = (each for each in list_accounts() if each.id != account_id and each.active)
        if not any("organiser" in each.roles for each in others):
            raise LastOrganiser
        row.name, row.email = ERASED_ACCOUNT, f"{row.id}@{_ERASED_DOMAIN}"
        row.password, row.active, row.role_names, row.fs_uniquifier = None, False, "", row.id
        tx.session.execute(delete(SignInLink).where(SignInLink.account_id == account_id))
        second_factor.drop(tx, account_id, by=by)
        tx.session.flush()
        journal.record(tx, action="access.account_erased", subject=account_id, actor=by)
        return 1


def sign_ins_before(moment: datetime) -> list[Record]:
    """Links that expired, tokens that were revoked and answers kept for machines, before ``moment`` (UTC)."""
    with reading() as session:
        links = session.scalars(select(SignInLink).where(SignInLink.expires_at < moment))
        tokens = session.scalars(select(ApiToken).where(ApiToken.revoked_at < moment))
        answers = session.scalars(select(KeptAnswer).where(KeptAnswer.made_at < moment))
        return [
            *(Record(f"link:{row.id}", f"Inloggningslänk, {swedish.date(row.expires_at)}") for row in links),
            *(Record(f"token:{row.id}", f"Spärrad nyckel, {row.label or row.role}") for row in tokens),
            *(
                Record(f"answer:{row.digest}", f"Svar till maskin, {swedish.date(row.made_at)}")
                for row in answers
            ),
        ]


def dispose_sign_ins(ids: Iterable[str]) -> int:
    """Remove what ``sign_ins_before`` told of; returns how many rows went."""
    wanted: dict[str, list[str]] = {"link": [], "token": [], "answer": []}
    for each in ids:
        kind, _, id_ = each.partition(":")
        wanted[kind].append(id_)
    with transaction() as tx:
        gone = [
            tx.session.execute(
                delete(SignInLink).where(SignInLink.id.in_(wanted["link"])).returning(SignInLink.id)
            ),
            tx.session.execute(
                delete(ApiToken).where(ApiToken.id.in_(wanted["token"])).returning(ApiToken.id)
            ),
            tx.session.execute(
                delete(KeptAnswer).where(KeptAnswer.digest.in_(wanted["answer"])).returning(KeptAnswer.digest)
            ),
        ]
        return sum(len(each.all()) for each in gone)
