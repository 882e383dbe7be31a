"""The minutes for machines."""

from __future__ import annotations

from flask import Response, request
from flask_smorest import Blueprint

from parliament.documents.access import minutes_asked_for
from parliament.documents.web import pdf_answer

blueprint = Blueprint("api_minutes", __name__, url_prefix="", description="The minutes of the sitting")


@blueprint.get("/minutes.pdf")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def pdf() -> Response:
    """Answer the minutes as PDF: public once the sitting is closed, before that for the presidium."""
    return pdf_answer(minutes_asked_for(request.args.get("ar", "")[:4]))
