"""The organisers' pages of registration: the list, one company, its keys, its cancellation."""

from __future__ import annotations

import time

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from parliament.access.who import current_actor, parts
from parliament.editions import service as editions
from parliament.editions.service import EditionView
from parliament.pages import attach
from parliament.registration import listing, protection, rules, service
from parliament.registration.exports import XLSX, Cell, as_csv, as_xlsx
from parliament.registration.forms import VotesForm, kind_choices
from parliament.registration.links import public_link
from parliament.registration.listing import Filters
from parliament.registration.service import CompanyView, SeatView
from parliament.shared import org_no, swedish
from parliament.shared.errors import NotFound
from parliament.storage.native import apart

blueprint = Blueprint("registrations", __name__, url_prefix="/office/registrations")
Page = str | tuple[str, int] | BaseResponse

_BREATH_SECONDS = 0.001
"""Long enough for the server's loop to look at its sockets."""


@blueprint.get("")
def companies() -> str:
    """The list, as the filters in the address narrow it."""
    edition = _edition()
    filters = _filters()
    counts = listing.counts(edition.id) if edition else listing.Counts(0, 0, 0, 0)
    number = request.args.get("page", 1, type=int)
    return render_template(
        "registration/companies.html",
        edition=edition,
        found=listing.page(edition.id, filters, number=number) if edition else None,
        counts=counts,
        filters=filters,
        themes=editions.themes(edition.id) if edition else [],
        municipalities=[*service.municipalities(), rules.OTHER_MUNICIPALITY],
    )


@blueprint.get("/list.csv")
def companies_csv() -> Response:
    """The list as CSV, one person a row."""
    header, rows = _header(), _rows()
    return _file(apart(lambda: as_csv(header, rows)), "text/csv; charset=utf-8", "anmalningar.csv")


@blueprint.get("/list.xlsx")
def companies_xlsx() -> Response:
    """The list as a workbook, one person a row."""
    title, header, rows = _("Anmälningar"), _header(), _rows()
    return _file(apart(lambda: as_xlsx(title, header, rows)), XLSX, "anmalningar.xlsx")


@blueprint.get("/<company_id>")
def company(company_id: str) -> str:
    """One company and its people."""
    return _company_page(company_id, VotesForm(data={"votes": service.company(company_id).votes}))


@blueprint.post("/<company_id>/votes")
def set_votes(company_id: str) -> Page:
    """Set how many of its people may vote."""
    form = VotesForm()
    try:
        service.set_votes(
            company_id=company_id,
            votes=-1 if form.votes.data is None else form.votes.data,
            by=current_actor(),
        )
    except rules.VotesOutOfRange as error:
        status = attach(form, error)
        return _company_page(company_id, form), status
    flash(_("Antalet röster är ändrat."))
    return redirect(url_for("registrations.company", company_id=company_id))


@blueprint.post("/<company_id>/cancel")
def cancel(company_id: str) -> BaseResponse:
    """Cancel a company and free its seats."""
    service.cancel_company(company_id=company_id, by=current_actor())
    flash(_("Anmälan är avbokad. Platserna är lediga och länkarna gäller inte längre."))
    return redirect(url_for("registrations.company", company_id=company_id))


@blueprint.post("/seats/<seat_id>/link")
def show_link(seat_id: str) -> str:
    """Show a seat's private link again. It is noted in the journal who did."""
    seat = service.seat(seat_id)
    identity = parts().directory.by_id(seat_id)
    if identity is None or not seat.active:
        raise NotFound
    service.note_link_shown(seat_id=seat_id, by=current_actor())
    g.no_store = True
    link = public_link("registration.ticket", key=parts().keys.key(identity))
    code = parts().short_codes.show(seat_id)
    return render_template("registration/link.html", seat=seat, link=link, code=code)


@blueprint.post("/seats/<seat_id>/new-key")
def new_key(seat_id: str) -> BaseResponse:
    """Give a seat a new link and a new typed code; the old ones are dead at once."""
    seat = service.replace_key(seat_id=seat_id, by=current_actor(), short_codes=parts().short_codes)
    flash(
        _(
            "Plats %(number)s har fått en ny länk och en ny kod. De gamla gäller inte längre.",
            number=seat.number,
        )
    )
    return redirect(url_for("registrations.company", company_id=seat.company_id))


def _edition() -> EditionView | None:
    """The edition in the address, else the current one."""
    chosen = request.args.get("edition")
    return editions.edition(chosen) if chosen else editions.current_edition()


def _filters() -> Filters:
    args = request.args
    return Filters(
        q=args.get("q", "").strip(),
        municipality=args.get("municipality", ""),
        theme=args.get("theme", ""),
        cancelled=args.get("cancelled") == "1",
    )


def _company_page(company_id: str, form: VotesForm) -> str:
    found = service.company(company_id)
    names = {theme.id: theme for theme in editions.themes(found.edition_id)}
    return render_template(
        "registration/company.html",
        company=found,
        kind=dict(kind_choices())[found.kind],
        number=org_no.written(found.org_no) if found.org_no else _("Enskild firma, inget nummer"),
        themes=[names[theme_id] for theme_id in found.theme_ids if theme_id in names],
        form=form,
        real_names=protection.real_names(company_id),
    )


def _header() -> list[str]:
    return [
        _("Företag"),
        _("Företagsform"),
        _("Organisationsnummer"),
        _("Kommun"),
        _("E-post till företaget"),
        _("Plats"),
        _("Namn"),
        _("E-post"),
        _("Får rösta"),
        _("Teman"),
        _("Anmäld"),
        _("Avbokad"),
    ]


def _rows() -> list[list[Cell]]:
    """A row for each person. Others get their turn now and then: thousands of rows take a while."""
    edition = _edition()
    if edition is None:
        return []
    kinds = dict(kind_choices())
    themes = {theme.id: theme.name for theme in editions.themes(edition.id)}
    yes, no = _("ja"), _("nej")
    rows: list[list[Cell]] = []
    for some in listing.all_matching(edition.id, _filters()):
        rows += [_row(company, seat, kinds, themes, yes, no) for company in some for seat in company.seats]
        time.sleep(_BREATH_SECONDS)
    return rows


def _row(
    company: CompanyView, seat: SeatView, kinds: dict[str, str], themes: dict[str, str], yes: str, no: str
) -> list[Cell]:
    return [
        company.name,
        kinds[company.kind],
        org_no.written(company.org_no) if company.org_no else "",
        company.municipality,
        company.contact_email,
        seat.number,
        seat.delegate_name,
        seat.email,
        yes if seat.may_vote else no,
        ", ".join(themes[theme_id] for theme_id in company.theme_ids if theme_id in themes),
        swedish.date_short(company.registered_at),
        swedish.date_short(company.cancelled_at) if company.cancelled_at else "",
    ]


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
