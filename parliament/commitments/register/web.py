"""Pages of the register of actions: for the organisers, and to read for everybody."""

from __future__ import annotations

import math
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.roles import ORGANISER
from parliament.access.who import current_actor, current_roles
from parliament.commitments import rules
from parliament.commitments.register import planning, service, words
from parliament.commitments.register.forms import ActionForm, AreaForm, PlanForm
from parliament.commitments.register.views import ActionView, Filters, PlanView
from parliament.editions import service as editions
from parliament.pages import attach, typed_version
from parliament.registration import exports
from parliament.shared.errors import NotFound, RuleBroken
from parliament.storage.native import apart

blueprint = Blueprint("register", __name__)
Page = str | tuple[str, int] | BaseResponse

PAGE_SIZE = 100
EVERYTHING = 20_000


@blueprint.get("/office/register")
def plans() -> str:
    """All plans."""
    return render_template("register/plans.html", plans=service.plans(), words=words)


@blueprint.route("/office/register/new", methods=["GET", "POST"])
def new_plan() -> Page:
    """Begin a plan."""
    form, status = PlanForm(), 200
    if form.is_submitted():
        try:
            plan_id = planning.create_plan(
                region_name=form.region_name.data or "",
                title=form.title.data or "",
                period_text=form.period_text.data or "",
                background=form.background.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Planen finns. Lägg till dess insatsområden."))
            return redirect(url_for("register.new_area", plan_id=plan_id), code=303)
    else:
        edition = editions.current_edition()
        form.region_name.data = edition.region_name if edition else ""
    return render_template("register/new_plan.html", form=form), status


@blueprint.route("/office/register/<plan_id>/areas/new", methods=["GET", "POST"])
def new_area(plan_id: str) -> Page:
    """Add an action area."""
    plan, form, status = service.plan(plan_id), AreaForm(), 200
    if form.is_submitted():
        try:
            planning.add_area(
                plan_id,
                strategic_name=form.strategic_name.data or "",
                name=form.name.data or "",
                by=current_actor(),
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Insatsområdet %(name)s är tillagt.", name=form.name.data))
            return redirect(url_for("register.new_area", plan_id=plan_id), code=303)
    return render_template("register/new_area.html", plan=plan, form=form), status


@blueprint.get("/office/register/<plan_id>")
def plan(plan_id: str) -> str:
    """The register of a plan, with filters."""
    return _register(service.plan(plan_id), "register.plan", may_write=ORGANISER in current_roles())


@blueprint.get("/uppfoljning/handlingsplan/<plan_id>")
def public_plan(plan_id: str) -> str:
    """The register as everybody may read it."""
    found = service.plan(plan_id)
    if not found.is_public:
        raise NotFound
    return _register(found, "register.public_plan", may_write=False)


@blueprint.get("/office/register/<plan_id>/insatser.xlsx")
def export(plan_id: str) -> Response:
    """The register as a spreadsheet, with the same filters."""
    found = service.plan(plan_id)
    rows, _total = service.actions(plan_id, _filters(), limit=EVERYTHING)
    areas = {area.id: f"{area.number}. {area.name}" for area in found.areas}
    lines = [words.row(action, areas) for action in rows]
    columns, title = words.columns(), _("Insatser")
    body = apart(lambda: exports.as_xlsx(title, columns, lines))
    answer = Response(body, mimetype=exports.XLSX)
    answer.headers["Content-Disposition"] = "attachment; filename=insatser.xlsx"
    return answer


@blueprint.route("/office/register/<plan_id>/actions/new", methods=["GET", "POST"])
def new_action(plan_id: str) -> Page:
    """Add an action."""
    plan, form, status = service.plan(plan_id), ActionForm(), 200
    form.offer(plan)
    if form.is_submitted():
        try:
            if form.area.data not in {area.id for area in plan.areas}:
                raise NotFound
            action_id = service.add_action(
                form.area.data, form.facts(), status=form.status.data or "", by=current_actor()
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Insatsen är tillagd."))
            return redirect(url_for("register.action", action_id=action_id), code=303)
    else:
        form.area.data = request.args.get("area", "")
    return render_template("register/new_action.html", plan=plan, form=form), status


@blueprint.route("/office/register/actions/<action_id>", methods=["GET", "POST"])
def action(action_id: str) -> Page:
    """An action: what it says, where it stands, what has changed."""
    found, form, status = service.action(action_id), ActionForm(), 200
    if form.is_submitted():
        try:
            service.change_action(
                action_id, form.facts(), version=typed_version(form.version.data), by=current_actor()
            )
        except RuleBroken as error:
            status = attach(form, error)
        else:
            flash(_("Insatsen är sparad."))
            return redirect(url_for("register.action", action_id=action_id), code=303)
    else:
        form.fill_from(found)
    return _action_page(found, form), status


@blueprint.post("/office/register/actions/<action_id>/step")
def take_step(action_id: str) -> Page:
    """Move an action a step on its way."""
    try:
        after = service.take_step(
            action_id,
            request.form.get("step", ""),
            version=typed_version(request.form.get("version")),
            reason=request.form.get("reason", ""),
            by=current_actor(),
        )
    except rules.ReasonMissing as error:
        form = ActionForm(formdata=None)
        found = service.action(action_id)
        form.fill_from(found)
        status = attach(form, error)
        return _action_page(found, form), status
    flash(_("Läget är nu: %(status)s.", status=words.STATUS[after]))
    return redirect(url_for("register.action", action_id=action_id), code=303)


@blueprint.get("/office/register/<plan_id>/changes")
def changes(plan_id: str) -> str:
    """What has changed since a named version."""
    found = service.plan(plan_id)
    since = next((v for v in found.versions if v.id == request.args.get("since")), None)
    since = since or next(iter(found.versions), None)
    changed = service.changes_since(plan_id, since.at) if since else []
    return render_template("register/changes.html", plan=found, since=since, changes=changed, words=words)


@blueprint.post("/office/register/<plan_id>/versions")
def name_version(plan_id: str) -> BaseResponse:
    """Give this moment a name."""
    service.name_version(plan_id, request.form.get("name", ""), by=current_actor())
    flash(_("Versionen är sparad. Ändringar från och med nu visas mot den."))
    return redirect(url_for("register.changes", plan_id=plan_id), code=303)


@blueprint.post("/office/register/<plan_id>/publish")
def publish(plan_id: str) -> BaseResponse:
    """Show the register to everybody, or no more."""
    is_public = request.form.get("public") == "1"
    service.publish(plan_id, is_public=is_public, by=current_actor())
    flash(_("Alla kan läsa registret nu.") if is_public else _("Bara kansliet ser registret nu."))
    return redirect(url_for("register.plan", plan_id=plan_id), code=303)


def _register(plan: PlanView, endpoint: str, *, may_write: bool) -> str:
    wanted, page = _filters(), max(1, request.args.get("page", 1, type=int))
    rows, total = service.actions(plan.id, wanted, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    pages = max(1, math.ceil(total / PAGE_SIZE))
    if page > pages:
        abort(404)
    return render_template(
        "register/plan.html",
        plan=plan,
        groups=_by_area(plan, rows),
        total=total,
        page=page,
        pages=pages,
        wanted=wanted,
        args=_args(),
        here=url_for(endpoint, plan_id=plan.id),
        may_write=may_write,
        is_public_page=endpoint == "register.public_plan",
        statuses=rules.STATUSES,
        words=words,
    )


def _by_area(plan: PlanView, rows: list[ActionView]) -> list[dict[str, Any]]:
    grouped: dict[str, list[ActionView]] = {}
    for row in rows:
        grouped.setdefault(row.area_id, []).append(row)
    return [{"area": area, "actions": grouped[area.id]} for area in plan.areas if area.id in grouped]


def _action_page(found: ActionView, form: ActionForm) -> str:
    plan = service.plan(found.plan_id)
    return render_template(
        "register/action.html",
        action=found,
        plan=plan,
        area=next(area for area in plan.areas if area.id == found.area_id),
        form=form,
        steps=rules.steps_from(found.status),
        changes=service.changes_of(found.id),
        words=words,
    )


def _filters() -> Filters:
    given = request.args
    return Filters(
        q=given.get("q", "")[:200],
        area_id=given.get("area", ""),
        status=given.get("status", ""),
        unclear=given.get("unclear") == "1",
    )


def _args() -> dict[str, str]:
    """What is filtered on, for links."""
    return {name: request.args[name] for name in ("q", "area", "status", "unclear") if request.args.get(name)}
