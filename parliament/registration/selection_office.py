"""The organisers' pages of selection: aims and balance, the proposal, invitations and the reserve list."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach
from parliament.registration import (
    choosing,
    interest_letters,
    interest_rules,
    interest_words,
    interests,
    needs,
    offers,
    selecting,
    self_service,
    service,
    setting_rules,
)
from parliament.registration import setting as settings
from parliament.registration.interest_forms import AimForm, SettingForm
from parliament.registration.selecting import Aim, Key
from parliament.shared.errors import NotFound, RuleBroken

blueprint = Blueprint("selection", __name__, url_prefix="/office/selection")
Page = str | tuple[str, int] | BaseResponse

_LISTED = (
    interest_rules.SELECTED,
    interest_rules.RESERVE,
    interest_rules.RECEIVED,
    interest_rules.INVITED,
    interest_rules.CONFIRMED,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the balance as the page draws it."""

    dimension: str
    label: str
    key: str
    have: int
    want: int
    lacking: int
    percent: int


@blueprint.get("")
def overview() -> str:
    """How the hall is made up against the aims, and who is chosen and why."""
    edition = _edition()
    offers.expire_due(edition.id)
    return _page(edition, _aim_form(edition))


@blueprint.post("/propose")
def propose() -> BaseResponse:
    """Let the program propose a selection."""
    edition = _edition()
    choices = choosing.propose(edition_id=edition.id, by=current_actor())
    chosen = sum(choice.chosen for choice in choices)
    flash(_("Förslaget är klart: %(n)s företag har plats. Du kan ändra det för hand.", n=chosen))
    return redirect(url_for("selection.overview"))


@blueprint.post("/aims")
def set_aim() -> Page:
    """Set an aim."""
    edition = _edition()
    form = _aim_form(edition)
    dimension, _sep, value = (form.about.data or "").partition(":")
    aim = Aim(dimension, value, form.unit.data or "", form.amount.data or 0)
    try:
        choosing.set_aim(edition_id=edition.id, aim=aim, by=current_actor())
    except RuleBroken as error:
        status = attach(form, error)
        return _page(edition, form), status
    flash(_("Målet är sparat."))
    return redirect(url_for("selection.overview"))


@blueprint.post("/aims/remove")
def remove_aim() -> BaseResponse:
    """Take an aim away."""
    dimension, _sep, value = request.form.get("about", "").partition(":")
    choosing.remove_aim(edition_id=_edition().id, key=(dimension, value), by=current_actor())
    flash(_("Målet är borttaget."))
    return redirect(url_for("selection.overview"))


@blueprint.route("/setting", methods=["GET", "POST"])
def setting() -> Page:
    """How the edition takes registrations."""
    edition = _edition()
    form = SettingForm() if request.method == "POST" else SettingForm.of(settings.setting(edition.id))
    status = 200
    if form.is_submitted():
        if form.validate():
            try:
                settings.change_setting(edition_id=edition.id, new=form.setting(), by=current_actor())
            except RuleBroken as error:
                status = attach(form, error)
            else:
                flash(_("Inställningen är sparad."))
                return redirect(url_for("selection.setting"))
        else:
            status = 422
    return render_template("registration/setting.html", edition=edition, form=form), status


@blueprint.get("/invitations")
def invitations() -> str:
    """How the invitations stand, the deadlines, the buttons that send, and the reserve list."""
    edition = _edition()
    offers.expire_due(edition.id)
    names = interest_words.key_words(edition.id)
    said = self_service.coming(edition.id)
    return render_template(
        "registration/invitations.html",
        edition=edition,
        setting=settings.setting(edition.id),
        capacity=settings.capacity(edition.id),
        free=settings.free_seats(edition.id),
        counts=interests.count_by_status(edition.id),
        states=interest_words.state_words(),
        deadlines=_deadlines(edition),
        waiting=interests.list_interests(edition.id, statuses=[interest_rules.INVITED]),
        reserves=[
            (view, interest_words.why(reason, names, chosen=False))
            for view, reason in choosing.ranked_reserves(edition.id)
        ],
        coming=len(said),
        seats=settings.taken(edition.id),
        unanswered=[seat for seat in service.seats(edition.id) if seat.id not in said] if said else [],
    )


