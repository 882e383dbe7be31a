"""The organisers' survey builder: questions, order, conditions, versions, preview."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.evaluation import building, building_rules, rules
from parliament.evaluation.core import Item
from parliament.evaluation.forms import ItemForm, hint, label, option_label, survey_form
from parliament.evaluation.web import chosen_audience, needed_edition
from parliament.pages import attach, chosen_language
from parliament.shared.errors import RuleBroken

blueprint = Blueprint("evaluation_builder", __name__, url_prefix="/office/evaluation/questions")
Page = str | tuple[str, int] | BaseResponse


@blueprint.get("")
def overview() -> str:
    """The questions in order, and what can be done with them."""
    edition = needed_edition()
    form = building.form(edition.id, chosen_audience())
    return render_template(
        "evaluation/builder.html",
        edition=edition,
        form=form,
        audience=chosen_audience(),
        shape_of=building_rules.shape_of,
        when=lambda item: condition_words(item, form.items),
    )


@blueprint.get("/preview")
def preview() -> str:
    """The survey as those who answer will see it; nothing can be sent."""
    edition = needed_edition()
    form = building.form(edition.id, chosen_audience())
    return render_template(
        "evaluation/preview.html",
        edition=edition,
        audience=chosen_audience(),
        form=survey_form(chosen_language(), form.items),
        survey=form.items,
        number=form.number,
        limit=rules.MAX_TEXT,
    )


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Add a question."""
    edition, audience = needed_edition(), chosen_audience()
    form, status = _form(building.form(edition.id, audience).items), 200
    if form.is_submitted():
        try:
            building.add_item(edition_id=edition.id, audience=audience, new=form.new(), by=current_actor())
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return _back(_("Frågan är tillagd, sist. Flytta den dit den ska stå."))
    return _page(form, None), status


@blueprint.route("/<question>", methods=["GET", "POST"])
def one(question: str) -> Page:
    """Ask a question otherwise."""
    edition, audience = needed_edition(), chosen_audience()
    items = building.form(edition.id, audience).items
    item = building_rules.find(items, question)
    form, status = _form(building_rules.earlier_than(items, question)), 200
    if form.is_submitted():
        try:
            building.change_item(
                edition_id=edition.id, audience=audience, key=question, new=form.new(), by=current_actor()
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            return _back(_("Frågan är ändrad."))
    else:
        form.show(item)
    return _page(form, item), status


@blueprint.post("/<question>/move")
def move(question: str) -> BaseResponse:
    """One step earlier or later."""
    building.move_item(
        edition_id=needed_edition().id,
        audience=chosen_audience(),
        key=question,
        up=request.form.get("way") == "up",
        by=current_actor(),
    )
    return _back(_("Ordningen är ändrad."))


@blueprint.post("/<question>/remove")
def remove(question: str) -> BaseResponse:
    """Ask a question no more."""
    building.remove_item(
        edition_id=needed_edition().id, audience=chosen_audience(), key=question, by=current_actor()
    )
    return _back(_("Frågan är borttagen."))


@blueprint.post("/version")
def version() -> BaseResponse:
    """Make a new version, put it to use, or throw it away."""
    deeds = {
        "new": (building.new_version, _("En ny version är påbörjad. Den gamla gäller tills du byter.")),
        "use": (building.use_version, _("Den nya versionen gäller nu.")),
        "discard": (building.discard_version, _("Den nya versionen är borttagen. Den gamla gäller.")),
    }
    deed, told = deeds.get(request.form.get("deed", ""), deeds["new"])
    deed(edition_id=needed_edition().id, audience=chosen_audience(), by=current_actor())
    return _back(told)


@blueprint.app_template_filter("survey_asked_of")
def asked_of(item: Item, items: tuple[Item, ...]) -> str:
    """Of whom a question with a condition is asked, in the visitor's language."""
    return condition_words(item, items)


def condition_words(item: Item, items: tuple[Item, ...]) -> str:
    """Of whom the question is asked; "" when of everybody."""
    if item.condition is None:
        return ""
    language = chosen_language()
    about = building_rules.find(items, item.condition.key)
    said = [option_label(o, language) for o in about.options if o.value in item.condition.values]
    words: str = _(
        "Bara för den som svarat ”%(answer)s” på ”%(question)s”",
        answer=", ".join(said),
        question=label(about, language),
    )
    return words


def _form(earlier: tuple[Item, ...]) -> Any:
    form = ItemForm()
    language = chosen_language()
    choices = [("", _("Alltid"))]
    for item in earlier:
        if item.kind != "text" and not item.background:
            words = label(item, language)
            choices += [
                (f"{item.key}={o.value}", f"{words} {option_label(o, language)}") for o in item.options
            ]
    form.condition.choices = choices
    return form


def _page(form: Any, item: Item | None) -> str:
    words = hint(item, chosen_language()) if item else ""
    return render_template(
        "evaluation/question.html",
        form=form,
        item=item,
        hint_words=words,
        edition=needed_edition(),
        audience=chosen_audience(),
    )


def _back(told: str) -> BaseResponse:
    flash(told, "ok")
    return redirect(url_for(".overview", edition=needed_edition().id, audience=chosen_audience()))
