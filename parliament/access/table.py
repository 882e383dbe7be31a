"""Roles × endpoints: the one table. An endpoint that is not in it is refused to everybody."""

from __future__ import annotations

from parliament.access.roles import (
    ANY_STAFF,
    MODERATOR,
    OPERATOR,
    ORGANISER,
    PUBLIC,
    READER,
    SEAT,
    Access,
    roles,
)

ENDPOINTS: dict[str, Access] = {
    # Machines and the shell of the site
    "static": PUBLIC,
    "pages.healthz": PUBLIC,
    "pages.readyz": PUBLIC,
    "pages.set_language": PUBLIC,
    "pages.accessibility": PUBLIC,
    # Signing in
    "security.login": PUBLIC,
    "security.logout": PUBLIC,
    "access.sign_in_link": PUBLIC,
    "access.spend_sign_in_link": PUBLIC,
    "access.staff_home": ANY_STAFF,
    # Questions
    "questions.queue": PUBLIC,
    "questions.ask": SEAT,
    "questions.mine": SEAT,
    "questions.support": SEAT,
    "questions.withdraw": SEAT,
    "questions.moderate": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.moderator_state": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.one": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.approve": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.reject": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.answer": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.move": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.show": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.take_down": roles(MODERATOR, OPERATOR, ORGANISER),
    "questions.reopen": roles(MODERATOR, OPERATOR, ORGANISER),
    "api_questions.list_questions": PUBLIC,
    "api_questions.ask": roles(MODERATOR, OPERATOR, ORGANISER),
    # Evaluation
    "evaluation.survey": SEAT,
    "evaluation.survey_by_token": PUBLIC,
    "evaluation.thanks": PUBLIC,
    "evaluation.result": roles(OPERATOR, ORGANISER, READER),
    "evaluation.result_csv": roles(OPERATOR, ORGANISER, READER),
    "evaluation.open_survey": roles(OPERATOR, ORGANISER),
    "evaluation.close_survey": roles(OPERATOR, ORGANISER),
    "evaluation.links_csv": roles(ORGANISER),
    "api_evaluation.summary": roles(OPERATOR, ORGANISER, READER),
}
