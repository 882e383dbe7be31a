"""The clerk's desk for the minutes: prose, adjusters, corrections, publication."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import OPERATOR, ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.minutes import desk, rendering, service
from parliament.minutes.adjust_web import keys
from parliament.minutes.assembly import section_of
from parliament.minutes.diff import marked
from parliament.minutes.forms import AdjusterForm, RectifyForm, SectionForm
from parliament.minutes.paragraphs import EDITABLE
from parliament.minutes.refusals import NoMinutesYet, SectionIsFacts
from parliament.minutes.web import answer as file_response
from parliament.minutes.web import draft_file, language, stem, year
from parliament.pages import attach
from parliament.registration.links import public_link
from parliament.shared.errors import RuleBroken, StaleVersion

blueprint = Blueprint("minutes_desk", __name__, url_prefix="/office/minutes")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def overview() -> str:
    """How the minutes stand, what to do next, every § with its prose."""
    try:
        service.sitting_of(year())
    except NoMinutesYet:
        return render_template("minutes/desk_empty.html")
    return _overview(AdjusterForm(formdata=None), RectifyForm(formdata=None))


def _overview(adjuster: AdjusterForm, rectification: RectifyForm) -> str:
    sitting_id = service.sitting_of(year())
    found = service.minutes(sitting_id)
    document = service.working(sitting_id, "sv")
    return render_template(
        "minutes/desk.html",
        d=document,
        found=found,
        year=year(),
        adjuster_form=adjuster,
        rectify_form=rectification,
        suggested=desk.suggested(sitting_id, found),
        due=desk.due(sitting_id),
        differ=service.records_differ(sitting_id, found),
        may_write=bool(current_roles() & {OPERATOR, ORGANISER}),
        editable=EDITABLE,
        section_of=lambda each: _section_or_none(document, each.paragraph, each.section),
        title_of=lambda key: desk.title_of(document, key),
        marked=marked,
        **rendering.helpers(document),
    )


@blueprint.get("/preview")
def preview() -> str:
    """The working document as it will look, with marks where the clerk has edited."""
    document = service.working(service.sitting_of(year()), language())
    return render_template("minutes/preview.html", d=document, year=year(), **rendering.helpers(document))


@blueprint.get("/preview.pdf")
def preview_pdf() -> Response:
    """The same as PDF."""
    document = service.working(service.sitting_of(year()), language())
    return file_response(draft_file(document, "pdf"), "pdf", stem(document))


@blueprint.route("/text/<paragraph>/<section>", methods=["GET", "POST"])
def section(paragraph: str, section: str) -> Page:
    """Edit the prose of a section on top of the generated text, or go back to that."""
    if section not in EDITABLE:
        raise SectionIsFacts
    sitting_id = service.sitting_of(year())
    document = service.working(sitting_id, "sv")
    shown = section_of(document, paragraph, section)
    form, status, other = SectionForm(), 200, None
    if form.is_submitted():
        try:
            _save(sitting_id, paragraph, section, form)
        except StaleVersion as error:
            status, other = attach(form, error), shown
            form.seen.data = str(_version(sitting_id, paragraph, section))
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return _back(paragraph)
    else:
        form.words.data = shown["generated"] if shown["edited"] is None else shown["edited"]
        form.seen.data = str(_version(sitting_id, paragraph, section))
    page = render_template(
        "minutes/section.html",
        form=form,
        shown=shown,
        other=other,
        title=desk.title_of(document, paragraph),
        back=_href("overview"),
    )
    return page, status


def _save(sitting_id: str, paragraph: str, section: str, form: SectionForm) -> None:
    restore = request.form.get("deed") == "restore"
    changed = service.edit_prose(
        sitting_id=sitting_id,
        paragraph=paragraph,
        section=section,
        words=None if restore else (form.words.data or ""),
        seen=_number(form.seen.data),
        by=current_actor(),
    )
    if not changed:
        flash(_("Texten är oförändrad."), "info")
    elif restore:
        flash(_("Den framtagna texten gäller igen."), "ok")
    else:
        flash(_("Texten är sparad."), "ok")


@blueprint.post("/send")
def send() -> BaseResponse:
    """Freeze the text and send it to the adjusters."""
    service.send(
        sitting_id=service.sitting_of(year()),
        seen=_number(request.form.get("seen")),
        after_days=_number(request.form.get("after_days")) or 4,
        by=current_actor(),
    )
    flash(_("Protokollet är skickat till justerarna."), "ok")
    return _back()


@blueprint.post("/withdraw")
def withdraw() -> BaseResponse:
    """Take the text back from the adjusters."""
    service.withdraw(sitting_id=service.sitting_of(year()), by=current_actor())
    flash(_("Protokollet är ett utkast igen. Justerarnas länkar visar att du har tagit tillbaka det."), "ok")
    return _back()


@blueprint.post("/refresh")
def refresh() -> BaseResponse:
    """Take in what has been recorded since the text was frozen."""
    seen = _number(request.form.get("seen"))
    service.refresh(sitting_id=service.sitting_of(year()), seen=seen, by=current_actor())
    flash(_("Ändringarna är med. Den som hade godkänt har fått en ny länk."), "ok")
    return _back()


@blueprint.post("/publish")
def publish() -> BaseResponse:
    """Publish the minutes marked as unadjusted."""
    seen = _number(request.form.get("seen"))
    service.publish_unadjusted(sitting_id=service.sitting_of(year()), seen=seen, by=current_actor())
    flash(_("Protokollet är publicerat och märkt ojusterat."), "ok")
    return _back()


@blueprint.post("/lock")
def lock() -> BaseResponse:
    """Publish the approved minutes and lock them."""
    seen = _number(request.form.get("seen"))
    service.lock(sitting_id=service.sitting_of(year()), seen=seen, by=current_actor())
    flash(_("Protokollet är publicerat och låst."), "ok")
    return _back()


@blueprint.post("/rectify")
def rectify() -> Page:
    """Write a rectification beside the locked minutes."""
    form = RectifyForm()
    try:
        service.rectify(
            sitting_id=service.sitting_of(year()), words=form.words.data or "", by=current_actor()
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _overview(AdjusterForm(formdata=None), form), status
    flash(_("Rättelsen är publicerad bredvid protokollet."), "ok")
    return _back()


@blueprint.post("/adjusters")
def name_adjuster() -> Page:
    """Enter an adjuster."""
    form = AdjusterForm()
    try:
        service.name_adjuster(
            sitting_id=service.sitting_of(year()),
            name=form.name.data or "",
            email=form.email.data or "",
            by=current_actor(),
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _overview(form, RectifyForm(formdata=None)), status
    flash(_("Justeraren är tillagd."), "ok")
    return _back()


@blueprint.post("/adjusters/<adjuster_id>/remove")
def remove_adjuster(adjuster_id: str) -> BaseResponse:
    """Take an adjuster away."""
    service.remove_adjuster(adjuster_id=adjuster_id, by=current_actor())
    flash(_("Justeraren är borttagen."), "ok")
    return _back()


@blueprint.post("/adjusters/<adjuster_id>/renew")
def renew_link(adjuster_id: str) -> BaseResponse:
    """Send an adjuster a new link; the old one is dead."""
    service.renew_link(adjuster_id=adjuster_id, by=current_actor())
    flash(_("En ny länk är skickad. Den gamla gäller inte längre."), "ok")
    return _back()


@blueprint.post("/adjusters/<adjuster_id>/link")
def show_link(adjuster_id: str) -> str:
    """Show an adjuster's link, to be handed over in person. It is noted in the journal who did."""
    token = service.shown_link(adjuster_id=adjuster_id, keys=keys(), by=current_actor())
    g.no_store = True
    found = service.minutes(service.sitting_of(year()))
    return render_template(
        "minutes/link.html",
        adjuster=found.adjuster(adjuster_id),
        link=public_link("minutes_adjust.read", token=token),
        back=_href("overview"),
    )


@blueprint.post("/corrections/<correction_id>")
def answer(correction_id: str) -> BaseResponse:
    """Accept or decline a correction."""
    accept = request.form.get("deed") == "accept"
    service.answer_correction(
        correction_id=correction_id,
        accept=accept,
        words=request.form.get("answer", ""),
        seen=_number(request.form.get("seen")),
        by=current_actor(),
    )
    flash(
        _("Rättelsen är införd.") if accept else _("Rättelsen är avslagen. Justeraren ser ditt svar."), "ok"
    )
    return _back()


def _section_or_none(document: service.Document, paragraph: str, kind: str) -> dict[str, Any] | None:
    try:
        return section_of(document, paragraph, kind)
    except RuleBroken:
        return None


def _version(sitting_id: str, paragraph: str, section: str) -> int:
    found = service.minutes(sitting_id).prose.get((paragraph, section))
    return found.version if found else 0


def _number(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else 0


def _href(name: str, paragraph: str = "") -> str:
    anchor = f"paragraph-{paragraph}" if paragraph else None
    return url_for(f"minutes_desk.{name}", ar=year() or None, _anchor=anchor)


def _back(paragraph: str = "") -> BaseResponse:
    return redirect(_href("overview", paragraph))
