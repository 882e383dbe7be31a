"""One person: found, shown, handed over, protected, erased. For organisers."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.pages import attach, chosen_language
from parliament.privacy import service, words
from parliament.privacy.forms import ProtectForm
from parliament.privacy.service import Dossier
from parliament.registration import protection
from parliament.registration.personal import MOST_FOUND
from parliament.shared import clock
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("privacy_people", __name__, url_prefix="/office/privacy/people")
Page = str | tuple[str, int] | BaseResponse

LEAST_LETTERS = 3
QUERY_MAX = 200


@blueprint.get("")
def search() -> str:
    """Find somebody by name, address or company. Never by how they voted."""
    q = request.args.get("q", "").strip()[:QUERY_MAX]
    long_enough = len(q) >= LEAST_LETTERS
    return render_template(
        "privacy/people.html",
        q=q,
        long_enough=long_enough,
        found=service.find(q) if long_enough else [],
        most=MOST_FOUND,
    )


@blueprint.get("/<person>")
def one(person: str) -> str:
    """Everything that is kept about a person, and what can be done."""
    return _page(person, ProtectForm())


@blueprint.post("/<person>/export")
def export(person: str) -> Response:
    """Everything as a file: a page to read and the same for machines. Noted in the journal."""
    dossier = service.export(key=person, by=current_actor())
    page = render_template("privacy/export.html", **_told(dossier), at=clock.now())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("registerutdrag.html", page)
        archive.writestr("registerutdrag.json", _as_json(dossier))
    answer = Response(packed.getvalue(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="registerutdrag.zip"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post("/<person>/erase")
def erase(person: str) -> BaseResponse:
    """Erase a person."""
    try:
        service.erase(key=person, by=current_actor())
    except NotFound:
        raise
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "stop")
    else:
        flash(_("Personen är raderad. Det som ska bevaras står kvar utan namn."))
    return redirect(url_for("privacy_people.one", person=person))


@blueprint.post("/<person>/protect")
def protect(person: str) -> Page:
    """Show an alias instead of the person, everywhere."""
    form = ProtectForm()
    found = service.subject(person)
    if not found.delegates:
        raise NotFound
    if not form.validate_on_submit():
        return _page(person, form), 422
    try:
        service.protect(
            key=person, alias=form.alias.data, company_alias=form.company_alias.data, by=current_actor()
        )
    except RuleBroken as error:
        return _page(person, form), attach(form, error)
    flash(_("Personen är skyddad. Skriv ut nya skyltar, och samla in de gamla."))
    return redirect(url_for("privacy_people.one", person=person))


@blueprint.post("/<person>/unprotect")
def unprotect(person: str) -> BaseResponse:
    """Show the person's name again."""
    for each in service.subject(person).delegates:
        protection.unprotect(delegate_id=each.delegate_id, by=current_actor())
    flash(_("Skyddet är borttaget. Namnet visas igen."))
    return redirect(url_for("privacy_people.one", person=person))


def _page(person: str, form: ProtectForm) -> str:
    return render_template(
        "privacy/person.html", **_told(service.dossier(person)), form=form, stays=words.STAYS
    )


def _told(dossier: Dossier) -> dict[str, object]:
    return {
        "dossier": dossier,
        "subject": dossier.subject,
        "held_word": words.held,
        "field_word": words.field,
        "shown": words.shown,
    }


def _as_json(dossier: Dossier) -> str:
    told = {each.kind: [dict(record) for record in each.records] for each in dossier.held}
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    return clock.iso(value) if isinstance(value, datetime) else str(value)
