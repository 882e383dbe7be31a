"""Pages where the moderator and the clerk note what is said, and the office follows it."""

from __future__ import annotations

import math

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import OPERATOR, ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.commitments.undertakings import service, words
from parliament.commitments.undertakings.forms import AcceptForm, DueForm, NoteForm, OwnerForm, StepForm
from parliament.commitments.undertakings.queries import Wanted
from parliament.editions import service as editions
from parliament.pages import attach, typed_version
from parliament.questions import rules as question_rules
from parliament.questions import service as questions
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("undertakings", __name__)
Page = str | tuple[str, int] | BaseResponse

PAGE_SIZE = 50


@blueprint.get("/office/undertakings")
def overview() -> str:
    """All that was said, with filters."""
    wanted, page = _wanted(), max(1, request.args.get("page", 1, type=int))
    found, total = service.undertakings(wanted, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    pages = max(1, math.ceil(total / PAGE_SIZE))
    if page > pages:
        abort(404)
    chosen = wanted.edition_id
    return render_template(
        "undertakings/overview.html",
        found=found,
        total=total,
        page=page,
        pages=pages,
        wanted=wanted,
        editions=editions.list_editions(),
        themes=editions.themes(chosen) if chosen else [],
        count=service.count(chosen) if chosen else None,
        may_open=bool({ORGANISER, OPERATOR} & set(current_roles())),
        words=words,
    )


@blueprint.route("/undertakings/new", methods=["GET", "POST"])
def new() -> Page:
    """Note what is said in the hall: one small form."""
    edition = editions.current_edition()
    if edition is None:
        return render_template("undertakings/new.html", edition=None, form=None)
    form, status = NoteForm(), 200
    asked = questions.list_questions(edition.id, statuses=question_rules.PUBLIC)
    form.offer(editions.themes(edition.id), [(each.id, f"{each.company}: {each.text}") for each in asked])
    if form.is_submitted():
        try:
            made = service.note(edition.id, form.facts(), by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Antecknat. Den som frågade får veta det, om det finns en e-postadress."))
            office = bool({ORGANISER, OPERATOR} & set(current_roles()))
            after = url_for("undertakings.one", undertaking_id=made) if office else _again(form)
            return redirect(after, code=303)
    else:
        form.question_id.data = request.args.get("question", "")
        form.theme_id.data = request.args.get("theme", "")
        form.kind.data = "answer"
    return render_template("undertakings/new.html", edition=edition, form=form), status


@blueprint.get("/office/undertakings/<undertaking_id>")
def one(undertaking_id: str) -> str:
    """What was said, where it stands and what can be done."""
    return _one(undertaking_id)


@blueprint.post("/office/undertakings/<undertaking_id>/accept")
def accept(undertaking_id: str) -> Page:
    """Make it an undertaking."""
    form = AcceptForm()
    try:
        service.accept(
            undertaking_id, form.facts(), version=typed_version(form.version.data), by=current_actor()
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _one(undertaking_id, accept_form=form, refused=(form, error)), error.status
    flash(_("Åtagandet är antaget. Ägaren får en egen länk i ett brev."))
    return _back(undertaking_id)


@blueprint.post("/office/undertakings/<undertaking_id>/hand-over")
def hand_over(undertaking_id: str) -> Page:
    """Let somebody else own it."""
    form = OwnerForm()
    try:
        service.hand_over(
            undertaking_id,
            owner_name=form.owner_name.data or "",
            owner_email=form.owner_email.data or "",
            version=typed_version(form.version.data),
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _one(undertaking_id, owner_form=form, refused=(form, error)), error.status
    flash(_("Åtagandet har en ny ägare. Den gamla länken gäller inte längre."))
    return _back(undertaking_id)


@blueprint.post("/office/undertakings/<undertaking_id>/due")
def move_due(undertaking_id: str) -> Page:
    """Give it another last day."""
    form = DueForm(prefix="due-")
    try:
        service.move_due(
            undertaking_id,
            form.due_on.data,
            reason=form.reason.data or "",
            version=typed_version(form.version.data),
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _one(undertaking_id, due_form=form, refused=(form, error)), error.status
    flash(_("Dagen är ändrad."))
    return _back(undertaking_id)


@blueprint.post("/office/undertakings/<undertaking_id>/step")
def take_step(undertaking_id: str) -> Page:
    """Move it a step on its way."""
    form = StepForm(prefix="step-")
    try:
        after = service.take_step(
            undertaking_id,
            request.form.get("step", ""),
            version=typed_version(form.version.data),
            reason=form.reason.data or "",
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _one(undertaking_id, step_form=form, refused=(form, error)), error.status
    flash(_("Läget är nu: %(status)s.", status=words.STATUS[after]))
    return _back(undertaking_id)


def _one(
    undertaking_id: str,
    *,
    accept_form: AcceptForm | None = None,
    owner_form: OwnerForm | None = None,
    due_form: DueForm | None = None,
    step_form: StepForm | None = None,
    refused: tuple[FlaskForm, RuleBroken] | None = None,
) -> str:
    """The page, with what was typed in the form that was refused."""
    found = service.undertaking(undertaking_id)
    forms: dict[str, AcceptForm | OwnerForm | DueForm | StepForm] = {
        "accept_form": accept_form or AcceptForm(formdata=None),
        "owner_form": owner_form or OwnerForm(formdata=None),
        "due_form": due_form or DueForm(formdata=None, prefix="due-"),
        "step_form": step_form or StepForm(formdata=None, prefix="step-"),
    }
    for form in forms.values():
        form.version.data = str(found.version)
    if refused is not None:
        attach(*refused)
    return render_template(
        "undertakings/one.html",
        found=found,
        edition=editions.edition(found.edition_id),
        theme=next((each for each in editions.themes(found.edition_id) if each.id == found.theme_id), None),
        question=questions.question(found.question_id) if found.question_id else None,
        events=service.events_of(found.id),
        words=words,
        **forms,
    )


def _again(form: NoteForm) -> str:
    return url_for("undertakings.new", theme=form.theme_id.data or None)


def _back(undertaking_id: str) -> BaseResponse:
    return redirect(url_for("undertakings.one", undertaking_id=undertaking_id), code=303)


def _wanted() -> Wanted:
    given, current = request.args, editions.current_edition()
    edition_id = given.get("edition", current.id if current else "")
    state = given.get("state", "")
    return Wanted(
        edition_id=edition_id if edition_id in {each.id for each in editions.list_editions()} else "",
        theme_id=given.get("theme", "")[:32],
        state=state if state in words.STATES else "",
        q=given.get("q", "")[:200],
    )
