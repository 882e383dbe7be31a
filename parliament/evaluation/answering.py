"""Keeping an answer, apart from the note that somebody has answered. No journal entry, no time."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from parliament.evaluation import rows, rules
from parliament.evaluation.core import Audience
from parliament.evaluation.models import (
    Answered,
    GroupMark,
    Invited,
    InvitedAnswered,
    Marks,
    PaperSeat,
    Survey,
    Words,
)
from parliament.live.outbox import announce, announce_seats
from parliament.registration import service as registration
from parliament.shared.errors import NotFound
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction


def answer(*, seat_id: str, answers: rules.Answers) -> None:
    """Keep one seat's answers, apart from the note that it has answered. No journal entry, no time.

    Raises:
        NotFound: there is no such seat in use.
        SurveyNotOpen: the survey of its edition takes no answers.
        AlreadyAnswered: the seat has answered.
        HasPaper: the seat answers on paper.
    """
    with transaction() as tx:
        seat = registration.seat(seat_id)
        if not seat.active:
            raise NotFound
        survey = open_one(tx, seat.edition_id, "participants")
        if tx.session.get(PaperSeat, (survey.id, seat_id)) is not None:
            raise rules.HasPaper
        _note(tx, Answered(survey_id=survey.id, seat_id=seat_id), "pk_evaluation_answered")
        keep(tx, survey, answers)
        announce(tx, "evaluation", edition_id=seat.edition_id)
        announce_seats(tx, edition_id=seat.edition_id, seats=(seat_id,))


def answer_invited(*, invited_id: str, answers: rules.Answers) -> None:
    """Keep the answers of somebody invited, in the same way.

    Raises:
        NotFound, SurveyNotOpen, AlreadyAnswered: see ``answer``.
    """
    with transaction() as tx:
        person = tx.session.get(Invited, invited_id)
        if person is None:
            raise NotFound
        survey = open_one(tx, person.edition_id, "politicians")
        said = InvitedAnswered(survey_id=survey.id, invited_id=invited_id)
        _note(tx, said, "pk_evaluation_invited_answered")
        keep(tx, survey, answers)
        announce(tx, "evaluation", edition_id=person.edition_id)


def keep(tx: Transaction, survey: Survey, answers: rules.Answers) -> None:
    """Write answers: every mark a row of its own, so that nothing tells which belong together."""
    form = rows.current_form(tx, survey.edition_id, survey.audience)
    if not form.locked:
        form.locked = True
    found: list[Marks | Words | GroupMark] = []
    for key, mark in answers.marks.items():
        found.append(Marks(survey_id=survey.id, marks=json.dumps({key: mark})))
        for background, group in answers.groups.items():
            found.append(
                GroupMark(survey_id=survey.id, background=background, grp=group, item=key, mark=mark)
            )
    found += [Words(survey_id=survey.id, item=key, words=words) for key, words in answers.words.items()]
    tx.session.add_all(found)
    tx.session.flush()


def has_answered(seat_id: str) -> bool:
    """Whether the seat has answered the survey of its edition."""
    with reading() as session:
        found = session.scalar(select(func.count()).select_from(Answered).where(Answered.seat_id == seat_id))
        return bool(found)


def invited_has_answered(invited_id: str) -> bool:
    """Whether somebody invited has answered."""
    with reading() as session:
        query = select(InvitedAnswered.survey_id).where(InvitedAnswered.invited_id == invited_id)
        return session.scalar(query) is not None


def has_paper(seat_id: str) -> bool:
    """Whether the seat has been given a paper to answer on."""
    with reading() as session:
        return session.scalar(select(PaperSeat.survey_id).where(PaperSeat.seat_id == seat_id)) is not None


def open_one(tx: Transaction, edition_id: str, audience: Audience) -> Survey:
    """The survey, when it takes answers.

    Raises:
        SurveyNotOpen: it does not.
    """
    survey = rows.survey(tx.session, edition_id, audience)
    if survey is None or survey.status != "open":
        raise rules.SurveyNotOpen
    return survey


def _note(tx: Transaction, note: Answered | InvitedAnswered, constraint: str) -> None:
    tx.session.add(note)
    try:
        tx.session.flush()
    except IntegrityError as error:
        if violates(error, constraint):
            raise rules.AlreadyAnswered from error
        raise
