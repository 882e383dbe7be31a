"""Pages of the question queue: the public's, the delegate's and the moderator's."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor, current_seat_id
from parliament.editions import service as editions
from parliament.pages import attach, chosen_language
from parliament.questions import rules, service
from parliament.questions.forms import AnswerForm, AskForm, RejectForm
from parliament.registration import service as registration
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("questions", __name__)
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("/fragor")
def queue() -> str:
    """What has been asked and approved, by theme, and what became of it."""
    edition = editions.current_edition()
    seat_id = current_seat_id()
    found = service.list_questions(edition.id, statuses=rules.PUBLIC) if edition else []
    return render_template(
        "questions/queue.html",
        edition=edition,
        groups=_by_theme(edition.id, found) if edition else [],
        seat_id=seat_id,
        supported=service.supported_by(seat_id) if seat_id else frozenset(),
        taking=edition is not None and edition.status in ("open", "live"),
    )


@blueprint.route("/fragor/ny", methods=["GET", "POST"])
def ask() -> Page:
    """Ask a question from the seat that is signed in."""
    seat = registration.seat(_seat_id())
    form = AskForm(_theme_choices(seat.edition_id))
    status = 200
    if form.is_submitted():
        try:
            service.ask(
                seat_id=seat.id,
                theme_id=form.theme.data or "",
                text_asked=form.text.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Din fråga är skickad. Den väntar på granskning och syns här nedanför."))
            return redirect(url_for("questions.mine"))
    elif request.args.get("theme"):
        form.theme.data = _theme_id(seat.edition_id, request.args["theme"])
    return render_template("questions/ask.html", form=form, seat=seat, limit=rules.MAX_TEXT), status


@blueprint.get("/fragor/mina")
def mine() -> str:
    """What became of the questions of the seat that is signed in."""
    seat = registration.seat(_seat_id())
    return render_template(
        "questions/mine.html",
        seat=seat,
        questions=service.questions_of_seat(seat.id),
        themes={theme.id: theme for theme in editions.themes(seat.edition_id)},
    )


@blueprint.post("/fragor/<question_id>/stod")
def support(question_id: str) -> BaseResponse:
    """Support a question, once."""
    outcome = service.support(question_id=question_id, seat_id=_seat_id())
    if outcome == "supported":
        flash(_("Ditt stöd är räknat."))
    else:
        flash(_("Du stöder redan frågan. Stödet räknas en gång."), "info")
    return redirect(url_for("questions.queue") + f"#q-{question_id}")


@blueprint.post("/fragor/<question_id>/aterta")
def withdraw(question_id: str) -> BaseResponse:
    """Take back one's own question."""
    service.withdraw(question_id=question_id, seat_id=_seat_id(), by=current_actor())
    flash(_("Frågan är återtagen och ställs inte i salen."))
    return redirect(url_for("questions.mine"))


@blueprint.get("/moderator")
def moderate() -> str:
    """The moderator's queue: what to review, the order of the approved, and what is done."""
    edition = editions.current_edition()
    if edition is None:
        return render_template("questions/moderator.html", edition=None, groups=[])
    questions = service.list_questions(edition.id)
    wanted = request.args.get("theme", "")
    return render_template(
        "questions/moderator.html",
        edition=edition,
        groups=_by_theme(edition.id, questions),
        chosen=wanted,
        fingerprint=_fingerprint(questions),
        on_screen=next((q for q in questions if q.status == "on_screen"), None),
    )


@blueprint.get("/moderator/lage")
def moderator_state() -> Response:
    """A fingerprint of the queue, so that the page can say when there is something new."""
    edition = editions.current_edition()
    questions = service.list_questions(edition.id) if edition else []
    waiting = sum(1 for q in questions if q.status == "asked")
    return jsonify(fingerprint=_fingerprint(questions), asked=waiting)


@blueprint.get("/moderator/<question_id>")
def one(question_id: str) -> str:
    """One question, and everything that can be done with it."""
    return _one(service.question(question_id), RejectForm(formdata=None), AnswerForm(formdata=None))


@blueprint.post("/moderator/<question_id>/approve")
def approve(question_id: str) -> BaseResponse:
    """Let a question into the queue."""
    service.approve(question_id=question_id, by=current_actor())
    return _back(question_id, _("Frågan är godkänd och står sist i kön för sitt tema."))


@blueprint.post("/moderator/<question_id>/reject")
def reject(question_id: str) -> Page:
    """Keep a question out, with a reason."""
    form = RejectForm()
    try:
        service.reject(question_id=question_id, reason=form.reason.data or "", by=current_actor())
    except RuleBroken as error:
        return _refused(question_id, error, form)
    return _back(question_id, _("Frågan är avslagen. Den som frågade ser skälet."))


