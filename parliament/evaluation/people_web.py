"""The organisers' page of those who are asked: letters, reminders, paper, politicians."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.evaluation import inviting, letters, paper, service
from parliament.evaluation.core import PARTICIPANTS
from parliament.evaluation.forms import InviteForm
from parliament.evaluation.links import EXTENSION, InvitedKeys
from parliament.evaluation.web import chosen_audience, needed_edition
from parliament.pages import attach
from parliament.registration import service as registration
from parliament.registration.links import public_link
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("evaluation_people", __name__, url_prefix="/office/evaluation/people")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def overview() -> str:
    """Who is asked, and what can be sent to them."""
    return _page(InviteForm(formdata=None))


@blueprint.post("/letters")
def send() -> BaseResponse:
    """Write to those who are asked, or remind those who wait."""
    edition, audience = needed_edition(), chosen_audience()
    deed = letters.remind if request.form.get("deed") == "remind" else letters.send
    count = deed(edition_id=edition.id, audience=audience, by=current_actor())
    if count:
        flash(ngettext("Ett brev ligger i utkorgen.", "%(num)s brev ligger i utkorgen.", count), "ok")
    else:
        flash(_("Ingen väntar på ett brev. Inget skickades."), "info")
    return _back()


@blueprint.post("/invite")
def invite() -> Page:
    """Ask a politician or an official of the day."""
    form = InviteForm()
    try:
        inviting.invite(
            edition_id=needed_edition().id,
            name=form.name.data or "",
            email=form.email.data or "",
            by=current_actor(),
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _page(form), status
    flash(_("%(name)s är tillagd.", name=form.name.data), "ok")
    return _back()


@blueprint.post("/<invited>/remove")
def remove(invited: str) -> BaseResponse:
    """Take somebody away."""
    inviting.uninvite(invited_id=invited, by=current_actor())
    flash(_("Personen är borttagen, och länken gäller inte längre."), "ok")
    return _back()


@blueprint.post("/<invited>/link")
def link(invited: str) -> str:
    """Show somebody's own link, to be handed over."""
    person = inviting.find(invited)
    if person is None:
        raise NotFound
    g.no_store = True
    keys: InvitedKeys = current_app.extensions[EXTENSION]
    token = keys.token(person.id, person.link_version)
    return render_template(
        "evaluation/link.html",
        person=person,
        edition=needed_edition(),
        link=public_link("evaluation_answer.survey_by_token", token=token),
    )


@blueprint.post("/paper")
def hand_out() -> BaseResponse:
    """Note that a seat was given a paper, or gave it back."""
    seat_id = request.form.get("seat", "")
    if request.form.get("deed") == "back":
        paper.take_back(seat_id=seat_id, by=current_actor())
        flash(_("Papperet är återtaget. Platsen kan svara med sin länk."), "ok")
    else:
        paper.hand_out(seat_id=seat_id, by=current_actor())
        flash(_("Platsen svarar på papper."), "ok")
    return _back()


def _page(form: InviteForm) -> str:
    edition, audience = needed_edition(), chosen_audience()
    people = letters.people(edition.id, audience)
    on_paper = paper.seats_with_paper(edition.id) if audience == PARTICIPANTS else set()
    return render_template(
        "evaluation/people.html",
        edition=edition,
        audience=audience,
        people=people,
        form=form,
        is_open=service.survey_open(edition.id, audience),
        counted=paper.counted(edition.id),
        seats=registration.seats(edition.id) if audience == PARTICIPANTS else [],
        on_paper=on_paper,
    )


def _back() -> BaseResponse:
    return redirect(url_for(".overview", edition=needed_edition().id, audience=chosen_audience()))
