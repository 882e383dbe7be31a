"""The organisers' pages of interest: the list, one company, and the questions that companies want raised."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor
from parliament.editions import service as editions
from parliament.pages import chosen_language
from parliament.registration import choosing, intake, interest_rules, interest_words, interests, offers, rules
from parliament.registration.companies import municipalities
from parliament.registration.exports import XLSX, Cell, as_csv, as_xlsx
from parliament.registration.interests import InterestView
from parliament.registration.selecting import Key
from parliament.registration.setting import setting
from parliament.shared import org_no, swedish

blueprint = Blueprint("interests", __name__, url_prefix="/office/interests")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    q: str
    status: str
    municipality: str
    sector: str

    @property
    def chosen(self) -> dict[str, str]:
        """As the address writes them."""
        written = {
            "q": self.q,
            "status": self.status,
            "municipality": self.municipality,
            "sector": self.sector,
        }
        return {name: value for name, value in written.items() if value}


@blueprint.get("")
def overview() -> str:
    """The list, as the filters in the address narrow it."""
    edition = editions.current_edition()
    if edition:
        offers.expire_due(edition.id)
    filters = _filters()
    everyone = interests.list_interests(edition.id) if edition else []
    return render_template(
        "registration/interests.html",
        edition=edition,
        setting=setting(edition.id) if edition else None,
        found=[view for view in everyone if _matches(view, filters)],
        any_at_all=bool(everyone),
        doubles=interests.likely_duplicates(everyone),
        filters=filters,
        counts=interests.count_by_status(edition.id) if edition else {},
        states=interest_words.state_words(),
        sectors=interest_words.sector_words(),
        sizes=interest_words.size_words(),
        municipalities=[*municipalities(), rules.OTHER_MUNICIPALITY],
    )


@blueprint.get("/list.csv")
def as_csv_file() -> Response:
    """The list as CSV, one company a row."""
    return _file(as_csv(_header(), _rows()), "text/csv; charset=utf-8", "intresseanmalningar.csv")


@blueprint.get("/list.xlsx")
def as_xlsx_file() -> Response:
    """The list as a workbook, one company a row."""
    return _file(as_xlsx(_("Intresseanmälningar"), _header(), _rows()), XLSX, "intresseanmalningar.xlsx")


@blueprint.get("/<interest_id>")
def one(interest_id: str) -> str:
    """One company: what it sent in, how it stands, what can be done, and every decision."""
    view = interests.interest(interest_id)
    offers.expire_due(view.edition_id)
    view = interests.interest(interest_id)
    names = interest_words.key_words(view.edition_id)
    themes = {theme.id: theme for theme in editions.themes(view.edition_id)}
    return render_template(
        "registration/interest_one.html",
        interest=view,
        state=interest_words.state_words()[view.status],
        number=org_no.written(view.org_no) if view.org_no else _("Enskild firma, inget nummer"),
        sector=interest_words.sector_words().get(view.sector, view.sector),
        size=interest_words.size_words().get(view.size, view.size),
        themes=[themes[id_] for id_ in view.theme_ids if id_ in themes],
        question_theme=themes.get(view.question_theme_id),
        why=interest_words.why(choosing.reason(view), names, chosen=view.status in choosing.IN),
        doubles=interests.likely_duplicates(interests.list_interests(view.edition_id)).get(view.id, ()),
        decisions=choosing.decisions(view.id),
        deeds=_deed_words(),
        may={event for state, event in interest_rules.TRANSITIONS if state == view.status},
    )


@blueprint.post("/<interest_id>/decide")
def decide(interest_id: str) -> BaseResponse:
    """Select, put on the reserve list, invite or withdraw one company."""
    wanted, by = request.form.get("deed", ""), current_actor()
    try:
        if wanted in {"select", "reserve"}:
            choosing.choose(interest_id=interest_id, chosen=wanted == "select", by=by)
        elif wanted == "invite":
            offers.invite(interest_ids=[interest_id], by=by)
        elif wanted == "withdraw":
            intake.withdraw(interest_id=interest_id, by=by)
    except interest_rules.InterestNotThere as error:
        flash(error.sentence(chosen_language()), "warn")
    else:
        flash(_("Det är gjort."))
    if request.form.get("back") == "selection":
        return redirect(url_for("selection.overview"))
    return redirect(url_for("interests.one", interest_id=interest_id))


def _deed_words() -> dict[str, str]:
    return {
        "interest.received": _("Anmälde intresse"),
        "interest.selected": _("Vald"),
        "interest.reserved": _("Satt på reservlistan"),
        "interest.invited": _("Inbjuden"),
        "interest.confirmed": _("Tackade ja"),
        "interest.declined": _("Tackade nej"),
        "interest.expired": _("Svarade inte i tid"),
        "interest.queued": _("Ställde sig på reservlistan"),
        "interest.reserve_when_full": _("Tackade ja när platserna var slut, och står på reservlistan"),
        "interest.cancelled": _("Avbokade"),
        "interest.withdrawn": _("Tog tillbaka"),
    }


def _filters() -> Filters:
    args = request.args
    status = args.get("status", "")
    return Filters(
        q=args.get("q", "").strip(),
        status=status if status in interest_rules.STATUSES else "",
        municipality=args.get("municipality", ""),
        sector=args.get("sector", ""),
    )


def _matches(view: InterestView, filters: Filters) -> bool:
    if filters.status and view.status != filters.status:
        return False
    if filters.municipality and view.municipality != filters.municipality:
        return False
    if filters.sector and view.sector != filters.sector:
        return False
    people = " ".join(f"{person.name} {person.email}" for person in view.people)
    haystack = f"{view.name} {view.org_no or ''} {view.contact_email} {people}".casefold()
    return all(word in haystack for word in filters.q.casefold().split())


def _header() -> list[str]:
    return [
        _("Företag"),
        _("Organisationsnummer"),
        _("Kommun"),
        _("Bransch"),
        _("Storlek"),
        _("Nytt företag"),
        _("E-post till företaget"),
        _("Platser"),
        _("Personer"),
        _("Teman"),
        _("Läge"),
        _("Varför"),
        _("Svar senast"),
        _("Anmäld"),
    ]


def _rows() -> list[list[Cell]]:
    edition = editions.current_edition()
    if edition is None:
        return []
    filters, names = _filters(), interest_words.key_words(edition.id)
    return [_row(view, names) for view in interests.list_interests(edition.id) if _matches(view, filters)]


def _row(view: InterestView, names: dict[Key, str]) -> list[Cell]:
    return [
        view.name,
        org_no.written(view.org_no) if view.org_no else "",
        view.municipality,
        interest_words.sector_words().get(view.sector, view.sector),
        view.size,
        _("ja") if view.newcomer else _("nej"),
        view.contact_email,
        view.seats,
        ", ".join(person.name for person in view.delegates),
        ", ".join(names[key] for key in (("theme", id_) for id_ in view.theme_ids) if key in names),
        interest_words.state_words()[view.status][1],
        interest_words.why(choosing.reason(view), names, chosen=view.status in choosing.IN),
        swedish.date_short(view.answer_by) if view.answer_by else "",
        swedish.date_short(view.received_at),
    ]


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
