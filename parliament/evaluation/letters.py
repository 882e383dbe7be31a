"""Letters with a link of one's own to the survey: once to each, and a reminder to those who wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import rows, rules
from parliament.evaluation.core import PARTICIPANTS, Audience
from parliament.evaluation.inviting import invited
from parliament.evaluation.models import Answered, PaperSeat, Survey
from parliament.evaluation.refusals import ReminderTooSoon
from parliament.mail import rendering
from parliament.mail import service as mail
from parliament.registration import service as registration
from parliament.shared import clock
from parliament.storage import journal
from parliament.storage.actor import Actor
from parliament.storage.transaction import Transaction, reading, transaction

PLEASE: Final = "survey"
REMINDER: Final = "survey_reminder"
PAUSE: Final = timedelta(days=1)
"""Between two reminders."""


@dataclass(frozen=True, slots=True)
class Person:
    """One who may answer. ``answered`` says whether, never what or when."""

    id: str
    name: str
    email: str
    answered: bool
    on_paper: bool


def people(edition_id: str, audience: str) -> list[Person]:
    """Those who are asked: of the seats only those whose delegate has been checked in, by seat number."""
    if audience != PARTICIPANTS:
        return [Person(p.id, p.name, p.email, p.answered, False) for p in invited(edition_id)]
    present = {each.seat_id for each in door.attendance(edition_id)}
    with reading() as session:
        survey = rows.survey(session, edition_id)
        survey_id = survey.id if survey else ""
        said = set(session.scalars(select(Answered.seat_id).where(Answered.survey_id == survey_id)))
        paper = set(session.scalars(select(PaperSeat.seat_id).where(PaperSeat.survey_id == survey_id)))
    return [
        Person(seat.id, seat.delegate_name, seat.email, seat.id in said, seat.id in paper)
        for seat in registration.seats(edition_id)
        if seat.id in present
    ]


def send(*, edition_id: str, audience: Audience, by: Actor) -> int:
    """Write to everybody who is asked and has neither answered nor been written to; returns how many.

    Raises:
        SurveyNotOpen: the survey takes no answers.
    """
    with transaction() as tx:
        survey = _open(tx, edition_id, audience)
        waiting = [person for person in people(edition_id, audience) if _waits(person)]
        count = _write(PLEASE, survey, waiting, part=())
        if count:
            _journal(tx, "evaluation.letters_written", survey, count, by)
        return count


def remind(*, edition_id: str, audience: Audience, by: Actor) -> int:
    """Remind everybody who has not answered; returns how many letters were written.

    Raises:
        SurveyNotOpen: the survey takes no answers.
        ReminderTooSoon: they were reminded less than a day ago.
    """
    with transaction() as tx:
        survey, now = _open(tx, edition_id, audience), clock.now()
        if survey.reminded_at is not None and now - survey.reminded_at < PAUSE:
            raise ReminderTooSoon
        waiting = [person for person in people(edition_id, audience) if _waits(person)]
        if not waiting:
            return 0
        survey.reminders, survey.reminded_at = survey.reminders + 1, now
        count = _write(REMINDER, survey, waiting, part=(str(survey.reminders),))
        _journal(tx, "evaluation.reminded", survey, count, by)
        return count


def _waits(person: Person) -> bool:
    return "@" in person.email and not person.answered and not person.on_paper


def _write(kind: str, survey: Survey, persons: Iterable[Person], *, part: tuple[str, ...]) -> int:
    edition = editions.edition(survey.edition_id)
    written = 0
    for person in persons:
        key = (kind, survey.id, person.id, *part)
        before = {letter.id for letter in mail.letters_of(person.email)}
        facts = {
            "name": person.name,
            "edition": edition.name,
            "site": edition.series_name,
            "survey_link": rendering.SURVEY,
        }
        letter_id = mail.write_letter(
            mail.NewLetter(
                key=key,
                kind=kind,
                recipient=person.email,
                recipient_name=person.name,
                sender_name=edition.series_name,
                language="sv",
                words=rendering.render(kind, "sv", facts),
                about=person.id,
            )
        )
        written += letter_id not in before
    return written


def _open(tx: Transaction, edition_id: str, audience: str) -> Survey:
    survey = rows.survey(tx.session, edition_id, audience)
    if survey is None or survey.status != "open":
        raise rules.SurveyNotOpen
    return survey


def _journal(tx: Transaction, action: str, survey: Survey, count: int, by: Actor) -> None:
    facts = {"audience": survey.audience, "letters": count}
    journal.record(tx, action=action, subject=survey.id, actor=by, facts=facts)
