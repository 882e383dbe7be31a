"""The follow-up as a page."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from parliament.documents import follow_up as follow_ups
from parliament.storage.transaction import reading

blueprint = Blueprint("documents", __name__)


@blueprint.get("/uppfoljning")
def follow_up() -> str:
    """What was asked, voted up and answered."""
    with reading():
        shown = follow_ups.follow_up(_year())
    return render_template("documents/follow_up.html", follow_up=shown)


def _year() -> str:
    return request.args.get("ar", "")[:4]
