"""The agenda for everybody: its items and their documents, once the summons has been sent."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, send_file

from parliament.access.roles import CHAIR, OPERATOR, ORGANISER
from parliament.access.who import current_roles
from parliament.editions import service as editions
from parliament.shared.errors import NotFound
from parliament.sitting import service

blueprint = Blueprint("agenda", __name__)
_EARLY = frozenset({ORGANISER, OPERATOR, CHAIR})


@blueprint.get("/dagordning")
def public() -> str:
    """The agenda with presenters, proposals and documents."""
    edition = editions.current_edition()
    sitting = service.current(edition.id) if edition else None
    if edition is None or sitting is None or not _may_read(sitting.id):
        return render_template("sitting/agenda.html", edition=edition, sitting=None)
    return render_template(
        "sitting/agenda.html",
        edition=edition,
        sitting=sitting,
        summoned=service.summoned_at(sitting.id),
        documents=service.documents(sitting.id),
        themes={theme.id: theme for theme in editions.themes(edition.id)},
    )


@blueprint.get("/handlingar/<document_id>")
def document(document_id: str) -> Response:
    """A document. It was judged as a PDF when it came in, and is served as nothing else."""
    found = service.document(document_id)
    if not _may_read(found.sitting_id):
        raise NotFound
    folder = current_app.config["SETTINGS"].uploads
    place = service.document_file(folder=folder, document_id=document_id)
    response = send_file(place, mimetype="application/pdf", etag=found.digest, max_age=0)
    response.headers["Content-Disposition"] = f'inline; filename="handling-{found.id}.pdf"'
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _may_read(sitting_id: str) -> bool:
    return service.summoned_at(sitting_id) is not None or bool(current_roles() & _EARLY)
