"""Reading the outbox: the log of every letter to every recipient, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from parliament.mail import rules
from parliament.mail.models import Letter
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading

_AT_ONCE = 500  # a database takes only so many values in one question


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as the log shows it; texts are empty once they are erased."""

    id: str
    kind: str
    about: str
    recipient: str
    recipient_name: str
    language: str
    subject: str
    text: str
    has_calendar: bool
    status: str
    attempts: int
    created_at: datetime
    next_try_at: datetime
    sent_at: datetime | None
    last_code: str
    last_error: str
    erased_at: datetime | None

    @property
    def may_be_sent_again(self) -> bool:
        """Whether there is something to send, and nobody is about to send it already."""
        return self.erased_at is None and (self.status, "send_again") in rules.TRANSITIONS


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the log: the newest letters first, and how many there are in all."""

    letters: tuple[LetterView, ...]
    total: int


def letter(letter_id: str) -> LetterView:
    """One letter.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(Letter, letter_id)
        if row is None:
            raise NotFound
        return _view(row)


def log_page(
    *, status: str = "", kind: str = "", q: str = "", about: Sequence[str] = (), page: int = 1, size: int = 50
) -> Page:
    """A page of the log.

    Args:
        status: only letters in this state; "troubled" for all that someone should look at.
        kind: only this kind.
        q: part of the recipient's name or address.
        about: only letters about these seats.
        page: 1 and up.
        size: letters on a page.
    """
    wanted = [*_of_status(status)]
    if kind:
        wanted.append(Letter.kind == kind)
    if q:
        wanted.append(
            or_(
                Letter.recipient.icontains(q, autoescape=True),
                Letter.recipient_name.icontains(q, autoescape=True),
            )
        )
    if about:
        wanted.append(Letter.about.in_(list(about)))
    query = select(Letter).where(*wanted).order_by(Letter.created_at.desc(), Letter.id)
    with reading() as session:
        total = session.scalar(select(func.count()).select_from(Letter).where(*wanted)) or 0
        rows = session.scalars(query.limit(size).offset((page - 1) * size))
        return Page(tuple(_view(row) for row in rows), total)


def count_by_status() -> dict[str, int]:
    """How many letters there are in each state, those without any left out."""
    with reading() as session:
        found = session.execute(select(Letter.status, func.count()).group_by(Letter.status))
        return {status: count for status, count in found}  # noqa: C416 - rows are not pairs to mypy


def oldest_waiting() -> LetterView | None:
    """The letter that has waited longest to be sent."""
    query = select(Letter).where(Letter.status.in_((rules.QUEUED, rules.SENDING))).order_by(Letter.created_at)
    with reading() as session:
        row = session.scalar(query.limit(1))
        return _view(row) if row else None


def latest_about(about: str) -> LetterView | None:
    """The newest letter about a seat."""
    query = select(Letter).where(Letter.about == about).order_by(Letter.created_at.desc(), Letter.id)
    with reading() as session:
        row = session.scalar(query.limit(1))
        return _view(row) if row else None


def told(kind: str) -> set[str]:
    """The seats about which a letter of this kind has been written."""
    with reading() as session:
        return set(session.scalars(select(Letter.about).where(Letter.kind == kind)))


def letters_of(recipient: str) -> list[LetterView]:
    """Every letter to an address, for the one who asks what is kept about them."""
    with reading() as session:
        rows = session.scalars(
            select(Letter).where(Letter.recipient == recipient).order_by(Letter.created_at)
        )
        return [_view(row) for row in rows]


def letters_by_id(letter_ids: Iterable[str]) -> dict[str, LetterView]:
    """The letters with these ids, by id."""
    wanted = list(letter_ids)
    found: dict[str, LetterView] = {}
    with reading() as session:
        for start in range(0, len(wanted), _AT_ONCE):
            rows = session.scalars(select(Letter).where(Letter.id.in_(wanted[start : start + _AT_ONCE])))
            found.update((row.id, _view(row)) for row in rows)
    return found


def _of_status(status: str) -> list[ColumnElement[bool]]:
    if status == "troubled":
        return [Letter.status.in_(rules.TROUBLED)]
    return [Letter.status == status] if status in rules.STATUSES else []


def _view(row: Letter) -> LetterView:
    return LetterView(
        id=row.id,
        kind=row.kind,
        about=row.about,
        recipient=row.recipient,
        recipient_name=row.recipient_name,
        language=row.language,
        subject=row.subject,
        text=row.text,
        has_calendar=bool(row.calendar),
        status=row.status,
        attempts=row.attempts,
        created_at=row.created_at,
        next_try_at=row.next_try_at,
        sent_at=row.sent_at,
        last_code=row.last_code,
        last_error=row.last_error,
        erased_at=row.erased_at,
    )