@blueprint.post("/moderator/<question_id>/answer")
def answer(question_id: str) -> Page:
    """Note how a question was answered."""
    form = AnswerForm()
    try:
        service.mark_answered(
            question_id=question_id,
            outcome=form.outcome.data or "",
            words=form.words.data or "",
            due=form.due_date(),
            receiver=form.receiver.data or "",
            by=current_actor(),
        )
    except RuleBroken as error:
        return _refused(question_id, error, form)
    return _back(question_id, _("Svaret är antecknat. Den som frågade ser det."))


@blueprint.post("/moderator/<question_id>/move")
def move(question_id: str) -> BaseResponse:
    """Move a question one step in its theme's queue."""
    direction: Literal["up", "down"] = "up" if request.form.get("direction") == "up" else "down"
    service.move(question_id=question_id, direction=direction, by=current_actor())
    return _back(question_id)


@blueprint.post("/moderator/<question_id>/show")
def show(question_id: str) -> BaseResponse:
    """Show a question on the hall screen."""
    service.show_on_screen(question_id=question_id, by=current_actor())
    return _back(question_id, _("Frågan visas på skärmen."))


@blueprint.post("/moderator/<question_id>/take-down")
def take_down(question_id: str) -> BaseResponse:
    """Take a question off the hall screen."""
    service.take_down(question_id=question_id, by=current_actor())
    return _back(question_id, _("Frågan är borta från skärmen och står kvar i kön."))


@blueprint.post("/moderator/<question_id>/reopen")
def reopen(question_id: str) -> BaseResponse:
    """Take up an answered question again."""
    service.reopen(question_id=question_id, by=current_actor())
    return _back(question_id, _("Frågan står sist i kön igen. Det antecknade svaret är borttaget."))


@blueprint.app_template_filter("question_status")
def question_status(status: rules.Status) -> str:
    """A question's state in words of the visitor's language."""
    sv, en = rules.WORDS[status]
    return en if chosen_language() == "en" else sv


def _seat_id() -> str:
    seat_id = current_seat_id()
    if seat_id is None:
        raise NotFound  # the guard lets only seats come here
    return seat_id


def _one(
    question: service.QuestionView,
    reject_form: RejectForm,
    answer_form: AnswerForm,
    *,
    refused: AnswerForm | RejectForm | None = None,
) -> str:
    if question.answer is not None and refused is not answer_form:
        answer_form.outcome.data = question.answer.outcome
        answer_form.words.data = question.answer.words
        answer_form.receiver.data = question.answer.receiver
        answer_form.due.data = question.answer.due.isoformat() if question.answer.due else ""
    theme = next((t for t in editions.themes(question.edition_id) if t.id == question.theme_id), None)
    return render_template(
        "questions/one.html",
        question=question,
        theme=theme,
        reject_form=reject_form,
        answer_form=answer_form,
        limit=rules.MAX_REASON,
    )


def _refused(question_id: str, error: RuleBroken, form: AnswerForm | RejectForm) -> tuple[str, int]:
    """The question's page with the refusal at its field and what was typed kept."""
    found = service.question(question_id)
    status = attach(form, error)
    reject_form = form if isinstance(form, RejectForm) else RejectForm(formdata=None)
    answer_form = form if isinstance(form, AnswerForm) else AnswerForm(formdata=None)
    return _one(found, reject_form, answer_form, refused=form), status


def _back(question_id: str, sentence: str = "") -> BaseResponse:
    if sentence:
        flash(sentence)
    return redirect(
        url_for("questions.moderate", theme=request.form.get("theme") or None) + f"#q-{question_id}"
    )


def _theme_choices(edition_id: str) -> list[tuple[str, str]]:
    english = chosen_language() == "en"
    return [(t.id, (english and t.name_en) or t.name) for t in editions.themes(edition_id)]


def _theme_id(edition_id: str, key: str) -> str | None:
    return next((theme.id for theme in editions.themes(edition_id) if key in (theme.key, theme.id)), None)


def _by_theme(edition_id: str, questions: list[service.QuestionView]) -> list[dict[str, Any]]:
    """Each theme with its questions sorted into what they wait for."""
    groups = []
    for theme in editions.themes(edition_id):
        own = [q for q in questions if q.theme_id == theme.id]
        groups.append(
            {
                "theme": theme,
                "asked": [q for q in own if q.status == "asked"],
                "queue": [q for q in own if q.in_queue],
                "answered": [q for q in own if q.status == "answered"],
                "closed": [q for q in own if q.status in ("rejected", "withdrawn")],
            }
        )
    return groups


def _fingerprint(questions: list[service.QuestionView]) -> str:
    seen = "|".join(f"{q.id}:{q.status}:{q.position}:{q.support}" for q in questions)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
