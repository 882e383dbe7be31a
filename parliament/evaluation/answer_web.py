"""The pages on which a survey is answered: by a seat, by an own link, or from a paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _

from parliament.access.who import current_seat_id, parts
from parliament.evaluation import building, inviting, paper, rules, service
from parliament.evaluation.core import PARTICIPANTS, POLITICIANS
from parliament.evaluation.forms import survey_form, typed
from parliament.evaluation.links import EXTENSION, InvitedKeys
from parliament.evaluation.web import needed_edition
from parliament.pages import attach, chosen_language
from parliament.registration import service as registration
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("evaluation_answer", __name__)


@dataclass(frozen=True)
class Visitor:
    """Who answers: the words for it, and what is done with the answers."""

    edition_id: str
    audience: str
    number: int | None
    answered: Callable[[], bool]
    paper: Callable[[], bool]
    answer: Callable[[rules.Answers], None]


@blueprint.route("/utvardering", methods=["GET", "POST"])
def survey() -> Response:
    """The survey, for the seat that is signed in."""
    seat_id = current_seat_id()
    if seat_id is None:
        raise NotFound  # the guard lets only seats come here
    return _survey_of(_seat(seat_id))


@blueprint.route("/utvardering/<token>", methods=["GET", "POST"])
def survey_by_token(token: str) -> Response:
    """The survey, by a personal link. It signs nobody in, and opening it saves nothing."""
    access = parts()
    keys: InvitedKeys = current_app.extensions[EXTENSION]
    claimed = keys.claimed(token)
    person = inviting.find(claimed) if claimed else None
    if person is not None and keys.matches(token, person.id, person.link_version):
        return _survey_of(_invited(person))
    return _survey_of(_seat(access.keys.seat_of_survey_token(token, access.directory).id))


@blueprint.route("/office/evaluation/paper/enter", methods=["GET", "POST"])
def enter() -> Response:
    """Enter what stands on a paper."""
    edition = needed_edition()
    number, items = building.items_in_use(edition.id, PARTICIPANTS, _asked_version())
    form, status = survey_form(chosen_language(), items), 200
    if form.is_submitted():
        try:
            paper.enter(edition_id=edition.id, answers=rules.check_answers(typed(form, items), items))
        except RuleBroken as error:
            status = attach(form, error)
        else:
            handed_out, entered = paper.counted(edition.id)
            flash(_("Papperet är inskrivet: %(n)s av %(all)s.", n=entered, all=handed_out), "ok")
            return redirect(url_for(".enter", edition=edition.id))  # type: ignore[return-value]
    page = render_template(
        "evaluation/paper_enter.html",
        form=form,
        survey=items,
        number=number,
        edition=edition,
        limit=rules.MAX_TEXT,
        counted=paper.counted(edition.id),
    )
    return _private(page, status)


def _seat(seat_id: str) -> Visitor:
    seat = registration.seat(seat_id)
    return Visitor(
        edition_id=seat.edition_id,
        audience=PARTICIPANTS,
        number=seat.number,
        answered=lambda: service.has_answered(seat_id),
        paper=lambda: service.has_paper(seat_id),
        answer=lambda answers: service.answer(seat_id=seat_id, answers=answers),
    )


def _invited(person: inviting.InvitedView) -> Visitor:
    return Visitor(
        edition_id=person.edition_id,
        audience=POLITICIANS,
        number=None,
        answered=lambda: service.invited_has_answered(person.id),
        paper=lambda: False,
        answer=lambda answers: service.answer_invited(invited_id=person.id, answers=answers),
    )


def _survey_of(visitor: Visitor) -> Response:
    number, items = building.items_in_use(visitor.edition_id, visitor.audience, _asked_version())
    form = survey_form(chosen_language(), items)
    status = 200
    if form.is_submitted():
        try:
            visitor.answer(rules.check_answers(typed(form, items), items))
        except (rules.AlreadyAnswered, rules.SurveyNotOpen, rules.HasPaper) as error:
            return _private(_closed_page(visitor), error.status)
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return redirect(url_for("evaluation.thanks"))  # type: ignore[return-value]
    is_open = service.survey_open(visitor.edition_id, visitor.audience)
    if not is_open or visitor.answered() or visitor.paper():
        return _private(_closed_page(visitor), status)
    page = render_template(
        "evaluation/survey.html",
        form=form,
        visitor=visitor,
        survey=items,
        number=number,
        limit=rules.MAX_TEXT,
    )
    return _private(page, status)


def _closed_page(visitor: Visitor) -> str:
    return render_template(
        "evaluation/closed.html", visitor=visitor, answered=visitor.answered(), paper=visitor.paper()
    )


def _asked_version() -> int | None:
    """The version that the page sent was made from; another may have come into use while it was filled in."""
    sent: Any = request.form.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else None


def _private(page: str, status: int) -> Response:
    """A page behind a personal link: kept in no cache, told to no other page."""
    g.no_store = True
    response = make_response(page, status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
