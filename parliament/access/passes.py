"""What an open connection was let in on, so that it can be closed when that is withdrawn.

A pass is a word: a token, a screen's key, a lent phone, or an account with the roles it had. Whoever
withdraws one tells at once, after commit; and as it may be withdrawn by another process (the command line),
connections are also looked through now and then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import select

from parliament.access.models import ApiToken, PhoneLoan, ScreenKey, StaffAccount
from parliament.storage.transaction import Transaction, reading

Tell = Callable[[Transaction, tuple[str, ...]], None]


class _Told:
    """Who is told; bound by the application to the outbox."""

    withdrawn: Tell = staticmethod(lambda tx, passes: None)


def bind(tell: Tell) -> None:
    """Have ``tell`` called with the passes that a transaction withdraws."""
    _Told.withdrawn = staticmethod(tell)


def withdraw(tx: Transaction, *passes: str) -> None:
    """Close what was let in on these passes, after commit."""
    _Told.withdrawn(tx, passes)


def of_token(token_id: str) -> str:
    """The pass of an API token."""
    return f"token:{token_id}"


def of_screen(screen_id: str) -> str:
    """The pass of a screen's key."""
    return f"screen:{screen_id}"


def of_loan(loan_id: str) -> str:
    """The pass of a lent phone."""
    return f"loan:{loan_id}"


def of_account(fs_uniquifier: str, roles: Iterable[str]) -> str:
    """The pass of an account: with other roles, or signed out everywhere, it is another one."""
    return f"staff:{fs_uniquifier}:{','.join(sorted(roles))}"


def outdated(passes: set[str]) -> set[str]:
    """Those of ``passes`` that let nobody in any more."""
    if not passes:
        return set()
    with reading() as session:
        good = {
            of_token(i) for i in session.scalars(select(ApiToken.id).where(ApiToken.revoked_at.is_(None)))
        }
        good |= {
            of_screen(i) for i in session.scalars(select(ScreenKey.id).where(ScreenKey.revoked_at.is_(None)))
        }
        good |= {
            of_loan(i) for i in session.scalars(select(PhoneLoan.id).where(PhoneLoan.returned_at.is_(None)))
        }
        accounts = session.scalars(select(StaffAccount).where(StaffAccount.active.is_(True)))
        good |= {of_account(a.fs_uniquifier, [r.name for r in a.roles]) for a in accounts}
    return passes - good
