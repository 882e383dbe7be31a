"""The adjuster's own pages behind the link: read, ask for corrections, approve.

Opening the link spends nothing (mail scanners open links); the button that posts does.
"""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.minutes import rendering, rules, service
from parliament.minutes.assembly import section_of
from parliament.minutes.blocks import prose_of
from parliament.minutes.diff import marked
from parliament.minutes.forms import CorrectionForm
from parliament.minutes.links import EXTENSION, AdjusterKeys
from parliament.minutes.paragraphs import EDITABLE
from parliament.pages import attach
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("minutes_adjust", __name__, url_prefix="/justera")
Page = str | tuple[str, int] | BaseResponse


@blueprint.after_request
def _private(response: Response) -> Response:
    """The address is a secret: it is neither kept nor passed on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/<token>")
def read(token: str) -> str:
    """The minutes to be approved, and what has become of the adjuster's own corrections."""
    g.no_store = True
    seen = service.look(token, keys())
    own = [each for each in seen.minutes.corrections if each.adjuster_id == seen.adjuster.id]
    return render_template(
        "minutes/adjust.html",
        seen=seen,
        d=seen.document,
        token=token,
        own=own,
        marked=marked,
        approvable=seen.minutes.state in rules.APPROVABLE,
        editable=EDITABLE,
        **rendering.helpers(seen.document),
    )


@blueprint.post("/<token>")
def approve(token: str) -> BaseResponse:
    """Approve the text that the page showed."""
    g.no_store = True
    service.approve(token=token, checksum=request.form.get("checksum", "")[:64], keys=keys())
    flash(_("Du har godkänt protokollet. Tack."), "ok")
    return redirect(url_for("minutes_adjust.read", token=token))


@blueprint.route("/<token>/rattelse", methods=["GET", "POST"])
def correction(token: str) -> Page:
    """Ask for a correction of a section, or say something about the whole."""
    g.no_store = True
    seen = service.look(token, keys())
    paragraph, section = request.args.get("paragraf", "")[:32], request.args.get("avsnitt", "")[:32]
    shown = section_of(seen.document, paragraph, section) if paragraph else None
    form, status = CorrectionForm(), 200
    if form.is_submitted():
        try:
            service.ask_correction(
                token=token,
                paragraph=paragraph,
                section=section,
                words=form.words.data or "",
                comment=form.comment.data or "",
                keys=keys(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Rättelsen är skickad till sekreteraren. Svaret visas på den här sidan."), "ok")
            return redirect(url_for("minutes_adjust.read", token=token))
    elif shown is not None:
        form.words.data = prose_of(shown)
    page = render_template(
        "minutes/correction.html", form=form, token=token, shown=shown, title=_title(seen, paragraph)
    )
    return page, status


def keys() -> AdjusterKeys:
    """The keys of this application's adjusters."""
    return cast(AdjusterKeys, current_app.extensions[EXTENSION])


def _title(seen: service.Look, paragraph: str) -> str:
    for each in seen.document["paragraphs"]:
        if each["key"] == paragraph:
            return f"{each['mark']} {each['title']}".strip()
    return ""
