"""The public page about personal data, the organisers' overview, and the agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, render_template

from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.privacy import activities, agreements, disposal, rules, words
from parliament.shared.errors import NotFound

blueprint = Blueprint("privacy", __name__)

TYPESETTER = "PRIVACY_TYPESETTER"
"""Where the application puts what makes a PDF of a template's name and its data."""
Typesetter = Callable[[str, dict[str, Any]], bytes]


@blueprint.get("/personuppgifter")
def public() -> str:
    """What is kept about people, why, by whom and for how long."""
    edition = editions.current_edition()
    partners = edition.partners if edition else ()
    return render_template(
        "privacy/public.html",
        edition=edition,
        activities=activities.ACTIVITIES,
        grounds=activities.grounds(partners),
        sensitive_ground=activities.SENSITIVE_GROUND,
        decisions=disposal.decisions(),
        kinds=rules.KINDS,
        kind_words=words.KINDS,
        preserved=words.PRESERVED,
    )


@blueprint.get("/office/privacy")
def overview() -> str:
    """The organisers' way to everything about personal data."""
    return render_template(
        "privacy/overview.html",
        edition=editions.current_edition(),
        titles=agreements.titles(),
        undecided=len(set(rules.KINDS) - set(disposal.decisions())),
    )


@blueprint.get("/office/privacy/documents/<document>")
def document(document: str) -> str:
    """An agreement or assessment, filled from the current edition."""
    found = agreements.agreement(document, _edition(), disposal.decisions())
    return render_template("privacy/document.html", document=found)


@blueprint.get("/office/privacy/documents/<document>/pdf")
def document_pdf(document: str) -> Response:
    """The same as PDF."""
    edition = _edition()
    found = agreements.agreement(document, edition, disposal.decisions())
    typeset: Typesetter = current_app.config[TYPESETTER]
    answer = current_app.response_class(
        typeset(agreements.TEMPLATE, found.as_data()), mimetype="application/pdf"
    )
    answer.headers["Content-Disposition"] = f'inline; filename="{found.key}-{edition.year}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _edition() -> EditionView:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition
