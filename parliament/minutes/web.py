"""The published minutes for everybody: page, PDF, HTML, JSON, and an extract of one §.

While nothing is published, the presidium and the organisers read the draft at the same addresses.
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, request
from flask.blueprints import BlueprintSetupState

from parliament.access.roles import EARLY
from parliament.access.who import current_roles
from parliament.minutes import rendering, service
from parliament.minutes.blocks import Document
from parliament.minutes.publishing import TYPES
from parliament.minutes.refusals import MinutesNotPublic
from parliament.pages import chosen_language
from parliament.sitting import service as sittings

blueprint = Blueprint("minutes", __name__)


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """Pages of lower rooms show a link when there is something to read."""
    state.app.jinja_env.globals.update(minutes_are_public=minutes_are_public)


def minutes_are_public(edition_id: str) -> bool:
    """Whether anybody may read the edition's minutes."""
    sitting = sittings.current(edition_id)
    return sitting is not None and service.is_published(sitting.id)


@blueprint.get("/protokoll")
def page() -> str:
    """The minutes; ``?ar=2022`` another year's, ``?sprak=en`` in English."""
    sitting_id = service.sitting_of(year())
    document = readable(sitting_id)
    return render_template(
        "minutes/page.html",
        d=document,
        found=service.minutes(sitting_id),
        year=year(),
        **rendering.helpers(document),
    )


@blueprint.get("/protokoll.pdf")
def as_pdf() -> Response:
    """The minutes as an accessible PDF; as published, once they are."""
    return file_answer("pdf")


@blueprint.get("/protokoll.html")
def as_html() -> Response:
    """The minutes as a page to keep: the accessible original."""
    return file_answer("html")


@blueprint.get("/protokoll.json")
def as_json() -> Response:
    """The minutes for machines and archives."""
    return file_answer("json")


@blueprint.get("/protokoll/utdrag/<int:number>")
def extract(number: int) -> str:
    """One § as an extract."""
    document = service.extract(readable(service.sitting_of(year())), number)
    return render_template(
        "minutes/extract.html", d=document, number=number, year=year(), **rendering.helpers(document)
    )


@blueprint.get("/protokoll/utdrag/<int:number>.pdf")
def extract_pdf(number: int) -> Response:
    """One § as PDF."""
    document = service.extract(readable(service.sitting_of(year())), number)
    return answer(service.typeset(document), "pdf", f"{stem(document)}-{number}")


def year() -> str:
    """The year that the address asks for, or nothing."""
    return request.args.get("ar", "")[:4]


def language() -> str:
    """The language of the document: what the address asks for, else the visitor's."""
    wanted = request.args.get("sprak") or request.args.get("language")
    return wanted if wanted in ("sv", "en") else chosen_language()


def readable(sitting_id: str) -> Document:
    """The published document, or the draft for those who work with it.

    Raises:
        MinutesNotPublic: nothing is published, and the asker is not of the presidium or the organisers.
    """
    if service.is_published(sitting_id):
        return service.published_document(sitting_id, language())
    if not current_roles() & EARLY:
        raise MinutesNotPublic
    return service.working(sitting_id, language())


def file_answer(form: str) -> Response:
    """The minutes as a file: byte for byte as published, or made now of the draft.

    Raises:
        MinutesNotPublic: see ``readable``.
    """
    sitting_id = service.sitting_of(year())
    if service.is_published(sitting_id):
        kept = service.published(sitting_id, form=form, language=language())
        document = service.published_document(sitting_id, language())
        response = answer(kept.body, form, stem(document))
        response.headers["Digest"] = f"sha-256={kept.checksum}"
        return response
    document = readable(sitting_id)
    return answer(draft_file(document, form), form, stem(document))


def draft_file(document: Document, form: str) -> bytes:
    """A file made of a draft."""
    if form == "pdf":
        return service.typeset(document)
    return service.as_json(document) if form == "json" else rendering.standalone(document).encode()


def answer(body: bytes, form: str, stem: str) -> Response:
    """A file that the browser shows; HTML is saved, for it is an archive's and not a page of this site."""
    response = current_app.response_class(body, mimetype=TYPES[form].partition(";")[0])
    response.headers["Content-Type"] = TYPES[form]
    how = "attachment" if form == "html" else "inline"
    response.headers["Content-Disposition"] = f'{how}; filename="{stem}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def stem(document: Document) -> str:
    """The name of the file, without its ending."""
    name = "minutes" if document["language"] == "en" else "protokoll"
    state = document["standing"]["state"]
    mark = {"draft": "-utkast", "adjusting": "-utkast", "unadjusted": "-ojusterat"}.get(state, "")
    return f"{name}-{document['year']}{mark}"
