"""The owner's own page behind the link: what was undertaken, and the form to report on it.

Opening the link changes nothing (mail scanners open links); the button that posts does.
"""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.commitments.undertakings import owner, rules, service, words
from parliament.commitments.undertakings.forms import ReportForm
from parliament.commitments.undertakings.links import EXTENSION, PATH, OwnerKeys
from parliament.editions import service as editions
from parliament.pages import attach, typed_version
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("undertaking_owner", __name__, url_prefix=PATH)


@blueprint.after_request
def _private(response: Response) -> Response:
    """The address is a secret: it is neither kept nor passed on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.route("/<token>", methods=["GET", "POST"])
def report(token: str) -> str | tuple[str, int] | BaseResponse:
    """Read it, and report on it."""
    g.no_store = True
    found, form, status = owner.look(token, keys()), ReportForm(), 200
    if form.is_submitted():
        try:
            owner.report(
                token,
                form.facts(),
                version=typed_version(form.version.data),
                keys=keys(),
            )
        except rules.LinkNotValid:
            raise
        except RuleBroken as error:
            status = attach(form, error)
            found = owner.look(token, keys())
        else:
            flash(_("Rapporten är sparad och visas på uppföljningen. Tack."), "ok")
            return redirect(url_for("undertaking_owner.report", token=token), code=303)
    form.version.data = str(found.version)
    page = render_template(
        "undertakings/report.html",
        found=found,
        form=form,
        token=token,
        edition=editions.edition(found.edition_id),
        events=service.events_of(found.id),
        words=words,
    )
    return page, status


def keys() -> OwnerKeys:
    """The keys of this application's owners."""
    return cast(OwnerKeys, current_app.extensions[EXTENSION])
