"""The page with all papers of the day, and each of them as PDF."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from parliament.access.who import current_actor, parts
from parliament.documents import badges as badge_papers
from parliament.documents import binder, pdf
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.registration import service as registration
from parliament.registration.links import public_link
from parliament.shared.errors import NotFound

blueprint = Blueprint("paper", __name__, url_prefix="/office/papper")


@blueprint.get("")
def overview() -> str:
    """All papers of the day: what each is for, and a button."""
    edition = editions.current_edition()
    return render_template(
        "documents/paper.html",
        edition=edition,
        day=binder.day_of(edition) if edition else "",
        seats=registration.count_seats(edition.id) if edition else 0,
        badge_sheets=badge_papers.SHEETS.values(),
    )


@blueprint.get("/narvarolista/dorr")
def attendance() -> Response:
    """The attendance list A–Ö, which the hosts at the door may print too."""
    return sheet("narvarolista")


@blueprint.get("/<paper>")
def sheet(paper: str) -> Response:
    """A paper without secrets."""
    edition = _edition()
    return _answer(paper, edition, binder.TEMPLATE, binder.sheet(edition.id, paper, join_url=_join_url()))


@blueprint.post("/namnskyltar")
def badges() -> Response:
    """The badges, on the sheet that was chosen. Noted in the journal."""
    edition = _edition()
    data = badge_papers.badges(
        edition.id, sheet=request.form.get("sheet", ""), keys=parts().keys, by=current_actor()
    )
    return _answer("namnskyltar", edition, badge_papers.TEMPLATE, data, keep=False)


@blueprint.post("/namnskyltar/<seat_id>")
def badge(seat_id: str) -> Response:
    """One badge, A6: for whoever is registered at the door. Noted in the journal."""
    edition = _edition()
    data = badge_papers.badges(edition.id, sheet="a6", keys=parts().keys, by=current_actor(), only=seat_id)
    return _answer("namnskylt", edition, badge_papers.TEMPLATE, data, keep=False)


@blueprint.post("/bordsskyltar")
def signs() -> Response:
    """The table signs. Noted in the journal."""
    edition = _edition()
    data = badge_papers.signs(edition.id, keys=parts().keys, by=current_actor())
    return _answer("bordsskyltar", edition, badge_papers.TEMPLATE, data, keep=False)


@blueprint.post("/koder")
def codes() -> Response:
    """The seats' typed codes, a slip each. Noted in the journal."""
    edition = _edition()
    data = badge_papers.codes(
        edition.id, short_codes=parts().short_codes, join_url=_join_url(), by=current_actor()
    )
    return _answer("koder", edition, binder.TEMPLATE, data, keep=False)


def _edition() -> EditionView:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition


def _join_url() -> str:
    return public_link("registration.typed_code")


def _answer(
    name: str, edition: EditionView, template: str, data: dict[str, Any], *, keep: bool = True
) -> Response:
    response = current_app.response_class(pdf.make(template, data, keep=keep), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}-{edition.year}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
