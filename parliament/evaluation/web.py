"""Pages of the evaluation: the survey, the thanks, and the organisers' result."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor, current_seat_id, parts
from parliament.editions import service as editions
from parliament.evaluation import export, rules, service
from parliament.evaluation.forms import hint, label, option_label, survey_form
from parliament.pages import attach, chosen_language
from parliament.registration import service as registration
from parliament.shared import swedish
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("evaluation", __name__)


@blueprint.route("/utvardering", methods=["GET", "POST"])
def survey() -> Response:
    """The survey, for the seat that is signed in."""
    seat_id = current_seat_id()
    if seat_id is None:
        raise NotFound  # the guard lets only seats come here
    return _survey_of(seat_id)


@blueprint.route("/utvardering/<token>", methods=["GET", "POST"])
def survey_by_token(token: str) -> Response:
    """The survey, by a personal link. It signs nobody in, and opening it saves nothing."""
    access = parts()
    return _survey_of(access.keys.seat_of_survey_token(token, access.directory).id)


@blueprint.get("/utvardering/tack")
def thanks() -> str:
    """What is true once an answer is saved."""
    return render_template("evaluation/thanks.html")


@blueprint.get("/office/evaluation")
def result() -> str:
    """The result: bars and a table for every question, and what was written."""
    edition = _chosen_edition()
    summary = service.summary(edition.id) if edition else None
    return render_template(
        "evaluation/result.html",
        edition=edition,
        editions=editions.list_editions(),
        summary=summary,
        smallest=rules.SMALLEST_GROUP,
        survey=rules.SURVEY,
    )


@blueprint.post("/office/evaluation/open")
def open_survey() -> BaseResponse:
    """Let seats answer."""
    edition = _needed_edition()
    service.open_survey(edition_id=edition.id, by=current_actor())
    flash(_("Utvärderingen är öppen. Delegaterna når den från sin sida och på /utvardering."))
    return redirect(url_for("evaluation.result", edition=edition.id))


@blueprint.post("/office/evaluation/close")
def close_survey() -> BaseResponse:
    """Take no more answers and show the result."""
    edition = _needed_edition()
    service.close_survey(edition_id=edition.id, by=current_actor())
    flash(_("Utvärderingen är stängd. Inga fler svar tas emot."))
    return redirect(url_for("evaluation.result", edition=edition.id))


@blueprint.get("/office/evaluation.csv")
def result_csv() -> Response:
    """The result as a file for spreadsheets."""
    edition = _needed_edition()
    content = export.result_csv(service.summary(edition.id), english=chosen_language() == "en")
    return _file(content, f"utvardering-{edition.year}.csv")


@blueprint.post("/office/evaluation/links.csv")
def links_csv() -> Response:
    """The personal link of every seat, to be sent or printed; each printing is journalled."""
    edition = _needed_edition()
    access = parts()
    rows: list[tuple[object, ...]] = [(_("Plats"), _("Företag"), _("Delegat"), _("E-post"), _("Länk"))]
    for seat in registration.seats(edition.id):
        identity = access.directory.by_id(seat.id)
        if identity is not None:
            token = access.keys.survey_token(identity)
            link = url_for("evaluation.survey_by_token", token=token, _external=True)
            rows.append((seat.number, seat.company_name, seat.delegate_name, seat.email, link))
    service.note_links_printed(edition_id=edition.id, count=len(rows) - 1, by=current_actor())
    return _file(export.as_csv(rows), f"utvardering-lankar-{edition.year}.csv")


@blueprint.app_template_filter("survey_label")
def survey_label(item: rules.Item) -> str:
    """A question of the survey in the visitor's language."""
    return label(item, chosen_language())


@blueprint.app_template_filter("survey_hint")
def survey_hint(item: rules.Item) -> str:
    """What the ends of a question's scale mean, in the visitor's language."""
    return hint(item, chosen_language())


@blueprint.app_template_filter("survey_mean")
def survey_mean(mean: float) -> str:
    """A mean with one decimal."""
    return swedish.number(mean, decimals=1, language=chosen_language())


@blueprint.app_template_filter("survey_option")
def survey_option(option: rules.Option) -> str:
    """An answer of the survey in the visitor's language."""
    return option_label(option, chosen_language())


def _survey_of(seat_id: str) -> Response:
    seat = registration.seat(seat_id)
    form = survey_form(chosen_language())
    status = 200
    if form.is_submitted():
        try:
            answers = rules.check_answers(_typed(form))
            service.answer(seat_id=seat_id, answers=answers)
        except (rules.AlreadyAnswered, rules.SurveyNotOpen) as error:
            return _private(_closed_page(seat), error.status)
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return redirect(url_for("evaluation.thanks"))  # type: ignore[return-value]
    if not service.survey_open(seat.edition_id) or service.has_answered(seat_id):
        return _private(_closed_page(seat), status)
    page = render_template(
        "evaluation/survey.html", form=form, seat=seat, survey=rules.SURVEY, limit=rules.MAX_TEXT
    )
    return _private(page, status)


def _closed_page(seat: registration.SeatView) -> str:
    return render_template("evaluation/closed.html", seat=seat, answered=service.has_answered(seat.id))


def _typed(form: Any) -> dict[str, str | None]:
    return {item.key: form[item.key].data for item in rules.SURVEY}


def _private(page: str, status: int) -> Response:
    """A page behind a personal link: kept in no cache, told to no other page."""
    g.no_store = True
    response = make_response(page, status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _chosen_edition() -> editions.EditionView | None:
    wanted = request.values.get("edition")
    return editions.edition(wanted) if wanted else editions.current_edition()


def _needed_edition() -> editions.EditionView:
    edition = _chosen_edition()
    if edition is None:
        raise NotFound
    return edition


def _file(content: str, name: str) -> Response:
    response = make_response(content)
    response.mimetype = "text/csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
