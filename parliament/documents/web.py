"""The minutes and the follow-up as pages, and the minutes as PDF."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, current_app, render_template, request

from parliament.documents import follow_up as follow_ups
from parliament.documents import pdf
from parliament.documents.access import minutes_asked_for
from parliament.documents.minutes import Minutes
from parliament.storage.transaction import reading

blueprint = Blueprint("documents", __name__)


@blueprint.get("/protokoll")
def minutes() -> str:
    """The minutes: public once the sitting is closed; ``?ar=2022`` another year's."""
    return render_template("documents/minutes.html", minutes=minutes_asked_for(_year()), year=_year())


@blueprint.get("/protokoll.pdf")
def minutes_pdf() -> Response:
    """The minutes as an accessible PDF."""
    return pdf_answer(minutes_asked_for(_year()))


@blueprint.get("/uppfoljning")
def follow_up() -> str:
    """What was asked, voted up and answered."""
    with reading():
        shown = follow_ups.follow_up(_year())
    return render_template("documents/follow_up.html", follow_up=shown)


def pdf_answer(told: Minutes) -> Response:
    """The minutes as a file that the browser shows."""
    draft = "-utkast" if told.draft else ""
    body = pdf.make("minutes.typ", asdict(told))
    response = current_app.response_class(body, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="protokoll-{told.year}{draft}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _year() -> str:
    return request.args.get("ar", "")[:4]
