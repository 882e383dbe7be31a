"""Disposal: the rules, the dry run, the run and its log. For organisers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach, chosen_language
from parliament.privacy import disposal, rules, words
from parliament.privacy.disposal import Plan
from parliament.privacy.forms import DecisionForm
from parliament.shared import swedish
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("privacy_disposal", __name__, url_prefix="/office/privacy/disposal")
Page = str | tuple[str, int] | BaseResponse

SHOWN = 200


@blueprint.get("")
def overview() -> str:
    """Every kind: its rule, from when, and how many would go now; and the log."""
    edition = _edition()
    plans = [disposal.plan(kind=kind, edition_id=edition.id) for kind in rules.KINDS] if edition else []
    return render_template(
        "privacy/disposal.html",
        edition=edition,
        editions=editions.list_editions(),
        plans=plans,
        kind_words=words.KINDS,
        preserved=words.PRESERVED,
        log=disposal.log(),
        years={each.id: each.year for each in editions.list_editions()},
        why=_why,
    )


@blueprint.route("/<disposal_kind>", methods=["GET", "POST"])
def one(disposal_kind: str) -> Page:
    """A kind: the decision, and the dry run of exactly what would go."""
    edition = _edition()
    if edition is None:
        raise NotFound
    found = disposal.plan(kind=disposal_kind, edition_id=edition.id)
    form = _form(found)
    if request.method == "GET":
        return _page(edition, found, form)
    if not form.validate_on_submit():
        return _page(edition, found, form), 422
    try:
        disposal.decide(kind=disposal_kind, decision=form.decision(), by=current_actor())
    except RuleBroken as error:
        status = attach(form, error)
        return _page(edition, found, form), status
    flash(_("Regeln är sparad."))
    return redirect(url_for("privacy_disposal.one", disposal_kind=disposal_kind, edition=edition.id))


@blueprint.post("/<disposal_kind>/run")
def run(disposal_kind: str) -> BaseResponse:
    """Dispose of what the dry run showed."""
    edition = _edition()
    if edition is None:
        raise NotFound
    try:
        count = disposal.run(
            kind=disposal_kind,
            edition_id=edition.id,
            fingerprint=request.form.get("fingerprint", ""),
            by=current_actor(),
        )
    except NotFound:
        raise
    except RuleBroken as error:
        flash(error.sentence(chosen_language()), "stop")
    else:
        flash(_("Gallrat: %(count)s. Det står i loggen.", count=swedish.number(count, chosen_language())))
    return redirect(url_for("privacy_disposal.one", disposal_kind=disposal_kind, edition=edition.id))


def _form(found: Plan) -> DecisionForm:
    if found.decision is None:
        return DecisionForm(data={"days": found.kind.suggested_days})
    decision = found.decision
    return DecisionForm(
        data={
            "days": decision.days,
            "decision_no": decision.decision_no,
            "decided_by": decision.decided_by,
            "decided_on": decision.decided_on,
        }
    )


def _page(edition: EditionView, found: Plan, form: DecisionForm) -> str:
    return render_template(
        "privacy/disposal_kind.html",
        edition=edition,
        plan=found,
        title=words.KINDS[found.kind.key],
        form=form,
        shown=found.records[:SHOWN],
        left_out=max(0, len(found.records) - SHOWN),
        why=_why,
    )


def _why(found: Plan) -> str:
    """Why it cannot be run now; nothing when it can."""
    return found.hindrance.sentence(chosen_language()) if found.hindrance else ""


def _edition() -> EditionView | None:
    chosen = request.args.get("edition") or request.form.get("edition")
    return editions.edition(chosen) if chosen else editions.current_edition()
