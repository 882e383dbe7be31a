"""The follow-up as a page; the report of the evaluation as a file."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from parliament.commitments.undertakings import words
from parliament.documents import evaluation_report as report
from parliament.documents import follow_up as follow_ups
from parliament.storage.transaction import reading

blueprint = Blueprint("documents", __name__)


@blueprint.get("/uppfoljning")
def follow_up() -> str:
    """What was asked, voted up, answered, undertaken and done."""
    with reading():
        shown = follow_ups.follow_up(_year())
    return render_template("documents/follow_up.html", follow_up=shown, words=words)


@blueprint.get("/office/evaluation.pdf")
def evaluation_report() -> Response:
    """The report of an evaluation as PDF."""
    return report.answer_pdf()


def _year() -> str:
    return request.args.get("ar", "")[:4]