@blueprint.post("/invite")
def invite() -> BaseResponse:
    """Invite everybody who is selected."""
    found = interests.list_interests(_edition().id, statuses=[interest_rules.SELECTED])
    count = offers.invite(interest_ids=[view.id for view in found], by=current_actor())
    flash(_("%(n)s företag är inbjudna.", n=count))
    return redirect(url_for("selection.invitations"))


@blueprint.post("/save-the-date")
def save_the_date() -> BaseResponse:
    """Send "save the date" to everybody who has not been invited; once each."""
    found = interests.list_interests(_edition().id, statuses=interest_rules.WAITING)
    count = interest_letters.write_all(interest_letters.SAVE_THE_DATE, found)
    flash(
        _(
            "”Boka dagen” skickas till %(n)s företag. Den som redan har fått brevet får det inte igen.",
            n=count,
        )
    )
    return redirect(url_for("selection.invitations"))


@blueprint.get("/needs")
def access() -> str:
    """Who needs what to take part, for the organiser who arranges it."""
    edition = _edition()
    return render_template(
        "registration/needs.html",
        edition=edition,
        people=needs.access_needs(edition.id),
        counts=needs.access_counts(edition.id),
        words=interest_words.access_words(),
        early=interest_rules.BOOKED_EARLY,
    )


@blueprint.get("/kitchen")
def kitchen() -> str:
    """What the kitchen is told: numbers, no names."""
    edition = _edition()
    return render_template(
        "registration/kitchen.html",
        edition=edition,
        food=needs.food_counts(edition.id),
        words=interest_words.food_words(),
    )


def _edition() -> EditionView:
    edition = editions.current_edition()
    if edition is None:
        raise NotFound
    return edition


def _aim_form(edition: EditionView) -> AimForm:
    groups: dict[str, list[tuple[str, str]]] = {}
    dimensions = interest_words.dimension_words()
    for (dimension, value), words in interest_words.key_words(edition.id).items():
        groups.setdefault(dimensions[dimension], []).append((f"{dimension}:{value}", words))
    return AimForm(groups=groups)


def _page(edition: EditionView, form: AimForm) -> str:
    names = interest_words.key_words(edition.id)
    found = interests.list_interests(edition.id, statuses=_LISTED)
    found.sort(key=lambda view: _LISTED.index(view.status))
    picture = choosing.picture(edition.id)
    return render_template(
        "registration/selection.html",
        edition=edition,
        setting=settings.setting(edition.id),
        form=form,
        picture=picture,
        bars=[_bar(line, names) for line in picture.lines],
        companies=[
            (view, interest_words.why(choosing.reason(view), names, chosen=view.status in choosing.IN))
            for view in found
        ],
        states=interest_words.state_words(),
        sectors=interest_words.sector_words(),
        sizes=interest_words.size_words(),
    )


def _bar(line: selecting.Line, names: dict[Key, str]) -> Bar:
    dimension, value = line.key
    return Bar(
        dimension=interest_words.dimension_words()[dimension],
        label=names.get(line.key, value),
        key=f"{dimension}:{value}",
        have=line.have,
        want=line.want,
        lacking=line.lacking,
        percent=min(100, 100 * line.have // line.want) if line.want else 100,
    )


def _deadlines(edition: EditionView) -> list[tuple[str, object]]:
    if edition.date is None:
        return []
    known = settings.setting(edition.id)
    return [
        (_("Boka dagen"), setting_rules.milestone(edition.date, known.save_date_days)),
        (_("Inbjudan"), setting_rules.milestone(edition.date, known.invite_days)),
        (_("Svar senast"), setting_rules.milestone(edition.date, known.answer_days)),
        (_("”Kommer du?”, skickas av sig själv"), setting_rules.milestone(edition.date, known.coming_days)),
        (_("Dagen"), edition.date),
    ]
