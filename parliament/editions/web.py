"""The public pages of editions: what, when and where; themes, issues and programme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, g, render_template
from sqlalchemy.exc import SQLAlchemyError

from parliament.access.who import current_seat_id
from parliament.editions import service
from parliament.editions.queries import SITE_NAME
from parliament.editions.service import EditionView, ProgrammeItemView, ThemeView
from parliament.shared.errors import NotFound

blueprint = Blueprint("editions", __name__)

EarlierWords = Callable[[EditionView], str]
"""From the edition of the opening page to what became of the words of the one before, as markup."""


class _Bound:
    """What the application binds."""

    earlier_words: EarlierWords = staticmethod(lambda edition: "")


def bind_earlier_words(render: EarlierWords) -> None:
    """Let ``render`` write the part of the opening page that tells what became of last year's words."""
    _Bound.earlier_words = staticmethod(render)


class _Site:
    """The site's name for templates, asked for once per request and only when a template needs it."""

    @property
    def name(self) -> str:
        """The series' name; the program's own one when the database does not answer."""
        if "parliament_site_name" not in g:
            try:
                g.parliament_site_name = service.site().name
            except SQLAlchemyError:
                g.parliament_site_name = SITE_NAME  # an error page must not fail on the same fault
        return str(g.parliament_site_name)


@blueprint.app_context_processor
def site() -> dict[str, _Site]:
    """``site`` for all templates."""
    return {"site": _Site()}


@dataclass(frozen=True, slots=True)
class Day:
    """Everything there is to show of one edition."""

    edition: EditionView
    themes: list[ThemeView]
    programme: list[ProgrammeItemView]

    @property
    def theme_of(self) -> dict[str, ThemeView]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @property
    def has_demo(self) -> bool:
        """Whether some issues are invented for the demo."""
        return any(issue.is_demo for theme in self.themes for issue in theme.issues)


@blueprint.get("/")
def home() -> str:
    """The edition that the site is about now, and those before it."""
    current = service.current_edition()
    others = [edition for edition in service.list_editions() if current and edition.id != current.id]
    day = _day(current) if current else None
    return render_template(
        "editions/home.html",
        day=day,
        others=others,
        has_seat=current_seat_id() is not None,
        earlier_words=_Bound.earlier_words(current) if current else "",
    )


@blueprint.get("/upplagor/<int:year>")
def one(year: int) -> str:
    """One year's edition."""
    found = next((edition for edition in service.list_editions() if edition.year == year), None)
    if found is None:
        raise NotFound
    return render_template("editions/one.html", day=_day(found))


def _day(edition: EditionView) -> Day:
    return Day(edition, service.themes(edition.id), service.programme(edition.id))
