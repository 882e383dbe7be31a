"""Use cases of paper: hand out, take back, enter. Never more answers than papers handed out."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from parliament.evaluation import rows, rules
from parliament.evaluation.answering import keep, open_one
from parliament.evaluation.core import PARTICIPANTS
from parliament.evaluation.models import Answered, Paper, PaperSeat, Survey
from parliament.evaluation.refusals import HasPaper, NoPaperLeft
from parliament.live.outbox import announce
from parliament.registration import service as registration
from parliament.shared.errors import NotFound
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.constraints import violates
from parliament.storage.transaction import Transaction, reading, transaction


def hand_out(*, seat_id: str, by: Actor) -> None:
    """Note that a seat answers on paper; by its own link it can then not answer.

    Raises:
        NotFound: no such seat in use.
        SurveyNotOpen: the survey takes no answers.
        AlreadyAnswered: the seat has answered.
        HasPaper: the seat has a paper already.
    """
    with transaction() as tx:
        seat = registration.seat(seat_id)
        if not seat.active:
            raise NotFound
        survey = open_one(tx, seat.edition_id, "participants")
        if tx.session.get(Answered, (survey.id, seat_id)) is not None:
            raise rules.AlreadyAnswered
        tx.session.add(PaperSeat(survey_id=survey.id, seat_id=seat_id))
        try:
            tx.session.flush()
        except IntegrityError as error:
            if violates(error, "pk_evaluation_paper_seat"):
                raise HasPaper from error
            raise
        _count(tx, survey, handed_out=1)
        _journal(tx, "evaluation.paper_handed_out", survey, by)


def take_back(*, seat_id: str, by: Actor) -> None:
    """Note that a paper came back without being filled in; the seat may answer by its link again.

    Raises:
        NotFound: the seat has no paper.
        SurveyNotOpen: the survey takes no answers.
        NoPaperLeft: every paper that is out has been entered, so this one too.
    """
    with transaction() as tx:
        survey = open_one(tx, registration.seat(seat_id).edition_id, "participants")
        if tx.session.get(PaperSeat, (survey.id, seat_id)) is None:
            raise NotFound
        _count(tx, survey, handed_out=-1)
        tx.session.execute(
            delete(PaperSeat).where(PaperSeat.survey_id == survey.id, PaperSeat.seat_id == seat_id)
        )
        _journal(tx, "evaluation.paper_taken_back", survey, by)


def enter(*, edition_id: str, answers: rules.Answers) -> None:
    """Enter what stands on one paper. Whose it is nobody says, and it is kept like any other answer.

    Raises:
        SurveyNotOpen: the survey takes no answers.
        NoPaperLeft: as many as were handed out have been entered.
    """
    with transaction() as tx:
        survey = open_one(tx, edition_id, "participants")
        _count(tx, survey, entered=1)
        keep(tx, survey, answers)
        announce(tx, "evaluation", edition_id=edition_id)


def seats_with_paper(edition_id: str) -> set[str]:
    """The seats that answer on paper."""
    with reading() as session:
        survey = rows.survey(session, edition_id, PARTICIPANTS)
        query = select(PaperSeat.seat_id).where(PaperSeat.survey_id == (survey.id if survey else ""))
        return set(session.scalars(query))


def counted(edition_id: str) -> tuple[int, int]:
    """How many papers have been handed out, and entered."""
    with reading() as session:
        survey = rows.survey(session, edition_id, PARTICIPANTS)
        return rows.papers(session, survey.id) if survey else (0, 0)


def _count(tx: Transaction, survey: Survey, *, handed_out: int = 0, entered: int = 0) -> None:
    """Count; the table refuses more entered than handed out."""
    before, _entered = rows.papers(tx.session, survey.id)
    if tx.session.get(Paper, survey.id) is None:
        tx.session.execute(insert(Paper).values(survey_id=survey.id, handed_out=0, entered=0))
    changed = update(Paper).where(Paper.survey_id == survey.id)
    try:
        tx.session.execute(
            changed.values(handed_out=Paper.handed_out + handed_out, entered=Paper.entered + entered)
        )
    except IntegrityError as error:
        if violates(error, "ck_evaluation_paper_entered"):
            raise NoPaperLeft(handed_out=before) from error
        raise


def _journal(tx: Transaction, action: str, survey: Survey, by: Actor) -> None:
    handed_out, entered = rows.papers(tx.session, survey.id)
    facts = {"handed_out": handed_out, "entered": entered}
    journal.record(tx, action=action, subject=survey.id, actor=by, facts=facts)
