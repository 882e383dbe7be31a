"""The part of the one table that is about the evaluation; see ``table``."""

from __future__ import annotations

from parliament.access.roles import OPERATOR, ORGANISER, PUBLIC, READER, SEAT, Access, roles

EVALUATION: dict[str, Access] = {
    # Answering: by seat, by a link of one's own, and afterwards
    "evaluation_answer.survey": SEAT,
    "evaluation_answer.survey_by_token": PUBLIC,
    "evaluation.thanks": PUBLIC,
    "evaluation_answer.enter": roles(ORGANISER),
    # The result
    "evaluation.result": roles(OPERATOR, ORGANISER, READER),
    "evaluation.result_csv": roles(OPERATOR, ORGANISER, READER),
    "evaluation.result_xlsx": roles(OPERATOR, ORGANISER, READER),
    "documents.evaluation_report": roles(OPERATOR, ORGANISER, READER),
    "evaluation.open_survey": roles(OPERATOR, ORGANISER),
    "evaluation.close_survey": roles(OPERATOR, ORGANISER),
    "evaluation.links_csv": roles(ORGANISER),
    "evaluation_after.texts": roles(ORGANISER),
    "evaluation_after.tag_text": roles(ORGANISER),
    "evaluation_after.remove_tag": roles(ORGANISER),
    "evaluation_after.over_the_years": roles(OPERATOR, ORGANISER, READER),
    "evaluation_after.enter_earlier": roles(ORGANISER),
    "evaluation_after.remove_earlier": roles(ORGANISER),
    # The builder
    "evaluation_builder.overview": roles(ORGANISER),
    "evaluation_builder.preview": roles(ORGANISER),
    "evaluation_builder.new": roles(ORGANISER),
    "evaluation_builder.one": roles(ORGANISER),
    "evaluation_builder.move": roles(ORGANISER),
    "evaluation_builder.remove": roles(ORGANISER),
    "evaluation_builder.version": roles(ORGANISER),
    # Those who are asked
    "evaluation_people.overview": roles(ORGANISER),
    "evaluation_people.send": roles(ORGANISER),
    "evaluation_people.invite": roles(ORGANISER),
    "evaluation_people.remove": roles(ORGANISER),
    "evaluation_people.link": roles(ORGANISER),
    "evaluation_people.hand_out": roles(ORGANISER),
    "api_evaluation.summary": roles(OPERATOR, ORGANISER, READER),
}
