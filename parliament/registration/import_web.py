"""The organisers' page for bringing in a file of registrations, and an example file to begin with."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.registration import import_columns, import_files, imports, rules
from parliament.registration.exports import XLSX, as_csv, as_xlsx
from parliament.registration.forms import kind_choices
from parliament.registration.import_columns import fold
from parliament.registration.imports import Draft
from parliament.shared import org_no
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage import native

blueprint = Blueprint("imports", __name__, url_prefix="/office/registrations/import")
Page = str | tuple[str, int] | BaseResponse

WORDS: Final = {
    "company": ("Företag", "Company"),
    "kind": ("Företagsform", "Form of business"),
    "org_no": ("Organisationsnummer", "Organisation number"),
    "municipality": ("Kommun", "Municipality"),
    "contact_email": ("E-post till företaget", "E-mail of the company"),
    "name": ("Namn", "Name"),
    "email": ("E-post", "E-mail"),
    "may_vote": ("Får rösta", "May vote"),
    "themes": ("Teman", "Themes"),
}
"""The columns in Swedish and English, as in the exports."""

_KINDS: Final = {
    rules.COMPANY: ("aktiebolag", "ab", "bolag", "handelsbolag", "hb", "kommanditbolag", "kb", "company"),
    rules.ASSOCIATION: ("förening", "ekonomisk förening", "ideell förening", "stiftelse", "association"),
    rules.SOLE_TRADER: ("enskild firma", "enskild näringsidkare", "ef", "sole trader"),
    rules.NORWEGIAN: ("norskt företag", "norskt", "as", "norwegian company", "norwegian"),
}


@blueprint.route("", methods=["GET", "POST"])
def send() -> Page:
    """Choose a file. It is read, and shown before anything is done with it."""
    edition = editions.current_edition()
    if request.method == "GET" or edition is None:
        return render_template("registration/import.html", edition=edition, words=_words(), error="")
    sent = request.files.get("file")
    content = sent.read(import_files.MOST_BYTES + 1) if sent else b""
    try:
        table = native.apart(lambda: import_files.read(content))
    except RuleBroken as error:
        sentence = error.sentence(chosen_language())
        page = render_template("registration/import.html", edition=edition, words=_words(), error=sentence)
        return page, error.status
    draft_id = imports.keep(table, edition_id=edition.id, by=current_actor())
    return redirect(url_for("imports.one", draft_id=draft_id))


@blueprint.get("/<draft_id>")
def one(draft_id: str) -> str:
    """What the file would do: its columns, its rows, and what is wrong with them."""
    return _page(imports.draft(draft_id))


@blueprint.post("/<draft_id>/columns")
def columns(draft_id: str) -> BaseResponse:
    """Say which column is what."""
    chosen = {name: request.form.get(name, "", type=str) for name in import_columns.FIELDS}
    pointed_out = {
        name: int(place) for name, place in chosen.items() if place.isascii() and place.isdecimal()
    }
    imports.point_out(draft_id=draft_id, columns=pointed_out)
    return redirect(url_for("imports.one", draft_id=draft_id))


@blueprint.post("/<draft_id>/carry-out")
def carry_out(draft_id: str) -> Page:
    """Bring in everybody who is new, or nobody."""
    try:
        done = imports.carry_out(
            draft_id=draft_id,
            words=WORDS,
            kinds=_kinds(),
            language="sv" if request.form.get("tickets") else None,
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        return _page(imports.draft(draft_id), error), error.status
    flash(
        _(
            "%(people)s personer från %(companies)s företag är anmälda.",
            people=done.people,
            companies=done.companies,
        )
    )
    return redirect(url_for("registrations.companies"))


@blueprint.post("/<draft_id>/discard")
def discard(draft_id: str) -> BaseResponse:
    """Forget the file."""
    imports.throw_away(draft_id=draft_id)
    flash(_("Filen är bortkastad. Inget ändrades."))
    return redirect(url_for("imports.send"))


@blueprint.get("/example.csv")
def example_csv() -> Response:
    """An example as CSV."""
    return _file(as_csv(*_example()), "text/csv; charset=utf-8", "exempel.csv")


@blueprint.get("/example.xlsx")
def example_xlsx() -> Response:
    """An example as a workbook."""
    return _file(as_xlsx(_("Anmälningar"), *_example()), XLSX, "exempel.xlsx")


def _page(waiting: Draft, refusal: RuleBroken | None = None) -> str:
    plan, free, unclear = None, 0, ""
    try:
        plan, free = imports.preview(waiting.id, words=WORDS, kinds=_kinds())
    except (import_columns.ColumnMissing, import_columns.ColumnTwice) as error:
        unclear = error.sentence(chosen_language())
    return render_template(
        "registration/import_preview.html",
        draft=waiting,
        plan=plan,
        free=free,
        unclear=unclear,
        words=_words(),
        required=import_columns.REQUIRED,
        language=chosen_language(),
        error=refusal.sentence(chosen_language()) if refusal else "",
    )


def _words() -> dict[str, str]:
    return {name: both[chosen_language() == "en"] for name, both in WORDS.items()}


def _kinds() -> dict[str, str]:
    ours = {fold(words): kind for kind, words in kind_choices()}
    return {fold(word): kind for kind, words in _KINDS.items() for word in words} | ours


def _example() -> tuple[list[str], list[list[str | int]]]:
    kinds = dict(kind_choices())
    one, two = (org_no.demo_number(n) for n in (9001, 9002))
    return list(_words().values()), [
        ["Exempelbolaget Fjällvind AB", kinds[rules.COMPANY], one, "Åre", "info@fjallvind.exempel.se",
         "Åsa Exempelsson", "asa@fjallvind.exempel.se", _("ja"), ""],
        ["Exempelbolaget Fjällvind AB", kinds[rules.COMPANY], one, "Åre", "info@fjallvind.exempel.se",
         "Örjan Påhittsson", "orjan@fjallvind.exempel.se", _("nej"), ""],
        ["Exempelföreningen Skidspår", kinds[rules.ASSOCIATION], two, "Härjedalen", "info@skid.exempel.se",
         "Ängla Demoberg", "angla@skid.exempel.se", _("ja"), ""],
        ["Exempelfirman Keramik", kinds[rules.SOLE_TRADER], "", "Krokom", "lera@exempel.se",
         "Lisa Låtsas", "lera@exempel.se", _("ja"), ""],
    ]  # fmt: skip


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
