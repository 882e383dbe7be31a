"""The organisers' work on the result: what was written, sorted by tags; the years side by side."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.evaluation import tagging, years
from parliament.evaluation.forms import EarlierForm, TagForm, label
from parliament.evaluation.web import chosen_audience, needed_edition
from parliament.pages import attach, chosen_language
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("evaluation_after", __name__, url_prefix="/office/evaluation")
Page = str | tuple[str, int] | BaseResponse


@blueprint.route("/texts", methods=["GET", "POST"])
def texts() -> Page:
    """What was written, and its tags."""
    edition, audience = needed_edition(), chosen_audience()
    form, status = TagForm(), 200
    if form.is_submitted():
        try:
            tagging.add_tag(
                edition_id=edition.id, audience=audience, name=form.name.data or "", by=current_actor()
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Etiketten är tillagd."), "ok")
            return _to("texts")
    chosen = request.args.get("tag", "")
    found = tagging.texts(edition.id, audience)
    page = render_template(
        "evaluation/texts.html",
        edition=edition,
        audience=audience,
        form=form,
        tags=tagging.counts(edition.id, audience),
        chosen=chosen,
        texts=[text for text in found if not chosen or chosen in text.tags],
    )
    return page, status


@blueprint.post("/texts/<text>/tags")
def tag_text(text: str) -> BaseResponse:
    """Give a text its tags."""
    tagging.tag_text(words_id=text, tag_ids=request.form.getlist("tag"), by=current_actor())
    flash(_("Etiketterna är sparade."), "ok")
    return _to("texts", anchor=f"text-{text}")


@blueprint.post("/tags/<tag>/remove")
def remove_tag(tag: str) -> BaseResponse:
    """Take a tag away from everything."""
    tagging.remove_tag(tag_id=tag, by=current_actor())
    flash(_("Etiketten är borttagen."), "ok")
    return _to("texts")


@blueprint.get("/years")
def over_the_years() -> str:
    """The core questions over the years."""
    return _years(_earlier_form(blank=True))


@blueprint.post("/years/new")
def enter_earlier() -> Page:
    """Enter a figure of an earlier year."""
    form = _earlier_form()
    try:
        years.enter(
            audience=chosen_audience(),
            year=form.year.data,
            item_key=form.item.data or "",
            figure=form.figure.data or "",
            answers=form.answers.data,
            source=form.source.data or "",
            by=current_actor(),
        )
    except RuleBroken as error:
        status = attach(form, error)
        return _years(form), status
    flash(_("Siffran är sparad med sin källa."), "ok")
    return _to("over_the_years")


@blueprint.post("/years/<earlier>/remove")
def remove_earlier(earlier: str) -> BaseResponse:
    """Take away a figure that was entered by hand."""
    years.remove(earlier_id=earlier, by=current_actor())
    flash(_("Siffran är borttagen."), "ok")
    return _to("over_the_years")


def _earlier_form(*, blank: bool = False) -> Any:
    form = EarlierForm(formdata=None) if blank else EarlierForm()
    form.item.choices = [
        (item.key, label(item, chosen_language())) for item in years.comparable(chosen_audience())
    ]
    return form


def _years(form: Any) -> str:
    audience = chosen_audience()
    return render_template(
        "evaluation/years.html", form=form, audience=audience, comparison=years.comparison(audience)
    )


def _to(endpoint: str, *, anchor: str | None = None) -> BaseResponse:
    edition = needed_edition().id if endpoint == "texts" else None
    return redirect(url_for(f".{endpoint}", _anchor=anchor, audience=chosen_audience(), edition=edition))
