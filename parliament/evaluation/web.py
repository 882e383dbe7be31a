"""Pages of the evaluation: the survey, the thanks, and the organisers' result."""

from __future__ import annotations

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor, parts
from parliament.editions import service as editions
from parliament.evaluation import building, export, rules, service, spreadsheet, tagging, years
from parliament.evaluation.core import PARTICIPANTS, POLITICIANS, Audience
from parliament.evaluation.forms import hint, label, option_label
from parliament.pages import chosen_language
from parliament.registration import exports
from parliament.registration import service as registration
from parliament.shared import swedish
from parliament.shared.errors import NotFound

blueprint = Blueprint("evaluation", __name__)


@blueprint.get("/utvardering/tack")
def thanks() -> str:
    """What is true once an answer is saved."""
    return render_template("evaluation/thanks.html")


@blueprint.get("/office/evaluation")
def result() -> str:
    """The result: bars and a table for every question, and what was written."""
    edition, audience = chosen_edition(), chosen_audience()
    summary = service.summary(edition.id, audience) if edition else None
    return render_template(
        "evaluation/result.html",
        edition=edition,
        editions=editions.list_editions(),
        summary=summary,
        smallest=rules.SMALLEST_GROUP,
        audience=audience,
        survey=building.form(edition.id, audience).items if edition else (),
        tags=tagging.counts(edition.id, audience) if edition else (),
    )


@blueprint.post("/office/evaluation/open")
def open_survey() -> BaseResponse:
    """Let seats answer."""
    edition = needed_edition()
    service.open_survey(edition_id=edition.id, audience=chosen_audience(), by=current_actor())
    if chosen_audience() == PARTICIPANTS:
        flash(_("Utvärderingen är öppen. Delegaterna når den från sin sida och på /utvardering."))
    else:
        flash(_("Politikernas enkät är öppen. Skicka deras länkar."))
    return redirect(url_for("evaluation.result", edition=edition.id, audience=chosen_audience()))


@blueprint.post("/office/evaluation/close")
def close_survey() -> BaseResponse:
    """Take no more answers and show the result."""
    edition = needed_edition()
    service.close_survey(edition_id=edition.id, audience=chosen_audience(), by=current_actor())
    flash(_("Utvärderingen är stängd. Inga fler svar tas emot."))
    return redirect(url_for("evaluation.result", edition=edition.id, audience=chosen_audience()))


@blueprint.get("/office/evaluation.csv")
def result_csv() -> Response:
    """The result as a file for spreadsheets."""
    edition = needed_edition()
    content = export.result_csv(
        service.summary(edition.id, chosen_audience()), english=chosen_language() == "en"
    )
    return file_response(content, f"utvardering-{edition.year}.csv")


@blueprint.get("/office/evaluation.xlsx")
def result_xlsx() -> Response:
    """The result as a workbook."""
    edition, audience = needed_edition(), chosen_audience()
    content = spreadsheet.build(
        service.summary(edition.id, audience), years.comparison(audience), english=chosen_language() == "en"
    )
    return file_response(content, f"utvardering-{edition.year}.xlsx", exports.XLSX)


@blueprint.post("/office/evaluation/links.csv")
def links_csv() -> Response:
    """The personal link of every seat, to be sent or printed; each printing is journalled."""
    edition = needed_edition()
    access = parts()
    columns = (_("Plats"), _("Företag"), _("Delegat"), _("E-post"), _("Länk"))
    rows: list[tuple[exports.Cell, ...]] = []
    for seat in registration.seats(edition.id):
        identity = access.directory.by_id(seat.id)
        if identity is not None:
            token = access.keys.survey_token(identity)
            link = url_for("evaluation_answer.survey_by_token", token=token, _external=True)
            rows.append((seat.number, seat.company_name, seat.delegate_name, seat.email, link))
    service.note_links_printed(edition_id=edition.id, count=len(rows), by=current_actor())
    return file_response(exports.as_csv(columns, rows), f"utvardering-lankar-{edition.year}.csv")


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


def chosen_audience() -> Audience:
    """Whose survey the address or form names; the participants' by default."""
    return "politicians" if request.values.get("audience") == POLITICIANS else "participants"


def chosen_edition() -> editions.EditionView | None:
    """The edition that the address or form names, or the current one."""
    wanted = request.values.get("edition")
    return editions.edition(wanted) if wanted else editions.current_edition()


def needed_edition() -> editions.EditionView:
    """The same.

    Raises:
        NotFound: there is none.
    """
    edition = chosen_edition()
    if edition is None:
        raise NotFound
    return edition


def file_response(content: str | bytes, name: str, mimetype: str = "text/csv") -> Response:
    """A file to keep; what it says may change, so nobody else keeps it."""
    response = make_response(content)
    response.mimetype = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
