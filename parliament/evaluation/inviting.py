"""Use cases of those who are invited without a seat: name them, take them away, find them by their link."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from parliament.editions import service as editions
from parliament.evaluation import rows
from parliament.evaluation.core import POLITICIANS
from parliament.evaluation.models import Invited, InvitedAnswered
from parliament.evaluation.refusals import InvitedAlready, InvitedHasAnswered, SurveyFinished
from parliament.mail import rules as mail_rules
from parliament.shared import text
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction

MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class InvitedView:
    """Somebody invited to the politicians' survey."""

    id: str
    edition_id: str
    name: str
    email: str
    link_version: int
    answered: bool


def invite(*, edition_id: str, name: str, email: str, by: Actor) -> str:
    """Invite a politician or official of the day; returns the id.

    Raises:
        NotFound: no such edition.
        TextEmpty, TextTooLong, AddressMalformed: the name or address is not one.
        InvitedAlready: the address is there.
        SurveyFinished: the survey is closed.
    """
    editions.edition(edition_id)
    name = text.clean(name, max_length=MAX_NAME, field="name")
    email = mail_rules.address(email)
    with transaction() as tx:
        _not_closed(tx, edition_id)
        row = Invited(edition_id=edition_id, name=name, email=email)
        tx.session.add(row)
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "uq_evaluation_invited_edition_id_email"):
                raise InvitedAlready(field="email") from error
            raise
        journal.record(
            tx, action="evaluation.invited", subject=row.id, actor=by, personal={"name": name, "email": email}
        )
        return row.id


def uninvite(*, invited_id: str, by: Actor) -> None:
    """Take somebody away; the link dies.

    Raises:
        NotFound: nobody like that.
        InvitedHasAnswered: the answer cannot be taken back.
    """
    with transaction() as tx:
        row = tx.session.get(Invited, invited_id)
        if row is None:
            raise NotFound
        if _has_answered(tx, invited_id):
            raise InvitedHasAnswered
        journal.record(tx, action="evaluation.uninvited", subject=invited_id, actor=by, facts={})
        tx.session.delete(row)


def invited(edition_id: str) -> list[InvitedView]:
    """Everybody invited, by name."""
    with reading() as session:
        said = set(session.scalars(select(InvitedAnswered.invited_id)))
        query = select(Invited).where(Invited.edition_id == edition_id)
        found = [_view(row, row.id in said) for row in session.scalars(query)]
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))


def find(invited_id: str) -> InvitedView | None:
    """Somebody invited, or None."""
    with reading() as session:
        row = session.get(Invited, invited_id)
        if row is None:
            return None
        query = select(InvitedAnswered.survey_id).where(InvitedAnswered.invited_id == invited_id)
        return _view(row, session.scalar(query) is not None)


def link_version(invited_id: str) -> int | None:
    """The version of somebody's link; None for nobody."""
    found = find(invited_id)
    return found.link_version if found else None


def _has_answered(tx: Transaction, invited_id: str) -> bool:
    query = select(InvitedAnswered.survey_id).where(InvitedAnswered.invited_id == invited_id)
    return tx.session.scalar(query) is not None


def _not_closed(tx: Transaction, edition_id: str) -> None:
    survey = rows.survey(tx.session, edition_id, POLITICIANS)
    if survey is not None and survey.status == "closed":
        raise SurveyFinished


def _view(row: Invited, answered: bool) -> InvitedView:
    return InvitedView(row.id, row.edition_id, row.name, row.email, row.link_version, answered)
