"""The picture of an edition that the office's page is worked out from: every feature asked once."""

from __future__ import annotations

import datetime as dt

from parliament.budget import service as budget
from parliament.door import service as door
from parliament.editions import service as editions
from parliament.evaluation import service as evaluation
from parliament.minutes import service as minutes
from parliament.office.rules import Picture, issues_missing
from parliament.questions import service as questions
from parliament.registration import service as registration
from parliament.sitting import service as sittings
from parliament.storage.transaction import reading


def picture(edition_id: str, *, today: dt.date) -> Picture:
    """The edition in numbers, at one moment.

    Args:
        edition_id: which edition.
        today: the day it is in Sweden.

    Raises:
        NotFound: no such edition.
    """
    with reading():
        edition = editions.edition(edition_id)
        themes = editions.themes(edition_id)
        asked = questions.list_questions(edition_id)
        money = budget.overview(edition_id)
        survey = evaluation.summary(edition_id)
        sitting = sittings.current(edition_id)
        told = minutes.minutes(sitting.id) if sitting else None
        return Picture(
            status=edition.status,
            has_date=edition.date is not None,
            days_left=(edition.date - today).days if edition.date else None,
            has_venue=bool(edition.venue),
            partners=len(edition.partners),
            themes=len(themes),
            themes_unfinished=issues_missing([len(theme.issues) for theme in themes]),
            programme_items=len(editions.programme(edition_id)),
            seats=edition.seats,
            seats_taken=registration.count_seats(edition_id),
            present=len(door.present_seats(edition_id)),
            questions_to_review=sum(q.status == "asked" for q in asked),
            questions_unanswered=sum(q.status in ("approved", "on_screen") for q in asked),
            answers_owed=sum(q.answer is not None and q.answer.outcome == "in_writing" for q in asked),
            frame_is_set=money.frame_is_set,
            planned_lines=len(money.lines),
            budget_alarm=money.alarm,
            available_ore=money.available_ore,
            forecast_over_ore=max(-money.variance_ore, 0),
            open_orders=sum(e.status == "committed" and not e.struck for e in budget.expenses(edition_id)),
            to_approve=budget.count_to_approve(edition_id),
            sitting=sitting.phase if sitting else "none",
            minutes=told.state if told else "draft",
            adjusters=len(told.adjusters) if told else 0,
            approvals=sum(each.approved_at is not None for each in told.adjusters) if told else 0,
            survey=survey.status,
            survey_answers=survey.answers,
        )
