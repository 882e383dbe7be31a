"""Pages of interest for everybody: the form, and the link by which a company answers."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import chosen_language, keep_private
from parliament.registration import intake, interest_rules, interest_words, interests, offers, rules
from parliament.registration.companies import municipalities
from parliament.registration.forms import form_for
from parliament.registration.interest_forms import InterestForm
from parliament.registration.interest_letters import EXTENSION, AnswerKeys, UnknownAnswerLink
from parliament.registration.interests import InterestView
from parliament.registration.links import public_link
from parliament.registration.setting import setting
from parliament.registration.setting_rules import FIRST_COME
from parliament.registration.web import spend_guess
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("interest", __name__)
Page = str | tuple[str, int] | BaseResponse

_SENT = "interest"


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    """What belongs to one company is not kept by browsers, and its address is told to no other page."""
    return keep_private(response) if g.get("no_store") else response


@blueprint.route("/intresse", methods=["GET", "POST"])
def apply() -> Page:
    """Register a company's interest."""
    edition = editions.current_edition()
    if edition is None:
        return render_template("registration/closed.html", edition=None, why="none")
    closed = _why_closed(edition)
    if closed and request.method == "GET":
        return render_template("registration/closed.html", edition=edition, why=closed)
    if not intake.takes_interest(edition.id) and request.method == "GET":
        return redirect(url_for("registration.register"))
    form = form_for(InterestForm, municipalities=municipalities(), themes=editions.themes(edition.id))
    status = 200
    if form.is_submitted():
        status = 422
        if form.complete():
            try:
                return _sent_in(edition, form)
            except RuleBroken as error:
                status = form.put(error)
    first_come = setting(edition.id).mode == FIRST_COME
    return render_template(
        "registration/interest.html",
        edition=edition,
        form=form,
        first_come=first_come,
        votes=setting(edition.id).votes,
    ), status


@blueprint.get("/intresse/klar")
def received() -> Page:
    """What this browser has sent in, with the link by which the company answers."""
    g.no_store = True
    kept = session.get(_SENT)
    try:
        view = interests.interest(kept) if isinstance(kept, str) else None
    except NotFound:
        view = None
    if view is None:
        return redirect(url_for("interest.apply"))
    return render_template("registration/interest_received.html", interest=view, link=answer_link(view))


@blueprint.get("/svar/<token>")
def answer(token: str) -> Page:
    """The company's own page: how it stands, and the buttons there are. Opening it answers nothing."""
    view = _interest_behind(token)
    offers.expire_due(view.edition_id)
    return _answer_page(token, interests.interest(view.id))


@blueprint.post("/svar/<token>")
def give_answer(token: str) -> Page:
    """Answer an invitation, or take the interest back. The same answer again is the same answer."""
    view = _interest_behind(token)
    wanted = request.form.get("answer", "")
    actor = current_actor()
    try:
        if wanted == "yes":
            done = offers.confirm(interest_id=view.id, by=actor)
            if not done.confirmed:
                flash(_("Alla platser hann bli tagna. Ni står på reservlistan."), "warn")
        elif wanted == "no":
            offers.decline(interest_id=view.id, by=actor)
        elif wanted == "queue":
            offers.queue(interest_id=view.id, by=actor)
        elif wanted == "withdraw":
            intake.withdraw(interest_id=view.id, by=actor)
        else:
            raise NotFound
    except (
        interest_rules.AnswerTooLate,
        interest_rules.InterestNotThere,
        rules.AlreadyRegistered,
    ) as error:
        flash(error.sentence(chosen_language()), "warn")
    return redirect(url_for("interest.answer", token=token))


def answer_link(view: InterestView) -> str:
    """The whole address by which a company answers."""
    keys: AnswerKeys = current_app.extensions[EXTENSION]
    return public_link("interest.answer", token=keys.token(view.id, view.link_version))


def _interest_behind(token: str) -> InterestView:
    g.no_store = True
    keys: AnswerKeys = current_app.extensions[EXTENSION]
    try:
        return interests.interest(keys.interest_of(token))
    except UnknownAnswerLink:
        spend_guess()
        raise


def _sent_in(edition: EditionView, form: InterestForm) -> BaseResponse:
    view = intake.send_in(
        edition_id=edition.id,
        new=form.new_interest(),
        submission=form.nonce(),
        late=ORGANISER in current_roles(),
        by=current_actor(),
        language=chosen_language(),
    )
    session[_SENT] = view.id
    return redirect(url_for("interest.received"))


def _why_closed(edition: EditionView) -> str:
    try:
        rules.may_register(edition.status, by_organiser=ORGANISER in current_roles())
    except rules.RegistrationNotOpen:
        return "not_open"
    except rules.RegistrationClosed:
        return "cancelled" if edition.status == "cancelled" else "closed"
    return ""


def _answer_page(token: str, view: InterestView) -> str:
    return render_template(
        "registration/answer.html",
        token=token,
        interest=view,
        edition=editions.edition(view.edition_id),
        state=interest_words.state_words()[view.status],
        sector=interest_words.sector_words().get(view.sector, view.sector),
    )
