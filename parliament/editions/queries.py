"""Reading editions: rows in, frozen values out."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from parliament.editions import rules
from parliament.editions.models import Edition, Issue, Partner, ProgrammeItem, Theme
from parliament.editions.views import (
    EditionView,
    IssueView,
    PartnerView,
    ProgrammeItemView,
    SiteView,
    ThemeView,
)
from parliament.shared.errors import NotFound
from parliament.storage.transaction import reading

SITE_NAME = "Näringslivsparlamentet"


def site() -> SiteView:
    """What the site is called: the series of the current edition."""
    current = current_edition()
    return SiteView(current.series_name if current else SITE_NAME)


def current_edition() -> EditionView | None:
    """The edition that the site is about now (see rules.choose_current), or None."""
    with reading() as session:
        rows = session.execute(select(Edition.id, Edition.year, Edition.status))
        chosen = rules.choose_current((id_, year, status) for id_, year, status in rows)
        return edition(chosen) if chosen else None


def edition(edition_id: str) -> EditionView:
    """One edition.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(Edition, edition_id)
        if row is None:
            raise NotFound
        return _edition_view(row, _partners(session, [row.id]))


def list_editions() -> list[EditionView]:
    """All editions, the latest year first."""
    with reading() as session:
        rows = session.scalars(select(Edition).order_by(Edition.year.desc())).all()
        partners = _partners(session, [row.id for row in rows])
        return [_edition_view(row, partners) for row in rows]


def themes(edition_id: str) -> list[ThemeView]:
    """The themes of an edition in order, each with its issues."""
    with reading() as session:
        query = select(Theme).where(Theme.edition_id == edition_id).order_by(Theme.position, Theme.id)
        rows = session.scalars(query).all()
        return _theme_views(session, rows)


def theme_ids(edition_id: str) -> frozenset[str]:
    """The ids of an edition's themes, for those who only ask whether a theme is one of them."""
    with reading() as session:
        return frozenset(session.scalars(_THEME_IDS, {"id": edition_id}))


_THEME_IDS = select(Theme.id).where(Theme.edition_id == bindparam("id"))


def theme(theme_id: str) -> ThemeView:
    """One theme with its issues.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(Theme, theme_id)
        if row is None:
            raise NotFound
        return _theme_views(session, [row])[0]


def issue(issue_id: str) -> IssueView:
    """One issue.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(Issue, issue_id)
        if row is None:
            raise NotFound
        return _issue_view(row)


def programme(edition_id: str) -> list[ProgrammeItemView]:
    """The programme of an edition in order."""
    with reading() as session:
        rows = programme_rows(session, edition_id)
        planned = rules.plan_times((row.minutes, row.starts_at if row.fixed else None) for row in rows)
        return [_item_view(row, plan.overlap_minutes) for row, plan in zip(rows, planned, strict=True)]


def programme_item(item_id: str) -> ProgrammeItemView:
    """One point of a programme.

    Raises:
        NotFound: there is none with this id.
    """
    with reading() as session:
        row = session.get(ProgrammeItem, item_id)
        if row is None:
            raise NotFound
        return next(view for view in programme(row.edition_id) if view.id == item_id)


def programme_rows(session: Session, edition_id: str) -> list[ProgrammeItem]:
    """The rows of a programme in order; for the feature itself."""
    query = select(ProgrammeItem).where(ProgrammeItem.edition_id == edition_id)
    return list(session.scalars(query.order_by(ProgrammeItem.position, ProgrammeItem.id)))


_PARTNERS_OF = (
    select(Partner).where(Partner.edition_id.in_(bindparam("ids", expanding=True))).order_by(Partner.position)
)  # put together once: every page asks


def _partners(session: Session, edition_ids: Iterable[str]) -> dict[str, list[PartnerView]]:
    found: dict[str, list[PartnerView]] = {}
    for row in session.scalars(_PARTNERS_OF, {"ids": list(edition_ids)}):
        lines = tuple(row.responsibilities.splitlines())
        view = PartnerView(row.id, row.name, row.short_name, lines, row.kind)
        found.setdefault(row.edition_id, []).append(view)
    return found


def _edition_view(row: Edition, partners: dict[str, list[PartnerView]]) -> EditionView:
    return EditionView(
        id=row.id,
        year=row.year,
        name=row.name,
        series_name=row.series_name,
        region_name=row.region_name,
        date=row.day,
        period_text=row.period_text,
        status=row.status,
        mode=row.mode,
        venue=row.venue,
        seats=row.seats,
        cancel_reason=row.cancel_reason,
        note=row.note,
        technical_support_ore=row.technical_support_ore,
        frame_ore=row.frame_ore,
        partners=tuple(partners.get(row.id, ())),
        description=row.description,
        technical_support_vat=row.technical_support_vat,
        frame_text=row.frame_text,
        is_demo=row.is_demo,
    )


def _theme_views(session: Session, rows: Iterable[Theme]) -> list[ThemeView]:
    rows = list(rows)
    query = select(Issue).where(Issue.theme_id.in_([row.id for row in rows])).order_by(Issue.letter)
    issues: dict[str, list[IssueView]] = {}
    for issue_row in session.scalars(query):
        issues.setdefault(issue_row.theme_id, []).append(_issue_view(issue_row))
    return [_theme_view(row, tuple(issues.get(row.id, ()))) for row in rows]


def _theme_view(row: Theme, issues: tuple[IssueView, ...]) -> ThemeView:
    return ThemeView(
        id=row.id,
        edition_id=row.edition_id,
        key=row.key,
        name=row.name,
        name_en=row.name_en,
        palette=row.palette,
        icon=row.icon,
        position=row.position,
        answers=row.answers,
        answer_minutes=row.answer_minutes,
        tie_rule=row.tie_rule,
        roles=tuple(row.roles.splitlines()),
        introduction=row.introduction,
        issues=issues,
        introduction_minutes=row.introduction_minutes,
        questions_minutes=row.questions_minutes,
        division_minutes=row.division_minutes,
    )


def _issue_view(row: Issue) -> IssueView:
    return IssueView(row.id, row.theme_id, row.letter, row.short_name, row.text, row.is_demo)


def _item_view(row: ProgrammeItem, overlap: int) -> ProgrammeItemView:
    return ProgrammeItemView(
        id=row.id,
        edition_id=row.edition_id,
        position=row.position,
        kind=row.kind,
        title=row.title,
        theme_id=row.theme_id,
        starts_at=row.starts_at,
        minutes=row.minutes,
        presenter=row.presenter,
        fixed=row.fixed,
        overlap_minutes=overlap,
    )
