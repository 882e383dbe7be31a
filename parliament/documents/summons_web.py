"""The summons as an accessible PDF: for everybody once it has been sent."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from parliament.access.roles import EARLY
from parliament.access.who import current_roles
from parliament.documents import binder, summons
from parliament.documents import pdf as typesetter
from parliament.editions import service as editions
from parliament.shared.errors import NotFound
from parliament.sitting import service as sittings

blueprint = Blueprint("summons_paper", __name__)


@blueprint.get("/kallelse.pdf")
def pdf() -> Response:
    """The summons of the current edition's sitting."""
    edition = editions.current_edition()
    sitting = sittings.current(edition.id) if edition else None
    if edition is None or sitting is None:
        raise NotFound
    if sittings.summoned_at(sitting.id) is None and not current_roles() & EARLY:
        raise NotFound
    body = typesetter.make(binder.TEMPLATE, summons.summons(edition, sitting))
    response = current_app.response_class(body, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="kallelse-{edition.year}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
